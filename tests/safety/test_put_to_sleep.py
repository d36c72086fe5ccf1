"""Ctrl+Z in a real shell with jobs: the draft is kept, the shell is there, and fg brings the question back."""

import os
import shutil
import signal
import sys

import pytest
from safety.test_terminal import CTRL_C, Person, kept, to_the_end, to_the_text

pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix" or not shutil.which("bash"), reason="needs bash and a pty"),
]
CTRL_Z = "\x1a"
PROMPT = "shell-waits:"


class AtAShell(Person):
    """Somebody who typed the command into a shell."""

    def __init__(self, world):
        environment = {
            **{k: v for k, v in os.environ.items() if k in ("PATH", "TMPDIR")},
            "HOME": str(world.home.parent),
            "REFLECT_HOME": str(world.home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PS1": PROMPT,
            "PROMPT_TOOLKIT_NO_CPR": "1",
            **world.environment,
        }
        self.child = pexpect.spawn(
            "bash", ["--norc", "--noprofile", "--noediting", "-i"], env=environment, dimensions=(24, 80),
            encoding="utf-8", timeout=30,
        )  # fmt: skip
        self.sees(PROMPT).types(f"{sys.executable} -m reflect log\r")


def test_ctrl_z_gives_the_shell_back_and_fg_the_question_with_what_was_typed(world):
    person = to_the_text(AtAShell(world))
    person.types("abc", CTRL_Z).sees("Stopped", PROMPT)
    person.types("echo $((40 + 2))\r").sees("42", PROMPT)  # the terminal is as the shell needs it
    person.types("fg\r").sees("4 of 8", "abc")
    person.types(CTRL_Z).sees("Stopped", PROMPT).types("fg\r").sees("abc").types("def", "\r")
    to_the_end(person).sees("Saved as 1", PROMPT)
    assert kept(world)["keep"] == "abcdef"


def test_ctrl_z_in_a_menu_does_not_answer_it(world):
    person = AtAShell(world).sees("1 of 8", "Something else").types("\x1b[B", CTRL_Z).sees("Stopped", PROMPT)
    person.types("fg\r").sees("1 of 8", "\u00bb 1) One-to-one").types(CTRL_C).sees(PROMPT)


def test_who_is_ended_while_asleep_has_lost_nothing(world):
    person = to_the_text(AtAShell(world)).types("abc and more", CTRL_Z).sees("Stopped", PROMPT)
    person.types("kill -9 %1; while kill -0 %1; do :; done; echo go''ne\r").sees("gone", PROMPT).types(
        "exit\r"
    )
    person.child.expect(pexpect.EOF)
    world.ok("resume", "--keep")
    assert kept(world)["keep"] == "abc and more"


def test_who_is_asked_to_end_while_asleep_is_gone_with_the_key(world):
    person = to_the_text(AtAShell(world)).types("abc and more", CTRL_Z).sees("Stopped", PROMPT)
    # It may not wait in the background for a terminal that is the shell's now: the key of the journal is in its memory.
    person.types("kill %1; while kill -0 %1; do :; done; echo go''ne\r").sees("gone", PROMPT)
    person.types("echo $((40 + 2))\r").sees("42", PROMPT).types("exit\r")
    person.child.expect(pexpect.EOF)
    world.ok("resume", "--keep")
    assert kept(world)["keep"] == "abc and more"


@pytest.mark.parametrize("ignored", [False, True])
def test_where_no_shell_waits_ctrl_z_does_nothing(world, ignored):
    """No job control: the program is all that this terminal runs, or whoever started it wants no sleep."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_IGN) if ignored else None
    try:
        person = to_the_text(Person(world, "log"))
    finally:
        if ignored:
            signal.signal(signal.SIGTSTP, before)
    person.types("abc", CTRL_Z, "def", "\r")
    assert to_the_end(person).sees("Saved as 1").leaves() == 0
    assert kept(world)["keep"] == "abcdef"
