"""The exact rank test: by hand, by every order, by SciPy, and by a second count."""

import random
from math import comb, inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.orders import SCORES as WRITTEN
from kit.orders import share_of_every_order, share_of_orders, statistic, there
from scipy.stats import permutation_test, rankdata

from reflect.growth.label.rank_test import SCORES, rank_test

LINES = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]
ROWS = st.lists(st.sampled_from([None, *LINES]), min_size=14, max_size=14)
INFLATION = st.sampled_from([1.0, 1.2, 1.7, 3.0])


def short(rnd, most=7):
    """A row of 14 steps with so few ratings that every order can be written down."""
    places = rnd.sample(range(14), rnd.randint(1, most))
    return [rnd.choice(LINES) if n in places else None for n in range(14)]


def test_the_scores_follow_an_s_and_are_the_same_on_both_sides():
    exact = np.tanh((np.arange(14) - 6.5) / 3)
    assert np.corrcoef(SCORES, exact)[0, 1] > 0.99
    assert list(SCORES) == [-score for score in reversed(SCORES)] == WRITTEN.tolist()


def test_by_hand_seven_low_steps_then_seven_high_ones():
    # Ranks 4 and 11; scores -17 and +17: 17 x (11 - 4) = 119, as far as it can be. Of the 3,432 ways to give the high
    # value to seven steps, one lies there, and one as far on the other side.
    test = rank_test([2] * 7 + [4] * 7)
    assert test.s == 119
    assert test.p == pytest.approx(2 / comb(14, 7), abs=1e-15)


def test_by_hand_three_steps():
    # Scores -3, -1, 3 with ranks 1, 2, 3, less the middle -1 x 2 = -2: -3 - 2 + 9 + 2 = 6. The six orders give
    # 6, 4, 4, -2, -2 ... : -3a - b + 3c + 2 for (a, b, c) = 123: 6, 132: 4, 213: 2, 231: -4... two are as far as 6.
    row = [1, None, None, None, None, None, 2, None, None, None, None, None, None, 3]
    distances = [
        abs(-3 * a - b + 3 * c + 2)
        for a, b, c in np.array(np.meshgrid([1, 2, 3], [1, 2, 3], [1, 2, 3])).T.reshape(-1, 3)
        if len({a, b, c}) == 3
    ]
    assert sorted(map(int, distances)) == [2, 2, 4, 4, 6, 6]
    test = rank_test(row)
    assert (test.s, test.p) == (6, pytest.approx(2 / 6))


def test_all_the_same_or_nothing_at_all_says_nothing():
    assert rank_test([3] * 14) == rank_test([None] * 14)
    assert (rank_test([3] * 14).s, rank_test([3] * 14).p) == (0, 1)


def test_it_agrees_with_every_order_of_short_rows():
    rnd = random.Random(1967)
    for _ in range(60):
        row, more = short(rnd), rnd.choice((1.0, 1.0, 1.3, 2.0))
        test = rank_test(row, inflation=more)
        assert test.s == pytest.approx(statistic(row))
        assert test.p == share_of_every_order(row, more)


def test_it_agrees_with_scipy_over_every_order():
    rnd = random.Random(1984)
    for _ in range(8):
        row = short(rnd, 7)
        values, scores = there(row)
        if len(values) < 2:
            continue
        centred = rankdata(values) - (len(values) + 1) / 2
        found = permutation_test(
            (centred,), lambda x, scores=scores: abs(scores @ x), permutation_type="pairings",
            n_resamples=inf, alternative="greater", vectorized=False,
        )  # fmt: skip
        assert rank_test(row).p == pytest.approx(found.pvalue, abs=1e-12)


@pytest.mark.parametrize("missing", [0, 0, 0, 1, 2, 4])
@pytest.mark.parametrize("lines", [2, 4, 9, 1000])
def test_it_agrees_with_a_second_count_of_long_rows(missing, lines):
    rnd = random.Random(f"{missing} {lines}")
    row = [rnd.randrange(lines) / 2 for _ in range(14)]
    for place in rnd.sample(range(14), missing):
        row[place] = None
    for more in (1.0, 1.6):
        assert rank_test(row, inflation=more).p == share_of_orders(row, more)


def test_it_agrees_with_many_orders_drawn_at_random():
    rng = np.random.default_rng(5)
    row = [2.0, 2.5, 2.0, 3.0, 2.25, 3.0, 2.5, 3.5, 2.75, 3.0, 3.25, 2.5, 3.5, 4.0]
    ranks = rankdata(row) - 7.5
    drawn = np.abs(rng.permuted(np.tile(ranks, (200_000, 1)), axis=1) @ WRITTEN)
    p = rank_test(row).p
    assert np.mean(drawn >= abs(statistic(row)) - 1e-9) == pytest.approx(p, abs=4 * (p / 200_000) ** 0.5)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=14), st.randoms(use_true_random=False), INFLATION)
@settings(max_examples=25)
def test_whatever_is_equal_and_whatever_is_missing_a_second_count_has_the_same_p(groups, rnd, more):
    values = [value for value, size in enumerate(groups) for _ in range(size)][:14]
    row = [*values, *[None] * (14 - len(values))]
    rnd.shuffle(row)
    # Whole numbers are counted on both sides, so that not even the last digit differs.
    assert rank_test(row, inflation=more).p == share_of_orders(row, more)


@given(ROWS, INFLATION)
def test_turned_round_in_time_or_in_lines_it_only_changes_its_sign(row, more):
    test = rank_test(row, inflation=more)
    back = rank_test(row[::-1], inflation=more)
    down = rank_test([None if v is None else -v for v in row], inflation=more)
    assert (back.s, back.p) == (down.s, down.p) == (-test.s, test.p)


@given(ROWS, st.floats(1.0, 4.0), st.floats(1.0, 4.0))
def test_more_carry_over_never_makes_a_change_clearer(row, one, other):
    less, more = sorted((one, other))
    assert rank_test(row, inflation=less).p <= rank_test(row, inflation=more).p <= 1


@given(ROWS)
def test_only_the_order_of_the_values_matters(row):
    stretched = [None if v is None else v**3 + 7 for v in row]
    assert rank_test(stretched) == rank_test(row)
