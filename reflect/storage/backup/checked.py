"""Backups: written, verified, brought back. It never writes over a file and never leaves one that can't be read.

The file's form is `bundle`'s, the checks are those of `unpack`, and the swap is that of `restore`.
"""

import contextlib
import hashlib
from datetime import datetime
from pathlib import Path

from reflect.errors import BackupDamaged, ComputerSaidNo, JournalDamaged, KeyFileDamaged, Protected
from reflect.storage.backup import bundle, shelf
from reflect.storage.backup.unpack import BackupInfo, look_inside, read_back, unpack
from reflect.storage.database import engine
from reflect.storage.disk import files, folders
from reflect.storage.keys import keyfile, ways_in
from reflect.storage.keys.keyfile import Kind


def write(
    folder: Path,
    con: engine.Connection,
    key: bytes,
    *,
    to: Path,
    counter: int,
    made_at: datetime,
    work: Path,
    in_place_of: str | None = None,
    by_rule: bool = False,
) -> Path:
    """Write a backup of an open journal, checked through before and read back after; give its path.

    Args:
        folder: the journal's folder, for the key file.
        con: the open journal. Others may go on writing; the backup is of one moment.
        key: the journal's 32 bytes.
        to: the folder for the backup; made (0700) if it is missing.
        counter: the backup's number, 0 or more; it orders the backups of a journal, since a clock can be wrong.
        made_at: the instant, aware; its own date becomes part of the name.
        work: the folder to work in, on a disk of the person's own: only ciphertext is written there, and removed.
        in_place_of: its name, where it takes the place of an earlier one of that name, in one step.
        by_rule: whether nobody asked for it, so that it may go one day; see `generations`.

    Raises:
        Protected: a file of that name exists. JournalDamaged: the journal is not sound. KeyFileDamaged: the key file does
        not belong to this key. ComputerSaidNo: the system refused. ValueError: `made_at` is naive or `counter` negative.
    """
    if made_at.tzinfo is None or counter < 0:
        raise ValueError("made_at must be aware and counter 0 or more")
    target = to / (in_place_of or shelf.name(made_at, counter))
    if not to.exists():
        folders.make_private(to)
    raw = ways_in.read_written_with(folder, key)
    with folders.to_work_in(work) as private:
        engine.copy_encrypted(con, copy := private / bundle.JOURNAL, key)
        manifest = _manifest(copy, key, raw, counter=counter, made_at=made_at, by_rule=by_rule)
        _put(target, copy, raw, manifest, key=key, replace=in_place_of is not None)
    return target


def _put(
    target: Path, copy: Path, raw: bytes, manifest: bundle.Manifest, *, key: bytes, replace: bool
) -> None:
    journal_id = keyfile.parse(raw).whose.journal_id
    box = bundle.seal(manifest, key=key, journal_id=journal_id)
    with files.taking_name(target, replace=replace) as fresh:
        bundle.pack(fresh, copy, keys=raw, box=box)
        if not read_back(fresh, manifest, key=key, journal_id=journal_id):
            raise ComputerSaidNo("The backup could not be read back from the disk, so I did not keep it.")


def _manifest(
    copy: Path, key: bytes, raw: bytes, *, counter: int, made_at: datetime, by_rule: bool
) -> bundle.Manifest:
    try:
        inside = look_inside(copy, key)
    except JournalDamaged as damage:
        raise JournalDamaged(f"{damage.message} No backup was made of it.") from None
    with copy.open("rb") as handle:
        journal_sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
    return bundle.Manifest(
        journal_sha256=journal_sha256,
        keys_sha256=hashlib.sha256(raw).hexdigest(),
        entries=inside.entries,
        schema=inside.schema,
        counter=counter,
        made_at=made_at,
        by_rule=by_rule,
    )


def verify(path: Path, secret: str, *, work: Path, kind: Kind = "passphrase") -> BackupInfo:
    """Check a backup through: outline, secret, manifest, sums, every page, counts.

    Args:
        path: the backup.
        secret: the passphrase, or the recovery code with `kind="recovery"`, that was good when it was made.
        work: a folder to work in, on a disk of the person's own (the journal's folder); only ciphertext is
            written there, and it is removed.
        kind: which kind of secret it is.

    Raises:
        BackupDamaged: a check failed. WrongSecret: the secret does not open it.
        FileNotFoundError: there is no such file. Protected: it is a link. ComputerSaidNo: the system refused.
    """
    with folders.to_work_in(work) as place:
        return unpack(path, secret, kind=kind, into=place)


def seen_with(key: bytes, journal_id: str, path: Path) -> bundle.Manifest | None:
    """Read what a backup says of itself, sealed with this journal's key; None if it is another's or damaged.

    Reads neither the journal inside nor its key file, so this is quick, and says nothing of their state.
    """
    with (
        contextlib.suppress(BackupDamaged, Protected, FileNotFoundError, ComputerSaidNo),
        bundle.opened(path) as found,
    ):
        return bundle.unseal(found.box(), key=key, journal_id=journal_id)
    return None


def whose(path: Path) -> keyfile.Whose | None:
    """Say which journal and which of its keys a backup claims to be of; None if it cannot be read. Anybody can claim that."""
    with (
        contextlib.suppress(BackupDamaged, KeyFileDamaged, Protected, FileNotFoundError, ComputerSaidNo),
        bundle.opened(path) as found,
    ):
        return keyfile.parse(found.keys()).whose
    return None


def is_whole(key: bytes, journal_id: str, path: Path) -> bool:
    """Say whether a backup of this journal is, byte for byte, what was checked through when it was made."""
    seal = seen_with(key, journal_id, path)
    with contextlib.suppress(BackupDamaged, Protected, FileNotFoundError, ComputerSaidNo):
        return seal is not None and read_back(path, seal, key=key, journal_id=journal_id)
    return False
