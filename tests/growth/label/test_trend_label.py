"""The trend label: worked examples, an independent reading of the rules, days, yardsticks, words."""

import dataclasses
import json
import random
import re
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.orders import carried, inflated, share_of_orders, statistic, weighted_holm
from kit.worked import NEAR, WORKED

from reflect.growth.label.alarms import FocusArea
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.shift import trimmed
from reflect.growth.label.steps import history_days, step_days, step_of, window, window_around
from reflect.growth.label.trend_label import RULES_VERSION, around, tally, trends
from reflect.growth.label.trend_sentences import Compared, sentence
from reflect.growth.label.trend_words import CANNOT_TELL, LABELS, called, newness
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
    tested = [trend for trend in found if trend.p is not None]
    by_hand = measured_again({trend.area: trend.values for trend in tested}, {}) if tested else {}
    for trend in tested:
        assert dataclasses.asdict(trend).items() >= by_hand[trend.area].items()


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


# The rules, read a second time: by fractions and by a second count, straight from single ratings


class Near(float):
    """A number that is the same as one that lies very near."""

    def __eq__(self, other):
        return abs(self - other) < NEAR

    __hash__ = float.__hash__


def measured_again(rows, weight):
    """The test of all areas together, and what it rests on."""
    mood = carried(list(rows.values()))
    more = {area: inflated(row, mood) for area, row in rows.items()}
    p = {area: share_of_orders(row, more[area]) for area, row in rows.items()}
    adjusted = weighted_holm(p, {area: weight.get(area, 1) for area in p})
    return {
        area: {
            "s": Near(statistic(row)), "p": Near(p[area]), "p_adjusted": Near(adjusted[area]),
            "inflation": Near(more[area]), "carry_over": None if mood is None else Near(mood),
        }
        for area, row in rows.items()
    }  # fmt: skip


def one_look_slowly(ratings, end, step, areas, focus):
    """By area: its steps as fractions, oldest first, and what the test of all says."""
    rows, recent, n = {}, {}, {}
    for area in areas:
        steps = {}
        for day, of, value in ratings:
            k = (end.toordinal() - day.toordinal()) // step
            if of == area and value is not None and 0 <= k < 14:
                steps.setdefault(13 - k, []).append(value)
        rows[area] = [Fraction(sum(steps[k]), len(steps[k])) if k in steps else None for k in range(14)]
        recent[area] = [v for k, values in steps.items() if k > 6 for v in values]
        n[area] = sum(map(len, steps.values()))
    enough = {
        area: row
        for area, row in rows.items()
        if n[area] >= 10 and min(sum(v is not None for v in half) for half in (row[:7], row[7:])) >= 5
    }
    is_named = focus and focus.area in enough and focus.since <= end - timedelta(7 * step - 1)
    weight = {focus.area: max(1, len(enough) - 1)} if is_named else {}
    tested = measured_again(enough, weight) if enough else {}
    for area, row in enough.items():
        early, late = ([v for v in half if v is not None] for half in (row[:7], row[7:]))
        d = sorted(b - a for a in early for b in late)
        c = trimmed(len(early), len(late))
        tested[area] |= {"change": median(d), "low": d[c - 1], "high": d[-c], "row": row}
    return tested, recent


def slowly(ratings, end, first, areas, focus=None):
    """Label by the written rules and nothing of ours but `trimmed`, which has a test of its own."""
    history = (end - first).days + 1
    if history < 84:
        return dict.fromkeys(areas, ("not_enough_yet", ""))
    has_year = history >= 364
    usual, recent = one_look_slowly(ratings, end, 14 if history >= 169 else 7, areas, focus)
    year, _ = one_look_slowly(ratings, end, 28, areas, focus) if has_year else ({}, {})
    found = {}
    for area in areas:
        looks = [(usual.get(area), 0.025 if has_year else 0.04), (year.get(area), 0.015)]
        clear = [
            look["change"] > 0
            for look, allowed in looks
            if look and look["p_adjusted"] <= allowed and abs(look["change"]) >= Fraction(1, 2)
        ]
        is_low = len(recent[area]) >= 5 and 3 * sum(v <= 2 for v in recent[area]) >= 2 * len(recent[area])
        restless = [
            look
            for look, _ in looks
            if look
            and max(-look["low"], look["high"]) > (Fraction(3, 4) if look["p"] > 0.25 else Fraction(1, 2))
        ]
        if clear:
            found[area] = ("growing", "rise") if clear[0] else ("closer_look", "fall")
        elif is_low:
            found[area] = ("closer_look", "low")
        elif not usual.get(area):
            found[area] = ("not_enough_yet", "")
        elif not restless:
            found[area] = ("steady", "small_range")
        else:
            look = restless[0]
            there = [v for v in look["row"] if v is not None]
            moves = [b - a for a, b in pairwise(there)]
            up, down = (sum(sign * m >= Fraction(1, 2) for m in moves) for sign in (1, -1))
            turns = up >= 3 and down >= 3 and look["low"] <= 0 <= look["high"]
            found[area] = ("unclear", "both_ways" if turns else "no_direction_yet")
    return found


