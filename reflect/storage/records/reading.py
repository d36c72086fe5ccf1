"""All that a journal keeps, one record after another, always in the same order. Never writes.

It reads some hundred entries at a time, each lot as it is at one moment, so that a long journal takes no more memory
than a short one. What it is given can be a file from elsewhere: it reads the columns of `columns`, and nothing else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext

from reflect.storage import vectors
from reflect.storage.database import engine
from reflect.storage.database.engine import Connection
from reflect.storage.records import columns, settings
from reflect.values.record import Record, Row

Parts = dict[int, dict[str, tuple[Row, ...]]]
"""Child rows by the id of what they belong to, then by table."""
Make = Callable[[Connection, Sequence[engine.Row]], list[Record]]
LOT = 200
"""How many are read at a time, well below SQLite's limit on bound values."""


def _select(alias: str, names: Sequence[str]) -> str:
    return ", ".join(f"{alias}.{name}" for name in names)


ENTRIES = f"""SELECT e.id, e.uuid, e.versions, {_select("e", columns.ENTRY)},
  (SELECT c.uuid FROM commitment c WHERE c.number = e.looks_back_at) AS looks_back_at FROM entry e"""
COMMITMENTS = f"""SELECT c.id, c.uuid, c.versions, {_select("c", columns.COMMITMENT)}, e.uuid AS entry,
  b.uuid AS reworded_from FROM commitment c LEFT JOIN entry e ON e.id = c.entry_id
LEFT JOIN commitment b ON b.id = c.reworded_from"""
OUTCOMES = f"""SELECT o.commitment_id, {_select("o", columns.OUTCOME)}, e.uuid AS entry
FROM outcome o LEFT JOIN entry e ON e.id = o.entry_id WHERE o.commitment_id IN ({{ids}})
ORDER BY o.commitment_id, o.place, o.uuid"""
NOTES = f"""SELECT n.id, n.uuid, n.versions, {_select("n", columns.NOTE)}, e.uuid AS entry
FROM note n LEFT JOIN entry e ON e.id = n.entry_id"""
# The state of a sitting names an entry and a plan by the numbers that they have on this device: they leave by uuid.
_STATE = "json_replace(d.state, '$.edits', NULL, '$.commitment', NULL)"
DRAFTS = f"""SELECT d.rowid, d.uuid, d.versions, {_select("d", columns.DRAFT).replace("d.state", _STATE)},
  (SELECT e.uuid FROM entry e WHERE e.number = json_extract(d.state, '$.edits')) AS edits,
  (SELECT c.uuid FROM commitment c WHERE c.number = json_extract(d.state, '$.commitment')) AS commitment
FROM draft d"""
EXPORTS = f"SELECT x.id, x.uuid, '{{}}' AS versions, {_select('x', columns.EXPORT)} FROM export x"
EXPORTED = f"""SELECT x.export_id, {_select("x", columns.EXPORTED)} FROM exported x
WHERE x.export_id IN ({{ids}}) ORDER BY x.export_id, x.position"""
GONE = "SELECT g.rowid, g.uuid, g.versions FROM gone g"
_PARTS = {
    table: f"SELECT entry_id, {', '.join(names)} FROM {table} WHERE entry_id IN ({{ids}}) ORDER BY entry_id, position"
    for table, names in columns.PARTS.items()
} | {
    "revision": f"""SELECT entry_id, {", ".join(columns.REVISION)} FROM revision WHERE entry_id IN ({{ids}})
ORDER BY entry_id, version""",
    "plan": f"""SELECT entry_id, {", ".join(columns.PLAN_WORDS)} FROM commitment
WHERE entry_id IN ({{ids}}) AND deleted_at IS NULL ORDER BY entry_id, position, id""",
    "note": f"""SELECT entry_id, {", ".join(columns.NOTE_WORDS)} FROM note
WHERE entry_id IN ({{ids}}) AND deleted_at IS NULL ORDER BY entry_id, kind, position, id""",
    "conflict": f"""SELECT e.id, {_select("f", columns.CONFLICT)} FROM conflict f JOIN entry e ON e.uuid = f.entry_uuid
WHERE e.id IN ({{ids}}) ORDER BY e.id, f.versions, f.payload""",
}
_ENTRY_NAMES = (*columns.ENTRY, "looks_back_at")
_PART_NAMES = {
    **columns.PARTS,
    "revision": columns.REVISION,
    "plan": columns.PLAN_WORDS,
    "note": columns.NOTE_WORDS,
    "conflict": columns.CONFLICT,
}
_COMMITMENT_NAMES = (*columns.COMMITMENT, "entry", "reworded_from")
_OUTCOME_NAMES = (*columns.OUTCOME, "entry")
_NOTE_NAMES = (*columns.NOTE, "entry")


