"""What a terminal is told to do follows from what it is: where nobody knows it, all is plain lines."""

import os
import signal

import pytest
from safety.test_terminal import Person

from reflect.cli.terminals import can_move_the_cursor

needs_pty = pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system")


@pytest.mark.parametrize(
    "term", ["xterm-256color", "screen.xterm-256color", "tmux-256color", "linux", "xterm-kitty", "vt220"]
)
def test_the_common_terminals_are_known_without_a_look_into_the_system(term, monkeypatch):
    monkeypatch.setenv("TERMINFO", "/nowhere")
    assert can_move_the_cursor({"TERM": term}, system="posix")


@pytest.mark.parametrize(
    "term", [None, "", "dumb", "unknown", "unknown-xyz", "vt52", "xtermlike", "../../etc/passwd", "x" * 99]
)
def test_without_a_name_that_somebody_knows_a_terminal_gets_lines(term):
    environment = {} if term is None else {"TERM": term}
    assert not can_move_the_cursor(environment, system="posix")
    assert can_move_the_cursor(environment, system="nt") == (term != "dumb")


@needs_pty
@pytest.mark.terminal
@pytest.mark.parametrize("term", [None, "", "unknown-xyz"])
@pytest.mark.parametrize("arguments", [("week",), ("log",), ("log", "--help"), ("lgo",)])
def test_an_unknown_terminal_gets_no_colour_no_box_and_no_menu(world, term, arguments):
    person = Person(
        world, *arguments, env={"TERM": term or ""}, without=() if term is not None else ("TERM",)
    )
    if arguments == ("log",):
        person.sees("Question 1 of 8.").types(":pause\r")
    person.leaves()
    said = person.child.before
    assert said.strip()
    assert "\x1b" not in said
    assert not set(said) & set("╭╮╰╯│─")


@needs_pty
@pytest.mark.terminal
def test_ctrl_backslash_line_by_line_keeps_the_draft(world):
    """The terminal makes a signal of it that would end the program on the spot."""
    person = Person(world, "log", "--plain").sees("Question 1 of 8.").types("1\r").sees("Question 2 of 8.")
    person.types("good\r").sees("Question 3 of 8.").types("\r").sees("Question 4 of 8.", "for more.")
    assert (
        person.types("half a thought\r").sees("thought").is_read().types("\x1c").leaves()
        == 128 + signal.SIGQUIT
    )
    assert "half a thought" in world.ok("resume", "--keep").out + world.ok("show", "last").out
