"""The weeks of one area: which lines were picked in each, from the first one with a rating on."""

from datetime import date, timedelta

from reflect.growth.balance import WEEKS, rated_days, rated_weeks
from reflect.values.counts import LineCount

END = date(2026, 3, 6)
MONDAY = date(2026, 3, 2)
DAYS = rated_days(END)


def test_28_whole_weeks_with_the_last_day_are_looked_at():
    assert (DAYS.end - DAYS.first).days == 7 * WEEKS == 196
    assert DAYS.end == MONDAY + timedelta(7)


def test_ratings_of_one_week_are_counted_by_line():
    picked = [LineCount(MONDAY, 4, 2), LineCount(MONDAY + timedelta(6), 4, 1), LineCount(END, 1, 1)]
    (week,) = rated_weeks(picked, DAYS)
    assert (week.first, week.counts, week.load) == (MONDAY, (1, 0, 0, 3, 0), None)


def test_weeks_before_the_first_rating_are_no_empty_weeks_and_later_ones_are():
    first = MONDAY - timedelta(21)
    weeks = rated_weeks([LineCount(first, 3, 1), LineCount(END, 3, 1)], DAYS, loads={MONDAY: "heavier"})
    assert [w.first for w in weeks] == [first + timedelta(7 * n) for n in range(4)]
    assert [sum(w.counts) for w in weeks] == [1, 0, 0, 1]
    assert [w.load for w in weeks] == [None, None, None, "heavier"]


def test_what_lies_outside_is_passed_over_and_nothing_gives_nothing():
    assert rated_weeks([LineCount(DAYS.first - timedelta(1), 3, 1), LineCount(DAYS.end, 3, 1)], DAYS) == ()
