"""The hot reads of the journal as named SQL on the driver, giving frozen values. Never writes.

The read side of the same room: SQLModel is many times slower to load than these queries take. A test
reads every table both ways and compares.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from reflect.storage.database.engine import Connection, Cursor, Row
from reflect.storage.reading import plans as plan_views
from reflect.storage.reading.conditions import where
from reflect.storage.reading.heads import LATELY, SLICE, in_slices, tags_of
from reflect.values.entry import Answer, Draft, Entry, Moment, Rating, Version
from reflect.values.filter import Filter
from reflect.values.plans import Note
from reflect.values.room import Room

V = TypeVar("V")
OLDEST_FIRST = " ORDER BY e.day, e.number"
WHOLE = """SELECT e.id, e.uuid, e.number, e.pack, e.pack_version, e.title, e.day, e.written_at, e.zone, e.room,
  e.private_pack, e.setting, e.load
FROM entry e WHERE e.deleted_at IS NULL"""
ANSWERS = """SELECT entry_id, question, kind, asked, value, words, private, stage, highlight, areas, guideline
FROM answer WHERE entry_id IN ({ids}) ORDER BY entry_id, position"""
OF_GUIDELINES = ANSWERS.replace(" ORDER BY", " AND guideline IS NOT NULL ORDER BY")
RATINGS = """SELECT entry_id, question, asked, area, value, anchor, kind, private, scale
FROM rating WHERE entry_id IN ({ids}) ORDER BY entry_id, position"""
MOMENTS = """SELECT entry_id, question, asked, moment, area, kind, words, private
FROM moment WHERE entry_id IN ({ids}) ORDER BY entry_id, position"""
NOTES = """SELECT entry_id, kind, words, private FROM note WHERE entry_id IN ({ids}) AND deleted_at IS NULL
ORDER BY entry_id, kind, position"""
DRAFTS = """SELECT uuid, pack, pack_version, title, day, started_at, saved_at, state
FROM draft WHERE deleted_at IS {bin} NULL ORDER BY saved_at DESC, uuid"""
VERSIONS = """SELECT r.version, r.made_at, r.payload FROM revision r JOIN entry e ON e.id = r.entry_id
WHERE e.number = ? AND e.deleted_at IS NULL ORDER BY r.version"""
# It goes back so many entries and no further: where none has such a line, all of them would be read to find none.
HIGHLIGHT = """SELECT e.day, a.value FROM entry e JOIN answer a ON a.entry_id = e.id
WHERE e.deleted_at IS NULL AND e.day < ?1 AND a.highlight AND a.kind = 'text' AND e.day >= coalesce(
  (SELECT f.day FROM entry f WHERE f.deleted_at IS NULL AND f.day < ?1 ORDER BY f.day DESC, f.number DESC LIMIT 1 OFFSET ?2), '')
ORDER BY e.day DESC, e.number DESC, a.position LIMIT 1"""
# The bin counts too: the question was asked. So a small index answers alone, without the entries. One question may have
# been asked under two areas, so its wordings are counted together.
# The newest entry of each wording is the last of its own in the index: no other is looked at.
SPOTLIGHTS = """SELECT w.asked, max((
  SELECT max(a.entry_id) FROM answered a WHERE a.wording_id = w.id AND a.in_turn = 1)) AS newest
