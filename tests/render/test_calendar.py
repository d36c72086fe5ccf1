"""The calendar as it is drawn: a sign on each day with an entry, a dot on each without, and nothing that has not come."""

import re
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.drawn import LOOKS, WIDTHS, drawn, look, widest

from reflect.growth import coverage as telling
from reflect.growth.story import days_to_cover, written_in
from reflect.render.calendar import calendar
from reflect.render.growth import NOTHING

END = date(2026, 3, 6)


def shown(days, kind="ascii", width=80, *, end=END, first=None):
    period = days_to_cover(
        end, since=None, first_written=first or min(days, default=None), weeks=telling.CALENDAR_WEEKS
    )
    written = None if period is None else written_in(days, period, is_cut=False)
    weeks = telling.calendar(days, telling.calendar_days(end))
    return drawn(calendar(weeks, written, look(kind, width), end_day=end), width)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sets(st.integers(0, 175), min_size=1, max_size=60))
def test_every_day_with_an_entry_has_its_sign_and_no_other_day(end, back):
    days = sorted(end - timedelta(n) for n in back)
    first = end - timedelta(400)
    text = shown(days, end=end, first=first).partition("\n\n")[2].rpartition("\n\n")[0]
    cells = re.findall(r"(?<![a-z])[o.](?![a-z])", re.sub(r"[A-Z][a-z]+", "", text))
    began = telling.calendar_days(end).first
    assert cells.count("o") == len(days)
    assert len(cells) == (end - began).days + 1


def test_a_sign_stands_on_its_day_of_the_week():
    rows = shown([date(2026, 3, 4)], first=date(2026, 3, 2)).splitlines()
    at = rows.index("M T W T F S S")
    assert rows[at - 1].rstrip() == "March" and rows[at + 1] == ". . o . ."


def test_days_before_the_first_entry_and_days_to_come_are_blank():
    text = shown([date(2026, 3, 4)])
    assert text.count("February") == 0 and "Sep" not in text
    assert re.findall(r"^[. o]+$", text, re.M) == [". . o . ."]


@pytest.mark.parametrize("back", range(0, 370, 23))
def test_it_stands_on_one_screen_whatever_day_it_is(back):
    """26 weeks touch six or seven months, and a month has up to six weeks."""
    end = END - timedelta(back)
    days = [end - timedelta(n) for n in range(0, 180, 2)]
    for kind, width in product(LOOKS, WIDTHS):
        text = shown(days, kind, width, end=end)
        assert widest(text) <= width
        assert width < 80 or len(text.splitlines()) < 24, (kind, width)
    assert re.search(r"^[A-Z][a-z]+ +[A-Z][a-z]+ *$", shown(days, width=40, end=end), re.M)


def test_it_is_said_month_by_month():
    days = [date(2025, 12, 31), date(2026, 2, 27), date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 6)]
    said = shown(days, "plain")
    assert re.findall(r"^\w+.*: .*\.$", said, re.M) == [
        "December 2025: 31.",
        "February: 27.",
        "March: 2, 4 and 6.",
    ]
    assert "January" not in said.partition("\n\n")[2]


def test_no_run_of_days_is_counted_and_the_sign_is_explained_where_it_stands():
    days = [END - timedelta(n) for n in range(20)]
    assert "in a row" not in shown(days) and "20" not in shown(days).partition("\n\n")[2]
    assert "o is a day with an entry." in shown(days)
    assert "is a day with" not in shown([], first=END - timedelta(30))
    assert NOTHING in shown([])
