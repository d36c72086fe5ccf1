"""Hours of learning beside the rules that the person wrote down, for their own screen and for a page. Pure.

It counts, and says nothing of enough or not: what counts is decided by the board's own text, which we never hold.
"""

from collections.abc import Iterable
from dataclasses import field
from datetime import timedelta

from reflect.dates import Period
from reflect.growth.hours import altogether, amount, total, with_rest
from reflect.growth.learning import Learned, hours_in, newest_first
from reflect.growth.supervision import Hours, Meeting, within
from reflect.growth.supervision import hours as hours_held
from reflect.quick_dataclass import dataclass
from reflect.values.renewal import RenewalRules, SupervisionRules
from reflect.wording import later, speak

IN_SEVERAL = later("Hours that were ticked for two categories stand in both. They count once altogether.")

MOST_CATEGORIES = 20
LONGEST_NAME = 80
"""Characters of the name of a category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryHours:
    """One category: the hours of learning and of supervision noted for it, and those that the rules ask for, or None."""

    id: str
    words: str
    hours: float
    asked: float | None
    supervised: float = 0
    supervised_asked: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedHours:
    """The hours of one period.

    Attributes:
        period: the days that are counted.
        hours: altogether; an hour counts once.
        asked: how many the rules ask for altogether, or None.
        categories: in the order of the rules; an hour counts in each one that it was ticked for.
        in_several: some hours stand in more than one of them.
        supervision: hours of the meetings of these days.
        supervision_asked: what the rules ask for of these.
    """

    period: Period
    hours: float
    asked: float | None = None
    categories: tuple[CategoryHours, ...] = ()
    in_several: bool = False
    supervision: Hours = field(default_factory=Hours)
    supervision_asked: SupervisionRules = field(default_factory=SupervisionRules)


def period_of(rules: RenewalRules) -> Period:
    """The days of the renewal period."""
    return Period(rules.first, rules.last + timedelta(days=1))


def noted(things: Iterable[Learned], rules: RenewalRules, held: Iterable[Meeting] = ()) -> NotedHours:
    """Lay the hours of the renewal period beside the rules. The day of a course or meeting decides; else that of its entry."""
    period = period_of(rules)
    inside = [one for one in newest_first(things, period) if one.hours]
    met = within(held, period.first, period.end)
    named = {category.id for category in rules.categories}
    ticked = [(one.hours, {id for id, _ in one.categories} & named) for one in inside]
    ticked_there = [(one.hours, {id for id, _ in one.categories} & named) for one in met if one.hours]
    return NotedHours(
        period=period,
        hours=hours_in(inside, period),
        asked=rules.hours,
        categories=tuple(
            CategoryHours(
                id=c.id,
                words=c.words,
                asked=c.hours,
                hours=total(hours for hours, ids in ticked if c.id in ids),
                supervised=total(hours for hours, ids in ticked_there if c.id in ids),
                supervised_asked=c.supervised,
            )
            for c in rules.categories
        ),
        in_several=any(len(ids) > 1 for _, ids in (*ticked, *ticked_there)),
        supervision=hours_held(met),
        supervision_asked=rules.supervision,
    )


def of_category(name: str, hours: float, asked: float | None, *, rest: bool = False) -> str:
    """Say the hours of one category: "Ethics: 2 of 3 hours noted", "Nothing noted yet for Ethics (3 hours)".

    `rest` says what is left too, for the person's own screen.
    """
    if not hours and asked is None:
        return speak("Nothing noted yet for {name}", name=name)
    if not hours:
        return speak("Nothing noted yet for {name} ({asked})", name=name, asked=amount(asked or 0))
    return f"{name}: {(with_rest if rest else altogether)(hours, asked)}"
