"""Many programs at one journal at the same time, backups in the middle: whoever was told "saved" finds it, nobody is sent away.

Each process is a program of its own that runs one command after the other, each from unlocking to closing.
"""

import json
import multiprocessing
import os
import random
import traceback
from collections import Counter
from pathlib import Path

import pytest
from kit.figures import leave
from kit.world import SOAK, World

PROCESSES, EACH = (8, 200) if SOAK else (3, 8)
DOCUMENTED = {0, 2, 3, 4, 5, 6, 7, 8, 9, 130}
BUSY = ("busy", "Another reflect is open")
COMMANDS = (
    *(("log", "--answers", "-", "--json"),) * 4, ("jot", "-"), ("try", "add", "-"), ("ask", "add", "-"), ("mask", "add", "-"),
    ("edit", "MINE", "--answers", "-"), ("delete", "MINE", "--yes"), ("mark", "MINE"), ("list", "--json"), ("show", "MINE"),
    ("search", "waited"), ("week",), ("growth",), ("try",), ("backup",), ("doctor",), ("focus", "learning"),
    ("bin", "--bring-back", "MINE"), ("key", "code", "--yes"),
)  # fmt: skip
"""What each of them draws its next command from. MINE is an entry that this process keeps; what it deleted may come back."""


def one_after_the_other(home: Path, name: int, told: Path) -> None:
    """Be one program: run commands, and write down the words that were kept, and how each command ended."""
    dice, world = random.Random(name), World(home)
    kept: dict[int, str] = {}
    ended: Counter[str] = Counter()
    sent_away: list[str] = []
    for turn in range(EACH):
        mine = dice.choice(sorted(kept)) if kept else 1
        args = [str(mine) if word == "MINE" else word for word in dice.choice(COMMANDS)]
        words = f"process {name} turn {turn}: I waited"
        stdin = (
            json.dumps({"pack": "quick_checkin", "answers": {"keep": words}})
            if "--answers" in args
            else words
        )
        done = world.run(*args, stdin=stdin)
        ended[str(done.code)] += 1
        said = done.out + done.err
        if done.code not in DOCUMENTED or "Traceback" in said or any(word in said for word in BUSY):
            sent_away.append(f"{args} {done.code}: {said[:300]}")
        if args[0] == "log" and done.code == 0:
            kept[json.loads(done.out)["number"]] = words
        if args[0] == "edit" and done.code == 0 and mine in kept:
            kept[mine] = words
    told.write_text(json.dumps({"kept": kept, "ended": ended, "sent_away": sent_away}))


def be_a_program(home: Path, name: int, told: Path) -> None:
    """In a fork of this process: whatever goes wrong ends as a file that says so."""
    try:
        one_after_the_other(home, name, told)
    except BaseException:
        told.write_text(json.dumps({"kept": {}, "ended": {}, "sent_away": [traceback.format_exc()]}))
    finally:
        os._exit(0)


@pytest.mark.skipif(os.name != "posix", reason="forks are of POSIX systems")
@pytest.mark.timeout(1800)
def test_whoever_was_told_that_it_is_saved_finds_it(world, tmp_path):
    world.ok("jot", "-", stdin="first")  # all that writing needs is loaded before the fork
    fork = multiprocessing.get_context("fork")
    programs = [
        fork.Process(target=be_a_program, args=(world.home, name, tmp_path / f"{name}.json"))
        for name in range(PROCESSES)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    told = [json.loads((tmp_path / f"{name}.json").read_text()) for name in range(PROCESSES)]
    assert [one["sent_away"] for one in told] == [[]] * PROCESSES
    kept = {int(number): words for one in told for number, words in one["kept"].items()}
    assert len(kept) == sum(len(one["kept"]) for one in told), "two were given the same number"
    binned = {e["number"] for e in json.loads(world.ok("bin", "--json").out)["entries"]}
    for number in binned & kept.keys():
        world.ok("bin", "--bring-back", str(number))
    for number, words in kept.items():
        shown = json.loads(world.ok("show", str(number), "--json").out)
        assert [a["value"] for a in shown["answers"] if a["question"] == "keep"] == [words]
    assert world.ok("doctor", "--deep").code == 0
    backups = [
        world.ok("backup", "--check", str(b)) for b in (world.home / "backups").glob("*.reflectbackup")
    ]
    leave(
        "T9", "commands of processes at once", processes=PROCESSES, commands=PROCESSES * EACH, entries_kept=len(kept),
        lost=0, sent_away_as_busy=0, backups_checked=len(backups),
    )  # fmt: skip
