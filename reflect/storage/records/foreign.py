"""The journal inside somebody's backup, to be read as records: unpacked into a private folder, and trusted in nothing.

It is never attached to the journal, and no statement of it is run: a file whose tables are not exactly those that this
program makes is refused before anything else is done with it. An older one is brought up to date, in the private copy.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import field
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import BackupDamaged, BadRecord, JournalTooNew
from reflect.quick_dataclass import dataclass
from reflect.storage.backup import bundle
from reflect.storage.backup.unpack import BackupInfo
from reflect.storage.database import engine, migrations
from reflect.storage.disk import folders
from reflect.storage.reading import meta
from reflect.storage.records import reading
from reflect.values.record import Record

# Of what is run when a table is read or written, every word counts; a table is told by its columns.
_OBJECTS = """SELECT type, name, tbl_name, iif(type IN ('view', 'trigger'), sql, NULL) FROM sqlite_master
WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"""
_KINDS = "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name"
_COLUMNS = "SELECT name, type, hidden FROM pragma_table_xinfo(?) ORDER BY cid"
Unpacking = Callable[[Path], BackupInfo | None]
"""Unpacks and checks a bundle into a folder, see `backup.unpack`; None if it is not for whoever asks."""


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """An open copy of a journal from elsewhere. It can be read as often as needed.

    Attributes:
        info: what its backup says of itself.
        device: the id of the device that wrote last in it, or None.
        names: how devices are called there, by id.
    """

    info: BackupInfo
    device: str | None
    names: dict[str, str]
    con: engine.Connection = field(repr=False)

    def records(self) -> Iterator[Record]:
        """Give all of it.

        Raises:
            BadRecord: if something in it is not as reflect writes it.
        """
        try:
            yield from reading.everything(self.con)
        except (sqlcipher.Error, ValueError, TypeError, KeyError, AttributeError, BackupDamaged):
            raise BadRecord from None


@contextmanager
def opened(unpacking: Unpacking, *, work: Path) -> Iterator[OtherCopy | None]:
    """Unpack a bundle, and lend the journal in it for reading; None where `unpacking` gives none.

    Args:
        unpacking: checks it through into a private folder.
        work: a folder to work in, on a disk of the person's own. Only ciphertext is written there, and removed.

    Raises:
        JournalTooNew: a newer program made it.
        BackupDamaged: its tables are not those of this program; and what `unpacking` raises.
    """
    with ExitStack() as held:
        private = held.enter_context(folders.to_work_in(work))
        info = unpacking(private)
        if info is None:
            yield None
            return
        path = private / bundle.JOURNAL
        if info.is_newer:
            raise JournalTooNew(
                "A newer reflect made this backup, so I can't read all of it.",
                hint="Nothing was changed. Install the newer version here too, then try again.",
            )
        try:
            _bring_up_to_date(path, info.key)
            con = engine.connect_to_read(path, info.key)
            held.callback(con.close)
            yield OtherCopy(info, *_device(con), con)
        except sqlcipher.Error:
            raise BackupDamaged from None


def _bring_up_to_date(path: Path, key: bytes) -> None:
    con = engine.connect_to_read(path, key)
    try:
        _refuse_strange(con)
        pending = migrations.pending(con)
    finally:
        con.close()
    if pending:
        con = engine.connect(path, key)
        try:
            migrations.migrate(con)
        finally:
            con.close()


def _refuse_strange(con: engine.Connection) -> None:
    """Compare all tables, indexes and columns with those that this program makes up to the same schema."""
    version = migrations.version_of(con)
    made = sqlcipher.connect(":memory:", isolation_level=None)
    try:
        migrations.migrate(made, steps=migrations.MIGRATIONS[:version])
        if _shape(con) != _shape(made):
            raise BackupDamaged("The journal in this backup is not made as reflect makes one.")
    finally:
        made.close()


def _shape(con: engine.Connection) -> list[engine.Row]:
    shape = con.execute(_OBJECTS).fetchall() + con.execute(_KINDS).fetchall()
    for name, _ in con.execute(_KINDS).fetchall():
        if not name.startswith("search"):  # the columns of an index are its own
            shape += con.execute(_COLUMNS, [name]).fetchall()
    return shape


def _device(con: engine.Connection) -> tuple[str | None, dict[str, str]]:
    """Say who wrote last in it, and how devices are called there; a name from elsewhere is only ever shown."""
    known, names = meta.meta(con, "device"), meta.meta(con, "device_names") or {}
    if not isinstance(known, dict) or not isinstance(names, dict):
        return None, {}
    if isinstance(known.get("name"), str):
        names = {**names, known.get("id"): known["name"]}
    return known.get("id"), {str(id)[:64]: str(name)[:80] for id, name in list(names.items())[:1000]}
