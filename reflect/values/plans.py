"""Plans with their whole life, and notes for supervision."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal
from uuid import UUID

from reflect.quick_dataclass import dataclass

STILL_USEFUL_AFTER = timedelta(days=28)
"""An open plan of which nothing was said for longer may be asked: still useful?"""


_LISTED = re.compile(r"(?:[-*\u2022\u2013]|\d{1,2}[.)])\s+(?=\S)")


def several(text: str) -> tuple[str, ...]:
    """Give the things that a text lists, without their marks; the whole text where it is no list.

    A list has two lines or more, and each begins with a dash, a bullet or a number: one plan may well be said in two
    lines, so a line end alone says nothing.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not all(_LISTED.match(line) for line in lines):
        return (text,)
    return tuple(_LISTED.sub("", line, count=1) for line in lines)


class Status(StrEnum):
    """The life of a commitment. Every one of them is a good answer."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    LET_GO = "let_go"
    REWORDED = "reworded"


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

    It is open until the person says that it is done, or that both let it go: being accountable goes both ways.
    """

    number: int
    words: str
    made_on: date
    entry: int
    closed_on: date | None = None
    let_go: bool = False
    private: bool = False

    @property
    def status(self) -> Status:
        """How it stands: open, kept, or let go."""
        if self.closed_on is None:
            return Status.OPEN
        return Status.LET_GO if self.let_go else Status.KEPT
