"""What was asked and shown stands once in the file: found or added here, in the transaction of whoever writes a row of an entry.

On the driver, for all that writes: by the mapper, the look-ups of one entry would cost more than all else that is kept of
it. No reference is declared from a row to its wording, since SQLite would then look through all rows for each wording that
goes. Instead nothing but `sweep` takes a wording away, and it takes none that any row has; `strays` looks for the opposite.
"""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from reflect.storage.database.engine import Connection, single

TABLES: Mapping[str, str] = {"tag": "tag", "answer": "answered", "rating": "rated", "moment": "ticked"}
"""Part of an entry, as records and views call it -> the table that holds its rows."""
ANSWER = ("question", "kind", "asked", "private", "highlight", "stage", "areas", "guideline")
RATING = ("question", "asked", "area", "value", "anchor", "kind", "private", "scale")
MOMENT = ("question", "asked", "moment", "area", "kind", "words", "private")
_IN_INDEX = {
    "stage": "ifnull(stage, x'')",
    "guideline": "ifnull(guideline, x'')",
    "value": "ifnull(value, x'')",
}
IN_TURN = "spotlight"
"""The question of which one of a list is asked each time, so that it is counted how often each was."""
MOST_KNOWN = 5_000
"""So many wordings are remembered while much comes in, each of at most `SHORT` characters; most journals have some hundred."""
SHORT = 1_000


def _sql(table: str, columns: tuple[str, ...]) -> tuple[str, str]:
    """How a wording is found, by the index over all of it, and how it is added."""
    same = " AND ".join(
        f"{_IN_INDEX[name]} = ifnull(?, x'')" if name in _IN_INDEX else f"{name} = ?" for name in columns
    )
    marks = ", ".join("?" * len(columns))
    return (
        f"SELECT id FROM {table} WHERE {same}",
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",
    )


_BY_TABLE = {
    "answer_wording": (itemgetter(*ANSWER), *_sql("answer_wording", ANSWER)),
    "rating_wording": (itemgetter(*RATING), *_sql("rating_wording", RATING)),
    "moment_wording": (itemgetter(*MOMENT), *_sql("moment_wording", MOMENT)),
}
_SAID = (
    "SELECT id FROM said WHERE value = ? AND words = ? AND words <> ''",
    "INSERT INTO said (value, words) VALUES (?, ?)",
)
_SWEEP = (
    "DELETE FROM answer_wording WHERE id NOT IN (SELECT wording_id FROM answered)",
    "DELETE FROM rating_wording WHERE id NOT IN (SELECT wording_id FROM rated)",
    "DELETE FROM moment_wording WHERE id NOT IN (SELECT wording_id FROM ticked)",
    "DELETE FROM said WHERE words <> '' AND id NOT IN (SELECT said_id FROM answered)",
)
_STRAYS = """SELECT (SELECT count(*) FROM answered
   WHERE wording_id NOT IN (SELECT id FROM answer_wording) OR said_id NOT IN (SELECT id FROM said))
 + (SELECT count(*) FROM rated WHERE wording_id NOT IN (SELECT id FROM rating_wording))
 + (SELECT count(*) FROM ticked WHERE wording_id NOT IN (SELECT id FROM moment_wording))"""
Row = Mapping[str, Any]


class Wordings:
    """Finds or adds wordings through one connection, inside its transaction; remembers those that it met."""

    def __init__(self, con: Connection) -> None:
        self._con = con
        self._known: dict[tuple[Any, ...], int] = {}
        self._ways: Mapping[str, Callable[[Row], Row]] = {
            "answer": self.answered,
            "rating": self.rated,
            "moment": self.ticked,
        }

    def answered(self, row: Row) -> dict[str, Any]:
        """Give the columns of `answered` for an answer, with all columns of the view `answer` but its place."""
        return {
            "wording_id": self.of("answer_wording", row),
            "said_id": self._said(row["value"], row["words"]),
            "in_turn": row["question"] == IN_TURN,
        }

    def rated(self, row: Row) -> dict[str, Any]:
        """Give the column of `rated` for a rating, with all columns of the view `rating` but its place."""
        return {"wording_id": self.of("rating_wording", row)}

    def ticked(self, row: Row) -> dict[str, Any]:
        """Give the column of `ticked` for a moment, with all columns of the view `moment` but its place."""
        return {"wording_id": self.of("moment_wording", row)}

    def row(self, part: str, row: Row) -> Row:
        """Give a part of an entry, as a record has it, as the columns of its table but for the place."""
        way = self._ways.get(part)
        return way(row) if way else row

    def of(self, table: str, row: Row) -> int:
        """Give the id of a wording: of the one that is there, or a new one."""
        values_of, find, add = _BY_TABLE[table]
        values = values_of(row)
        return self._id((table, values), find, add, values)

    def _said(self, value: str, words: str) -> int:
        if words == "":  # a text of one's own: nobody else's, and gone with its answer
            return self._added(_SAID[1], (value, words))
        return self._id(("said", value, words), *_SAID, (value, words))

    def _id(self, key: tuple[Any, ...], find: str, add: str, values: tuple[Any, ...]) -> int:
        id = self._known.get(key)
        if id is None:
            row = self._con.execute(find, values).fetchone()
            id = row[0] if row else self._added(add, values)
            if len(self._known) < MOST_KNOWN and sum(len(v) for v in values if isinstance(v, str)) <= SHORT:
                self._known[key] = id
        return id

    def _added(self, sql: str, values: tuple[Any, ...]) -> int:
        id = self._con.execute(sql, values).lastrowid
        if id is None:
            raise ValueError("a wording that was put in a moment ago is not there")
        return id


def sweep(con: Connection) -> None:
    """Take away each wording that no row has any more. It goes through all rows, so only after something was deleted for good."""
    for statement in _SWEEP:
        con.execute(statement)


def strays(con: Connection) -> int:
    """Count the rows of entries whose wording is not there: in a sound journal none."""
    return int(single(con, _STRAYS))
