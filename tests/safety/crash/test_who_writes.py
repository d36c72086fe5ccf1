"""A command that is held to write nothing is watched by the kernel while it runs, so that none that writes hides among them."""

import pytest
from kit.crash.lines import run
from kit.crash.recorder import Cut, Names, Write
from kit.crash.trials import record
from kit.sweeps.hostile_lines import LINES
from kit.sweeps.writing_commands import READS, WRITES, Line

LOOKS = {"reads", "looks", "needs nothing"}


def as_typed(disk, line):
    words = [word.replace("{inputs}/quick_checkin.toml", "evening.toml") for word in line.args]
    return Line(tuple(words), line.stdin or "")


def changes(disk, line):
    """Give what a line does to the folder, but for the locks: they are made by whoever looks first."""
    tape, done = record(disk, line)
    assert done.code == 0, done
    locks = {
        number for inside in tape.last.values() for name, number in inside.items() if name.endswith(".lock")
    }
    return [
        step for step, _ in tape.steps
        if isinstance(step, Write | Cut) or (isinstance(step, Names) and not {number for *_, number in step.given} <= locks)
    ]  # fmt: skip


def test_each_command_that_is_held_to_look_changes_nothing(disk):
    wrong = {}
    for command in sorted(READS):
        lines = [line for line in LINES[command] if line.kind in LOOKS and line.code == 0]
        assert lines, f"{command}: no line shows that it writes nothing"
        found = changes(disk, as_typed(disk, lines[0]))
        if found and command not in TRIES:
            wrong[command] = found[:3]
    assert wrong == {}


TRIES = {"doctor"}
"""It makes an empty file and takes it away, to know whether the disk takes one."""


def test_one_that_writes_would_be_found(disk):
    assert changes(disk, WRITES["focus"][0])
    assert changes(disk, WRITES["remind"][0])


@pytest.mark.parametrize("command", sorted(TRIES))
def test_one_that_tries_the_disk_leaves_it_as_it_was(disk, command):
    before = disk.before["filled"]
    run(disk, as_typed(disk, LINES[command][0]))
    assert disk.look() == before
