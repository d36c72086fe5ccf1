"""Ratings of one area as counts, of a time and week by week. Pure; it averages and judges nothing.

Nothing is added up over areas.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from reflect.dates import Period, week_of
from reflect.growth.load import WeekLoad
from reflect.quick_dataclass import dataclass
from reflect.values.counts import LineCount

LINES = (1, 2, 3, 4, 5)
WEEKS = 28
"""So many weeks are shown: as many as two halves of a label have."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedWeek:
    """One ISO week of one area.

    Attributes:
        first: its Monday.
        counts: how often each line was picked, the line for 1 first.
        load: what most sessions of that week were, of any area; None for neither, and where nothing was rated here.
    """

    first: date
    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    load: WeekLoad | None = None


def rated_days(end_day: date) -> Period:
    """Give the days of the weeks that are shown: 28 whole ones, the one of the last day too."""
    end = week_of(end_day).end
    return Period(end - timedelta(7 * WEEKS), end)


def rated_weeks(
    picked: Iterable[LineCount], period: Period, *, loads: Mapping[date, WeekLoad] | None = None
) -> tuple[RatedWeek, ...]:
    """Bring the lines that were picked into weeks: from the first one with a rating to the last of the period.

    Args:
        picked: how often each line was picked on a day, for one area.
        period: whole weeks.
        loads: how the sessions of a week were, by its Monday.
    """
    by_week: dict[date, Counter[int]] = {}
    for one in picked:
        if period.first <= one.day < period.end:
            by_week.setdefault(week_of(one.day).first, Counter())[one.line] += one.n
    if not by_week:
        return ()
    first = min(by_week)
    found = []
    for n in range(0, (period.end - first).days, 7):
        monday = first + timedelta(n)
        n1, n2, n3, n4, n5 = (by_week.get(monday, Counter())[line] for line in range(1, 6))
        load = (loads or {}).get(monday) if monday in by_week else None
        found.append(RatedWeek(first=monday, counts=(n1, n2, n3, n4, n5), load=load))
    return tuple(found)
