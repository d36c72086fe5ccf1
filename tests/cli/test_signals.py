"""Signals in a real process: none is lost, and none breaks off what is being kept."""

import os
import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of a POSIX system")

BEGIN = """
import os, signal
from reflect.cli.signals import Stopped, heard, heed, listen_for_signals, unbroken
listen_for_signals()
def told(name):
    os.kill(os.getpid(), getattr(signal, name))
"""


def run(code):
    return subprocess.run(
        [sys.executable, "-c", BEGIN + code], capture_output=True, check=False, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("name", "kind"), [("SIGINT", "KeyboardInterrupt"), ("SIGTERM", "Stopped"), ("SIGHUP", "Stopped")]
)
def test_a_signal_waits_until_what_is_kept_is_kept(name, kind):
    done = run(f"""
try:
    with unbroken():
        with unbroken():
            told({name!r})
            print("kept")
        print("this too")
    print("never")
except BaseException as error:
    print(type(error).__name__, getattr(error, "exit_code", None))
""")
    code = None if name == "SIGINT" else 128 + getattr(signal, name)
    assert done.stdout.split("\n")[:-1] == ["kept", "this too", f"{kind} {code}"]
    assert not done.stderr


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_exception_that_python_swallowed_is_raised_at_the_next_question(name):
    """One that is raised inside a destructor is only reported; without `heed` the program would go on as if unasked."""
    done = run(f"""
class Thing:
    def __del__(self):
        told({name!r})
Thing()
print("swallowed")
try:
    heed()
    print("never")
except KeyboardInterrupt:
    print("stopped")
""")
    assert done.stdout.split() == ["swallowed", "stopped"]


def test_once_heard_what_is_left_may_be_kept():
    done = run("""
try:
    told("SIGTERM")
except Stopped:
    heard()
    with unbroken():
        print("kept")
    heed()
    print("left in peace")
""")
    assert done.stdout.split("\n")[:-1] == ["kept", "left in peace"]
