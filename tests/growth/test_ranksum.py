"""The exact test, the change and Holm: worked examples, SciPy, and counting every split by hand."""

import random
from itertools import combinations
from math import comb
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.worked import NEAR, WORKED
from numpy import sign, subtract
from scipy.stats import mannwhitneyu, permutation_test

from reflect.growth.ranksum import change, holm, middle, rank_sum, trimmed

LINES = st.lists(st.sampled_from([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]), min_size=1, max_size=6)


def fair(early, late):
    return sum((b > a) - (b < a) for a in early for b in late)


def every_split(early, late):
    """The share of all splits with the statistic as far from 0, or farther: the definition, slowly."""
    pooled, s = [*early, *late], abs(fair(early, late))
    places = range(len(pooled))
    far = 0
    for chosen in combinations(places, len(late)):
        rest = [pooled[i] for i in places if i not in chosen]
        far += abs(fair(rest, [pooled[i] for i in chosen])) >= s
    return far / comb(len(pooled), len(late))


@pytest.mark.parametrize("case", WORKED["rank_sum_and_change"], ids=lambda case: case["name"])
def test_worked_examples_of_test_and_change(case):
    test, moved = rank_sum(case["early"], case["late"]), change(case["early"], case["late"])
    assert test.s == case["s"]
    assert test.p == pytest.approx(case["p"], abs=NEAR)
    assert moved.middle == pytest.approx(case["change"], abs=NEAR)
    assert (moved.low, moved.high) == pytest.approx((case["change_low"], case["change_high"]), abs=NEAR)
    assert trimmed(len(case["early"]), len(case["late"])) == case["trimmed_each_side"]


@pytest.mark.parametrize("case", WORKED["holm"])
def test_worked_examples_of_holm(case):
    names = [str(n) for n in range(len(case["p"]))]
    adjusted = holm(dict(zip(names, case["p"], strict=True)))
    assert [adjusted[name] for name in names] == pytest.approx(case["adjusted"], abs=NEAR)


def test_without_ties_it_agrees_with_scipy_exact():
    rnd = random.Random(1945)
    for _ in range(250):
        n, m = rnd.randint(1, 9), rnd.randint(1, 9)
        values = rnd.sample(range(1_000), n + m)
        early, late = values[:n], values[n:]
        theirs = mannwhitneyu(late, early, method="exact", alternative="two-sided").pvalue
        assert rank_sum(early, late).p == pytest.approx(theirs, abs=1e-12)


def test_with_ties_it_agrees_with_every_split():
    rnd = random.Random(1947)
    for _ in range(250):
        early = [rnd.randint(1, 5) for _ in range(rnd.randint(1, 6))]
        late = [rnd.randint(1, 5) for _ in range(rnd.randint(1, 6))]
        assert rank_sum(early, late).p == pytest.approx(every_split(early, late), abs=1e-12)


def test_with_ties_it_agrees_with_scipy_over_all_splits_of_up_to_seven_and_seven():
    rnd = random.Random(1984)
    for n, m in [(7, 7), (7, 7), (5, 7), (6, 5), (7, 6), (5, 5)] * 2:
        early, late = ([rnd.choice((2, 2.5, 3, 3.5, 4)) for _ in range(size)] for size in (n, m))
        found = permutation_test(
            (late, early),
            lambda b, a: abs(sign(subtract.outer(b, a)).sum()),
            n_resamples=10_000,
            alternative="greater",
        )
        assert rank_sum(early, late).p == pytest.approx(found.pvalue, abs=1e-12)


def test_holm_agrees_with_its_definition_in_generated_cases():
    rnd = random.Random(1979)
    for _ in range(250):
        p = {str(n): rnd.choice((rnd.random(), rnd.random() / 50, 0.01)) for n in range(rnd.randint(1, 12))}
        adjusted = holm(p)
        for name, value in p.items():
            # The largest of (how many are at least as large) x p, over all that are no larger: capped at 1.
            steps = [
                sum(other >= smaller for other in p.values()) * smaller
                for smaller in p.values()
                if smaller <= value
            ]
            assert adjusted[name] == pytest.approx(min(1.0, max(steps)), abs=1e-12)


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
    there, back = rank_sum(early, late), rank_sum(late, early)
    assert (back.s, back.p) == (-there.s, there.p)
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
    assert rank_sum([int(a * unit) for a in early], [int(b * unit) for b in late]) == rank_sum(early, late)


@given(LINES)
def test_the_middle_is_the_median(values):
    assert middle(values) == median(values)


@given(LINES, LINES)
def test_no_split_is_rarer_than_one_in_all(early, late):
    p = rank_sum(early, late).p
    assert 1 / comb(len(early) + len(late), len(late)) <= p <= 1
