"""Steps are whole weeks, so counts by week give what counts by day give."""

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest

from reflect.growth.label.one_look import Cell
from reflect.growth.label.steps import weeks, window
from reflect.growth.label.trend_label import trends
from reflect.values.counts import RatingCount

END = date(2026, 3, 8)
AREAS = ("learning", "safe_space", "sharing_story")


def counts(rnd, days):
    """Ratings of all areas on some of so many days."""
    found = []
    for back in range(days):
        for area in AREAS:
            if rnd.random() < 0.3:
                n = rnd.randint(1, 4)
                lines = [rnd.randint(1, 5) for _ in range(n)]
                low = sum(line <= 2 for line in lines)
                found.append(RatingCount(area, END - timedelta(back), n, sum(lines), low))
    return found


def by_span(by_day, spans):
    """The same under the first days of spans."""
    added = defaultdict(Cell)
    for c in by_day:
        for span in spans:
            if span.first <= c.day < span.end:
                added[c.area, span.first].add(c.n, c.total, c.low)
    return [RatingCount(area, day, c.n, c.total, c.low) for (area, day), c in added.items()]


@pytest.mark.parametrize("history", [100, 200, 500])
def test_labels_are_the_same_by_week_and_by_day(history):
    rnd = random.Random(history)
    days = window(END)
    for _ in range(12):
        by_day = counts(rnd, history)
        back = {area: rnd.randrange(history) for area in AREAS[:2]}
        yardsticks = {area: END - timedelta(days) for area, days in back.items()}
        given = {
            "end_day": END,
            "first_day": END - timedelta(history - 1),
            "areas": {area: area for area in AREAS},
            "yardsticks": yardsticks,
        }
        by_week = by_span(by_day, weeks(END, yardsticks.values()))
        assert trends(by_week, **given) == trends(by_day, **given)
        assert len(by_week) < len(by_day)
        assert sum(c.n for c in by_week) == sum(c.n for c in by_day if days.first <= c.day < days.end)


def test_weeks_are_all_days_of_the_window_each_once_and_none_has_two_yardsticks():
    changed = [END - timedelta(back) for back in (-1, 0, 6, 7, 9, 10, 405, 406, 900)]
    found, days = weeks(END, changed), window(END)
    assert (found[0].first, found[-1].end) == (days.first, days.end)
    assert [one.end for one in found[:-1]] == [one.first for one in found[1:]]
    lengths = [(one.end - one.first).days for one in found]
    assert lengths == [*[7] * 56, 3, 1, 2, 1, 6, 1]
    assert [(one.end - one.first).days for one in weeks(END, ())] == [7] * 58