def everything(con: Connection) -> Iterator[Record]:
    """Give all records: what is gone, entries by number, plans, notes, drafts, exports, settings."""
    yield from _lots(con, GONE, "g.rowid", _gone)
    yield from _lots(con, ENTRIES, "e.number", _entries)
    yield from _lots(con, COMMITMENTS, "c.number", _commitments)
    yield from _lots(con, NOTES, "n.id", _notes)
    yield from _lots(con, DRAFTS, "d.rowid", _drafts)
    yield from _lots(con, EXPORTS, "x.id", _exports)
    yield from settings.everything(con)


def some(con: Connection, kind: str, uuids: Sequence[str]) -> dict[str, Record]:
    """Give those entries, plans, notes or drafts that are here, by uuid; up to `LOT` of them."""
    sql, make = {
        "entry": (ENTRIES, _entries),
        "commitment": (COMMITMENTS, _commitments),
        "note": (NOTES, _notes),
        "draft": (DRAFTS, _drafts),
    }[kind]
    marks = ",".join("?" * len(uuids))
    rows = con.execute(f"{sql} WHERE {kind[0]}.uuid IN ({marks})", uuids).fetchall()
    return {record.uuid: record for record in make(con, rows)}


def _lots(con: Connection, sql: str, key: str, make: Make) -> Iterator[Record]:
    """Read on from the last one, a lot at a time. Nothing of the file is held while somebody looks at what is given."""
    select = sql.replace("SELECT ", f"SELECT {key}, ", 1) + f" WHERE {key} > ? ORDER BY {key} LIMIT {LOT}"
    last = -1
    while True:
        with nullcontext() if con.in_transaction else engine.transaction(con, mode="DEFERRED"):
            rows = con.execute(select, [last]).fetchall()
            lot = make(con, [row[1:] for row in rows])
        if not rows:
            return
        last = rows[-1][0]
        yield from lot


def _entries(con: Connection, rows: Sequence[engine.Row]) -> list[Record]:
    return _made("entry", rows, _ENTRY_NAMES, _children(con, _PARTS, _PART_NAMES, rows))


def _commitments(con: Connection, rows: Sequence[engine.Row]) -> list[Record]:
    said = _children(con, {"outcome": OUTCOMES}, {"outcome": _OUTCOME_NAMES}, rows)
    return _made("commitment", rows, _COMMITMENT_NAMES, said)


def _notes(_: Connection, rows: Sequence[engine.Row]) -> list[Record]:
    return _made("note", rows, _NOTE_NAMES, {})


def _drafts(_: Connection, rows: Sequence[engine.Row]) -> list[Record]:
    return _made("draft", rows, (*columns.DRAFT, "edits", "commitment"), {})


def _exports(con: Connection, rows: Sequence[engine.Row]) -> list[Record]:
    return _made(
        "export",
        rows,
        columns.EXPORT,
        _children(con, {"exported": EXPORTED}, {"exported": columns.EXPORTED}, rows),
    )


def _gone(_: Connection, rows: Sequence[engine.Row]) -> list[Record]:
    return _made("gone", rows, (), {})


def _made(kind: str, rows: Sequence[engine.Row], names: Sequence[str], parts: Parts) -> list[Record]:
    return [
        Record(
            kind=kind,
            uuid=uuid,
            versions=vectors.read(versions),
            row=dict(zip(names, row, strict=True)),
            parts=parts.get(id, {}),
        )
        for id, uuid, versions, *row in rows
    ]


def _children(
    con: Connection, queries: Mapping[str, str], names: Mapping[str, Sequence[str]], of: Sequence[engine.Row]
) -> Parts:
    found: Parts = {}
    if not of:
        return found
    ids = [row[0] for row in of]
    for table, sql in queries.items():
        rows: defaultdict[int, list[Row]] = defaultdict(list)
        for id, *row in con.execute(sql.format(ids=",".join("?" * len(ids))), ids):
            rows[id].append(dict(zip(names[table], row, strict=True)))
        for id, of_one in rows.items():
            found.setdefault(id, {})[table] = tuple(of_one)
    return found
