"""The menu of all answers in a real, narrow terminal: no word of a question is lost, and of an answer none of the first."""

import json
import os

import pytest

pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
from safety.test_terminal import CTRL_C, Watching

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]
ANSWER = "I let the quiet sit there, and I asked one question."
PLAN = (
    "When it is loud, I will wait until they have said all that they want to say, and then breathe once more."
)


@pytest.fixture
def some(world):
    answers = {"sits": "good", "keep": ANSWER, "focus_rating": 4, "plan": PLAN}
    world.ok("log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": answers}))
    return world


def squeezed(person):
    return "".join("".join(person.screen.display).split())


@pytest.mark.parametrize("columns", [80, 60, 40, 35, 30])
def test_every_question_stands_whole_in_the_menu_of_answers(some, columns):
    person = Watching(some, "edit", "1", columns=columns, rows=70).sees("Change an", "Ctrl+C pause")
    person.types("2").sees("Which answer?", "The day it", "Enter next")
    asked = [a["asked"] for a in json.loads(some.ok("show", "1", "--json").out)["answers"]]
    menu = squeezed(person)[squeezed(person).index("Whichanswer?") :]
    assert len(asked) == 3
    for words in (
        *asked,
        f"worked? {ANSWER}",
        "When it is loud, I will wait until they have said all that\u2026",
    ):
        assert "".join(words.split()) in menu
    assert person.types(CTRL_C).leaves() == 130


@pytest.mark.parametrize("columns", [80, 60, 40, 35, 30])
def test_a_plan_stands_whole_where_it_is_chosen(some, columns):
    some.ok("try", "add", "Rest at noon.")
    person = Watching(some, "try", "done", columns=columns, rows=40).sees(
        "Which plan?", "Rest at noon", "Ctrl+C"
    )
    assert "".join(PLAN.split()) in squeezed(person)
    person.types(CTRL_C).leaves()
