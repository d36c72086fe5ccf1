"""In how many weeks somebody wrote: a count that moves by one a week at most, and never back to nothing. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reflect.dates import Period, week_of


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
