"""Deleting for good, farther than the bin reaches: chosen entries, earlier versions, and what the program quoted of them.

Each function works in the transaction that it is given. What was deleted is in no list of changes afterwards.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from reflect.errors import NotFound
from reflect.storage import revisions, search, wordings
from reflect.storage.writing import devices, entries, plans, session
from reflect.storage.writing.device_models import ConflictRow
from reflect.storage.writing.models import ChangeRow, CommitmentRow, EntryRow, RevisionRow
from reflect.storage.writing.part_models import (
    AnsweredRow,
    AnswerWordingRow,
    MomentWordingRow,
    RatedRow,
    RatingWordingRow,
    TickedRow,
)
from reflect.values.entry import Entry

TAKEN_OUT = "(\u2026)"
"""Stands where a question quoted words that were deleted for good: a sign, since the question may be in any language."""


def purge(
    opened: Session,
    *,
    only: Collection[int] | None,
    versions: bool,
    at: datetime,
    standing: Collection[str] = (),
) -> int:
    """Delete what is in the bin for good, and what questions of other entries quote of it.

    Args:
        opened: the transaction.
        only: the numbers of the entries that go, in the bin or not; None for all of the bin.
        versions: with all earlier versions of all other entries.
        at: the instant.
        standing: names of the texts that stand, as `revisions.name` gives them: no earlier version is noted as gone
            that reads the same, else it would go as soon as that text is an earlier one itself.

    Returns:
        How many entries went.
    """
    for row in _rows(opened, only or ()):
        row.deleted_at = row.deleted_at or at.isoformat(timespec="microseconds")
    opened.flush()
    going = select(EntryRow).where(col(EntryRow.deleted_at).is_not(None))
    ids = [row.id for row in opened.exec(going).all() if only is None or row.number in only]
    numbers, words = _plans_of(opened, ids)
    gone = entries.empty_bin(opened, only=only)
    if versions:
        kept = [row.id for row in opened.exec(select(EntryRow)).all()]
        earlier_numbers, earlier_words = _plans_of(opened, kept)
        all_of_them = select(EntryRow.uuid, RevisionRow.payload).where(
            col(RevisionRow.entry_id) == EntryRow.id
        )
        _note_versions(opened, opened.exec(all_of_them).all(), standing)
        opened.exec(delete(RevisionRow))
        numbers, words = numbers | earlier_numbers, words | (earlier_words - _plans_of(opened, kept)[1])
    _take_out(opened, numbers, words)
    plans.let_go_of_gone(opened)
    return gone


def forget_version(opened: Session, number: int, version: int, standing: Collection[str] = ()) -> None:
    """Delete one earlier version of an entry for good, and what questions of other entries quote of its plans alone.

    `standing`: as for `purge`.

    Raises:
        NotFound: if the entry has no such version.
    """
    row = opened.exec(select(EntryRow).where(col(EntryRow.number) == number)).one()
    kept = select(RevisionRow).where(col(RevisionRow.entry_id) == row.id)
    found = opened.exec(kept.where(col(RevisionRow.version) == version)).first()
    if found is None:
        raise NotFound(
            f"Entry {number} has no earlier version {version}.", hint=f"Try: reflect show {number} --versions"
        )
    gone = revisions.read(found.payload)
    _note_versions(opened, [(row.uuid, found.payload)], standing)
    opened.delete(found)
    devices.touch(opened, row)
    opened.flush()
    still = _plans_of(opened, [row.id])[1]
    _take_out(opened, {c.number for c in gone.commitments}, {c.words for c in gone.commitments} - still)
    search.settle(opened)
    opened.exec(delete(ChangeRow))  # one of them may be the way back to it


def _note_versions(
    opened: Session, versions: Iterable[tuple[str, str]], standing: Collection[str] = ()
) -> None:
    """Note earlier versions as gone, so that no other device brings them back: (uuid of the entry, payload) of each."""
    names = [revisions.name(uuid, revisions.text_of(payload)) for uuid, payload in versions]
    devices.note_versions_gone(opened, [name for name in names if name not in standing])


def _rows(opened: Session, numbers: Collection[int]) -> list[EntryRow]:
    return [row for row in opened.exec(select(EntryRow)).all() if row.number in numbers]


def _plans_of(opened: Session, ids: Collection[int | None]) -> tuple[set[int], set[str]]:
    """The numbers of the plans of these entries, and all words that they have or had in an earlier version."""
    own = opened.exec(select(CommitmentRow).where(col(CommitmentRow.entry_id).in_(ids))).all()
    earlier = opened.exec(select(RevisionRow.payload).where(col(RevisionRow.entry_id).in_(ids))).all()
    before = [plan for payload in earlier for plan in revisions.read(payload).commitments]
    numbers = {plan.number for plan in own} | {plan.number for plan in before}
    return numbers, {plan.words for plan in own} | {plan.words for plan in before}


def _take_out(opened: Session, of_plans: Collection[int], words: Collection[str]) -> None:
    """Take the words of plans out of the questions of those entries that look back at them, earlier versions too.

    Wordings that nothing has any more go as well.
    """
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    for entry in opened.exec(select(EntryRow).where(col(EntryRow.looks_back_at).in_(of_plans))).all():
        changed = _ask_without(opened, entry, longest_first)
        for version in opened.exec(select(RevisionRow).where(col(RevisionRow.entry_id) == entry.id)).all():
            before = version.payload
            version.payload = revisions.write_down(_asked_without(revisions.read(before), longest_first))
            if revisions.text_of(version.payload) != revisions.text_of(before):
                _note_versions(opened, [(entry.uuid, before)])
                changed = True
        for other in opened.exec(select(ConflictRow).where(col(ConflictRow.entry_uuid) == entry.uuid)).all():
            before = other.payload
            other.payload = _without(before, [form for word in longest_first for form in _as_json(word)])
            changed = changed or other.payload != before
        if changed:
            devices.touch(opened, entry)
        opened.flush()
    wordings.sweep(session.driver(opened))


_ASKED: Sequence[tuple[Any, Any]] = (
    (AnsweredRow, AnswerWordingRow),
    (RatedRow, RatingWordingRow),
    (TickedRow, MomentWordingRow),
)
"""Rows of an entry, and the wordings that hold the words of their questions."""


def _ask_without(opened: Session, entry: EntryRow, words: list[str]) -> bool:
    """Let the rows of an entry point to questions without these words; says whether any had one of them.

    The wording of before stays for the rows of other entries, if it is theirs too.
    """
    known, changed = wordings.Wordings(session.driver(opened)), False
    for rows, texts in _ASKED:
        asked = select(rows, texts).where(rows.entry_id == entry.id, texts.id == rows.wording_id)
        for row, text in opened.exec(asked).all():
            without = _without(text.asked, words)
            if without != text.asked:
                row.wording_id = known.of(text.__tablename__, {**text.model_dump(), "asked": without})
                changed = True
    return changed


def _asked_without(entry: Entry, words: list[str]) -> Entry:
    return replace(
        entry,
        answers=tuple(replace(a, asked=_without(a.asked, words)) for a in entry.answers),
        ratings=tuple(replace(r, asked=_without(r.asked, words)) for r in entry.ratings),
        moments=tuple(replace(m, asked=_without(m.asked, words)) for m in entry.moments),
    )


def _as_json(word: str) -> tuple[str, str]:
    """How a word stands in a text of JSON, and in one inside another."""
    once = json.dumps(word, ensure_ascii=False)[1:-1]
    return json.dumps(once, ensure_ascii=False)[1:-1], once


def _without(asked: str, words: list[str]) -> str:
    for each in words:
        asked = asked.replace(each, TAKEN_OUT)
    return asked
