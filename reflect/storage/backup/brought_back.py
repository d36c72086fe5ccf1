"""Bringing back a journal that a restore set aside: checked as a backup is, then swapped as a backup is.

It is copied, so that a kill at any moment leaves it where it was or in its place. What was in its place is set aside in turn.
"""

import contextlib
import os
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

from reflect.errors import JournalDamaged, KeyFileDamaged, NoJournal, Protected, WrongSecret
from reflect.quick_dataclass import dataclass
from reflect.storage.backup import restore, swap, unpack
from reflect.storage.database import cut_off
from reflect.storage.disk import files, leftovers
from reflect.storage.disk.refusal import explained
from reflect.storage.keys import copies, ways_in
from reflect.storage.keys.keyfile import Kind
from reflect.storage.names import DATABASE, FILES, KEY_COPY, KEY_FILE, LATE_WRITES

_UNTOUCHED = "Nothing was changed, and it stays where it is."


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBack:
    """How many entries were brought back (with those in the bin), and the folder with what was there before."""

    entries: int
    set_aside: Path | None


def bring_back(
    aside: Path,
    secret: str,
    *,
    folder: Path,
    stamp: str,
    agreed: Callable[[unpack.Inside], object],
    kind: Kind = "passphrase",
) -> BroughtBack:
    """Check a journal that was set aside, and put it in place of the one in `folder`, which is set aside in turn.

    One that was set aside without its key file opens with the key file that is in `folder`, if that is of the same journal.

    Args:
        aside: the folder with the journal that was set aside. It is removed once its journal is in place, unless something
            else lies in it.
        secret: what opens it.
        folder: the journal's folder. No journal in it may be open.
        stamp: names the folder for what is there now; see `restore.restore`.
        agreed: is told what was found in it, once every page is checked. If it raises, nothing was changed.
        kind: which kind of secret it is.

    Raises:
        WrongSecret, KeyFileDamaged, JournalDamaged, JournalTooNew: nothing was changed.
        Protected: a file of it is a link; or as `swap.put_in_place`. ComputerSaidNo: as there.
    """

    def stage(staging: Path) -> int:
        inside = _staged(aside, staging, *_key(aside, folder, secret, kind))
        agreed(inside)
        return inside.entries

    entries, set_aside = swap.put_in_place(folder, stage, stamp=stamp)
    with contextlib.suppress(
        OSError, Protected
    ):  # its twin is in place; what else lies there is the person's own
        leftovers.clear_folder(aside, FILES)
    return BroughtBack(entries=entries, set_aside=set_aside)


def _staged(aside: Path, staging: Path, unlocked: ways_in.Unlocked, keys: bytes) -> unpack.Inside:
    """Lay copies of the files into a folder, look them through, and give what was found."""
    for name in (DATABASE, *LATE_WRITES):
        if name == DATABASE or os.path.lexists(aside / name):
            _copy(aside / name, staging / name)
    inside = _looked_through(staging / DATABASE, unlocked.key)
    restore.refuse_newer(inside.schema, "the journal that was set aside")
    for name in (KEY_COPY, KEY_FILE):
        files.write_new(staging / name, keys)
    return inside


def _key(aside: Path, folder: Path, secret: str, kind: Kind) -> tuple[ways_in.Unlocked, bytes]:
    def attempt(raw: bytes) -> tuple[ways_in.Unlocked, bytes]:
        return ways_in.unlock_bytes(raw, secret, kind=kind), raw

    try:
        return copies.first_good(aside if copies.is_there(aside) else folder, attempt)
    except NoJournal:
        raise KeyFileDamaged(
            "There is no key file with the journal that was set aside, and none here.", hint=_UNTOUCHED
        ) from None
    except KeyFileDamaged as damage:
        damage.hint = f"{_UNTOUCHED}\nTo take in what it holds, type:\nreflect merge {shlex.quote(str(aside / DATABASE))}"
        raise
    except WrongSecret:
        if kind != "passphrase":
            raise
        raise WrongSecret(
            "That passphrase does not open the journal that was set aside.",
            hint="Nothing was changed. It opens with the passphrase or recovery code that it had.",
        ) from None


def _copy(source: Path, target: Path) -> None:
    with (
        files.open_regular(source) as reading,
        files.taking_name(target, replace=False) as fresh,
        explained(f"{source.name} was not copied"),
        fresh.open("r+b") as writing,
    ):
        shutil.copyfileobj(reading, writing, 1 << 20)


def _looked_through(path: Path, key: bytes) -> unpack.Inside:
    """Check every page. What a run that was cut short left half written is taken back first, as at any opening.

    Raises: JournalDamaged, also where the key is that of another journal.
    """
    try:
        cut_off.connect(path, key).close()
        return unpack.look_inside(path, key)
    except (NoJournal, JournalDamaged) as damage:
        raise JournalDamaged(damage.message, hint=_UNTOUCHED) from None
