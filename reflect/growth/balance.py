"""One area's ratings as counts. Pure. No average, and nothing added up over areas."""

from collections.abc import Sequence
from dataclasses import dataclass

LINES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWeek:
    """The ratings of one area in a period.

    Attributes:
        counts: how often each line was picked, the line for 1 to the line for 5.
        typical: the low median, always one of the lines that were picked; None without ratings.
        lowest, highest: the lines between which all lie; None without ratings.
    """

    area: str
    n: int
    counts: tuple[int, int, int, int, int]
    typical: int | None
    lowest: int | None
    highest: int | None


def area_week(area: str, ratings: Sequence[int]) -> AreaWeek:
    """Count the ratings of one area.

    Args:
        area: its id.
        ratings: 1 to 5; "did not come up" is not among them.
    """
    one, two, three, four, five = (ratings.count(line) for line in LINES)
    return AreaWeek(
        area=area,
        n=len(ratings),
        counts=(one, two, three, four, five),
        typical=sorted(ratings)[(len(ratings) - 1) // 2] if ratings else None,  # the low median
        lowest=min(ratings, default=None),
        highest=max(ratings, default=None),
    )


def of_counts(area: str, counts: tuple[int, int, int, int, int]) -> AreaWeek:
    """Read an area from how often each line was picked, the line for 1 to the line for 5."""
    return area_week(area, [line for line, n in zip(LINES, counts, strict=True) for _ in range(n)])
