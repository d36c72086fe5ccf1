"""Which entries are meant, as conditions of a query. Every value is bound."""

from dataclasses import fields
from datetime import date

from reflect.storage import search
from reflect.values.filter import Filter

SQL = {
    "since": "e.day >= ?",
    "until": "e.day < ?",
    "setting": "e.setting = ?",
    "room": "e.room = ?",
    "pack": "e.pack = ?",
    "tag": "EXISTS (SELECT 1 FROM tag t WHERE t.entry_id = e.id AND t.tag = ?)",
    "area": "EXISTS (SELECT 1 FROM rating r WHERE r.entry_id = e.id AND r.area = ?)",
}
"""Field of a `Filter` -> what it says of an entry `e`. The words have an index of their own."""


def where(chosen: Filter) -> tuple[str, list[str]]:
    """Give the conditions that a filter puts on an entry `e`, and what is bound to them.

    A field that is set and has no condition fails here: left out in silence it would show more than was asked for.
    """
    meant = {field.name: getattr(chosen, field.name) for field in fields(chosen) if field.name != "words"}
    used = [(f" AND {SQL[name]}", _bound(value)) for name, value in meant.items() if value is not None]
    used += [] if chosen.words is None else search.conditions(chosen.words)
    return "".join(sql for sql, _ in used), [value for _, value in used]


def _bound(value: date | str) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
