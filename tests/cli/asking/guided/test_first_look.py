"""The first question as it is first shown: it looks as it will, and a key that is pressed before one is heard is not lost."""

import io
import os
import re
import signal
from contextlib import suppress

import pyte
import pytest
from kit.world import Terminal
from safety.test_terminal import CTRL_C, Person

from reflect.cli.asking.guided.first_look import PASTES_SAID, _drawn, first_look
from reflect.cli.asking.guided.picture import Head, Standing
from reflect.cli.screen import Screen

termios = pytest.importorskip("termios", reason="a pty needs a POSIX system")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

HEARS_FROM, DRAWN = "\x1b[?2004h\x1b[?1l", "\x1b[?7h"
"""What the toolkit writes first, and when a question is drawn."""
QUESTION = "What kind of time was this?"


def at(world, *arguments, **more):
    """A person, and all that comes to their screen."""
    person = Person(world, *arguments, **more)
    person.child.logfile_read = io.StringIO()
    return person


def standing(words):
    fold = Screen(Terminal(), Terminal()).folded
    return Standing(head=Head(words), hints=("Enter next",), beside=8, fold=fold, is_ascii=False)


def shown(text, columns=80, rows=24):
    """What stands on a screen after this."""
    screen = pyte.Screen(columns, rows)
    pyte.Stream(screen).feed(text)
    bold = [
        [screen.buffer[y][x].bold for x in range(columns) if screen.buffer[y][x].data.strip()]
        for y in range(rows)
    ]
    return [line.rstrip() for line in screen.display], bold


def first_and_then(person):
    """The screen before any key is heard, and after."""
    person.sees(DRAWN)
    first, _, _ = (said := person.child.logfile_read.getvalue()).partition(HEARS_FROM)
    return first, said


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["log"], "en"),
        (["log"], "es"),
        (["jot"], "en"),
        (["log", "at_work"], "en"),
        (["log", "step_back"], "en"),
        (["log", "self_care"], "en"),
        (["log", "co_reflection"], "en"),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (44, 30)])
def test_a_question_looks_the_same_before_and_after_its_keys_are_heard(world, arguments, lang, size):
    columns, rows = size
    person = at(world, *arguments, "--lang", lang, columns=columns, rows=rows)
    first, then = first_and_then(person)
    assert "\x1b[0;1m" in first, "nothing was shown at first"
    assert first.index(PASTES_SAID) < first.index("\x1b[0;1m"), "what is pasted now would be keys"
    assert shown(first, *size) == shown(then, *size)
    person.types(CTRL_C).leaves()


@pytest.mark.parametrize(("rows", "fits"), [(9, False), (10, True)])
def test_a_question_that_has_no_room_waits_for_what_lets_it_scroll(rows, fits):
    lines = [("", f"line {n}\n") for n in range(8)]
    assert bool(_drawn(standing("Which?"), lines, 40, rows)) is fits
    assert not _drawn(standing("Which? " * 100), lines, 40, rows)


@pytest.mark.parametrize(("early", "then", "code"), [("2", "2 of 8", None), ("\x03", "nothing to keep", 130)])
def test_a_key_that_is_pressed_at_once_shows_nowhere_and_is_not_lost(world, early, then, code):
    person = at(world, "log", cold=True).sees(QUESTION, "Ctrl+C pause")
    os.write(person.child.child_fd, early.encode())
    first, _ = first_and_then(person)
    assert re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r", "", first.rpartition("Ctrl+C pause")[2]) == ""
    person.sees(then)
    if code is None:
        person.types(CTRL_C)
    assert person.leaves() == (code or 130)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_is_stopped_while_a_question_stands_unheard_finds_the_terminal_as_it_was(world, number):
    person = at(world, "log", cold=True)
    before = termios.tcgetattr(person.child.child_fd)
    person.sees(QUESTION, "Ctrl+C pause")
    silent = termios.tcgetattr(person.child.child_fd)
    os.kill(person.child.pid, number)
    person.sees("\x1b[?2004l\r\x1b[J")
    assert silent[3] != before[3]
    with suppress(ChildProcessError):
        os.waitid(
            os.P_PID, person.child.pid, os.WEXITED | os.WNOWAIT
        )  # the end of it, with its terminal still there
    assert termios.tcgetattr(person.child.child_fd) == before
    assert person.leaves() == 128 + number


def test_where_nobody_sits_nothing_is_shown():
    screen = Terminal()
    with first_look(
        Screen(screen, Terminal(), terminal=True), standing("Which?"), lambda _: [("", "a line\n")]
    ):
        pass
    assert screen.getvalue() == ""
