"""The exact statistics of two rows of numbers: was the later row higher, and by how much. Pure; knows no labels.

Whole-number counting throughout: ties are kept as ties, and no result rests on a large-sample formula.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, groupby
from math import comb

TAIL = 0.05
"""What a range leaves out on each side, so that it holds 90 %."""


@dataclass(frozen=True, slots=True)
class RankSum:
    """The rank-sum test of two rows.

    Attributes:
        s: how many pairs have the later value higher, less how many have it lower.
        p: the share of all ways to split the same values over the two rows with `s` as far from 0, or farther.
    """

    s: int
    p: float


@dataclass(frozen=True, slots=True)
class Change:
    """How far the later row lies above the earlier one: the middle of all differences, and its 90 % range."""

    middle: float
    low: float
    high: float


def rank_sum(early: Sequence[float], late: Sequence[float]) -> RankSum:
    """Test two rows of numbers, two-sided and exact, ties included.

    Wilcoxon (1945) and Mann and Whitney (1947), in the fair form: +1 for a pair that rises, -1 for one that falls,
    0 for a tie. Its distribution over all splits of the pooled values is counted by dynamic programming over the
    groups of equal values (the "network" idea of Mehta, Patel and Tsiatis 1984, at a size that needs no network).

    Args:
        early: the earlier numbers; only their order matters.
        late: the later numbers.
    """
    s = sum((b > a) - (b < a) for a in early for b in late)
    groups = tuple(len(tuple(same)) for _, same in groupby(sorted((*early, *late))))
    return RankSum(s, _tails(groups, len(late))[abs(s)])


def change(
    early: Sequence[int] | Sequence[float], late: Sequence[int] | Sequence[float], *, unit: int = 1
) -> Change:
    """Say how far the later row lies above the earlier one.

    The estimate of Hodges and Lehmann (1963), the median of all differences, with the exact 90 % range that
    belongs to the rank-sum test without ties (Moses 1965). With ties the range is a little wide, never narrow.

    Args:
        early: the earlier numbers, one or more.
        late: the later numbers, one or more.
        unit: what one is made of: with 6, a 3 stands for half a point. Whole numbers then keep half a point exact.
    """
    d = sorted(b - a for a in early for b in late)
    cut = max(1, trimmed(len(early), len(late)))
    return Change(middle(d, unit=unit), d[cut - 1] / unit, d[-cut] / unit)


def middle(values: Sequence[int] | Sequence[float], *, unit: int = 1) -> float:
    """Give the median of one or more numbers, each made of so many parts as in `change`."""
    d = sorted(values)
    return (d[(len(d) - 1) // 2] + d[len(d) // 2]) / (2 * unit)


@cache
def trimmed(early: int, late: int) -> int:
    """Count the differences from each end up to the limit of the 90 % range, that limit included.

    It is the number of u with P(U <= u) <= 5 %, where U counts the rising pairs of two rows without ties.

    Args:
        early: how many numbers the earlier row has.
        late: how many numbers the later row has.
    """
    ways = _splits((1,) * (early + late), late)
    allowed = TAIL * comb(early + late, late)
    below, count = 0, 0
    for s in sorted(ways):
        below += ways[s]
        if below > allowed:
            break
        count += 1
    return count


def holm(p: Mapping[str, float]) -> dict[str, float]:
    """Adjust p-values for being many, by the step-down method of Holm (1979).

    Args:
        p: the p-value of each name.

    Returns:
        The adjusted ones: each may be compared with the share of false alarms allowed for all of them together.
    """
    adjusted: dict[str, float] = {}
    least = 0.0
    for rank, name in enumerate(sorted(p, key=p.__getitem__)):
        least = max(least, min(1.0, (len(p) - rank) * p[name]))
        adjusted[name] = least
    return {name: adjusted[name] for name in p}


@lru_cache(maxsize=1 << 15)
def _tails(groups: tuple[int, ...], late: int) -> tuple[float, ...]:
    """Give, by distance, the share of all splits whose `s` is at least so far from 0."""
    ways = _splits(groups, late)
    far = [0] * (late * (sum(groups) - late) + 1)
    for s, n in ways.items():
        far[abs(s)] += n
    return tuple(n / comb(sum(groups), late) for n in accumulate(reversed(far)))[::-1]


def _splits(groups: tuple[int, ...], late: int) -> dict[int, int]:
    """Count the ways to give `late` of the pooled values to the later row, by the `s` that they make.

    Args:
        groups: how many values are equal, from the lowest value up.
        late: how many belong to the later row.
    """
    early, seen = sum(groups) - late, 0
    # By how many the later row has so far: ways by s. What it takes here lies above all that the other row has.
    states: dict[int, dict[int, int]] = {0: {0: 1}}
    for size in groups:
        grown: dict[int, dict[int, int]] = {}
        for taken, ways_by_s in states.items():
            others = seen - taken
            for here in range(max(0, size + others - early), min(size, late - taken) + 1):
                more, times = here * others - (size - here) * taken, comb(size, here)
                target = grown.setdefault(taken + here, {})
                for s, ways in ways_by_s.items():
                    target[s + more] = target.get(s + more, 0) + times * ways
        states, seen = grown, seen + size
    return states[late]
