"""What was learned, as entries tell it: from a page of its own, and from the weekly review. Pure; counts no worth.

Hours stand by what they belong to. They are added up only where a board's rules ask for it (`renewal`), never on the week.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from reflect.dates import Period
from reflect.growth.hours import hours_of, total
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Answer, Entry, options_picked
from reflect.values.room import Room

LEARNING_PACK = "learning_reflection"
WEEKLY_PACK = "weekly_review"
HAS_PROOF, ASKED_FOR_PROOF, NO_PROOF, NEEDS_NO_PROOF = "have", "asked", "none", "not_needed"
"""What the question on proof can be answered with."""
WITH_PROOF = frozenset({"workshop", "webinar", "conference", "other"})
"""Ways of learning for which the question on proof is asked."""

Proof = Literal["kept", "missing", ""]


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
        proof: an option of the question on proof, or empty.
        proof_place: where the proof is kept, in own words; it never leaves the journal.
        link: where it can be found, as it was checked; it is never opened.
        may_have_proof: it is of a kind for which there may be proof.
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
    proof: str = ""
    proof_place: str = ""
    link: str = ""
    may_have_proof: bool = False

    @property
    def has_proof(self) -> Proof:
        """Whether proof is kept or missing; empty where none is needed, or it is of a kind that has none."""
        if self.proof == HAS_PROOF:
            return "kept"
        return "missing" if self.may_have_proof and self.proof != NEEDS_NO_PROOF else ""

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
    return total(one.hours for one in newest_first(things, period))


def learned_from(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Say where something was learned in weekly reviews, in the words of the question, each once."""
    said = (
        a.words for e in entries if e.pack == WEEKLY_PACK for a in e.answers if a.question == "learned_from"
    )
    return tuple(dict.fromkeys(said))


def ticked(answer: Answer | None) -> tuple[tuple[str, str], ...]:
    """Give the (id, words) of the person's own categories that were ticked, with the words that they saw."""
    ids = _ids(answer)
    return options_picked(ids, answer.words) if answer is not None and ids else ()


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
        categories=ticked(category),
        counts_for=_words(category),
        private=e.room is Room.PRIVATE or e.private_pack,
        proof=_id(given.get("proof")),
        proof_place=_words(given.get("proof_place")),
        link=_words(given.get("link")),
        may_have_proof=_id(given.get("source")) in WITH_PROOF,
    )


def _words(answer: Answer | None) -> str:
    return answer.words if answer is not None else ""


def _id(answer: Answer | None) -> str:
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def _ids(answer: Answer | None) -> tuple[str, ...]:
    return answer.value if answer is not None and isinstance(answer.value, tuple) else ()


def _day(answer: Answer | None) -> date | None:
    """A person's own pack may ask for something else there."""
    try:
        return date.fromisoformat(_words(answer))
    except ValueError:
        return None
