"""Entries as lines of a list: found, counted, numbered. Named SQL on the driver, giving frozen values. Never writes.

Apart from `entries`, since lists are what is asked for most, and need no answer of an entry.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from reflect.storage import search
from reflect.storage.database.engine import Connection, Row, single
from reflect.storage.reading.conditions import where
from reflect.values.filter import Filter
from reflect.values.head import EntryHead, Hit
from reflect.values.room import Room

# The numbers of many entries are bound in slices, well below SQLite's limit on bound values.
SLICE = 500
LATELY = 500
"""So many of the newest entries are looked at first for words: what is in every twentieth is told by these."""

NEWEST_FIRST = " ORDER BY e.day DESC, e.number DESC"
HEAD = """SELECT e.id, e.uuid, e.number, e.pack, e.pack_version, e.title, e.day, e.room, e.setting, e.first_words
FROM entry e WHERE e.deleted_at IS {bin} NULL"""
COUNTED = "SELECT count(*) FROM (SELECT 1 FROM {entries} WHERE e.deleted_at IS NULL{only} LIMIT ?)"
# The first ids and the last that the newest entries have, and the oldest of their days: all of these days are in it.
NEWEST = """SELECT s.day, min(n.id), max(n.id) FROM (SELECT e.day FROM entry e
  WHERE e.deleted_at IS NULL AND e.day < ? ORDER BY e.day DESC, e.number DESC LIMIT 1 OFFSET ?) s
JOIN entry n ON n.deleted_at IS NULL AND n.day >= s.day"""
TAGS = "SELECT entry_id, tag FROM tag WHERE entry_id IN ({ids}) ORDER BY entry_id, position"
TEXTS = (
    """SELECT e.number, CASE a.words WHEN '' THEN json_extract(a.value, '$') ELSE a.words END
FROM entry e JOIN answer a ON a.entry_id = e.id WHERE e.number IN ({ids}) ORDER BY e.number, a.position""",
    """SELECT e.number, m.words
FROM entry e JOIN moment m ON m.entry_id = e.id WHERE e.number IN ({ids}) ORDER BY e.number, m.position""",
)
"""What a match can stand in, in the order of the page: what was written or chosen, then the moments."""
LAST = "SELECT e.number FROM entry e WHERE e.deleted_at IS NULL ORDER BY e.number DESC LIMIT 1"
AHEAD = (
    "SELECT e.number, e.day FROM entry e WHERE e.deleted_at IS NULL AND e.day > ? AND e.written_at > ?"
    + NEWEST_FIRST
)


def heads(
    con: Connection, chosen: Filter, *, limit: int | None = None, binned: bool = False
) -> list[EntryHead]:
    """List entries, newest first; those in the bin instead, if `binned`."""
    sql = HEAD.format(bin="NOT" if binned else "") + "{only}" + NEWEST_FIRST
    rows = _found_lately(con, sql, chosen, limit) if limit is not None and not binned else None
    if rows is None:
        only, bound = where(chosen)
        last = [] if limit is None else [limit]
        rows = con.execute(sql.format(only=only) + " LIMIT ?" * len(last), [*bound, *last]).fetchall()
    tags = tags_of(con, [row[0] for row in rows])
    return [
        EntryHead(
            uuid=UUID(uuid), number=number, pack=pack, pack_version=version, title=title, day=date.fromisoformat(day),
            room=Room(room), setting=setting, tags=tags.get(id, ()), first_words=words,
        )
        for id, uuid, number, pack, version, title, day, room, setting, words in rows
    ]  # fmt: skip


def _found_lately(con: Connection, sql: str, chosen: Filter, limit: int) -> list[Row] | None:
    """Look for words among the newest entries only; None where it takes all of them to tell.

    Without this a word that is in every other entry would be looked up in all of them to show twenty.
    """
    words = None if chosen.words is None else search.conditions(chosen.words)
    if not words or words[0][0] != search.FOUND:
        return None
    until = "9999" if chosen.until is None else chosen.until.isoformat()
    since, first, last = con.execute(NEWEST, [until, LATELY - 1]).fetchone() or (None, None, None)
    if since is None:
        return None
    rest, bound = where(replace(chosen, words=None))
    found = [sql for sql, _ in words[1:]]
    only = "".join([rest, " AND e.day >= ?", search.FOUND_BETWEEN, *found])
    asked = [*bound, since, words[0][1], first, last, *(value for _, value in words[1:]), limit]
    rows = con.execute(sql.format(only=only) + " LIMIT ?", asked).fetchall()
    return rows if len(rows) == limit else None


def hits(con: Connection, words: str, chosen: Filter, *, limit: int | None = None) -> list[Hit]:
    """Find entries that hold all of these words, newest first, each with the place of a match."""
    found = heads(con, replace(chosen, words=words), limit=limit)
    texts = defaultdict(list)
    for sql in TEXTS:
        for number, text in in_slices(con, sql, [head.number for head in found]):
            texts[number].append(str(text))
    return [Hit(head=head, match=search.match_in(texts[head.number], words)) for head in found]


def last_number(con: Connection) -> int | None:
    """Give the number of the entry that was kept last, whatever day it is about, or None in an empty journal."""
    row = con.execute(LAST).fetchone()
    return row[0] if row else None


def ahead(con: Connection, *, today: date, now: datetime) -> list[tuple[int, date]]:
    """Give the number and day of each entry whose day has not come yet, the farthest first.

    One that was written before now is left out: somewhere else it was that day already.
    """
    rows = con.execute(AHEAD, [today.isoformat(), now.isoformat(timespec="microseconds")]).fetchall()
    return [(number, date.fromisoformat(day)) for number, day in rows]


def count(con: Connection, chosen: Filter, *, up_to: int = -1) -> int:
    """Count entries, and no further than `up_to` where that is given: what is counted is read."""
    words = [] if chosen.words is None else search.conditions(chosen.words)
    rest, bound = where(replace(chosen, words=None))
    # From the index to the entries, one after the other, so that it can stop.
    by_index = bool(words) and words[0][0] == search.FOUND
    conditions = [search.MATCHES if sql == search.FOUND else sql for sql, _ in words]
    sql = COUNTED.format(
        entries=search.TO_ENTRIES if by_index else "entry e", only="".join([*conditions, rest])
    )
    return int(single(con, sql, [*(value for _, value in words), *bound, up_to]))


def count_binned(con: Connection) -> int:
    """Count what is in the bin."""
    return int(single(con, "SELECT count(*) FROM entry e WHERE e.deleted_at IS NOT NULL"))


def in_slices(con: Connection, sql: str, ids: Sequence[int]) -> Iterable[Row]:
    """Give the rows of a query over many entries, whose ids it binds in place of `{ids}`."""
    for start in range(0, len(ids), SLICE):
        part = ids[start : start + SLICE]
        yield from con.execute(sql.format(ids=",".join("?" * len(part))), part)


def tags_of(con: Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the tags of entries, by the ids of their rows, in the order of the person."""
    found: dict[int, tuple[str, ...]] = {}
    for id, tag in in_slices(con, TAGS, ids):
        found[id] = (*found.get(id, ()), tag)
    return found
