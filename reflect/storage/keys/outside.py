"""The key files as anyone may see them, without any secret. It opens nothing, and cannot know whether they were altered."""

import contextlib
from pathlib import Path

from reflect.errors import KeyFileDamaged
from reflect.quick_dataclass import dataclass
from reflect.storage.keys import copies, crypto, keyfile
from reflect.storage.keys.copies import KEYS, SPARE
from reflect.storage.keys.crypto import Cost
from reflect.storage.keys.keyfile import KeyFile, Kind, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotStatus:
    """One way in, as anyone may see it."""

    kind: Kind
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyStatus:
    """What the key files say without any secret. Whether they were altered cannot be known without one.

    `slots` are those of the copy that says it was written last, or of both where they are even. `mends` says that a
    copy is missing, damaged or behind, so that the next unlock writes it again. `changing` says that a new key takes
    the place of another, and `strange` that a copy is another journal's.
    """

    journal_id: str
    generation: int
    slots: tuple[SlotStatus, ...]
    spare_there: bool
    copies_equal: bool
    mends: bool
    changing: bool
    strange: bool

    def count(self, kind: Kind) -> int:
        """How many secrets of a kind open the journal: one, unless a change was cut short."""
        return sum(slot.kind == kind for slot in self.slots)

    def below(self, cost: Cost) -> list[Kind]:
        """Which kinds of secrets have one that a guesser can try for less than this cost."""
        cheap = [slot.kind for slot in self.slots if crypto.is_less(slot.cost, cost)]
        return list(dict.fromkeys(cheap))


def look(folder: Path) -> KeyStatus:
    """Say what the key files hold, without a secret.

    Raises: KeyFileDamaged when no copy can be read; NoJournal; Protected; ComputerSaidNo.
    """
    copies.first_good(folder, keyfile.parse)
    main, spare = copies.read(folder, KEYS), copies.read(folder, SPARE)
    good = [found for raw in (main, spare) if (found := _parsed(raw)) is not None]
    last = max(good, key=lambda found: found.written)
    even = [found for found in good if (found.whose, found.written) == (last.whose, last.written)]
    strange = any(found.whose.journal_id != last.whose.journal_id for found in good)
    return KeyStatus(
        journal_id=last.whose.journal_id,
        generation=last.whose.generation,
        slots=tuple(_status(slot) for slot in dict.fromkeys(slot for found in even for slot in found.slots)),
        spare_there=spare is not None,
        copies_equal=main == spare,
        mends=len(good) < 2 or (not strange and len(even) < 2),
        changing=any(found.before is not None for found in good),
        strange=strange,
    )


def is_changing(folder: Path) -> bool:
    """Say whether a key file is there that holds two keys; nothing is said of one that can't be read."""
    raws = (copies.read(folder, name) for name in (KEYS, SPARE))
    return any(raw is not None and copies.is_changing(raw) for raw in raws)


def _status(slot: Slot) -> SlotStatus:
    return SlotStatus(kind=slot.kind, cost=slot.cost)


def _parsed(raw: bytes | None) -> KeyFile | None:
    with contextlib.suppress(KeyFileDamaged):
        return None if raw is None else keyfile.parse(raw)
    return None
