"""How much sessions asked: by week and in two halves, as counts that are worked out by hand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reflect.dates import Period
from reflect.growth import load
from reflect.growth.load import Loads
from reflect.values.counts import LoadCount
from reflect.values.entry import LOADS

LAST = date(2026, 3, 8)
FOUR_WEEKS = Period(LAST - timedelta(27), LAST + timedelta(1))


MIDDLE = LAST - timedelta(13)


def told(counts):
    return load.told(counts, period=FOUR_WEEKS, later=MIDDLE)


def said(back, what, n=1):
    return LoadCount(LAST - timedelta(back), what, n)


def test_weeks_end_with_the_last_day_and_halves_are_those_of_the_time():
    story = load.told(
        (
            *(said(27, "heavy", 2), said(21, "light"), said(20, "usual"), said(14, "usual")),
            *(said(13, "heavy"), said(7, "heavy", 3), said(6, "light"), said(0, "heavy")),
        ),
        period=FOUR_WEEKS, later=MIDDLE,
    )  # fmt: skip
    assert [(LAST - week.first).days for week in story.weeks] == [27, 20, 13, 6]
    assert [week.loads for week in story.weeks] == [
        Loads(heavy=2, light=1),
        Loads(usual=2),
        Loads(heavy=4),
        Loads(light=1, heavy=1),
    ]
    assert story.before == Loads(heavy=2, light=1, usual=2)
    assert story.now == Loads(heavy=5, light=1)
    assert story.sentence == "Sessions that asked more of you than most: 2 of 5 then, 5 of 6 now."


def test_nothing_is_said_of_halves_where_one_says_nothing():
    assert told((said(1, "heavy"),)).sentence == ""
    assert told((said(20, "heavy"),)).sentence == ""
    empty = told(())
    assert (empty.sentence, len(empty.weeks), empty.now.n) == ("", 4, 0)


def test_other_days_are_passed_over():
    outside = (said(28, "heavy"), said(-1, "light"))
    assert told(outside) == told(())


def test_a_week_stands_out_where_most_of_its_sessions_asked_more_or_less_than_most():
    monday = date(2026, 3, 2)
    counts = (
        *(said(0, "heavy", 2), said(6, "light")),
        *(said(7, "light"), said(8, "usual", 5)),
        *(said(14, "light"), said(15, "heavy")),
        *(said(22, "light", 2), said(23, "usual")),
    )
    assert load.loads_by_monday(counts) == {monday: "heavier", monday - timedelta(21): "lighter"}


@given(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(LOADS), st.integers(1, 4)), max_size=30),
    st.integers(1, 41),
)
def test_weeks_and_halves_hold_each_session_once(said_so, days):
    period = Period(LAST - timedelta(days - 1), LAST + timedelta(1))
    story = load.told([said(*one) for one in said_so], period=period, later=MIDDLE)
    inside = sum(n for back, _, n in said_so if back < days)
    assert story.before.n + story.now.n == sum(week.loads.n for week in story.weeks) == inside
