"""Days and times as other programs write them. What could mean two days is refused, never guessed.

Only digits 0 to 9 count, and only a day that says its year. No word that looks back ("yesterday") is a day here: nobody
knows from when.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from reflect.dates import EARLIEST, LATEST
from reflect.day_words import MONTHS, NAMES
from reflect.quick_dataclass import dataclass

Order = Literal["day-first", "month-first"]
_ORDERS: tuple[Order, ...] = ("day-first", "month-first")
LONGEST = 60
"""Characters of a day with its time: longer ones are none."""
NOON = time(12)
"""The time of a day that has none."""
NO_DAY = "I can't read its day"
NO_TIME = "I can't read its time"
TWO_DAYS = (
    "its day could be two different days; to say which comes first: --dates day-first, or --dates month-first"
)
TOO_FAR = "its day is too far away to be meant"

_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})(?P<sep>[-/._]?)(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})"
)
_NUMBERS = re.compile(r"(?P<one>[0-9]{1,2})(?P<sep>[-/.])(?P<two>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4})")
_MONTH_FIRST = re.compile(
    r"(?P<name>[^\W\d_]{3,10})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})"
)
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)? (?:de |of )?(?P<name>[^\W\d_]{3,10})\.?,? (?:de |of )?(?P<year>[0-9]{4})"
)
_WEEKDAY = re.compile(r"[^\W\d_]{2,10}\.?,? (?=\S)")
_TIME = re.compile(
    r"(?:T|[ ,]+(?:at |a las )?)(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"(?: ?(?P<half>[aApP])\.? ?[mM]\.?)?(?: ?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAt:
    """When something was written.

    Attributes:
        day: the local day there and then.
        at: the instant, in UTC.
        zone: the IANA name of the zone it is kept under.
        wall: day and minute as the file says them, such as "2026-03-01 09:05": the same however the zone is read.
        other_zone: the file named a zone that is not known here, and the person's own stands in for it.
        no_time: a time stands there that is none, such as 25:99; what is kept is the day, as of one without a time.
    """

    day: date
    at: datetime
    zone: str
    wall: str
    other_zone: bool = False
    no_time: bool = False


def read_when(text: str, *, zone: str, order: Order | None = None, there: object = None) -> WrittenAt:
    """Read a day, with its time if it has one.

    Args:
        text: such as "2026-03-01", "2026-03-01 09:05:00 AM", "2026-03-01T09:05:00Z", "1 March 2026, 9:05".
        zone: the zone of a time that says none itself, an IANA name that is known here.
        order: how 03/04/2026 is meant; None refuses it where it could be two days.
        there: the zone that the file names beside the time; the day is the day there.

    Raises:
        ValueError: saying why it is no day that can be kept.
    """
    words = text.strip()
    if len(words) > LONGEST:
        raise ValueError(NO_DAY)
    day, rest = _day(words, order)
    moment, offset, is_none = _time(rest)
    if not EARLIEST <= day <= LATEST:
        raise ValueError(TOO_FAR)
    named = _zone(there) if isinstance(there, str) else None
    kept = named or ZoneInfo(zone)
    local = datetime.combine(day, moment or NOON, tzinfo=offset or kept)
    at = local.astimezone(UTC)
    if offset is not None and named is not None:
        day = at.astimezone(named).date()
    wall = f"{local:%Y-%m-%d %H:%M}" if moment else local.date().isoformat()
    return WrittenAt(
        day=day, at=at, zone=kept.key, wall=wall, other_zone=there not in (None, "") and named is None,
        no_time=is_none,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    """Give a zone by a name from a file; None where none of that name is known here."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+/-]{0,60}", name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def is_zone(name: str) -> bool:
    """Say whether a zone of this name is known here."""
    return _zone(name) is not None


def day_in(name: str) -> str:
    """Give the day, with its time if there is one, that the name of a file begins with; empty without one."""
    found = re.match(
        r"[0-9]{4}([-_.]?)[0-9]{2}\1[0-9]{2}(?![0-9])(?:[ T_-]+(?:at )?([0-9]{2})[-:.h]?([0-9]{2})(?![0-9]))?",
        name,
    )
    if not found:
        return ""
    digits = re.sub(r"[^0-9]", "", found.group()[:10] if found[1] else found.group()[:8])[:8]
    hour = f" {found[2]}:{found[3]}" if found[2] and int(found[2]) < 24 and int(found[3]) < 60 else ""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}{hour}"


