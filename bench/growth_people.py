"""Invented people for the simulation of the trend label: how their ratings come about, session by session.

A person has ten growth areas and a true level in each. A session lies off that level by a mood, which part of it shares
with the sessions before; half of it is the same for all areas. What is written down is the level plus the mood, cut into
a line from 1 to 5 where that person cuts. Everything is drawn from one seed a person, so a run gives the same figures
everywhere.
"""

import random
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import erf, exp, inf, log, sqrt

from reflect.values.counts import RatingCount

AREAS = tuple(f"area_{n}" for n in range(10))
CHANGING = AREAS[0]
FIRST = date(2024, 1, 1)
NOISE = 0.8
"""How far a session lies from its level, as a standard deviation in lines."""
SHARED = 0.5
"""The part of that which all areas of a session share."""
LEVELS = (2.2, 4.2)


@dataclass(frozen=True, slots=True)
class Mood:
    """How long moods last: as a correlation with the session before, or as the days after which half is left."""

    by_session: float = 0.0
    half_life: float = 0.0

    def kept(self, days: int) -> float:
        """How much of a mood is left after so many days without a session."""
        return 0.5 ** (days / self.half_life) if self.half_life else self.by_session


DAYS = {"0 days": Mood(), **{f"{n} day" + "s" * (n > 1): Mood(half_life=n) for n in (1, 3, 7, 14)}}
SESSIONS = {"mild": Mood(0.3), "moderate": Mood(0.5), "strong": Mood(0.8)}
MOODS = DAYS | SESSIONS


@dataclass(frozen=True, slots=True)
class Rate:
    """How often somebody writes: sessions a week, and the share of areas that each of them rates."""

    sessions: int
    share: float


