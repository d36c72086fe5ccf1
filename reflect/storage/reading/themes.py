"""Reads what themes and the next questions are made from: only what they need, as named SQL. Never writes."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reflect.storage.database.engine import Connection, Row
from reflect.storage.reading import heads as lists
from reflect.storage.reading.conditions import where
from reflect.values.counts import Asked, AskedLately, Material
from reflect.values.entry import options_picked
from reflect.values.filter import Filter
from reflect.values.ladder import Ladder

ALL = "SELECT e.id FROM entry e WHERE e.deleted_at IS NULL{only} ORDER BY e.day, e.number"
DAYS = "SELECT id, number, day FROM entry WHERE id IN ({ids}) ORDER BY day, number"
MOMENTS = "SELECT entry_id, moment, words FROM moment WHERE entry_id IN ({ids}) ORDER BY entry_id, position"
ANSWERS = """SELECT entry_id, kind, guideline, value, words FROM answer
WHERE entry_id IN ({ids}) AND (kind = 'text' OR guideline IS NOT NULL OR (stage = 'felt' AND kind IN ('select', 'multi')))
ORDER BY entry_id, position"""
# An area was asked if it was rated or "did not come up", or if its spotlight question was answered. What was picked
# from other lines than those of today was asked, and tells no line.
ASKED = """SELECT e.number, r.area, r.value, r.scale FROM entry e JOIN rating r ON r.entry_id = e.id
WHERE e.number IN ({ids}) AND r.kind = 'session'
UNION ALL SELECT e.number, a.areas, NULL, 0 FROM entry e JOIN answer a ON a.entry_id = e.id
WHERE e.number IN ({ids}) AND a.question = 'spotlight' AND a.areas <> ''"""
NEWEST = """SELECT e.number FROM entry e WHERE e.deleted_at IS NULL
AND EXISTS (SELECT 1 FROM rating r WHERE r.entry_id = e.id AND r.kind = 'session')
ORDER BY e.number DESC LIMIT ?"""
LATELY = 200
"""So many sessions are looked at; an area that was not asked in them has waited long enough."""


def material(con: Connection, chosen: Filter) -> Iterator[Material]:
    """Give what themes are counted from, one value an entry, oldest first; the bin is left out.

    Some hundred entries are read at a time, so that a long journal takes no more memory than a short one.
    """
    only, bound = where(chosen)
    ids = [id for (id,) in con.execute(ALL.format(only=only), bound).fetchall()]
    for start in range(0, len(ids), lists.SLICE):
        yield from _slice(con, ids[start : start + lists.SLICE])


def _slice(con: Connection, ids: Sequence[int]) -> list[Material]:
    picked: dict[str, dict[int, list[tuple[str, str]]]] = {
        what: defaultdict(list) for what in ("moments", "feelings", "guidelines")
    }
    texts: dict[int, list[str]] = defaultdict(list)
    tags: dict[int, list[str]] = defaultdict(list)
    for id, tag in _rows(con, lists.TAGS, ids):
        tags[id].append(tag)
    for id, moment, words in _rows(con, MOMENTS, ids):
        picked["moments"][id].append((moment, words))
    for id, kind, guideline, raw, words in _rows(con, ANSWERS, ids):
        if kind == "text":
            texts[id].append(_text(raw))
            continue
        value = json.loads(raw)
        of = picked["feelings" if guideline is None else "guidelines"]
        of[id] += options_picked(tuple(value) if isinstance(value, list) else value, words)
    return [
        Material(
            number=number,
            day=date.fromisoformat(day),
            tags=tuple(tags.get(id, ())),
            texts=tuple(texts.get(id, ())),
            **{what: tuple(of.get(id, ())) for what, of in picked.items()},
        )
        for id, number, day in _rows(con, DAYS, ids)
    ]


def _text(raw: str) -> str:
    """Read a text that stands there as JSON: in most of them nothing is written in another way than it is."""
    written: str = raw[1:-1] if "\\" not in raw and raw[:1] == raw[-1:] == '"' else json.loads(raw)
    return written


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


def _rows(con: Connection, sql: str, ids: Sequence[int], *, times: int = 1) -> Iterable[Row]:
    return con.execute(sql.format(ids=",".join("?" * len(ids))), [*ids] * times)
