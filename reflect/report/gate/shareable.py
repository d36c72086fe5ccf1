"""What may leave the desk, as values. They are made by the gate alone (`gate.py`), and everything in a report is computed from them.

They have no private flag, room, day, instant, zone, number, uuid, tag or title: what the gate decided against has no
field to travel in.
"""

from reflect.quick_dataclass import dataclass
from reflect.values.entry import MomentKind
from reflect.values.plans import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRating:
    """A line picked for an area, with its words. "Did not come up" does not become one.

    `by_week` says that it is about a whole week: its area is asked by the week, and no session counts in it.
    """

    area: str
    value: int
    anchor: str
    by_week: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTally:
    """How often each of the five lines of an area was picked; `counts[0]` is line 1."""

    area: str
    counts: tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMonth:
    """The ratings of one month of the calendar, such as "2026-09", by area; an area without one is not in it."""

    month: str
    tallies: tuple[SharedTally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMoment:
    """A ticked moment."""

    id: str
    area: str
    kind: MomentKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTick:
    """A category of the writer's own that something counts for. By its id it is added up, and by its name shown."""

    category: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLearning:
    """How something was learned, in the words of the list, for how many hours, and in which week.

    The name of a course, who ran it, its day and its categories are here only for a learning log, which is about them.
    """

    week: str
    source: str | None = None
    hours: float | None = None
    course: str = ""
    sponsor: str = ""
    on: str = ""
    counts_for: tuple[SharedTick, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLookBack:
    """The lines for back then and for these days, of one area, from a page for looking back; None if left empty."""

    area: str
    then: SharedRating | None
    now: SharedRating | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAnswer:
    """An answer of a picked entry, as asked and as written, and which step of a reflection it is."""

    question: str
    asked: str
    words: str
    stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shareable:
    """What may leave of one entry. `answers` and `questions` stay empty unless it was picked.

    `of_the_past` says that it was written before the last meeting: what it wants of one was wanted then.
    `ideas` are names of a fixed list that ships with the program, never a word of the entry.
    """

    week: str
    pack: str
    setting: str | None
    ratings: tuple[SharedRating, ...]
    moments: tuple[SharedMoment, ...]
    looked_back: tuple[SharedLookBack, ...]
    picked: bool
    ideas: tuple[str, ...] = ()
    answers: tuple[SharedAnswer, ...] = ()
    questions: tuple[str, ...] = ()
    of_the_past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCommitment:
    """Where something the writer wants to try stands; its words only when its entry was picked.

    `of_supervision` says that it was agreed in a meeting: that one is for its reader to come back to.
    """

    status: Status
    words: str | None = None
    of_supervision: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAgreement:
    """How it stands with what a supervisor agreed to: kept, open or let go; its words only when its entry was picked."""

    status: Status
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCategory:
    """Hours noted for one category of the writer's own rules, and those that the rules ask for, or None.

    `supervised` are those of supervision.
    """

    name: str
    hours: float
    asked: float | None = None
    supervised: float = 0
    supervised_asked: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSupervision:
    """Hours of supervision in the writer's renewal period, each beside what the rules ask for, or None."""

    hours: float
    one_to_one: float
    in_group: float
    with_peers: float
    asked: float | None = None
    one_to_one_asked: float | None = None
    in_group_asked: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRenewal:
    """Hours of the writer's renewal period, by its ISO weeks; its categories only for a signed page.

    Attributes:
        hours, asked: of learning; `asked` is None where the rules name no number.
        supervision: hours of supervision; None where none are noted or asked for.
    """

    first_week: str
    last_week: str
    hours: float
    asked: float | None = None
    supervision: SharedSupervision | None = None
    categories: tuple[SharedCategory, ...] = ()
    in_several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMeetings:
    """How many meetings of supervision were noted, and their hours; `unsaid` of them have none.

    `one_to_one` and `in_group` are hours of those that say which they were; `with_peers` those of co-reflections.
    """

    count: int
    hours: float
    one_to_one: float
    in_group: float
    unsaid: int
    with_peers: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMeeting:
    """One meeting of supervision, or a co-reflection, for a page about hours. Its day is there only if that is signed.

    `form` is an id of ours, or empty.
    """

    week: str
    on: str = ""
    hours: float | None = None
    form: str = ""
    with_peers: bool = False
    counts_for: tuple[SharedTick, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedGuideline:
    """A guideline of the writer's own, by its short name, and in how many entries it came into play, helped, pulled two ways."""

    name: str
    times: int
    helped: int = 0
    two_ways: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPull:
    """Two guidelines that pulled against each other, by their short names, and in how many entries."""

    one: str
    other: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedGuidelines:
    """What was said of the writer's own guidelines: only for a signed page, where their names were looked over."""

    named: tuple[SharedGuideline, ...] = ()
    pulls: tuple[SharedPull, ...] = ()


NO_GUIDELINES = SharedGuidelines()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """All that passed the gate for one page."""

    entries: tuple[Shareable, ...] = ()
    learned: tuple[SharedLearning, ...] = ()
    commitments: tuple[SharedCommitment, ...] = ()
    agreements: tuple[SharedAgreement, ...] = ()
    renewal: SharedRenewal | None = None
    months: tuple[SharedMonth, ...] = ()
    """One after the other up to the last month of the page; it may begin before the page does."""
    earlier_lines: bool = False
    """Ratings of these months were left out, since they were picked from earlier lines."""
    meetings: SharedMeetings | None = None
    held: tuple[SharedMeeting, ...] = ()
    days: tuple[str, str] | None = None
    """The first and the last day that the page is about, only for one that names days."""
    guidelines: SharedGuidelines = NO_GUIDELINES
