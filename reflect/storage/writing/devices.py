"""Every change counts for the device that made it, in one place: what is written is looked at before it goes out.

No other module counts. What comes in from another device brings its counts along, and is not written through here.
"""

from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import event
from sqlmodel import Session, col, delete, select, text

from reflect.storage import revisions, vectors
from reflect.storage.disk.this_computer import mark
from reflect.storage.writing import meta_row, rows
from reflect.storage.writing.device_models import ConflictRow, GoneRow
from reflect.storage.writing.models import CommitmentRow, DraftRow, EntryRow, NoteRow, OutcomeRow

Counted = EntryRow | CommitmentRow | OutcomeRow | NoteRow | DraftRow
COUNTED = (EntryRow, CommitmentRow, OutcomeRow, NoteRow, DraftRow)
DEVICE = "device"
_SEEN = "counted"


def watch(opened: Session) -> None:
    """Count each row that changes in this session once, before it is written."""
    opened.info[_SEEN] = set()
    event.listen(opened, "before_flush", _count)


def _count(opened: Session, *_: object) -> None:
    changed: list[Counted] = [row for row in opened.new if isinstance(row, COUNTED)]
    changed += [row for row in opened.dirty if isinstance(row, COUNTED) and opened.is_modified(row)]
    for row in list(changed):  # what is said of a plan is a change of it, also where it stands as before
        if isinstance(row, OutcomeRow):
            changed += filter(None, [opened.get(CommitmentRow, row.commitment_id)])
    homes = {row.entry_id for row in opened.new if isinstance(row, rows.PARTS)}
    for id in sorted(filter(None, homes)):
        changed += filter(None, [opened.get(EntryRow, id)])
    for row in changed:
        touch(opened, row)


def touch(opened: Session, row: Counted) -> None:
    """Count a change of this row, once in a transaction."""
    seen: set[str] = opened.info[_SEEN]
    if row.uuid in seen:
        return
    seen.add(row.uuid)
    beside = _beside(opened, row.uuid) if isinstance(row, EntryRow) else ()
    row.versions = vectors.written(vectors.bumped(vectors.read(row.versions), own_id(opened), beside))


def _beside(opened: Session, uuid: str) -> list[vectors.Vector]:
    with opened.no_autoflush:
        found = opened.exec(select(ConflictRow.versions).where(col(ConflictRow.entry_uuid) == uuid)).all()
    return [vectors.read(one) for one in found]


def own_id(opened: Session) -> str:
    """Give the id of this device: a new one for a journal that was brought back, copied, or is on another computer.

    So no two devices ever count under one name, and a journal that went back never counts again what it gave away.
    """
    known = own(opened)
    if known is None:
        known = {"id": token_hex(6), "mark": _mark(opened)}
        meta_row.put_meta(opened, DEVICE, known)
    return str(known["id"])


def own(opened: Session) -> Any:
    """Give what is kept of this device, or None where it was kept by another one."""
    with opened.no_autoflush:
        known = meta_row.meta(opened, DEVICE)
    return known if known and known["mark"] == _mark(opened) else None


def _mark(opened: Session) -> str:
    found: str = opened.info.get("mark", "")
    if not found:
        with opened.no_autoflush:
            path = opened.execute(text("PRAGMA database_list")).all()[0][2]
        found = opened.info["mark"] = mark(Path(path))
    return found


def note_gone(opened: Session, gone: Iterable[tuple[str, str]]) -> None:
    """Note that things are deleted for good, so that no other device brings them back. Texts beside them go, too.

    Args:
        opened: the session.
        gone: (uuid, version vector as JSON) of each.
    """
    for uuid, versions in gone:
        seen = vectors.joined(vectors.read(versions), *_beside(opened, uuid))
        opened.exec(delete(ConflictRow).where(col(ConflictRow.entry_uuid) == uuid))
        opened.merge(GoneRow(uuid=uuid, versions=vectors.written(seen)))


def note_versions_gone(opened: Session, names: Iterable[str]) -> None:
    """Note earlier versions as deleted for good, each by its `revisions.name`; one more time, where it was written again since."""
    for name in names:
        gone, back = _gone(opened, name), _gone(opened, revisions.back(name))
        if not vectors.stays_gone(gone, back):
            seen = {} if gone is None else vectors.bumped(gone, own_id(opened))
            opened.merge(GoneRow(uuid=name, versions=vectors.written(seen)))


def note_written_again(opened: Session, name: str) -> None:
    """Note that the person wrote a text again which had been deleted for good as an earlier version: it stays from now on."""
    gone = _gone(opened, name)
    if gone is not None:
        opened.merge(GoneRow(uuid=revisions.back(name), versions=vectors.written(gone)))


def _gone(opened: Session, name: str) -> vectors.Vector | None:
    row = opened.get(GoneRow, name)
    return None if row is None else vectors.read(row.versions)


def name(opened: Session, name: str) -> None:
    """Keep how the person calls this device."""
    own_id(opened)
    meta_row.put_meta(opened, DEVICE, {**own(opened), "name": name})
