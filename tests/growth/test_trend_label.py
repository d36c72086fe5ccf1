"""The trend label: worked examples, an independent reading of the rules, days, yardsticks, words."""

import dataclasses
import json
import random
import re
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise
from math import comb
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.worked import NEAR, WORKED

from reflect.growth.ranksum import trimmed
from reflect.growth.steps import history_days, step_days, step_of, window, window_around
from reflect.growth.trend_label import RULES_VERSION, around, tally, trends
from reflect.growth.trend_words import CANNOT_TELL, LABELS, explain
from reflect.values.counts import RatingCount

END = date(2026, 3, 8)
LONG_AGO = END - timedelta(400)
OUR_WORDS = {"needs_attention": "closer_look"}


def ago(days):
    return END - timedelta(days)


def series(early, late, *, area="a", step=14, end=END, times=1):
    """One rating or more in the middle of each step; None leaves a step empty. Oldest first, as one reads it."""
    values = [*early, *late]
    return [
        (end - timedelta(step * (len(values) - 1 - n) + 3), area, value)
        for n, value in enumerate(values)
        if value is not None
        for _ in range(times)
    ]


def label(ratings, *, end=END, first=LONG_AGO, areas=("a",), **more):
    names = {area: area.upper() for area in areas}
    found = trends(tally(ratings), end_day=end, first_day=first, areas=names, **more)
    return found if len(areas) > 1 else found[0]


# Worked examples


@pytest.mark.parametrize("name", ["labels", "labels_empty"])
def test_worked_examples_of_labels(name):
    case = WORKED[name]
    ratings = [(date.fromordinal(d), area, v) for area, all in case["ratings"].items() for d, v in all]
    found = trends(
        tally(ratings),
        end_day=date.fromordinal(case["end_day"]),
        first_day=min((day for day, _, _ in ratings), default=None),
        areas={area: area for area in case["ratings"]},
    )
    for trend, expected in zip(found, case["expected"], strict=True):
        for field, value in expected.items():
            given = getattr(trend, field)
            if isinstance(value, float):
                assert given == pytest.approx(value, abs=NEAR), (trend.area, field)
            else:
                assert given == OUR_WORDS.get(value, value), (trend.area, field)


@pytest.mark.parametrize("case", WORKED["step_index"])
def test_worked_examples_of_steps(case):
    k = step_of(
        date.fromordinal(case["day"]), end_day=date.fromordinal(case["end_day"]), step=case["step_days"]
    )
    assert k == case["step_back"]
    assert (None if k is None else "late" if k < 7 else "early") == case["half"]


@pytest.mark.parametrize("case", WORKED["pick_step"])
def test_worked_examples_of_the_length_of_a_step(case):
    first, end = date.fromordinal(case["first_day"]), date.fromordinal(case["end_day"])
    assert history_days(first, end) == case["history_days"]
    assert step_days(first, end) == case["step_days"]


# The rules, read a second time: by fractions and by every split, straight from single ratings


