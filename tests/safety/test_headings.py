"""No heading says more than was asked: each heading beside the questions whose answers come out under it.

Read it from the bottom up: somebody answers a question with a slip, "I lost my patience and talked over somebody". May
it be found under that heading? It turns red when a question or a heading is said in other words, and when a question
comes out somewhere new. Then read it again, and only then change it.
"""

from pathlib import Path

import pytest
from kit.headings import BESIDE, SPOTLIGHT, Marks, asked_by, of_pages
from kit.packs import PACKS
from kit.world import World

TICKED = (
    "Which of these were true for you? Pick up to three. Some are strengths. Some are places to grow. Both are useful.",
    "Which of these were true for you? Some are strengths. Some are places to grow. Both are useful.",
)
AGREED = "What will you do? When ___, I will ___."
OWN_PLANS = (
    "Finish this if you like: When ___ comes up, I will ___.",
    "Write it again: When ___, I will ___.",
    "Finish this if you like: Next time in group, when ___ happens, I will ___.",
    "Finish this if you like: When ___ comes up next, I will ___.",
    "Where will you try it? When ___, I will ___.",
    "One small plan: When ___, I will ___.",
)
SHARED_PLANS = (*OWN_PLANS, AGREED)
PLANS = (*SHARED_PLANS, "One kind thing: When ___, I will ___ for myself.")
THEN_AND_NOW = (
    "{area}: knowing what you know now, how was it for you {period} ago?",
    "{area}: how is it for you these days?",
)
RATED = (
    "Your focus: {focus_area}. How did it go this time?",
    "Pick a line for your focus area, and for one more if you want.",
)

