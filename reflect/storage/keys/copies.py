"""The two copies of the key file on the disk: read, written in one order, mended. It never learns a secret.

`journal.keys.bak` is always written before `journal.keys`, each replaced in one step. So after a kill one copy
may have a slot that the other lacks, and both are right: what may be written next starts from the slots of both.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reflect.errors import BadFile, ComputerSaidNo, KeyFileDamaged, NoJournal, Protected, WrongSecret
from reflect.storage.disk import files, lock
from reflect.storage.keys import keyfile
from reflect.storage.keys.keyfile import KeyFile, KeyFileAltered, KeyFileTooNew, Slot

T = TypeVar("T")

KEYS = "journal.keys"
SPARE = "journal.keys.bak"
JOURNAL = "journal.db"


def is_there(folder: Path) -> bool:
    """Say whether anything has the name of a key file in this folder."""
    return any((folder / name).exists() or (folder / name).is_symlink() for name in (KEYS, SPARE))


def read(folder: Path, name: str) -> bytes | None:
    """Give the bytes of one copy; None if it is missing, and no bytes if it cannot be a key file.

    Raises: Protected when it is a link; ComputerSaidNo when the system refuses.
    """
    try:
        return files.read_bounded(folder / name, keyfile.MOST_BYTES)
    except FileNotFoundError:
        return None
    except BadFile:
        return b""


def read_all(folder: Path) -> list[bytes]:
    """Give the copies that are there, the main one first, without doubles.

    Raises:
        NoJournal: nothing is there. KeyFileDamaged: a journal is there, and both copies are missing.
        Protected: a copy is a link. ComputerSaidNo: the system refused.
    """
    found = [raw for raw in (read(folder, KEYS), read(folder, SPARE)) if raw is not None]
    if found:
        return list(dict.fromkeys(found))
    if (folder / JOURNAL).exists():
        raise KeyFileDamaged(
            "The key file of this journal is missing, and the journal can't be unlocked without it.",
            hint="Look for journal.keys in a copy of this folder, or type: reflect restore FILE",
        )
    raise NoJournal


def first_good(folder: Path, attempt: Callable[[bytes], T]) -> T:
    """Try something on each copy, the main one first, and give what the first good one gives.

    Raises: what `read_all` raises; else, of what the copies raised, the one a person can do most about.
    """
    faults: list[KeyFileDamaged | WrongSecret] = []
    for raw in read_all(folder):
        try:
            return attempt(raw)
        except (KeyFileDamaged, WrongSecret) as fault:
            faults.append(fault)
    raise min(faults, key=_how_telling) from None


def _how_telling(fault: KeyFileDamaged | WrongSecret) -> int:
    order = (KeyFileTooNew, KeyFileAltered, WrongSecret, KeyFileDamaged)
    return next(rank for rank, known in enumerate(order) if isinstance(fault, known))


def write(folder: Path, document: KeyFile) -> None:
    """Write both copies, the spare one first.

    Raises: ComputerSaidNo; what was there before is then unchanged, or one copy is new.
    """
    raw = keyfile.dump(document)
    for name in (SPARE, KEYS):
        files.write_atomically(folder / name, raw)


def write_first(folder: Path, document: KeyFile) -> None:
    """Write both copies of a new key file, never over another.

    Raises: Protected when a copy is there already; ComputerSaidNo.
    """
    raw = keyfile.dump(document)
    for name in (SPARE, KEYS):
        files.write_new(folder / name, raw)


def authentic(raw: bytes, key: bytes) -> KeyFile | None:
    """Read a copy if its mac holds under this key of 32 bytes, else give None."""
    try:
        document = keyfile.parse(raw)
    except KeyFileDamaged:
        return None
    return document if keyfile.is_written_with(key, document) else None


def united(folder: Path, key: bytes) -> KeyFile:
    """Give one document with the slots of every copy that belongs to this key, the main one's first.

    Raises: KeyFileDamaged when there is no such copy; NoJournal; Protected; ComputerSaidNo.
    """
    found = [document for raw in read_all(folder) if (document := authentic(raw, key))]
    if not found:
        raise KeyFileDamaged
    slots = tuple(dict.fromkeys(slot for document in found for slot in document.slots))
    while len(slots) > keyfile.MOST_SLOTS:
        slots = with_room(slots)
    return keyfile.sealed(key, slots, whose=found[0].whose)


def with_room(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Give these slots with room for one more.

    Only many changes killed half-way fill all eight. Of the fullest kind, the second goes: the first is the last
    one that was confirmed to a person, and the newest are the ones that they may remember.
    """
    if len(slots) < keyfile.MOST_SLOTS:
        return slots
    kinds = [slot.kind for slot in slots]
    fullest = max(kinds, key=kinds.count)
    second = [slot for slot in slots if slot.kind == fullest][1]
    return tuple(slot for slot in slots if slot is not second)


def mend(folder: Path, key: bytes) -> bool:
    """Write a damaged or missing copy again from one whose mac holds under this key; say whether it was done.

    A copy that holds, or belongs to another journal, generation or version, is left alone. If the folder can't
    be written to, nothing is done: opening goes on with the good copy.
    """
    with contextlib.suppress(ComputerSaidNo, Protected):
        if not _needs_mending(folder, key):
            return False
        with lock.exclusive(folder, name=lock.KEYS_LOCK):
            todo = _needs_mending(folder, key)  # another process may have been faster
            for name, good in todo.items():
                files.write_atomically(folder / name, good)
            return bool(todo)
    return False


def _needs_mending(folder: Path, key: bytes) -> dict[str, bytes]:
    """Give name -> good bytes for what can be mended."""
    copies = {name: read(folder, name) for name in (SPARE, KEYS)}
    for raw in copies.values():
        good = authentic(raw, key) if raw is not None else None
        if raw is not None and good is not None:
            return {name: raw for name, other in copies.items() if _is_broken(other, good, key)}
    return {}


def _is_broken(raw: bytes | None, good: KeyFile, key: bytes) -> bool:
    if raw is None:
        return True
    try:
        document = keyfile.parse(raw)
    except KeyFileTooNew:
        return False
    except KeyFileDamaged:
        return True
    return document.whose == good.whose and not keyfile.is_written_with(key, document)
