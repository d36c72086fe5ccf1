"""The week as the person looks back on it: facts only, in a frozen value. Pure; claims nothing about trends.

Counts, the lines that were picked, own words: no average, no total over areas, no score. Two stretches of four
weeks stand beside each other as they were; what they mean is said on other pages, where there is enough of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reflect.dates import Period, iso_week
from reflect.growth.balance import AreaWeek, of_counts
from reflect.growth.learning import Learned, learned, learned_from
from reflect.growth.roadmap import NOTHING_SAID, OnTheWay, on_the_way, picked
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Entry, Highlight, MomentKind, RatingKind
from reflect.values.ladder import FIRST_SCALE
from reflect.values.plans import Commitment, Status

COMES_UP_FROM = 2
"""An edge is said to keep coming up from this many ticks in a week."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Words with how often they were ticked or chosen."""

    words: str
    times: int


@dataclass(frozen=True, slots=True)
class ToldFirst:
    """Words of the person's own that the week shows first; `about` is what was asked, None if that is not known."""

    words: str
    about: Highlight | None = None


LineCounts = tuple[int, int, int, int, int]
"""How often each line was picked, the line for 1 to the line for 5."""
STRETCH = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Line:
    """One rating of the focus area: the local day, the line 1 to 5, its words, what it is about, and of which lines it is."""

    day: date
    value: int
    anchor: str
    about: RatingKind = "session"
    scale: int = FIRST_SCALE


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """The session ratings of each area in the four weeks up to the end of a week, and in the four before.

    Areas without ratings are absent.
    """

    now: Mapping[str, LineCounts]
    before: Mapping[str, LineCounts]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenAndNow:
    """One area in both stretches."""

    area: str
    now: AreaWeek
    before: AreaWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class LookingBack:
    """How an area seems now that was looked back on: the lines for then and for these days; None if left empty.

    `then_anchor` and `now_anchor` are their words.
    """

    area: str
    then: int | None
    now: int | None
    then_anchor: str = ""
    now_anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextQuestion:
    """One question to take into the next week. `why` is its reason in words, without a full stop."""

    area: str
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Own words from an earlier week, for a week without any; `entry` is the number of what they stand in, where it is told."""

    day: date
    words: str
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One ISO week.

    Attributes:
        entries: how many reflections.
        days: the days that they are about, each once.
        settings: kinds of time by id, most often first.
        strengths: moments of strength, most often first.
        keep_lines: the person's own words that stand first, in time order.
        focus: id of the focus area.
        lines: its ratings of this week, in time order.
        did_not_come_up: how often it did not come up; never counted as a number.
        coming_up: growing edges ticked at least twice.
        on_the_way: which guidelines of the person's own roadmap came into play.
        areas: those rated this week, each in two stretches of four weeks.
        looking_back: then and now, as a page for looking back asked for them; never part of other ratings.
        commitments: what is open, and what was looked back at this week.
        learning: what was learned on pages of its own; `learned_from` is what the weekly review says.
        question: one to take along; only for the week that is going on.
        earlier: own words of an earlier week, where this one has no entries.
    """

    period: Period
    entries: int
    days: tuple[date, ...]
    settings: tuple[Tally, ...]
    strengths: tuple[Tally, ...]
    keep_lines: tuple[ToldFirst, ...]
    focus: str
    lines: tuple[Line, ...]
    did_not_come_up: int
    coming_up: tuple[Tally, ...]
    areas: tuple[ThenAndNow, ...]
    looking_back: tuple[LookingBack, ...]
    commitments: tuple[Commitment, ...]
    learning: tuple[Learned, ...]
    learned_from: tuple[str, ...]
    question: NextQuestion | None
    earlier: Earlier | None
    on_the_way: OnTheWay = NOTHING_SAID

    @property
    def name(self) -> str:
        """The ISO week, such as "2026-W47"; the one that most of its days lie in, whatever day it starts on."""
        return iso_week(self.period.first + timedelta(days=3))


NOTHING_RATED = Stretches(now={}, before={})


def stretches(period: Period) -> tuple[Period, Period]:
    """Give the four weeks that end with this week, and the four before them."""
    return Period(period.end - STRETCH, period.end), Period(period.end - 2 * STRETCH, period.end - STRETCH)


