"""Writing for notes: questions that a person keeps, and what a supervisor agreed to do.

Each function works in the transaction that it is given, and notes what it touches so that it can be taken back.
"""

from datetime import date, datetime

from sqlmodel import Session, col, delete, select

from reflect.storage.writing import devices, rows, undo_log
from reflect.storage.writing.meta_row import next_number
from reflect.storage.writing.models import EntryRow, NoteRow
from reflect.storage.writing.undo_log import Touched
from reflect.values.entry import Reflection
from reflect.values.plans import Note


def set_notes(opened: Session, entry: EntryRow, kept: Reflection, *, at: datetime) -> list[Touched]:
    """Give an entry its notes: one that is there keeps its number and what was said of it, also in other words."""
    touched = []
    for kind, notes in ((rows.AGREEMENT, kept.agreements), (rows.QUESTION, kept.questions)):
        there = opened.exec(
            select(NoteRow)
            .where(col(NoteRow.entry_id) == entry.id, col(NoteRow.kind) == kind)
            .order_by(col(NoteRow.position))
        ).all()
        columns = ("words", "private", "deleted_at", "position")
        touched += [undo_log.as_it_was("note", n, *columns) for n in there]
        found = rows.matched(there, [note.words for note in notes])
        for position, (note, old) in enumerate(zip(notes, found, strict=True)):
            if old is None:
                number = next_number(opened, kind)
                opened.add(
                    rows.note_row(
                        note, kind, number=number, entry_id=entry.id, position=position, day=kept.day
                    )
                )
                continue
            old.words, old.private, old.deleted_at, old.position = note.words, note.private, None, position
        left = [n for n in there if n not in found and n.deleted_at is None]
        touched += undo_log.put_away(left, at=at)
    return touched


def add_question(opened: Session, note: Note, *, on: date, entry: int | None, at: datetime) -> int:
    """Keep a question, after those that its entry has; one without an entry belongs to none. Gives its number."""
    number, home, position = next_number(opened, rows.QUESTION), None, 0
    if entry is not None:
        home = opened.exec(select(EntryRow).where(col(EntryRow.number) == entry)).one().id
        of_entry = select(NoteRow).where(col(NoteRow.entry_id) == home, col(NoteRow.kind) == rows.QUESTION)
        position = max((n.position for n in opened.exec(of_entry).all()), default=-1) + 1
    row = rows.note_row(note, rows.QUESTION, number=number, entry_id=home, position=position, day=on)
    opened.add(row)
    opened.flush()
    undo_log.record(opened, "question_add", number, [undo_log.gone("note", row)], at=at)
    return number


def close_question(opened: Session, number: int, *, on: date, at: datetime) -> None:
    """Write down that a question was asked, or is settled."""
    _say(opened, rows.QUESTION, number, on=on, change="question_done", at=at)


def put_question_away(opened: Session, number: int, *, at: datetime) -> None:
    """Put a question into the bin."""
    row = _note(opened, rows.QUESTION, number)
    undo_log.record(opened, "question_delete", number, undo_log.put_away([row], at=at), at=at)


def close_agreement(opened: Session, number: int, *, on: date, at: datetime) -> None:
    """Write down that a supervisor did what they agreed to."""
    _say(opened, rows.AGREEMENT, number, on=on, change="agreement_done", at=at)


def let_agreement_go(opened: Session, number: int, *, on: date, at: datetime) -> None:
    """Write down that what a supervisor agreed to is no longer wanted."""
    _say(opened, rows.AGREEMENT, number, on=on, change="agreement_let_go", at=at, closed=rows.LET_GO)


def open_agreement(opened: Session, number: int, *, at: datetime) -> None:
    """Write down that what a supervisor agreed to is still open."""
    _say(opened, rows.AGREEMENT, number, on=None, change="agreement_open", at=at)


def empty_bin(opened: Session) -> None:
    """Delete for good what was put away; those of entries in the bin go with their entries."""
    binned = select(EntryRow.id).where(col(EntryRow.deleted_at).is_not(None))
    gone = col(NoteRow.deleted_at).is_not(None) | col(NoteRow.entry_id).in_(binned)
    devices.note_gone(opened, opened.exec(select(NoteRow.uuid, NoteRow.versions).where(gone)).all())
    opened.exec(delete(NoteRow).where(col(NoteRow.deleted_at).is_not(None)))


def _say(
    opened: Session,
    kind: str,
    number: int,
    *,
    on: date | None,
    change: str,
    at: datetime,
    closed: str = rows.DONE,
) -> None:
    row = _note(opened, kind, number)
    undo_log.record(opened, change, number, [undo_log.as_it_was("note", row, "status", "closed_on")], at=at)
    row.status, row.closed_on = (rows.OPEN, None) if on is None else (closed, on.isoformat())


def _note(opened: Session, kind: str, number: int) -> NoteRow:
    return opened.exec(select(NoteRow).where(col(NoteRow.kind) == kind, col(NoteRow.number) == number)).one()