def slowly(ratings, end, first, areas):
    """Label by the written rules and nothing of ours but `trimmed`, which has a test of its own."""
    history = (end - first).days + 1
    step = 14 if history >= 169 else 7
    measured = {}
    for area in areas:
        steps = {}
        for day, of, value in ratings:
            k = (end.toordinal() - day.toordinal()) // step
            if of == area and value is not None and 0 <= k < 14:
                steps.setdefault(k, []).append(value)
        means = {k: Fraction(sum(v), len(v)) for k, v in steps.items()}
        early, late = [means[k] for k in means if k >= 7], [means[k] for k in means if k < 7]
        recent = [v for k, values in steps.items() if k < 7 for v in values]
        low = len(recent) >= 5 and 3 * sum(v <= 2 for v in recent) >= 2 * len(recent)
        n = sum(map(len, steps.values()))
        eligible = history >= 84 and n >= 10 and len(early) >= 5 and len(late) >= 5
        measured[area] = (early, late, low, eligible)
    p = {}
    for area, (early, late, _, eligible) in measured.items():
        if eligible:
            pooled, s = early + late, abs(signs(early, late))
            far = sum(
                abs(
                    signs(
                        [pooled[i] for i in range(len(pooled)) if i not in chosen],
                        [pooled[i] for i in chosen],
                    )
                )
                >= s
                for chosen in map(frozenset, combinations(range(len(pooled)), len(late)))
            )
            p[area] = Fraction(far, comb(len(pooled), len(late)))
    adjusted, least = {}, Fraction(0)
    for rank, area in enumerate(sorted(p, key=p.get)):
        least = max(least, min(Fraction(1), (len(p) - rank) * p[area]))
        adjusted[area] = least
    labels = {}
    for area, (early, late, low, eligible) in measured.items():
        if not eligible:
            labels[area] = "closer_look" if low and history >= 84 else "not_enough_yet"
            continue
        d = sorted(b - a for a in early for b in late)
        c = trimmed(len(early), len(late))
        clear = adjusted[area] <= (Fraction(3, 100) if step == 14 else Fraction(2, 100))
        labels[area] = (
            "growing" if clear and median(d) >= Fraction(1, 2)
            else "closer_look" if (clear and median(d) <= Fraction(-1, 2)) or low
            else "steady" if d[c - 1] >= Fraction(-3, 4) and d[-c] <= Fraction(3, 4)
            else "unclear"
        )  # fmt: skip
    return labels


def signs(early, late):
    return sum((b > a) - (b < a) for a in early for b in late)


def test_labels_agree_with_a_second_reading_of_the_rules():
    rnd = random.Random(11)
    seen = set()
    for _ in range(16):
        history = rnd.choice((70, 90, 130, 168, 169, 200, 400))
        first = END - timedelta(history - 1)
        ratings = [(first, "a", 3)]
        for area, level, slope in [("a", 2.4, 0), ("b", 1.8, 2.4), ("c", 4.3, -2.4), ("d", 3, 0.8)]:
            for back in range(0, min(history, 230), rnd.choice((3, 7, 12))):
                value = level + slope * (1 - back / min(history, 196)) + rnd.gauss(0, rnd.choice((0.2, 0.9)))
                ratings.append(
                    (END - timedelta(back), area, rnd.choice((min(5, max(1, round(value))),) * 9 + (None,)))
                )
        areas = ("a", "b", "c", "d", "e")
        ours = {t.area: t.label for t in label(ratings, first=first, areas=areas)}
        assert ours == slowly(ratings, END, first, areas)
        seen |= set(ours.values())
    assert seen == set(LABELS)  # else the comparison would have compared too little


RATINGS = st.lists(
    st.tuples(st.integers(-20, 230).map(ago), st.sampled_from("abc"), st.sampled_from([None, 1, 2, 3, 4, 5])),
    max_size=120,
)


@given(RATINGS)
def test_a_count_holds_what_the_list_holds(ratings):
    counts = tally(ratings)
    for area in "abc":
        values = [v for _, of, v in ratings if of == area and v is not None]
        mine = [c for c in counts if c.area == area]
        assert sum(c.n for c in mine) == len(values)
        assert sum(c.total for c in mine) == sum(values)
        assert sum(c.low for c in mine) == sum(v <= 2 for v in values)
    assert all(c.n > 0 for c in counts)


@given(RATINGS, st.integers(60, 400))
def test_counts_by_day_and_one_by_one_give_the_same_labels(ratings, history):
    singly = [RatingCount(area, day, 1, v, int(v <= 2)) for day, area, v in ratings if v is not None]
    names = {"a": "A", "b": "B", "c": "C"}
    shared = {"end_day": END, "first_day": ago(history), "areas": names}
    assert trends(tally(ratings), **shared) == trends(reversed(singly), **shared)


@given(RATINGS, st.integers(60, 400), st.data())
def test_did_not_come_up_never_counts_as_a_number(ratings, history, data):
    extra = data.draw(
        st.lists(st.tuples(st.integers(0, 230).map(ago), st.sampled_from("abc"), st.none()), max_size=40)
    )
    first = ago(history)
    assert label(ratings + extra, first=first, areas="abc") == label(ratings, first=first, areas="abc")


