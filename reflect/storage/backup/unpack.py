"""From a bundle to a journal file that has been checked through. It only ever writes ciphertext.

The order of the checks: outline of the zip, the secret, the sealed manifest, SHA-256 of both files, every page
of the journal, its number of entries and its schema.
"""

import hashlib
import shutil
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import BackupDamaged, JournalDamaged, KeyFileDamaged, NoJournal, WrongSecret
from reflect.quick_dataclass import dataclass
from reflect.storage.backup import bundle
from reflect.storage.database import engine, migrations
from reflect.storage.disk import files
from reflect.storage.disk.refusal import translate
from reflect.storage.keys import crypto
from reflect.storage.keys.keyfile import KeyFileTooNew, Kind, does_not_open
from reflect.storage.keys.ways_in import Unlocked, unlock_bytes

FIRST_SCHEMA = 1
COUNT_ENTRIES = "SELECT count(*) FROM entry"
COUNT_BINNED = COUNT_ENTRIES + " WHERE deleted_at IS NOT NULL"
_THEN = """Nothing was changed. A backup opens with the passphrase or recovery code of the day it was made.
If you have that code, type the same again with --recovery"""
_THEN_BY_CODE = "Nothing was changed. A backup opens with the code of the day it was made. Look at it again, group by group."
_HAS_BIN = "SELECT count(*) FROM pragma_table_info('entry') WHERE name = 'deleted_at'"
_IS_TABLE = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'entry'"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """What a bundle is, once all of it has been checked. `made_at` is aware; `key` is its 32 bytes.

    `entries` is the number of all that are kept, as sealed; `in_bin` of them are in the bin, or None if that can't be told.
    """

    key: bytes = field(repr=False)
    journal_id: str
    entries: int
    in_bin: int | None
    schema: int
    counter: int
    made_at: datetime

    @property
    def is_newer(self) -> bool:
        """True if a newer program made it: it is whole, and this one could not open what is in it."""
        return self.schema > len(migrations.MIGRATIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """How many entries a sound journal file has, how many of them are in its bin, and its schema (`user_version`)."""

    entries: int
    schema: int
    in_bin: int | None


def unpack(path: Path, secret: str, *, kind: Kind, into: Path) -> BackupInfo:
    """Check the bundle `path` through, and leave its `journal.db` and `journal.keys` in the folder `into`.

    Args:
        path: the bundle.
        secret: what opened the journal when the bundle was made.
        kind: which kind of secret it is.
        into: an empty private folder. After an error, what is in it must not be used.

    Raises:
        BackupDamaged: any check failed. WrongSecret: the secret does not open it.
        FileNotFoundError: there is no bundle. Protected: it is a link. ComputerSaidNo: the system refused.
    """
    with bundle.opened(path) as found:
        raw = found.keys()
        unlocked = _unlock(raw, secret, kind)
        return _checked(found, raw, key=unlocked.key, journal_id=unlocked.journal_id, into=into)


def unpack_own(path: Path, *, key: bytes, journal_id: str, into: Path) -> BackupInfo | None:
    """Do the same with a bundle that is sealed with a key (32 bytes) that is open already; None if it is another's.

    Raises: as `unpack`, but for WrongSecret.
    """
    with bundle.opened(path) as found:
        try:
            bundle.unseal(found.box(), key=key, journal_id=journal_id)
        except BackupDamaged:
            return None
        return _checked(found, found.keys(), key=key, journal_id=journal_id, into=into)


def copy_bare(path: Path, *, key: bytes, journal_id: str, into: Path) -> BackupInfo | None:
    """Copy a journal file that stands by itself and opens with this key; None if it does not, or is none.

    Such a file is what a service that copies folders leaves beside a journal. Raises: as `unpack_own`.
    """
    target = into / bundle.JOURNAL
    with (
        files.open_regular(path) as source,
        files.taking_name(target, replace=False) as fresh,
        fresh.open("r+b") as sink,
    ):
        shutil.copyfileobj(source, sink)
    try:
        inside = look_inside(target, key)
    except (JournalDamaged, NoJournal):
        return None
    return BackupInfo(
        key=key,
        journal_id=journal_id,
        entries=inside.entries,
        in_bin=inside.in_bin,
        schema=inside.schema,
        counter=0,
        made_at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
    )


def _checked(found: bundle.Bundle, raw: bytes, *, key: bytes, journal_id: str, into: Path) -> BackupInfo:
    manifest = bundle.unseal(found.box(), key=key, journal_id=journal_id)
    _equal(hashlib.sha256(raw).hexdigest(), manifest.keys_sha256)
    copied = found.journal_sha256(copied_to=into / bundle.JOURNAL)
    _equal(copied, manifest.journal_sha256)
    files.write_new(into / bundle.KEYS, raw)
    try:
        inside = look_inside(into / bundle.JOURNAL, key)
    except (JournalDamaged, NoJournal):
        raise BackupDamaged from None
    if (inside.entries, inside.schema) != (manifest.entries, manifest.schema) or inside.schema < FIRST_SCHEMA:
        raise BackupDamaged
    return BackupInfo(
        key=key,
        journal_id=journal_id,
        entries=manifest.entries,
        in_bin=inside.in_bin,
        schema=manifest.schema,
        counter=manifest.counter,
        made_at=manifest.made_at,
    )


def _unlock(raw: bytes, secret: str, kind: Kind) -> Unlocked:
    try:
        return unlock_bytes(raw, secret, kind=kind)
    except KeyFileTooNew:
        raise BackupDamaged("This backup was written by a newer version of reflect.") from None
    except KeyFileDamaged:
        raise BackupDamaged from None
    except WrongSecret as wrong:
        if wrong.message != does_not_open(kind).message:  # a slip of the pen in a code, or none was set
            raise
        hint = _THEN if kind == "passphrase" else _THEN_BY_CODE
        raise does_not_open(kind, "this backup", hint=hint) from None


def read_back(path: Path, manifest: bundle.Manifest, *, key: bytes, journal_id: str) -> bool:
    """Say whether the bundle `path` holds, byte for byte, what this manifest says. Raises ComputerSaidNo."""
    try:
        with bundle.opened(path) as found:
            return (
                bundle.unseal(found.box(), key=key, journal_id=journal_id) == manifest
                and hashlib.sha256(found.keys()).hexdigest() == manifest.keys_sha256
                and found.journal_sha256() == manifest.journal_sha256
            )
    except BackupDamaged:
        return False


def look_inside(path: Path, key: bytes) -> Inside:
    """Check every page of a journal file, and count.

    Raises: JournalDamaged when a check fails or the file is no journal; ComputerSaidNo; NoJournal; Protected.
    """
    con = engine.connect_to_read(path, key)
    try:
        if engine.integrity(con):
            raise JournalDamaged
        if con.execute(_IS_TABLE).fetchone() != (1,):  # a view of that name could do anything
            raise JournalDamaged("The journal file has no entries table, so it is not a journal of reflect.")
        entries = engine.single(con, COUNT_ENTRIES)
        in_bin = engine.single(con, COUNT_BINNED) if engine.single(con, _HAS_BIN) else None
        schema = engine.single(con, "PRAGMA user_version")
    except sqlcipher.Error as error:
        raise translate(error) from None
    finally:
        con.close()
    if schema < 0:
        raise JournalDamaged
    return Inside(entries=entries, schema=schema, in_bin=in_bin)


def _equal(left: str, right: str) -> None:
    if not crypto.same(left.encode(), right.encode()):
        raise BackupDamaged
