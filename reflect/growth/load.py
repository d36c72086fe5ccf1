"""How much sessions asked of the person, by week and in two halves. Pure; it averages and judges nothing.

It stands beside the labels, so that a person can see whether calmer or harder weeks came along with a change. No label
is made from it, and no rating is corrected by it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from reflect.dates import Period, week_of
from reflect.quick_dataclass import dataclass
from reflect.values.counts import LoadCount
from reflect.values.entry import Load

WeekLoad = Literal["lighter", "heavier"]
"""What most sessions of a week were: they asked less of the person than most do, or more."""


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


def told(counts: Iterable[LoadCount], *, period: Period, later: date) -> LoadStory:
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
