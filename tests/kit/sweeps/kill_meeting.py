"""Two devices meet in a folder, and one of them is killed before each file operation in turn. A program of its own.

kill_meeting.py COMMAND PLACE      COMMAND is sync or merge; one JSON document comes out
"""

import hashlib
import itertools
import json
import shutil
import sys
from collections import Counter
from pathlib import Path

from kit.reviewer import write
from kit.sweeps.kill_worker import dies, fresh
from kit.world import PASSPHRASE, World, ladder

from reflect.storage.backup import checked
from reflect.storage.journal import Journal


def edit(world: World, text: str) -> None:
    """Change the first entry."""
    answers = json.dumps({"pack": "quick_checkin", "answers": {"keep": text}})
    world.ok("edit", "1", "--answers", "-", stdin=answers)


def lay_out(base: Path) -> None:
    """Lay out a device with two entries, and a folder with the file of another one: two new entries, one changed on both."""
    (base / "shared").mkdir(parents=True)
    here, there = World(base / "home"), World(base.with_name("other"))
    here.ok("init", "--no-input")
    write(here, "the first", "the second")
    shutil.copytree(here.home, there.home)
    write(there, "the third", "the fourth")
    edit(here, "changed here")
    edit(there, "changed there")
    there.ok("sync", str(base / "shared"))


def run(command: str, folder: Path) -> None:
    """Run the real command."""
    world = World(folder / "home")
    if command == "sync":
        world.ok("sync", str(folder / "shared"))
    else:
        world.ok("merge", str(other_file(folder)), "--yes")


def other_file(folder: Path) -> Path:
    """Give the file of the other device: it was there first."""
    return min((folder / "shared").glob("*.reflectbackup"), key=lambda file: file.stat().st_mtime_ns)


def look(folder: Path) -> str | None:
    """Say whether all of it came in or nothing; None if anything is half done, lost, or no longer whole."""
    with Journal.open(folder / "home", PASSPHRASE, ladder=ladder) as journal:
        count, waiting = journal.count(), journal.choices.waiting()
        sound = not journal.health.faults()
    if not sound or (count, waiting) not in {(2, ()), (4, (1,))}:
        return None
    for file in [*(folder / "shared").glob("*.reflectbackup"), *(folder / "home" / "backups").iterdir()]:
        if file.suffix == ".reflectbackup":
            checked.verify(file, PASSPHRASE, work=folder)  # a file that has its name is whole
    return "old" if count == 2 else "new"


def main(command: str, place: Path) -> None:
    """Kill it at every step, and let it run to its end after each."""
    base, folder = place / "base", place / "work"
    lay_out(base)
    theirs = hashlib.sha256(other_file(base).read_bytes()).hexdigest()
    fresh(base, folder)
    run(command, folder)  # everything is imported now
    outcomes, broken = Counter[str](), []
    for step in itertools.count(1):
        fresh(base, folder)
        if not dies(lambda: run(command, folder), step):
            break
        outcome = look(folder)
        run(command, folder)
        whole = hashlib.sha256(other_file(folder).read_bytes()).hexdigest() == theirs
        if outcome is None or look(folder) != "new" or not whole:
            broken.append(step)
        outcomes[outcome or "broken"] += 1
    sys.stdout.write(json.dumps({"kills": outcomes.total(), "found": outcomes, "broken": broken}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
