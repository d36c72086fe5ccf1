"""Ratings of one area, and how much sessions asked, as counts of a time and week by week. Pure; it averages and judges nothing.

Nothing is added up over areas.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from reflect.dates import Period, week_of
from reflect.values.counts import LineCount, LoadCount
from reflect.values.entry import Load

LINES = (1, 2, 3, 4, 5)
WEEKS = 28
"""So many weeks are shown: as many as two halves of a label have."""
WeekLoad = Literal["lighter", "heavier"]
"""Whether the sessions of a week were lighter than most of the person's, or heavier."""


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


# How much the sessions asked. It stands beside the labels, so that a person can see whether calmer or harder weeks came
# along with a change. No label is made from it, and no rating is corrected by it.


@dataclass(frozen=True, slots=True, kw_only=True)
class Loads:
    """How many sessions asked how much of the person; sessions where nothing was said are not in it."""

    light: int = 0
    usual: int = 0
    heavy: int = 0

    @property
    def n(self) -> int:
        """How many sessions."""
        return self.light + self.usual + self.heavy


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadWeek:
    """One week by its first day."""

    first: date
    loads: Loads


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadStory:
    """The weeks of a time, the first one first, and its two halves.

    Attributes:
        weeks: those that end with the last day; the first may be cut. A week where nothing was said is in it, with none.
        before, now: the earlier half of these days and the later one.
    """

    weeks: tuple[LoadWeek, ...]
    before: Loads
    now: Loads

    @property
    def sentence(self) -> str:
        """The two halves in one sentence; empty where one of them has no session that says how it was."""
        if not (self.before.n and self.now.n):
            return ""
        before, now = self.before.heavy, self.now.heavy
        return f"Sessions that asked more of you than most: {before} of {self.before.n} then, {now} of {self.now.n} now."


def load_told(counts: Iterable[LoadCount], *, period: Period, later: date) -> LoadStory:
    """Lay out what was said of the sessions of a time.

    Args:
        counts: by day; other days are passed over.
        period: the days.
        later: the first day of their later half, as for then and now of the ratings.
    """
    inside = [c for c in counts if period.first <= c.day < period.end]
    return LoadStory(
        weeks=tuple(
            LoadWeek(first=first, loads=_loads(c for c in inside if first <= c.day < first + timedelta(7)))
            for first in _weeks_back(period)
        ),
        before=_loads(c for c in inside if c.day < later),
        now=_loads(c for c in inside if c.day >= later),
    )


def loads_by_monday(counts: Iterable[LoadCount]) -> dict[date, WeekLoad]:
    """Say of each ISO week, by its Monday, whether most of its sessions asked more of the person than most, or less.

    Only sessions where something was said are counted. Weeks where it was neither for more than half of them are absent.
    """
    weeks: dict[date, list[LoadCount]] = {}
    for c in counts:
        weeks.setdefault(week_of(c.day).first, []).append(c)
    found: dict[date, WeekLoad] = {}
    for monday, of_week in weeks.items():
        loads = _loads(of_week)
        if 2 * max(loads.heavy, loads.light) > loads.n:
            found[monday] = "heavier" if loads.heavy > loads.light else "lighter"
    return found


def _weeks_back(period: Period) -> list[date]:
    """The first days of the weeks that end with the last day of a time."""
    weeks = -(-(period.end - period.first).days // 7)
    return [period.end - timedelta(7 * back) for back in range(weeks, 0, -1)]


def _loads(counts: Iterable[LoadCount]) -> Loads:
    found: Counter[Load] = Counter()
    for c in counts:
        found[c.load] += c.n
    return Loads(light=found["light"], usual=found["usual"], heavy=found["heavy"])
