"""The exact test of one row of steps: do its values move over time, as they would not by chance. Pure; knows no labels.

Whole-number counting throughout: ties are kept as ties, and no result rests on a large-sample formula. What makes a
change look larger than it is when one step is like the one before comes in from outside (`carry_over`).
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from math import ceil, factorial, gcd, prod, sqrt

from reflect.quick_dataclass import dataclass

SCORES = (-3, -3, -3, -3, -2, -2, -1, 1, 2, 2, 3, 3, 3, 3)
"""How much each step says about a change, the oldest first: an S that follows `tanh((step - middle) / 3)`.

It is good at a slope and at a step alike. Few distinct whole numbers, so that its distribution can be counted."""
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
    ranks = [before + upto + 1 for before, upto in pairwise(accumulate(groups, initial=0))]
    n, low = len(scores), scores[0] if scores else 0
    first = ranks[0] if ranks else 0
    unit = gcd(*(rank - first for rank in ranks)) or 1
    ways = _ways(groups, [(rank - first) // unit for rank in ranks], scores)
    # From what was counted back to twice (sum of score times rank, less its middle).
    start = low * n * (n + 1) + first * (sum(scores) - n * low) - sum(scores) * (n + 1)
    far = [0] * (abs(start) + unit * len(ways) + 1)
    for at, count in enumerate(ways):
        far[abs(start + unit * at)] += count
    orders = sum(ways)
    return array("d", reversed([below / orders for below in accumulate(reversed(far))]))


def _ways(groups: Sequence[int], steps: Sequence[int], scores: tuple[int, ...]) -> list[int]:
    """Count the ways to give the values to the scores, by the sum of (score - lowest score) times rank.

    The values come one by one, the lowest first. A state is how many of each distinct score are used up, and holds
    its whole distribution as one number, written in digits so wide that no count runs over (Kronecker substitution):
    to add a score is then one shift.

    Args:
        groups: how many values are equal, from the lowest value up.
        steps: the rank of each group, from 0, in whole numbers.
        scores: the lowest first.
    """
    uses = Counter(scores)
    levels = [score - scores[0] for score in uses]
    width = (factorial(len(scores)) // prod(map(factorial, uses.values()))).bit_length() // 8 + 1
    states, order = [1], iter(_paths(tuple(uses.values())))
    for size, rank in zip(groups, steps, strict=True):
        shifts = [8 * width * level * rank for level in levels]
        for _ in range(size):
            states = [sum(states[at] << shifts[level] for at, level in ways) for ways in next(order)]
    found = states[0].to_bytes((states[0].bit_length() + 7) // 8 + width, "little")
    return [int.from_bytes(found[at : at + width], "little") for at in range(0, len(found), width)]


@lru_cache(maxsize=1 << 10)
def _paths(most: tuple[int, ...]) -> tuple[tuple[tuple[tuple[int, int], ...], ...], ...]:
    """Give, value by value, each state by the ways into it: which state before it, and which score it took.

    Args:
        most: how many steps have each distinct score.
    """
    before = {(0,) * len(most): 0}
    layers = []
    for _ in range(sum(most)):
        ways: dict[tuple[int, ...], list[tuple[int, int]]] = {}
        for used, at in before.items():
            for level, limit in enumerate(most):
                if used[level] < limit:
                    then = (*used[:level], used[level] + 1, *used[level + 1 :])
                    ways.setdefault(then, []).append((at, level))
        before = {state: at for at, state in enumerate(ways)}
        layers.append(tuple(map(tuple, ways.values())))
    return tuple(layers)
