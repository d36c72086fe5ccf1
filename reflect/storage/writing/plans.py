"""Writing for what a person wants to try: plans with their whole life, and yardsticks.

Each function works in the transaction that it is given, and notes what it touches so that it can be taken
back. A plan is never said to be late here: it is open, or something was said of it.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, func, select, update

from reflect.errors import NotFound
from reflect.storage.writing import devices, rows, undo_log
from reflect.storage.writing.meta_row import next_number, put_meta
from reflect.storage.writing.models import CommitmentRow, EntryRow, MetaRow, OutcomeRow
from reflect.storage.writing.undo_log import Touched
from reflect.values.entry import Reflection
from reflect.values.plans import STILL_USEFUL_AFTER, FollowUp, Plan, Status
from reflect.values.room import Room

GOES_ON = (Status.OPEN, Status.NOT_YET, Status.PARTLY)
"""What leaves a commitment open: it comes up again."""


# What comes out of an entry


def set_plans(opened: Session, entry: EntryRow, kept: Reflection, *, at: datetime) -> list[Touched]:
    """Give an entry its commitments: one that is there keeps its number and its life, and gets the new words."""
    there = opened.exec(
        select(CommitmentRow)
        .where(col(CommitmentRow.entry_id) == entry.id, col(CommitmentRow.reworded_from).is_(None))
        .order_by(col(CommitmentRow.position))
    ).all()
    columns = ("words", "areas", "private", "deleted_at", "position")
    touched = [undo_log.as_it_was("commitment", c, *columns) for c in there]
    found = rows.matched(there, [plan.words for plan in kept.plans])
    for position, (plan, old) in enumerate(zip(kept.plans, found, strict=True)):
        if old is None:
            _add(opened, plan, entry_id=_id(entry), position=position, day=kept.day, pack=kept.pack)
            continue
        old.words, old.areas, old.private = plan.words, " ".join(plan.areas), plan.private
        old.deleted_at, old.position = None, position
    return touched + undo_log.put_away([c for c in there if c not in found and c.deleted_at is None], at=at)


def look_back(opened: Session, entry: EntryRow, kept: Reflection, outcome: FollowUp) -> list[Touched]:
    """Write down what an entry says of an earlier commitment; a reworded one hands on to its new words."""
    row = opened.exec(select(CommitmentRow).where(col(CommitmentRow.number) == outcome.commitment)).first()
    if row is None:
        raise NotFound(f"I can't find plan {outcome.commitment}.", hint="Try: reflect try")
    said = opened.exec(select(OutcomeRow).where(col(OutcomeRow.entry_id) == entry.id)).first()
    touched: list[Touched] = []
    # An entry that is changed says it anew; what was said of the plan since then still holds.
    if said is None or said.id == last_said(opened, row):
        touched.append(undo_log.as_it_was("commitment", row, "status", "closed_on", "due_on"))
        set_status(row, outcome.status, on=kept.day)
    if said is None:
        _outcome(opened, row, outcome.status, on=kept.day, entry_id=entry.id)
    else:
        touched.append(undo_log.as_it_was("outcome", said, "status"))
        said.status = outcome.status.value
    anew = opened.exec(
        select(CommitmentRow).where(
            col(CommitmentRow.entry_id) == entry.id, col(CommitmentRow.reworded_from) == row.id
        )
    ).first()
    if anew is not None:
        touched.append(undo_log.as_it_was("commitment", anew, "words", "deleted_at"))
        anew.words = outcome.reworded_to.words if outcome.reworded_to else anew.words
        anew.deleted_at = None if outcome.reworded_to else kept.day.isoformat()
    elif outcome.reworded_to is not None:
        _add(
            opened, outcome.reworded_to, entry_id=_id(entry), position=0, day=kept.day, pack=row.pack,
            reworded_from=row.id,
        )  # fmt: skip
    return touched


# What a person does with a plan by itself


def add_plan(opened: Session, plan: Plan, *, on: date, at: datetime) -> int:
    """Keep a plan that belongs to no entry; gives its number."""
    row = _add(opened, plan, entry_id=None, position=0, day=on, pack=None)
    undo_log.record(opened, "plan_add", row.number, [undo_log.gone("commitment", row)], at=at)
    return row.number


def say(opened: Session, number: int, status: Status, *, on: date, at: datetime) -> None:
    """Write down how a plan went."""
    row = _plan(opened, number)
    touched = [undo_log.as_it_was("commitment", row, "status", "closed_on", "due_on")]
    set_status(row, status, on=on)
    touched.append(_said(opened, row, status, on=on))
    undo_log.record(opened, "plan_status", number, touched, at=at)


def keep(opened: Session, number: int, *, on: date, at: datetime) -> None:
    """Write down that a plan is still useful; it is quiet for as long as it was before."""
    row = _plan(opened, number)
    touched = [undo_log.as_it_was("commitment", row, "due_on")]
    row.due_on = (on + STILL_USEFUL_AFTER).isoformat()
    touched.append(_said(opened, row, Status.OPEN, on=on))
    undo_log.record(opened, "plan_keep", number, touched, at=at)


def reword(opened: Session, number: int, words: str, *, on: date, at: datetime) -> int:
    """Say a plan another way: it goes on under a new number, with the room of the one before."""
    row = _plan(opened, number)
    touched = [undo_log.as_it_was("commitment", row, "status", "closed_on", "due_on")]
    set_status(row, Status.REWORDED, on=on)
    touched.append(_said(opened, row, Status.REWORDED, on=on))
    source: Any = row.source
    plan = Plan(words=words, areas=tuple(row.areas.split()), private=row.private, source=source)
    new = _add(
        opened,
        plan,
        entry_id=row.entry_id,
        position=row.position,
        day=on,
        pack=row.pack,
        reworded_from=row.id,
    )
    touched.append(undo_log.gone("commitment", new))
    undo_log.record(opened, "plan_reword", number, touched, at=at)
    return new.number


def put_plan_away(opened: Session, number: int, *, at: datetime) -> None:
    """Put a plan into the bin."""
    row = _plan(opened, number)
    undo_log.record(opened, "plan_delete", number, undo_log.put_away([row], at=at), at=at)


def asked(opened: Session, number: int, *, on: date) -> None:
    """Remember that it was asked whether a plan is still useful, so that it is not asked again soon."""
    _plan(opened, number).asked_on = on.isoformat()


# Yardsticks


def set_yardsticks(opened: Session, days: dict[str, str], *, at: datetime) -> None:
    """Keep since when the person rates which area more strictly: area id -> ISO day."""
    row = opened.get(MetaRow, "yardsticks") or MetaRow(key="yardsticks", value="{}")
    undo_log.record(opened, "yardstick", None, [undo_log.as_it_was("meta", row, "value")], at=at)
    put_meta(opened, "yardsticks", days)


def empty_bin(opened: Session, *, only: Collection[int] | None = None) -> None:
    """Delete for good what was put away, and the plans of entries in the bin. What was said anew goes on by itself.

    `only`: the ids of the entries whose plans go, and no others.
    """
    gone: ColumnElement[bool] = col(CommitmentRow.entry_id).in_(only or ())
    if only is None:
        binned = select(EntryRow.id).where(col(EntryRow.deleted_at).is_not(None))
        gone = col(CommitmentRow.deleted_at).is_not(None) | col(CommitmentRow.entry_id).in_(binned)
    ids = select(CommitmentRow.id).where(gone)
    _keep_private(opened)
    devices.note_gone(
        opened, opened.exec(select(CommitmentRow.uuid, CommitmentRow.versions).where(gone)).all()
    )
    opened.exec(
        update(CommitmentRow).where(col(CommitmentRow.reworded_from).in_(ids)).values(reworded_from=None)
    )
    opened.exec(delete(CommitmentRow).where(gone))
    if only is None:
        taken_back = col(OutcomeRow.deleted_at).is_not(None)
        left = select(OutcomeRow.uuid, OutcomeRow.versions).where(taken_back)
        devices.note_gone(opened, opened.exec(left).all())
        opened.exec(delete(OutcomeRow).where(taken_back))


def let_go_of_gone(opened: Session) -> None:
    """Let entries look back at no plan that is gone. Each is counted as changed, so that every device lets go of it."""
    numbers = select(CommitmentRow.number)
    looking = select(EntryRow).where(
        col(EntryRow.looks_back_at).is_not(None), col(EntryRow.looks_back_at).not_in(numbers)
    )
    for entry in opened.exec(looking).all():
        entry.looks_back_at = None


def _keep_private(opened: Session) -> None:
    """Mark new words of a private plan as private themselves: what made them so may be about to go."""
    hidden = set(
        opened.exec(
            select(CommitmentRow.id)
            .join(EntryRow, isouter=True)
            .where(col(CommitmentRow.private) | (col(EntryRow.room) == Room.PRIVATE.value))
        ).all()
    )
    # New words always come after those that they stand for.
    later = select(CommitmentRow).where(col(CommitmentRow.reworded_from).is_not(None))
    for row in opened.exec(later.order_by(col(CommitmentRow.id))).all():
        if row.reworded_from in hidden:
            row.private = True
            hidden.add(row.id)
    opened.flush()


# Rows


def _add(
    opened: Session,
    plan: Plan,
    *,
    entry_id: int | None,
    position: int,
    day: date,
    pack: str | None,
    reworded_from: int | None = None,
) -> CommitmentRow:
    row = CommitmentRow(
        uuid=str(uuid4()),
        number=next_number(opened, "commitment"),
        entry_id=entry_id,
        position=position,
        words=plan.words,
        status=Status.OPEN.value,
        made_on=day.isoformat(),
        due_on=(day + rows.DUE_AFTER).isoformat(),
        areas=" ".join(plan.areas),
        private=plan.private,
        source=plan.source,
        reworded_from=reworded_from,
        pack=pack,
    )
    opened.add(row)
    opened.flush()
    return row


def set_status(row: CommitmentRow, status: Status, *, on: date) -> None:
    """Say of a plan how it stands since a day: closed, or coming up again a week later."""
    row.status = status.value
    row.closed_on = None if status in GOES_ON else on.isoformat()
    if status in GOES_ON:
        row.due_on = (on + rows.DUE_AFTER).isoformat()


def _outcome(
    opened: Session, row: CommitmentRow, status: Status, *, on: date, entry_id: int | None = None
) -> OutcomeRow:
    """Keep what was said after all that was said before, whatever day it is about."""
    before = opened.exec(
        select(func.max(OutcomeRow.place)).where(col(OutcomeRow.commitment_id) == row.id)
    ).one()
    outcome = OutcomeRow(
        commitment_id=_id(row),
        day=on.isoformat(),
        status=status.value,
        entry_id=entry_id,
        place=(before or 0) + 1,
    )
    opened.add(outcome)
    opened.flush()
    return outcome


def _said(opened: Session, row: CommitmentRow, status: Status, *, on: date) -> Touched:
    outcome = _outcome(opened, row, status, on=on)
    return undo_log.gone("outcome", outcome)


def last_said(opened: Session, row: CommitmentRow) -> int | None:
    """Give the id of the newest thing said of a plan that still stands."""
    return opened.exec(
        select(OutcomeRow.id)
        .join(EntryRow, isouter=True)
        .where(col(OutcomeRow.commitment_id) == row.id, col(OutcomeRow.deleted_at).is_(None))
        .where(col(EntryRow.deleted_at).is_(None))
        .order_by(col(OutcomeRow.place).desc(), col(OutcomeRow.uuid).desc())
        .limit(1)
    ).first()


def _plan(opened: Session, number: int) -> CommitmentRow:
    return opened.exec(select(CommitmentRow).where(col(CommitmentRow.number) == number)).one()


def _id(row: EntryRow | CommitmentRow | OutcomeRow) -> int:
    if row.id is None:
        raise ValueError("the row has no id before it is flushed")
    return row.id
