"""Which entries are meant, as conditions of a query. Every value is bound."""

from reflect.storage import search
from reflect.values.filter import Filter


def where(chosen: Filter) -> tuple[str, list[str]]:
    """Give the conditions that a filter puts on an entry `e`, and what is bound to them."""
    clauses: dict[str, str | None] = {
        " AND e.day >= ?": chosen.since.isoformat() if chosen.since else None,
        " AND e.day < ?": chosen.until.isoformat() if chosen.until else None,
        " AND e.setting = ?": chosen.setting,
        " AND e.room = ?": chosen.room.value if chosen.room else None,
        " AND e.pack = ?": chosen.pack,
        " AND EXISTS (SELECT 1 FROM tag t WHERE t.entry_id = e.id AND t.tag = ?)": chosen.tag,
        " AND EXISTS (SELECT 1 FROM rating r WHERE r.entry_id = e.id AND r.area = ?)": chosen.area,
    }
    used = [(sql, value) for sql, value in clauses.items() if value is not None]
    used += [] if chosen.words is None else search.conditions(chosen.words)
    return "".join(sql for sql, _ in used), [value for _, value in used]
