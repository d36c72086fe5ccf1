"""Run one path of the storage room and be killed in the middle. Started by the tests as a program of its own.

    kill_worker.py steps PATH FOLDER      every step: a child dies before its 1st, 2nd, 3rd ... file operation
    kill_worker.py loop PATH FOLDER ...   again and again, saying aloud what is done, until someone kills it

`steps` prints one JSON document: how many kills, which outcomes, and what was broken.
"""

import contextlib
import itertools
import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from reflect.errors import WrongSecret
from reflect.storage import rotation
from reflect.storage.backup import brought_back, checked, restore, shelf, swap
from reflect.storage.database import engine
from reflect.storage.keys import crypto, keyfile, outside, recovery_code, ways_in

CHEAP = crypto.Cost(1, 8)
OLD, NEW, THEN = "the old one", "the new one", "the one of the backup"
WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
OPERATIONS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.scandir"}
LARGE = 60
STRIDE = 1 if int(os.environ.get("REFLECT_SOAK_KILLS", "3")) >= 100 else 5
"""How many of the doubly killed states are left out between two that are tried."""


def make_journal(folder: Path, passphrase: str, *, entries: int) -> ways_in.Created:
    made = ways_in.create(folder, passphrase, cost=CHEAP)
    engine.create_file(folder / "journal.db", made.key)
    con = engine.connect(folder / "journal.db", made.key)
    with engine.transaction(con):
        con.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT)")
        for _ in range(entries):
            con.execute("INSERT INTO entry (body) VALUES (?)", ("words " * 100,))
        con.execute("PRAGMA user_version = 1")
    con.close()
    return made


def tried(folder: Path, secret: str, kind: keyfile.Kind = "passphrase") -> bytes | None:
    with contextlib.suppress(WrongSecret):
        return ways_in.unlock(folder, secret, kind=kind).key
    return None


def count_entries(folder: Path, key: bytes) -> int:
    con = engine.connect(folder / "journal.db", key)
    try:
        if engine.integrity(con):
            return -1
        found = con.execute("SELECT count(*) FROM entry").fetchone()
        return int(found[0]) if found else -1
    finally:
        con.close()


def write_backup(folder: Path, key: bytes, counter: int) -> Path:
    con = engine.connect(folder / "journal.db", key)
    try:
        return checked.write(
            folder, con, key, to=folder / "backups", counter=counter, made_at=WHEN, work=folder
        )
    finally:
        con.close()


class Secrets:
    """Path: one secret is changed."""

    def __init__(self, kind: keyfile.Kind, base: Path) -> None:
        self.kind = kind
        self.made = make_journal(base, OLD, entries=2)

    def run(self, folder: Path) -> None:
        if self.kind == "passphrase":
            ways_in.set_passphrase(folder, self.made.key, NEW, cost=CHEAP)
        else:
            ways_in.renew_recovery_code(folder, self.made.key, cost=CHEAP)

    def look(self, folder: Path) -> str | None:
        key, code = self.made.key, self.made.recovery_code
        if self.kind == "recovery":
            kept = tried(folder, OLD) == key
            outcome = "old" if tried(folder, code, "recovery") == key else "new"
        else:
            said = outside.look(folder).count("passphrase")  # before anything is mended
            opening = [secret for secret in (OLD, NEW) if tried(folder, secret) == key]
            kept = tried(folder, code, "recovery") == key and said == len(opening)
            outcome = "old" if tried(folder, OLD) == key else "new" if tried(folder, NEW) == key else ""
        if not kept or not outcome or count_entries(folder, key) != 2:
            return None
        ways_in.set_passphrase(folder, key, "later", cost=CHEAP)
        clean = tried(folder, OLD) is None and tried(folder, NEW) is None and tried(folder, "later") == key
        return outcome if clean and len(outside.look(folder).slots) <= 4 else None


def code_of(turn: int) -> str:
    """Give a recovery code that both sides of a test know."""
    return recovery_code.new_code(lambda n: turn.to_bytes(n, "big"))


