"""The reads of plans, of kept questions and of agreements as named SQL on the driver, giving frozen values. Never writes.

What is in the bin shows up nowhere, and neither does what was said by a look back that is in the bin.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from reflect.dates import Period
from reflect.storage.database.engine import Bound, Connection, Row
from reflect.values.plans import Commitment, Life, Outcome, Status

# A commitment has the room of its entry: in a private entry, or in the bin, it is private or gone with it. New
# words for a plan are as private as any of the words that came before them.
COMMITMENTS = """SELECT c.entry_id, c.number, c.uuid, c.words, c.status, c.made_on, c.due_on, c.areas,
  (c.private OR coalesce(e.room = 'private', 0) OR (c.reworded_from IS NOT NULL AND EXISTS (
    WITH RECURSIVE earlier (id) AS (
      SELECT c.reworded_from
      UNION SELECT b.reworded_from FROM commitment b JOIN earlier ON b.id = earlier.id
      WHERE b.reworded_from IS NOT NULL)
    SELECT 1 FROM earlier JOIN commitment b ON b.id = earlier.id LEFT JOIN entry be ON be.id = b.entry_id
    WHERE b.private OR be.room = 'private'))) AS private,
  e.number, c.source, c.closed_on, p.number, c.pack, c.asked_on,
  (SELECT max(o.day) FROM outcome o LEFT JOIN entry oe ON oe.id = o.entry_id
   WHERE o.commitment_id = c.id AND o.deleted_at IS NULL AND oe.deleted_at IS NULL),
  (SELECT oe.room = 'private' FROM outcome o LEFT JOIN entry oe ON oe.id = o.entry_id
   WHERE o.commitment_id = c.id AND o.deleted_at IS NULL AND oe.deleted_at IS NULL ORDER BY o.place DESC, o.uuid DESC
   LIMIT 1)
FROM commitment c LEFT JOIN entry e ON e.id = c.entry_id LEFT JOIN commitment p ON p.id = c.reworded_from
WHERE e.deleted_at IS NULL AND c.deleted_at IS NULL"""
OF_ENTRIES = COMMITMENTS + " AND c.entry_id IN ({ids}) ORDER BY c.entry_id, c.position, c.id"
LIVED = " AND c.made_on < ? AND (c.closed_on IS NULL OR c.closed_on >= ?)"
DUE = " AND c.closed_on IS NULL AND c.due_on <= ?"
OPEN = " AND c.closed_on IS NULL"
OF_PACKS = " AND c.pack IN ({packs}) ORDER BY c.due_on, c.number"
CLOSED_SINCE = " AND c.closed_on >= ? AND c.status <> 'reworded' ORDER BY c.closed_on DESC, c.number DESC"
OUTCOMES = """SELECT o.day, o.status, e.number FROM outcome o JOIN commitment c ON c.id = o.commitment_id
LEFT JOIN entry e ON e.id = o.entry_id
WHERE c.number = ? AND o.deleted_at IS NULL AND e.deleted_at IS NULL ORDER BY o.place, o.uuid"""
SAID_ANEW = """SELECT n.number FROM commitment n JOIN commitment c ON c.id = n.reworded_from
WHERE c.number = ? ORDER BY n.number"""


def commitments(con: Connection, *, lived: Period | None = None, due: date | None = None) -> list[Commitment]:
    """Give commitments, the longest due first.

    Args:
        con: an open connection.
        lived: only those that were made before its end and not closed before it began.
        due: only those still open whose day to look back has come by this day.
    """
    where, bound = "", []
    if lived is not None:
        where, bound = LIVED, [lived.end.isoformat(), lived.first.isoformat()]
    if due is not None:
        where, bound = where + DUE, [*bound, due.isoformat()]
    return _commitments(con, where + " ORDER BY c.due_on, c.number", bound)


def open_commitments(con: Connection, *, pack: str | None = None) -> list[Commitment]:
    """Give what is still open, the longest due first; only what began in this kind of sitting, if given."""
    where, bound = (OPEN, []) if pack is None else (OPEN + " AND c.pack = ?", [pack])
    return _commitments(con, where + " ORDER BY c.due_on, c.number", bound)


def commitments_of(con: Connection, *, packs: Sequence[str]) -> list[Commitment]:
    """Give what began in these kinds of sittings, all the wordings that it had; the longest due first."""
    return _commitments(con, OF_PACKS.format(packs=",".join("?" * len(packs))), list(packs))


def closed_since(con: Connection, day: date) -> list[Commitment]:
    """Give what was closed on this day or later, the last one first; not what goes on in other words."""
    return _commitments(con, CLOSED_SINCE, [day.isoformat()])


def commitment(con: Connection, number: int) -> Commitment | None:
    """Give one commitment by its short number, or None."""
    return next(iter(_commitments(con, " AND c.number = ?", [number])), None)


def newest_commitment(con: Connection) -> int | None:
    """Give the number of the commitment that was kept last, or None if there is none."""
    found = _commitments(con, " ORDER BY c.number DESC LIMIT 1", [])
    return found[0].number if found else None


def lives(con: Connection, number: int) -> list[Life]:
    """Give all wordings of a plan, the first one first, whichever of them has this number."""
    first = number
    while (found := commitment(con, first)) is not None and found.reworded_from is not None:
        if commitment(con, found.reworded_from) is None:
            break  # the wording before is in the bin
        first = found.reworded_from
    line, left = [], [first]
    while left:
        this = left.pop(0)
        found = commitment(con, this)
        if found is not None:
            line.append(Life(commitment=found, outcomes=_outcomes(con, this)))
        left += [anew for (anew,) in con.execute(SAID_ANEW, [this]).fetchall()]
    return sorted(line, key=lambda life: life.commitment.number)


def as_commitment(row: Row) -> Commitment:
    """Make the value of a row of `COMMITMENTS`."""
    (
        _,
        number,
        uuid,
        words,
        status,
        made,
        due,
        areas,
        private,
        entry,
        source,
        closed,
        before,
        pack,
        asked,
        said,
        said_privately,
    ) = row
    return Commitment(
        number=number, uuid=UUID(uuid), words=words, status=Status(status), made_on=date.fromisoformat(made),
        due_on=date.fromisoformat(due), areas=tuple(areas.split()), private=bool(private), entry=entry,
        source=source, closed_on=_day(closed), reworded_from=before, pack=pack, said_on=_day(said),
        asked_on=_day(asked), said_privately=bool(said_privately),
    )  # fmt: skip


def _commitments(con: Connection, more: str, bound: Bound) -> list[Commitment]:
    return [as_commitment(row) for row in con.execute(COMMITMENTS + more, bound).fetchall()]


def _outcomes(con: Connection, number: int) -> tuple[Outcome, ...]:
    rows = con.execute(OUTCOMES, [number]).fetchall()
    return tuple(
        Outcome(day=date.fromisoformat(day), status=Status(status), entry=entry)
        for day, status, entry in rows
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
