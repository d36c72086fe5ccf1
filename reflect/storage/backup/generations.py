"""When a backup is made without being asked for, and which of those made so may go. Only rules: it knows no file.

Which ones stay is told by their order and by how many weeks and months there are, never by how long ago one was made: a
clock that jumps lets nothing go. The idea of so many of each span is that of restic's `forget --keep-weekly`.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from reflect.quick_dataclass import dataclass

T = TypeVar("T")
OLD = timedelta(days=7)
MANY = 10
"""Entries since the last backup that make the next one due, however young it is."""
LATEST, WEEKS, MONTHS = 3, 4, 12
"""How many stay: the last ones, the last of each week, the last of each month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation(Generic[T]):
    """What is known of a backup `what`: its number, the instant by the clock of then, its entries, and whether it was asked for."""

    what: T
    number: int
    made_at: datetime
    entries: int
    by_rule: bool


def is_due(newest: Generation[T] | None, *, now: datetime, entries: int) -> bool:
    """Say whether a backup is due in a journal that holds so many entries now; `newest` is the last one there is.

    One that a wrong clock dated ahead says nothing about its age, so another is due.
    """
    return (
        newest is None or not timedelta(0) <= now - newest.made_at < OLD or entries - newest.entries >= MANY
    )


def may_go(made: Sequence[Generation[T]]) -> list[T]:
    """Give those that may go of all backups of one journal, in any order.

    None that was asked for, and none that holds more entries than every later one.
    """
    newest_first = sorted(made, key=lambda one: one.number, reverse=True)
    by_rule = [one for one in newest_first if one.by_rule]
    stay = {
        *(one.number for one in by_rule[:LATEST]),
        *_last_of_each(by_rule, lambda day: day.isocalendar()[:2], most=WEEKS),
        *_last_of_each(by_rule, lambda day: (day.year, day.month), most=MONTHS),
    }
    most = -1
    for one in newest_first:
        if one.entries > most:
            most = one.entries
            stay.add(one.number)
    return [one.what for one in by_rule if one.number not in stay]


def _last_of_each(
    newest_first: Sequence[Generation[T]], span: Callable[[datetime], Hashable], *, most: int
) -> list[int]:
    last: dict[Hashable, int] = {}
    for one in newest_first:
        last.setdefault(span(one.made_at), one.number)
    return list(last.values())[:most]
