"""How a label came about: the numbers, the rule, the focus, moods, and the year."""

from datetime import date, timedelta

from reflect.growth.label.alarms import FocusArea
from reflect.growth.label.trend_explained import explain
from reflect.growth.label.trend_label import tally, trends

END = date(2026, 3, 8)


def found(*rows, step=14, focus=None, history=300):
    """Label areas "a", "b" ... by one rating a step, the oldest first."""
    ratings = [
        (END - timedelta(step * (13 - n) + 3), "abcdefghij"[area], value)
        for area, row in enumerate(rows)
        for n, value in enumerate(row)
        if value
    ]
    names = {area: area for area in "abcdefghij"[: len(rows)]}
    return trends(tally(ratings), end_day=END, first_day=END - timedelta(history), areas=names, focus=focus)[
        0
    ]


RISE = [2, 3, 2, 3, 2, 3, 2, 4, 4, 5, 4, 5, 4, 4]
FLAT = [3, 4] * 7


def test_it_has_the_numbers_and_the_rule():
    t = found(RISE)
    why = explain(t)
    assert (why.n, why.p, why.change_low) == (14, t.p, t.change_low)
    assert why.rule == (
        "Exact test of the order of 7 two-week steps against 7 before; the steps far from the middle count three times as much "
        "as those beside it: p = 0.00052. No sign that moods carry over from step to step. Allowed are 4 %. "
        "Change (Hodges-Lehmann) +2, 90 % range +1 to +2. "
        "Within what is allowed, and the change is at least +0.5: growing."
    )


def test_it_says_what_the_focus_carries_and_what_the_others_do():
    named = explain(found(RISE, FLAT, FLAT, FLAT, focus=FocusArea("a", END - timedelta(200)))).rule
    assert (
        "Named beforehand, this area carries half of the false alarms for 4 areas together (weighted Holm): "
        in named
    )
    unnamed = explain(found(RISE, FLAT, FLAT, FLAT)).rule
    assert "This area carries 25 % of the false alarms for 4 areas together (weighted Holm): " in unnamed


def test_it_says_how_far_moods_were_allowed_for():
    slow = [3, 3, 4, 5, 5, 4, 3, 2, 1, 1, 2, 3, 4, 5]
    t = found(RISE, slow, slow)
    assert (
        f"In it: moods carry over from step to step ({t.carry_over:.2f} over all areas), so chance"
        in explain(t).rule
    )
    assert "times as far." in explain(t).rule


def test_it_says_what_the_year_was_held_against():
    t = found([2, 2, 3, 2, 3, 2, 3, 3, 3, 4, 3, 4, 4, 4], step=28, history=400)
    assert "7 four-week steps against 7 before" in explain(t).rule
    assert "Allowed are 1.5 %." in explain(t).rule


def test_each_end_has_its_rule():
    assert explain(found(RISE[::-1])).rule.endswith("the change is -0.5 or lower: a closer look.")
    assert explain(found([4] * 14)).rule.endswith("or within 0.75 with p above 0.25): steady.")
    assert explain(found([1, 5, 2, 4, 5, 1, 3, 5, 2, 1, 4, 5, 2, 4])).rule.endswith(
        "half a line, and as many down."
    )
    assert explain(found([3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3])).rule.endswith("the look over a year.")
    assert explain(found([0] * 14)).rule.startswith("Not enough for a test. Still needed: 10 more ratings;")
    low = explain(found([0] * 7 + [1] * 7))
    assert low.rule == "At least 5 later ratings, and two thirds of them are 1 or 2: 7 of 7."