def lived(rnd, history, first):
    """Ratings of four areas that stay, rise, fall and drift, by somebody of some history."""
    ratings = [(first, "a", 3)]
    span = min(history, rnd.choice((196, 392)))
    for area, level, slope in [("a", 2.4, 0), ("b", 1.8, 2.4), ("c", 4.3, -2.4), ("d", 3, 0.8), ("f", 4, 0)]:
        noise = rnd.choice((0.2, 0.9))
        for back in range(0, min(history, 420), rnd.choice((3, 7, 12))):
            value = level + slope * (1 - min(back, span) / span) + rnd.gauss(0, noise)
            line = rnd.choice((min(5, max(1, round(value))),) * 9 + (None,))
            ratings.append((END - timedelta(back), area, line))
    return ratings


def test_labels_agree_with_a_second_reading_of_the_rules():
    rnd = random.Random(11)
    seen, years = set(), 0
    for _ in range(24):
        history = rnd.choice((70, 90, 130, 168, 169, 200, 363, 364, 400, 400, 400))
        first = END - timedelta(history - 1)
        ratings = lived(rnd, history, first)
        areas = ("a", "b", "c", "d", "e", "f")
        focus = rnd.choice(
            (None, FocusArea("d", first), FocusArea("b", END - timedelta(120)), FocusArea("a", END))
        )
        found = label(ratings, first=first, areas=areas, focus=focus)
        ours = {t.area: (t.label, t.reason if t.label != "not_enough_yet" else "") for t in found}
        assert ours == slowly(ratings, END, first, areas, focus)
        seen |= set(ours.values())
        years += any(t.step_days == 28 for t in found)
    # Else the comparison would have compared too little.
    assert {reason for _, reason in seen} == {
        "rise",
        "fall",
        "low",
        "small_range",
        "both_ways",
        "no_direction_yet",
        "",
    }
    assert {name for name, _ in seen} == set(LABELS)
    assert years > 1


RATINGS = st.lists(
    st.tuples(st.integers(-20, 430).map(ago), st.sampled_from("abc"), st.sampled_from([None, 1, 2, 3, 4, 5])),
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


@given(RATINGS, st.integers(60, 420))
def test_counts_by_day_and_one_by_one_give_the_same_labels(ratings, history):
    singly = [RatingCount(area, day, 1, v, int(v <= 2)) for day, area, v in ratings if v is not None]
    names = {"a": "A", "b": "B", "c": "C"}
    shared = {"end_day": END, "first_day": ago(history), "areas": names}
    assert trends(tally(ratings), **shared) == trends(reversed(singly), **shared)


@given(RATINGS, st.integers(60, 420), st.data())
def test_did_not_come_up_never_counts_as_a_number(ratings, history, data):
    extra = data.draw(
        st.lists(st.tuples(st.integers(0, 230).map(ago), st.sampled_from("abc"), st.none()), max_size=40)
    )
    first = ago(history)
    assert label(ratings + extra, first=first, areas="abc") == label(ratings, first=first, areas="abc")


@given(RATINGS, st.integers(60, 420))
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
    assert len(near) == 406


# Each label


def test_a_clear_rise_is_growing():
    t = label(series([2, 3, 2, 3, 2, 3, 2], [4, 4, 5, 4, 5, 4, 4]))
    assert (t.label, t.reason, t.s, t.change) == ("growing", "rise", 117, 2)
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
        "any change is likely smaller than three quarters of a line.",
    )


