"""Steps are whole weeks, so counts that are added up by week give what counts by day give."""

import random
from datetime import date, timedelta

import pytest

from reflect.growth.label.steps import weekly
from reflect.growth.label.trend_label import labels
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


@pytest.mark.parametrize("history", [100, 200, 500])
def test_labels_are_the_same_by_week_and_by_day(history):
    rnd = random.Random(history)
    for _ in range(12):
        by_day = counts(rnd, history)
        back = {area: rnd.randrange(history) for area in AREAS[:2]}
        yardsticks = {area: END - timedelta(days) for area, days in back.items()}
        given = {
            "end_day": END,
            "first_day": END - timedelta(history - 1),
            "areas": AREAS,
            "yardsticks": yardsticks,
        }
        by_week = weekly(by_day, end_day=END, yardsticks=yardsticks)
        assert labels(by_week, **given) == labels(by_day, **given)
        assert len(by_week) < len(by_day)
        assert sum(c.n for c in by_week) == sum(c.n for c in by_day)