GUIDELINES = (
    "Which of your guidelines came into play?",
    "Which of your guidelines helped you choose?",
    "Which two pulled you two ways?",
    "Which two of your guidelines pull you two ways here?",
    "Which of your guidelines came into play this week?",
)
OF_A_HARD_SESSION = "Which guideline helped you get through it?"
"""Its branch is private: it is on no page for others."""
TABLE: dict[str, dict[str, tuple[str, ...]]] = {
    "week": {
        "Your guidelines": (*GUIDELINES, OF_A_HARD_SESSION),
        "Guidelines that came into play": (*GUIDELINES, OF_A_HARD_SESSION),
        "What you want to try": PLANS,
        "You wanted to try": PLANS,
        "What you wanted to remember": (
            "What is one thing you did that you want to remember?",
            "What is one thing you want to remember about how you worked?",
        ),
        "Strengths that you ticked": TICKED,
        "Your focus area": (
            *RATED,
            "Your focus: {focus_area}. Looking at the whole week, how did it go?",
        ),
        "What kept coming up": TICKED,
        "Learning": (
            "How did you learn?",
            "What was it called?",
            "What is the one idea you want to keep?",
            "Where did you learn this week?",
        ),
        "What you did that helped": ("What is one thing you did that helped?",),
        "Looking back, as you see it now": THEN_AND_NOW,
        "What you felt good about": ("What is one thing you did this week that you feel good about?",),
    },
    "growth AREA": {
        "Your roadmap": (*GUIDELINES, OF_A_HARD_SESSION),
        "Guidelines of your roadmap that came into play": (*GUIDELINES, OF_A_HARD_SESSION),
        "You wanted to try": PLANS,
        "Strengths that you ticked": TICKED,
        "Places to grow that you ticked": TICKED,
        "In your own words": (
            "What is one thing you did that you want to remember?",
            "What is one thing you did that helped?",
            "What is one thing you want to remember about how you worked?",
            "What is one thing you did this week that you feel good about?",
        ),
        "You learned": (
            "How did you learn?",
            "What was it called?",
        ),
        "Looking back": THEN_AND_NOW,
    },
    "packet": {
        "Guidelines of my own roadmap": GUIDELINES,
        "Since last time": (
            AGREED,
            "What will your supervisor do, and by when?",
        ),
        "Entries I chose" + BESIDE: (
            *GUIDELINES,
            *OWN_PLANS,
            "What is the question about?",
            "Whose need would this meet most?",
            "Did they ask, or did you ask if it was okay?",
            "How does the amount you shared feel?",
            "What have you checked so far?",
            "Would you be okay if your supervisor and the person both knew?",
            "What is your next step?",
            "In general terms, what is the choice you face?",
            "How might this feel from their side? Who holds more power here?",
            "What are two things you could do? What might each one do for trust?",
            "What got in the way?",
            "What would you like to do with it now?",
            "What did you do, and what did you notice?",
            "What was your part in the group?",
            "How did the group feel to you?",
            "Whose voices filled the time?",
            "How did the group agreements hold, such as privacy and respect?",
            "How much of your own story did you bring?",
            "What might make more room for others next time?",
            "How did you make room for different views and paths?",
            "How did you share the work? What do you want to tell your co-leader?",
            "What is one thing you did that you want to remember?",
            "What kind of time was this?",
            "In one plain line, what made it hard for you?",
            "If another peer specialist told you this story, what would you say to them?",
            "How did you learn?",
            "Do you have proof you were there?",
            "Who could you talk it over with?",
            "What was it called?",
            "Who ran it, and who taught it?",
            "What is the one idea you want to keep?",
            "How does it fit with peer values and what you have lived? What do you question?",
            "Who set the direction?",
            "Did you share any of your own story?",
            "Did a value, rule or guideline come into play?",
            "In a line or two, what was this time about for you?",
            "What is one thing you did that helped?",
            "What was your reason, and how did it work out?",
            "If you could replay one minute, what would you try?",
            "(a spotlight question of the focus area)",
            "What would you like to ask someone about it?",
            "What is one thing you want to remember about how you worked?",
            "Has anyone else told you how they see this?",
            "What tells you that? Think of one thing you did.",
            "Was it one-to-one or in a group?",
            "What did you spend the time on?",
            "What do you take away?",
            "Has the way you see your focus area changed?",
            "Where did you learn this week?",
            "What is one thing you did this week that you feel good about?",
            "What keeps coming up in how you work?",
            "What made the work feel meaningful?",
        ),
        "Strengths that I ticked": TICKED,
        "Places to grow that I ticked": TICKED,
        "Growth areas": (
            *RATED,
            "Accountability without blame. Looking at the whole week, how did it go?",
            "Learning and growing. Looking at the whole week, how did it go?",
        ),
        "Looking back": THEN_AND_NOW,
        "What I want from this meeting": (
            "What do you want from this meeting?",
            "What is still open for next time?",
        ),
        "To celebrate": ("What is one thing you did that you want to celebrate? What came of it?",),
        "One situation to think through": ("What situation do you want to think through, in general terms?",),
        "One situation to think through" + BESIDE: (
            "What do you most want to ask about it?",
            "What have you tried or thought of so far?",
        ),
        "Role and values" + BESIDE: (
            "Is anything pulling you away from the peer role or its values?",
            "Where does the pull come from?",
        ),
        "What I want from this meeting" + BESIDE: (
            "What one thing would help you do this work well?",
            "What feedback would you like? What would you like to tell your supervisor?",
            "What would you like your supervisor to know?",
        ),
    },
    "account": {
        "What it was about" + BESIDE: (
            "In general terms, what is the choice you face?",
            "Whose voices filled the time?",
            "How much of your own story did you bring?",
            "How did you make room for different views and paths?",
            "In one plain line, what made it hard for you?",
            "How did you learn?",
            "Did you share any of your own story?",
            "In a line or two, what was this time about for you?",
            "What is one thing you did that you want to celebrate? What came of it?",
            "What situation do you want to think through, in general terms?",
            "Was it one-to-one or in a group?",
            "What did you spend the time on?",
            "What is one thing you did this week that you feel good about?",
        ),
        "What I make of it" + BESIDE: (
            *GUIDELINES,
            "Whose need would this meet most?",
            "How does the amount you shared feel?",
            "How might this feel from their side? Who holds more power here?",
            "What are two things you could do? What might each one do for trust?",
            "What got in the way?",
            "How did the group feel to you?",
            "How did the group agreements hold, such as privacy and respect?",
            "How did you share the work? What do you want to tell your co-leader?",
            "If another peer specialist told you this story, what would you say to them?",
            "How does it fit with peer values and what you have lived? What do you question?",
            "Who set the direction?",
            "Did a value, rule or guideline come into play?",
            "What is one thing you did that helped?",
            "What was your reason, and how did it work out?",
            "(a spotlight question of the focus area)",
            "What tells you that? Think of one thing you did.",
            "Is anything pulling you away from the peer role or its values?",
            "What have you tried or thought of so far?",
            "What keeps coming up in how you work?",
            "What made the work feel meaningful?",
        ),
        "For next time" + BESIDE: (
            *SHARED_PLANS,
            "What is your next step?",
            "What would you like to do with it now?",
            "What might make more room for others next time?",
        ),
        "More" + BESIDE: (
            "What is the question about?",
            "Did they ask, or did you ask if it was okay?",
            "What have you checked so far?",
            "Would you be okay if your supervisor and the person both knew?",
            "What was your part in the group?",
            "What kind of time was this?",
            "Do you have proof you were there?",
            "Who could you talk it over with?",
            "What was it called?",
            "Who ran it, and who taught it?",
            "What would you like to ask someone about it?",
            "Has anyone else told you how they see this?",
            "What do you want from this meeting?",
            "Where does the pull come from?",
            "What do you most want to ask about it?",
            "What one thing would help you do this work well?",
            "What feedback would you like? What would you like to tell your supervisor?",
            "What would you like your supervisor to know?",
            "What will your supervisor do, and by when?",
            "What is still open for next time?",
        ),
        "What I take with me" + BESIDE: (
            "What did you do, and what did you notice?",
            "What is one thing you did that you want to remember?",
            "What is the one idea you want to keep?",
            "If you could replay one minute, what would you try?",
            "What is one thing you want to remember about how you worked?",
            "What do you take away?",
            "Has the way you see your focus area changed?",
            "Where did you learn this week?",
        ),
    },
    "situation": {
        "The situation, in general terms" + BESIDE: (
            "Did you share any of your own story?",
            "How did you learn?",
            "How did you make room for different views and paths?",
            "How much of your own story did you bring?",
            "In a line or two, what was this time about for you?",
            "In general terms, what is the choice you face?",
            "In one plain line, what made it hard for you?",
            "What is one thing you did this week that you feel good about?",
            "What situation do you want to think through, in general terms?",
            "Whose voices filled the time?",
        ),
        "More about it" + BESIDE: (
            "Did they ask, or did you ask if it was okay?",
            "Do you have proof you were there?",
            "Has anyone else told you how they see this?",
            "What have you checked so far?",
            "What is the question about?",
            "What kind of time was this?",
            "What was it called?",
            "What was your part in the group?",
            "Who could you talk it over with?",
            "Who ran it, and who taught it?",
            "Would you be okay if your supervisor and the person both knew?",
        ),
        "What I make of it" + BESIDE: (
            *GUIDELINES,
            "(a spotlight question of the focus area)",
            "Did a value, rule or guideline come into play?",
            "Finish this if you like: Next time in group, when ___ happens, I will ___.",
            "Finish this if you like: When ___ comes up next, I will ___.",
            "Finish this if you like: When ___ comes up, I will ___.",
            "Has the way you see your focus area changed?",
            "How did the group agreements hold, such as privacy and respect?",
            "How did the group feel to you?",
            "How did you share the work? What do you want to tell your co-leader?",
            "How does it fit with peer values and what you have lived? What do you question?",
            "How does the amount you shared feel?",
            "How might this feel from their side? Who holds more power here?",
            "If another peer specialist told you this story, what would you say to them?",
            "If you could replay one minute, what would you try?",
            "One small plan: When ___, I will ___.",
            "What are two things you could do? What might each one do for trust?",
            "What did you do, and what did you notice?",
            "What got in the way?",
            "What is one thing you did that helped?",
            "What is one thing you did that you want to remember?",
            "What is one thing you want to remember about how you worked?",
            "What is the one idea you want to keep?",
            "What is your next step?",
            "What keeps coming up in how you work?",
            "What made the work feel meaningful?",
            "What might make more room for others next time?",
            "What tells you that? Think of one thing you did.",
            "What was your reason, and how did it work out?",
            "What would you like to do with it now?",
            "Where did you learn this week?",
            "Where will you try it? When ___, I will ___.",
            "Who set the direction?",
            "Whose need would this meet most?",
            "Write it again: When ___, I will ___.",
        ),
        "My question" + BESIDE: (
            "What do you most want to ask about it?",
            "What would you like to ask someone about it?",
        ),
        "What I tried or thought of so far" + BESIDE: ("What have you tried or thought of so far?",),
    },
    "year": {
        "Guidelines of my own roadmap": GUIDELINES,
        "Strengths that I ticked": TICKED,
        "Growth areas": (
            "Accountability without blame. Looking at the whole week, how did it go?",
            "Learning and growing. Looking at the whole week, how did it go?",
            "Pick a line for your focus area, and for one more if you want.",
            "Your focus: {focus_area}. How did it go this time?",
        ),
        "Looking back": THEN_AND_NOW,
        "Looking back" + BESIDE: (
            "Has anyone else told you how they see this?",
            "What tells you that? Think of one thing you did.",
        ),
        "What was agreed, and what came of it": (
            "What will you do? When ___, I will ___.",
            "What will your supervisor do, and by when?",
        ),
    },
}
"""Page -> heading -> the questions. `BESIDE`: each of these answers stands beside its own question on the page."""
TAKES_EVERYTHING = {"Entries I chose", "More", "More about it"}
"""They hold what has no place elsewhere, and say nothing of it."""
VERDICTS = (
    "helped",
    "good",
    "celebrate",
    "strength",
    "places to grow",
    "well",
    "proud",
    "wrong",
    "slip",
    "better",
)
"""A heading with such a word praises, or blames: each question under it has to ask for that in the same word."""


