"""Sign a page, and take the last step again and again: each time in a child, killed just before its next file operation or commit.

    killed_export.py HOME TARGET WAY TYPED MORE...      WAY: nameless, or hidden for a disk that knows no files without a name

Prints one JSON list: for each kill, what was left in the folder of the page (name, size, mode), and how many records
are in the history. The last one is of the child that lived to the end.
"""

import errno
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from kit.world import PASSPHRASE, World, ladder

from reflect.cli.sharing import hand_over as handing_over
from reflect.storage.disk import nameless  # noqa: F401  # as the one below
from reflect.storage.journal import Journal
from reflect.storage.writing import entries  # noqa: F401  # loaded before the children, so that they open only what matters

OPERATIONS = {"open", "os.link", "os.rename", "os.remove", "os.scandir", "os.chmod", "os.truncate"}
HOME, TARGET, WAY, TYPED, *MORE = sys.argv[1:]
FOLDER = Path(TARGET).parent


def of_the_page(path: object) -> bool:
    return str(path) in (".", str(FOLDER)) or str(path).startswith((f"{FOLDER}/", "/proc/self/fd"))


def dies(act: Callable[[], object], before: int) -> bool:
    """Run the last step in a child that is killed just before its n-th file operation or commit; say whether it was killed."""
    pid = os.fork()
    if pid:
        status = os.waitpid(pid, 0)[1]
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise SystemExit("the last step failed by itself")
        return os.WIFSIGNALED(status)
    left = count(1)

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event in OPERATIONS and of_the_page(args[0]) and next(left) == before:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch_the_journal(_: object, event: str, function: object) -> None:
        if event == "c_call" and getattr(function, "__name__", "") == "commit":
            watch("open", (TARGET,))

    sys.addaudithook(watch)
    sys.setprofile(watch_the_journal)
    code = 1
    try:
        act()
        code = 0
    finally:
        os._exit(code)


def records() -> int:
    journal = Journal.open(Path(HOME), PASSPHRASE, ladder=ladder)
    try:
        return len(journal.exports.all())
    finally:
        journal.close()


def states(act: Callable[[], object]) -> Iterator[dict[str, Any]]:
    """Kill the last step before each of its file operations in turn, and say what each kill left."""
    before = {f.name: f.read_bytes() for f in FOLDER.iterdir()}
    for n in count(1):
        had, was_killed = records(), dies(act, n)
        there = {f.name: f for f in FOLDER.iterdir() if f.read_bytes() != before.get(f.name)}
        left = {name: [f.stat().st_size, f.stat().st_mode & 0o777] for name, f in there.items()}
        yield {"left": left, "records": records() - had, "killed": was_killed}
        if not was_killed:
            return
        for file in FOLDER.iterdir():
            file.unlink()
        for name, raw in before.items():
            (FOLDER / name).write_bytes(raw)


def main() -> None:
    hand_over, opening = handing_over.hand_over, os.open
    told: list[dict[str, Any]] = []

    def no_such_file(path: Any, flags: int, *args: Any, **more: Any) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(errno.EOPNOTSUPP, "Operation not supported")
        return opening(path, flags, *args, **more)

    if WAY == "hidden" and hasattr(os, "O_TMPFILE"):
        os.open = no_such_file
    handing_over.hand_over = lambda *args, **more: told.extend(states(lambda: hand_over(*args, **more)))
    code, _, err = World(Path(HOME)).at_terminal("export", "--out", TARGET, *MORE, typed=TYPED)
    sys.stdout.write(json.dumps(told))
    sys.stderr.write(err)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
