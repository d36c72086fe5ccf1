"""How days become steps: which days count, how long a step is, and which step a day belongs to. Pure.

Days are local dates, and a step is a number of whole days back from the last one. So no clock change, no move to
another time zone and no turn of the year can put a rating into another step; ISO weeks play no part.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from reflect.dates import Period

STEPS = 7
"""How many steps each half has."""
SHORT, LONG, YEAR = 7, 14, 28
"""The length of a step in days: short while the journal is young; the last one is that of the look over a year."""
LONG_FROM = 169
"""Days of history from which steps are long."""
YEAR_FROM = 364
"""Days of history from which there is a second look, over a year."""
READY_FROM = 84
"""Days of history before which no label is given at all."""


def window(end_day: date) -> Period:
    """Give the days whose counts `trends` needs: both halves of the look over a year, and one step back for what is new."""
    return Period(end_day - timedelta(2 * STEPS * YEAR + LONG - 1), end_day + timedelta(1))


def weeks(end_day: date, yardsticks: Iterable[date]) -> tuple[Period, ...]:
    """Cut the days of `window` into weeks, counted back from the end: every step is whole such weeks, and they are far fewer.

    A week in which an area has a new yardstick is two, so that what came before can be left out.

    Args:
        end_day: the last day that counts.
        yardsticks: the days from which the person rates some area by another yardstick.
    """
    days = window(end_day)
    starts = {days.end - timedelta(back) for back in range(0, (days.end - days.first).days + 1, SHORT)}
    starts |= {day for day in yardsticks if days.first < day < days.end}
    return tuple(Period(first, end) for first, end in pairwise(sorted(starts)))


def window_around(day: date) -> Period:
    """Give the days whose counts `around` needs."""
    return Period(day - timedelta(STEPS * LONG), day + timedelta(STEPS * LONG))


def history_days(first_day: date | None, end_day: date) -> int:
    """Count the days from the first rating of any area to the end, both included; 0 without one."""
    return max(0, (end_day - first_day).days + 1) if first_day else 0


def step_days(first_day: date | None, end_day: date) -> int:
    """Choose the length of a step, for all areas: 14 days from 169 days of history, else 7."""
    return LONG if history_days(first_day, end_day) >= LONG_FROM else SHORT


def step_of(day: date, *, end_day: date, step: int) -> int | None:
    """Number the step of a day: 0 to 6 in the later half, back to 13 in the earlier one, None outside."""
    k = (end_day - day).days // step
    return k if 0 <= k < 2 * STEPS else None


def later_half(end_day: date, step: int) -> date:
    """Give the first day of the later half."""
    return end_day - timedelta(STEPS * step - 1)
