"""The two copies of the key file on the disk: read, written in one order, mended. It never learns a secret.

`journal.keys.bak` is always written before `journal.keys`, each replaced in one step. Every writing counts up a number
under the mac. So after a kill the copy with the higher number counts, and a secret that only a lower one knows is gone.
Two copies of one number (an older reflect gave none) count together.
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
Fits = Callable[[bytes], bool]
"""Says whether a key of 32 bytes opens the journal that lies beside the key file."""

KEYS = "journal.keys"
SPARE = "journal.keys.bak"
JOURNAL = "journal.db"
WAITS = "A new key of your journal is not in place yet, and this has to wait for it."
WAITS_HINT = "Your journal opens as before. To see what stands in the way, type: reflect doctor"


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
    raise most_telling(faults) from None


def most_telling(faults: list[KeyFileDamaged | WrongSecret]) -> KeyFileDamaged | WrongSecret:
    """Give the one of these faults that a person can do most about."""
    return min(faults, key=_rank)


def _rank(fault: KeyFileDamaged | WrongSecret) -> int:
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


def counting(folder: Path, key: bytes) -> KeyFile:
    """Give the document that counts for this key: that of the copy that was written last, both where they are even.

    Raises: KeyFileDamaged when no copy belongs to this key; NoJournal; Protected; ComputerSaidNo, also while a new key
    waits to take the place of this one.
    """
    raws = read_all(folder)
    found = [document for raw in raws if (document := authentic(raw, key))]
    if not found:
        raise ComputerSaidNo(WAITS, hint=WAITS_HINT) if any(map(is_changing, raws)) else KeyFileDamaged
    last = max(found, key=lambda document: document.written)
    even = [document for document in found if document.written == last.written]
    slots = tuple(dict.fromkeys(slot for document in even for slot in document.slots))
    while len(slots) > keyfile.MOST_SLOTS:
        slots = with_room(slots)
    return keyfile.sealed(key, slots, whose=last.whose, written=max(1, last.written), before=last.before)


def is_changing(raw: bytes) -> bool:
    """Say whether a copy holds two keys: a new one that takes the place of another. Only a secret can prove it."""
    with contextlib.suppress(KeyFileDamaged):
        return keyfile.parse(raw).before is not None
    return False


def write_next(folder: Path, key: bytes, base: KeyFile, slots: tuple[Slot, ...]) -> None:
    """Write both copies with other slots. Raises: as `write`."""
    written = base.written + 1
    write(folder, keyfile.sealed(key, slots, whose=base.whose, written=written, before=base.before))


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


def mend(folder: Path, key: bytes, fits: Fits | None = None) -> bool:
    """Write a copy again that is damaged, missing or behind, from the one that counts; say whether it was done.

    A copy that holds, or belongs to another journal, generation or version, is left alone. One that could be read and
    has no mac of this key is only written over if the key opens the journal. If the folder can't be written to, nothing
    is done: opening goes on with the good copy.
    """
    with contextlib.suppress(ComputerSaidNo, Protected):
        if not _needs_mending(folder, key, fits):
            return False
        with lock.exclusive(folder, name=lock.KEYS_LOCK):
            todo = _needs_mending(folder, key, fits)  # another process may have been faster
            for name, good in todo.items():
                files.write_atomically(folder / name, good)
            return bool(todo)
    return False


def _needs_mending(folder: Path, key: bytes, fits: Fits | None) -> dict[str, bytes]:
    """Give name -> good bytes for what can be mended."""
    copies = {name: read(folder, name) for name in (SPARE, KEYS)}
    good = [(raw, document) for raw in copies.values() if raw and (document := authentic(raw, key))]
    if not good:
        return {}
    raw, last = max(good, key=lambda one: one[1].written)
    return {name: raw for name, other in copies.items() if _is_broken(other, last, key, fits)}


def _is_broken(raw: bytes | None, good: KeyFile, key: bytes, fits: Fits | None) -> bool:
    if raw is None:
        return True
    try:
        document = keyfile.parse(raw)
    except KeyFileTooNew:
        return False
    except KeyFileDamaged:
        return True
    if keyfile.is_written_with(key, document):
        return document.written < good.written
    return document.whose == good.whose and (fits is None or fits(key))
