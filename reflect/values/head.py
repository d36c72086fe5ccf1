"""An entry as one line of a list, and how a search found it. Light to load: lists need no more of an entry."""

from datetime import date
from uuid import UUID

from reflect.quick_dataclass import dataclass
from reflect.values.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHead:
    """One line of a list: enough to recognise an entry, for the person's own screen only."""

    uuid: UUID
    number: int
    pack: str
    pack_version: int
    title: str
    day: date
    room: Room
    setting: str | None
    tags: tuple[str, ...]
    first_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that was found by its words, with the place of the match (empty where it cannot be shown)."""

    head: EntryHead
    match: str
