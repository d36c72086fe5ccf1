"""How much one step is like the step before, and what that does to a test. Pure; knows no labels.

A mood that lasts carries over from one step to the next. Then the steps are not as many answers as they seem, and what
chance does in them looks like change. To carry over belongs to a person, not to an area, and one row of 14 steps
tells little about it: so it is measured over all areas together.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reflect.growth.label.rank_test import SCORES, doubled_ranks

MOST = 0.9
"""More is never taken as measured: a formula for it would no longer hold."""
FEWEST = 4
"""Steps with ratings that a row needs, for something to be left of it."""
NOTHING = 1e-9
"""What is smaller is no difference between ranks, but the rounding of one."""
Row = Sequence[float | None]


def carry_over(rows: Iterable[Row]) -> float | None:
    """Measure the correlation of neighbouring steps over several rows, never below 0.

    As in the test, only the ranks of a row count. They are freed of their own S-shaped change first, so that growth
    does not pass for mood; what is left is correlated with itself one step on. In short rows that comes out too low, also where nothing carries over
    (Marriott and Pope 1954); by how much it does there is known, and is put back. A correlation that is there stays
    a little underrated, which steadies a figure that rests on few steps (docs/decisions/0029 has what was compared).

    Args:
        rows: of each area its 14 steps, the oldest first; None for a step without ratings.

    Returns:
        From 0 to 0.9; None where no row tells anything.
    """
    found = [one for row in rows if (one := _of_one(row)) is not None]
    return min(MOST, max(0.0, sum(found) / len(found))) if found else None


def inflation(row: Row, carried: float) -> float:
    """Say how many times as large carry-over makes the variance of the test's sum; never below 1.

    For steps that follow an autoregressive process of the first order, with the scores of the steps that are there.

    Args:
        row: 14 steps; only which of them are there matters.
        carried: the correlation of neighbouring steps, 0 or more.
    """
    scores = _centred(row)
    more = sum(
        carried**lag * sum(a * b for a, b in zip(scores, scores[lag:], strict=False))
        for lag in range(1, len(scores))
    )
    return max(1.0, 1 + 2 * more / sum(score * score for score in scores)) if any(scores) else 1.0


def _centred(row: Row) -> list[float]:
    """Give the scores of the steps that are there, less their mean; 0 for the others."""
    there = [score for score, value in zip(SCORES, row, strict=True) if value is not None]
    mean = sum(there) / len(there) if there else 0.0
    return [0.0 if value is None else score - mean for score, value in zip(SCORES, row, strict=True)]


def _of_one(row: Row) -> float | None:
    """Correlate what is left of one row with itself one step on; None where nothing is left to correlate."""
    scores, n = _centred(row), sum(value is not None for value in row)
    pairs = sum(a is not None and b is not None for a, b in pairwise(row))
    squares = sum(score * score for score in scores)
    # Less their mean; a step without ratings has 0, as its score has.
    ranks = [0 if rank is None else rank - (n + 1) for rank in doubled_ranks(row)]
    if n < FEWEST or not pairs or not squares or not any(ranks):
        return None
    slope = sum(score * rank for score, rank in zip(scores, ranks, strict=True)) / squares
    left = [rank - slope * score for score, rank in zip(scores, ranks, strict=True)]
    spread = sum(x * x for x in left)
    if spread < NOTHING:
        return None
    # What comes out on average where nothing carries over: the mean and the slope were taken from the same steps.
    by_chance = -(pairs / n + sum(a * b for a, b in pairwise(scores)) / squares) / (n - 2)
    return n / pairs * (sum(a * b for a, b in pairwise(left)) / spread - by_chance)
