"""The exact test of one row of steps: do its values move over time, as they would not by chance. Pure; knows no labels.

Whole-number counting throughout: ties are kept as ties, and no result rests on a large-sample formula. What makes a
change look larger than it is when one step is like the one before comes in from outside (`carry_over`).
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise, product
from math import ceil, factorial, gcd, prod, sqrt
from operator import mul

from reflect.quick_dataclass import dataclass

SCORES = (-3, -3, -3, -3, -2, -2, -1, 1, 2, 2, 3, 3, 3, 3)
"""How much each step says about a change, the oldest first: an S that follows `tanh((step - middle) / 3)`.

It is good at a slope and at a step alike. Few distinct whole numbers, so that its distribution can be counted."""
OCTAL = 3
"""Bits of a figure. Of the bases in which a number is written off as it stands, this one wastes the fewest of them."""
ALMOST = 1e-9
"""Two distances that differ by less are the same: a root is no whole number."""


@dataclass(frozen=True, slots=True)
class RankTest:
    """The linear rank test of one row.

    Attributes:
        s: the sum of score times rank, less its middle: above 0 where the later steps are higher.
        p: the share of all orders of the same values that lie as far from the middle, or farther.
    """

    s: float
    p: float


def rank_test(values: Sequence[int | float | None], *, inflation: float = 1.0) -> RankTest:
    """Test one row of 14 steps, two-sided and exact, ties included.

    A linear rank statistic (Hájek and Šidák 1967) with `SCORES` over time and midranks of the values. Its distribution
    over all orders of the values that are there is counted, not approximated.

    Args:
        values: one number a step, the oldest first; None leaves a step out. Only their order matters.
        inflation: how many times as large the variance is because one step is like the one before; 1 for not at all.
            The distance from the middle is made smaller by its root before it is looked up.
    """
    ranks = doubled_ranks(values)
    there = [(rank, score) for rank, score in zip(ranks, SCORES, strict=True) if rank is not None]
    groups = tuple(len(tuple(same)) for _, same in groupby(sorted(rank for rank, _ in there)))
    scores = tuple(sorted(score for _, score in there))
    twice = sum(rank * score for rank, score in there) - sum(scores) * (len(there) + 1)
    # Turned round, the values or the scores give the same distances: one count serves for all four.
    tails = _tails(min(groups, groups[::-1]), min(scores, tuple(-s for s in reversed(scores))))
    return RankTest(twice / 2, tails[ceil(abs(twice) / sqrt(inflation) - ALMOST)])


def doubled_ranks(values: Sequence[int | float | None]) -> list[int | None]:
    """Give twice the rank of each value, from 1; equal ones have the mean of their ranks (midranks)."""
    there = sorted(value for value in values if value is not None)
    ends = accumulate((len(tuple(same)) for _, same in groupby(there)), initial=0)
    twice = {there[before]: before + upto + 1 for before, upto in pairwise(ends)}
    return [None if value is None else twice[value] for value in values]


@lru_cache(maxsize=1 << 14)
def _tails(groups: tuple[int, ...], scores: tuple[int, ...]) -> "array[float]":
    """Give, by twice the distance from the middle, the share of all orders that lie so far, or farther.

    Args:
        groups: how many values are equal, from the lowest value up.
        scores: those of the steps that are there, the lowest first.
    """
    n = len(scores)
    ends = accumulate(groups, initial=0)
    ranks = [before + upto + 1 for before, upto in pairwise(ends) for _ in range(upto - before)]
    middle = ranks[n // 2] if ranks else 0
    unit = gcd(*(rank - middle for rank in ranks)) or 1
    away = sorted(((rank - middle) // unit for rank in ranks), key=abs)
    ways = _ways(away, scores)
    # From what was counted back to twice (sum of score times rank, less its middle).
    least = sum(rank * (scores[0] if rank > 0 else scores[-1]) for rank in away)
    start = unit * least + (middle - n - 1) * sum(scores)
    far = [0] * (abs(start) + unit * len(ways) + 1)
    for at, count in enumerate(ways):
        far[abs(start + unit * at)] += count
    orders = sum(ways)
    return array("d", reversed([below / orders for below in accumulate(reversed(far))]))


def _ways(away: Sequence[int], scores: tuple[int, ...]) -> list[int]:
    """Count the ways to give the values to the scores, by the sum of score times rank, from the least it could be.

    The values come one by one. A state is how many of each distinct score are used up, and holds its whole distribution
    as one number, written in digits so wide that no count runs over (Kronecker substitution): to add a score is then
    one shift. No shift goes back, since a value above the middle adds what its score is more than the lowest, and one below
    it what its score is less than the highest. Those near the middle come first: while there are most states, their
    numbers are still short.

    Args:
        away: of each value how far its rank is from some middle one, in whole numbers, the nearest first.
        scores: the lowest first.
    """
    uses = Counter(scores)
    width = (factorial(len(scores)) // prod(map(factorial, uses.values()))).bit_length() // OCTAL + 1
    least = [scores[0] if rank > 0 else scores[-1] for rank in away]
    shifts = [
        [OCTAL * width * rank * (score - low) for score in uses]
        for rank, low in zip(away, least, strict=True)
    ]
    states = [1]
    for value, ways in _paths(tuple(uses.values()))[1:]:
        by = shifts[value]
        states.append(sum([states[before] << by[score] for before, score in ways]))
    figures = f"{states[-1]:o}"
    return [int(figures[max(0, end - width) : end], 8) for end in range(len(figures), 0, -width)]


@lru_cache(maxsize=1 << 10)
def _paths(most: tuple[int, ...]) -> tuple[tuple[int, tuple[tuple[int, int], ...]], ...]:
    """Give of each state which value came last, and the ways into it: which state was before, and which score was taken.

    Values, states and scores by their places. Each state stands after all that lead to it; in the first no score is used
    up, and in the last all are.

    Args:
        most: how many steps have each distinct score.
    """
    # States stand in the order in which one counts: so far back is the one that has one less of a score.
    back = list(accumulate((limit + 1 for limit in most[:0:-1]), mul, initial=1))[::-1]
    return tuple(
        (sum(used) - 1, tuple((at - back[score], score) for score, times in enumerate(used) if times))
        for at, used in enumerate(product(*(range(limit + 1) for limit in most)))
    )
