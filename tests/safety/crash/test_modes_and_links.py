"""Whatever the umask, what a command makes is the person's alone; and no link that lies in its way is followed."""

import os
from zlib import crc32

import pytest
from kit.crash.examine import open_to_others
from kit.crash.lines import NOW, commands_of_a_turn, lines_of, run
from kit.crash.recorder import Names
from kit.crash.trials import record
from kit.figures import leave
from kit.turns import rotation
from kit.world import SOAK

TURN, AGAIN = rotation()
SHORT = 2
MASKS = {"none": 0, "all of others": 0o077, "nothing but the owner's": 0o177}


@pytest.mark.timeout(1_800 if SOAK else 120)
@pytest.mark.parametrize("command", commands_of_a_turn(TURN + 2, None if SOAK else SHORT))
def test_what_a_command_makes_is_private_whatever_the_umask(disk, command):
    wrong, runs = [], 0
    for line in lines_of(command)[: None if SOAK else 1]:
        usual = run(disk, line).code
        for name, mask in MASKS.items():
            done, runs = run(disk, line, mask=mask), runs + 1
            found = open_to_others(disk.place, disk.bases[line.base])
            if found or done.code != usual:
                wrong.append((line.args, name, done.code, found, done.said[-200:]))
    leave("T5", "umasks", part=command.replace(" ", "-"), runs=runs, wrong=len(wrong))
    assert not wrong, AGAIN


def names_given(disk, line):
    """Give each path that a line gives a name to, but for those that are drawn by lot: nobody can put a link there."""
    tapes = [record(disk, line)[0] for _ in range(2)]
    return sorted(_paths(tapes[0]) & _paths(tapes[1]))


def _paths(tape):
    folders, found = {0: ""}, set()
    for above, inside in tape.names.items():
        folders |= {number: f"{folders.get(above, '')}{name}/" for name, number in inside.items()}
    for step, _ in tape.steps:
        if not isinstance(step, Names):
            continue
        for folder, name, number in step.given:
            if number is not None and folder in folders:
                found.add(folders[folder] + name)
                folders[number] = f"{folders[folder]}{name}/"
    return found


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
@pytest.mark.timeout(1_800 if SOAK else 120)
@pytest.mark.parametrize("command", commands_of_a_turn(TURN + 3, None if SOAK else SHORT))
def test_no_link_in_the_way_is_followed(disk, command, tmp_path):
    wrong, runs = [], 0
    for line in lines_of(command)[: None if SOAK else 1]:
        for path in names_given(disk, line):
            target = tmp_path / f"{crc32(path.encode())}"
            disk.lay_out(line.base)
            there = disk.place / path
            if there.exists() or not there.parent.is_dir():
                continue
            target.write_text("somebody else's")
            there.symlink_to(target)
            done, runs = disk.run(*line.args, stdin=line.stdin, terminal=line.terminal, now=NOW), runs + 1
            if target.read_text() != "somebody else's" or done.code in (1, 70) or "Traceback" in done.err:
                wrong.append((line.args, path, done.code, done.said[-200:]))
    leave("T5", "links", part=command.replace(" ", "-"), runs=runs, wrong=len(wrong))
    assert not wrong, AGAIN