def test_no_signal_is_not_steady():
    t = label(series([1, 5, 2, 4, 5, 1, 3], [5, 2, 1, 4, 5, 2, 4]))
    assert (t.label, t.reason) == ("unclear", "both_ways")
    assert (called(t), t.sentence[:12]) == ("up and down", "Your ratings")
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
    assert (t.p_adjusted <= 0.03, t.change, t.label) == (True, pytest.approx(0.2), "steady")


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


def test_a_lean_that_is_not_clear_says_so():
    found = label(series([4, 3, 3, 2, 2, 2, 3], [5, 3, 4, 4, 3, 4, 5], step=7), first=ago(120))
    assert (found.label, found.reason, called(found)) == (
        "unclear",
        "no_direction_yet",
        "no direction seen yet",
    )
    assert found.sentence == (
        "Your ratings may have moved (14 ratings in 14 weeks; anywhere from +1 to +2), "
        "but not clearly enough to show a direction. This could be chance."
    )


def in_words(reason, **measures):
    trend = AreaTrend(
        area="one", label="unclear", reason=reason, step_days=14, n_ratings=40, n_early=20, n_late=20, n_low=0,
        steps_early=7, steps_late=7, p=0.001, p_adjusted=0.002, allowed=0.03, **measures,
    )  # fmt: skip
    return sentence(trend, "One", span=Compared(14, END))


@pytest.mark.parametrize(
    ("reason", "measures", "said"),
    [
        ("no_direction_yet", (0.3, 0.2, 0.4), "Your ratings moved a little"),
        ("both_ways", (-0.3, -0.6, -0.2), "Your ratings moved a little"),
        ("small_range", (0.3, 0.2, 0.4), "they moved by about +0.3, clearly, and that is little."),
        ("rise", (0.5, 0.0, 1.0), "How large the change is, is less clear."),
        ("fall", (-0.5, -1.0, 0.0), "How large the change is, is less clear."),
    ],
)
def test_a_sentence_does_not_speak_against_its_own_figures(reason, measures, said):
    """What chance would rarely do is not called chance, and a rise whose range holds none says so."""
    change, low, high = measures
    told = in_words(
        reason, change=change, change_low=low, change_high=high, typical_early=4.0, typical_late=4.0
    )
    assert said in told and "could be chance" not in told
    far = in_words(reason, change=2.0, change_low=1.0, change_high=3.0)
    assert ("less clear" in far) is False


def test_a_wide_range_that_moves_little_shows_no_direction_yet():
    t = label(series([3, 3, 3, 3, 4, 4, 4], [4, 4, 4, 4, 3, 3, 3]))
    assert (t.label, t.reason) == ("unclear", "no_direction_yet")
    assert t.sentence == "Your ratings show no direction yet (14 ratings in 28 weeks; anywhere from 0 to +1)."


def test_three_moves_up_and_three_down_of_half_a_line_are_up_and_down():
    twice = label(series([3, 4, 3, 4, 3, 3, 3], [3, 3, 3, 3, 3, 4, 5]), first=ago(300))
    thrice = label(series([3, 4, 3, 4, 3, 3, 3], [4, 3, 3, 3, 3, 4, 5]), first=ago(300))
    assert (twice.reason, thrice.reason) == ("no_direction_yet", "both_ways")


def flat(count):
    return [r for n in range(count) for r in series([3, 4] * 3 + [3], [4, 3] * 3 + [4], area=f"x{n}")]


CROWD = ("a", *(f"x{n}" for n in range(9)))
RISE = series([2, 3, 2, 3, 3, 2, 3], [3, 4, 3, 4, 4, 3, 3])


def test_more_areas_need_a_clearer_rise():
    assert label(RISE).label == "growing"
    crowd = label([*RISE, *flat(9)], areas=CROWD)
    assert (crowd[0].label, crowd[0].tested, crowd[0].share) == ("unclear", 10, 0.1)
    assert crowd[0].p_adjusted == pytest.approx(10 * crowd[0].p)


# The focus area


def test_a_focus_named_before_the_later_half_carries_half_of_the_false_alarms():
    found = label([*RISE, *flat(9)], areas=CROWD, focus=FocusArea("a", ago(97)))
    assert (found[0].label, found[0].share, found[1].share) == ("growing", 0.5, 0.5 / 9)
    assert found[0].p_adjusted == pytest.approx(2 * found[0].p)


