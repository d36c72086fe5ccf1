"""What SQL counts and gathers for growth, themes and the next questions."""

from datetime import date
from typing import NamedTuple

from reflect.quick_dataclass import dataclass
from reflect.values.entry import Load, MomentKind
from reflect.values.plans import Commitment
from reflect.values.roadmap import Picked


@dataclass(frozen=True, slots=True)
class RatingCount:
    """The session ratings of one area on one day, or in a span of days from it on: how many, their sum, and how many are a 1 or a 2."""

    area: str
    day: date
    n: int
    total: int
    low: int


@dataclass(frozen=True, slots=True)
class LineCount:
    """How often one of the five lines was picked for an area on one day."""

    day: date
    line: int
    n: int


@dataclass(frozen=True, slots=True)
class LoadCount:
    """How many sessions of one day asked so much of the person."""

    day: date
    load: Load
    n: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How often each of the five lines was picked for an area in a calendar month, such as "2026-03"."""

    month: str
    area: str
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many ratings."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Names a count for others must leave out, besides all that is private by its own flag, room or pack."""

    areas: frozenset[str]
    packs: frozenset[str]


class Ticked(NamedTuple):
    """A moment with how often it was ticked in some time; `words` are those it had last."""

    id: str
    kind: MomentKind
    words: str
    times: int


class OwnLine(NamedTuple):
    """One line in the person's own words that the week showed first, with its entry. For the person's own screen."""

    entry: int
    day: date
    words: str


class Lesson(NamedTuple):
    """Something learned that helps in an area: how it was learned, and what it was called if that was kept."""

    entry: int
    day: date
    source: str
    title: str


class PickedTwice(NamedTuple):
    """One look back at an area: the line for then and the line for now, both picked on the same day, or None."""

    entry: int
    day: date
    then: int | None
    now: int | None
    then_anchor: str = ""
    now_anchor: str = ""


class KeptOfArea(NamedTuple):
    """What was kept for one growth area besides its session ratings; newest first where there is a day.

    `guidelines` is what was said of the person's own guidelines, the oldest first.
    """

    moments: tuple[Ticked, ...] = ()
    keep_lines: tuple[OwnLine, ...] = ()
    plans: tuple[Commitment, ...] = ()
    learned: tuple[Lesson, ...] = ()
    looking_back: tuple[PickedTwice, ...] = ()
    guidelines: tuple[Picked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One idea of this practice, and the words that tell of it.

    A stem is a whole word ("pace"), or the beginning of one with a star ("listen*").
    """

    id: str
    words: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What themes are counted from: one entry's closed words, and its texts, which only concepts are looked for in.

    `feelings`, `moments` and `guidelines` are (id, words as they were shown).
    """

    number: int
    day: date
    tags: tuple[str, ...] = ()
    feelings: tuple[tuple[str, str], ...] = ()
    moments: tuple[tuple[str, str], ...] = ()
    guidelines: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """An area that came up in a kept session: its line 1 to 5, or None where it was asked and no line was picked."""

    entry: int
    area: str
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLately:
    """What the newest sessions asked about, oldest first. `is_all` is False if there are older sessions."""

    asked: tuple[Asked, ...]
    is_all: bool = True
