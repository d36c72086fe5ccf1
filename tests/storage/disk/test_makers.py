"""Whether a run that makes a file still lives, told by the mark in the name of the file."""

import os
import re
import subprocess
import sys

import pytest

from reflect.storage.disk import makers

OWN = makers.mark()
pytestmark = pytest.mark.skipif(not OWN, reason="makers are not marked here")


def test_a_run_that_lives_is_not_gone_and_its_mark_tells_no_name():
    assert re.fullmatch(r"[0-9a-f]{8}-\d+-\d+", OWN)
    assert makers.is_gone(f".{OWN}-12ab.reflect-new") is False


def test_a_run_that_ended_is_gone_also_before_anybody_asked_after_it():
    code = "from reflect.storage.disk import makers; print(makers.mark())"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        mark = run.stdout.read().strip()  # its output is closed, and nobody has waited for it
        os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT)
        zombie = makers.is_gone(mark)
    assert (zombie, makers.is_gone(mark)) == (sys.platform == "linux", True)


@pytest.mark.skipif(sys.platform != "linux", reason="only there it is known when a process began")
def test_a_number_that_was_given_again_is_not_taken_for_the_maker():
    here, pid, began = OWN.split("-")
    assert makers.is_gone(f"{here}-{pid}-{int(began) - 1}") is True


def test_what_another_computer_makes_and_what_has_no_mark_cannot_be_told():
    _, pid, began = OWN.split("-")
    assert makers.is_gone(f"00000000-{pid}-{began}") is None
    assert makers.is_gone(".0123456789abcdef.reflect-new") is None
