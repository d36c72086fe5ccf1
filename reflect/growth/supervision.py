"""Meetings of supervision: what was agreed, how it stands before the next one, how long they were, when that is. Pure.

Being accountable goes both ways: what a supervisor agreed to do stands beside what the person wants to do. Everything
keeps its `private` flag, so that whoever makes something for others can leave it out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from reflect.growth.hours import hours_of, total
from reflect.growth.learning import ticked
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Entry
from reflect.values.head import EntryHead
from reflect.values.meetings import SaidNext
from reflect.values.plans import Agreement, Commitment, KeptQuestion, Status
from reflect.values.room import Room

PREP_PACK, RECORD_PACK = "supervision_prep", "supervision_record"
WITH_PEERS_PACK = "co_reflection"
"""The pack of a talk among peer specialists: its hours are noted in the same way, and it is no meeting with a supervisor."""
HELD_PACKS = (RECORD_PACK, WITH_PEERS_PACK)
MET_ON, LENGTH, FORM, NEXT_ON, DOMAINS = "on", "hours", "form", "next", "domains"
"""Questions of these packs: the day, the length, whether it was in a group, the day of the next one, and what it counts for."""
IN_GROUP, ONE_TO_ONE = "group", "one_to_one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting that was written down.

    Attributes:
        entry: the number of the entry that tells of it.
        day: when it was; the day of the entry if that was not said.
        mine: what the person wants to do, in its present words, the first one first.
        theirs: what the supervisor agreed to do.
        still_open: questions kept in it that are still open.
        is_day_said: its own day was said, so that it can stand on a page about hours.
        hours: how long it was; None if that was not said.
        form: `IN_GROUP` or `ONE_TO_ONE`; None if that was not said.
        next_on: the day of the next one, as it was agreed there; None if that was not said.
        with_peers: it was a co-reflection, and not a meeting with a supervisor.
        categories: (id, words) of the person's own categories that it was ticked for.
        private: it is in the private room; for the person's own screen only.
    """

    entry: int
    day: date
    is_day_said: bool = False
    hours: float | None = None
    form: str | None = None
    next_on: date | None = None
    with_peers: bool = False
    categories: tuple[tuple[str, str], ...] = ()
    private: bool = False
    mine: tuple[Commitment, ...] = ()
    theirs: tuple[Agreement, ...] = ()
    still_open: tuple[KeptQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLast:
    """How things stand that were agreed before. `day` is that of the last meeting; None if it is no longer there."""

    day: date | None
    mine: tuple[Commitment, ...] = ()
    theirs: tuple[Agreement, ...] = ()


def within(held: Iterable[Meeting], since: date | None, until: date | None) -> tuple[Meeting, ...]:
    """Give the meetings of some days, half-open; None leaves that side open."""
    return tuple(m for m in held if (since is None or m.day >= since) and (until is None or m.day < until))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Hours of supervision, as the person noted them: no board's rule is known here.

    Attributes:
        total: of all meetings.
        one_to_one, in_group: of those that say which they were; together they may be less than the total.
        with_peers: of co-reflections; these are part of the total, and of both forms.
        count: how many meetings there are.
        unsaid: how many of them do not say how long they were.
    """

    total: float = 0
    one_to_one: float = 0
    in_group: float = 0
    with_peers: float = 0
    count: int = 0
    unsaid: int = 0


def hours(held: Iterable[Meeting]) -> Hours:
    """Add up how long these meetings were."""
    found = tuple(held)

    def of(form: str) -> float:
        return total(m.hours for m in found if m.form == form)

    return Hours(
        total=total(m.hours for m in found),
        one_to_one=of(ONE_TO_ONE),
        in_group=of(IN_GROUP),
        with_peers=total(m.hours for m in found if m.with_peers),
        count=len(found),
        unsaid=sum(m.hours is None for m in found),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """The next meeting: a day, and a time such as "15:30", or an empty one."""

    day: date
    at: str = ""


def next_meeting(held: Iterable[Meeting], said: SaidNext | None, *, today: date) -> NextMeeting | None:
    """Give the next meeting, or None where none is known, or its day is over.

    What was said last stands. Numbers tell what that was, and never a clock.

    Args:
        held: all meetings.
        said: what was said of it outside of the record of a meeting.
        today: the local day.
    """
    found = tuple(held)
    newest = max((m for m in found if m.next_on is not None), key=lambda m: m.entry, default=None)
    if said is not None and (newest is None or said.after >= newest.entry):
        day, at = said.day, said.at
    else:
        day, at = (newest.next_on if newest else None), ""
    if day is None or day < today or any(m.day >= day for m in found):
        return None
    return NextMeeting(day=day, at=at)


def meetings(
    records: Sequence[Entry],
    commitments: Sequence[Commitment],
    agreements: Sequence[Agreement],
    questions: Sequence[KeptQuestion],
) -> tuple[Meeting, ...]:
    """Lay together what was agreed in each meeting, the last one first.

    Args:
        records: entries of `HELD_PACKS`.
        commitments: all commitments, also those that go on in other words.
        agreements: all agreements.
        questions: all questions that were kept.
    """
    origin = _origins(commitments)
    present = [c for c in sorted(commitments, key=_number) if c.status is not Status.REWORDED]
    found = [
        replace(
            _held(record),
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


def _held(record: Entry) -> Meeting:
    """What an entry says of the meeting itself."""
    given = {answer.question: answer for answer in record.answers}
    form, said = given.get(FORM), _day(record, MET_ON)
    return Meeting(
        entry=record.number,
        day=said or record.day,
        is_day_said=said is not None,
        hours=hours_of(given.get(LENGTH)),
        form=form.value if form is not None and isinstance(form.value, str) else None,
        next_on=_day(record, NEXT_ON),
        with_peers=record.pack == WITH_PEERS_PACK,
        categories=ticked(given.get(DOMAINS)),
        private=record.room is Room.PRIVATE or record.private_pack,
    )


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


def _day(record: Entry, question: str) -> date | None:
    said = next((a.value for a in record.answers if a.question == question and a.kind == "date"), None)
    return date.fromisoformat(said) if isinstance(said, str) else None
