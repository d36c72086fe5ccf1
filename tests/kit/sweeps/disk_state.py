"""What is on the disk of one person, as it counts: every row, every file, and which secrets open the journal."""

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reflect.errors import NoJournal, ReflectError, WrongSecret
from reflect.storage import rotation
from reflect.storage.backup import swap
from reflect.storage.database import engine, migrations
from reflect.storage.keys import keyfile

OURS = {
    "journal.db",
    "journal.db-journal",
    "journal.keys",
    "journal.keys.bak",
    "journal.lock",
    "journal.keys.lock",
}
NOT_OF_THE_PERSON = {
    ("meta", name)
    for name in (
        "last_backup_number",
        "left_backup_numbers",
        "notes_said",
        "device",
        "handed_out",
        "to_rewrite",
        "sync_other_key",
    )
}
"""A number is used up by a backup that failed, so that none is given twice; a device gets its id; a note was said once; a
file can wait to be written anew. What the person calls the device is theirs, and is looked at: see `_of_the_person`."""
SEEN_TOGETHER = {"answered", "answer_wording", "said", "rated", "rating_wording", "ticked", "moment_wording"}
"""Tables that the views `answer`, `rating` and `moment` put together; what is in them is looked at there."""


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a disk.

    `rows` is table or view -> its rows with how often each is there, as in a journal of today, also where it is older; `files` is relative path -> SHA-256, without the files of
    the journal itself; `opens` names the secrets that open it.
    """

    rows: dict[str, Counter[Any]] = field(repr=False)
    files: dict[str, str]
    opens: frozenset[str]

    @property
    def there(self) -> bool:
        """True if there is a journal that opens."""
        return bool(self.rows)

    def unlike(self, other: "State") -> list[str]:
        """Name what differs: tables, files, secrets."""
        tables = [t for t in {*self.rows, *other.rows} if self.rows.get(t) != other.rows.get(t)]
        files = [f for f in {*self.files, *other.files} if self.files.get(f) != other.files.get(f)]
        return sorted([*tables, *files, *(self.opens ^ other.opens)])

    def named(self, table: str, **values: object) -> list[dict[str, Any]]:
        """Give the rows of a table that have these values."""
        found = [dict(row) for row in self.rows.get(table, ())]
        return [row for row in found if all(row[name] == value for name, value in values.items())]


def look(place: Path, home: Path, secrets: dict[str, tuple[str, keyfile.Kind]]) -> State:
    """Look at all files below a place, and into the journal in `home`."""
    key, opens = None, set()
    with suppress(NoJournal), swap.opening(home):
        for name, (secret, kind) in secrets.items():
            with suppress(WrongSecret, ReflectError):
                key = rotation.unlock(home, secret, kind=kind)
                opens.add(name)
        rows = _rows(home, key) if key is not None and (home / "journal.db").exists() else {}
        return State(rows, files_of(place, home), frozenset(opens))
    return State({}, files_of(place, home), frozenset())


def _rows(home: Path, key: bytes) -> dict[str, Counter[Any]]:
    with _up_to_date(home / "journal.db", key) as con:
        # The index of words has rows of its own, and is laid out anew whenever it likes.
        tables = [
            name for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
            if not name.startswith("search") and name not in SEEN_TOGETHER
        ]  # fmt: skip
        return {table: _of(con, table) for table in tables}


@contextmanager
def _up_to_date(file: Path, key: bytes) -> Iterator[engine.Connection]:
    """Open a journal file; one of an older form as it will be once it is brought up to date, in a copy somewhere else."""
    con = engine.connect(file, key)  # takes back what a kill left half done
    try:
        if migrations.version_of(con) >= len(migrations.MIGRATIONS):
            yield con
            return
    finally:
        con.close()
    with tempfile.TemporaryDirectory() as elsewhere:
        copy = Path(elsewhere) / file.name
        shutil.copyfile(file, copy)
        con = engine.connect(copy, key)
        try:
            migrations.migrate(con)
            yield con
        finally:
            con.close()


def _of(con: Any, table: str) -> Counter[Any]:
    cursor = con.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    rows = [_of_the_person(table, row) for row in cursor.fetchall()]
    return Counter(tuple(zip(names, row, strict=True)) for row in rows if row is not None)


def _of_the_person(table: str, row: Any) -> Any:
    """Give a row with what is the person's, or None where nothing of it is."""
    if (table, row[0]) not in NOT_OF_THE_PERSON:
        return row
    called = json.loads(row[1]).get("name") if row[0] == "device" else None
    return (row[0], called) if called else None


def files_of(place: Path, home: Path) -> dict[str, str]:
    """Give relative path -> SHA-256 of every file below a place, but for those of the journal itself."""
    return {
        str(file.relative_to(place)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in place.rglob("*")
        if file.is_file() and not (file.parent == home and file.name in OURS)
    }
