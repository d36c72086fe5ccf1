"""When somebody wrote: in how many weeks, and on which days. Pure; it counts no run of days.

The count moves by one a week at most, and never back to nothing.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from reflect.dates import Period, week_of
from reflect.quick_dataclass import dataclass

CALENDAR_WEEKS = 26
"""So many whole weeks are shown, the one of the last day too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """ISO weeks with entries, out of those that a period touches."""

    weeks_with_entries: int
    weeks_in_period: int


def coverage(days: Iterable[date], period: Period) -> Coverage:
    """Count the ISO weeks that have an entry.

    Args:
        days: the days with entries; those outside of the period are passed over.
        period: the days looked at, best whole weeks: a week that is cut counts as one.
    """
    written = {week_of(day).first for day in days if period.first <= day < period.end}
    touched = (week_of(period.last).first - week_of(period.first).first).days // 7 + 1
    return Coverage(weeks_with_entries=len(written), weeks_in_period=touched)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekWritten:
    """One ISO week by its Monday, and its days with entries."""

    first: date
    days: tuple[date, ...] = ()

    @property
    def written(self) -> bool:
        """Whether there is an entry in it."""
        return bool(self.days)


def calendar_days(end_day: date) -> Period:
    """Give the days of the calendar: 26 whole weeks, the one of the last day too."""
    end = week_of(end_day).end
    return Period(end - timedelta(7 * CALENDAR_WEEKS), end)


def calendar(days: Iterable[date], period: Period) -> tuple[WeekWritten, ...]:
    """Say of each week of a period on which of its days there are entries, the first week first."""
    written: dict[date, list[date]] = {}
    for day in sorted(set(days)):
        written.setdefault(week_of(day).first, []).append(day)
    mondays = (period.first + timedelta(n) for n in range(0, (period.end - period.first).days, 7))
    return tuple(WeekWritten(first=monday, days=tuple(written.get(monday, ()))) for monday in mondays)