@given(RATINGS, st.integers(60, 400))
def test_what_is_said_holds_together(ratings, history):
    for t in label(ratings, first=ago(history), areas="abc"):
        assert t.n_ratings == t.n_early + t.n_late
        assert 0 <= t.n_low <= t.n_late
        assert (t.p is None) == (t.change is None) == (t.s is None)
        assert (t.label == "not_enough_yet") == bool(t.still_needed)
        if t.p is not None:
            assert t.p <= t.p_adjusted <= 1
            assert t.change_low <= t.change <= t.change_high
        assert json.loads(json.dumps(dataclasses.asdict(t)))["area"] == t.area
        assert not re.search(r"\d\.\d\d|p =|p-value|%", t.sentence)
        assert re.search(r"\d+ rating|\d+ of \d+", t.sentence)
        assert re.search(r"\d+ (weeks|before)", t.sentence)


def test_a_window_holds_all_that_a_label_reads():
    rnd = random.Random(3)
    far = [(ago(n), "a", rnd.randint(1, 5)) for n in range(-30, 500)]
    near = [r for r in far if window(END).first <= r[0] < window(END).end]
    for history in (90, 160, 169, 175, 182, 183, 400):
        assert label(far, first=ago(history)) == label(near, first=ago(history))
    assert len(near) == 210


# Each label


def test_a_clear_rise_is_growing():
    t = label(series([2, 3, 2, 3, 2, 3, 2], [4, 4, 5, 4, 5, 4, 4]))
    assert (t.label, t.reason, t.s, t.change) == ("growing", "rise", 49, 2)
    assert t.sentence == (
        'You rated yourself higher on "A" in the last 14 weeks than in the 14 before (14 ratings; typical step 2.0, '
        "then 4.0; change about +2, likely between +1 and +2). Chance alone would rarely do this."
    )


def test_a_clear_fall_is_worth_a_closer_look():
    t = label(series([4, 5, 4, 5, 4, 5, 4], [3, 2, 3, 3, 2, 3, 3]))
    assert (t.label, t.reason) == ("closer_look", "fall")
    assert t.sentence == (
        'Your ratings on "A" in the last 14 weeks are lower than in the 14 weeks before (14 ratings; about -2, '
        "likely -2 to -1; rarely by chance). This can mean harder sessions, a stricter eye, or a change in practice. "
        "Only you can say."
    )


def test_mostly_low_lines_are_worth_a_closer_look_even_with_few_ratings():
    t = label(series([], [2, None, 1, 2, 1, None, 4]))
    assert (t.label, t.reason, t.n_ratings, t.p) == ("closer_look", "low", 5, None)
    assert t.sentence == (
        'Most of your recent ratings on "A" are 1s and 2s (4 of 5, in the last 14 weeks). '
        "Something to bring to supervision?"
    )


def test_a_low_area_that_rises_is_growing_all_the_same():
    t = label(series([1] * 7, [2] * 7, times=2))
    assert (t.label, t.n_low, t.n_late) == ("growing", 14, 14)


def test_two_thirds_low_is_the_limit():
    assert label(series([], [2, 2, 2, 2, 3, 3, None])).reason == "low"
    assert label(series([], [2, 2, 2, 2, 3, 3, 3])).label == "not_enough_yet"
    assert label(series([], [2, 2, 2, 2, None, None, None])).label == "not_enough_yet"


def test_a_small_range_is_steady():
    t = label(series([4] * 7, [4] * 7))
    assert (t.label, t.sentence) == (
        "steady",
        "About the same as the 14 weeks before (14 ratings in 28 weeks); "
        "any change is likely smaller than three quarters of a point.",
    )


def test_no_signal_is_not_steady():
    t = label(series([1, 5, 2, 4, 5, 1, 3], [5, 2, 1, 4, 5, 2, 4]))
    assert (t.label, t.reason) == ("unclear", "no_clear_direction")
    assert t.sentence == (
        "Your ratings go up and down; they do not show a direction "
        "(14 ratings in 28 weeks; anywhere from -1 to +2). This could be chance."
    )


