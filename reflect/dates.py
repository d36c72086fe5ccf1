"""Days as people say them, always looking back: "last friday", "march", "2026-W07" -> a `Period`. Pure.

Local days only; no instants, no guessing: what could mean two days is refused, with both spelled out.
"""

import re
from datetime import date, timedelta

from reflect.day_names import month_name
from reflect.day_words import (
    DAYS_IN,
    MONTHS,
    MONTHS_IN,
    NAMES,
    NUMBERS,
    PHRASES,
    WEEKDAYS,
    corrected,
    number,
)
from reflect.errors import BadUsage
from reflect.quick_dataclass import dataclass
from reflect.wording import speak

_DAY_OF = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NUMBER = "|".join(sorted((r"\d{1,3}", *NUMBERS), key=len, reverse=True))
EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
LONGEST = 40
"""Characters of a day that is typed: longer ones are none."""
HINT = "Try: today, yesterday, last friday, 2 weeks ago, march, 2026-W10 or 2026-03-01."


class NotYet(BadUsage):
    """That day has not come yet."""


@dataclass(frozen=True, slots=True)
class Period:
    """Local days, half-open: `first` <= day < `end`."""

    first: date
    end: date

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.end - timedelta(days=1)

    def weeks(self) -> str:
        """Name the period by its ISO weeks: "2026-W35" or "2026-W35 to 2026-W46"."""
        first, last = iso_week(self.first), iso_week(self.last)
        return first if first == last else f"{first} to {last}"