class Rotate:
    """Path: the journal gets a new key. Also killed while a later opening goes on with it."""

    seldom = 2

    def __init__(self, base: Path) -> None:
        self.made = make_journal(base, OLD, entries=LARGE)
        self.code = code_of(1)

    def waits(self, folder: Path) -> bool:
        return outside.is_changing(folder)

    def run(self, folder: Path) -> None:
        if self.waits(folder):
            rotation.go_on(folder, OLD, kind="passphrase")
        else:
            rotation.rotate(folder, OLD, self.code, cost=CHEAP)

    def look(self, folder: Path) -> str | None:
        """Every moment: the passphrase opens, and the code of before or the new one; in the end exactly one key does."""
        both = {"old": self.made.recovery_code, "new": self.code}
        opening = [name for name, code in both.items() if self.opened(folder, code, "recovery")]
        key = self.opened(folder, OLD, "passphrase")
        if not key or not opening or count_entries(folder, key) != LARGE:
            return None
        if outside.is_changing(folder) and opening == ["old"]:
            return None  # nothing that was not seen to its end may be waited for
        rotation.go_on(folder, OLD, kind="passphrase")
        key = self.opened(folder, OLD, "passphrase")
        opening = [name for name, code in both.items() if self.opened(folder, code, "recovery")]
        settled = outside.look(folder)
        if len(opening) != 1 or not settled.copies_equal or settled.changing or settled.mends:
            return None
        kept = key is not None and count_entries(folder, key) == LARGE
        gone = rotation.fits(folder)(self.made.key) == (opening == ["old"])
        return opening[0] if kept and gone else None

    def opened(self, folder: Path, secret: str, kind: keyfile.Kind) -> bytes | None:
        with contextlib.suppress(WrongSecret):
            return rotation.unlock(folder, secret, kind=kind)
        return None


class Backup:
    """Path: a backup is written."""

    def __init__(self, base: Path) -> None:
        self.made = make_journal(base, OLD, entries=LARGE)

    def run(self, folder: Path) -> None:
        write_backup(folder, self.made.key, 7)

    def look(self, folder: Path) -> str | None:
        key = self.made.key
        found = sorted((folder / "backups").glob("*.reflectbackup")) if (folder / "backups").exists() else []
        for path in found:
            if checked.verify(path, OLD, work=folder).entries != LARGE:
                return None
        if count_entries(folder, key) != LARGE:
            return None
        later = write_backup(folder, key, 8)
        return ("new" if found else "old") if shelf.newest(folder / "backups") == later else None


class Restore:
    """Path: a backup of another journal (other key, other entries) is brought back. Also killed while finishing."""

    seldom = 1

    def __init__(self, base: Path) -> None:
        then = base.with_name("then")
        made = make_journal(then, THEN, entries=5)
        self.bundle = write_backup(then, made.key, 1)
        make_journal(base, OLD, entries=2)
        (base / "journal.db-journal").write_bytes(b"")

    def waits(self, folder: Path) -> bool:
        return (folder / "restoring").exists()

    def run(self, folder: Path) -> None:
        if self.waits(folder):
            swap.finish_restore(folder)
        else:
            restore.restore(self.bundle, THEN, folder=folder, stamp="20260301")

    def look(self, folder: Path) -> str | None:
        with swap.opening(folder):
            old, new = tried(folder, OLD), tried(folder, THEN)
            key = old or new
            if key is None or (old and new) or (folder / "restoring").exists():
                return None
            if count_entries(folder, key) != (2 if old else 5) or not outside.look(folder).copies_equal:
                return None
        if old:
            return "old"
        aside = folder / "replaced-20260301"
        before = tried(aside, OLD)
        return "new" if before and count_entries(aside, before) == 2 and tried(aside, THEN) is None else None