FROM answer_wording w WHERE w.question = 'spotlight' GROUP BY w.asked HAVING newest IS NOT NULL"""


def entries(con: Connection, chosen: Filter, *, words: bool = True) -> list[Entry]:
    """Give entries, oldest first: whole ones, or without what was written in them.

    Args:
        con: the open file.
        chosen: which entries.
        words: False reads no text of them: no answer but what was said of the person's own guidelines, no plan and no note.
    """
    only, bound = where(chosen)
    return _whole(con, con.execute(WHOLE + only + OLDEST_FIRST, bound), words=words)


def entry(con: Connection, number: int) -> Entry | None:
    """Give one entry by its short number, or None."""
    found = _whole(con, con.execute(WHOLE + " AND e.number = ?", [number]))
    return found[0] if found else None


def drafts(con: Connection, *, binned: bool = False) -> list[Draft]:
    """Give the sittings that wait, the last one first; those in the bin instead, if `binned`."""
    sql = DRAFTS.format(bin="NOT" if binned else "")
    return [
        Draft(
            uuid=UUID(uuid), pack=pack, pack_version=version, title=title, day=date.fromisoformat(day),
            started_at=datetime.fromisoformat(started), saved_at=datetime.fromisoformat(saved), state=state,
        )
        for uuid, pack, version, title, day, started, saved, state in con.execute(sql).fetchall()
    ]  # fmt: skip


def versions(con: Connection, number: int) -> list[Version]:
    """Give the earlier versions of an entry, the first one first."""
    from reflect.storage import revisions

    rows = con.execute(VERSIONS, [number]).fetchall()
    return [
        Version(number=version, replaced_at=datetime.fromisoformat(made), entry=revisions.read(payload))
        for version, made, payload in rows
    ]


def looked_back_at(con: Connection, number: int) -> int | None:
    """Give the number of the commitment that an entry looked back at, or None."""
    row = con.execute("SELECT looks_back_at FROM entry WHERE number = ?", [number]).fetchone()
    return row[0] if row else None


def spotlights(con: Connection) -> dict[str, int]:
    """Say when each spotlight question was answered last, by its words: the later it was written down, the higher."""
    return dict(con.execute(SPOTLIGHTS).fetchall())


def newest_highlight(con: Connection, *, before: date) -> tuple[date, str] | None:
    """Give the newest of the own lines that the week shows first, from before a day, with its day.

    None where none of the entries of then has one.
    """
    row = con.execute(HIGHLIGHT, [before.isoformat(), LATELY - 1]).fetchone()
    return (date.fromisoformat(row[0]), json.loads(row[1])) if row else None


def _whole(con: Connection, found: Cursor, *, words: bool = True) -> list[Entry]:
    """Make entries of their rows, some hundred at a time: what is only needed on the way is gone with each lot."""
    made, same, left = list[Entry](), _Same(), iter(found)
    while rows := list(islice(left, SLICE)):
        made += _lot(con, rows, same, words=words)
    return made


def _lot(con: Connection, rows: Sequence[Row], same: "_Same", *, words: bool) -> list[Entry]:
    ids = [row[0] for row in rows]
    answers = _answers(con, ids, ANSWERS if words else OF_GUIDELINES)
    ratings, moments = _ratings(con, ids, same), _moments(con, ids, same)
    notes, plans = defaultdict(list), defaultdict(list)
    for id, kind, said, private in in_slices(con, NOTES, ids if words else ()):
        notes[id, kind].append(Note(words=said, private=bool(private)))
    for row in in_slices(con, plan_views.OF_ENTRIES, ids if words else ()):
        plans[row[0]].append(plan_views.as_commitment(row))
    tags = tags_of(con, ids)
    return [
        Entry(
            uuid=UUID(uuid), number=number, pack=same(pack), pack_version=version, title=same(title),
            day=same(date.fromisoformat(day)), written_at=datetime.fromisoformat(written), zone=same(zone), room=Room(room),
            private_pack=bool(private_pack), setting=same(setting), tags=same(tags.get(id, ())), answers=tuple(answers[id]), ratings=tuple(ratings[id]),
            moments=tuple(moments[id]), commitments=tuple(plans[id]), agreements=tuple(notes[id, "agreement"]),
            questions=tuple(notes[id, "question"]), load=load,
        )
        for id, uuid, number, pack, version, title, day, written, zone, room, private_pack, setting, load in rows
    ]  # fmt: skip


class _Same:
    """One value for all that are the same: a page over years holds few different ones, many thousand times."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}
        self._made: dict[Row, Any] = {}

    def __call__(self, value: V) -> V:
        known: V = self._known.setdefault(value, value)
        return known

    def made(self, row: Row, make: Callable[[Row], V]) -> V:
        """Give what is made of a row of the journal, the same for all that are the same."""
        if row not in self._made:
            self._made[row] = make(row)
        made: V = self._made[row]
        return made


def _answers(con: Connection, ids: Sequence[int], sql: str) -> dict[int, list[Answer]]:
    answers = defaultdict(list)
    for row in in_slices(con, sql, ids):
        id, question, kind, asked, raw, words, private, stage, highlight, areas, guideline = row
        value = json.loads(raw)
        value = tuple(value) if isinstance(value, list) else value
        answers[id].append(
            Answer(
                question=question, kind=kind, asked=asked, value=value, words=words or str(value),
                private=bool(private), stage=stage, highlight=bool(highlight), areas=tuple(areas.split()),
                guideline=guideline,
            )
        )  # fmt: skip
    return answers


def _ratings(con: Connection, ids: Sequence[int], same: _Same) -> dict[int, list[Rating]]:
    ratings = defaultdict(list)
    for id, *row in in_slices(con, RATINGS, ids):
        ratings[id].append(same.made(("rating", *row), _rating))
    return ratings


def _rating(row: Row) -> Rating:
    _, question, asked, area, value, anchor, kind, private, scale = row
    return Rating(
        question=question, asked=asked, area=area, value=value, anchor=anchor, kind=kind, private=bool(private),
        scale=scale,
    )  # fmt: skip


def _moments(con: Connection, ids: Sequence[int], same: _Same) -> dict[int, list[Moment]]:
    moments = defaultdict(list)
    for id, *row in in_slices(con, MOMENTS, ids):
        moments[id].append(same.made(("moment", *row), _moment))
    return moments


def _moment(row: Row) -> Moment:
    _, question, asked, moment, area, kind, words, private = row
    return Moment(
        question=question, asked=asked, id=moment, area=area, kind=kind, words=words, private=bool(private)
    )
