"""The file that records are taken into, inside one transaction: rows put in, and numbers given. It decides nothing."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from reflect.storage import vectors, wordings
from reflect.storage.database import engine
from reflect.storage.database.engine import Bound, Connection

MOST_NUMBER = 999_999_999
_NUMBERED = {
    "entry": "FROM entry WHERE",
    "commitment": "FROM commitment WHERE",
    "question": "FROM note WHERE kind = 'question' AND",
    "agreement": "FROM note WHERE kind = 'agreement' AND",
}
_USED = {what: f"SELECT 1 {where} number = ?" for what, where in _NUMBERED.items()}
_HIGHEST = {
    what: f"SELECT coalesce(max(number), 0) {where} number IS NOT NULL" for what, where in _NUMBERED.items()
}


class File:
    """An open journal that takes records in.

    Attributes:
        con: to read through.
        writes: False where it is only told what would happen.
        at: the instant, as rows have it.
        touched: whether anything was written, or would be.
        dropped: whether something was taken away whose wordings may be nobody's now.
    """

    def __init__(self, con: Connection, *, writes: bool, at: str) -> None:
        self.con, self.writes, self.at = con, writes, at
        self.touched = self.dropped = False
        self._wordings = wordings.Wordings(con)
        self._given: dict[str, int] = {}
        self._given_before: dict[str, int] = {}
        self._highest: dict[str, int] = {}
        self._later: list[tuple[str, Bound]] = []
        self._ids: dict[str, int] = {}
        self._many: defaultdict[tuple[str, ...], list[Bound]] = defaultdict(list)

    def act(self, sql: str, bound: Bound = ()) -> None:
        """Write, if anything is to be written."""
        self.touched = True
        if self.writes:
            self.con.execute(sql, bound)

    def put(self, table: str, row: Mapping[str, Any], *, instead: str = "") -> None:
        """Put a row in. `instead` says what to do where it is there already, such as OR REPLACE."""
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        self.act(f"INSERT {instead} INTO {table} ({names}) VALUES ({marks})", list(row.values()))

    def put_with_many(self, table: str, row: Mapping[str, Any]) -> None:
        """Put a row in together with others of its table: nobody sees it before `put_all`."""
        self.touched = True
        if self.writes:
            self._many[(table, *row)].append(tuple(row.values()))

    def put_part(self, part: str, entry_id: int, position: int, row: Mapping[str, Any]) -> None:
        """Put in, with many, a tag, answer, rating or moment of an entry, given as records have it."""
        self.touched = True
        if self.writes:
            place = {"entry_id": entry_id, "position": position}
            self.put_with_many(wordings.TABLES[part], {**place, **self._wordings.row(part, row)})

    def put_all(self) -> None:
        """Put all rows in that wait: entries before what belongs to them."""
        for (table, *names), rows in sorted(self._many.items(), key=lambda waits: waits[0][0] != "entry"):
            marks = ", ".join("?" * len(names))
            self.con.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)
        self._many.clear()

    def new_id(self, table: str) -> int:
        """Give an id that no row of a table has, nor any that waits."""
        if table not in self._ids:
            self._ids[table] = engine.single(self.con, f"SELECT coalesce(max(id), 0) FROM {table}")
        self._ids[table] += 1
        return self._ids[table]

    def drop_parts(self, entry_id: int) -> None:
        """Take away all tags, answers, ratings and moments of an entry."""
        for table in wordings.TABLES.values():
            self.drop(table, "entry_id = ?", [entry_id])

    def drop(self, table: str, which: str, bound: Bound) -> None:
        """Take rows away; what was asked and shown in them goes at the end, if no other row has it."""
        self.dropped = True
        self.act(f"DELETE FROM {table} WHERE {which}", bound)

    def change(self, table: str, id: int, row: Mapping[str, Any]) -> None:
        """Give a row other values."""
        sets = ", ".join(f"{name} = ?" for name in row)
        self.act(f"UPDATE {table} SET {sets} WHERE id = ?", [*row.values(), id])

    def at_the_end(self, sql: str, bound: Bound) -> None:
        """Write at the end, when all that this points to is there."""
        if self.writes:
            self._later.append((sql, bound))

    def id_of(self, table: str, uuid: object) -> int | None:
        """Give the id of the row with a uuid, or None."""
        row = self.con.execute(f"SELECT id FROM {table} WHERE uuid = ?", [str(uuid)]).fetchone()
        return row[0] if row else None

    def gone(self, uuid: object) -> vectors.Vector | None:
        """Give the versions in which something was deleted for good here, or None."""
        row = self.con.execute("SELECT versions FROM gone WHERE uuid = ?", [str(uuid)]).fetchone()
        return vectors.read(row[0]) if row else None

    def number(self, what: str, wanted: object) -> int:
        """Give the number that something was known by, if it is free here and was never given; else the next one."""
        if what not in self._given:
            row = self.con.execute("SELECT value FROM meta WHERE key = ?", [f"last_{what}_number"]).fetchone()
            self._given[what] = self._given_before[what] = int(json.loads(row[0])) if row else 0
            self._highest[what] = engine.single(self.con, _HIGHEST[what])
        number = wanted if isinstance(wanted, int) and wanted <= MOST_NUMBER else 0
        if number <= self._given_before[what] or self._is_used(what, number):
            number = self._given[what] + 1
        self._given[what] = max(self._given[what], number)
        self._highest[what] = max(self._highest[what], number)
        return number

    def _is_used(self, what: str, number: int) -> bool:
        if number > self._highest[what]:
            return False
        self.put_all()
        return self.con.execute(_USED[what], [number]).fetchone() is not None

    def finish(self) -> None:
        """Write what was left for the end, and how far numbers were given; let go of wordings that nothing has any more."""
        for sql, bound in self._later:
            self.act(sql, bound)
        if self.dropped:
            wordings.sweep(self.con)
        for what, number in self._given.items():
            self.put("meta", {"key": f"last_{what}_number", "value": str(number)}, instead="OR REPLACE")
