"""The part of the journal that answers "who has seen what of mine?": what was made for others to read.

It keeps what was in a file, never its words and never where
it went. A record outlives the entries that it names, and cannot be taken back: what somebody has read stays read.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from reflect.errors import ComputerSaidNo, ReflectError
from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.values.exports import ExportRecord

EXPORTS = """SELECT id, made_at, kind, format, first_week, last_week, counted, masked, kept, sha256, locked, signed, reader
FROM export WHERE ?1 IS NULL OR sha256 = ?1 ORDER BY id DESC"""
# An entry goes by the number that it has now; one that was deleted for good, by the number that it had.
EXPORTED = """SELECT x.export_id, coalesce(e.number, x.number)
FROM exported x LEFT JOIN entry e ON e.uuid = x.entry_uuid ORDER BY x.export_id, x.position"""
SHA256_DIGITS = 64
STILL_IN_HISTORY = (
    "No file was made, but your history of exports still names it, since that could not be changed back. "
    "To see it, type: reflect export --history"
)


@dataclass(frozen=True, slots=True)
class Exports:
    """What `Journal` can do with the history of exports: `journal.exports`."""

    file: OpenFile

    def record(self, record: ExportRecord) -> int:
        """Write down that a file was made for somebody else to read; gives the number of the record.

        Raises:
            NotFound: if an entry that it quotes was never there; nothing is written down.
            ValueError: if it could not be found again by its file.
        """
        if len(record.sha256) != SHA256_DIGITS or set(record.sha256) - set("0123456789abcdef"):
            raise ValueError("a hash has 64 hexadecimal digits")
        record = replace(record, made_at=record.made_at.astimezone(UTC))
        from reflect.storage.writing import exports as writing

        with self.file.writing() as opened:
            return writing.add(opened, record)

    @contextmanager
    def recording(self, record: ExportRecord) -> Iterator[int]:
        """Write the file of a record inside: it is written down first, and no more if the file could not be made.

        So whatever stops the program on the way, no file is without its record.

        Raises:
            NotFound, ValueError: see `record`; nothing inside has run then.
        """
        saved = self.file.saved
        number = self.record(record)
        try:
            yield number
        except BaseException as error:
            self._forget(number, error)
            self.file.saved = saved
            raise

    def _forget(self, number: int, error: BaseException) -> None:
        """Remove a record whose file was not made. If that can't be done either, the error of the file says so."""
        from reflect.storage.writing import exports as writing

        try:
            with self.file.writing() as opened:
                writing.forget(opened, number)
        except ReflectError:
            if isinstance(error, ReflectError):
                raise ComputerSaidNo(error.message, hint=STILL_IN_HISTORY) from None

    def all(self) -> list[ExportRecord]:
        """Give all records, the newest first."""
        return self._read(None)

    def of(self, number: int) -> list[ExportRecord]:
        """Give the records of the files that quote an entry, the newest first."""
        return [record for record in self._read(None) if number in record.entries]

    def of_file(self, sha256: str) -> ExportRecord | None:
        """Give the newest record of a file by the hash of its bytes, or None."""
        return next(iter(self._read(sha256)), None)

    def _read(self, sha256: str | None) -> list[ExportRecord]:
        quoted = defaultdict(list)
        for export, number in self.file.con.execute(EXPORTED).fetchall():
            quoted[export].append(number)
        return [
            ExportRecord(
                number=id, made_at=datetime.fromisoformat(made), kind=kind, format=format, first_week=first,
                last_week=last, entries=tuple(quoted[id]), counted=counted, masked=json.loads(masked),
                kept=json.loads(kept), sha256=digest, locked=bool(locked), signed=bool(signed),
                reader=reader,
            )
            for id, made, kind, format, first, last, counted, masked, kept, digest, locked, signed, reader in (
                self.file.con.execute(EXPORTS, [sha256]).fetchall()
            )
        ]  # fmt: skip
