"""The backup bundle as a file: an uncompressed zip of three members. It never opens the journal inside.

`journal.db` is the encrypted journal, `journal.keys` its key file, `manifest.box` a sealed list of what the
other two must be. Nothing outside the box tells a count or a time. Reading is strict: any other member, order,
compression, gap or comment is refused before anything is unpacked, and nothing is ever extracted by name.
"""

import contextlib
import hashlib
import json
import stat
import struct
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from reflect.errors import BackupDamaged, BadFile, ComputerSaidNo
from reflect.quick_dataclass import dataclass
from reflect.storage.disk import files
from reflect.storage.disk.refusal import explained
from reflect.storage.keys import crypto, keyfile, strict_json

JOURNAL, KEYS, BOX = "journal.db", "journal.keys", "manifest.box"
MOST_BYTES = {JOURNAL: 1 << 30, KEYS: keyfile.MOST_BYTES, BOX: 4096}
"""The largest member: 1 GiB of journal is some hundred years of writing."""
FORMAT, FORMAT_BY_RULE = 1, 2
"""The second says one thing more: that nobody asked for this backup, so that it may go when newer ones are there."""
_PURPOSE = b"reflect-backup1"
_PIECE = 1 << 20
_LOCAL_HEADER, _CENTRAL_HEADER, _END = 30, 46, 22
_DIRECTORY_BYTES = sum(_CENTRAL_HEADER + len(name) for name in MOST_BYTES)
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_BROKEN = (
    zipfile.BadZipFile,
    struct.error,
    ValueError,
    KeyError,
    IndexError,
    EOFError,
    RuntimeError,  # also NotImplementedError: encrypted members and the like
    OverflowError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle must hold: SHA-256 in hex, the number of entries, the schema, the counter, the instant.

    `by_rule` says that the program made it without being asked.
    """

    journal_sha256: str
    keys_sha256: str
    entries: int
    schema: int
    counter: int
    made_at: datetime
    by_rule: bool = False


def seal(manifest: Manifest, *, key: bytes, journal_id: str) -> bytes:
    """Seal a manifest under the journal's key (32 bytes), bound to the journal's id."""
    document = {
        "format": FORMAT_BY_RULE if manifest.by_rule else FORMAT,
        "journal_sha256": manifest.journal_sha256,
        "keys_sha256": manifest.keys_sha256,
        "entries": manifest.entries,
        "schema": manifest.schema,
        "counter": manifest.counter,
        "made_at": manifest.made_at.isoformat(),
        **({"by_rule": True} if manifest.by_rule else {}),
    }
    content = json.dumps(document, separators=(",", ":")).encode("ascii")
    return crypto.seal(content, key=crypto.subkey(key, _PURPOSE), bound_to=journal_id.encode("ascii"))


def unseal(box: bytes, *, key: bytes, journal_id: str) -> Manifest:
    """Open the box of a bundle. Raises BackupDamaged when it is another's, changed, or of another version."""
    content = crypto.unseal(box, key=crypto.subkey(key, _PURPOSE), bound_to=journal_id.encode("ascii"))
    if content is None:
        raise BackupDamaged
    try:
        return _manifest(strict_json.read_json(content))
    except ValueError:
        raise BackupDamaged from None


def _manifest(document: object) -> Manifest:
    names = ("format", "journal_sha256", "keys_sha256", "entries", "schema", "counter", "made_at")
    version = document.get("format") if isinstance(document, dict) else None
    if type(version) is int and version not in (FORMAT, FORMAT_BY_RULE):
        raise BackupDamaged("This backup was written by another version of reflect.")
    by_rule = version == FORMAT_BY_RULE
    more = ("by_rule",) if by_rule else ()
    version, journal, keys, entries, schema, counter, made_at, *said = strict_json.fields(
        document, *names, *more
    )
    if type(version) is not int or said != [True] * by_rule:
        raise ValueError("the form says what stands in it")
    made = datetime.fromisoformat(strict_json.text(made_at))
    if made.tzinfo is None:
        raise ValueError("an instant has a zone")
    return Manifest(
        journal_sha256=strict_json.text(journal),
        keys_sha256=strict_json.text(keys),
        entries=strict_json.whole(entries, least=0, most=1 << 31),
        schema=strict_json.whole(schema, least=0, most=1 << 31),
        counter=strict_json.whole(counter, least=0, most=1 << 31),
        made_at=made,
        by_rule=by_rule,
    )


def pack(target: Path, journal: Path, *, keys: bytes, box: bytes) -> None:
    """Write the three members into the file `target`, which is there and empty.

    Raises: ComputerSaidNo when the system refuses, or a member is too large for a bundle.
    """
    with explained("The backup was not written"), zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        size = journal.stat().st_size
        if size > MOST_BYTES[JOURNAL]:
            raise ComputerSaidNo("The journal is too large for one backup file, so no backup was written.")
        with journal.open("rb") as source, bundle.open(_member(JOURNAL, size), "w") as sink:
            _copy(source, sink)
        for name, content in ((KEYS, keys), (BOX, box)):
            bundle.writestr(_member(name, len(content)), content)


def _member(name: str, size: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _NO_TIME)
    member.external_attr = (stat.S_IFREG | files.FILE_MODE) << 16
    member.file_size = size
    return member


class Bundle:
    """An open bundle whose outline is as it must be. What the members hold is still to be checked."""

    def __init__(self, members: zipfile.ZipFile) -> None:
        self._members = members

    def keys(self) -> bytes:
        """Give the key file: at most 64,000 bytes. Raises BackupDamaged."""
        return self._whole(KEYS)

    def box(self) -> bytes:
        """Give the sealed manifest: at most 4,096 bytes. Raises BackupDamaged."""
        return self._whole(BOX)

    def journal_sha256(self, *, copied_to: Path | None = None) -> str:
        """Read the journal through, and copy it into a new file (0600) if one is named. Gives SHA-256 in hex.

        Raises: BackupDamaged; ComputerSaidNo.
        """
        if copied_to is None:
            return self._read_through(None)
        with files.taking_name(copied_to, replace=False) as fresh, fresh.open("r+b") as sink:
            return self._read_through(sink)

    def _whole(self, name: str) -> bytes:
        with explained("The backup was not read"), _strict(), self._members.open(name) as source:
            return source.read(MOST_BYTES[name] + 1)

    def _read_through(self, sink: IO[bytes] | None) -> str:
        with explained("The backup was not unpacked"), _strict(), self._members.open(JOURNAL) as source:
            return _copy(source, sink)


def _copy(source: IO[bytes], sink: IO[bytes] | None) -> str:
    seen = hashlib.sha256()
    while piece := source.read(_PIECE):
        seen.update(piece)
        if sink is not None:
            sink.write(piece)
    return seen.hexdigest()


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """Open a bundle for reading and check its outline.

    Raises:
        BackupDamaged: it is no bundle, or not one as reflect writes them.
        FileNotFoundError: there is none. Protected: it is a link. ComputerSaidNo: the system refused.
    """
    with contextlib.ExitStack() as stack:
        try:
            handle = stack.enter_context(files.open_regular(path))
        except BadFile:
            raise BackupDamaged from None
        with explained("The backup was not read"), _strict():
            _check_end(handle)
            members = stack.enter_context(zipfile.ZipFile(handle))
            _check_outline(members)
        yield Bundle(members)


@contextlib.contextmanager
def _strict() -> Iterator[None]:
    try:
        yield
    except _BROKEN:
        raise BackupDamaged from None


def _check_end(handle: BinaryIO) -> None:
    """Look at the last 22 bytes, so that the library never reads a list of members longer than ours."""
    size = handle.seek(0, 2)
    if not _END <= size <= sum(MOST_BYTES.values()) + 1024:
        raise BackupDamaged
    handle.seek(size - _END)
    end = struct.unpack("<4s4H2LH", handle.read(_END))
    count = len(MOST_BYTES)
    if end != (b"PK\5\6", 0, 0, count, count, _DIRECTORY_BYTES, size - _END - _DIRECTORY_BYTES, 0):
        raise BackupDamaged


def _check_outline(members: zipfile.ZipFile) -> None:
    at = 0
    found = members.infolist()
    if [member.filename for member in found] != list(MOST_BYTES):
        raise BackupDamaged
    for member in found:
        mode = stat.S_IFMT(member.external_attr >> 16)
        plain = (
            member.header_offset == at  # no gap and no overlap
            and member.compress_type == zipfile.ZIP_STORED
            and member.compress_size == member.file_size <= MOST_BYTES[member.filename]
            and member.flag_bits == 0
            and mode in {0, stat.S_IFREG}
        )
        if not plain:
            raise BackupDamaged
        at += _LOCAL_HEADER + len(member.filename) + member.file_size
    if at != members.start_dir:
        raise BackupDamaged
