"""What was learned, as entries tell it: from a page of its own, and from the weekly review. Pure; counts no worth.

Hours stand by what they belong to. They are added up only where a board's rules ask for it (`renewal`), never on the week.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reflect.dates import Period
from reflect.values.entry import Answer, Entry, options_picked
from reflect.values.room import Room

LEARNING_PACK = "learning_reflection"
WEEKLY_PACK = "weekly_review"
MOST_HOURS = 1000
"""More than this is no amount of learning; it also keeps infinity and its like out of a sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """One thing that was learned.

    Attributes:
        day: the day of the entry.
        source: how, in the words of the question; empty if it was skipped.
        title: what it was called, in own words; empty if it has no name.
        hours: as the person gave them, or None.
        idea: the one idea to keep, in own words; may be empty.
        areas: growth areas that it helps with.
        entry: the number of the entry.
        on: the day of the course, or None if that was not given.
        sponsor: who ran it, in own words; may be empty.
        categories: (id, words) of the person's own categories that it was ticked for.
        counts_for: the same in one text, as the person saw it.
        private: it is in the private room; for the person's own screen only.
    """

    day: date
    source: str
    title: str
    hours: float | None
    idea: str
    areas: tuple[str, ...]
    entry: int = 0
    on: date | None = None
    sponsor: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    counts_for: str = ""
    private: bool = False

    @property
    def counts_on(self) -> date:
        """The day that decides when it was: of the course, else of the entry."""
        return self.on or self.day


def learned(entries: Iterable[Entry]) -> tuple[Learned, ...]:
    """Read what was learned, oldest first."""
    return tuple(_learned(e) for e in entries if e.pack == LEARNING_PACK)


def newest_first(things: Iterable[Learned], period: Period | None = None) -> tuple[Learned, ...]:
    """Give what was learned in a period, or ever, by the day that it was, the newest first."""
    inside = (one for one in things if period is None or period.first <= one.counts_on < period.end)
    return tuple(sorted(inside, key=lambda one: (one.counts_on, one.day, one.entry), reverse=True))


def hours_in(things: Iterable[Learned], period: Period) -> float:
    """Add up the hours of a period; what has none counts nothing."""
    return sum(one.hours or 0 for one in newest_first(things, period))


def learned_from(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Say where something was learned in weekly reviews, in the words of the question, each once."""
    said = (
        a.words for e in entries if e.pack == WEEKLY_PACK for a in e.answers if a.question == "learned_from"
    )
    return tuple(dict.fromkeys(said))


def hours_of(answer: Answer | None) -> float | None:
    """Read hours that can be added up; None if there are none, or they are no amount of learning."""
    if answer is None or answer.kind != "number" or not isinstance(answer.value, int | float):
        return None
    return float(answer.value) if 0 < answer.value <= MOST_HOURS else None


def _learned(e: Entry) -> Learned:
    given = {a.question: a for a in e.answers}
    supports, category = given.get("supports"), given.get("category")
    return Learned(
        day=e.day,
        source=_words(given.get("source")),
        title=_words(given.get("title")),
        hours=hours_of(given.get("hours")),
        idea=_words(given.get("idea")),
        areas=_ids(supports),
        entry=e.number,
        on=_day(given.get("on")),
        sponsor=_words(given.get("sponsor")),
        categories=options_picked(_ids(category), category.words) if category and _ids(category) else (),
        counts_for=_words(category),
        private=e.room is Room.PRIVATE or e.private_pack,
    )


def _words(answer: Answer | None) -> str:
    return answer.words if answer is not None else ""


def _ids(answer: Answer | None) -> tuple[str, ...]:
    return answer.value if answer is not None and isinstance(answer.value, tuple) else ()


def _day(answer: Answer | None) -> date | None:
    """A person's own pack may ask for something else there."""
    try:
        return date.fromisoformat(_words(answer))
    except ValueError:
        return None
