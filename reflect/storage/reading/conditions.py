"""Which entries are meant, as conditions of a query. Every value is bound."""

from typing import Any

from reflect.storage import search
from reflect.values.filter import Filter


def where(chosen: Filter) -> tuple[str, list[Any]]:
    """Give the conditions that a filter puts on an entry `e`, and what is bound to them."""
    clauses = {
        " AND e.day >= ?": chosen.since and chosen.since.isoformat(),
        " AND e.day < ?": chosen.until and chosen.until.isoformat(),
        " AND e.setting = ?": chosen.setting,
        " AND e.room = ?": chosen.room and chosen.room.value,
        " AND e.pack = ?": chosen.pack,
        " AND EXISTS (SELECT 1 FROM tag t WHERE t.entry_id = e.id AND t.tag = ?)": chosen.tag,
        " AND EXISTS (SELECT 1 FROM rating r WHERE r.entry_id = e.id AND r.area = ?)": chosen.area,
    }
    used = [(sql, value) for sql, value in clauses.items() if value is not None]
    used += [] if chosen.words is None else search.conditions(chosen.words)
    return "".join(sql for sql, _ in used), [value for _, value in used]
