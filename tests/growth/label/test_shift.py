"""The change and its range: worked examples, and counting every order by hand."""

from itertools import combinations
from math import comb
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.worked import NEAR, WORKED

from reflect.growth.label.shift import change, middle, trimmed

LINES = st.lists(st.sampled_from([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]), min_size=1, max_size=6)


@pytest.mark.parametrize("case", WORKED["change"], ids=lambda case: case["name"])
def test_worked_examples_of_the_change(case):
    moved = change(case["early"], case["late"])
    assert moved.middle == pytest.approx(case["change"], abs=NEAR)
    assert (moved.low, moved.high) == pytest.approx((case["change_low"], case["change_high"]), abs=NEAR)
    assert trimmed(len(case["early"]), len(case["late"])) == case["trimmed_each_side"]


def test_the_range_holds_ninety_percent_of_all_orders_without_ties():
    for n, m in [(5, 5), (5, 7), (6, 7), (7, 7)]:
        cut = trimmed(n, m)
        ranks = range(n + m)
        below = [0] * (n * m + 1)
        for late in combinations(ranks, m):
            below[sum(b - i for i, b in enumerate(late))] += 1
        share = [sum(below[: u + 1]) / comb(n + m, m) for u in range(n * m + 1)]
        assert cut == sum(p <= 0.05 for p in share)
        assert 1 - 2 * share[cut - 1] >= 0.90


@given(LINES, LINES)
def test_turning_both_rows_round_turns_everything_round(early, late):
    moved, returned = change(early, late), change(late, early)
    assert (returned.middle, returned.low, returned.high) == (-moved.middle, -moved.high, -moved.low)


@given(LINES, LINES)
def test_a_change_is_the_median_of_all_differences_and_lies_in_its_range(early, late):
    moved = change(early, late)
    assert moved.middle == median(b - a for a in early for b in late)
    assert moved.low <= moved.middle <= moved.high


@given(LINES, LINES, st.integers(1, 60))
def test_parts_of_a_line_give_the_same_change(early, late, parts):
    unit = 2 * parts
    whole = change([int(a * unit) for a in early], [int(b * unit) for b in late], unit=unit)
    assert whole == change(early, late)


@given(LINES)
def test_the_middle_is_the_median(values):
    assert middle(values) == median(values)
