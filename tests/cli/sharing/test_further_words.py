"""What no program can know: three questions without a usual answer, and words that a person wants masked besides."""

import pytest
from kit.reviewer import guided, kept_words, plain, ticked

from reflect.cli.asking.contract import Move
from reflect.cli.sharing import further_words
from reflect.cli.sharing.look_over import REPLACE
from reflect.guide.ask import Empty

CALM = "I waited and asked one question."
JOB, ILLNESS, ELSE = (question[:30] for question in further_words.ONLY_YOU_KNOW.values())
WHICH = "Which words give it away?"
both = pytest.mark.parametrize("sit", [plain, guided], ids=["plain", "guided"])


@both
@pytest.mark.parametrize("question", [JOB, ILLNESS, ELSE])
def test_words_that_give_it_away_are_masked_on_this_page_only(made, sit, question):
    decide, _, page = made((question, "yes"), (WHICH, "asked one question"), texts=(CALM,), sit=sit)
    assert not decide.left
    assert "I waited and [left out]." in page
    assert further_words.MASKED_HERE in decide.told
    assert kept_words(made.world) == ([], [])


def test_enter_alone_answers_none_of_the_three_questions_on_a_guided_screen(made):
    decide, result, _ = made(
        (JOB, Empty.SKIPPED), (JOB, Empty.SKIPPED), (JOB, "no"), texts=(CALM,), sit=guided
    )
    assert result.code == 0
    assert decide.told.count(further_words.SAY_YES_OR_NO) == 2
    assert decide.words.count(JOB) == 3


def test_enter_alone_answers_none_of_the_three_questions_in_plain_lines(made):
    made(texts=(CALM,), sign="no\n")
    # The reader, nothing to look over; then Enter at each question, and at last an answer.
    typed = "\n" + "\n\nn\n" * 3 + "yes\n"
    code, screen, _ = made.world.types(
        "export", "--pick", "1", "--fresh", "--format", "txt", "--out", made.place, typed=typed
    )
    assert code == 0
    assert screen.count("This one has no usual answer. Type y or n") == 6
    assert "Written to:" in screen


@both
def test_words_that_are_not_there_are_named_and_asked_for_again(made, sit):
    decide, _, page = made(
        (JOB, "yes"), (WHICH, "the night shift\none question"), (WHICH, "waited"), texts=(CALM,), sit=sit
    )
    assert [line for line in decide.told if line.startswith("I can't find")] == [
        f'I can\'t find this in your words: "the night shift". {further_words.NOT_THERE}'
    ]
    assert "[left out] and asked [left out]." in page
    assert (decide.words.count(JOB), decide.words.count(WHICH)) == (1, 2)


def test_a_yes_without_words_goes_on_and_says_that_nothing_more_is_masked(made):
    decide, _, page = made((JOB, "yes"), (WHICH, "the night shift"), (WHICH, Empty.SKIPPED), texts=(CALM,))
    assert not decide.left
    assert further_words.NOTHING_MORE in decide.told
    assert CALM in page


@both
def test_going_back_from_the_words_leads_to_the_question_and_from_it_to_the_one_before(made, sit):
    decide, result, page = made(
        (JOB, "no"), (ILLNESS, "yes"), (WHICH, Move.BACK), (ILLNESS, Move.BACK), (JOB, "yes"), (WHICH, "waited"), texts=(CALM,), sit=sit
    )  # fmt: skip
    assert result.code == 0
    assert not decide.left
    assert (decide.words.count(JOB), decide.words.count(ILLNESS)) == (2, 3)
    assert "I [left out] and asked" in page


def test_decisions_hold_when_words_are_added(made):
    _, _, page = made(
        ("may point to someone", ticked("[Marisol]", more=True)),
        ("can tell the reader", "yes"),
        ("Which one?", lambda ask: next(c.id for c in ask.choices if "[Dayton]" in c.words)),
        ("[Dayton]", REPLACE),
        ("What should stand", "up north"),
        (ELSE, "yes"),
        (WHICH, "mattered"),
    )
    assert "Marisol lives in up north. I asked Marisol what [left out]." in page


def test_words_of_the_name_on_the_cover_take_it_off(made):
    made.world.ok("supervision", "name", "-", stdin="Dee Rivers")
    _, result, page = made((ELSE, "yes"), (WHICH, "Rivers"), (WHICH, Empty.SKIPPED), texts=(CALM,))
    assert "Rivers" not in page
    assert "it is not on this page" in " ".join(result.out.split())
