"""The calendar: months side by side, a row a week, with a sign on each day with an entry. It counts no run of days.

As many months stand beside each other as fit. In plain mode the days are said, month by month.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import Period
from reflect.growth.coverage import WeekWritten
from reflect.growth.story import Written
from reflect.render.growth import NOTHING, days, listed, only_some, weeks_written
from reflect.render.look import DIM, Look
from reflect.render.words import accent, dim, heading, words

WEEKDAYS = "M T W T F S S"
WIDE = len(WEEKDAYS)
APART = 4


def calendar(
    weeks: Sequence[WeekWritten],
    written: Written | None,
    look: Look,
    *,
    end_day: date,
    today: date | None = None,
    only: Sequence[str] = (),
) -> RenderableType:
    """Draw on which days there are entries.

    Args:
        weeks: whole weeks, the first one first.
        written: in how many of them there are entries, or None before the first entry of all.
        look: how to draw.
        end_day: days after it have not come.
        today: days of its year are said without their year; None for that of the last day.
        only: which entries count, in words.
    """
    if written is None:
        return Group(heading("Days with entries"), *only_some(only), Text(), words(NOTHING))
    now = today or end_day
    shown = Period(max(weeks[0].first, written.period.first), end_day + timedelta(1))
    on = {day for week in weeks for day in week.days}
    title = heading(f"Days with entries, {days(shown, today=now)}")
    count = weeks_written(written, today=now, some=bool(only))
    if look.plain:
        told = [words(line) for month in _months_of(shown) if (line := _said(month, on, now))]
        return Group(title, *only_some(only), Text(), *told, Text(), dim(count))
    legend = f"{look.dot} is a day with an entry. " if on else ""
    return Group(title, *only_some(only), Text(), *_bands(shown, on, look), dim(legend + count))


def _bands(shown: Period, on: set[date], look: Look) -> Iterator[Text]:
    """All months, shared evenly among as few bands as fit."""
    months = _months_of(shown)
    fit = max((look.width + APART) // (WIDE + APART), 1)
    size = -(-len(months) // -(-len(months) // fit))
    for n in range(0, len(months), size):
        yield from _band(months[n : n + size], shown, on, look)


def _band(months: Sequence[date], shown: Period, on: set[date], look: Look) -> Iterator[Text]:
    """Months side by side: their names, the days of the week, and a row a week."""
    blocks = [list(_month(month, shown, on, look)) for month in months]
    for n in range(max(map(len, blocks))):
        cells = [block[n] if n < len(block) else Text(" " * WIDE) for block in blocks]
        row = Text(" " * APART).join(cells)
        row.rstrip()
        yield row
    yield Text()


def _month(first: date, shown: Period, on: set[date], look: Look) -> Iterator[Text]:
    """One month: its name, the days of the week, and its weeks, but for those that are no part of this page."""
    yield words(f"{first:%B}".ljust(WIDE), "bold")
    yield dim(WEEKDAYS)
    monday = max(first, shown.first)
    monday -= timedelta(monday.weekday())
    while monday < min(_next_month(first), shown.end):
        week = [monday + timedelta(n) for n in range(7)]
        yield Text(" ").join(_cell(day, first, shown, on, look) for day in week)
        monday += timedelta(7)


def _cell(day: date, month: date, shown: Period, on: set[date], look: Look) -> Text:
    """A day with an entry, a day without one, or nothing where the day is no part of this page."""
    if day.month != month.month or not shown.first <= day < shown.end:
        return Text(" ")
    return accent(look.dot) if day in on else words("." if look.ascii else "\u00b7", DIM)


def _said(month: date, on: set[date], today: date) -> str:
    """The days of one month in words; empty where there is none."""
    found = [str(day.day) for day in sorted(on) if (day.year, day.month) == (month.year, month.month)]
    name = f"{month:%B}" if month.year == today.year else f"{month:%B %Y}"
    return f"{name}: {listed(found)}." if found else ""


def _months_of(period: Period) -> list[date]:
    months, first = [], period.first.replace(day=1)
    while first < period.end:
        months.append(first)
        first = _next_month(first)
    return months


def _next_month(first: date) -> date:
    return (first + timedelta(31)).replace(day=1)
