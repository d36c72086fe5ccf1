"""A passphrase that is typed before it is asked for does not show, and the terminal is as it was however the program ends."""

import io
import os
import signal

import pytest
from kit.world import PASSPHRASE
from safety.test_terminal import Person

termios = pytest.importorskip("termios", reason="a pty needs a POSIX system")
pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pytestmark = pytest.mark.terminal

SLOW = "import time\nclass Slow:\n    def find_spec(self, name, *_):\n        if name == 'typer':\n            print('LOADING', flush=True); time.sleep(30)\nimport sys; sys.meta_path.insert(0, Slow())\n"
"""A program that is still being loaded when the person types: it waits before it loads what reads the command line."""


def flags(child):
    return termios.tcgetattr(child.child_fd)[3] & termios.ECHO


@pytest.fixture
def loading(world, tmp_path):
    """Give the program while it is being loaded, from its first instruction on."""
    (tmp_path / "sitecustomize.py").write_text(SLOW)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    return Person(world, "list", env={"PYTHONPATH": path}, without=("REFLECT_PASSPHRASE",), cold=True).sees(
        "LOADING"
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_nothing_shows_while_it_is_loaded_and_a_signal_gives_the_terminal_back(loading, number):
    assert not flags(loading.child)
    loading.types(PASSPHRASE)
    loading.child.kill(number)
    loading.child.expect(pexpect.EOF)
    assert PASSPHRASE not in loading.child.before
    assert flags(loading.child)


def test_it_shows_again_where_something_may_be_seen(world):
    person = Person(world, "log", without=("REFLECT_PASSPHRASE",), env={"REFLECT_PLAIN": "1"})
    person.sees("Passphrase:").types(f"{PASSPHRASE}\r").sees(":help")
    assert flags(person.child)
    person.types("\x03").leaves()


def test_who_types_it_twice_does_not_have_it_in_the_first_question(world, tmp_path):
    (tmp_path / "new").touch(0o600)
    (tmp_path / "new").write_text(PASSPHRASE)
    world.ok(
        "key", "passphrase", "--new-passphrase-file", str(tmp_path / "new"), cost=None
    )  # it takes a moment
    person = Person(world, "log", without=("REFLECT_PASSPHRASE",), env={"REFLECT_PLAIN": "1"})
    person.child.logfile_read = shown = io.StringIO()
    person.sees("Passphrase:").types(f"{PASSPHRASE}\r").sees("\n").types(f"{PASSPHRASE}\r")
    person.sees(":help").types("\x03").leaves()
    assert "Question 1" in shown.getvalue()
    assert PASSPHRASE not in shown.getvalue() and "Type a number from" not in shown.getvalue()


def test_where_the_passphrase_is_given_or_nothing_is_asked_the_terminal_is_left_alone(world, monkeypatch):
    from reflect.cli import unseen

    monkeypatch.setattr(unseen.os, "isatty", lambda _: True)
    opened = []
    monkeypatch.setattr(unseen, "hide", lambda: opened.append(1))
    unseen.hide_if_asked(["list"], {"REFLECT_PASSPHRASE": "x"})
    unseen.hide_if_asked(["list", "--passphrase-file", "x"], {})
    unseen.hide_if_asked(["help", "devices"], {})
    assert opened == []
    unseen.hide_if_asked(["list"], {})
    assert opened == [1]
