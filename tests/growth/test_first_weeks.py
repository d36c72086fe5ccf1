"""What is said before there is a label: counts, a range that is one of 90 %, and never a direction or a zero."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.growth.first_weeks import (
    HALVES_FROM,
    first_of_later,
    moved_words,
    needed_in_short,
    range_words,
    so_far,
)
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.trend_label import tally
from reflect.values.counts import RatingCount

END = date(2026, 3, 8)
TREND = AreaTrend(
    area="one", label="not_enough_yet", reason="few_ratings", step_days=14, n_ratings=6, n_early=4, n_late=2, n_low=0,
    steps_early=4, steps_late=2,
)  # fmt: skip


def found(early, late, *, middle=END - timedelta(14)):
    """Then and now of ratings on so many days before the middle, and from it on."""
    rated = [(middle - timedelta(n + 1), "one", v) for n, v in enumerate(early)]
    rated += [(middle + timedelta(n), "one", v) for n, v in enumerate(late)]
    return so_far(tally(rated), first=END - timedelta(60), later=middle, end_day=END)


def test_then_and_now_worked_by_hand():
    """Differences of 2, 3, 3 and 3, 4, 5, sorted: 0 0 1 1 1 2 2 2 3; with three and three, 90 % is from first to last."""
    told = found([2, 3, 3], [3, 4, 5])
    assert (told.n_early, told.n_late, told.typical_early, told.typical_late) == (3, 3, 3.0, 4.0)
    assert (told.low, told.high) == (0.0, 3.0)


def test_several_ratings_of_one_day_are_one_value_and_all_of_them_are_counted():
    days = [END - timedelta(n) for n in (20, 19, 18, 2, 1, 0)]
    counts = [RatingCount("one", day, 2, 7 if day == days[0] else 6, 0) for day in days]
    told = so_far(counts, first=days[0], later=days[3], end_day=END)
    assert (told.n_early, told.typical_early, told.n_late, told.typical_late) == (6, 3.0, 6, 3.0)
    assert (told.low, told.high) == (-0.5, 0.0)


@pytest.mark.parametrize(("early", "late"), [(0, 5), (5, 0), (1, 1), (2, 2), (1, 5)])
def test_too_few_days_tell_no_then_and_now(early, late):
    """Two days and two can not give a range of 90 %, and without one two figures would read as a direction."""
    assert found([3] * early, [4] * late) is None
    assert found([3] * 3, [4] * 3) is not None


@given(
    st.lists(st.integers(1, 5), min_size=3, max_size=10), st.lists(st.integers(1, 5), min_size=3, max_size=10)
)
def test_a_range_holds_the_middle_of_all_differences(early, late):
    told = found(early, late)
    differences = sorted(b - a for a in early for b in late)
    middle = (differences[(len(differences) - 1) // 2] + differences[len(differences) // 2]) / 2
    assert told.low <= middle <= told.high


@pytest.mark.parametrize(("weeks", "half_life"), [(3, 0), (3, 7), (6, 3), (6, 7), (10, 0), (10, 7)])
def test_the_range_of_an_unchanged_practice_holds_no_change_in_nine_of_ten(weeks, half_life):
    """Invented people who rate four days a week; their moods last, down to a half after so many days."""
    rnd = random.Random(weeks + half_life)
    ranges = [r for r in (unchanged(rnd, 7 * weeks, half_life) for _ in range(400)) if r is not None]
    assert len(ranges) > 380
    assert sum(r.low <= 0 <= r.high for r in ranges) >= 0.9 * len(ranges)


def unchanged(rnd, days, half_life):
    first, lasts = END - timedelta(days - 1), 0.5 ** (1 / half_life) if half_life else 0
    mood, middle, spread, rated = rnd.gauss(0, 1), rnd.uniform(2.2, 4.2), rnd.uniform(0.5, 0.9), []
    for n in range(days):
        mood = lasts * mood + sqrt(1 - lasts**2) * rnd.gauss(0, 1)
        if rnd.random() < 4 / 7:
            line = middle + spread * (0.8 * mood + 0.6 * rnd.gauss(0, 1))
            rated.append((first + timedelta(n), "one", min(max(round(line), 1), 5)))
    return so_far(tally(rated), first=first, later=first + timedelta(days // 2), end_day=END)


def test_the_halves_begin_after_three_weeks_and_share_the_days_so_far():
    young = {"step_days": 7, "is_young": True}
    first = END - timedelta(HALVES_FROM - 1)
    assert first_of_later(END, first + timedelta(1), **young) is None
    assert first_of_later(END, first, **young) == first + timedelta(10)
    assert first_of_later(END, None, **young) is None
    assert first_of_later(END, END - timedelta(300), step_days=14, is_young=False) == END - timedelta(97)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (-0.5, 1, "anything from a little lower to a line higher"),
        (-0.2, 0.2, "about the same"),
        (0.9, 1.1, "about a line higher"),
        (0, 1.5, "anything from the same to a line and a half higher"),
        (-2, -1, "anything from two lines lower to a line lower"),
        (-4, 3.4, "anything from four lines lower to three lines higher"),
    ],
)
def test_a_range_in_words(low, high, said):
    assert range_words(low, high) == said


@given(st.floats(-4, 4))
def test_every_move_has_words_and_no_figure(by):
    words = moved_words(by)
    assert not re.search(r"\d", words)
    assert ("higher" in words) <= (by > 0) and ("lower" in words) <= (by < 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"steps_early": 5, "steps_late": 5}, "4 more ratings"),
        ({"n_ratings": 9, "steps_early": 7, "steps_late": 7}, "1 more rating"),
        ({"n_ratings": 12, "steps_early": 5, "steps_late": 1}, "8 more rated weeks"),
        ({"n_ratings": 12, "steps_early": 4, "steps_late": 5}, ""),  # the earlier half fills by itself
        ({"n_ratings": 9, "steps_early": 5, "steps_late": 4}, ""),  # neither alone would do
        ({"n_ratings": 12, "steps_early": 5, "steps_late": 4, "step_days": 7}, "1 more rated week"),
        ({"n_ratings": 12, "steps_early": 7, "steps_late": 7}, ""),
    ],
)
def test_what_a_label_still_needs_is_short_and_never_a_zero(change, said):
    assert needed_in_short(replace(TREND, **change)) == said
