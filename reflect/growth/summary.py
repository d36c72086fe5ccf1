"""The week as the person looks back on it: facts only, in a frozen value. Pure; claims nothing about trends.

Counts, the lines that were picked, own words: no average, no total over areas, no score.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reflect.dates import Period, iso_week
from reflect.values import Commitment, Entry, MomentKind, Status

COMES_UP_FROM = 2
"""An edge is said to keep coming up from this many ticks in a week."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Words with how often they were ticked or chosen."""

    words: str
    times: int


@dataclass(frozen=True, slots=True)
class Line:
    """One rating of the focus area: the local day, the line 1 to 5 and its words."""

    day: date
    value: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One ISO week.

    Attributes:
        entries: how many reflections.
        settings: kinds of time by id, most often first.
        strengths: moments of strength, most often first.
        keep_lines: the person's own words on what they did that helped, in time order.
        focus: id of the focus area.
        lines: its ratings of this week, in time order.
        did_not_come_up: how often it did not come up; never counted as a number.
        coming_up: growing edges ticked at least twice.
        commitments: what is open, and what was looked back at this week.
    """

    period: Period
    entries: int
    settings: tuple[Tally, ...]
    strengths: tuple[Tally, ...]
    keep_lines: tuple[str, ...]
    focus: str
    lines: tuple[Line, ...]
    did_not_come_up: int
    coming_up: tuple[Tally, ...]
    commitments: tuple[Commitment, ...]

    @property
    def name(self) -> str:
        """The ISO week, such as "2026-W47"."""
        return iso_week(self.period.first)


def week(entries: Sequence[Entry], commitments: Iterable[Commitment], *, period: Period, focus: str) -> Week:
    """Sum up one week.

    Args:
        entries: the entries of this week, oldest first. On the person's own screen all rooms count.
        commitments: all commitments; those open then or looked back at in the week are taken.
        period: the week.
        focus: id of the focus area.
    """
    ratings = [
        (e.day, r) for e in entries for r in e.ratings if r.area == focus and r.kind in ("session", "week")
    ]
    return Week(
        period=period,
        entries=len(entries),
        settings=_tally(e.setting for e in entries if e.setting),
        strengths=_moments(entries, "strength"),
        keep_lines=tuple(str(a.value) for e in entries for a in e.answers if a.highlight),
        focus=focus,
        lines=tuple(Line(day, r.value, r.anchor) for day, r in ratings if r.value is not None),
        did_not_come_up=sum(r.value is None for _, r in ratings),
        coming_up=tuple(t for t in _moments(entries, "edge") if t.times >= COMES_UP_FROM),
        commitments=tuple(_as_it_was(c, period) for c in commitments if _belongs(c, period)),
    )


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
