"""The power goes while a command writes: each disk that the system allows then opens, with all that was said to be kept.

What is worked out from the tape of a real run: see `kit.crash.power`. The short form takes a few commands in turn.
"""

import random

import pytest
from kit.crash.lines import commands_of_a_turn, left_alone, lines_of
from kit.crash.power import after_each_step, at_the_end
from kit.crash.trials import Tally, cut_the_power, record
from kit.sweeps.writing_commands import Line
from kit.turns import rotation
from kit.world import SHARE, SOAK

from reflect.storage.names import DATABASE, KEY_COPY, KEY_FILE

TURN, AGAIN = rotation()
SHORT, EACH = 2, 24
"""Commands of one turn in the short form, and disks of each."""
A_STEP, A_LINE, STRICT = 8, 150, 40
"""In the long form: disks after each step, and of a line at most; and of those where even the two names of a rename part."""


@pytest.mark.timeout(3_600 if SOAK else 120)
@pytest.mark.parametrize("command", commands_of_a_turn(TURN + 1, None if SOAK else SHORT))
def test_whatever_the_disk_kept_the_journal_opens_with_all_that_was_said(disk, command):
    tally = Tally()
    lines = lines_of(command)
    for number, line in enumerate(lines):
        tally.leave("T2", "power lost", command, to_come=len(lines) - number)
        whole = left_alone(disk, line)
        if not whole.done:
            continue
        cut_the_power(
            disk, whole, TURN, tally, most=A_STEP, strict=False, of=A_LINE // SHARE if SOAK else EACH
        )
        if not SOAK:
            break
        cut_the_power(disk, whole, TURN, tally, most=A_STEP, strict=True, of=STRICT // SHARE)
        tally.counts["lines"] += 1
    tally.leave("T2", "power lost", command)
    assert not tally.wrong, f"{AGAIN}\n{tally}"


@pytest.mark.parametrize("command", ["backup", "export"])
def test_the_tape_of_a_run_leads_to_the_disk_that_is_there(disk, command):
    """The trial itself is held to something: what the tape says is what the run left, file by file and byte by byte."""
    tape, _ = record(disk, lines_of(command)[0])
    there = {str(file.relative_to(disk.place)): file for file in disk.place.rglob("*")}
    end = at_the_end(tape)
    assert end.files == {name: file.read_bytes() for name, file in there.items() if file.is_file()}
    assert set(end.folders) == {name for name, file in there.items() if file.is_dir()}
    assert not tape.outside


@pytest.mark.parametrize("strict", [False, True], ids=["renames whole", "renames in halves"])
def test_a_journal_whose_folders_were_all_new_is_there_after_a_power_cut(disk, strict):
    """The home of a journal is some folders deep, and on a new computer none of them is there yet."""
    line, home = Line(("init", "--no-input"), base="none"), "a/b/home"
    tape, _ = record(disk, line, env={**disk.environment, "REFLECT_HOME": str(disk.place / home)})
    end = [state for state in after_each_step(tape, random.Random(TURN), most=A_STEP, strict=strict)
           if state.step == len(tape.steps)]  # fmt: skip
    assert end
    for state in end:
        assert {f"{home}/{name}" for name in (DATABASE, KEY_FILE, KEY_COPY)} <= set(state.files), state.how
