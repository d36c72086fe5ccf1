"""Shares and their ranges, and whether something comes up more often than before. Pure; takes counts, never texts.

Exact or closed-form methods out of the standard library. Nothing here decides what is shown.
"""

from math import sqrt
from statistics import NormalDist


def wilson(k: int, n: int, *, level: float = 0.90) -> tuple[float, float]:
    """Give the range of a share that fits with `k` of `n`.

    The score interval of Wilson (1927), without a correction for continuity: it stays inside 0 to 1 and keeps
    its promise for small n, where the textbook interval does not.

    Args:
        k: how many did, 0 to `n`.
        n: out of how many, 1 or more.
        level: the share of such ranges that hold the true share, between 0 and 1.

    Returns:
        (low, high), both between 0 and 1.

    Raises:
        ValueError: if there is nothing to take a share of, or the numbers do not fit together.
    """
    if not (n >= 1 and 0 <= k <= n and 0 < level < 1):
        raise ValueError(f"no share of {k} in {n} at {level}")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, z2 = k / n, z * z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = z / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return (0.0 if k == 0 else middle - half, 1.0 if k == n else middle + half)


def fisher_greater(a: int, n1: int, b: int, n2: int) -> float:
    """Say how rarely chance alone would put so many of all that came up into the first group.

    The exact test of Fisher (1935), one-sided: the share of all ways to deal the `a + b` over `n1 + n2` that
    give the first group `a` or more.

    Args:
        a: how many came up among the `n1` of now.
        n1: the size of now.
        b: how many came up among the `n2` of before.
        n2: the size of before.

    Returns:
        The p-value, above 0 and at most 1. It is 1 where nothing came up, or where a group is empty.

    Raises:
        ValueError: if a count is below 0 or above its group.
    """
    if not (0 <= a <= n1 and 0 <= b <= n2):
        raise ValueError(f"{a} of {n1} and {b} of {n2} are no counts")
    drawn = a + b
    lowest, highest = max(0, drawn - n2), min(drawn, n1)
    mode = (drawn + 1) * (n1 + 1) // (n1 + n2 + 2)
    # Each way's weight beside the likeliest one's, walking outwards: no huge numbers, and small tails stay exact.
    weights = {mode: 1.0}
    for x in range(mode, highest):
        weights[x + 1] = weights[x] * ((n1 - x) * (drawn - x)) / ((x + 1) * (n2 - drawn + x + 1))
    for x in range(mode, lowest, -1):
        weights[x - 1] = weights[x] * (x * (n2 - drawn + x)) / ((n1 - x + 1) * (drawn - x + 1))
    upper = sum(weights[x] for x in range(highest, a - 1, -1))
    lower = sum(weights[x] for x in range(lowest, a))
    return upper / (upper + lower)
