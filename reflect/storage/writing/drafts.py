"""Writing for sittings that wait: kept over their own earlier state, dropped, put into the bin."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, delete, select

from reflect.storage.writing import devices, undo_log
from reflect.storage.writing.models import DraftRow
from reflect.values.entry import Draft


def put_draft(opened: Session, draft: Draft) -> None:
    """Keep a sitting that waits, over its own earlier state."""
    kept: dict[str, Any] = {
        "pack": draft.pack,
        "pack_version": draft.pack_version,
        "title": draft.title,
        "day": draft.day.isoformat(),
        "started_at": draft.started_at.isoformat(timespec="microseconds"),
        "saved_at": draft.saved_at.isoformat(timespec="microseconds"),
        "state": draft.state,
        "deleted_at": None,
    }
    row = opened.get(DraftRow, str(draft.uuid))
    if row is None:
        opened.add(DraftRow(uuid=str(draft.uuid), **kept))
        return
    for column, value in kept.items():
        setattr(row, column, value)


def drop_draft(opened: Session, uuid: UUID) -> None:
    """Remove a draft that became an entry. Only its uuid is noted, so that no other device brings it back."""
    there = opened.exec(select(DraftRow.uuid, DraftRow.versions).where(col(DraftRow.uuid) == str(uuid))).all()
    devices.note_gone(opened, there)
    opened.exec(delete(DraftRow).where(col(DraftRow.uuid) == str(uuid)))


def bin_draft(opened: Session, uuid: UUID, *, at: datetime) -> None:
    """Put a draft into the bin."""
    row = opened.get_one(DraftRow, str(uuid))
    undo_log.record(opened, "discard", None, [undo_log.as_it_was("draft", row, "deleted_at")], at=at)
    row.deleted_at = at.isoformat(timespec="microseconds")


def bring_back(opened: Session, uuid: UUID, *, at: datetime) -> None:
    """Take a draft out of the bin."""
    row = opened.get_one(DraftRow, str(uuid))
    undo_log.record(opened, "draft_back", None, [undo_log.as_it_was("draft", row, "deleted_at")], at=at)
    row.deleted_at = None
