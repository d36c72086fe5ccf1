"""Which entries are meant."""

from datetime import date

from reflect.quick_dataclass import dataclass
from reflect.values.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries are meant. Days are half-open: `since` <= day < `until`. None means any."""

    since: date | None = None
    until: date | None = None
    area: str | None = None
    setting: str | None = None
    room: Room | None = None
    tag: str | None = None
    pack: str | None = None
    words: str | None = None
