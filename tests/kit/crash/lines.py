"""Every line of a command that writes, run once alone, so that it is known what it does and how long it takes."""

import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

from kit.crash.examine import NOW, Whole, drawn_by_lot
from kit.sweeps.failing import NEW, Disk, Done
from kit.sweeps.writing_commands import WRITES, Line, make_bases
from kit.world import PASSPHRASE, ROOT

CHANGES = {
    "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "rename", "renameat", "renameat2", "link", "linkat",
    "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "fchmod", "copy_file_range", "sendfile", "fallocate", "open", "openat",
}  # fmt: skip
"""Operations before which a kill leaves another disk than before the one before."""
AFTER_AN_UPDATE = "list, after an update"
LINES: dict[str, tuple[Line, ...]] = {**WRITES, AFTER_AN_UPDATE: (Line(("list",), base="old"),)}
"""All that writes: each command, and whatever opens a journal of an older form, which is brought up to date by that."""
DEAR = ("demo",)
"""They make a journal of their own with a key as dear as a real one, so they are for the long run."""


def make_disk(place: Path) -> Disk:
    """Lay out the disk of one person, with the program that runs on it. Close it yourself."""
    bases, code = make_bases(place / "bases")
    bases["old"] = place / "bases" / "old"
    shutil.copytree(ROOT / "tests/fixtures/journal-v1", bases["old"] / "home")
    for name in ("README.md", "told.json"):
        (bases["old"] / "home" / name).unlink()
    (bases["old"] / "home").chmod(0o700)
    for file in (bases["old"] / "home").iterdir():
        file.chmod(0o600)
    return Disk(
        place / "here", bases,
        {"passphrase": (PASSPHRASE, "passphrase"), "new": (NEW, "passphrase"), "code": (code, "recovery")},
    )  # fmt: skip


def run(disk: Disk, line: Line, **more: object) -> Done:
    """Lay the disk of a line out, and run it there at the same instant as ever."""
    disk.lay_out(line.base)
    return disk.run(*line.args, stdin=line.stdin, terminal=line.terminal, **{"now": NOW, **more})


def left_alone(disk: Disk, line: Line, **more: object) -> Whole:
    """Run a line twice, and say what it does."""
    run(disk, line, **more)
    first = disk.look()
    start = time.monotonic()
    done = run(disk, line, **more)
    seconds = time.monotonic() - start
    after = disk.look()
    return Whole(
        line,
        disk.before[line.base],
        after,
        done.done,
        done.said,
        drawn_by_lot(first, after),
        seconds,
        done.code,
    )


def points(whole: Whole) -> list[int]:
    """Give each operation, from 1, before which a kill makes a difference."""
    return [at for at, call in enumerate(whole.done, 1) if call in CHANGES]


def lines_of(command: str) -> list[Line]:
    """Give the lines of a command."""
    return list(LINES[command])


def commands_of_a_turn(turn: int, count: int | None, *, of: Iterable[str] = LINES) -> list[str]:
    """Give so many commands that write: others with each turn, and all of them once before any comes again; or all."""
    if count is None:
        return list(of)
    ordered = sorted({*of} - {*DEAR}, key=lambda name: crc32(name.encode()))
    start = turn * count % len(ordered)
    return [*ordered, *ordered][start : start + count]
