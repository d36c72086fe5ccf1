"""The ways into a journal: made, tried, changed. It never shows or asks for a secret, or touches an entry.

A kill at any moment leaves a journal that opens: see `copies` for the two copies of the key file.
"""

import os
import unicodedata
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from uuid import UUID

from reflect.errors import BadUsage, ComputerSaidNo, KeyFileDamaged, Protected, WrongSecret
from reflect.quick_dataclass import dataclass
from reflect.storage.disk import folders, lock
from reflect.storage.keys import choice, copies, keyfile
from reflect.storage.keys import recovery_code as recovery
from reflect.storage.keys.copies import Fits
from reflect.storage.keys.crypto import KEY_BYTES, Cost, check_crypto
from reflect.storage.keys.keyfile import KeyFile, Kind, Opened, Slot, Whose

_EITHER = (
    "Your journal opens with what you had before, with the new one, or with both. "
    "To settle it when the disk works again, type the same again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """A new key (32 bytes), the id of its journal (UUID text), and the code to show once."""

    key: bytes = field(repr=False)
    journal_id: str
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCode:
    """A recovery code that works, and its slot: the others of its kind work too until `keep_only`."""

    code: str = field(repr=False)
    slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """What a secret opened: the key of 32 bytes, the journal's id, and how often its key was made (from 1).

    `healed` says that a copy of the key file that was damaged, missing or behind was mended. `coming` is the new key
    of 32 bytes while it takes the place of another, and that is not finished; `key` may be either of them then.
    """

    key: bytes = field(repr=False)
    journal_id: str
    generation: int
    healed: bool = False
    coming: bytes | None = field(repr=False, default=None)


def create(
    folder: Path,
    passphrase: str,
    *,
    cost: Cost,
    random_bytes: Callable[[int], bytes] = os.urandom,
) -> Created:
    """Make a new key, a recovery code, and the key file of the folder (which is made if need be).

    Raises:
        Protected: a key file is there already. BadUsage: the passphrase is empty or no text.
        ComputerSaidNo: the system refused.
    """
    check_crypto()
    secret = _new_passphrase(passphrase)
    folders.make_private(folder)
    if copies.is_there(folder):
        raise Protected("There is a key file in this folder already, and I never write over it.")
    key, code = random_bytes(KEY_BYTES), recovery.new_code(random_bytes)
    whose = Whose(journal_id=str(UUID(bytes=random_bytes(16), version=4)), generation=1)
    copies.write_first(folder, _fresh(key, secret, code, whose=whose, cost=cost))
    return Created(key=key, journal_id=whose.journal_id, recovery_code=code)


def unlock(folder: Path, secret: str, *, kind: Kind = "passphrase", fits: Fits | None = None) -> Unlocked:
    """Open the key of a journal with one secret, and mend a copy of the key file that is damaged or behind.

    Args:
        folder: the journal's folder.
        secret: as it was typed.
        kind: which kind of secret it is.
        fits: tries a key on the journal, where the copies give more than one.

    Raises:
        WrongSecret: a key file of good shape is there and the secret does not open it, or does so no more.
        KeyFileDamaged: no copy can be used, or both are missing beside a journal. NoJournal: nothing is there.
        Protected: a key file is a link. ComputerSaidNo: the system refused, or memory is short.
    """
    check_crypto()
    chosen = choice.choose(folder, token(secret, kind), kind=kind, fits=fits)
    healed = copies.mend(folder, chosen.opened.key, fits)
    return _unlocked(chosen.opened, chosen.key, healed=healed)


def _unlocked(opened: Opened, key: bytes, *, healed: bool = False) -> Unlocked:
    whose = opened.document.whose
    return Unlocked(
        key=key,
        journal_id=whose.journal_id,
        generation=whose.generation,
        healed=healed,
        coming=opened.key if opened.before is not None else None,
    )


def unlock_bytes(raw: bytes, secret: str, *, kind: Kind = "passphrase") -> Unlocked:
    """Open a key file that is in no folder (the one inside a backup).

    Raises: KeyFileDamaged, WrongSecret, ComputerSaidNo as `unlock`.
    """
    opened = keyfile.open_document(raw, token(secret, kind), kind=kind)
    return _unlocked(opened, opened.key)


def read_written_with(folder: Path, key: bytes) -> bytes:
    """Give the bytes of the key file that counts for this key: what a backup takes along.

    Raises: as `copies.counting`.
    """
    return keyfile.dump(copies.counting(folder, key))


def set_passphrase(folder: Path, key: bytes, new_passphrase: str, *, cost: Cost) -> None:
    """Give the journal a new passphrase; the old one stops working once the new one has proved to work.

    Raises: BadUsage (empty or no text), and as `put`.
    """
    put(folder, key, kind="passphrase", secret=_new_passphrase(new_passphrase), cost=cost)


def renew_recovery_code(
    folder: Path,
    key: bytes,
    *,
    cost: Cost,
    random_bytes: Callable[[int], bytes] = os.urandom,
) -> str:
    """Give the journal a new recovery code, to be shown once; the old one stops working.

    For when nobody has seen the old one; else see `offer_recovery_code`. Raises: as `put`.
    """
    new = offer_recovery_code(folder, key, cost=cost, random_bytes=random_bytes)
    keep_only(folder, key, new.slot)
    return new.code


def offer_recovery_code(
    folder: Path,
    key: bytes,
    *,
    cost: Cost,
    random_bytes: Callable[[int], bytes] = os.urandom,
) -> NewCode:
    """Give the journal a new recovery code beside the old one, which works until `keep_only`: show the new one first.

    Raises: as `add`.
    """
    code = recovery.new_code(random_bytes)
    return NewCode(
        code=code, slot=add(folder, key, kind="recovery", secret=recovery.normalise(code), cost=cost)
    )


def put(folder: Path, key: bytes, *, kind: Kind, secret: bytes, cost: Cost) -> None:
    """Let this secret open the journal in place of all others of its kind: add, read back and open, then drop.

    Where the disk fails in between, the secret before, the new one, or both open the journal; the error says so.

    Raises: KeyFileDamaged when no copy of the key file belongs to this key; NoJournal; Protected; ComputerSaidNo.
    """
    keep_only(folder, key, add(folder, key, kind=kind, secret=secret, cost=cost))


def add(folder: Path, key: bytes, *, kind: Kind, secret: bytes, cost: Cost) -> Slot:
    """Let this secret open the journal beside all others, and prove that it does. Until `keep_only`, all work.

    Raises: as `put`; what opened the journal before still does, and this secret may too.
    """
    with lock.exclusive(folder, name=lock.KEYS_LOCK):
        base = copies.counting(folder, key)
        before = copies.with_room(base.slots)
        new = keyfile.new_slot(key, secret, kind=kind, whose=base.whose, cost=cost)
        try:
            copies.write_next(folder, key, base, (*before, new))
            _prove(folder, key, secret, kind=kind)
        except ComputerSaidNo as refusal:
            raise ComputerSaidNo(refusal.message, hint=_EITHER) from None
    return new


def keep_only(folder: Path, key: bytes, slot: Slot) -> None:
    """Drop all other ways in of the kind of this slot, which `add` gave.

    Raises: as `put`; this way in still works, and others may too.
    """
    try:
        with lock.exclusive(folder, name=lock.KEYS_LOCK):
            base = copies.counting(folder, key)
            kept = tuple(other for other in base.slots if other.kind != slot.kind)
            copies.write_next(folder, key, base, (*kept, slot))
    except ComputerSaidNo as refusal:
        raise ComputerSaidNo(refusal.message, hint=_EITHER) from None


def rebuild(
    folder: Path,
    secret: str,
    *,
    new_passphrase: str,
    cost: Cost,
    kind: Kind = "passphrase",
    fits: Fits | None = None,
) -> Created:
    """Make a whole key file again from an altered one that a secret still opens, with a new recovery code.

    This is for `KeyFileAltered` only: the key itself is sealed and bound to its journal, so it can be trusted,
    but nothing else in the file can be. All other ways in are dropped.

    Raises: KeyFileDamaged when no copy has a good shape, or none holds a key of this journal; WrongSecret; BadUsage;
    NoJournal; ComputerSaidNo.
    """
    typed, passphrase, code = token(secret, kind), _new_passphrase(new_passphrase), recovery.new_code()
    with lock.exclusive(folder, name=lock.KEYS_LOCK):
        old, key = copies.first_good(folder, lambda raw: _open_altered(raw, typed, kind, fits))
        before = old.before if keyfile.open_before(old, key) else None
        written = min(old.written, keyfile.MOST_WRITTEN // 2) + 1  # what it says can be anything
        slots = _fresh_slots(key, passphrase, code, whose=old.whose, cost=cost)
        copies.write(folder, keyfile.sealed(key, slots, whose=old.whose, written=written, before=before))
    return Created(key=key, journal_id=old.whose.journal_id, recovery_code=code)


def _open_altered(raw: bytes, secret: bytes, kind: Kind, fits: Fits | None) -> tuple[KeyFile, bytes]:
    document = keyfile.parse(raw)
    key = keyfile.open_slot(document, secret, kind=kind)
    before = keyfile.open_before(document, key)
    if fits is not None and not any(fits(one) for one in (key, before) if one is not None):
        raise KeyFileDamaged
    return document, key


def _prove(folder: Path, key: bytes, secret: bytes, *, kind: Kind) -> None:
    """Read the new copies back from the disk and open each with the new secret."""
    for raw in copies.read_all(folder):
        try:
            opened = keyfile.open_document(raw, secret, kind=kind).key == key
        except (KeyFileDamaged, WrongSecret):
            opened = False
        if not opened:
            raise ComputerSaidNo(
                "The new key file could not be read back, so what opened the journal before still does."
            )


def _fresh(key: bytes, passphrase: bytes, code: str, *, whose: Whose, cost: Cost) -> KeyFile:
    slots = _fresh_slots(key, passphrase, code, whose=whose, cost=cost)
    return keyfile.sealed(key, slots, whose=whose, written=1)


def _fresh_slots(key: bytes, passphrase: bytes, code: str, *, whose: Whose, cost: Cost) -> tuple[Slot, ...]:
    return (
        keyfile.new_slot(key, passphrase, kind="passphrase", whose=whose, cost=cost),
        keyfile.new_slot(key, recovery.normalise(code), kind="recovery", whose=whose, cost=cost),
    )


def token(secret: str, kind: Kind) -> bytes:
    """Give the bytes that are stretched: a code's 20 bytes, or a text in its composed form (NFC) as UTF-8."""
    if kind == "recovery":
        return recovery.normalise(secret)
    try:
        return unicodedata.normalize("NFC", secret).encode("utf-8")
    except UnicodeEncodeError:
        raise BadUsage("The passphrase holds something that is not text. Type it again.") from None


def _new_passphrase(passphrase: str) -> bytes:
    if not passphrase:
        raise BadUsage("An empty passphrase protects nothing. Choose one that you can remember.")
    return token(passphrase, "passphrase")
