"""Finishing at a question, in both ways of asking: what is there is kept, and nothing more is asked but what concerns safety."""

import json

import pytest
from safety.test_terminal import Person

CTRL_G, ENTER = "\x07", "\r"
MANY = 'pack = "many"\ntitle = "Many"\nversion = 1\nlang = "en"\nminutes = 9\n'


def said_in(world, number=1):
    return {
        a["question"]: a["value"] for a in json.loads(world.ok("show", str(number), "--json").out)["answers"]
    }


@pytest.fixture
def many(world):
    """A pack with a question of each kind that can be left half-way."""
    options = 'options = [["a", "One"], ["b", "Two"], ["c", "Three"]]\n'
    asks = {
        "text": "",
        "more": "",
        "select": options,
        "multi": options + "at_most = 1\n",
        "date": "",
        "last": "",
    }
    kinds = {"more": "text", "last": "text"}
    folder = world.home / "packs"
    folder.mkdir()
    (folder / "many.toml").write_text(
        MANY + "".join(f'[[questions]]\nid = "{id}"\ntype = "{kinds.get(id, id)}"\nask = "The {id}?"\n{rest}' for id, rest in asks.items())
    )  # fmt: skip
    return world


def test_line_by_line_what_was_written_in_the_open_question_is_kept_too(many):
    said = many.ok("log", "many", "--plain", stdin="First.\n\nHalf a\nthought\n:finish\n1\n").out
    assert ":finish to end here" in " ".join(said.split())
    assert "The select?" not in said and "Bring this" not in said
    assert "The rest is left open. What would you like to do?" in said
    assert said_in(many) == {"text": "First.", "more": "Half a\nthought"}


def test_from_the_review_the_way_back_leads_on(many):
    said = many.ok("log", "many", "--plain", stdin="First.\n\n:finish\n:back\n\nSecond.\n\n:finish\n1\n").out
    assert "The select?" in said
    assert said_in(many) == {"text": "First.", "more": "Second."}


def test_a_draft_kept_from_there_goes_on_where_it_was_left(many):
    many.ok("log", "many", "--plain", stdin="First.\n\n:finish\n4\n")
    said = many.ok("resume", "--plain", stdin="Second.\n\n:finish\n1\n").out
    assert "The more?" in said
    assert said_in(many) == {"text": "First.", "more": "Second."}


@pytest.mark.parametrize(
    ("left", "then"),
    [
        (":pause", (("resume", "--plain"), ":finish\n1\n")),
        (":pause", (("resume", "--keep"), "")),
        (":back\n:finish\n1", None),
    ],
)
def test_a_text_that_was_left_half_typed_ends_with_its_last_word(many, left, then):
    many.run("log", "many", "--plain", stdin=f"First.\n\n  Half a\nthought   \n{left}\n")
    if then is not None:
        many.ok(*then[0], stdin=then[1])
    assert said_in(many) == {"text": "First.", "more": "  Half a\nthought"}


def test_a_change_of_one_answer_leaves_the_others_as_they_were(many):
    answers = {"pack": "many", "answers": {"text": "from a file   ", "more": "Half"}}
    many.ok("log", "--answers", "-", stdin=json.dumps(answers))
    many.run("edit", "1", "--plain", stdin="2\n2\nAnd more  \n:back\n1\n")
    assert said_in(many) == {"text": "from a file   ", "more": "Half"}
    many.ok("edit", "1", "--plain", stdin="2\n2\nAnd more  \n\n1\n")
    assert said_in(many) == {"text": "from a file   ", "more": "And more"}


def test_a_page_finished_at_once_is_empty_and_nothing_is_kept(many):
    assert "This page is empty" in many.ok("log", "many", "--plain", stdin=":finish\n").out


def test_whoever_finishes_is_asked_what_concerns_safety(world):
    said = world.ok("log", "self_care", "--plain", stdin="3\n:finish\n3\n1\n").out
    assert "Are you okay right now?" in said and "988" in said
    assert said_in(world) == {"energy": 3}


def test_at_a_question_of_safety_it_shows_where_to_turn_and_is_not_asked_twice(world):
    said = world.ok("log", "hard_session", "--plain", stdin=":finish\n:skip\n:skip\n").out
    assert said.count("could anyone be in danger right now") == 1 and "988" in said
    assert "Back to now" not in said and "This page is empty" in said


def test_a_short_page_offers_no_finish(world):
    said = world.run("log", "step_back", "--plain", stdin=":pause\n").out
    assert ":finish" in said
    (world.home / "packs").mkdir()
    (world.home / "packs" / "one.toml").write_text(MANY.replace("many", "one") + '[[questions]]\nid = "a"\ntype = "text"\nask = "What?"\n')  # fmt: skip
    said = world.run("log", "one", "--plain", stdin=":finish\nWords.\n\n\n1\n").out
    assert "I don't know :finish here." in said and said_in(world) == {"a": "Words."}


@pytest.mark.timeout(60)
def test_on_a_guided_screen_ctrl_g_keeps_what_is_typed_or_ticked(many):
    person = Person(many, "log", "many").sees("The text?", "Ctrl+G finish").types("Half a thought", CTRL_G)
    person.sees("The rest is left open").types("2").types(ENTER).sees("Which answer?")
    person.types("4").types(ENTER).sees("The multi?").types(" ", ENTER)
    person.sees("The rest is left open").types("1", ENTER).sees("Saved as 1")
    assert said_in(many) == {"text": "Half a thought", "multi": ["a"]}
