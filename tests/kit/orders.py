"""A second way to what the trend label rests on, slow and with numpy: the tests hold the product against it.

It shares nothing with the product but the scores and the written rules.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy as np

SCORES = np.array([-3, -3, -3, -3, -2, -2, -1, 1, 2, 2, 3, 3, 3, 3])
Row = Sequence[float | Fraction | None]


def there(row: Row) -> tuple[np.ndarray, np.ndarray]:
    """The values that are there, and the scores of their steps."""
    return (
        np.array([float(v) for v in row if v is not None]),
        np.array([s for s, v in zip(SCORES, row, strict=True) if v is not None]),
    )


def ranked(values: np.ndarray) -> np.ndarray:
    """The rank of each value; equal ones have the mean of theirs."""
    lower = (values[:, None] > values).sum(axis=1)
    equal = (values[:, None] == values).sum(axis=1)
    return np.asarray(lower + (equal + 1) / 2)


def statistic(row: Row) -> float:
    """The linear rank statistic, less its middle."""
    values, scores = there(row)
    return float(scores @ (ranked(values) - (len(values) + 1) / 2))


def share_of_every_order(row: Row, inflation: float = 1.0) -> float:
    """The definition, by writing down every order: for short rows."""
    values, scores = there(row)
    ranks = ranked(values) - (len(values) + 1) / 2
    limit = abs(scores @ ranks) / np.sqrt(inflation)
    found = np.array([abs(scores @ order) for order in permutations(ranks)])
    return float(np.mean(found >= limit - 1e-9))


def share_of_orders(row: Row, inflation: float = 1.0) -> float:
    """The same for long rows: arrays of counts, by how many steps of each score have their rank already."""
    values, scores = there(row)
    ranks = np.rint(2 * np.sort(ranked(values))).astype(int)
    levels = sorted(Counter(scores.tolist()).items())
    size = 2 * 3 * int(ranks.sum()) + 1  # from -3 times all ranks to 3 times all of them
    start = np.zeros(size)
    start[size // 2] = 1
    states = {(0,) * len(levels): start}
    for rank in ranks:
        grown: dict[tuple[int, ...], np.ndarray] = {}
        for used, counts in states.items():
            for n, (score, most) in enumerate(levels):
                if used[n] < most:
                    then = (*used[:n], used[n] + 1, *used[n + 1 :])
                    moved = np.roll(counts, score * rank)
                    grown[then] = grown[then] + moved if then in grown else moved
        states = grown
    (counts,) = states.values()
    middle = float(scores.sum() * (len(values) + 1))
    far = np.abs(np.arange(size) - size // 2 - middle) / 2
    limit = abs(statistic(row)) / np.sqrt(inflation)
    orders = factorial(len(values)) / np.prod([factorial(most) for _, most in levels])
    return float(counts[far >= limit - 1e-9].sum() / orders)


def carried(rows: Sequence[Row]) -> float | None:
    """How one step is like the step before over several rows: by least squares and matrices."""
    found = []
    for row in rows:
        values, scores = there(row)
        places = [n for n, v in enumerate(row) if v is not None]
        frame = np.column_stack([np.ones(len(values)), scores])
        maker = np.eye(len(values)) - frame @ np.linalg.pinv(frame)
        left = maker @ ranked(values)
        next_one = np.array([[float(b - a == 1) for b in places] for a in places])
        if not next_one.any() or left @ left < 1e-9:
            continue
        by_chance = np.trace(maker @ next_one) / np.trace(maker)
        scale = len(values) / next_one.sum()
        found.append(scale * (left @ next_one @ left / (left @ left) - by_chance))
    return float(np.clip(np.mean(found), 0, 0.9)) if found else None


def inflated(row: Row, carried: float | None) -> float:
    """How many times as large carry-over makes the variance: the quadratic form of its correlations."""
    _, scores = there(row)
    places = np.array([n for n, v in enumerate(row) if v is not None])
    centred = scores - scores.mean()
    correlations = float(carried or 0) ** np.abs(np.subtract.outer(places, places))
    return max(1.0, float(centred @ correlations @ centred / (centred @ centred)))


def weighted_holm(p: dict[str, float], weight: dict[str, int]) -> dict[str, float]:
    """By closed testing: each name with every set of names that it is in, each set by weighted Bonferroni."""
    names = sorted(p)
    sets = [[name for n, name in enumerate(names) if chosen >> n & 1] for chosen in range(1, 1 << len(names))]
    of_set = [(s, min(p[n] * sum(weight[m] for m in s) / weight[n] for n in s)) for s in sets]
    return {name: min(1.0, max(value for s, value in of_set if name in s)) for name in names}
