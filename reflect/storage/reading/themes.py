"""Reads what themes and the next questions are made from: only what they need, as named SQL. Never writes."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reflect.storage.database.engine import Connection, Row
from reflect.storage.reading import heads as lists
from reflect.values.counts import Asked, AskedLately, Material
from reflect.values.entry import options_picked
from reflect.values.filter import Filter
from reflect.values.ladder import Ladder

MOMENTS = """SELECT e.number, m.moment, m.words FROM entry e JOIN moment m ON m.entry_id = e.id
WHERE e.number IN ({numbers}) ORDER BY e.number, m.position"""
ANSWERS = """SELECT e.number, a.kind, a.guideline, a.value, a.words FROM entry e JOIN answer a ON a.entry_id = e.id
WHERE e.number IN ({numbers}) AND (a.kind = 'text' OR a.guideline IS NOT NULL
  OR (a.stage = 'felt' AND a.kind IN ('select', 'multi')))
ORDER BY e.number, a.position"""
# An area was asked if it was rated or "did not come up", or if its spotlight question was answered. What was picked
# from other lines than those of today was asked, and tells no line.
ASKED = """SELECT e.number, r.area, r.value, r.scale FROM entry e JOIN rating r ON r.entry_id = e.id
WHERE e.number IN ({numbers}) AND r.kind = 'session'
UNION ALL SELECT e.number, a.areas, NULL, 0 FROM entry e JOIN answer a ON a.entry_id = e.id
WHERE e.number IN ({numbers}) AND a.question = 'spotlight' AND a.areas <> ''"""
NEWEST = """SELECT e.number FROM entry e WHERE e.deleted_at IS NULL
AND EXISTS (SELECT 1 FROM rating r WHERE r.entry_id = e.id AND r.kind = 'session')
ORDER BY e.number DESC LIMIT ?"""
LATELY = 200
"""So many sessions are looked at; an area that was not asked in them has waited long enough."""


def material(con: Connection, chosen: Filter) -> list[Material]:
    """Give what themes are counted from, one value an entry, oldest first; the bin is left out."""
    heads = lists.heads(con, chosen)[::-1]
    numbers = [head.number for head in heads]
    moments: dict[int, list[tuple[str, str]]] = defaultdict(list)
    feelings: dict[int, list[tuple[str, str]]] = defaultdict(list)
    texts: dict[int, list[str]] = defaultdict(list)
    for number, id, words in _rows(con, MOMENTS, numbers):
        moments[number].append((id, words))
    guidelines: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for number, kind, guideline, raw, words in _rows(con, ANSWERS, numbers):
        value = json.loads(raw)
        if kind == "text":
            texts[number].append(value)
        else:
            picked = feelings if guideline is None else guidelines
            picked[number] += options_picked(tuple(value) if isinstance(value, list) else value, words)
    return [
        Material(
            number=head.number, day=head.day, tags=head.tags, feelings=tuple(feelings[head.number]),
            moments=tuple(moments[head.number]), guidelines=tuple(guidelines[head.number]),
            texts=tuple(texts[head.number]),
        )
        for head in heads
    ]  # fmt: skip


def asked_lately(con: Connection, *, ladder: Ladder, limit: int = LATELY) -> AskedLately:
    """Say which areas the newest sessions asked about, in the order they were written down."""
    found = [number for (number,) in con.execute(NEWEST, [limit + 1])]
    numbers = sorted(found[:limit])
    rows = sorted(_rows(con, ASKED, numbers, times=2), key=lambda row: row[0])
    return AskedLately(
        asked=tuple(
            Asked(number, area, value if ladder.takes(area, "session", scale) else None)
            for number, area, value, scale in rows
        ),
        is_all=len(found) <= limit,
    )


def _rows(con: Connection, sql: str, numbers: Sequence[int], *, times: int = 1) -> Iterator[Row]:
    for start in range(0, len(numbers), lists.SLICE):
        part = numbers[start : start + lists.SLICE]
        yield from con.execute(sql.format(numbers=",".join("?" * len(part))), [*part] * times)
