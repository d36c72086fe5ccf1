"""From values to the rows that hold them: what was asked and shown is found or added, and the rows point to it."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from reflect.storage.wordings import Wordings
from reflect.storage.writing.models import CommitmentRow, NoteRow, TagRow
from reflect.storage.writing.part_models import AnsweredRow, RatedRow, TickedRow
from reflect.values.entry import Reflection
from reflect.values.plans import Note

DUE_AFTER = timedelta(days=7)
"""A commitment is looked back at a week after it was made."""

Part = TagRow | AnsweredRow | RatedRow | TickedRow
PARTS: tuple[type[Part], ...] = (TagRow, AnsweredRow, RatedRow, TickedRow)
"""The tables that hold an entry's own parts and nothing else."""
Kept = TypeVar("Kept", CommitmentRow, NoteRow)
"""What came out of an entry, and has a number and a life of its own."""
AGREEMENT, QUESTION = "agreement", "question"
OPEN, DONE, LET_GO = "open", "done", "let_go"
"""The life of a note."""


def parts(kept: Reflection, *, entry_id: int, wordings: Wordings) -> Iterator[Part]:
    """Give all rows of an entry but the entry itself, and its commitments and notes: those have a life of their own.

    What they point to is written at once, through `wordings`.
    """
    for n, tag in enumerate(kept.tags):
        yield TagRow(entry_id=entry_id, tag=tag, position=n)
    for n, a in enumerate(kept.answers):
        answer = {
            "question": a.question, "kind": a.kind, "asked": a.asked,
            "value": json.dumps(a.value, ensure_ascii=False), "words": "" if a.kind == "text" else a.words,
            "private": a.private, "highlight": a.highlight, "stage": a.stage, "areas": " ".join(a.areas),
            "guideline": a.guideline,
        }  # fmt: skip
        yield AnsweredRow(entry_id=entry_id, position=n, **wordings.answered(answer))
    for n, r in enumerate(kept.ratings):
        rating = {
            "question": r.question, "asked": r.asked, "area": r.area, "value": r.value, "anchor": r.anchor,
            "kind": r.kind, "private": r.private, "scale": r.scale,
        }  # fmt: skip
        yield RatedRow(entry_id=entry_id, position=n, **wordings.rated(rating))
    for n, m in enumerate(kept.moments):
        moment = {
            "question": m.question, "asked": m.asked, "moment": m.id, "area": m.area, "kind": m.kind,
            "words": m.words, "private": m.private,
        }  # fmt: skip
        yield TickedRow(entry_id=entry_id, position=n, **wordings.ticked(moment))


def matched(there: Sequence[Kept], words: Sequence[str]) -> list[Kept | None]:
    """Say which row each of these words has: the one that says the same, or else the next one that stands, for new words.

    A row that was put away comes back only for its own words: so nothing that was let go of is revived in other ones.

    Args:
        there: the rows of an entry, in their order, those that were put away too.
        words: what stands in the entry now.

    Returns:
        A row for each of the words, in their order; None where a new one is needed.
    """
    left = list(there)
    found: list[Kept | None] = [None] * len(words)
    for stands in (True, False):
        for n, said in enumerate(words):
            if found[n] is None:
                found[n] = next(
                    (r for r in left if r.words == said and (r.deleted_at is None) is stands), None
                )
                left = [row for row in left if row is not found[n]]
    others = iter([row for row in left if row.deleted_at is None])
    return [next(others, None) if row is None else row for row in found]


def note_row(
    note: Note, kind: str, *, number: int, entry_id: int | None, position: int, day: date
) -> NoteRow:
    """Give the row of a new agreement or question, open."""
    return NoteRow(
        entry_id=entry_id, position=position, kind=kind, words=note.words, status=OPEN, private=note.private,
        made_on=day.isoformat(), number=number,
    )  # fmt: skip
