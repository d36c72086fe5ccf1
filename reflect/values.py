"""The nouns of the journal as frozen values. This room imports nothing of ours and does nothing.

Values travel between the rooms: a `Walk` makes a `Reflection`, the journal keeps it and gives back an
`Entry`, growth and report read entries and counts. Nothing here knows the screen or the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple
from uuid import UUID


class Room(StrEnum):
    """Where an entry lives. A private entry can never be exported."""

    PRIVATE = "private"
    PRACTICE = "practice"
    SUPERVISION = "supervision"


SETTINGS = {
    "one_to_one": "One-to-one",
    "group": "Group",
    "phone_online": "Phone or online",
    "outreach": "Out in the community",
    "team": "Team meeting",
    "other": "Something else",
}
"""The kinds of time an entry can know: id -> words. Never the person."""

STILL_USEFUL_AFTER = timedelta(days=28)
"""An open plan of which nothing was said for longer may be asked: still useful?"""

Kind = Literal["text", "select", "multi", "scale", "confirm", "date", "number"]
RatingKind = Literal["session", "week", "then", "now"]
MomentKind = Literal["strength", "edge"]
Highlight = Literal["helped", "good", "remember"]
"""What a question asks whose answer the week shows first: so it stands under a heading that says no more."""
Plain = str | float | tuple[str, ...]


class Status(StrEnum):
    """The life of a commitment. Every one of them is a good answer."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    LET_GO = "let_go"
    REWORDED = "reworded"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One line picked for one area. `value` 1 to 5, or None for "did not come up" (never zero)."""

    question: str
    asked: str
    area: str
    value: int | None
    anchor: str
    kind: RatingKind = "session"
    private: bool = False


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
class Plan:
    """A commitment as it leaves a sitting: words and areas, not yet kept anywhere."""

    words: str
    areas: tuple[str, ...] = ()
    private: bool = False
    source: Literal["entry", "supervision"] = "entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An agreement (what the supervisor will do) or a question kept for next time."""

    words: str
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What became of an earlier commitment. `reworded_to` is set when it was written again."""

    commitment: int
    status: Status
    reworded_to: Plan | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something the writer wants to try. `number` is short and for the person; it inherits its entry's room.

    One that was added by itself has no `entry` and no `pack`. `said_on` is the last day on which something was
    said of how it goes, `asked_on` the last one on which it was asked whether it is still useful. What was said
    last is `said_privately` if it was said in a private entry: how it stands is then for its writer alone.
    """

    number: int
    uuid: UUID
    words: str
    status: Status
    made_on: date
    due_on: date
    areas: tuple[str, ...] = ()
    private: bool = False
    entry: int | None = None
    source: Literal["entry", "supervision"] = "entry"
    closed_on: date | None = None
    reworded_from: int | None = None
    pack: str | None = None
    said_on: date | None = None
    asked_on: date | None = None
    said_privately: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a commitment on one day; `entry` is the look back that says so, if it was one.

    `OPEN` is "it goes on": it did not come up, or the writer keeps it.
    """

    day: date
    status: Status
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One wording of a commitment, with all that was said of it, the first thing first."""

    commitment: Commitment
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuestion:
    """A question kept for supervision. `number` is short and for the person; it inherits its entry's room."""

    number: int
    words: str
    made_on: date
    closed_on: date | None = None
    private: bool = False
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What a supervisor agreed to do. `number` is short and for the person; it inherits its entry's room.

    It is open until the person says that it is done: being accountable goes both ways.
    """

    number: int
    words: str
    made_on: date
    entry: int
    closed_on: date | None = None
    private: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHead:
    """One line of a list: enough to recognise an entry, for the person's own screen only."""

    uuid: UUID
    number: int
    pack: str
    pack_version: int
    title: str
    day: date
    room: Room
    setting: str | None
    tags: tuple[str, ...]
    first_words: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries are meant. Days are half-open: `since` <= day < `until`. None means any."""

    since: date | None = None
    until: date | None = None
    area: str | None = None
    setting: str | None = None
    room: Room | None = None
    tag: str | None = None
    pack: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that was found by its words, with the place of the match (empty where it cannot be shown)."""

    head: EntryHead
    match: str


@dataclass(frozen=True, slots=True)
class RatingCount:
    """The session ratings of one area on one day: how many, their sum, and how many are a 1 or a 2."""

    area: str
    day: date
    n: int
    total: int
    low: int


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


# What follows, up to `KeptOfArea`, is needed by one command only: a named tuple costs the others next to nothing.


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
    """What was kept for one growth area besides its session ratings; newest first where there is a day."""

    moments: tuple[Ticked, ...] = ()
    keep_lines: tuple[OwnLine, ...] = ()
    plans: tuple[Commitment, ...] = ()
    learned: tuple[Lesson, ...] = ()
    looking_back: tuple[PickedTwice, ...] = ()


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

    `feelings` and `moments` are (id, words as they were shown).
    """

    number: int
    day: date
    tags: tuple[str, ...] = ()
    feelings: tuple[tuple[str, str], ...] = ()
    moments: tuple[tuple[str, str], ...] = ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningCategory:
    """One category of the person's own renewal rules.

    Attributes:
        words: what the person calls it.
        hours: how many are asked for, or None.
        id: the journal's own name for it, which stays when the words change; empty before it is kept.
    """

    words: str
    hours: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalRules:
    """What a board asks for in one renewal period, as the person wrote it down: ours know no board.

    Attributes:
        first: the first local day of the period.
        last: the last local day inside of it.
        hours: how many hours of learning altogether, or None.
        categories: in the person's own order.
    """

    first: date
    last: date
    hours: float | None = None
    categories: tuple[LearningCategory, ...] = ()


ExportKind = Literal["packet", "account", "learning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecord:
    """That a file was made for somebody else to read, and what was in it. Never its words, and never where it went.

    Attributes:
        made_at: the instant.
        kind: what it was.
        format: such as html.
        first_week: the first ISO week that it is about, such as 2026-W42.
        last_week: the last one.
        entries: numbers of the entries whose words it quotes.
        counted: how many entries its counts are made from, the quoted ones too.
        masked: how many details of each kind were masked.
        kept: how many details of each kind the person kept.
        sha256: of the bytes of the file, 64 hexadecimal digits.
        locked: it opens with a passphrase only.
        signed: a person read it whole before it was written.
        number: what the journal calls it; None before it is kept.
    """

    made_at: datetime
    kind: ExportKind
    format: str
    first_week: str
    last_week: str
    entries: tuple[int, ...] = ()
    counted: int = 0
    masked: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)
    sha256: str
    locked: bool = False
    signed: bool = True
    number: int | None = None


FIRST_WORDS = 80


def first_words(answers: tuple[Answer, ...]) -> str:
    """The beginning of the first thing that was written, on one line, for the person's own list."""
    written = next((str(a.value) for a in answers if a.kind == "text"), "")
    line = " ".join(written.split())
    return line if len(line) <= FIRST_WORDS else line[: FIRST_WORDS - 1] + "\u2026"


def options_picked(value: Plain, words: str) -> tuple[tuple[str, str], ...]:
    """Take what was picked from a list apart again: (id, label) for each option.

    Labels are shown with commas between; where one holds a comma itself, its id has to do.
    """
    ids = value if isinstance(value, tuple) else (str(value),)
    labels = words.split(", ") if len(ids) > 1 else [words]
    if len(labels) != len(ids):
        labels = [id.replace("_", " ") for id in ids]
    return tuple(zip(ids, labels, strict=True))
