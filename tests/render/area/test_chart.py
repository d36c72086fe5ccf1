"""The chart of one area by week: every rating stands on its line and its week, and no sign without its legend."""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.drawn import drawn, look, widest
from kit.packs import PRACTICE
from rich.console import Group

from reflect.growth.balance import RatedWeek
from reflect.render.area.chart import chart, legend
from reflect.render.look import times

MONDAY = date(2026, 3, 2)
ANCHORS = PRACTICE.areas[PRACTICE.default_focus].anchors
COUNTS = st.tuples(*[st.integers(0, 3)] * 5)
LOADS = st.sampled_from([None, "lighter", "heavier"])


def weeks(counts, loads=()):
    first = MONDAY - timedelta(7 * (len(counts) - 1))
    loads = [*loads, *[None] * (len(counts) - len(loads))]
    return tuple(
        RatedWeek(first=first + timedelta(7 * n), counts=tuple(c), load=load)
        for n, (c, load) in enumerate(zip(counts, loads, strict=True))
    )


def shown(told, kind="ascii", width=80):
    """A chart needs of an area its weeks, its lines and what day it is."""
    area = SimpleNamespace(weeks=told, anchors=ANCHORS, story=SimpleNamespace(today=date(2026, 3, 6)))
    return drawn(Group(*chart(area, look(kind, width))), width)


def cells(text, count, *, apart=1):
    """Read a chart back: the sign in each week of each line."""
    rows = {
        int(row[0]): row[3:].ljust(3 + count * apart)
        for row in text.splitlines()
        if re.match(r"[1-5]  ", row)
    }
    return {
        (line, n): row[n * apart] for line, row in rows.items() for n in range(count) if row[n * apart] != " "
    }


@given(st.lists(COUNTS, min_size=1, max_size=28))
def test_every_rating_stands_on_its_line_in_its_week(counts):
    found = cells(shown(weeks(counts)), len(counts))
    wanted = {
        (line, n): "o" if c == 1 else "@"
        for n, of_week in enumerate(counts)
        for line, c in enumerate(of_week, 1)
        if c
    }
    assert found == wanted


@given(st.lists(st.tuples(COUNTS, LOADS), min_size=1, max_size=28))
def test_the_legend_names_the_signs_of_the_chart_and_no_others(given_weeks):
    told = weeks([c for c, _ in given_weeks], [load for _, load in given_weeks])
    said = legend(told, look("ascii"))
    counts = {n for c, _ in given_weeks for n in c}
    loads = {load for _, load in given_weeks}
    assert ("o is a rating" in said) == (1 in counts)
    assert ("@ is" in said) == bool(counts & {2, 3})
    assert ("L most sessions of that week asked less" in said) == ("lighter" in loads)
    assert ("M most sessions of that week asked more" in said) == ("heavier" in loads)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([2], "@ is 2 in one week."),
        ([2, 5], "@ is 2 to 5 in one week."),
        ([1, 3], "o is a rating, @ is 3 in one week."),
    ],
)
def test_a_heavy_dot_says_the_counts_that_it_stands_for(counts, said):
    assert legend(weeks([(0, 0, n, 0, 0) for n in counts]), look("ascii")) == said


def test_how_sessions_were_stands_under_its_week_with_signs_of_its_own():
    told = weeks([(0, 0, 1, 0, 0)] * 3, ["lighter", None, "heavier"])
    assert "   L M" in shown(told).splitlines()
    assert "\u25b5 \u25b4" in shown(told, "signs")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_it_fits_and_as_many_weeks_stand_there_as_have_room(width):
    text = shown(weeks([(1, 0, 0, 0, 2)] * 28), "signs", width)
    assert widest(text) <= width
    assert max(row.count("\u25cf") for row in text.splitlines()) == 28


def test_the_months_stand_under_their_first_week():
    """A week belongs to the month of its Thursday; a month that has no room before the next one is not named."""
    text = shown(weeks([(0, 0, 1, 0, 0)] * 9))
    row = next(r for r in text.splitlines() if "Feb" in r)
    assert row.split() == ["Jan", "Feb", "Mar"]
    for month in ("Feb", "Mar"):  # January has begun before the chart
        n = row.index(month) - 3
        first = MONDAY - timedelta(7 * (8 - n)) + timedelta(3)
        assert f"{first:%b}" == month and f"{first - timedelta(7):%b}" != month


def test_a_narrow_screen_has_the_words_of_the_lines_that_were_picked():
    text = " ".join(shown(weeks([(0, 1, 0, 0, 0)]), width=40).split())
    assert ANCHORS[1] in text and ANCHORS[4] not in text
    wide = " ".join(shown(weeks([(0, 1, 0, 0, 0)])).split())
    assert all(anchor.split()[-1] in wide for anchor in ANCHORS)


@given(st.lists(COUNTS, min_size=1, max_size=12))
def test_in_plain_mode_every_rating_is_said(counts):
    told = weeks(counts)
    text = " ".join(shown(told, "plain", 400).split())
    for week in told:
        for line, n in enumerate(week.counts, 1):
            said = f"Week from {week.first.day} {week.first:%B}"
            sentence = text.partition(said)[2].partition(".")[0]
            assert (f"{times(n)} line {line}" in sentence) == bool(n)
