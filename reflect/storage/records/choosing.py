"""An entry that was changed on two devices: the texts that stand beside each other, and the choice between them.

Whatever is chosen, the other texts become earlier versions. Each function works in the transaction that it is given.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, delete, select

from reflect.quick_dataclass import dataclass
from reflect.storage import revisions, vectors
from reflect.storage.clock import Now
from reflect.storage.database.engine import Connection
from reflect.storage.records import contents
from reflect.storage.writing import devices, entries
from reflect.storage.writing.device_models import ConflictRow
from reflect.storage.writing.models import CommitmentRow, EntryRow, NoteRow, RevisionRow
from reflect.values.entry import Entry
from reflect.values.record import Record, Row

BESIDE = """SELECT f.versions, f.device, f.payload, e.versions FROM conflict f JOIN entry e ON e.uuid = f.entry_uuid
WHERE e.number = ? ORDER BY f.versions, f.payload"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherText:
    """Another text of an entry, and the id of the device on which it was written."""

    device: str
    entry: Entry


def others(con: Connection, here: Entry) -> tuple[OtherText, ...]:
    """Give the texts that stand beside an entry, but for the one that is shown, or was before it was changed again."""
    found = []
    for versions, device, payload, own in con.execute(BESIDE, [here.number]).fetchall():
        record = contents.of_payload(vectors.read(versions), payload)
        other = replace(contents.as_entry(record), number=here.number)
        seen = vectors.has_seen(vectors.read(own), record.versions)
        if revisions.text(other) != revisions.text(here) and not (seen and versions != own):
            found.append(OtherText(device=device, entry=_with_plans_as_they_stand(other, other, here)))
    return tuple(found)


def as_written(con: Connection, here: Entry) -> Entry:
    """Give the text that is shown with the plans and notes that were written with it, and none of another text's.

    Until the choice, the plans of each text belong to the entry, so it lists them all.
    """
    for versions, _, payload, own in con.execute(BESIDE, [here.number]).fetchall():
        if versions == own:
            kept = contents.as_entry(contents.of_payload(vectors.read(versions), payload))
            return _with_plans_as_they_stand(
                replace(here, agreements=kept.agreements, questions=kept.questions), kept, here
            )
    return here


def _with_plans_as_they_stand(text: Entry, written: Entry, here: Entry) -> Entry:
    """Give a text the plans that were written with it: their words as they were then, number and state as they are here."""
    known = {plan.uuid: plan for plan in here.commitments}
    plans = ((plan, known.get(plan.uuid)) for plan in written.commitments)
    return replace(
        text,
        commitments=tuple(
            replace(then, number=now.number, status=now.status) if now else then for then, now in plans
        ),
    )


def keep(opened: Session, here: Entry, *, now: Now) -> None:
    """Choose the text that is shown. The plans of the other one are put away, and its own have its words again."""
    row = _row(opened, here.number)
    own = next(
        (each for each in _beside(opened, row) if vectors.written(each.versions) == row.versions), None
    )
    if own is not None:
        _give_its_plans(opened, row, own, at=now.at)
    set_aside(opened, here.number, now=now)


def take(opened: Session, here: Entry, other: Entry, *, now: Now) -> None:
    """Choose another text; the one that is shown becomes an earlier version. The entry stays in its room."""
    row = _row(opened, here.number)
    chosen = next(
        (each for each in _beside(opened, row) if _text(each) == revisions.text(other)),
        None,
    )
    entries.edit(opened, here, replace(revisions.as_reflection(other), room=here.room), now=now)
    if chosen is not None:
        _give_its_plans(opened, row, chosen, at=now.at)
    set_aside(opened, here.number, now=now)


def _give_its_plans(opened: Session, row: EntryRow, text: Record, *, at: datetime) -> None:
    """Let the plans and notes of an entry be those of one text, each by its uuid; what came with another is put away."""
    opened.flush()
    plans = opened.exec(
        select(CommitmentRow).where(
            col(CommitmentRow.entry_id) == row.id, col(CommitmentRow.reworded_from).is_(None)
        )
    ).all()
    notes = opened.exec(select(NoteRow).where(col(NoteRow.entry_id) == row.id)).all()
    _set_words(plans, text.parts.get("plan", ()), ("words", "areas", "private"), at=at)
    _set_words(notes, text.parts.get("note", ()), ("words", "private"), at=at)


def _set_words(
    there: Iterable[CommitmentRow | NoteRow], rows: Iterable[Row], columns: Iterable[str], *, at: datetime
) -> None:
    wanted = {row["uuid"]: row for row in rows}
    for each in there:
        own = wanted.get(each.uuid)
        if own is None:
            each.deleted_at = each.deleted_at or at.isoformat(timespec="microseconds")
            continue
        each.deleted_at = None
        for column in columns:
            setattr(each, column, own[column])


def keep_both(opened: Session, here: Entry, other: Entry, *, now: Now) -> int:
    """Keep another text as an entry of its own; gives its number."""
    number = entries.add(opened, replace(revisions.as_reflection(other), room=here.room), now=now)
    set_aside(opened, here.number, now=now)
    return number


def set_aside(opened: Session, number: int, *, now: Now) -> None:
    """Make all texts that stand beside an entry earlier versions of it. Nothing if there are none."""
    row = _row(opened, number)
    beside = _beside(opened, row)
    if not beside:
        return
    opened.flush()
    kept = opened.exec(select(RevisionRow).where(col(RevisionRow.entry_id) == row.id)).all()
    known = {revisions.text(revisions.read(version.payload)) for version in kept}
    last = max((version.version for version in kept), default=0)
    for text in _each_once(beside):
        if revisions.text(text) in known:
            continue
        last += 1
        opened.add(
            RevisionRow(
                entry_id=row.id,
                version=last,
                made_at=now.at.isoformat(timespec="microseconds"),
                payload=revisions.write_down(replace(text, number=number)),
            )
        )
    opened.exec(delete(ConflictRow).where(col(ConflictRow.entry_uuid) == row.uuid))
    row.versions = vectors.written(
        vectors.joined(vectors.read(row.versions), *(each.versions for each in beside))
    )
    devices.touch(opened, row)


def _each_once(beside: Iterable[Record]) -> list[Entry]:
    entries_by_text = {revisions.text(entry): entry for entry in map(contents.as_entry, beside)}
    return list(entries_by_text.values())


def _beside(opened: Session, row: EntryRow) -> list[Record]:
    found = opened.exec(select(ConflictRow).where(col(ConflictRow.entry_uuid) == row.uuid)).all()
    return [contents.of_payload(vectors.read(each.versions), each.payload) for each in found]


def _text(record: Record) -> str:
    return revisions.text(contents.as_entry(record))


def _row(opened: Session, number: int) -> EntryRow:
    return opened.exec(select(EntryRow).where(col(EntryRow.number) == number)).one()
