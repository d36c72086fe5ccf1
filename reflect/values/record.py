"""One thing that a journal keeps, in the shape in which it leaves or enters a whole journal. No database ids, no secrets.

Everything that goes out whole or comes in (an archive, another device, another program's file) travels as these.
"""

from collections.abc import Mapping
from dataclasses import field

from reflect.quick_dataclass import dataclass

Scalar = str | int | float | bool | None
Row = Mapping[str, Scalar]
"""The columns of one row, as they are stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that is kept, with all that belongs to it alone.

    Attributes:
        kind: "entry", "commitment", "note", "draft", "export", "setting", or "gone" (a note, without words, that
            something was deleted for good).
        uuid: UUID text; for a setting its key.
        versions: which changes it has seen: device id -> how many of that device's. Empty for what has no versions.
        row: its own columns as stored, without database ids; what points elsewhere is a uuid (`entry`,
            `reworded_from`, `looks_back_at`). `number` is what this device calls it, and is kept where it is free.
        parts: child rows by table, in their order: answer, rating, moment, tag, revision, plan, note and conflict of
            an entry (`plan` and `note` repeat the words of its plans and notes); outcome of a commitment; exported of
            an export.
    """

    kind: str
    uuid: str
    versions: Mapping[str, int] = field(default_factory=dict)
    row: Row = field(default_factory=dict)
    parts: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What taking in records does, or would do. The first group counts entries, each of them once.

    Attributes:
        new: are not here yet.
        newer: go on from what is here; the words of before stay as an earlier version.
        same: are here already, or the same on both.
        older: are here, and went on since.
        side_by_side: were changed on both, so both texts are kept until the person chooses.
        left_out: were deleted for good here.
        back: were deleted for good here, and changed elsewhere since: they come back.
        removed: are deleted for good here, since they were elsewhere, as they are here.
        others: how many plans, notes, drafts, exports and settings come in or change.
        learned: whether anything is noted here at all. It can be only which changes of others were seen: nobody sees
            that, and yet the next meeting depends on it.
    """

    new: int = 0
    newer: int = 0
    same: int = 0
    older: int = 0
    side_by_side: int = 0
    left_out: int = 0
    back: int = 0
    removed: int = 0
    others: int = 0
    learned: bool = field(default=False, compare=False)

    @property
    def changes(self) -> bool:
        """Whether anything here is another than before."""
        return any((self.new, self.newer, self.side_by_side, self.back, self.removed, self.others))


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """That records came in by a command (`import`, `merge`, `sync`), and the backup that was made before; "" if none was."""

    by: str
    before: str