def form_of(text: str) -> str:
    """Give the form in which a day is written: two days of one program have the same one."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"[0-9]+", "0", text.strip()))


def _day(words: str, order: Order | None) -> tuple[date, str]:
    """Take the day off the beginning; gives it and the rest.

    Raises:
        ValueError: as `read_when`.
    """
    bare = words if words[:1].isdigit() or _MONTH_FIRST.match(words) else _WEEKDAY.sub("", words, count=1)
    try:
        if found := _YEAR_FIRST.match(bare):
            if not found["sep"] and len(found.group()) != 8:
                raise ValueError
            return date(int(found["year"]), int(found["month"]), int(found["day"])), bare[found.end() :]
        if found := _NUMBERS.match(bare):
            return _in_numbers(int(found["one"]), int(found["two"]), int(found["year"]), order), bare[
                found.end() :
            ]
        if found := _DAY_FIRST.match(bare) or _MONTH_FIRST.match(bare):
            return date(int(found["year"]), _month(found["name"]), int(found["day"])), bare[found.end() :]
    except ValueError as error:
        raise ValueError(TWO_DAYS if str(error) == TWO_DAYS else NO_DAY) from None
    raise ValueError(NO_DAY)


def order_in(days: Iterable[str]) -> Order | None:
    """Give the order in which all of these days are written, if one of them can be read in no other way.

    Args:
        days: a column of a table, such as "03/04/2026" and "13/04/2026"; days of other forms say nothing.

    Returns:
        None where nothing tells, or where one day says this and another one that.
    """
    found: set[Order] = set()
    for text in days:
        if written := _NUMBERS.match(_WEEKDAY.sub("", text.strip()[:LONGEST], count=1)):
            one, two, year = (int(written[name]) for name in ("one", "two", "year"))
            readable: list[Order] = [order for order in _ORDERS if _is_day(one, two, year, order)]
            found |= set(readable) if len(readable) == 1 else set()
    return found.pop() if len(found) == 1 else None


def _is_day(one: int, two: int, year: int, order: Order) -> bool:
    try:
        _in_numbers(one, two, year, order)
    except ValueError:
        return False
    return True


def _in_numbers(one: int, two: int, year: int, order: Order | None) -> date:
    """Give the day that is meant; without an order only one that can be read in no other way.

    Raises:
        ValueError: if it is none, or could be two.
    """
    if order is None:
        readable = [each for each in _ORDERS if _is_day(one, two, year, each)]
        if len(readable) == 2 and one != two:
            raise ValueError(TWO_DAYS)
        order = readable[0] if readable else "day-first"
    day, month = (one, two) if order == "day-first" else (two, one)
    return date(year, month, day)


def _month(name: str) -> int:
    """Give a month by its name or the beginning of it, in English or Spanish."""
    said = name.casefold()
    said = NAMES.get(said, said)
    spanish = {also[:3]: month for also, month in NAMES.items() if month in MONTHS}
    for number, month in enumerate(MONTHS, 1):
        if said in (month, month[:3], "sept" if number == 9 else month) or spanish.get(said) == month:
            return number
    raise ValueError(NO_DAY)


def _time(rest: str) -> tuple[time | None, timezone | None, bool]:
    """Read what stands behind the day: nothing, or a time; the last is True for one that no clock shows.

    Raises:
        ValueError: if it is something else.
    """
    if not rest.strip(" ,"):
        return None, None, False
    found = _TIME.fullmatch(rest.rstrip())
    if not found:
        raise ValueError(NO_TIME if rest.startswith(("T", " ", ",")) else NO_DAY)
    hour = int(found["hour"])
    try:
        if found["half"]:
            if not 1 <= hour <= 12:
                raise ValueError
            hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        moment = time(hour, int(found["minute"]), min(int(found["second"] or 0), 59))
        return moment, _offset(found["zone"]), False
    except ValueError:
        return None, None, True


def _offset(said: str | None) -> timezone | None:
    if said is None:
        return None
    if not said.startswith(("+", "-")):
        return UTC
    ahead = timedelta(hours=int(said[1:3]), minutes=int(said[-2:]))
    if ahead > timedelta(hours=14):
        raise ValueError
    return timezone(-ahead if said[0] == "-" else ahead)
