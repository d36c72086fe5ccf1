"""The records of an archive of ours, read twice: once through to its end, to see that it is whole, and then to be taken in.

An archive is a zip in which nothing is compressed, and `journal.jsonl` its second file: it is found by walking there from
the beginning. So nothing is unpacked, no name in it is ever used as the name of a file, and what stands behind the lines
(pages to read, the table of contents of the zip) is not looked at. The lines by themselves, once unpacked, are read alike.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import BinaryIO

from reflect.archive import lines
from reflect.archive.names import FOLDER, LINES, README
from reflect.errors import Untrusted
from reflect.quick_dataclass import dataclass
from reflect.values.record import Record

_ZIP = b"PK\x03\x04"
_LOCAL = Struct("<4sHHHHHIIIHH")
"""Before each file in a zip: signature, version, flags, method, time, day, check, both sizes, lengths of name and extra."""
_WIDE = Struct("<HHQQ")
"""What the extra field says of a file that may be large: its id (1), its length (16), both sizes."""
_IN_EXTRA, _UTF_8 = 0xFFFFFFFF, 0x800
_MOST_BEFORE = 1 << 16
"""In bytes: what may stand before the lines."""
_BEGINS = b'{"format":"' + lines.FORMAT.encode() + b'"'


class ArchiveDamaged(Untrusted):
    """This archive is damaged or cut off, or somebody changed it, so none of it is used."""

    hint = "Nothing was changed. Try another copy of it."


class ArchiveTooNew(Untrusted):
    """This archive was written by a newer version of reflect."""

    hint = "Nothing was changed. Install the newer version, then try again."


def is_archive(path: Path) -> bool:
    """Say whether a file says of itself that it is an archive of ours, whole or not; False if it can't be read.

    Args:
        path: the file, or `journal.jsonl` out of one; or the folder that it was unpacked into, as some systems do unasked.
    """
    try:
        file = _file_of(path)
        if not file.is_file():  # a pipe would keep us waiting
            return False
        with file.open("rb") as opened:
            start = opened.read(_LOCAL.size + len(FOLDER))
    except OSError:
        return False
    return start.startswith(_BEGINS) or (start.startswith(_ZIP) and start.endswith(FOLDER.encode()))


def opened(path: Path) -> BinaryIO:
    """Open what `is_archive` knew, for `records`. Raises OSError."""
    return _file_of(path).open("rb")


def _file_of(path: Path) -> Path:
    if path.is_dir():
        for inner in (path / Path(LINES).name, path / LINES):
            if inner.is_file():
                return inner
    return path


def records(opened: BinaryIO) -> Iterator[Record]:
    """Read the bytes of an archive through to their end, and then give its records one at a time, in their order.

    Args:
        opened: the file, at any place; it has to be one that can be read twice.

    Raises:
        ArchiveTooNew: at once, if a newer program wrote it.
        ArchiveDamaged: at once, if anything in it is not as it was written; while records are given, if a line of it is
            none that this program writes, or is not as it was a moment ago; at their end, if a record stands there twice.
    """
    return whole(opened)[1]


def whole(opened: BinaryIO) -> tuple[str, Iterator[Record]]:
    """Do what `records` does, and tell beside it what these records have that no others do: the hash of their lines.

    Raises: as `records`.
    """
    found = _find(opened)
    return _hold_to_its_end(opened, found), _through(opened, found)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the lines are: the first byte, and the one behind the last."""

    start: int
    end: int


_NAME = 16


class _Seen:
    """What was met so far: a record stands once in an archive. It keeps 16 bytes of each, whatever the name."""

    def __init__(self) -> None:
        self._names = [bytearray() for _ in range(256)]

    def add(self, record: Record) -> None:
        """Note a record. They lie by their first byte, and bare: in a set, each would take five times the room."""
        name = hashlib.blake2b(f"{record.kind} {record.uuid}".encode(), digest_size=_NAME).digest()
        self._names[name[0]] += name

    def any_twice(self) -> bool:
        """Say whether a record was met twice."""
        return any(
            len({bytes(names[at : at + _NAME]) for at in range(0, len(names), _NAME)}) * _NAME < len(names)
            for names in self._names
        )