def test_few_ratings_say_what_is_still_needed():
    t = label(series([None, 3, None, 4, None, None, None], [None, None, 3, None, None, 4, None]))
    assert (t.label, t.reason) == ("not_enough_yet", "few_ratings")
    assert t.sentence == (
        "Not enough yet: 4 ratings in 4 two-week steps; "
        "a label needs 10 ratings and 5 steps in each half (14 weeks)."
    )
    assert t.still_needed == (
        "6 more ratings",
        "ratings in 3 more of the 7 earlier steps",
        "ratings in 3 more of the 7 latest steps",
    )


def test_one_of_each_is_said_as_one():
    t = label(series([], [3]), end=END, first=END, areas=("a",))
    assert t.sentence.startswith(
        "Not enough yet: 1 rating in 1 one-week step; a label needs 12 weeks, 10 ratings"
    )
    assert "9 more ratings" in t.still_needed


@pytest.mark.parametrize("n", range(6))
def test_five_ratings_never_show_a_direction(n):
    rnd = random.Random(n)
    for _ in range(200):
        ratings = [(ago(rnd.randrange(196)), "a", rnd.randint(1, 5)) for _ in range(n)]
        assert label(ratings).reason in ("few_ratings", "low")


def test_half_a_point_is_exactly_half_a_point():
    # Steps of 13/6 and then 8/3: half a line apart, though no float can say so.
    early = [(day, "a", v) for day, _, _ in series([1] * 7, []) for v in (2, 2, 2, 2, 2, 3)]
    early = [(day - timedelta(98), a, v) for day, a, v in early]
    late = [(day, "a", v) for day, _, _ in series([], [1] * 7) for v in (3, 3, 2)]
    t = label(early + late)
    assert t.change == 0.5
    assert t.label == "growing"


def test_a_significant_change_below_half_a_point_is_no_growth():
    early = [(day, "a", v) for day, _, _ in series([1] * 7, [], end=ago(98)) for v in (4, 4, 4, 4, 3)]
    late = [(day, "a", v) for day, _, _ in series([], [1] * 7) for v in (4, 4, 4, 4, 4)]
    t = label(early + late)
    assert (t.p_adjusted <= 0.03, t.label) == (True, "steady")


# Length of history


def test_no_label_before_twelve_weeks():
    low = series([1] * 6, [1] * 7, step=7)
    young, ready = label(low, first=ago(82)), label(low, first=ago(83))
    assert (young.label, young.p) == ("not_enough_yet", None)
    assert young.still_needed == ("1 more week since your first rating",)
    assert ready.reason == "low"


def test_an_early_label_speaks_of_seven_weeks():
    t = label(series([2] * 7, [4] * 7, step=7), first=ago(100))
    assert (t.label, t.step_days) == ("growing", 7)
    assert "in the last 7 weeks than in the 7 before" in t.sentence


def test_one_week_steps_allow_fewer_false_alarms_than_two_week_steps():
    def found(step, first):
        return label(series([4, 3, 3, 2, 2, 2, 3], [5, 3, 4, 4, 3, 4, 5], step=step), first=first)

    early, later = found(7, ago(120)), found(14, LONG_AGO)
    assert early.p_adjusted == later.p_adjusted
    assert 0.02 < early.p_adjusted <= 0.03
    assert (early.label, later.label) == ("unclear", "growing")
    assert early.sentence == (
        "Your ratings may have moved (14 ratings in 14 weeks; anywhere from +1 to +2), "
        "but not clearly enough to show a direction. This could be chance."
    )


def test_more_areas_need_a_clearer_rise():
    rise = series([2, 3, 2, 3, 3, 2, 3], [3, 4, 4, 4, 3, 4, 4])
    flat = [r for n in range(9) for r in series([3, 4] * 3 + [3], [4, 3] * 3 + [4], area=f"x{n}")]
    assert label(rise).label == "growing"
    crowd = label([*rise, *flat], areas=("a", *(f"x{n}" for n in range(9))))
    assert (crowd[0].label, crowd[0].tested) == ("unclear", 10)
    assert crowd[0].p_adjusted == pytest.approx(10 * crowd[0].p)


