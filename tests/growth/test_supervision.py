"""What was agreed in supervision, laid together: the right day, the right meeting, and what is still of interest."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from reflect.growth.supervision import MET_ON, RECORD_PACK, Meeting, SinceLast, meetings, since_last
from reflect.values.entry import Answer, Entry
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
