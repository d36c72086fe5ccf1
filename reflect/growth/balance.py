"""The balance of a week: one area's ratings as counts, at most two strengths, then at most one growing edge. Pure.

No average, nothing added up over areas: each statement is about one area, and carries how many ratings it is from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reflect.values.entry import Entry

LEAST = 2
"""So many ratings an area needs before anything is said of it."""
MOST_STRENGTHS = 2
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

    @property
    def high(self) -> int:
        """How many picked line 4 or 5."""
        return self.counts[3] + self.counts[4]

    @property
    def low(self) -> int:
        """How many picked line 1 or 2."""
        return self.counts[0] + self.counts[1]


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


def area_weeks(entries: Iterable[Entry], areas: Iterable[str]) -> tuple[AreaWeek, ...]:
    """Count the ratings of sessions in some entries, one value an area, in the order of the practice.

    A rating of a whole week, or of then and now, is another measure and is not counted here.
    """
    found: dict[str, list[int]] = {area: [] for area in areas}
    for r in (r for e in entries for r in e.ratings):
        if r.kind == "session" and r.value is not None and r.area in found:
            found[r.area].append(r.value)
    return tuple(area_week(area, ratings) for area, ratings in found.items())


def strengths(weeks: Iterable[AreaWeek]) -> tuple[AreaWeek, ...]:
    """Give at most two areas in which most ratings were a 4 or a 5: largest share first, then most ratings, then order."""
    strong = [w for w in weeks if w.n >= LEAST and 2 * w.high > w.n]
    return tuple(sorted(strong, key=lambda w: (-w.high / w.n, -w.n)))[:MOST_STRENGTHS]


def edge(weeks: Iterable[AreaWeek]) -> AreaWeek | None:
    """Give the one growing edge: a third of the ratings or more were a 1 or a 2. None where there is no such area.

    An area that is told as a strength is not told as an edge as well.
    """
    every = list(weeks)
    told = {w.area for w in strengths(every)}
    open_to = [w for w in every if w.n >= LEAST and 3 * w.low >= w.n and w.low and w.area not in told]
    return min(open_to, key=lambda w: (-w.low / w.n, -w.n), default=None)
