"""What is in memory stays there: no core file, and no look from other programs, before a passphrase is read."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prctl and /proc are Linux's")

HARDENED = """
import ctypes, resource, sys
from reflect.hardened import harden_process
harden_process()
sys.stdout.write(f"{resource.getrlimit(resource.RLIMIT_CORE)} {ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)}")
"""


def test_a_hardened_process_leaves_no_core_and_lets_nobody_look() -> None:
    ran = subprocess.run([sys.executable, "-c", HARDENED], capture_output=True, text=True, check=True)
    assert ran.stdout == "(0, 0) 0"


@pytest.mark.terminal
def test_the_program_is_hardened_while_it_waits_for_the_passphrase(world) -> None:
    from safety.test_terminal import CTRL_C, Person

    person = Person(replace(world, environment={}), "list", cold=True).sees("Passphrase:")
    with open(f"/proc/{person.child.pid}/limits", encoding="ascii") as limits:
        [core] = [line.split() for line in limits if line.startswith("Max core file size")]
    assert core[4:6] == ["0", "0"]
    if os.geteuid():  # root may look anywhere
        with pytest.raises(PermissionError):
            os.close(os.open(f"/proc/{person.child.pid}/mem", os.O_RDONLY))
    assert person.types(CTRL_C).leaves() == 130