@pytest.mark.parametrize("id", PACKS)
def test_each_answer_comes_out_under_a_heading_that_says_what_was_asked(
    world: World, tmp_path: Path, id: str
) -> None:
    marks = Marks()
    found = of_pages(world, PACKS[id], marks, tmp_path)
    asked = set(marks.asked.values())
    for page, table in TABLE.items():
        expected = {heading: asked.intersection(questions) for heading, questions in table.items()}
        assert found[page] == {heading: under for heading, under in expected.items() if under}, page


def test_the_table_names_only_questions_that_there_are() -> None:
    there = {asked_by(q) for pack in PACKS.values() for q in pack.questions} | {SPOTLIGHT}
    told = {question for table in TABLE.values() for under in table.values() for question in under}
    assert told <= there
    assert set(TABLE) == {"week", "growth AREA", "packet", "account", "situation", "year"}


def test_a_heading_praises_or_blames_only_where_its_questions_do() -> None:
    seen = set()
    for table in TABLE.values():
        for heading, questions in table.items():
            for word in VERDICTS:
                if word in heading.lower():
                    seen.add(word)
                    assert all(word in question.lower() for question in questions), heading
    assert seen == {"helped", "good", "celebrate", "strength", "places to grow"}


def test_what_takes_everything_shows_each_answer_beside_its_question() -> None:
    headings = {heading for table in TABLE.values() for heading in table}
    assert {
        heading.removesuffix(BESIDE) for heading in headings if heading.endswith(BESIDE)
    } >= TAKES_EVERYTHING
    assert not headings & TAKES_EVERYTHING