class Undo(Restore):
    """Path: a journal that was set aside is brought back. It is in its folder, in its place, or in both, and never in none."""

    def __init__(self, base: Path) -> None:
        make_journal(base, OLD, entries=2)
        make_journal(base / "replaced-20260228", THEN, entries=5)

    def run(self, folder: Path) -> None:
        if (folder / "restoring").exists():
            swap.finish_restore(folder)
        else:
            brought_back.bring_back(
                folder / "replaced-20260228", THEN, folder=folder, stamp="20260301", agreed=lambda _: None
            )

    def look(self, folder: Path) -> str | None:
        outcome = super().look(folder)
        left = folder / "replaced-20260228"
        if outcome == "old":
            then = tried(left, THEN)
            return "old" if then and count_entries(left, then) == 5 else None
        return outcome


def make_path(what: str, base: Path) -> Secrets | Rotate | Backup | Restore:
    match what:
        case "passphrase":
            return Secrets("passphrase", base)
        case "code":
            return Secrets("recovery", base)
        case "rotate":
            return Rotate(base)
        case "backup":
            return Backup(base)
        case "undo":
            return Undo(base)
        case _:
            return Restore(base)


def dies(act: Callable[[], None], before: int) -> bool:
    """Run `act` in a child that is killed just before its n-th file operation; say whether it was killed."""
    child = os.fork()
    if child == 0:
        left = itertools.count(1)

        def watch(event: str, _: object) -> None:
            if event in OPERATIONS and next(left) == before:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            act()
        finally:
            sys.stdout.flush()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"the path failed before its {before}th operation")
    return os.WIFSIGNALED(status)


def killed_states(path: Secrets | Rotate | Backup | Restore, base: Path, folder: Path) -> Iterator[str]:
    """Give the name of each state after a kill; the state itself is in `folder`."""
    for first in itertools.count(1, 3 if isinstance(path, Rotate) and STRIDE > 1 else 1):
        fresh(base, folder)
        if not dies(lambda: path.run(folder), first):
            return
        yield f"{first}"
        if isinstance(path, Restore | Rotate) and first % (STRIDE * path.seldom) == 0:
            yield from killed_again(path, base, folder, first)


def killed_again(path: Restore | Rotate, base: Path, folder: Path, first: int) -> Iterator[str]:
    """Kill a path that is gone on with later, and then kill what goes on with it."""
    fresh(base, folder)
    dies(lambda: path.run(folder), first)
    left = folder.with_name("left")
    fresh(folder, left)
    for second in range(1, 40, STRIDE):
        fresh(left, folder)
        if not path.waits(folder) or not dies(lambda: path.run(folder), second):
            return
        yield f"{first}+{second}"


def fresh(base: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)


def steps(what: str, place: Path) -> None:
    base, folder = place / "base", place / "work"
    path = make_path(what, base)
    fresh(base, folder)
    path.run(folder)  # everything is imported now, so that the children only touch what matters
    if path.look(folder) != "new":
        raise SystemExit("the path does not even work when it is left alone")
    outcomes, broken = Counter[str](), []
    for state in killed_states(path, base, folder):
        outcome = path.look(folder)
        if outcome is None:
            broken.append(state)
        outcomes[outcome or "broken"] += 1
    told = {"kills": outcomes.total(), "opened_with": outcomes, "broken": broken}
    sys.stdout.write(json.dumps(told))


def loop(what: str, folder: Path, *rest: str) -> None:
    say("ready")
    key = bytes.fromhex(rest[0])
    for at in itertools.count(int(rest[1]) + 1):
        if what == "passphrase":
            ways_in.set_passphrase(folder, key, f"phrase {at}", cost=CHEAP)
        elif what == "backup":
            write_backup(folder, key, at)
        elif what == "rotate":
            rotation.rotate(folder, OLD, code_of(at), cost=CHEAP)
        else:
            name = ("one", "two")[at % 2]
            bundle = next((folder.parent / name / "backups").iterdir())
            restore.restore(bundle, name, folder=folder, stamp=f"{at}")
        say(str(at))


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    doing, what_path, where, *more = sys.argv[1:]
    if doing == "steps":
        steps(what_path, Path(where))
    else:
        loop(what_path, Path(where), *more)
