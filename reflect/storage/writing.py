"""All writing into the journal: values become SQLModel rows, each call in one transaction.

Imported only when something is written, since SQLModel is slow to load. It never checks an answer:
that happened at the door.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event, pool
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, delete, select, update

from reflect.dates import iso_week
from reflect.errors import NotFound
from reflect.storage import changes, engine, search
from reflect.storage.models import (
    AnswerRow,
    ChangeRow,
    CommitmentRow,
    DraftRow,
    EntryRow,
    MetaRow,
    MomentRow,
    NoteRow,
    RatingRow,
    TagRow,
)
from reflect.values import Answer, Draft, FollowUp, Plan, Reflection, Room, Status, Undone, first_words

DUE_AFTER = timedelta(days=7)
"""A commitment is looked back at a week after it was made."""


def engine_over(con: Any) -> Engine:
    """Put SQLAlchemy over the one open connection; bound values never show up in its errors."""
    made = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: con, poolclass=pool.StaticPool, hide_parameters=True
    )

    @event.listens_for(made, "begin")
    def _(connection: Any) -> None:
        # Writers take the lock at once, so that two devices wait for each other and never fail half way.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


@contextmanager
def session(over: Engine) -> Iterator[Session]:
    """One short session and one transaction; a driver's error becomes a kind one.

    Raises:
        ReflectError: what `engine.translate` makes of the driver's error.
    """
    try:
        with Session(over, expire_on_commit=False) as opened, opened.begin():
            yield opened
    except DBAPIError as error:
        raise engine.translate(error.orig or error) from None


def add(opened: Session, kept: Reflection, *, written_at: datetime, zone: str) -> int:
    """Keep a reflection and all that comes out of it.

    Returns:
        The number of the new entry.
    """
    week = iso_week(kept.day)
    entry = EntryRow(
        uuid=str(uuid4()),
        number=_next_number(opened, "entry"),
        pack=kept.pack,
        pack_version=kept.pack_version,
        title=kept.title,
        day=kept.day.isoformat(),
        week=week,
        written_at=written_at.isoformat(timespec="microseconds"),
        zone=zone,
        setting=kept.setting,
        room=kept.room.value,
        first_words=first_words(kept.answers),
        private_pack=kept.private_pack,
        tags=[TagRow(tag=tag, position=n) for n, tag in enumerate(kept.tags)],
        answers=[_answer(n, a) for n, a in enumerate(kept.answers)],
        ratings=[
            RatingRow(
                position=n, question=r.question, asked=r.asked, area=r.area, value=r.value, anchor=r.anchor,
                kind=r.kind, private=r.private, day=kept.day.isoformat(), week=week,
            )
            for n, r in enumerate(kept.ratings)
        ],
        moments=[
            MomentRow(
                position=n, question=m.question, asked=m.asked, moment=m.id, area=m.area, kind=m.kind,
                words=m.words, private=m.private, week=week,
            )
            for n, m in enumerate(kept.moments)
        ],
        notes=[
            NoteRow(position=n, kind=kind, words=note.words, status="open", private=note.private)
            for kind, notes in (("agreement", kept.agreements), ("question", kept.questions))
            for n, note in enumerate(notes)
        ],
    )  # fmt: skip
    entry.commitments = [_commitment(opened, n, p, kept.day) for n, p in enumerate(kept.plans)]
    opened.add(entry)
    opened.flush()
    touched = [changes.Touched("entry", _id(entry), {"deleted_at": changes.NOW})]
    if kept.follow_up is not None:
        touched.append(_close(opened, entry, kept, kept.follow_up))
    if kept.focus is not None:
        touched.append(changes.as_it_was("meta", opened.get_one(MetaRow, "focus"), "value"))
        put_meta(opened, "focus", kept.focus)
    _index(opened, entry, kept)
    changes.record(opened, "add", entry.number, touched, at=written_at)
    return entry.number


def move(opened: Session, number: int, room: Room, *, at: datetime) -> None:
    """Move an entry into another room."""
    row = _entry(opened, number)
    changes.record(opened, "room", number, [changes.as_it_was("entry", row, "room")], at=at)
    row.room = room.value


def put_in_bin(opened: Session, number: int, *, at: datetime) -> None:
    """Put an entry into the bin."""
    row = _entry(opened, number)
    changes.record(opened, "delete", number, [changes.as_it_was("entry", row, "deleted_at")], at=at)
    row.deleted_at = at.isoformat(timespec="microseconds")


def empty_bin(opened: Session) -> int:
    """Delete for good what is in the bin, with all that came out of it; gives how many entries went."""
    gone = opened.exec(select(EntryRow).where(col(EntryRow.deleted_at).is_not(None))).all()
    for row in gone:
        search.forget(opened, _id(row))
        for plan in opened.exec(select(CommitmentRow).where(col(CommitmentRow.entry_id) == row.id)).all():
            # What was said anew from it goes on by itself.
            opened.exec(
                update(CommitmentRow)
                .where(col(CommitmentRow.reworded_from) == plan.id)
                .values(reworded_from=None)
            )
            opened.delete(plan)
        opened.flush()
        opened.exec(delete(EntryRow).where(col(EntryRow.id) == row.id))
    opened.exec(delete(DraftRow).where(col(DraftRow.deleted_at).is_not(None)))
    # A change may quote what is gone (a plan's old words); nothing of it can be taken back now anyway.
    opened.exec(delete(ChangeRow))
    return len(gone)


def undo(opened: Session, *, at: datetime) -> Undone | None:
    """Take back the last change; None if there is none."""
    change = changes.last(opened)
    if change is None:
        return None
    changes.take_back(opened, change, at=at)
    return Undone(kind=change.kind, number=change.number)


def _entry(opened: Session, number: int) -> EntryRow:
    return opened.exec(select(EntryRow).where(col(EntryRow.number) == number)).one()


def _id(row: EntryRow | CommitmentRow) -> int:
    if row.id is None:
        raise ValueError("the row has no id before it is flushed")
    return row.id


def _index(opened: Session, entry: EntryRow, kept: Reflection) -> None:
    """Make the entry findable by its written and chosen words, its moments and its tags."""
    words = [a.words for a in kept.answers] + [m.words for m in kept.moments]
    search.keep(opened, _id(entry), "\n".join([*words, *kept.tags]))


def _answer(position: int, a: Answer) -> AnswerRow:
    value = json.dumps(a.value, ensure_ascii=False)
    words = "" if a.kind == "text" else a.words
    return AnswerRow(
        position=position, question=a.question, kind=a.kind, asked=a.asked, value=value, words=words,
        private=a.private, highlight=a.highlight, stage=a.stage, areas=" ".join(a.areas),
    )  # fmt: skip


def _commitment(opened: Session, position: int, plan: Plan, day: date) -> CommitmentRow:
    return CommitmentRow(
        uuid=str(uuid4()),
        number=_next_number(opened, "commitment"),
        position=position,
        words=plan.words,
        status=Status.OPEN.value,
        made_on=day.isoformat(),
        due_on=(day + DUE_AFTER).isoformat(),
        areas=" ".join(plan.areas),
        private=plan.private,
        source=plan.source,
    )


def _close(opened: Session, entry: EntryRow, kept: Reflection, outcome: FollowUp) -> changes.Touched:
    """Write down what became of an earlier commitment; a reworded one hands on to its new words."""
    row = opened.exec(select(CommitmentRow).where(col(CommitmentRow.number) == outcome.commitment)).first()
    if row is None:
        raise NotFound(f"I can't find commitment {outcome.commitment}.")
    before = changes.as_it_was("commitment", row, "status", "closed_on", "due_on")
    row.status = outcome.status.value
    still_open = outcome.status in (Status.OPEN, Status.NOT_YET, Status.PARTLY)
    row.closed_on = None if still_open else kept.day.isoformat()
    if still_open:
        row.due_on = (kept.day + DUE_AFTER).isoformat()
    if outcome.reworded_to is not None:
        new = _commitment(opened, 0, outcome.reworded_to, kept.day)
        new.entry_id, new.reworded_from = entry.id, row.id
        opened.add(new)
    return before


def _next_number(opened: Session, what: str) -> int:
    """Count on for ever: the number of a deleted entry is never given again."""
    number = int(json.loads(_meta(opened, f"last_{what}_number") or "0")) + 1
    put_meta(opened, f"last_{what}_number", number)
    return number


def _meta(opened: Session, key: str) -> str | None:
    row = opened.get(MetaRow, key)
    return row.value if row else None


def put_meta(opened: Session, key: str, value: object) -> None:
    """Keep one thing that the journal knows of itself or of its person."""
    opened.merge(MetaRow(key=key, value=json.dumps(value, ensure_ascii=False)))


def put_draft(opened: Session, draft: Draft) -> None:
    """Keep a sitting that waits, over its own earlier state."""
    opened.merge(
        DraftRow(
            uuid=str(draft.uuid),
            pack=draft.pack,
            pack_version=draft.pack_version,
            title=draft.title,
            day=draft.day.isoformat(),
            started_at=draft.started_at.isoformat(timespec="microseconds"),
            saved_at=draft.saved_at.isoformat(timespec="microseconds"),
            state=draft.state,
        )
    )


def drop_draft(opened: Session, uuid: UUID) -> None:
    """Remove a draft that became an entry; it leaves no trace."""
    opened.exec(delete(DraftRow).where(col(DraftRow.uuid) == str(uuid)))


def bin_draft(opened: Session, uuid: UUID, *, at: datetime) -> None:
    """Put a draft into the bin."""
    row = opened.get_one(DraftRow, str(uuid))
    changes.record(opened, "discard", None, [changes.as_it_was("draft", row, "deleted_at")], at=at)
    row.deleted_at = at.isoformat(timespec="microseconds")
