"""What is pasted at a menu, a yes or no or a list chooses nothing and ticks nothing, whether the terminal says that it pastes or not."""

import json
import os
import tty
from dataclasses import replace

import pytest
from kit import screens  # noqa: F401 - it makes prompts start quicker
from kit.reviewer import write
from kit.world import Terminal
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import DummyOutput
from safety.test_terminal import CTRL_C, CTRL_D, DOWN, Person, Watching

from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.cli.asking.guided.pastes import _is_prose
from reflect.cli.screen import Screen
from reflect.guide.ask import Ask, Choice, Empty, Step

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]
PROSE = "Yesterday I sat with somebody, and then 3 words came.\r\rSo I said yes.\rNo more than 2, I think.\r y n s 1 \r"
SAID = "A paste is no answer here, so nothing was chosen."
HOWEVER = {"told": f"\x1b[200~{PROSE}\x1b[201~", "untold": PROSE, "long": PROSE * 30}
"""A paste from a terminal that says so, one from a terminal that does not, and one that is longer than what is read at once."""

FEW = [Choice(name, name.title()) for name in ("ash", "birch", "cedar")]
MANY = [
    Choice(f"n{n}", words)
    for n, words in enumerate(
        ["Sat", "Said", "Yes", "No", "More", "Than", "Two", "Then", "Three", "Somebody", "Words"]
    )
]
ASKS = {
    "yes or no": Ask.yes_no(Step("a"), "Really?"),
    "yes or no at once": replace(Ask.yes_no(Step("a"), "Really?"), at_once=True),
    "one of few": Ask.one_of(Step("a"), "Which?", FEW),
    "one of few at once": replace(Ask.one_of(Step("a"), "Which?", FEW, default="birch"), at_once=True),
    "one of many": Ask.one_of(Step("a"), "Which?", MANY),
    "ticks": Ask(step=Step("a"), kind="multi", words="Which?", choices=tuple(FEW)),
    "ticks of many": Ask(step=Step("a"), kind="multi", words="Which?", choices=tuple(MANY)),
    "more ticks": Ask(step=Step("a"), kind="multi", words="Which?", choices=tuple(MANY), first=2),
    "states": Ask(step=Step("a"), kind="multi", words="Which?", choices=tuple(FEW), states=("in", "out")),
}  # fmt: skip
THEN = {
    "yes or no": ("\r", "no"),
    "yes or no at once": ("\r", "no"),
    "one of few": ("2\r", "birch"),
    "one of few at once": ("\r", "birch"),
    "one of many": (DOWN + "\r", "n0"),
    "ticks": ("\r", Empty.SKIPPED),
    "ticks of many": (" \r", ("n0",)),
    "more ticks": (" \r", ("n0",)),
    "states": (DOWN + " \r", ("birch",)),
}
"""What is pressed after the paste, and the answer: the mark and the ticks are where they were."""


class Seen(DummyOutput):
    """A screen that says when the notice stands on it, and presses the next keys then."""

    def __init__(self, press):
        self.shown, self.press = "", press

    def write(self, data):
        self.shown += data
        if "Please use these keys:" in self.shown and self.press is not None:
            press, self.press = self.press, None
            press()


@pytest.mark.parametrize("how", HOWEVER)
@pytest.mark.parametrize("which", ASKS)
def test_it_chooses_nothing_and_ticks_nothing(which, how):
    person, program = os.openpty()
    tty.setraw(program)
    then, wanted = THEN[which]
    with os.fdopen(person, "wb", buffering=0) as keyboard, os.fdopen(program, encoding="utf-8") as stdin:
        screen = Seen(lambda: keyboard.write(then.encode()))
        keyboard.write(HOWEVER[how].encode())
        with create_app_session(input=Vt100Input(stdin), output=screen):
            reply = GuidedAsker(Screen(Terminal(), Terminal())).ask(ASKS[which], place=None, earlier=None)
    assert reply == wanted
    assert "Yesterday" not in screen.shown and "somebody" not in screen.shown


def answers(world):
    return {a["question"]: a["value"] for a in json.loads(world.ok("show", "last", "--json").out)["answers"]}