def test_an_area_without_ratings_has_a_line_too_and_unknown_areas_have_none():
    found = label(series([3] * 7, [3] * 7, area="gone"), areas=("a", "b"))
    assert [(t.area, t.label) for t in found] == [("a", "not_enough_yet"), ("b", "not_enough_yet")]


# New this time


def test_a_label_is_new_the_first_time_and_then_no_more():
    ratings = series([2, 3, 2, 3, 2, 3, 2], [4, 4, 5, 4, 5, 4, 4])
    days = [ago(n) for n in range(60, -60, -14)]
    found = [label([r for r in ratings if r[0] <= day], end=day) for day in days]
    for before, now in pairwise(found):
        assert now.is_new == (now.label != before.label)
    assert any(t.is_new and t.label == "growing" for t in found)
    assert any(not t.is_new and t.label == "growing" for t in found)


def test_what_was_said_a_step_ago_is_told_with_the_steps_of_that_day():
    """On the first days of long steps, the label of two weeks before came from short ones."""
    rnd = random.Random(8)
    first = ago(170)
    for _ in range(30):
        up = rnd.choice((0, 1.5))
        ratings = [
            (ago(n), "a", min(5, max(1, round(3 + up * (n < 60) + rnd.gauss(0, 0.6)))))
            for n in range(0, 170, 3)
        ]
        then = label(ratings, end=ago(14), first=first)
        now = label(ratings, first=first)
        assert (then.step_days, now.step_days) == (7, 14)
        assert now.is_new == (now.label != then.label)


# The yardstick


def test_after_a_change_of_the_yardstick_only_later_ratings_count():
    ratings = series([5] * 7, [3] * 7)
    changed = ago(98)
    assert label(ratings).reason == "fall"
    t = label(ratings, yardsticks={"a": changed})
    assert (t.label, t.n_early, t.since) == ("not_enough_yet", 0, changed.isoformat())
    assert t.sentence.endswith(
        f" Only ratings from {changed.isoformat()} on count: your yardstick changed then."
    )


def test_the_day_of_the_change_counts_and_the_day_before_does_not():
    ratings = [(ago(51), "a", 3), (ago(50), "a", 4)]
    assert label(ratings, yardsticks={"a": ago(50)}).n_ratings == 1


def test_a_yardstick_is_for_its_own_area_and_an_old_one_changes_nothing():
    ratings = series([2] * 7, [4] * 7) + series([2] * 7, [4] * 7, area="b")
    plain = label(ratings, areas=("a", "b"))
    assert label(ratings, areas=("a", "b"), yardsticks={"a": ago(196)}) == plain
    a, b = label(ratings, areas=("a", "b"), yardsticks={"a": ago(30)})
    assert (a.label, b.label) == ("not_enough_yet", "growing")


def test_a_yardstick_named_lately_does_not_rewrite_what_was_said_before():
    ratings = series([2] * 7, [4] * 7) + series([2], [], end=ago(196))
    assert label(ratings, end=ago(14)).label == "growing"
    t = label(ratings, yardsticks={"a": ago(5)})
    assert (t.label, t.is_new) == ("not_enough_yet", True)


# Around a day


def near(ratings, day, *, today=END, first=LONG_AGO, **more):
    return around(tally(ratings), area="a", name="A", day=day, today=today, first_day=first, **more)


def test_around_a_day_compares_both_sides_of_it():
    day = ago(97)
    ratings = series([2, 3, 2, 3, 2, 3, 2], [4, 4, 5, 4, 5, 4, 4])
    t = near(ratings, day)
    assert (t.label, t.p_adjusted, t.tested) == ("growing", t.p, 1)
    assert f"in the 14 weeks from {day.isoformat()} on than in the 14 before" in t.sentence
    assert near([*ratings, (day - timedelta(1), "a", 5)], day).n_early == 8
    assert near([*ratings, (day, "a", 5)], day).n_late == 8


