"""Days that lie ahead as people say them: "friday", "in 2 weeks", "12 Dec" -> a day, today or later. Pure.

As where days are told back from today, nothing is guessed: what could mean two days is refused, with both spelled out.
"""

import re
from datetime import date, timedelta

from reflect.dates import LONGEST, parse_day_ahead, said, weekday_named
from reflect.errors import BadUsage

HINT = "Try: tomorrow, friday, in 2 weeks, 12 Dec or 2026-12-12."
NEXT_YEAR_IS_SAID = timedelta(days=300)
"""A day of the month that is so far ahead is likely one that is just over."""
_SIMPLE = {"today": 0, "hoy": 0, "tomorrow": 1, "mañana": 1, "manana": 1}
_IN = re.compile(r"(?:in|en) (\d{1,2}|a|an|one|un|una) (day|week|día|dia|semana)s?")
_WEEK = timedelta(days=7)


def parse_day_to_come(text: str, *, today: date) -> date:
    """Read one day that is not over yet, in English or Spanish.

    Args:
        text: such as "friday", "tomorrow", "in 2 weeks", "12 Dec", "Dec 12, 2027", "2026-12-12".
        today: the local day to look ahead from.

    Raises:
        BadUsage: if the words are unknown, could mean two days, or the day is over.
    """
    words = " ".join(text.strip().lower().split())
    if words in _SIMPLE:
        return today + timedelta(days=_SIMPLE[words])
    if found := _IN.fullmatch(words):
        number = int(found[1]) if found[1].isdigit() else 1
        return today + number * (timedelta(days=1) if found[2] in ("day", "día", "dia") else _WEEK)
    if (day := _weekday(words, text, today)) is not None:
        return day
    if (day := _this_year_or_next(words, text, today)) is not None:
        return day
    try:
        day = parse_day_ahead(text, today=today)
    except BadUsage as error:
        raise BadUsage(error.message, hint=HINT) from None  # its own hint looks back
    if day < today:
        raise BadUsage(f"{text[:LONGEST]!r} is over.", hint=HINT)
    return day


def _weekday(words: str, text: str, today: date) -> date | None:
    """`friday` is the next one after today. `next friday` may be that one or the one a week later."""
    found = re.fullmatch(r"(next |on |this |el |este |el pr[oó]ximo )?(\w+)", words)
    if not found:
        return None
    place = weekday_named(found[2])
    if place is None:
        return None
    ahead = today + timedelta(days=(place - today.weekday()) % 7 or 7)
    if found[1] in ("next ", "el próximo ", "el proximo ") and ahead < today + _WEEK:
        later = ahead + _WEEK
        raise BadUsage(
            f"{text[:LONGEST]!r} could be {said(ahead, today=today)} or {said(later, today=today)}.",
            hint=f"Write it like {later.day} {later:%b}.",
        )
    return ahead


def _this_year_or_next(words: str, text: str, today: date) -> date | None:
    """`12 dec` is the first one from today on."""
    for year in (today.year, today.year + 1):
        try:
            day = parse_day_ahead(f"{words} {year}", today=today)
        except BadUsage:
            continue
        if day < today:
            continue
        if day - today > NEXT_YEAR_IS_SAID:
            raise BadUsage(
                f"{text[:LONGEST]!r} is over for this year.", hint=f"If you mean {year}: {words} {year}"
            )
        return day
    return None
