"""The one list of details: what its ticks do, what else can be said of one of them, and what is remembered of it."""

import json

import pytest
from kit.reviewer import LIST, Deciding, guided, has, kept_words, plain, ticked

from reflect.cli.asking.contract import Move
from reflect.cli.sharing import listed, look_over, replacement
from reflect.cli.sharing.look_over import ALWAYS, KEEP, KEEP_ALWAYS, MASK, REPLACE
from reflect.guide.ask import Empty
from reflect.masking.plan.plan import plan

MARISOL, DAYTON, ROSE, GRACE = "[Marisol]", "[Dayton]", "[rose]", "[grace]"
SURE, WHICH_ONE, INSTEAD = "can tell the reader who this is", "Which one?", "What should stand there?"
both = pytest.mark.parametrize("sit", [plain, guided], ids=["plain", "guided"])


def one_more(detail, choice):
    """Say more of one detail, from the list."""
    return [(LIST, ticked(more=True)), (WHICH_ONE, has(detail)), (detail, choice)]


@both
def test_what_is_ticked_at_the_start_is_masked_and_looks_stay(made, sit):
    decide, result, page = made(sit=sit)
    assert result.code == 0
    assert (
        "Person 1 lives in Place 1. I asked Person 1 what mattered. I felt grace there. Then Person 2 came"
        in page
    )
    assert "3 details were masked; the writer looked over each of them in its sentence, and read" in page
    [ask] = [ask for ask in decide.asked if LIST in ask.words]
    assert ask.words == "3 details may point to someone; one more word may be a name."
    assert [(c.group, c.words) for c in ask.choices] == [
        ("People", "Person 1: [Marisol] lives in Dayton. (2 places)"),
        ("People", "Person 2: Then [rose] came by."),
        ("Places", "Place 1: Marisol lives in [Dayton]."),
        (listed.ORDINARY, "I felt [grace] there."),
        ("", look_over.MORE_WORDS),
    ]
    assert kept_words(made.world) == ([], [])


DECISIONS = {
    "keep": ([(LIST, ticked(MARISOL)), (SURE, "yes")], "Marisol lives in Place 1. I asked Marisol", ([], [])),
    "not kept after all": ([(LIST, ticked(MARISOL)), (SURE, "no")], "Person 1 lives in", ([], [])),
    "a maybe is kept at once": ([(LIST, ticked(ROSE))], "Then rose came by.", ([], [])),
    "a look is ticked": ([(LIST, ticked(on=[GRACE]))], "I felt Person 3 there. Then Person 2 came", ([], [])),
    "mask": (one_more(MARISOL, MASK), "Person 1 lives in Place 1. I asked Person 1", ([], [])),
    "keep one": ([*one_more(MARISOL, KEEP), (SURE, "yes")], "Marisol lives in Place 1. I asked Marisol", ([], [])),
    "replace": (
        [*one_more(DAYTON, REPLACE), (INSTEAD, "a town up north")],
        "lives in a town up north. I asked",
        ([], []),
    ),
    "replace by nothing": (one_more(DAYTON, REPLACE), "Person 1 lives in Place 1.", ([], [])),
    "always": (one_more(MARISOL, ALWAYS), "Person 1 lives in Place 1. I asked Person 1", (["Marisol"], [])),
    "keep always": (
        [*one_more(MARISOL, KEEP_ALWAYS), (SURE, "yes")],
        "Marisol lives in Place 1. I asked Marisol",
        ([], ["marisol"]),
    ),
}  # fmt: skip


@both
@pytest.mark.parametrize("name", DECISIONS)
def test_each_decision_does_what_it_says(made, sit, name):
    pairs, words, remembered = DECISIONS[name]
    decide, result, page = made(*pairs, sit=sit)
    assert result.code == 0, result
    assert not decide.left
    assert words in page
    assert kept_words(made.world) == remembered


