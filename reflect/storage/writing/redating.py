"""What came out of an entry follows it to another day: its plans and notes, and what it said of an earlier plan.

It works in the transaction that it is given, and gives back what it touched so that it can be taken back. What a
person said of a plan on a day of its own stays on that day.
"""

from datetime import date

from sqlmodel import Session, col, select

from reflect.storage.writing import plans, rows, undo_log
from reflect.storage.writing.models import CommitmentRow, EntryRow, NoteRow, OutcomeRow
from reflect.storage.writing.undo_log import Touched
from reflect.values.plans import Status


def follow(opened: Session, entry: EntryRow, day: date) -> list[Touched]:
    """Take all of an entry to another day; nothing if it is there already. The entry itself is the last to go."""
    before = date.fromisoformat(entry.day)
    if before == day:
        return []
    touched = [*_plans(opened, entry, before, day), *_look_back(opened, entry, day)]
    for note in opened.exec(select(NoteRow).where(col(NoteRow.entry_id) == entry.id)).all():
        touched.append(undo_log.as_it_was("note", note, "made_on"))
        note.made_on = day.isoformat()
    return touched


def _plans(opened: Session, entry: EntryRow, before: date, day: date) -> list[Touched]:
    """Plans were made on the day of their entry. One that nothing was said of comes up a week after the new day."""
    looked_at = opened.exec(
        select(CommitmentRow.id).where(col(CommitmentRow.number) == entry.looks_back_at)
    ).first()
    touched = []
    for plan in opened.exec(select(CommitmentRow).where(col(CommitmentRow.entry_id) == entry.id)).all():
        if plan.reworded_from not in (None, looked_at):
            continue  # it was said another way later, on a day of its own
        touched.append(undo_log.as_it_was("commitment", plan, "made_on", "due_on"))
        plan.made_on = day.isoformat()
        as_made = (before + rows.DUE_AFTER).isoformat()
        if plan.due_on == as_made and plans.last_said(opened, plan) is None:
            plan.due_on = (day + rows.DUE_AFTER).isoformat()
    return touched


def _look_back(opened: Session, entry: EntryRow, day: date) -> list[Touched]:
    """What the entry said of an earlier plan was said on its day; it closes the plan only if it is the last word."""
    touched = []
    for said in opened.exec(select(OutcomeRow).where(col(OutcomeRow.entry_id) == entry.id)).all():
        touched.append(undo_log.as_it_was("outcome", said, "day"))
        said.day = day.isoformat()
        plan = opened.get_one(CommitmentRow, said.commitment_id)
        if said.id == plans.last_said(opened, plan):
            touched.append(undo_log.as_it_was("commitment", plan, "closed_on", "due_on"))
            plans.set_status(plan, Status(said.status), on=day)
    return touched
