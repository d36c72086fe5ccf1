"""The key files as anyone may see them, without any secret. It opens nothing, and cannot know whether they were altered."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from reflect.errors import KeyFileDamaged
from reflect.storage.keys import copies, keyfile
from reflect.storage.keys.copies import KEYS, SPARE
from reflect.storage.keys.crypto import Cost
from reflect.storage.keys.keyfile import KeyFile, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotStatus:
    """One way in, as anyone may see it."""

    kind: Kind
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyStatus:
    """What the key files say without any secret. Whether they were altered cannot be known without one.

    `slots` are those of both copies. `mends` says that a copy is missing or damaged, so that the next unlock
    writes it again; two copies that differ and are both good are left alone.
    """

    journal_id: str
    generation: int
    slots: tuple[SlotStatus, ...]
    spare_there: bool
    copies_equal: bool
    mends: bool

    def count(self, kind: Kind) -> int:
        """How many secrets of a kind open the journal: one, unless a change was cut short."""
        return sum(slot.kind == kind for slot in self.slots)


def look(folder: Path) -> KeyStatus:
    """Say what the key files hold, without a secret.

    Raises: KeyFileDamaged when no copy can be read; NoJournal; Protected; ComputerSaidNo.
    """
    document = copies.first_good(folder, keyfile.parse)
    main, spare = copies.read(folder, KEYS), copies.read(folder, SPARE)
    good = [found for raw in (main, spare) if (found := _parsed(raw)) is not None]
    slots = dict.fromkeys(slot for found in good if found.whose == document.whose for slot in found.slots)
    return KeyStatus(
        journal_id=document.whose.journal_id,
        generation=document.whose.generation,
        slots=tuple(SlotStatus(kind=slot.kind, cost=slot.cost) for slot in slots),
        spare_there=spare is not None,
        copies_equal=main == spare,
        mends=len(good) < 2,
    )


def _parsed(raw: bytes | None) -> KeyFile | None:
    with contextlib.suppress(KeyFileDamaged):
        return None if raw is None else keyfile.parse(raw)
    return None
