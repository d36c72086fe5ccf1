"""All writing into the journal: values become SQLModel rows, each call in one transaction.

Imported only when something is written, since SQLModel is slow to load. It never checks an answer:
that happened at the door.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from sqlmodel import Session, col, delete, select

from reflect.dates import iso_week
from reflect.storage import revisions, search, wordings
from reflect.storage.clock import Now
from reflect.storage.writing import devices, meta_row, notes, plans, redating, rows, session, undo_log
from reflect.storage.writing.models import ChangeRow, DraftRow, EntryRow, RevisionRow
from reflect.storage.writing.page_models import PageRow
from reflect.values.entry import Answer, Entry, Reflection, Undone, first_words
from reflect.values.room import Room


def add(opened: Session, kept: Reflection, *, now: Now) -> int:
    """Keep a reflection and all that comes out of it.

    Returns:
        The number of the new entry.
    """
    row = EntryRow(
        uuid=str(uuid4()),
        number=meta_row.next_number(opened, "entry"),
        pack=kept.pack,
        pack_version=kept.pack_version,
        title=kept.title,
        day=kept.day.isoformat(),
        week=iso_week(kept.day),
        written_at=now.at.isoformat(timespec="microseconds"),
        zone=now.zone,
        room=kept.room.value,
        first_words="",
        private_pack=kept.private_pack,
    )
    opened.add(row)
    opened.flush()
    touched = [undo_log.Touched("entry", _id(row), {"deleted_at": undo_log.NOW})]
    touched += _fill(opened, row, kept, at=now.at)
    if kept.focus is not None:
        touched += meta_row.choose_focus(opened, kept.focus, on=now.day)
    undo_log.record(opened, "add", row.number, touched, at=now.at)
    return row.number


def edit(opened: Session, before: Entry, kept: Reflection, *, now: Now) -> None:
    """Keep an entry with other answers, or for another day; the version before is kept too.

    A focus area is chosen by it only if it was not chosen there before: who mends an old entry means that one.
    """
    row = _entry(opened, before.number)
    version = _keep_version(opened, row, before, at=now.at)
    touched = [undo_log.Touched(undo_log.VERSION, version, {}), *_refill(opened, row, kept, at=now.at)]
    if kept.focus is not None and _chosen(kept.answers, kept.focus) - _chosen(before.answers, kept.focus):
        touched += meta_row.choose_focus(opened, kept.focus, on=now.day)
    undo_log.record(opened, "edit", row.number, touched, at=now.at)


def _chosen(answers: tuple[Answer, ...], option: str) -> set[str]:
    """The questions at which this option was picked."""
    return {a.question for a in answers if a.value == option}


def set_day(opened: Session, before: Entry, day: date, *, now: Now) -> None:
    """Keep an entry for another day; nothing if it is there already."""
    if before.day != day:
        edit(opened, before, replace(revisions.as_reflection(before), day=day), now=now)


def _keep_version(opened: Session, row: EntryRow, before: Entry, *, at: datetime) -> int:
    kept = opened.exec(select(RevisionRow.version).where(col(RevisionRow.entry_id) == row.id)).all()
    devices.note_written_again(opened, revisions.name(row.uuid, revisions.text(before)))
    version = max(kept, default=0) + 1  # not how many there are: one in the middle may have been removed
    opened.add(
        RevisionRow(
            entry_id=_id(row),
            version=version,
            made_at=at.isoformat(timespec="microseconds"),
            payload=revisions.write_down(before),
        )
    )
    return version


def _version_before(opened: Session, row: EntryRow, change: ChangeRow) -> RevisionRow:
    """The version that an edit kept. Not simply the newest: to take a later edit back keeps one more."""
    kept = select(RevisionRow).where(col(RevisionRow.entry_id) == row.id)
    version = undo_log.version_before(change)
    if version is not None:
        return opened.exec(kept.where(col(RevisionRow.version) == version)).one()
    # An edit of an older program: it kept its version at the very instant of the change.
    newest = col(RevisionRow.version).desc()
    then = opened.exec(kept.where(col(RevisionRow.made_at) == change.made_at).order_by(newest)).first()
    return then or opened.exec(kept.order_by(newest)).all()[0]


def _refill(opened: Session, row: EntryRow, kept: Reflection, *, at: datetime) -> list[undo_log.Touched]:
    devices.touch(opened, row)  # also where the last of its answers was taken out
    for part in rows.PARTS:
        opened.exec(delete(part).where(part.entry_id == row.id))  # type: ignore[arg-type]
    return _fill(opened, row, kept, at=at)


def _fill(opened: Session, row: EntryRow, kept: Reflection, *, at: datetime) -> list[undo_log.Touched]:
    """Write the parts of an entry, and what it sets off; gives the other rows that it touched, as they were."""
    followed = redating.follow(opened, row, kept.day)
    row.day, row.week = kept.day.isoformat(), iso_week(kept.day)
    row.setting, row.load, row.room = kept.setting, kept.load, kept.room.value
    row.first_words = first_words(kept.answers)
    opened.add_all(rows.parts(kept, entry_id=_id(row), wordings=wordings.Wordings(session.driver(opened))))
    touched = plans.set_plans(opened, row, kept, at=at)
    touched += notes.set_notes(opened, row, kept, at=at)
    if kept.follow_up is not None:
        row.looks_back_at = kept.follow_up.commitment
        touched += plans.look_back(opened, row, kept, kept.follow_up)
    if kept.offered:
        before = meta_row.meta(opened, "offered") or {}
        touched.append(
            meta_row.change_meta(opened, "offered", {**before, **dict.fromkeys(kept.offered, row.number)})
        )
    search.keep(opened, _id(row), search.findable(kept))
    # A row that two of these touched has its first values in `followed`: it is set again last.
    return touched + followed


def move(opened: Session, number: int, room: Room, *, at: datetime) -> None:
    """Move an entry into another room."""
    row = _entry(opened, number)
    undo_log.record(opened, "room", number, [undo_log.as_it_was("entry", row, "room")], at=at)
    row.room = room.value


def put_in_bin(opened: Session, number: int, *, at: datetime) -> None:
    """Put an entry into the bin."""
    row = _entry(opened, number)
    undo_log.record(opened, "delete", number, [undo_log.as_it_was("entry", row, "deleted_at")], at=at)
    row.deleted_at = at.isoformat(timespec="microseconds")


def bring_back(opened: Session, number: int, *, at: datetime) -> None:
    """Take an entry out of the bin."""
    row = _entry(opened, number)
    undo_log.record(opened, "back", number, [undo_log.as_it_was("entry", row, "deleted_at")], at=at)
    row.deleted_at = None


def empty_bin(opened: Session, *, only: Collection[int] | None = None) -> int:
    """Delete for good what is in the bin, with all that came out of it; gives how many entries went.

    `only`: the numbers of the entries in the bin that go, and nothing that did not come out of one of them.
    """
    binned = opened.exec(select(EntryRow).where(col(EntryRow.deleted_at).is_not(None))).all()
    gone = [row for row in binned if only is None or row.number in only]
    plans.empty_bin(opened, only=None if only is None else [_id(row) for row in gone])
    if only is None:
        notes.empty_bin(opened)
    devices.note_gone(opened, [(row.uuid, row.versions) for row in gone])
    for row in gone:
        search.forget(opened, _id(row))
        opened.exec(delete(EntryRow).where(col(EntryRow.id) == row.id))
    gone_numbers = {row.number for row in gone}
    for draft in opened.exec(select(DraftRow)).all():
        put_away = only is None and draft.deleted_at is not None
        if put_away or json.loads(draft.state).get("edits") in gone_numbers:
            devices.note_gone(opened, [(draft.uuid, draft.versions)])
            opened.delete(draft)
    opened.exec(delete(PageRow))  # a page that waits may know a word of what is gone
    search.settle(opened)
    wordings.sweep(session.driver(opened))
    # A change may quote what is gone (a plan's old words); nothing of it can be taken back now anyway.
    opened.exec(delete(ChangeRow))
    return len(gone)


def undo(opened: Session, *, at: datetime, entry: Callable[[int], Entry]) -> Undone | None:
    """Take back the last change; None if there is none.

    `entry` gives an entry as it is now: taking back an edit keeps that version too.
    """
    change = undo_log.last(opened)
    if change is None:
        return None
    if change.kind == "edit" and change.number is not None:
        row = _entry(opened, change.number)
        earlier = _version_before(opened, row, change)
        before = revisions.read(earlier.payload)
        _keep_version(opened, row, entry(change.number), at=at)
        _refill(opened, row, revisions.as_reflection(before), at=at)
        opened.flush()
    undo_log.take_back(opened, change, at=at)
    return Undone(kind=change.kind, number=change.number)


def _entry(opened: Session, number: int) -> EntryRow:
    return opened.exec(select(EntryRow).where(col(EntryRow.number) == number)).one()


def _id(row: EntryRow) -> int:
    if row.id is None:
        raise ValueError("the row has no id before it is flushed")
    return row.id


def set_focus(opened: Session, area: str, *, now: Now, back: bool) -> None:
    """Choose another focus area; without `back`, nothing is written down to take back."""
    touched = meta_row.choose_focus(opened, area, on=now.day)
    if back and touched:
        undo_log.record(opened, "focus", None, touched, at=now.at)
