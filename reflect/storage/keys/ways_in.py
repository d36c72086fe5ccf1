"""The ways into a journal: made, tried, changed. It never shows or asks for a secret, or touches an entry.

A kill at any moment leaves a journal that opens: see `keycopies` for the two copies of the key file.
"""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from reflect.errors import BadUsage, ComputerSaidNo, KeyFileDamaged, Protected, WrongSecret
from reflect.storage.disk import folders, lock
from reflect.storage.keys import copies, keyfile
from reflect.storage.keys import recovery_code as recovery
from reflect.storage.keys.crypto import KEY_BYTES, Cost, check_crypto
from reflect.storage.keys.keyfile import KeyFile, Kind, Slot, Whose

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

    `healed` says that a damaged or missing copy of the key file was mended.
    """

    key: bytes = field(repr=False)
    journal_id: str
    generation: int
    healed: bool = False


def create(
    folder: Path,
    passphrase: str,
    *,
    cost: Cost,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
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


def unlock(folder: Path, secret: str, *, kind: Kind = "passphrase") -> Unlocked:
    """Open the key of a journal with one secret, and mend a damaged copy of the key file if there is one.

    Raises:
        WrongSecret: a key file of good shape is there and the secret does not open it.
        KeyFileDamaged: no copy can be used, or both are missing beside a journal. NoJournal: nothing is there.
        Protected: a key file is a link. ComputerSaidNo: the system refused, or memory is short.
    """
    check_crypto()
    token = _token(secret, kind)
    opened = copies.first_good(folder, lambda raw: keyfile.open_document(raw, token, kind=kind))
    return _unlocked(opened, healed=copies.mend(folder, opened.key))


def _unlocked(opened: keyfile.Opened, *, healed: bool = False) -> Unlocked:
    whose = opened.whose
    return Unlocked(key=opened.key, journal_id=whose.journal_id, generation=whose.generation, healed=healed)


def unlock_bytes(raw: bytes, secret: str, *, kind: Kind = "passphrase") -> Unlocked:
    """Open a key file that is in no folder (the one inside a backup).

    Raises: KeyFileDamaged, WrongSecret, ComputerSaidNo as `unlock`.
    """
    return _unlocked(keyfile.open_document(raw, _token(secret, kind), kind=kind))


def read_written_with(folder: Path, key: bytes) -> bytes:
    """Give the bytes of a key file that belongs to this key and is whole: what a backup takes along.

    Raises: KeyFileDamaged when there is none; NoJournal; Protected; ComputerSaidNo.
    """
    for raw in copies.read_all(folder):
        if copies.authentic(raw, key):
            return raw
    raise KeyFileDamaged


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
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
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
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
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
        base = copies.united(folder, key)
        before = copies.with_room(base.slots)
        new = keyfile.new_slot(key, secret, kind=kind, whose=base.whose, cost=cost)
        try:
            copies.write(folder, keyfile.sealed(key, (*before, new), whose=base.whose))
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
            base = copies.united(folder, key)
            kept = tuple(other for other in base.slots if other.kind != slot.kind)
            copies.write(folder, keyfile.sealed(key, (*kept, slot), whose=base.whose))
    except ComputerSaidNo as refusal:
        raise ComputerSaidNo(refusal.message, hint=_EITHER) from None


def rebuild(
    folder: Path, secret: str, *, new_passphrase: str, cost: Cost, kind: Kind = "passphrase"
) -> Created:
    """Make a whole key file again from an altered one that a secret still opens, with a new recovery code.

    This is for `KeyFileAltered` only: the key itself is sealed and bound to its journal, so it can be trusted,
    but nothing else in the file can be. All other ways in are dropped.

    Raises: KeyFileDamaged when no copy has a good shape; WrongSecret; BadUsage; NoJournal; ComputerSaidNo.
    """
    token, passphrase, code = _token(secret, kind), _new_passphrase(new_passphrase), recovery.new_code()
    with lock.exclusive(folder, name=lock.KEYS_LOCK):
        old, key = copies.first_good(folder, lambda raw: _open_altered(raw, token, kind))
        copies.write(folder, _fresh(key, passphrase, code, whose=old.whose, cost=cost))
    return Created(key=key, journal_id=old.whose.journal_id, recovery_code=code)


def _open_altered(raw: bytes, token: bytes, kind: Kind) -> tuple[KeyFile, bytes]:
    document = keyfile.parse(raw)
    return document, keyfile.open_slot(document, token, kind=kind)


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
    slots = (
        keyfile.new_slot(key, passphrase, kind="passphrase", whose=whose, cost=cost),
        keyfile.new_slot(key, recovery.normalise(code), kind="recovery", whose=whose, cost=cost),
    )
    return keyfile.sealed(key, slots, whose=whose)


def _token(secret: str, kind: Kind) -> bytes:
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
    return _token(passphrase, "passphrase")
