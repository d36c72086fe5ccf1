"""Writing for the history of exports: one row a file that was made, and one for each entry that it quotes.

Nothing here is noted to be taken back: a file that somebody may have cannot be taken back either.
"""

import json
from uuid import uuid4

from sqlmodel import Session, col, delete, select

from reflect.errors import NotFound
from reflect.storage.writing.models import EntryRow
from reflect.storage.writing.page_models import ExportedRow, ExportRow
from reflect.values.exports import ExportRecord


def add(opened: Session, record: ExportRecord) -> int:
    """Keep a record; gives its number."""
    row = ExportRow(
        uuid=str(uuid4()),
        made_at=record.made_at.isoformat(timespec="microseconds"),
        kind=record.kind,
        format=record.format,
        first_week=record.first_week,
        last_week=record.last_week,
        counted=record.counted,
        masked=json.dumps(dict(record.masked), sort_keys=True),
        kept=json.dumps(dict(record.kept), sort_keys=True),
        sha256=record.sha256,
        locked=record.locked,
        signed=record.signed,
        reader=record.reader,
    )
    opened.add(row)
    opened.flush()
    if row.id is None:
        raise ValueError("the row has no id before it is flushed")
    for position, number in enumerate(record.entries):
        entry = opened.exec(select(EntryRow).where(col(EntryRow.number) == number)).first()
        if entry is None:
            raise NotFound(f"I can't find entry {number}, so nothing was written down.")
        opened.add(ExportedRow(export_id=row.id, position=position, entry_uuid=entry.uuid, number=number))
    return row.id


def forget(opened: Session, number: int) -> None:
    """Remove the record of a file that was never written."""
    opened.exec(delete(ExportRow).where(col(ExportRow.id) == number))