@pytest.mark.parametrize("how", ["told", "untold"])
def test_in_a_sitting_it_is_said_what_to_press_and_the_next_key_counts(world, how):
    paste = HOWEVER[how]
    person = Watching(world, "log").sees("1 of 8", "Something else", "Ctrl+C pause")
    person.types(paste).sees(SAID, "Please use these keys:", "A number answers").types("1", "\r")
    person.sees("2 of 8", "Shaken", "Ctrl+").types(paste).sees(SAID).types("2", "\r")
    person.sees("3 of 8", "Space ticks").types(paste).sees(SAID).types(DOWN).sees("Space ticks").types("\r")
    person.sees("4 of 8", ">").types("I stayed.", "\r").sees("5 of 8", "It did not come up").types("4", "\r")
    for number in (6, 7, 8):
        person.sees(f"{number} of 8", "Ctrl+").types(CTRL_D)
    person.sees("Bring this to supervision?", "Yes", "Ctrl+").types(paste).sees(SAID).types("n", "\r")
    person.sees("What would you like to do?", "Throw it away", "Ctrl+").types(paste).sees(SAID).types("1")
    assert person.sees("Saved as 1. Thank you").leaves() == 0
    assert answers(world) == {"setting": "one_to_one", "sits": "settled", "keep": "I stayed."}
    assert "Yesterday" not in "\n".join(person.screen.display)


@pytest.mark.parametrize("paste", ["\x1b[200~2\r\x1b[201~", PROSE])
def test_before_a_key_is_heard_it_chooses_nothing_either(world, paste):
    person = Person(world, "log", cold=True).sees("What kind of time was this?", "Ctrl+C pause")
    person.types(paste).sees(SAID).types(CTRL_C)
    assert person.sees("nothing to keep").leaves() == 130


@pytest.mark.parametrize("how", ["told", "untold"])
def test_what_throws_away_or_deletes_is_not_agreed_to_by_a_paste(world, how):
    write(world, "I waited.")
    person = Person(world, "delete", "1").sees("Put this entry into the bin?", "Yes", "Ctrl+C stop")
    assert person.types(HOWEVER[how]).sees(SAID).types("\r").sees("Nothing was changed.").leaves() == 0
    person = Person(world, "purge", "1").sees("Delete all of this for good?", "Yes", "Ctrl+C stop")
    person.types(HOWEVER[how]).sees(SAID).types(DOWN, "\r").sees("Anything else stops here.")
    assert person.types(PROSE).sees("Nothing was changed.").leaves() == 0
    assert len(json.loads(world.ok("list", "--json").out)["entries"]) == 1


@pytest.mark.parametrize("pressed", ["nnnnnnnnnnnnnnnn", "2 1 2 1 2 1", "2\r\r\r\r\r\r"])
def test_a_key_that_is_held_down_and_quick_fingers_are_no_paste(pressed):
    presses = [KeyPress(Keys.ControlM if key == "\r" else key, key) for key in pressed]
    assert not _is_prose(presses, letters_find=False)
    assert not _is_prose(presses, letters_find=True)


def test_a_word_that_is_looked_for_is_no_paste_where_letters_find():
    presses = [KeyPress(key, key) for key in "supervision notes"]
    assert not _is_prose(presses, letters_find=True)
    assert _is_prose(presses, letters_find=False)


def test_in_plain_lines_what_came_at_once_with_a_wrong_line_answers_nothing(world):
    lines = "Yesterday I sat with somebody.\r\rSo I said yes.\r\r5\ry\r"
    person = Person(world, "log", "--plain").sees("Question 1 of 8.", ":help").types("1\r")
    person.sees("Question 2 of 8.", ":help").types(lines).sees(
        "Type a number from 1 to 5.", "More lines came at once"
    )
    person.types(":finish\r").sees("What would you like to do?", ":help")
    person.types(lines).sees("Type a number from 1 to 5.", "More lines came at once").types("1\r")
    assert person.sees("Saved as 1").leaves() == 0
    assert answers(world) == {"setting": "one_to_one"}
