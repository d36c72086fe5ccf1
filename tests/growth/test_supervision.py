"""What was agreed in supervision, laid together: the right day, the right meeting, and what is still of interest."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from reflect.growth.supervision import (
    DOMAINS,
    FORM,
    IN_GROUP,
    LENGTH,
    MET_ON,
    NEXT_ON,
    ONE_TO_ONE,
    RECORD_PACK,
    WITH_PEERS_PACK,
    Hours,
    Meeting,
    NextMeeting,
    SinceLast,
    hours,
    meetings,
    next_meeting,
    since_last,
    within,
)
from reflect.values.entry import Answer, Entry
from reflect.values.meetings import SaidNext
from reflect.values.plans import Agreement, Commitment, KeptQuestion, Status
from reflect.values.room import Room

DAY = date(2026, 3, 6)
DAYS = timedelta(days=1)


def record(number, day=DAY, met=None):
    answer = Answer(question=MET_ON, kind="date", asked="?", value=str(met), words=str(met))
    return Entry(
        uuid=UUID(int=number), number=number, pack=RECORD_PACK, pack_version=1, title="t", day=day,
        written_at=datetime(2026, 3, 6, tzinfo=UTC), zone="UTC", room=Room.SUPERVISION, answers=(answer,) if met else (),
    )  # fmt: skip


def plan(number, entry, **more):
    frame = {"status": Status.OPEN, "source": "supervision", "made_on": DAY, "due_on": DAY + 7 * DAYS}
    return Commitment(number=number, uuid=UUID(int=number), words="w", entry=entry, **{**frame, **more})


def theirs(number, entry, closed_on=None):
    return Agreement(number=number, words="w", made_on=DAY, entry=entry, closed_on=closed_on)


def numbers(side):
    return [one.number for one in side]


def test_meetings_go_by_the_day_that_was_said_the_last_one_first():
    found = meetings([record(1), record(2, met=DAY - 3 * DAYS), record(3, day=DAY - DAYS)], (), (), ())
    assert [(m.entry, m.day) for m in found] == [(1, DAY), (3, DAY - DAYS), (2, DAY - 3 * DAYS)]


def test_each_thing_stands_with_its_own_meeting():
    held = meetings(
        [record(1), record(2)],
        [plan(2, 2), plan(1, 1), plan(3, 9)],
        [theirs(1, 1), theirs(2, 2)],
        [
            KeptQuestion(number=1, words="q", made_on=DAY, entry=1),
            KeptQuestion(number=2, words="q", made_on=DAY, entry=1, closed_on=DAY),
            KeptQuestion(number=3, words="q", made_on=DAY),
        ],
    )
    assert [(m.entry, numbers(m.mine), numbers(m.theirs), numbers(m.still_open)) for m in held] == [
        (2, [2], [2], []),
        (1, [1], [1], [1]),
    ]


def test_the_last_words_of_a_plan_stand_with_the_meeting_where_it_was_first_said():
    line = [
        plan(1, 1, status=Status.REWORDED, closed_on=DAY),
        plan(5, 7, reworded_from=1, status=Status.REWORDED, closed_on=DAY),
        plan(8, 9, reworded_from=5),
    ]
    [held] = meetings([record(1)], line, (), ())
    assert numbers(held.mine) == [8]


def test_without_a_meeting_what_is_open_still_stands():
    assert since_last((), (), ()) == SinceLast(day=None)
    assert numbers(since_last((), [plan(1, 4), plan(2, 4, status=Status.KEPT, closed_on=DAY)], ()).mine) == [
        1
    ]


def test_since_last_holds_what_is_open_what_was_closed_since_and_all_of_the_last_meeting():
    last = Meeting(entry=2, day=DAY, mine=(plan(3, 2, status=Status.LET_GO, closed_on=DAY),))
    before = Meeting(entry=1, day=DAY - 20 * DAYS)
    plans = [
        plan(1, 1, status=Status.KEPT, closed_on=DAY - DAYS),
        plan(2, 1, status=Status.KEPT, closed_on=DAY + DAYS),
        *last.mine,
        plan(4, 1, status=Status.PARTLY),
        plan(5, 8, source="entry"),
        plan(6, 1, status=Status.REWORDED, closed_on=DAY + DAYS),
        plan(7, 1, status=Status.KEPT, closed_on=DAY),
    ]
    agreed = [theirs(1, 1, DAY), theirs(2, 1, DAY + DAYS), theirs(3, 1), theirs(4, 2, DAY)]
    so_far = since_last((last, before), plans, agreed)
    assert (so_far.day, numbers(so_far.mine), numbers(so_far.theirs)) == (DAY, [2, 3, 4], [2, 3, 4])


# How long they were, and when the next one is


def told(number, **answers):
    kinds = {LENGTH: "number", FORM: "select", NEXT_ON: "date", MET_ON: "date"}
    made = tuple(
        Answer(question=q, kind=kinds[q], asked="?", value=v, words=str(v)) for q, v in answers.items()
    )
    return replace(record(number), answers=made)


def test_hours_are_those_that_were_noted_and_no_others():
    held = meetings(
        [
            told(1, **{LENGTH: 0.75, FORM: IN_GROUP}),
            told(2, **{LENGTH: 1.0, FORM: ONE_TO_ONE}),
            told(3, **{LENGTH: 1.25}),
            told(4, **{FORM: IN_GROUP}),
        ],
        (), (), (),
    )  # fmt: skip
    assert hours(held) == Hours(total=3.0, one_to_one=1.0, in_group=0.75, count=4, unsaid=1)
    assert hours(()) == Hours(total=0, one_to_one=0, in_group=0, unsaid=0)


def test_meetings_of_some_days_are_those_within_them():
    held = [Meeting(entry=n, day=DAY + n * DAYS) for n in (3, 2, 1)]
    assert [m.entry for m in within(held, DAY + 2 * DAYS, DAY + 3 * DAYS)] == [2]
    assert len(within(held, None, None)) == 3


def coming(*records, said=None, today=DAY):
    return next_meeting(meetings(records, (), (), ()), said, today=today)


def test_the_next_meeting_is_the_one_that_was_said_last():
    soon, later = DAY + 7 * DAYS, DAY + 14 * DAYS
    assert coming(record(1)) is None
    first = told(1, **{NEXT_ON: soon.isoformat()})
    assert coming(first) == NextMeeting(day=soon)
    # A meeting that names no next one takes nothing back, and an entry that came later has the last word.
    assert coming(first, record(2)) == NextMeeting(day=soon)
    assert coming(first, said=SaidNext(day=later, at="15:30", after=1)) == NextMeeting(day=later, at="15:30")
    assert coming(first, said=SaidNext(day=None, after=1)) is None
    assert coming(told(2, **{NEXT_ON: soon.isoformat()}), said=SaidNext(day=later, after=1)).day == soon


def test_a_next_meeting_is_over_once_its_day_is_or_it_is_written_down():
    soon = DAY + 7 * DAYS
    first = told(1, **{NEXT_ON: soon.isoformat()})
    assert coming(first, today=soon) == NextMeeting(day=soon)
    assert coming(first, today=soon + DAYS) is None
    assert coming(first, record(2, day=soon), today=soon) is None


def test_a_co_reflection_counts_beside_meetings_and_is_said_apart():
    ticks = Answer(question=DOMAINS, kind="multi", asked="?", value=("a",), words="Advocacy, and more")
    alone = told(1, **{LENGTH: 0.5, FORM: ONE_TO_ONE})
    with_peers = replace(told(2, **{LENGTH: 1.25, FORM: IN_GROUP}), pack=WITH_PEERS_PACK)
    with_peers = replace(with_peers, answers=(*with_peers.answers, ticks), room=Room.PRIVATE)
    [second, first] = meetings([alone, with_peers], (), (), ())
    assert (first.with_peers, second.with_peers) == (False, True)
    assert (second.categories, second.private, second.is_day_said) == (
        (("a", "Advocacy, and more"),),
        True,
        False,
    )
    assert hours([first, second]) == Hours(
        total=1.75, one_to_one=0.5, in_group=1.25, with_peers=1.25, count=2
    )


def test_a_length_that_is_no_amount_of_time_is_none():
    held = meetings(
        [told(n, **{LENGTH: value}) for n, value in enumerate((float("inf"), -1.0, 0.0, 1e300))], (), (), ()
    )
    assert hours(held) == Hours(count=4, unsaid=4)