def test_other_words_cannot_hold_what_is_masked_elsewhere(made):
    decide, _, page = made(*one_more(DAYTON, REPLACE), (INSTEAD, "near marisol"), (INSTEAD, "up north"))
    assert [line for line in decide.told if line.startswith(replacement.MASKED_HERE.partition("{")[0])]
    assert "lives in up north." in page


def test_after_more_was_said_of_one_the_list_goes_on_there(made):
    decide, _, _ = made(*one_more(DAYTON, MASK))
    first, second = (ask for ask in decide.asked if LIST in ask.words)
    assert first.at == ""
    assert DAYTON in next(c.words for c in second.choices if c.id == second.at)
    [which] = [ask for ask in decide.asked if WHICH_ONE in ask.words]
    assert [c.words for c in which.choices] == [
        "[Marisol] Person 1", "[rose] Person 2", "[Dayton] Place 1", "[grace]"
    ]  # fmt: skip


def test_what_was_let_stand_is_told_and_the_list_and_the_foot_count_alike(made):
    _, result, page = made((LIST, ticked(ROSE)), sit=guided)
    assert "2 masked, 2 as they are" in result.out
    assert "2 details were masked; the writer looked over" in page
    assert "The writer looked at one detail more and kept it." in page


def test_what_is_surely_somebodys_is_asked_about_once_and_all_of_it_together(made):
    decide, _, page = made((LIST, ticked(MARISOL, DAYTON, ROSE, on=[GRACE])), (SURE, "no"))
    assert [ask.words for ask in decide.asked if SURE in ask.words] == [
        '"Marisol", "Dayton" can tell the reader who this is. Keep them all the same?'
    ]
    assert look_over.THEY_ARE_MASKED in decide.told
    assert "Person 1 lives in Place 1." in page
    assert "Then rose came by." in page


def test_the_name_of_the_reader_stands_for_them_and_can_be_masked_all_the_same(made):
    reader = ("Who will read it?", "Marisol Vega")
    decide, _, page = made(reader)
    [ask] = [ask for ask in decide.asked if LIST in ask.words]
    assert [c.words for c in ask.choices if c.group == listed.READER] == [
        "[Marisol] lives in Dayton. (2 places)"
    ]
    assert "For: Marisol Vega" in page
    assert "Marisol lives in Place 1. I asked Marisol what" in page
    [record] = json.loads(made.world.ok("export", "--history", "--json").out)["exports"]
    assert (record["reader"], record["kept"]) == ("Marisol Vega", {"person": 1})
    decide, _, page = made(reader, (LIST, ticked(on=[MARISOL])), name="q.txt", more=("--fresh",))
    assert not decide.left
    assert "Person 2 lives in Place 1." in page  # the number that was dealt first stays where it was


def test_a_word_never_to_let_out_is_stronger_than_the_reader(made):
    made.world.ok("mask", "add", "Marisol")
    decide, _, page = made(("Who will read it?", "Marisol"), ("Who will read it?", Empty.SKIPPED))
    assert not decide.left
    assert "Marisol" not in page


def test_a_word_masked_always_goes_wherever_it_stands_on_the_page(made):
    """Also where nothing else would have found it: lower case, a slip, broken by a hyphen."""
    other = "The talk with Zorvanah was long. Later zorvana-\nh laughed, and zorvannah too."
    _, result, page = made(*one_more("[Zorvanah]", ALWAYS), texts=(other,))
    assert result.code == 0, result
    assert "zorva" not in page.lower()
    assert kept_words(made.world)[0] == ["Zorvanah"]


def test_a_word_on_the_list_is_told_and_not_asked_about(made):
    made.world.ok("mask", "add", "Marisol")
    decide, _, page = made()
    assert decide.told[0] == "One word that you asked always to mask stands in your text, and it is masked."
    assert not any(MARISOL in c.words for ask in decide.asked for c in ask.choices)
    assert "Marisol" not in page


