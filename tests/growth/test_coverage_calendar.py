"""The calendar as values: whole weeks, each with its days, at New Year and where clocks change."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.dates import iso_week
from reflect.growth.coverage import CALENDAR_WEEKS, calendar, calendar_days

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def test_week_53_is_one_of_the_weeks():
    weeks = calendar([date(2020, 12, 31)], calendar_days(date(2021, 1, 10)))
    assert [iso_week(w.first) for w in weeks[-2:]] == ["2020-W53", "2021-W01"]
    assert [(w.first, w.days) for w in weeks if w.written] == [(date(2020, 12, 28), (date(2020, 12, 31),))]


@pytest.mark.parametrize(
    "change", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1)]
)
def test_a_change_of_the_clock_moves_nothing(change):
    """Days are local dates: the week of the day on which a clock changes has seven."""
    weeks = calendar([change], calendar_days(change))
    assert len(weeks) == CALENDAR_WEEKS and [w.days for w in weeks if w.written] == [(change,)]
    assert {(b.first - a.first).days for a, b in pairwise(weeks)} == {7}


@given(DAYS, st.lists(st.integers(0, 300), max_size=12))
def test_every_day_of_its_weeks_stands_in_the_calendar_once_and_in_order(end, back):
    days = calendar_days(end)
    written = [end - timedelta(n) for n in back]
    weeks = calendar(written, days)
    assert len(weeks) == CALENDAR_WEEKS and days.first <= end < days.end
    assert [day for w in weeks for day in w.days] == sorted({d for d in written if d >= days.first})
