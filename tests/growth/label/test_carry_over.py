"""How one step is like the step before: by matrices, on series whose true correlation is known, and without growth."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.orders import SCORES, carried, inflated

from reflect.growth.label.carry_over import MOST, carry_over, inflation

LINES = st.sampled_from([None, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0])
ROWS = st.lists(st.lists(LINES, min_size=14, max_size=14), max_size=5)


def lived(rng, correlation, rows=10):
    """Rows of steps that follow an autoregressive process of the first order."""
    x = rng.normal(size=(rows, 14))
    for n in range(1, 14):
        x[:, n] = correlation * x[:, n - 1] + np.sqrt(1 - correlation**2) * x[:, n]
    return x.tolist()


def holed(rnd, row):
    return [None if rnd.random() < 0.2 else value for value in row]


def test_it_agrees_with_least_squares_and_matrices():
    rnd, rng = random.Random(1), np.random.default_rng(1)
    for correlation in (0, 0.3, 0.6, 0.9) * 5:
        rows = [holed(rnd, row) for row in lived(rng, correlation, rnd.randint(1, 6))]
        found = carry_over(rows)
        assert found == pytest.approx(carried(rows), abs=1e-9)
        for row in rows:
            assert inflation(row, found) == pytest.approx(inflated(row, found), abs=1e-9)


def test_by_hand_neighbours_all_there_with_a_correlation_of_a_half():
    # 1 + 2 x (sum over lags of 0.5 ** lag x score x score that much later) / (sum of squares: 8 x 9 + 4 x 4 + 2 x 1).
    row = [3.0] * 14
    scores = SCORES.tolist()
    assert sum(s * s for s in scores) == 90
    more = sum(0.5**k * sum(a * b for a, b in zip(scores, scores[k:], strict=False)) for k in range(1, 14))
    assert inflation(row, 0.5) == pytest.approx(1 + 2 * more / 90)
    assert inflation(row, 0.0) == 1


def test_where_nothing_carries_over_it_comes_out_right_on_average_before_it_is_cut_at_nothing():
    """Areas one by one are cut at 0; over very many areas the mean is near 0, and with carry-over it rises with it."""
    rng = np.random.default_rng(2)
    many = [carry_over(lived(rng, correlation, 20_000)) for correlation in (0, 0.2, 0.4, 0.6)]
    assert many[0] == pytest.approx(0, abs=0.006)
    assert many == sorted(many)
    # It stays a little underrated, as is written down.
    assert 0.08 < many[1] < 0.2
    assert 0.25 < many[3] < 0.6


@pytest.mark.parametrize("much", [2, 4, 8])
def test_growth_does_not_pass_for_mood(much):
    """A slope and a step in the middle, of so many times what chance does, in every area."""
    rng = np.random.default_rng(3)
    rows = np.array(lived(rng, 0, 2_000))
    slope = np.clip((np.arange(14) - 3.75) / 6.5, 0, 1)
    step = np.arange(14) >= 7
    assert carry_over((rows + much * slope).tolist()) < 0.05
    assert carry_over((rows + much * step).tolist()) < 0.05


def test_nothing_to_measure_from_is_none():
    assert carry_over([]) is None
    assert carry_over([[3.0] * 14]) is None
    assert carry_over([[None] * 14, [1.0, 2.0] + [None] * 12]) is None
    all_change = [2.0] * 4 + [None] * 6 + [4.0] * 4
    assert carry_over([all_change]) is None
    apart = [1.0, None, 4.0, None, 2.0, None, 5.0, None, 1.0, None, 3.0, None, 2.0, None]
    assert carry_over([apart]) is None


def test_rows_without_differences_do_not_water_down_the_others():
    row = lived(np.random.default_rng(4), 0.9, 1)
    assert carry_over([*row, [4.0] * 14]) == carry_over(row) > 0


@given(ROWS)
def test_it_stays_within_its_bounds(rows):
    found = carry_over(rows)
    assert found is None or 0 <= found <= MOST
    assert all(inflation(row, found or 0.0) >= 1 for row in rows)


@given(ROWS)
def test_only_the_order_within_an_area_matters(rows):
    stretched = [[None if v is None else v**3 - 40 for v in row] for row in rows]
    assert carry_over(stretched) == carry_over(rows)
