"""What a person chose, as records: by an allow-list. Where one names entries by number, it travels with their uuids.

No secret is on the list, and nothing that belongs to one device. A device keeps its own choice where it has one; but a
journal in which nothing was written yet has only what its set-up chose, and takes the choice that comes in.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Literal
from uuid import UUID

import msgspec

from reflect.storage.database.engine import Connection
from reflect.values.record import Record
from reflect.values.renewal import SupervisionRules
from reflect.values.roadmap import Guideline

Pair = tuple[str, str]


class SaidNextShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The next meeting as it was said last, after which entry."""

    day: date | Literal[0] = 0
    at: str = ""
    after: UUID | None = None


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Renewal rules, as they are kept; only `earlier` where there are none any more."""

    first: date | None = None
    last: date | None = None
    hours: float | None = None
    category_hours: dict[str, float] = {}
    supervision: SupervisionRules = SupervisionRules()
    category_supervised: dict[str, float] = {}
    earlier: list[Pair] = []


SHAPES: Mapping[str, Any] = {
    "always_mask": list[str],
    "ce_categories": list[Pair],
    "display_name": str,
    "focus": str,
    "focus_since": date,
    "kept_words": list[str],
    "reader": str,
    "renewal_rules": _Rules,
    "roadmap": list[Guideline],
    "yardsticks": dict[str, date],
    "next_meeting": SaidNextShape,
    "offered": dict[str, UUID],
    "settled_lines": list[UUID],
}
"""What travels, and how it must be."""
LOOSENS = ("kept_words",)
"""They let something out that would be masked."""
NUMBERED = ("next_meeting", "offered", "settled_lines")
"""They name entries: see `_exchanged`."""
_NOTHING = "null"
_UUID_OF, _NUMBER_OF = "SELECT uuid FROM entry WHERE number = ?", "SELECT number FROM entry WHERE uuid = ?"


def everything(con: Connection) -> Iterator[Record]:
    """Give all that was chosen. Writes nothing."""
    for key in SHAPES:
        for (value,) in con.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchall():
            if key in NUMBERED:
                value = _written(_exchanged(key, json.loads(value), _finding(con, _UUID_OF)))  # noqa: PLW2901
            if value != _NOTHING:  # what was taken off again is no choice
                yield Record(kind="setting", uuid=key, row={"value": value})


def take(con: Connection, record: Record, *, writes: bool, over: bool) -> bool:
    """Keep a choice where there is none of its name; says whether it was, or would be. Entries must have come in before.

    Args:
        con: the journal.
        record: the choice.
        writes: False writes nothing.
        over: whether the one that is there gives way.

    Raises:
        ValueError: if it is none that travels.
    """
    key, value = record.uuid, record.row.get("value")
    if key not in SHAPES or not isinstance(value, str):
        raise ValueError("no setting that travels")
    kept = json.loads(value)
    _check(key, kept)
    if key in NUMBERED:
        kept = _exchanged(key, kept, _finding(con, _NUMBER_OF))
    there = con.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    if (there and not over) or kept is None or there == (_written(kept),):
        return False
    if writes:
        con.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, _written(kept)])
    return True


def _check(key: str, kept: Any) -> None:
    """Refuse what the journal could not read again. A day that was taken off is an empty text."""
    if key == "next_meeting" and isinstance(kept, dict):
        kept = {**kept, "day": kept.get("day") or 0, "after": kept.get("after") or None}
    try:
        msgspec.convert(kept, type=SHAPES[key])
    except msgspec.ValidationError:
        raise ValueError("no setting that travels") from None
    if key == "renewal_rules" and "first" in kept and not _is_whole(kept):
        raise ValueError("no setting that travels")


def _is_whole(rules: Mapping[str, Any]) -> bool:
    """Rules of a period have both its days, and say of hours that there are some, or none."""
    return bool(rules["first"] and rules.get("last")) and {"hours", "category_hours"} <= rules.keys()


def _finding(con: Connection, sql: str) -> Callable[[Any], Any]:
    def find(known: Any) -> Any:
        row = con.execute(sql, [known]).fetchone()
        return row[0] if row else None

    return find


def _exchanged(key: str, value: Any, find: Callable[[Any], Any]) -> Any:
    """Exchange the names of entries; one that is not there is left out."""
    if not value:
        return value
    if key == "next_meeting":
        return {
            "day": str(value.get("day") or ""),
            "at": str(value.get("at") or ""),
            "after": find(value.get("after")) or 0,
        }
    if key == "offered":
        return {area: found for area, entry in value.items() if (found := find(entry)) is not None}
    return [found for entry in value if (found := find(entry)) is not None]


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
