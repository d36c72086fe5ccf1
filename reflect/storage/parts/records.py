"""The part of the journal by which all of it leaves, and all that comes in enters: as records, and in no other way."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta

if TYPE_CHECKING:
    from reflect.storage.backup.unpack import BackupInfo
    from reflect.storage.database.engine import Connection
    from reflect.storage.keys.keyfile import Kind
    from reflect.storage.records.foreign import OtherCopy
    from reflect.values.entry import Undone
    from reflect.values.record import CameIn, Comparison, Record

WHILE_TAKING_IN = -32 << 10
"""In KiB, as SQLite has it: pages that are written again and again stay in memory, and are locked once."""


@dataclass(frozen=True, slots=True)
class Records:
    """What `Journal` can do with all that it keeps: `journal.records`. `key` is its 32 bytes."""

    file: OpenFile
    folder: Path
    key: bytes = field(repr=False)

    def all(self) -> "Iterator[Record]":
        """Give everything, one record after another, always in the same order; memory does not grow with the journal.

        Entries come with their bin state and earlier versions, drafts with those in the bin. Left out: secrets, what
        belongs to one device (its id, its numbers given so far), what can be taken back, pages that wait.
        """
        from reflect.storage.records import reading

        return reading.everything(self.file.con)

    def has(self, record: "Record") -> bool:
        """Say whether an entry is here, in the list or in the bin, that has seen all that this one has."""
        from reflect.storage import vectors

        sql = "SELECT versions FROM entry WHERE uuid = ?"
        row = self.file.con.execute(sql, [record.uuid]).fetchone()
        return row is not None and vectors.has_seen(vectors.read(row[0]), record.versions)

    def compare(self, records: "Iterable[Record]", *, deletes: bool = True) -> "Comparison":
        """Say what taking these in, with the same `deletes`, would do. It writes nothing.

        Raises:
            BadRecord: if something is not as reflect writes it.
        """
        from reflect.storage.records import taking

        return taking.take(self.file.con, records, writes=False, at=self._at(), deletes=deletes)

    def going(self, records: "Iterable[Record]") -> frozenset[int]:
        """Give the numbers of the entries that taking these in would delete for good here. It writes nothing.

        Raises:
            BadRecord: if something is not as reflect writes it.
        """
        from reflect.storage.records import taking

        return taking.going(self.file.con, records, at=self._at())

    def take_in(
        self,
        records: "Iterable[Record]",
        *,
        deletes: bool = True,
        progress: Callable[[int], None] | None = None,
        came: "CameIn | None" = None,
    ) -> "Comparison":
        """Take all of these in, or nothing. Taking in the same twice changes nothing; no word that is here gets lost.

        What is told apart by uuid and version vectors, never by a clock; a number that is taken here is exchanged for
        the next free one. It cannot be taken back by `undo`: make a backup before.

        Args:
            records: read on while they are taken in, so memory does not grow with them.
            deletes: False where anybody may have made them: nothing that is here is then deleted.
            progress: is told how many were taken in so far.
            came: by what, for `came_in_last`, if anything here is another than before.

        Raises:
            BadRecord: if something is not as reflect writes it; nothing was taken in then.
            ReflectError: what the driver refused, with what is known of whether anything was saved.
        """
        from reflect.storage.database import engine
        from reflect.storage.records import came_in, taking

        con, before = self.file.con, self.file.con.total_changes
        with _much_in_memory(con), engine.transaction(con):
            done = taking.take(con, records, writes=True, at=self._at(), deletes=deletes, progress=progress)
            if came is not None and done.changes:
                came_in.note(con, came, at=self._at())
        self.file.saved = self.file.saved or con.total_changes > before
        return done

    def came_in_last(self) -> "tuple[CameIn, Undone | None] | None":
        """Say by what records came in since the last change that can be taken back, and what that change is, if there is one.

        None where that change is newer: it is what a person means who takes back what was last.
        """
        from reflect.storage.records import came_in

        return came_in.last(self.file.con)

    def own_copy(self, path: Path) -> "AbstractContextManager[OtherCopy | None]":
        """Lend a copy of this same journal for reading: a backup, or a journal file that stands by itself.

        It gives None for a file that this journal's key does not open.

        Raises:
            BackupDamaged, JournalTooNew: as `foreign.opened`.
            FileNotFoundError: there is no such file. Protected: it is a link. ComputerSaidNo: the system refused.
        """
        from reflect.storage.backup import unpack
        from reflect.storage.records import foreign

        def unpacking(into: Path) -> "BackupInfo | None":
            how = unpack.copy_bare if path.suffix == ".db" else unpack.unpack_own
            return how(path, key=self.key, journal_id=str(meta.meta(self.file.con, "journal")), into=into)

        return foreign.opened(unpacking, work=self.folder)

    def other_copy(
        self, path: Path, secret: str, *, kind: "Kind" = "passphrase"
    ) -> "AbstractContextManager[OtherCopy | None]":
        """Lend the journal in a backup that opens with its own secret.

        Raises:
            WrongSecret: if it does not; and as `own_copy`.
        """
        from reflect.storage.backup import unpack
        from reflect.storage.records import foreign

        return foreign.opened(
            lambda into: unpack.unpack(path, secret, kind=kind, into=into), work=self.folder
        )

    def _at(self) -> str:
        return self.file.instant().isoformat(timespec="microseconds")


@contextmanager
def _much_in_memory(con: "Connection") -> "Iterator[None]":
    """Let more pages of the file stay in memory for a while."""
    [(before,)] = con.execute("PRAGMA cache_size").fetchall()
    con.execute(f"PRAGMA cache_size = {WHILE_TAKING_IN}")
    try:
        yield
    finally:
        con.execute(f"PRAGMA cache_size = {before}")
