"""What was agreed in supervision, meeting by meeting, and how it stands before the next one. Pure; counts nothing.

Being accountable goes both ways: what a supervisor agreed to do stands beside what the person wants to do. Everything
keeps its `private` flag, so that whoever makes something for others can leave it out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reflect.values.entry import Entry, EntryHead
from reflect.values.plans import Agreement, Commitment, KeptQuestion, Status

PREP_PACK, RECORD_PACK = "supervision_prep", "supervision_record"
MET_ON = "on"
"""The question of that pack that asks for the day of the meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting that was written down.

    Attributes:
        entry: the number of the entry that tells of it.
        day: when it was; the day of the entry if that was not said.
        mine: what the person wants to do, in its present words, the first one first.
        theirs: what the supervisor agreed to do.
        still_open: questions kept in it that are still open.
    """

    entry: int
    day: date
    mine: tuple[Commitment, ...] = ()
    theirs: tuple[Agreement, ...] = ()
    still_open: tuple[KeptQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLast:
    """How things stand that were agreed before. `day` is that of the last meeting; None if it is no longer there."""

    day: date | None
    mine: tuple[Commitment, ...] = ()
    theirs: tuple[Agreement, ...] = ()


def meetings(
    records: Sequence[Entry],
    commitments: Sequence[Commitment],
    agreements: Sequence[Agreement],
    questions: Sequence[KeptQuestion],
) -> tuple[Meeting, ...]:
    """Lay together what was agreed in each meeting, the last one first.

    Args:
        records: the entries of `RECORD_PACK`.
        commitments: all commitments, also those that go on in other words.
        agreements: all agreements.
        questions: all questions that were kept.
    """
    origin = _origins(commitments)
    present = [c for c in sorted(commitments, key=_number) if c.status is not Status.REWORDED]
    found = [
        Meeting(
            entry=record.number,
            day=_met_on(record),
            mine=tuple(c for c in present if origin[c.number] == record.number),
            theirs=tuple(a for a in agreements if a.entry == record.number),
            still_open=tuple(q for q in questions if q.entry == record.number and q.closed_on is None),
        )
        for record in records
    ]
    return tuple(sorted(found, key=lambda m: (m.day, m.entry), reverse=True))


def since_last(
    held: Sequence[Meeting], commitments: Sequence[Commitment], agreements: Sequence[Agreement]
) -> SinceLast:
    """Say how it stands: all of the last meeting, and of those before it what is open or was closed since.

    Args:
        held: all meetings, the last one first.
        commitments: all commitments.
        agreements: all agreements.
    """
    last = held[0] if held else None
    of_last = {c.number for c in last.mine} if last else set()

    def stands(closed_on: date | None) -> bool:
        return closed_on is None or (last is not None and closed_on > last.day)

    return SinceLast(
        day=last.day if last else None,
        mine=tuple(
            c
            for c in sorted(commitments, key=_number)
            if c.source == "supervision"
            and c.status is not Status.REWORDED
            and (c.number in of_last or stands(c.closed_on))
        ),
        theirs=tuple(
            a for a in agreements if (last is not None and a.entry == last.entry) or stands(a.closed_on)
        ),
    )


def is_of_the_past(entry: Entry | EntryHead, last: Meeting | None) -> bool:
    """Say whether an entry is from before the last meeting, so that what it wants of a meeting was for that one.

    The record of the last meeting is not: what is still open in it is for the next one.
    """
    if last is None or entry.number == last.entry:
        return False
    return entry.pack == RECORD_PACK or (entry.day, entry.number) < (last.day, last.entry)


def _number(commitment: Commitment) -> int:
    return commitment.number


def _origins(commitments: Sequence[Commitment]) -> dict[int, int | None]:
    """The entry in which each commitment was first said; a look back gives new words in an entry of its own."""
    known = {c.number: c for c in commitments}
    found: dict[int, int | None] = {}
    for commitment in commitments:
        first = commitment
        while first.reworded_from in known:
            first = known[first.reworded_from]
        found[commitment.number] = first.entry
    return found


def _met_on(record: Entry) -> date:
    said = next((a.value for a in record.answers if a.question == MET_ON and a.kind == "date"), None)
    return date.fromisoformat(said) if isinstance(said, str) else record.day
