"""What was kept for one growth area, as named SQL on the driver: for the person's own screen only. Never writes.

Own lines, titles of what was learned and plans are shown as they were written; nothing here is counted into a
label. What is in the bin shows up nowhere.
"""

import json
from datetime import date
from typing import Any

from reflect.dates import Period
from reflect.storage.database.engine import Connection, Row
from reflect.storage.reading import conditions, plans
from reflect.values.counts import KeptOfArea, Lesson, OwnLine, PickedTwice, Ticked
from reflect.values.entry import Plain, options_picked
from reflect.values.filter import Filter
from reflect.values.roadmap import Picked

LEARNING = "learning_reflection"
"""The pack whose answers say what was learned, and which areas it supports."""
ALIVE = "e.deleted_at IS NULL AND e.day >= ? AND e.day < ?"
NEWEST_FIRST = " ORDER BY e.day DESC, e.number DESC"
# The words of the newest tick stand for all of them: SQLite takes the other columns from the row of the maximum.
MOMENTS = f"""SELECT m.moment, m.kind, m.words, count(*) AS times, max(e.day || printf('%09d', e.number))
FROM entry e JOIN moment m ON m.entry_id = e.id WHERE {ALIVE} AND m.area = ?{{only}}
GROUP BY m.moment ORDER BY times DESC, m.words"""
KEEP_LINES = f"""SELECT e.number, e.day, a.value FROM entry e JOIN answer a ON a.entry_id = e.id
WHERE {ALIVE} AND a.highlight AND a.kind = 'text' AND instr(' ' || a.areas || ' ', ' ' || ? || ' '){{only}}
{NEWEST_FIRST}, a.position"""
PLANS = """ AND c.made_on >= ? AND c.made_on < ? AND instr(' ' || c.areas || ' ', ' ' || ? || ' ')
AND c.status <> 'reworded'{only} ORDER BY c.made_on DESC, c.number DESC"""
# Each is asked once in a sitting. Joined from the left, SQLite would put together all answers of the journal first.
LEARNED = f"""SELECT e.number, e.day,
  (SELECT s.words FROM answer s WHERE s.entry_id = e.id AND s.question = 'source'),
  (SELECT t.value FROM answer t WHERE t.entry_id = e.id AND t.question = 'title' AND t.kind = 'text')
FROM entry e JOIN answer a ON a.entry_id = e.id AND a.question = 'supports'
WHERE {ALIVE} AND e.pack = '{LEARNING}' AND EXISTS (SELECT 1 FROM json_each(a.value) WHERE value = ?){{only}}
{NEWEST_FIRST}"""
GUIDELINES = f"""SELECT e.number, e.day, a.guideline, a.value, a.words FROM entry e JOIN answer a ON a.entry_id = e.id
WHERE {ALIVE} AND a.guideline IS NOT NULL AND instr(' ' || a.areas || ' ', ' ' || ? || ' '){{only}}
ORDER BY e.day, e.number, a.position"""
LOOKING_BACK = f"""SELECT e.number, e.day, r.kind, r.value, r.anchor FROM entry e JOIN rating r ON r.entry_id = e.id
WHERE {ALIVE} AND r.area = ? AND r.kind IN ('then', 'now'){{only}}
{NEWEST_FIRST}, r.position"""


def kept_of_area(con: Connection, area: str, period: Period, *, chosen: Filter | None = None) -> KeptOfArea:
    """Give what was kept for one growth area besides its session ratings.

    Args:
        con: the open file.
        area: its id.
        period: the days, half-open. A plan counts by the day it was made.
        chosen: which entries count; a plan that belongs to no entry is in none of them.
    """
    only, more = conditions.where(chosen) if chosen is not None else ("", [])
    bound = [period.first.isoformat(), period.end.isoformat(), area, *more]

    def rows(sql: str) -> list[Row]:
        found: list[Row] = con.execute(sql.format(only=only), bound).fetchall()
        return found

    return KeptOfArea(
        moments=tuple(
            Ticked(id=id, kind=kind, words=words, times=times) for id, kind, words, times, _ in rows(MOMENTS)
        ),
        keep_lines=tuple(
            OwnLine(entry=number, day=date.fromisoformat(day), words=json.loads(value))
            for number, day, value in rows(KEEP_LINES)
        ),
        plans=tuple(plans.as_commitment(row) for row in rows(plans.COMMITMENTS + PLANS)),
        learned=tuple(
            Lesson(
                entry=number, day=date.fromisoformat(day), source=source or "",
                title=json.loads(title) if title else "",
            )
            for number, day, source, title in rows(LEARNED)
        ),
        looking_back=_pairs(rows(LOOKING_BACK)),
        guidelines=tuple(
            Picked(number, date.fromisoformat(day), meaning, options_picked(_value(raw), words))
            for number, day, meaning, raw, words in rows(GUIDELINES)
        ),
    )  # fmt: skip


def _value(raw: str) -> Plain:
    value = json.loads(raw)
    return tuple(value) if isinstance(value, list) else value


def _pairs(rows: list[Row]) -> tuple[PickedTwice, ...]:
    """Bring then and now of one entry together; where neither has a line, nothing was said."""
    found: dict[int, dict[str, Any]] = {}
    for number, day, kind, value, anchor in rows:
        pair = found.setdefault(number, {"day": date.fromisoformat(day), "then": None, "now": None})
        pair |= {kind: value, f"{kind}_anchor": anchor}
    return tuple(
        PickedTwice(entry=number, **pair)
        for number, pair in found.items()
        if pair["then"] is not None or pair["now"] is not None
    )
