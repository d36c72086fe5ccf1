"""Weeks with entries, over the turn of a year with a week 53 too."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reflect.dates import Period, iso_week, week_of
from reflect.growth.coverage import Coverage, coverage

MONDAY = date(2026, 12, 7)


def weeks(n):
    return Period(MONDAY, MONDAY + timedelta(7 * n))


def test_two_days_of_one_week_are_one_week():
    days = [
        MONDAY,
        MONDAY + timedelta(6),
        MONDAY + timedelta(7),
        MONDAY - timedelta(1),
        MONDAY + timedelta(91),
    ]
    assert coverage(days, weeks(13)) == Coverage(weeks_with_entries=2, weeks_in_period=13)


def test_week_53_is_one_week_across_new_year():
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 3)]
    assert {iso_week(day) for day in days} == {"2026-W53"}
    assert coverage(days, weeks(13)).weeks_with_entries == 1


def test_nothing_written_is_none_of_all_weeks():
    assert coverage([], weeks(4)) == Coverage(weeks_with_entries=0, weeks_in_period=4)
    assert coverage([], Period(MONDAY + timedelta(6), MONDAY + timedelta(8))).weeks_in_period == 2


@given(st.sets(st.integers(0, 300)), st.integers(0, 150))
def test_from_week_to_week_it_moves_by_one_at_most(backs, ago):
    days = [MONDAY - timedelta(n) for n in backs]

    def up_to(day):
        end = week_of(day).end
        return coverage(days, Period(end - timedelta(91), end))

    now, next_week = up_to(MONDAY - timedelta(ago)), up_to(MONDAY - timedelta(ago - 7))
    assert now.weeks_in_period == next_week.weeks_in_period == 13
    assert abs(now.weeks_with_entries - next_week.weeks_with_entries) <= 1
