"""What a person did last, written down so that it can be taken back; it survives the end of the program.

A change holds the rows it touched with the values to set again. Nothing here decides what may change.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from reflect.quick_dataclass import dataclass
from reflect.storage.writing.models import (
    ChangeRow,
    CommitmentRow,
    DraftRow,
    EntryRow,
    MetaRow,
    NoteRow,
    OutcomeRow,
    TableRow,
)

ROWS: Mapping[str, type[TableRow]] = {
    "entry": EntryRow,
    "commitment": CommitmentRow,
    "outcome": OutcomeRow,
    "note": NoteRow,
    "draft": DraftRow,
    "meta": MetaRow,
}
VERSION = "revision"
"""Stands in a change for the earlier version that an edit kept; it has no values to set."""
NOW = "$now"
"""Stands for the moment of taking back, where a row goes to the bin by it."""


@dataclass(frozen=True, slots=True)
class Touched:
    """One row and the values that it gets back."""

    table: str
    key: int | str
    values: Mapping[str, Any]


def as_it_was(table: str, row: TableRow, *columns: str) -> Touched:
    """Note the values that a row has now, before it changes."""
    key = {"draft": "uuid", "meta": "key"}.get(table, "id")
    return Touched(table, getattr(row, key), {column: getattr(row, column) for column in columns})


def gone(table: str, row: CommitmentRow | OutcomeRow | NoteRow) -> Touched:
    """Note a row that was just made: to take that back is to put it away. It has its id already."""
    if row.id is None:
        raise ValueError("the row has no id before it is flushed")
    return Touched(table, row.id, {"deleted_at": NOW})


def put_away(away: Sequence[CommitmentRow] | Sequence[NoteRow], *, at: datetime) -> list[Touched]:
    """Put rows into the bin; gives them as they were."""
    touched = []
    for row in away:
        touched.append(as_it_was(row.__tablename__, row, "deleted_at"))
        row.deleted_at = at.isoformat(timespec="microseconds")
    return touched


def record(opened: Session, kind: str, number: int | None, touched: list[Touched], *, at: datetime) -> None:
    """Write a change down."""
    back = [[t.table, t.key, dict(t.values)] for t in touched]
    opened.add(
        ChangeRow(
            made_at=at.isoformat(timespec="microseconds"), kind=kind, number=number, back=json.dumps(back)
        )
    )


def last(opened: Session) -> ChangeRow | None:
    """The newest change that was not taken back yet."""
    return opened.exec(
        select(ChangeRow)
        .where(col(ChangeRow.undone_at).is_(None))
        .order_by(col(ChangeRow.id).desc())
        .limit(1)
    ).first()


def version_before(change: ChangeRow) -> int | None:
    """The earlier version that an edit kept; None if the change was written down before that was noted."""
    return next((key for table, key, _ in json.loads(change.back) if table == VERSION), None)


def take_back(opened: Session, change: ChangeRow, *, at: datetime) -> None:
    """Set every row of a change as it was."""
    now = at.isoformat(timespec="microseconds")
    for table, key, values in json.loads(change.back):
        row = opened.get(ROWS[table], key) if table != VERSION else None
        for column, value in values.items() if row is not None else ():
            setattr(row, column, now if value == NOW else value)
    change.undone_at = now
