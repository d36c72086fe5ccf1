"""An entry and what it is made of: what was answered, rated, ticked; a sitting that waits; how it read before.

A `Walk` makes a `Reflection`, the journal keeps it and gives back an `Entry`.
"""

from datetime import date, datetime
from typing import Literal, get_args
from uuid import UUID

from reflect.quick_dataclass import dataclass
from reflect.values.ladder import FIRST_SCALE
from reflect.values.plans import Commitment, FollowUp, Note, Plan
from reflect.values.room import Room

Kind = Literal["text", "select", "multi", "scale", "confirm", "date", "number"]
Days = Literal["past", "to_come"]
"""Which days an answer may be: up to the day that the entry is about, or from it on."""
RatingKind = Literal["session", "week", "then", "now"]
MomentKind = Literal["strength", "edge"]
Load = Literal["light", "usual", "heavy"]
"""How much a session asked of the person, as they say. It is kept beside the ratings, and is part of no label."""
LOADS: tuple[Load, ...] = get_args(Load)
Highlight = Literal["helped", "good", "remember"]
"""What a question asks whose answer the week shows first: so it stands under a heading that says no more."""
Meaning = Literal["in_play", "helped", "two_ways"]
"""What the answer to a question about the person's own roadmap says of the guidelines that it names."""
Plain = str | float | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person answered to one question, with the words that they saw.

    `value` is the text, the option id, a tuple of option ids, a number, "yes"/"no" or an ISO day;
    `words` is the same as the person saw it on the screen. An answer keeps its own words, so an old
    entry outlives every edit of its pack.
    """

    question: str
    kind: Kind
    asked: str
    value: Plain
    words: str
    private: bool = False
    stage: str | None = None
    highlight: bool = False
    """Shown first in the week, under a heading that says what was asked."""
    areas: tuple[str, ...] = ()
    guideline: Meaning | None = None
    """What it says of the guidelines of the roadmap that it names; None for any other answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One line picked for one area. `value` 1 to 5, or None for "did not come up" (never zero).

    `scale` is the version of the lines it was picked from: line 3 of one is not line 3 of another.
    """

    question: str
    asked: str
    area: str
    value: int | None
    anchor: str
    kind: RatingKind = "session"
    private: bool = False
    scale: int = FIRST_SCALE


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing the writer did or noticed in themselves, ticked from the closed list."""

    question: str
    asked: str
    id: str
    area: str
    kind: MomentKind
    words: str
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """A finished sitting, before the journal gives it a number: all that may be kept, nothing else."""

    pack: str
    pack_version: int
    title: str
    day: date
    room: Room
    private_pack: bool
    setting: str | None = None
    tags: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    ratings: tuple[Rating, ...] = ()
    moments: tuple[Moment, ...] = ()
    plans: tuple[Plan, ...] = ()
    agreements: tuple[Note, ...] = ()
    questions: tuple[Note, ...] = ()
    follow_up: FollowUp | None = None
    focus: str | None = None
    """The area that this sitting sets as the focus (`sets = "focus"`), or None."""
    offered: tuple[str, ...] = ()
    """Areas that were suggested for one more rating, taken or not: each waits its turn again."""
    load: Load | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One reflection as it is kept. `number` is short and for the person; `uuid` is for ever.

    `written_at` is the UTC instant, `zone` the IANA zone it was written in, `day` the local day that
    the entry is about: a week is counted by `day`, never by the instant.
    """

    uuid: UUID
    number: int
    pack: str
    pack_version: int
    title: str
    day: date
    written_at: datetime
    zone: str
    room: Room
    private_pack: bool = False
    setting: str | None = None
    tags: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    ratings: tuple[Rating, ...] = ()
    moments: tuple[Moment, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    agreements: tuple[Note, ...] = ()
    questions: tuple[Note, ...] = ()
    load: Load | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sitting that waits. `state` is the walk's own memory (see `guide.walk`), never shown in a list."""

    uuid: UUID
    pack: str
    pack_version: int
    title: str
    day: date
    started_at: datetime
    saved_at: datetime
    state: str


# What follows, up to `KeptOfArea`, is needed by one command only: a named tuple costs the others next to nothing.


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A change that was taken back: what kind it was, and the number of its entry or commitment."""

    kind: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How an entry read before it was edited."""

    number: int
    replaced_at: datetime
    entry: Entry


FIRST_WORDS = 80


def first_words(answers: tuple[Answer, ...]) -> str:
    """The beginning of the first thing that was written, on one line, for the person's own list."""
    return beginning(next((str(a.value) for a in answers if a.kind == "text"), ""))


def beginning(written: str) -> str:
    """The beginning of a text, on one line, cut after a whole word."""
    line = " ".join(written.split())
    if len(line) <= FIRST_WORDS:
        return line
    ends = line.rfind(" ", 0, FIRST_WORDS)
    return (line[:ends] if ends > 0 else line[: FIRST_WORDS - 1]) + "\u2026"


def options_picked(value: Plain, words: str) -> tuple[tuple[str, str], ...]:
    """Take what was picked from a list apart again: (id, label) for each option.

    Labels are shown with commas between; where one holds a comma itself, its id has to do.
    """
    ids = value if isinstance(value, tuple) else (str(value),)
    labels = words.split(", ") if len(ids) > 1 else [words]
    if len(labels) != len(ids):
        labels = [id.replace("_", " ") for id in ids]
    return tuple(zip(ids, labels, strict=True))
