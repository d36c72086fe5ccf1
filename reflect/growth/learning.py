"""What was learned, as entries tell it: from a page of its own, and from the weekly review. Pure; counts no worth.

Hours stand by what they belong to. They are added up only where a board's rules ask for it, never on the week.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reflect.values import Answer, Entry

LEARNING_PACK = "learning_reflection"
WEEKLY_PACK = "weekly_review"


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
    """

    day: date
    source: str
    title: str
    hours: float | None
    idea: str
    areas: tuple[str, ...]


def learned(entries: Iterable[Entry]) -> tuple[Learned, ...]:
    """Read what was learned, oldest first."""
    return tuple(_learned(e) for e in entries if e.pack == LEARNING_PACK)


def learned_from(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Say where something was learned in weekly reviews, in the words of the question, each once."""
    said = (
        a.words for e in entries if e.pack == WEEKLY_PACK for a in e.answers if a.question == "learned_from"
    )
    return tuple(dict.fromkeys(said))


def _learned(e: Entry) -> Learned:
    given = {a.question: a for a in e.answers}
    hours = given.get("hours")
    supports = given.get("supports")
    return Learned(
        day=e.day,
        source=_words(given.get("source")),
        title=_words(given.get("title")),
        hours=float(hours.value) if hours is not None and isinstance(hours.value, (int, float)) else None,
        idea=_words(given.get("idea")),
        areas=supports.value if supports is not None and isinstance(supports.value, tuple) else (),
    )


def _words(answer: Answer | None) -> str:
    return answer.words if answer is not None else ""