RATES = {"2/wk x 40 %": Rate(2, 0.4), "3/wk x 90 %": Rate(3, 0.9), "10/wk": Rate(10, 1.0)}


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody rates.

    Attributes:
        skewed: moods fall far and rise little (an exponential), else they are even (a bell curve).
        cuts: from where on a session is a 2, a 3, a 4 and a 5.
        weeks_off: one week in twelve is empty, and twice a year one to three in a row.
    """

    skewed: bool = False
    cuts: tuple[float, float, float, float] = (1.5, 2.5, 3.5, 4.5)
    weeks_off: bool = False

    def line(self, level: float, mood: float) -> int:
        """Pick a line; a mood is a standard bell curve until here."""
        return 1 + bisect_right(self.cuts, level + NOISE * (self._fallen(mood) if self.skewed else mood))

    def expected(self, level: float) -> float:
        """The mean of what is written at a true level: cuts and the ends of the scale bend it."""
        return 1 + sum(1 - self._below((cut - level) / NOISE) for cut in self.cuts)

    def _below(self, z: float) -> float:
        return min(1.0, exp(z - 1)) if self.skewed else _normal(z)

    @staticmethod
    def _fallen(mood: float) -> float:
        return 1 + log(max(1e-12, _normal(mood)))


CUTS = {"even": (1.5, 2.5, 3.5, 4.5), "three lines": (-inf, -inf, 3.5, 4.5), "bent": (1.2, 2.0, 3.0, 4.2), "ends": (2.0, 2.7, 3.3, 4.0)}  # fmt: skip
KINDS: dict[str, Callable[[random.Random], Hand]] = {
    "mixed": lambda rnd: Hand(
        rnd.random() < 0.5, CUTS[rnd.choice(("even", "even", "even", "three lines", "bent", "ends"))], rnd.random() < 0.8
    ),
    "even": lambda _: Hand(),
    "skewed moods": lambda _: Hand(skewed=True),
    "lines 3 to 5 only": lambda _: Hand(cuts=CUTS["three lines"]),
    "a bent scale": lambda _: Hand(cuts=CUTS["bent"]),
    "mostly the ends": lambda _: Hand(cuts=CUTS["ends"]),
    "weeks off": lambda _: Hand(weeks_off=True),
}  # fmt: skip
Course = Callable[[int], float]
"""From weeks since the change began (below 0 before it) to how far the written level has moved."""


@dataclass(frozen=True, slots=True)
class Load:
    """How sessions become calmer or harder while the practice stays the same, in all areas at once.

    Attributes:
        before: the share of hard sessions before; `after` from then on.
        leak: how many lines lower the same practice is picked in a hard session.
        old_ladder: line 5 can be reached in a hard session only, as in the lines of the first version.
    """

    before: float
    after: float
    leak: float = 0.0
    old_ladder: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """What truly happens to the one area that changes.

    Attributes:
        level: its level before.
        course: how far its level moves.
        direction: +1 or -1 for a real change of practice, 0 for none.
        largest: weeks after the beginning at which the two halves differ most.
        weeks: for how many weeks from the beginning people look.
        yardstick: the person says that they rate by another yardstick from week 0 on.
        named: it is the focus area, and was before it changed.
    """

    level: float
    course: Course
    direction: int
    largest: int = 14
    weeks: int = 33
    yardstick: bool = False
    named: bool = True


def ramp(by: float, weeks: int) -> Course:
    """Move evenly."""
    return lambda week: by * min(1.0, max(0.0, (week + 1) / weeks))


def step(by: float) -> Course:
    """Move at once."""
    return lambda week: by if week >= 0 else 0.0


CEILING = "ceiling: level 4.5, step +1.2"
SCENARIOS = {
    "+1.5 over 13 weeks": Scenario(2.5, ramp(1.5, 13), 1, largest=20),
    "+1 over 13 weeks": Scenario(2.8, ramp(1, 13), 1, largest=20),
    "+1 over 26 weeks, 52 weeks of looks": Scenario(2.8, ramp(1, 26), 1, largest=27, weeks=52),
    "step +1.2": Scenario(2.7, step(1.2), 1),
    "step +0.8": Scenario(2.8, step(0.8), 1),
    "step -1.2": Scenario(3.9, step(-1.2), -1),
    "+1.5 over 13 weeks, not the focus": Scenario(2.5, ramp(1.5, 13), 1, largest=20, named=False),
    "+1 over 13 weeks, not the focus": Scenario(2.8, ramp(1, 13), 1, largest=20, named=False),
    CEILING: Scenario(4.5, step(1.2), 1),
    "dip -1.2 for 4 weeks": Scenario(3.6, lambda week: -1.2 if 0 <= week < 4 else 0.0, 0),
    "response shift: +1 real, yardstick -1.5": Scenario(3.6, step(-0.5), 1),
    "the same, yardstick named": Scenario(3.6, step(-0.5), 1, yardstick=True),
}


@dataclass(frozen=True, slots=True)
class Lived:
    """The counts of a person by area and day, oldest first, and how that person rates."""

    counts: tuple[RatingCount, ...]
    starts: tuple[int, ...]
    hand: Hand

    def seen(self, first: int, end: int) -> tuple[RatingCount, ...]:
        """Give the counts of the weeks from `first` up to, but not with, `end`."""
        first, end = max(0, first), min(end, len(self.starts) - 1)
        return self.counts[self.starts[first] : self.starts[end]]


def last_day(weeks: int) -> date:
    """The last day of so many weeks."""
    return FIRST + timedelta(7 * weeks - 1)


def person(
    rnd: random.Random,
    weeks: int,
    rate: Rate,
    mood: Mood,
    *,
    kind: str = "even",
    changing: Scenario | None = None,
    load: Load | None = None,
    begins: int = 0,
) -> Lived:
    """Live through so many weeks of sessions; the change of `changing` or of `load` begins with week `begins`."""
    hand = KINDS[kind](rnd)
    levels = {area: rnd.uniform(*LEVELS) for area in AREAS}
    if changing:
        levels[CHANGING] = changing.level
    off = _weeks_off(rnd, weeks) if hand.weeks_off else frozenset()
    counts: list[RatingCount] = []
    starts = [0]
    for week, sessions in enumerate(_sessions(rnd, weeks, rate, mood)):
        moved = {CHANGING: changing.course(week - begins)} if changing else {}
        cells: dict[tuple[date, str], list[int]] = {}
        for day, moods in sessions:
            hard = load is not None and rnd.random() < (load.after if week >= begins else load.before)
            for area in AREAS:
                if rnd.random() < rate.share and week not in off:
                    line = hand.line(
                        levels[area] + moved.get(area, 0.0) - (load.leak if load and hard else 0.0),
                        moods[area],
                    )
                    cells.setdefault((day, area), []).append(
                        min(line, 4) if load and load.old_ladder and not hard else line
                    )
        counts += [
            RatingCount(a, day, len(v), sum(v), sum(x <= 2 for x in v)) for (day, a), v in cells.items()
        ]
        starts.append(len(counts))
    return Lived(tuple(counts), tuple(starts), hand)  # fmt: skip


def _sessions(
    rnd: random.Random, weeks: int, rate: Rate, mood: Mood
) -> Iterator[list[tuple[date, dict[str, float]]]]:
    """Give, week by week, the day of each session and the moods in it, each a standard bell curve."""
    own, shared = sqrt(1 - SHARED), sqrt(SHARED)
    at_first = shared * rnd.gauss(0, 1)
    moods = {area: at_first + own * rnd.gauss(0, 1) for area in AREAS}
    last = 0
    for week in range(weeks):
        days = [
            *rnd.sample(range(7), min(7, rate.sessions)),
            *(rnd.randrange(7) for _ in range(rate.sessions - 7)),
        ]
        found = []
        for day in sorted(7 * week + day for day in days):
            kept = mood.kept(day - last)
            fresh, last = sqrt(1 - kept * kept), day
            of_all = shared * rnd.gauss(0, 1)
            moods = {area: kept * moods[area] + fresh * (of_all + own * rnd.gauss(0, 1)) for area in AREAS}
            found.append((FIRST + timedelta(day), moods))
        yield found  # fmt: skip


def _weeks_off(rnd: random.Random, weeks: int) -> frozenset[int]:
    holidays = {
        first + n
        for half_year in range(0, weeks, 26)
        for first in [half_year + rnd.randrange(24)]
        for n in range(rnd.randint(1, 3))
    }
    return frozenset(week for week in range(weeks) if week in holidays or rnd.random() < 1 / 12)


def true_change(hand: Hand, scenario: Scenario, week: int, step_days: int) -> float:
    """How far what is written truly differs between the later half of a look at week `week` and the half before."""
    half = step_days
    means = [hand.expected(scenario.level + scenario.course(w)) for w in range(week - 2 * half, week)]
    return (sum(means[half:]) - sum(means[:half])) / half


def nearest(weeks: list[int], week: int) -> int:
    """The last of the looks at or before a week."""
    return weeks[max(0, bisect_right(weeks, week) - 1)]


def _normal(z: float) -> float:
    return (1 + erf(z / sqrt(2))) / 2
