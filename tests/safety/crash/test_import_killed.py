"""`import --apply` killed with kill -9 in a process of its own: all of it is in, or nothing, and it comes in the next time.

The short form takes in some hundred texts. The long one, REFLECT_SOAK=1, takes in an archive of 100,000 entries, and is killed
at moments drawn over a whole run and while the last pages are written.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import generate
import pytest
from kit.figures import leave
from kit.world import PASSPHRASE, ROOT, SOAK, World, ladder

from reflect.archive import lines, writing
from reflect.storage.journal import Journal

ENTRIES = 100_000 if SOAK else 300
WHILE_IT_COMES_IN, AT_THE_LAST_STEP = (4, 4) if SOAK else (1, 1)


def source(folder: Path) -> Path:
    """Write what comes in."""
    if not SOAK:
        texts = (
            f"[2026-01-{n % 28 + 1:02} 09:{n % 60:02}] Text {n}\nSome words of it.\n\n"
            for n in range(ENTRIES)
        )
        (folder / "mine.txt").write_text("".join(texts), "utf-8")
        return folder / "mine.txt"
    made = generate.made(ENTRIES, folder)
    with (
        Journal.open(Path(made.home), generate.PASSPHRASE, ladder=ladder) as journal,
        (folder / "mine.zip").open("w+b") as opened,
    ):
        writing.write(opened, journal.records.all(), schema=8, made_by="x", day=date(2026, 3, 6))
    return folder / "mine.zip"


def begun(home: Path, file: Path) -> subprocess.Popen[bytes]:
    """Begin to take it in."""
    environment = {**os.environ, "REFLECT_HOME": str(home), "REFLECT_PASSPHRASE": PASSPHRASE}
    return subprocess.Popen(
        [sys.executable, "-m", "reflect", "import", str(file), "--apply"],
        env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def killed(home: Path, file: Path, when: Callable[[Path], bool], later: float) -> bool:
    """Take it in until then, and so many seconds longer; False where it had ended by itself."""
    running = begun(home, file)
    while running.poll() is None and not when(home):
        time.sleep(0.0005)
    time.sleep(later)  # the moment of the kill is what is tried here
    running.send_signal(signal.SIGKILL)
    running.communicate()
    return running.returncode == -signal.SIGKILL


def all_lines(world: World) -> list[bytes]:
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        return [lines.write(record) for record in journal.records.all()]


@pytest.mark.timeout(7_200 if SOAK else 120)
def test_killed_at_any_moment_all_of_it_is_in_or_nothing(world, tmp_path):
    file, chance = source(tmp_path), random.Random(20260306)
    world.ok("jot", "-", stdin="It was here before.")
    before, small = all_lines(world), (world.home / "journal.db").stat().st_size
    whole = replace(world, home=Path(shutil.copytree(world.home, tmp_path / "whole")))
    since = time.monotonic()
    assert json.loads(whole.ok("import", str(file), "--apply", "--json").out)["new"] == ENTRIES
    took, large = time.monotonic() - since, (whole.home / "journal.db").stat().st_size

    def it_grows(home: Path) -> bool:
        return (home / "journal.db").stat().st_size > small

    def it_is_nearly_done(home: Path) -> bool:
        return (home / "journal.db").stat().st_size > large - (large - small) // 50

    moments = [(it_grows, chance.uniform(0, took / 2) if SOAK else 0) for _ in range(WHILE_IT_COMES_IN)]
    moments += [(it_is_nearly_done, chance.uniform(0, took / 200)) for _ in range(AT_THE_LAST_STEP)]
    kills = nothing = 0
    for number, (when, later) in enumerate(moments):
        one = replace(world, home=Path(shutil.copytree(world.home, tmp_path / f"killed-{number}")))
        kills += killed(one.home, file, when, later)
        assert one.ok("doctor", "--deep").code == 0
        if (one.home / "journal.db").stat().st_size == small:
            nothing += 1
            assert all_lines(one) == before
            if SOAK and number not in (WHILE_IT_COMES_IN - 1, len(moments) - 1):
                continue
            assert json.loads(one.ok("import", str(file), "--apply", "--json").out)["new"] == ENTRIES
        again = json.loads(one.ok("import", str(file), "--apply", "--json").out)
        assert (again["new"], again["same"], again["applied"]) == (0, ENTRIES, False)
        shutil.rmtree(one.home)
    leave(
        "T1",
        "imports of 100,000 entries killed",
        kills=kills,
        nothing_was_in=nothing,
        all_was_in=len(moments) - nothing,
    )
