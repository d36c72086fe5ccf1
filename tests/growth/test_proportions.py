"""Shares with their ranges and the exact test, against worked examples, SciPy and plain counting."""

import random
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.worked import NEAR, WORKED
from scipy.stats import binomtest, fisher_exact

from reflect.growth.proportions import fisher_greater, wilson


@pytest.mark.parametrize("case", [c for c in WORKED["commitments"] if c["looked_back_at"]])
def test_share_of_commitments_has_the_range_of_the_worked_example(case):
    low, high = wilson(case["followed_through"], case["looked_back_at"])
    assert (low, high) == pytest.approx((case["share_low"], case["share_high"]), abs=NEAR)


@pytest.mark.parametrize("case", WORKED["themes"])
def test_theme_comes_up_more_often_as_in_the_worked_example(case):
    p = fisher_greater(
        case["entries_with_theme_now"],
        case["entries_now"],
        case["entries_with_theme_before"],
        case["entries_before"],
    )
    assert p == pytest.approx(case["p_greater"], abs=NEAR)


def test_wilson_agrees_with_scipy_in_generated_cases():
    rnd = random.Random(1927)
    for _ in range(250):
        n = rnd.choice((rnd.randint(1, 30), rnd.randint(1, 5_000)))
        k, level = rnd.randint(0, n), rnd.choice((0.5, 0.8, 0.9, 0.95, 0.99))
        theirs = binomtest(k, n).proportion_ci(level, "wilson")
        assert wilson(k, n, level=level) == pytest.approx((theirs.low, theirs.high), abs=NEAR)


def test_fisher_agrees_with_scipy_in_generated_cases():
    rnd = random.Random(1935)
    for _ in range(250):
        top = rnd.choice((8, 60, 2_000))
        n1, n2 = rnd.randint(0, top), rnd.randint(1, top)
        a, b = rnd.randint(0, n1), rnd.randint(0, n2)
        theirs = fisher_exact([[a, n1 - a], [b, n2 - b]], alternative="greater").pvalue
        assert fisher_greater(a, n1, b, n2) == pytest.approx(theirs, abs=NEAR, rel=1e-7)


@given(st.integers(0, 40), st.integers(0, 40), st.data())
def test_fisher_is_the_exact_share_of_all_deals(n1, n2, data):
    a, b = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    ways = [comb(n1, x) * comb(n2, a + b - x) for x in range(a, min(a + b, n1) + 1) if a + b - x <= n2]
    exact = float(Fraction(sum(ways), comb(n1 + n2, a + b)))
    assert fisher_greater(a, n1, b, n2) == pytest.approx(exact, rel=1e-12)


def test_fisher_holds_at_the_size_of_a_large_journal():
    assert fisher_greater(4_000, 60_000, 2_000, 40_000) == pytest.approx(
        fisher_exact([[4_000, 56_000], [2_000, 38_000]], alternative="greater").pvalue, rel=1e-6
    )


@given(st.integers(1, 300), st.data())
def test_a_share_lies_within_its_range_and_the_range_within_all_shares(n, data):
    k = data.draw(st.integers(0, n))
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert (low == 0) == (k == 0)
    assert (high == 1) == (k == n)


@pytest.mark.parametrize(("k", "n"), [(0, 0), (-1, 4), (5, 4)])
def test_no_range_is_made_up_where_there_is_no_share(k, n):
    with pytest.raises(ValueError, match="no share"):
        wilson(k, n)


@pytest.mark.parametrize("counts", [(5, 4, 0, 4), (-1, 4, 0, 4), (0, 4, 9, 4)])
def test_counts_above_their_group_are_refused(counts):
    with pytest.raises(ValueError, match="no counts"):
        fisher_greater(*counts)