@both
@pytest.mark.parametrize(
    ("detail", "typed"),
    [
        ("Renee Whitfield", "renee"),
        ("Renee Whitfield", "my friend Whitfeild"),
        ("937-555-0142", "9375550142"),
        ("937-555-0142", "the line 0142"),
    ],
)
def test_other_words_cannot_hold_a_part_of_the_detail(made, sit, detail, typed):
    said = f"I called {detail} at noon. Later I rested."
    decide, result, page = made(
        *one_more(f"[{detail}]", REPLACE), (INSTEAD, typed), (INSTEAD, "a colleague"), texts=(said,), sit=sit
    )
    assert result.code == 0, result
    assert [line for line in decide.told if line.startswith(replacement.STILL_THERE.partition("{")[0])]
    assert "I called a colleague at noon." in page


def test_other_words_cannot_bring_in_a_word_on_the_list(made):
    made.world.ok("mask", "add", "Zorvanah")
    decide, _, page = made(*one_more(DAYTON, REPLACE), (INSTEAD, "zorvanah's town"), (INSTEAD, "up north"))
    assert replacement.NEVER_OUT in decide.told
    assert "in up north." in page


@pytest.mark.parametrize(
    ("detail", "words"),
    [("the Ridge house", "the home"), ("Renee", "a peer"), ("Jo", "you"), ("at 5 pm", "at noon")],
)
def test_small_words_may_stand_in_both(detail, words):
    assert replacement.part_of(detail, words) == ""


def test_going_back_from_what_more_there_is_to_say_changes_nothing(made):
    decide, _, page = made((LIST, ticked(more=True)), (WHICH_ONE, Move.BACK))
    assert not decide.left
    assert "Person 1 lives in Place 1." in page


def test_a_kept_word_is_not_asked_about_again_and_a_word_masked_always_neither(made):
    made(*one_more(MARISOL, ALWAYS), *one_more(DAYTON, KEEP_ALWAYS), (SURE, "yes"))
    decide, result, page = made(name="again.txt", more=("--fresh",))
    assert result.code == 0
    lines = [c.words for ask in decide.asked for c in ask.choices]
    assert not any(MARISOL in line or DAYTON in line for line in lines)
    assert any(ROSE in line for line in lines)
    assert "[left out] lives in Dayton." in page


PREP = {"pack": "supervision_prep", "date": "2026-03-05"}


def test_words_of_our_own_questions_are_not_asked_about(world, tmp_path):
    """Of options that were picked, words in the middle have capitals; and one of our questions has the word role in it."""
    answers = {"want": ["think", "feedback", "celebrate"], "pull": "little", "win": "I felt grace there."}
    world.ok("log", "--answers", "-", stdin=json.dumps({**PREP, "answers": answers}))
    decide, place = Deciding(), tmp_path / "p.txt"
    plain(world, "export", "--pick", "1", "--format", "txt", "--out", str(place), decide=decide)
    [ask] = [ask for ask in decide.asked if ask.states and ask.words == "One word may be a name."]
    assert [c.words for c in ask.choices if c.group] == ["I felt [grace] there."]
    assert "Think something through, Feedback, Celebrate something" in place.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Yes", True),
        ("Yes, I saved it", True),
        ("Yes, I saved it, No, Yes", True),
        ("Yes, Marisol", False),
        ("Marisol, Yes", False),
        ("Yes,No", False),
        ("", False),
        (", ".join(["Yes"] * 5_000), False),
    ],
)
def test_a_text_is_ours_only_if_all_of_it_is(text, ours):
    assert listed.is_made_of(text, frozenset(["Yes", "No", "Yes, I saved it"])) is ours


def test_one_thing_is_one_line_however_it_is_spelled():
    made = plan(["Then J.T. came. JT sat with me, and jt's mother called 937-555-0142."])
    lines = listed.listed(made, reader="", ours=frozenset())
    assert [(line.group, len(line.places)) for line in lines] == [("People", 3), ("Numbers and contacts", 1)]
    assert "(3 places, also as JT, jt" in lines[0].words


def test_nothing_found_is_said_without_promising_anything(made):
    decide, _, _ = made(texts=("I waited and asked one question.",))
    assert decide.told == [look_over.NOTHING_FOUND]
    assert "can miss things" in look_over.NOTHING_FOUND