def week(
    entries: Sequence[Entry],
    commitments: Iterable[Commitment],
    *,
    period: Period,
    focus: str,
    rated: Stretches = NOTHING_RATED,
    question: NextQuestion | None = None,
    earlier: Earlier | None = None,
    asked: Mapping[tuple[str, str], Highlight] | None = None,
) -> Week:
    """Sum up one week.

    Args:
        entries: the entries of this week, oldest first. On the person's own screen all rooms count.
        commitments: all commitments; those open then or looked back at in the week are taken.
        period: the week.
        focus: id of the focus area.
        rated: the session ratings of the two stretches of `stretches`, in the order of the practice.
        question: the one to take along.
        earlier: own words of an earlier week; kept only if this one has no entries.
        asked: a pack and the words of its question -> what that asks, for the own words that stand first.
    """
    lines, did_not_come_up = _lines(entries, focus)
    return Week(
        period=period, entries=len(entries), days=tuple(dict.fromkeys(e.day for e in entries)), focus=focus, lines=lines, did_not_come_up=did_not_come_up,
        settings=_tally(e.setting for e in entries if e.setting),
        strengths=_moments(entries, "strength"),
        keep_lines=_told_first(entries, asked or {}),
        coming_up=tuple(t for t in _moments(entries, "edge") if t.times >= COMES_UP_FROM),
        areas=_then_and_now(rated, entries),
        looking_back=looking_back(entries),
        commitments=tuple(_as_it_was(c, period) for c in commitments if _belongs(c, period)),
        learning=learned(entries),
        learned_from=learned_from(entries),
        question=question,
        earlier=None if entries else earlier,
        on_the_way=on_the_way(picked(entries)),
    )  # fmt: skip


def _told_first(
    entries: Iterable[Entry], asked: Mapping[tuple[str, str], Highlight]
) -> tuple[ToldFirst, ...]:
    answers = ((e.pack, a) for e in entries for a in e.answers if a.highlight)
    told = (ToldFirst(str(a.value), asked.get((pack, a.asked))) for pack, a in answers)
    return tuple(dict.fromkeys(told))  # a line that became a check-in may stand in both


def _lines(entries: Iterable[Entry], focus: str) -> tuple[tuple[Line, ...], int]:
    """Give the ratings of the focus area, and how often it was asked about and did not come up."""
    rated = [
        (e.day, r) for e in entries for r in e.ratings if r.area == focus and r.kind in ("session", "week")
    ]
    lines = tuple(Line(day, r.value, r.anchor, r.kind, r.scale) for day, r in rated if r.value is not None)
    return lines, len(rated) - len(lines)


def _then_and_now(rated: Stretches, entries: Iterable[Entry]) -> tuple[ThenAndNow, ...]:
    """Put the two stretches beside each other, for the areas that were rated in these entries."""
    this_week = {
        r.area for e in entries for r in e.ratings if r.kind in ("session", "week") and r.value is not None
    }
    return tuple(
        ThenAndNow(area=area, now=of_counts(area, now), before=of_counts(area, rated.before.get(area, NONE)))
        for area, now in rated.now.items()
        if area in this_week
    )


def looking_back(entries: Iterable[Entry]) -> tuple[LookingBack, ...]:
    """Put the ratings for then and for now beside each other, entry by entry, in the order they were given."""
    pairs: list[LookingBack] = []
    for e in entries:
        given = {(r.kind, r.area): (r.value, r.anchor) for r in e.ratings if r.kind in ("then", "now")}
        for area in dict.fromkeys(area for _, area in given):
            (then, then_anchor), (now, now_anchor) = (
                given.get((kind, area), (None, "")) for kind in ("then", "now")
            )
            pairs.append(
                LookingBack(area=area, then=then, now=now, then_anchor=then_anchor, now_anchor=now_anchor)
            )
    return tuple(p for p in pairs if p.then is not None or p.now is not None)


NONE: LineCounts = (0, 0, 0, 0, 0)


def _moments(entries: Sequence[Entry], kind: MomentKind) -> tuple[Tally, ...]:
    return _tally(m.words for e in entries for m in e.moments if m.kind == kind)


def _tally(words: Iterable[str]) -> tuple[Tally, ...]:
    """Count; most often first, then in the order of first appearance."""
    return tuple(Tally(w, n) for w, n in Counter(words).most_common())


def _belongs(c: Commitment, period: Period) -> bool:
    """Made by the end of the week, and not closed before it began; what was said anew shows as its new words."""
    if c.made_on >= period.end:
        return False
    if c.closed_on is None:
        return c.status is not Status.REWORDED
    return c.closed_on >= (period.end if c.status is Status.REWORDED else period.first)


def _as_it_was(c: Commitment, period: Period) -> Commitment:
    """What was closed only later was still open in this week."""
    later = c.closed_on is not None and c.closed_on >= period.end
    return replace(c, status=Status.OPEN, closed_on=None) if later else c
