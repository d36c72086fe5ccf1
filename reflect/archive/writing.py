"""An archive written from records, one at a time: what is in memory does not grow with the texts.

A zip in which nothing is compressed, so that the texts can be found in it even where no program knows zips any more: first what
it is, then the lines that hold all, then pages to read. The pages are made by reading the lines back from the file itself.
"""

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from datetime import date
from itertools import groupby
from typing import IO, BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from reflect.archive import lines, names, pages, told
from reflect.quick_dataclass import dataclass
from reflect.values.record import Record

_PLACE_BITS = 42
"""A place in the file (up to 4 TB), and above it in the same number the day: 8 bytes are kept of each entry."""
_PLACE = (1 << _PLACE_BITS) - 1
_FIRST_OF_ZIP = 1980
_MODE = 0o600 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What an archive holds: how many records of each kind, how many entries are private or in the bin, the hash of its lines."""

    counts: Mapping[str, int]
    private: int
    in_bin: int
    sha256: str


def write(file: BinaryIO, records: Iterable[Record], *, schema: int, made_by: str, day: date) -> Packed:
    """Write an archive.

    Args:
        file: a new file that is open for writing and for reading.
        records: all of them, in their order.
        schema: the schema of the journal.
        made_by: the program with its version.
        day: the local day on which it is made. It stands in the zip, and never in the lines.

    Raises:
        OSError: what the system refused.
    """
    with ZipFile(file, "w", ZIP_STORED) as packed:
        new = _Packing(file=file, packed=packed, day=day)
        with new.member(names.README) as readme:
            readme.write(told.readme(day, made_by=made_by).encode("utf-8"))
        with new.member(names.LINES) as member:
            new.put_lines(member, records, head=lines.header(schema=schema, made_by=made_by))
        new.put_plans()
        new.put_months()
    return Packed(
        counts=dict(sorted(new.counts.items())),
        private=new.private,
        in_bin=new.in_bin,
        sha256=new.hash.hexdigest(),
    )


@dataclass(kw_only=True)
class _Packing:
    """An archive on its way: where each entry and plan stands in it, and what was counted."""

    file: BinaryIO
    packed: ZipFile
    day: date
    counts: Counter[str] = field(default_factory=Counter)
    private: int = 0
    in_bin: int = 0
    hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    entries: "array[int]" = field(default_factory=lambda: array("Q"))
    plans: "array[int]" = field(default_factory=lambda: array("Q"))
    notes: "array[int]" = field(default_factory=lambda: array("Q"))

    @contextmanager
    def member(self, name: str) -> Iterator[IO[bytes]]:
        """Lend a new file in the zip."""
        info = ZipInfo(name, (max(self.day.year, _FIRST_OF_ZIP), self.day.month, self.day.day, 0, 0, 0))
        info.external_attr = _MODE  # unpacked, it is for the person alone too
        with self.packed.open(info, "w", force_zip64=True) as member:
            yield member

    def put_lines(self, member: IO[bytes], records: Iterable[Record], *, head: bytes) -> None:
        """Write the line of each record, and note where those stand that are read again."""
        self._put(member, head)
        for record in records:
            at = self.file.tell()
            self._put(member, lines.write(record))
            self._note(record, at)
        member.write(lines.last(self.counts, self.hash.hexdigest()))

    def _put(self, member: IO[bytes], line: bytes) -> None:
        self.hash.update(line)
        member.write(line)

    def _note(self, record: Record, at: int) -> None:
        self.counts[record.kind] += 1
        if record.kind == "entry":
            self.private += record.row.get("room") == "private"
            self.in_bin += record.row.get("deleted_at") is not None
            self.entries.append(_day(record).toordinal() << _PLACE_BITS | at)
        elif record.kind == "commitment":
            self.plans.append(at)
        elif record.kind == "note":
            self.notes.append(at)

    def put_plans(self) -> None:
        """Write the page of plans and of what was noted for supervision."""
        with self.member(names.PLANS) as member:
            member.write(pages.PLANS_HEAD.encode("utf-8"))
            for at in (*self.plans, *self.notes):
                member.write(pages.plan(self._read(at)).encode("utf-8"))

    def put_months(self) -> None:
        """Write a page for each month: twenty years are 240 files, and not a hundred thousand."""
        self.entries = array("Q", sorted(self.entries))
        for month, placed in groupby(self.entries, key=_month):
            with self.member(names.MONTHS.format(month=month)) as member:
                member.write(pages.month_head(month).encode("utf-8"))
                for one in placed:
                    member.write(pages.entry(self._read(one & _PLACE)).encode("utf-8"))

    def _read(self, at: int) -> Record:
        """Read a record back from the lines, and go on writing where that stopped."""
        here = self.file.tell()
        self.file.seek(at)
        line = self.file.readline()
        self.file.seek(here)
        return lines.read(line)


def _day(record: Record) -> date:
    """Give the day of an entry. One that none can read comes first, and holds nothing up."""
    try:
        return date.fromisoformat(str(record.row.get("day")))
    except ValueError:
        return date.min


def _month(placed: int) -> str:
    return date.fromordinal(placed >> _PLACE_BITS).isoformat()[:7]
