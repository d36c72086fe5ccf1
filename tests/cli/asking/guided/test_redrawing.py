"""A window that becomes narrower while a question is open, and wide again: the question stands there once, and all of it."""

import os
from contextlib import suppress

import pytest

pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pytest.importorskip("pyte", reason="pyte draws the screen; it comes with the dev extra")
import pexpect
import pyte
from kit.reflowing import Reflowing
from safety.test_terminal import CTRL_C, Watching, to_the_text

from reflect.cli.asking.guided.redrawing import breaks_rows, broken

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]
LISTENS = "\x1b[?2004h"
"""Stands before a question that hears its keys: the first one is shown a while before that."""
WIDTHS = ([60], [40], [35], [30], [40, 80], [60, 40, 35, 30, 80, 30])
LONG = "I let the quiet 漢字 sit there, and I asked one question before I said anything about myself, and that was enough. "


class AtAWindow(Watching):
    """Somebody whose terminal breaks rows."""

    def __init__(self, world, *arguments, rows=60, columns=80, env=None):
        super().__init__(world, *arguments, rows=rows, columns=columns, env=env)
        self.screen = Reflowing(columns, rows)
        self._stream = pyte.Stream(self.screen)

    def pulls(self, columns):
        """Make the window so wide, and wait until the question was drawn in it."""
        self.screen.becomes(columns)
        self.child.setwinsize(self.screen.lines, columns)
        return self.sees("\x1b[J", "Ctrl+C")

    def keeps(self, before):
        """Wait until these signs stand there again: a window is drawn in pieces, and maybe more than once."""
        with suppress(pexpect.TIMEOUT):
            while self.signs != before:
                self.child.expect(".+")
        assert self.signs == before
        return self

    @property
    def signs(self):
        """All that stands on the screen but the line of keys, without the blanks that folding puts there."""
        rows = [row for row in self.screen.display if row.strip()]
        return "".join("".join(rows[:-1]).split())


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
def test_a_menu_stands_there_once_in_a_window_that_is_pulled_narrow(world, widths):
    person = AtAWindow(world, "log").sees(LISTENS, "1 of 8", "Something else", "Ctrl+C")
    before = person.signs
    for columns in widths:
        person.pulls(columns).keeps(before)
    assert person.types(CTRL_C).leaves() == 130


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
def test_what_is_typed_stands_there_once_in_a_window_that_is_pulled_narrow(world, widths):
    person = to_the_text(AtAWindow(world, "log")).types(LONG * 2).has_before_them("was enough.", "Ctrl+C")
    person.types("End.").has_before_them("End.")
    before = person.signs
    assert before.count("漢字") == 2
    for columns in widths:
        person.pulls(columns).keeps(before)
    assert person.types(CTRL_C).sees("Your draft is kept").leaves() == 130


def test_where_a_terminal_cuts_rows_off_nothing_above_the_question_is_taken_away(world):
    person = to_the_text(Watching(world, "log", rows=60, env={"XTERM_VERSION": "XTerm(379)"}))
    person.types(LONG * 2).has_before_them("was enough.", "Ctrl+C")
    rows = person.screen.display
    above = [row[:30] for row in rows[: next(n for n, row in enumerate(rows) if row.startswith("4 of 8"))]]
    assert any("3 of 8" in row for row in above)
    person.screen.resize(60, 30)
    person.child.setwinsize(60, 30)
    person.sees("\x1b[J", "Ctrl+C")
    assert person.screen.display[: len(above)] == above
    assert person.types(CTRL_C).leaves() == 130


def test_rows_that_were_broken_are_counted_down_to_the_cursor():
    row = [1] * 80
    assert broken([row], 79, 80) == 0
    assert broken([row, row], 0, 40) == 1
    assert broken([row, row], 40, 40) == 2
    assert broken([row, [], [1] * 3], 3, 30) == 2
    assert broken([[1, *[2] * 10], []], 0, 10) == 2, "a sign of two columns is not broken"
    assert broken([[]], 0, 1) == 0


@pytest.mark.parametrize(
    ("environment", "breaks"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({}, True),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux"}, True),
        ({"TERM": "screen"}, False),
        ({"TERM": "xterm-256color", "STY": "1.here"}, False),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, False),
        ({"TERM": "linux"}, False),
    ],
)
def test_a_terminal_that_cuts_rows_off_is_known_by_its_name(environment, breaks):
    assert breaks_rows(environment) is breaks
