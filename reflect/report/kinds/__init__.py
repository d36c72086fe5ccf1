"""The kinds of page for others: one module each, loaded when it is asked for. This room knows no journal and no screen.

A new kind is one line here and one module with what `PageKind` has. They do not know each other; what several of them
show is in `report/parts/`.
"""

from collections.abc import Collection
from importlib import import_module
from typing import Literal, Protocol, TypeAlias, cast

from reflect.errors import BadUsage
from reflect.quick_dataclass import dataclass
from reflect.report.desk import Desk
from reflect.report.gate.shareable import Passed
from reflect.report.parts.cleared import Cleared
from reflect.report.policy import Policy
from reflect.report.report import Section

KINDS: dict[str, str] = {
    "packet": "reflect.report.kinds.packet",
    "account": "reflect.report.kinds.account",
    "learning": "reflect.report.kinds.learning",
    "situation": "reflect.report.kinds.situation",
    "year": "reflect.report.kinds.year",
    "hours": "reflect.report.kinds.hours",
}
"""Name of a kind -> the module that says all about it. The name is what is typed, and what files are named after."""

Reads: TypeAlias = Literal["entries", "history", "learned", "meetings", "ideas", "of_the_past"]
"""What of a `Desk` is laid there only for a kind that wants it: nobody's pages are read for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which entries are quoted, and how the writer is asked.

    Attributes:
        asked: the question; empty where no entry is picked.
        needed: there is no page without one.
        refused: what is said to somebody who picks one where none is picked, or one that the page can't be about.
        most: how many can be picked, or None for as many as one likes.
        only: the packs of entries that can be picked; empty for those of every pack.
        never: packs of entries that can't be picked.
        ticked: which are ticked before the writer chooses: those for the next meeting, all that can be picked, or none.
    """

    asked: str = ""
    needed: bool = False
    refused: str = ""
    most: int | None = None
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    ticked: Literal["for_meeting", "all", "none"] = "for_meeting"

    def takes(self, pack: str) -> bool:
        """True if an entry of this pack can be picked."""
        return pack not in self.never and (not self.only or pack in self.only)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeps:
    """Details that stay on a page by themselves, since its readers ask for them, and the words for that.

    Attributes:
        details: kinds of detail, as masking names them.
        at_review: said before the writer looks over what is masked.
        on_page: said at the foot of a page with one of them, and with `{n}` of them.
        in_history: as what they were kept, in the history of exports.
    """

    details: frozenset[str]
    at_review: str
    on_page: tuple[str, str]
    in_history: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hides:
    """What a page for several readers never shows, whatever was decided, beside the weeks it is about and the writer's name.

    The name stands there only where the writer asks for it on this one page.

    Attributes:
        details: kinds of detail, as masking names them, that are masked also where the writer would keep them.
        at_review: said before the writer looks over what is masked.
        on_page: said at its foot.
        in_place_of_weeks: stands where other pages name their weeks.
    """

    details: frozenset[str]
    at_review: str
    on_page: str
    in_place_of_weeks: str


class PageKind(Protocol):
    """What the module of a kind has."""

    CALLED: str
    """What the program calls it, with the article: "a learning log"."""

    TITLE: str
    """What stands at the top of the page."""

    WEEKS_BACK: int
    """How many weeks it is about, where nobody says."""

    WHICH: Which

    NEVER_UNREAD: str
    """Why it is never written without a signature; empty if it may be."""

    FOR_A_MEETING: bool
    """It is taken to a meeting: an entry that a signed one quotes was told there."""

    BY_DAYS: bool
    """It names days, so it is about exactly those that were asked for; where none were, about the writer's renewal period."""

    READS: frozenset[Reads]

    KEEPS: Keeps | None

    HIDES: Hides | None

    def admit(self, desk: Desk, policy: Policy) -> Passed:
        """Pass through the gate what belongs on the page.

        Raises:
            BadUsage: what the policy allows makes no page of this kind.
            Protected: a picked entry is private.
        """
        ...

    def quoted(self, desk: Desk, policy: Policy) -> Collection[int]:
        """Give the numbers of the entries that a signed page tells of in the writer's words, for the history."""
        ...

    def counted(self, passed: Passed) -> int:
        """Say how many entries its counts are from; 0 if it has none."""
        ...

    def weeks(self, passed: Passed, policy: Policy) -> tuple[str, str]:
        """Give the first and the last ISO week that it is about."""
        ...

    def is_empty(self, passed: Passed) -> bool:
        """True if a page of this is likely a slip of typing, where some entries only were asked for."""
        ...

    def pages(self, cleared: Cleared) -> tuple[Section, ...]:
        """Make the sections, in reading order, without the empty ones."""
        ...


def load(name: str) -> PageKind:
    """Load a kind.

    Raises:
        BadUsage: there is no kind of this name.
    """
    if name not in KINDS:
        raise BadUsage(f"I don't know the kind {name[:20]!r}.", hint=f"There are: {', '.join(KINDS)}")
    return cast(PageKind, import_module(KINDS[name]))


def find(name: str) -> PageKind | None:
    """Load a kind that was written down; None for one that only a later version has."""
    return load(name) if name in KINDS else None
