"""Hours as they were noted, added up exactly and said in words. Pure; counts no worth, and knows no board.

Quarter hours are exact in any sum. A person's own pack may ask in other steps, so sums are made of decimals, and never of
binary fractions: three times a tenth is 0.3.
"""

from collections.abc import Iterable
from decimal import Decimal

from reflect.values.entry import Answer

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
    return f"{number(hours)} {'hour' if hours == 1 else 'hours'}"


def altogether(hours: float, asked: float | None) -> str:
    """Say the hours of a period, beside what the rules ask for if they do: "12.5 of 20 hours noted"."""
    if asked is None:
        return f"{amount(hours)} noted" if hours else "no hours noted yet"
    if not hours:
        return f"nothing noted yet ({amount(asked)})"
    return f"{number(hours)} of {amount(asked)} noted"


def with_rest(hours: float, asked: float | None) -> str:
    """Say the same for the person's own screen, with the rest: "12.5 of 20 hours noted, 7.5 more in your rules"."""
    rest = left(hours, asked) if hours else 0
    return altogether(hours, asked) + (f", {number(rest)} more in your rules" if rest else "")


def without_length(meetings: int) -> str:
    """Say how many meetings do not say how long they were: "2 meetings without a length"."""
    return f"{meetings} {'meeting' if meetings == 1 else 'meetings'} without a length"
