"""The long form of a disk that fails: at its k-th operation once, or full from there on, over every line that writes.

The short form stands beside the sentences that are said: tests/safety/test_promises.py.
"""

import random

import pytest
from kit.crash.lines import commands_of_a_turn, left_alone, lines_of
from kit.crash.trials import FAULTS, Tally, refuse
from kit.turns import rotation
from kit.world import SHARE, SOAK

TURN, AGAIN = rotation()
A_LINE = 66
"""Operations of a line at which the disk fails, in each way; of longer ones, so many are drawn by lot."""


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("command", commands_of_a_turn(TURN, None if SOAK else 0))
def test_a_disk_that_fails_loses_nothing_and_the_sentence_is_true(disk, command):
    tally = Tally()
    lines = lines_of(command)
    for number, line in enumerate(lines):
        tally.leave("T3", "failing disk", command, to_come=len(lines) - number)
        whole = left_alone(disk, line)
        steps = range(1, len(whole.done) + 1)
        for fault in FAULTS:
            for at in sorted(random.Random(TURN).sample(steps, min(A_LINE // SHARE, len(steps)))):
                refuse(disk, whole, at, fault, tally)
        tally.counts["lines"] += 1
    tally.leave("T3", "failing disk", command)
    assert not tally.wrong, f"{AGAIN}\n{tally}"
