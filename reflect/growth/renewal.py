"""Hours of learning beside the rules that the person wrote down, for their own screen and for a page. Pure.

It counts, and says nothing of enough or not: what counts is decided by the board's own text, which we never hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from reflect.dates import Period
from reflect.growth.learning import Learned, hours_in, newest_first
from reflect.values.renewal import RenewalRules
from reflect.wording import later, speak, speak_n

IN_SEVERAL = later("Hours that were ticked for two categories stand in both. They count once altogether.")

MOST_CATEGORIES = 20
LONGEST_NAME = 80
"""Characters of the name of a category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryHours:
    """One category: the hours noted for it, and those that the rules ask for, or None."""

    id: str
    words: str
    hours: float
    asked: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedHours:
    """The hours of one period.

    Attributes:
        period: the days that are counted.
        hours: altogether; an hour counts once.
        asked: how many the rules ask for altogether, or None.
        categories: in the order of the rules; an hour counts in each one that it was ticked for.
        in_several: some hours stand in more than one of them.
    """

    period: Period
    hours: float
    asked: float | None = None
    categories: tuple[CategoryHours, ...] = ()
    in_several: bool = False


def period_of(rules: RenewalRules) -> Period:
    """The days of the renewal period."""
    return Period(rules.first, rules.last + timedelta(days=1))


def noted(things: Iterable[Learned], rules: RenewalRules) -> NotedHours:
    """Lay the hours of the renewal period beside the rules. The day of a course decides; else the day of its entry."""
    period = period_of(rules)
    inside = [one for one in newest_first(things, period) if one.hours]
    named = {category.id for category in rules.categories}
    ticked = [(one.hours or 0, {id for id, _ in one.categories} & named) for one in inside]
    return NotedHours(
        period=period,
        hours=hours_in(inside, period),
        asked=rules.hours,
        categories=tuple(
            CategoryHours(
                id=c.id,
                words=c.words,
                asked=c.hours,
                hours=sum(hours for hours, ids in ticked if c.id in ids),
            )
            for c in rules.categories
        ),
        in_several=any(len(ids) > 1 for _, ids in ticked),
    )


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


def of_category(name: str, hours: float, asked: float | None) -> str:
    """Say the hours of one category: "Ethics: 2 of 3 hours noted", "Nothing noted yet for Ethics (3 hours)"."""
    if not hours:
        if asked is None:
            return speak("Nothing noted yet for {name}", name=name)
        return speak("Nothing noted yet for {name} ({asked})", name=name, asked=amount(asked))
    return f"{name}: {altogether(hours, asked)}"