def test_around_a_day_is_not_part_of_holm():
    flat = [r for n in range(9) for r in series([3, 4] * 3 + [3], [4, 3] * 3 + [4], area=f"x{n}")]
    rise = series([2, 3, 2, 3, 3, 2, 3], [3, 4, 4, 4, 3, 4, 4])
    assert near([*flat, *rise], ago(97)).label == "growing"


def test_around_a_recent_day_the_steps_to_come_are_empty():
    day = ago(69)
    ratings = series([2] * 7, [4] * 5, end=END)
    t = near([*ratings, (END + timedelta(5), "a", 5)], day)
    assert (t.steps_late, t.n_late, t.label) == (5, 5, "growing")
    assert "in the 10 weeks from" in t.sentence
    too_soon = near(ratings, ago(20))
    assert (too_soon.label, too_soon.steps_late) == ("not_enough_yet", 2)


def test_a_window_around_a_day_holds_all_that_is_read():
    day, rnd = ago(120), random.Random(4)
    far = [(ago(n), "a", rnd.randint(1, 5)) for n in range(0, 500)]
    period = window_around(day)
    assert near([r for r in far if period.first <= r[0] < period.end], day) == near(far, day)


def test_around_a_day_keeps_to_the_yardstick():
    ratings = series([5] * 7, [3] * 7)
    assert near(ratings, ago(97), yardstick=ago(97)).n_early == 0


# Days


@pytest.mark.parametrize(
    "end",
    [
        date(2026, 3, 8),  # clocks go forward in New York
        date(2026, 10, 25),  # and back in Madrid
        date(2026, 1, 3),  # in ISO week 53 that began in 2025's last week
        date(2027, 1, 3),  # ISO week 53 of 2026
        date(2024, 2, 29),
        date(2025, 1, 1),
    ],
)
def test_no_turn_of_clock_week_or_year_moves_a_rating(end):
    """Days are plain dates: the label of any day is the label of any other with the same days between."""
    rnd = random.Random(53)
    ratings = [(END - timedelta(n), "a", rnd.randint(1, 5)) for n in range(0, 210, 2)]
    moved = [(day + (end - END), area, value) for day, area, value in ratings]
    there = label(moved, end=end, first=end - timedelta(300))
    assert there == label(ratings, first=END - timedelta(300))
    assert [step_of(end - timedelta(n), end_day=end, step=14) for n in (0, 13, 14, 195, 196)] == [
        0,
        0,
        1,
        13,
        None,
    ]


@given(RATINGS, st.integers(60, 400), st.integers(-3000, 3000))
def test_only_the_days_between_matter(ratings, history, by):
    moved = [(day + timedelta(by), area, value) for day, area, value in ratings]
    end = END + timedelta(by)
    there = label(moved, end=end, first=ago(history) + timedelta(by), areas="abc")
    assert there == label(ratings, first=ago(history), areas="abc")


# Words


def test_explain_has_the_numbers_and_the_rule():
    t = label(series([2, 3, 2, 3, 2, 3, 2], [4, 4, 5, 4, 5, 4, 4]))
    why = explain(t)
    assert (why.n, why.p, why.change_low) == (14, t.p, t.change_low)
    assert why.rule == (
        "Exact rank-sum test of 7 two-week steps against 7 before: p = 0.00058; allowed are 3 %. "
        "Change (Hodges-Lehmann) +2, 90 % range +1 to +2. "
        "p is within what is allowed, and the change is at least +0.5: growing."
    )
    assert explain(label([])).rule.startswith("Not enough for a test. Still needed: 10 more ratings;")
    low = explain(label(series([], [1] * 7)))
    assert low.rule == "At least 5 later ratings, and two thirds of them are 1 or 2: 7 of 7."


def test_pages_say_what_they_cannot_tell_and_which_rules_they_keep():
    assert RULES_VERSION
    assert len(CANNOT_TELL) == 4
    assert "slow change" in CANNOT_TELL[2]