def iso_week(day: date) -> str:
    """Name the ISO week of a day, such as "2026-W07"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def said(day: date, *, today: date | None = None) -> str:
    """Say a day as people do: "17 October 2026", or without its year where that is the year of `today`."""
    if today and day.year == today.year:
        return speak("{day} {month}", day=day.day, month=month_name(day))
    return speak("{day} {month} {year}", day=day.day, month=month_name(day), year=day.year)


def week_of(day: date, *, starts: int = 0) -> Period:
    """Give the week that holds a day: the ISO week (Monday to Sunday), or one that starts on another day.

    Args:
        day: any local day.
        starts: the weekday it starts on, 0 for Monday to 6 for Sunday.
    """
    first = day - timedelta(days=(day.weekday() - starts) % 7)
    return Period(first, first + timedelta(days=7))


def parse(text: str, *, today: date, starts: int = 0, latest: date | None = None) -> Period:
    """Read a day, a week or a month as a person says it, in English or Spanish.

    Args:
        text: such as "yesterday", "last friday", "2 weeks ago", "march", "Nov 24", "2026-W10", "2026-03-01".
        today: the local day to look back from.
        starts: the weekday that "this week" and "last week" start on; a week such as 2026-W10 is always an ISO week.
        latest: the latest day that may be meant, if that is not today.

    Returns:
        The days that are meant; one day for a day.

    Raises:
        BadUsage: if the words are unknown or could mean two days. NotYet: if they point to the future.
    """
    words = " ".join(text.strip().lower().split())
    found = _meant(words, today, starts)
    if found is None:
        raise BadUsage(f"I don't know the day {text[:LONGEST]!r}.", hint=_guess(words, today, starts) + HINT)
    if found.first > (latest or today):
        raise NotYet(f"{text[:LONGEST]!r} has not come yet.", hint=HINT)
    if found.first < EARLIEST:
        raise BadUsage(f"{text[:LONGEST]!r} is too long ago to be meant.", hint=HINT)
    return found


def _meant(words: str, today: date, starts: int) -> Period | None:
    """What these words mean; None if they are no days. One that is refused with its own reason stays refused."""
    try:
        return _parse(PHRASES.get(words, words), today, starts)
    except (ValueError, OverflowError):
        return None


def _guess(words: str, today: date, starts: int) -> str:
    """Name what was likely meant by words with a slip in them; only what is a day up to today, and nothing long."""
    said = corrected(words) if len(words) <= LONGEST else ""
    found = _meant(said, today, starts) if said else None
    return f"Did you mean {said!r}? " if found and EARLIEST <= found.first <= today else ""


def parse_day(text: str, *, today: date) -> date:
    """Read one day; a week or a month is refused. See `parse`."""
    found = parse(text, today=today)
    if found.last != found.first:
        raise BadUsage(f"{text[:LONGEST]!r} is more than one day; I need one.", hint=HINT)
    return found.first


def parse_day_ahead(text: str, *, today: date) -> date:
    """Read one day that may lie ahead, if its year is said: 2028-06-30, June 30, 2028. Other words look back. See `parse`."""
    written = text.strip()
    try:
        found = (
            date.fromisoformat(written)
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written)
            else _named_day(" ".join(written.lower().split()), None)
        )
    except ValueError:
        raise BadUsage(f"I don't know the day {text[:LONGEST]!r}.", hint=HINT) from None
    if found is None:
        return parse_day(text, today=today)
    if not EARLIEST <= found <= LATEST:
        raise BadUsage(f"{text[:LONGEST]!r} is too far away to be meant.", hint=HINT)
    return found


def _parse(words: str, today: date, starts: int) -> Period | None:
    if found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?", words):
        raise _in_numbers(words, int(found[1]), int(found[2]), found[3], today)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return _one(date.fromisoformat(words))
    if found := re.fullmatch(r"(\d{4})-?w(\d{1,2})", words):
        return week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if found := re.fullmatch(r"(\d{4})-(\d{2})", words):
        return _month(int(found[1]), int(found[2]))
    simple = {
        "today": _one(today),
        "yesterday": _one(today - timedelta(days=1)),
        "this week": week_of(today, starts=starts),
        "last week": week_of(today - timedelta(days=7), starts=starts),
        "this month": _month(today.year, today.month),
        "last month": _months_back(today, 1),
        "this year": _year(today.year),
        "last year": _year(today.year - 1),
    }
    if (day := _named_day(words, today)) is not None:
        return _one(day)
    return simple.get(words) or _weekday(words, today) or _ago(words, today) or _named_month(words, today)


def _in_numbers(words: str, one: int, other: int, year: str | None, today: date) -> BadUsage:
    """Say how to write a day such as 11/24/2026: here one comes first, there the other, so neither is guessed.

    Raises:
        ValueError: if it is no day in either order.
    """
    if one <= 12 and other <= 12:
        return BadUsage(
            f"{words!r} could be two different days.", hint="Write it as year-month-day: 2026-03-01."
        )
    month, day = sorted((one, other))
    meant = (
        date(int(year) + (2000 if len(year) == 2 else 0), month, day) if year else _latest(month, day, today)
    )
    return BadUsage(f"I don't know the day {words!r}.", hint=f"Write it as {meant}.")


def _named_day(words: str, today: date | None) -> date | None:
    """`nov 24` is the latest one, today included; `july 1, 2026` or `24 november 2026` is that day.

    Without a day to look back from, only what says its year is a day.

    Raises:
        ValueError: if the month has no such day.
    """
    found = re.fullmatch(rf"(?P<month>[a-z]+)\.? {_DAY_OF}(?:,? (?P<year>\d{{4}}))?", words) or re.fullmatch(
        rf"{_DAY_OF} (?:of |de )?(?P<month>[a-z]+)\.?(?:,? (?:de )?(?P<year>\d{{4}}))?", words
    )
    if not found:
        return None
    name = NAMES.get(found["month"], found["month"])
    month = next(
        (n for n, full in enumerate(MONTHS, 1) if name in (full, full[:3])), 9 if name == "sept" else 0
    )
    if not month:
        return None
    if found["year"]:
        return date(int(found["year"]), month, int(found["day"]))
    return _latest(month, int(found["day"]), today) if today is not None else None


def _latest(month: int, day: int, today: date) -> date:
    """Give the last day of that name up to today. The 29th of February may be up to eight years back.

    Raises:
        ValueError: if there is none.
    """
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError("the month has no such day")


def weekday_named(name: str) -> int | None:
    """Give the place of a weekday in its week, 0 for Monday; None for any other word."""
    name = NAMES.get(name, name)
    return WEEKDAYS.index(name) if name in WEEKDAYS else None


def _weekday(words: str, today: date) -> Period | None:
    """`friday` is the latest one, today included; `last friday` is before today."""
    found = re.fullmatch(r"(last |past |el |el pasado )?(\w+)( pasado)?", words)
    place = weekday_named(found[2]) if found else None
    if not found or place is None:
        return None
    back = (today.weekday() - place) % 7
    before_today = found[1] in ("last ", "past ", "el pasado ") or found[3] is not None
    return _one(today - timedelta(days=back or (7 if before_today else 0)))


def _ago(words: str, today: date) -> Period | None:
    found = re.fullmatch(rf"({_NUMBER}) (\w+?)s? ago", words) or re.fullmatch(
        rf"hace ({_NUMBER}) (\w+?)s?", words
    )
    if not found:
        return None
    back = number(found[1])
    if found[2] in DAYS_IN:
        return _one(today - timedelta(days=back * DAYS_IN[found[2]]))
    if found[2] in MONTHS_IN:
        month = _months_back(today, back * MONTHS_IN[found[2]])
        return _one(min(month.first.replace(day=1) + timedelta(days=today.day - 1), month.last))
    return None


def _named_month(words: str, today: date) -> Period | None:
    """`march` is the latest one, this month included; `last march` is before this month."""
    found = re.fullmatch(r"(last |past |el )?(\w+)(?: (?:de )?(\d{4}))?( pasado)?", words)
    if not found:
        return None
    name = NAMES.get(found[2], found[2])
    if name not in MONTHS:
        return None
    month = MONTHS.index(name) + 1
    before_this_month = found[1] in ("last ", "past ") or found[4] is not None
    year = today.year - (month + before_this_month > today.month)
    return _month(int(found[3]) if found[3] else year, month)


def _months_back(today: date, months: int) -> Period:
    index = today.year * 12 + today.month - 1 - months
    return _month(index // 12, index % 12 + 1)


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return Period(first, date(year + month // 12, month % 12 + 1, 1))


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year + 1, 1, 1))


def _one(day: date) -> Period:
    return Period(day, day + timedelta(days=1))
