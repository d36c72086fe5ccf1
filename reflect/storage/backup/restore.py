"""Bringing a backup back: unpacked, checked through, and put in place of the journal that was there (see `swap`)."""

import os
from collections.abc import Callable
from pathlib import Path

from reflect.errors import JournalTooNew, KeyFileDamaged, ReflectError
from reflect.quick_dataclass import dataclass
from reflect.storage.backup import swap
from reflect.storage.backup.compared import Beside, compared
from reflect.storage.backup.unpack import BackupInfo, look_inside, unpack
from reflect.storage.database import migrations
from reflect.storage.disk import files
from reflect.storage.keys import copies, keyfile
from reflect.storage.keys.copies import JOURNAL, KEYS, SPARE
from reflect.storage.keys.keyfile import KeyFileTooNew, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was brought back, and the folder with what was there before (None if there was nothing).

    With `key_alone` only the key file was put in place, and only a damaged one was set aside.
    """

    info: BackupInfo
    set_aside: Path | None
    key_alone: bool


def restore(
    path: Path,
    secret: str,
    *,
    folder: Path,
    stamp: str,
    kind: Kind = "passphrase",
    agreed: Callable[[BackupInfo, Beside | None], object] | None = None,
) -> Restored:
    """Check a backup through and put it in place of the journal in `folder`, which is set aside.

    Where that journal is whole and only its key file is missing or damaged, and the key in the backup opens it, only the
    key file is put in place: what was written since the backup was made stays.

    Args:
        path: the backup.
        secret: what opens the backup.
        folder: the journal's folder; made if it is missing. No journal in it may be open.
        stamp: names the folder for what was there: letters, digits and dashes, at most 40.
        kind: which kind of secret it is.
        agreed: where there is a journal to set aside, told what would be (None: not to be read with that key). It may raise.

    Raises:
        BackupDamaged, WrongSecret, FileNotFoundError: as `backup.verify`; JournalTooNew. Nothing was changed.
        Protected: as `swap.refuse_others`, nothing was written then; or something is called `replaced-<stamp>` already, or is
            a link. BadUsage: a bad stamp. ComputerSaidNo: a journal is open, or the system refused.
    """

    def stage(staging: Path) -> tuple[BackupInfo, bool]:
        info = unpack(path, secret, kind=kind, into=staging)
        refuse_newer(info.schema, "this backup")
        files.write_new(staging / SPARE, (staging / KEYS).read_bytes())
        if key_alone := _lacks_only_its_key(folder, info.key):
            (staging / JOURNAL).unlink()  # the key alone is moved in then
        elif agreed is not None and os.path.lexists(folder / JOURNAL):
            agreed(info, compared(folder, staging, info.key))
        return info, key_alone

    (info, key_alone), aside = swap.put_in_place(folder, stage, stamp=stamp)
    return Restored(info=info, set_aside=aside, key_alone=key_alone)


def _lacks_only_its_key(folder: Path, key: bytes) -> bool:
    if not (folder / JOURNAL).exists() or any(_may_be_good(folder, name, key) for name in (KEYS, SPARE)):
        return False
    try:
        return look_inside(folder / JOURNAL, key).schema <= len(migrations.MIGRATIONS)
    except ReflectError:  # another key, damage, or no journal at all
        return False


def _may_be_good(folder: Path, name: str, key: bytes) -> bool:
    """Say whether a key file counts as whole: it holds this key, or there is more to it than damage."""
    try:
        raw = copies.read(folder, name)
        if raw is None:
            return False
        return copies.is_changing(raw) or keyfile.is_written_with(key, keyfile.parse(raw))
    except KeyFileDamaged as fault:
        return isinstance(fault, KeyFileTooNew)
    except ReflectError:  # a link, or the system does not give it
        return True


def refuse_newer(schema: int, what: str) -> None:
    """Refuse a form of the journal that this program could not open after the swap.

    Raises: JournalTooNew.
    """
    known = len(migrations.MIGRATIONS)
    if schema > known:
        raise JournalTooNew(
            f"A newer reflect wrote {what}: it has schema {schema}, and this reflect knows {known}.",
            hint="Nothing was changed, and what it holds is good. Install the newer version, then try again.",
        )