@pytest.mark.parametrize("since", [ago(96), END, None])
def test_a_focus_named_later_or_on_a_day_that_is_not_known_weighs_as_much_as_each_other(since):
    plain = label([*RISE, *flat(9)], areas=CROWD)
    assert label([*RISE, *flat(9)], areas=CROWD, focus=FocusArea("a", since)) == plain


def test_a_focus_that_has_too_few_ratings_for_a_test_takes_nothing_from_the_others():
    plain = label([*RISE, *flat(9)], areas=(*CROWD, "none"))
    assert label([*RISE, *flat(9)], areas=(*CROWD, "none"), focus=FocusArea("none", LONG_AGO)) == plain


def test_what_was_said_a_step_ago_is_told_with_the_focus_as_it_counted_then():
    """A focus that was named before today's later half, but not before the one of a step ago, weighs today alone."""
    series_of = [*series([3, 2, 3, 2, 3, 3, 2], [3, 3, 4, 3, 4, 4, 3], end=ago(14)), *moved_back(flat(9))]
    now_too = [*series_of, *series([], [4]), *(r for n in range(9) for r in series([], [4], area=f"x{n}"))]
    focus = FocusArea("a", ago(97))
    then = label(series_of, end=ago(14), areas=CROWD, focus=focus)[0]
    now = label(now_too, areas=CROWD, focus=focus)[0]
    assert (then.label, then.share, now.label, now.share) == ("unclear", 0.1, "growing", 0.5)
    assert (now.is_new, newness(now)) == (True, "new this time")


def moved_back(ratings):
    return [(day - timedelta(14), *rest) for day, *rest in ratings]


# Moods


def test_moods_that_last_make_a_change_less_clear_in_every_area():
    """Other areas that go slowly up and down show that one step is like the one before."""
    slow = [3, 3.5, 4, 4.5, 4, 3.5, 3, 2.5, 2, 2.5, 3, 3.5, 4, 4.5]
    moody = [(day, f"m{n}", v) for n in range(4) for day, _, v in halves(slow)]
    alone, among = label(RISE), label([*RISE, *moody], areas=("a", "m0", "m1", "m2", "m3"))[0]
    assert (alone.carry_over, alone.inflation) == (0, 1)
    assert among.carry_over > 0.2
    assert among.inflation > 1.3
    assert (among.s, among.p > 1.5 * alone.p) == (alone.s, True)