def _find(opened: BinaryIO) -> _Place:
    size = opened.seek(0, 2)
    opened.seek(0)
    start = opened.read(len(_BEGINS))
    if start == _BEGINS:
        return _Place(0, size)
    if not start.startswith(_ZIP):
        raise ArchiveDamaged
    readme = _member(opened, 0, README, most=min(size, _MOST_BEFORE))
    return _member(opened, readme.end, LINES, most=size)


def _member(opened: BinaryIO, at: int, name: str, *, most: int) -> _Place:
    """Find the bytes of a file in the zip, up to the place `most`, by what stands before it."""
    opened.seek(at)
    head = opened.read(_LOCAL.size)
    if len(head) < _LOCAL.size:
        raise ArchiveDamaged
    mark, _, flags, method, _, _, _, packed, size, named, more = _LOCAL.unpack(head)
    if mark != _ZIP or opened.read(named) != name.encode() or flags & ~_UTF_8 or method:
        raise ArchiveDamaged(
            "This archive is not as I wrote it: it may have been packed anew by another program.",
            hint=f"Nothing was changed. Unpack it, then take in the file {Path(LINES).name} that is in it.",
        )
    extra = opened.read(more)
    if size == packed == _IN_EXTRA and len(extra) == _WIDE.size:
        _, _, size, packed = _WIDE.unpack(extra)
    start = at + _LOCAL.size + named + more
    if size != packed or start + size > most:
        raise ArchiveDamaged
    return _Place(start, start + size)


def _hold_to_its_end(opened: BinaryIO, place: _Place) -> str:
    """Hold the hash of all lines against the last one, and know the first. What the others say is looked at later.

    Gives the hash.
    """
    hash, at = hashlib.sha256(), place.start
    for line in _lines(opened, place):
        try:
            if at == place.start:
                _known(lines.read_header(line))
            elif (end := lines.read_last(line)) is not None:
                if end[1] != hash.hexdigest() or at + len(line) != place.end:
                    raise ArchiveDamaged
                return end[1]
        except ValueError:
            raise ArchiveDamaged from None
        hash.update(line)
        at += len(line)
    raise _cut_off()


def _cut_off() -> ArchiveDamaged:
    return ArchiveDamaged(
        "This archive is cut off: its end is missing.", hint="Nothing was changed. Try another copy of it."
    )


def _through(opened: BinaryIO, place: _Place) -> Iterator[Record]:
    """Give each record, and at the end hold their number and the hash against the last line."""
    hash, counts, seen = hashlib.sha256(), Counter[str](), _Seen()
    at = place.start
    for line in _lines(opened, place):
        try:
            if at == place.start:
                _known(lines.read_header(line))
            elif (end := lines.read_last(line)) is not None:
                if end != (counts, hash.hexdigest()) or at + len(line) != place.end or seen.any_twice():
                    raise ArchiveDamaged
                return
            else:
                record = lines.read(line)
                seen.add(record)
                counts[record.kind] += 1
                yield record
        except ValueError:
            raise ArchiveDamaged from None
        hash.update(line)
        at += len(line)
    raise _cut_off()


def _lines(opened: BinaryIO, place: _Place) -> Iterator[bytes]:
    """Give whole lines; the file may be moved about in between."""
    at = place.start
    while at < place.end:
        opened.seek(at)
        line = opened.readline(min(place.end - at, lines.LONGEST_LINE))
        if not line.endswith(b"\n"):
            raise ArchiveDamaged
        at += len(line)
        yield line


def _known(version: int) -> None:
    if version > lines.VERSION:
        raise ArchiveTooNew
