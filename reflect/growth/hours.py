"""Hours as they were noted, added up exactly and said in words. Pure; counts no worth, and knows no board.

Quarter hours are exact in any sum. A person's own pack may ask in other steps, so sums are made of decimals, and never of
binary fractions: three times a tenth is 0.3.
"""

from collections.abc import Iterable
from decimal import Decimal

from reflect.values.entry import Answer
from reflect.wording import speak, speak_n

MOST_HOURS = 1000
"""More than this is no amount of learning; it also keeps infinity and its like out of a sum."""


def hours_of(answer: Answer | None) -> float | None:
    """Read hours that can be added up; None if there are none, or they are no amount of time."""
    if answer is None or answer.kind != "number" or not isinstance(answer.value, int | float):
        return None
    return float(answer.value) if 0 < answer.value <= MOST_HOURS else None


def total(hours: Iterable[float | None]) -> float:
    """Add up hours, without a drift in the last place; None counts nothing."""
    return float(sum((Decimal(str(one)) for one in hours if one), Decimal()))


def left(hours: float, asked: float | None) -> float:
    """Say how many hours of what is asked for are not noted; 0 where nothing is asked for, or no fewer are noted."""
    return 0.0 if asked is None else float(max(Decimal(str(asked)) - Decimal(str(hours)), Decimal()))


def number(hours: float) -> str:
    """Say a number of hours as it was noted: 1, 1.5, 0.75."""
    return f"{hours:.2f}".rstrip("0").rstrip(".")


def amount(hours: float) -> str:
    """Say an amount: "1 hour", "12.5 hours"."""
    return speak_n("{hours} hour", "{hours} hours", hours, hours=number(hours))


def altogether(hours: float, asked: float | None) -> str:
    """Say the hours of a period, beside what the rules ask for if they do: "12.5 of 20 hours noted"."""
    if asked is None:
        return speak("{hours} noted", hours=amount(hours)) if hours else speak("no hours noted yet")
    if not hours:
        return speak("nothing noted yet ({asked})", asked=amount(asked))
    return speak("{hours} of {asked} noted", hours=number(hours), asked=amount(asked))


def with_rest(hours: float, asked: float | None) -> str:
    """Say the same for the person's own screen, with the rest: "12.5 of 20 hours noted, 7.5 more in your rules"."""
    rest = left(hours, asked) if hours else 0
    told = altogether(hours, asked)
    return speak("{hours}, {rest} more in your rules", hours=told, rest=number(rest)) if rest else told


def without_length(meetings: int) -> str:
    """Say how many meetings do not say how long they were: "2 meetings without a length"."""
    return speak_n("{n} meeting without a length", "{n} meetings without a length", meetings)