def halves(values):
    """Two ratings a step, for values of half a line."""
    whole = [(int(2 * v) // 2, int(2 * v) - int(2 * v) // 2) for v in values]
    return series([a for a, _ in whole], [])[:0] + [
        r for k in (0, 1) for r in series([pair[k] for pair in whole[:7]], [pair[k] for pair in whole[7:]])
    ]


# The look over a year


def yearly(early, late, area="a"):
    return series(early, late, area=area, step=28)


def test_a_slow_rise_over_a_year_is_growing_and_speaks_of_28_weeks():
    slow = yearly([2, 2, 3, 2, 3, 2, 3], [3, 3, 4, 3, 4, 4, 4])
    t = label(slow, first=ago(363))
    assert (t.label, t.step_days, t.allowed) == ("growing", 28, 0.015)
    assert "in the last 28 weeks than in the 28 before (14 ratings;" in t.sentence
    assert label(slow, first=ago(362)).label == "not_enough_yet"


def test_once_there_is_a_year_both_looks_share_what_is_allowed():
    rise = series([2, 3, 2, 3, 2, 3, 2], [4, 4, 5, 4, 5, 4, 4])
    assert [label(rise, first=ago(n)).allowed for n in (362, 363)] == [0.04, 0.025]


def test_what_the_usual_look_says_comes_before_the_year():
    ratings = [*series([5] * 7, [3] * 7, times=3), *((ago(n), "a", 1) for n in range(200, 390, 7))]
    t = label(ratings)
    assert (t.reason, t.step_days) == ("fall", 14)


def test_steady_needs_both_looks_once_there_is_a_year():
    half_a_year = series([3] * 7, [3] * 7)
    before = [(ago(n), "a", 5 if n % 40 < 20 else 1) for n in range(200, 390, 7)]
    assert label([*half_a_year, *before], first=ago(362)).label == "steady"
    t = label([*half_a_year, *before], first=ago(390))
    assert (t.label, t.step_days) == ("unclear", 28)
    assert re.search(r"\d+ ratings in 56 weeks; anywhere from -\d", t.sentence)
    assert label(half_a_year, first=ago(390)).label == "steady"  # too few over a year: the usual look alone


def in_quarters(values):
    """Four ratings a step, 4 or 5: so many of them are a 5."""
    return [
        rating
        for k in range(4)
        for rating in series([4 + (n > k) for n in values[:7]], [4 + (n > k) for n in values[7:]])
    ]


def test_small_is_less_for_what_leans_to_one_side():
    """A change within three quarters of a line is steady; one that leans must lie within half a line."""
    wide = label(in_quarters([0, 0, 0, 2, 2, 2, 2, 3, 3, 3, 0, 0, 2, 3]), first=ago(300))
    leaning = label(in_quarters([0, 0, 0, 1, 1, 2, 3, 3, 3, 3, 2, 3, 2, 0]), first=ago(300))
    narrow = label(in_quarters([2, 2, 0, 2, 0, 2, 1, 2, 3, 0, 3, 3, 3, 2]), first=ago(300))
    assert (wide.change_high, wide.p > 0.25, wide.label) == (0.75, True, "steady")
    assert (leaning.change_high, leaning.p <= 0.25, leaning.label) == (0.75, True, "unclear")
    assert (narrow.change_high, narrow.p <= 0.05, narrow.label) == (0.5, True, "steady")


# New this time


def test_a_label_is_new_the_first_time_and_then_no_more():
    ratings = series([2, 3, 2, 3, 2, 3, 2], [4, 4, 5, 4, 5, 4, 4])
    days = [ago(n) for n in range(88, -60, -14)]
    found = [label([r for r in ratings if r[0] <= day], end=day) for day in days]
    for before, now in pairwise(found):
        assert now.is_new == (now.label != before.label)
    assert any(t.is_new and t.label == "growing" for t in found)
    assert any(not t.is_new and t.label == "growing" for t in found)
    for before, now in pairwise(found):
        assert now.is_first == (before.label == "not_enough_yet" and now.label != "not_enough_yet")
        assert newness(now) == ("first label" if now.is_first else "new this time" if now.is_new else "")
    assert any(t.is_first for t in found)


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
    assert t.sentence.endswith(" Only ratings from 30 November 2025 on count: your yardstick changed then.")
    later = label(ratings, yardsticks={"a": ago(20)})
    assert later.sentence.endswith(" Only ratings from 16 February on count: your yardstick changed then.")


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
    assert "in the 14 weeks from 1 December 2025 on than in the 14 before" in t.sentence
    assert near([*ratings, (day - timedelta(1), "a", 5)], day).n_early == 8
    assert near([*ratings, (day, "a", 5)], day).n_late == 8


def test_around_a_day_is_not_part_of_holm():
    t = near([*flat(9), *RISE], ago(97))
    assert (t.label, t.p_adjusted, t.share, t.allowed) == ("growing", t.p, 1, 0.04)


def test_around_a_day_moods_are_measured_over_all_areas():
    slow = [3, 3.5, 4, 4.5, 4, 3.5, 3, 2.5, 2, 2.5, 3, 3.5, 4, 4.5]
    moody = [(day, f"m{n}", v) for n in range(4) for day, _, v in halves(slow)]
    assert near(RISE, ago(97)).carry_over == 0
    assert near([*RISE, *moody], ago(97)).carry_over > 0.2


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


@given(RATINGS, st.integers(60, 420), st.integers(-3000, 3000))
def test_only_the_days_between_matter(ratings, history, by):
    moved = [(day + timedelta(by), area, value) for day, area, value in ratings]
    end = END + timedelta(by)
    there = label(moved, end=end, first=ago(history) + timedelta(by), areas="abc")
    assert there == label(ratings, first=ago(history), areas="abc")


# Words


def test_pages_say_what_they_cannot_tell_and_which_rules_they_keep():
    assert RULES_VERSION
    assert len(CANNOT_TELL) == 4
    assert "slow change" in CANNOT_TELL[2]
