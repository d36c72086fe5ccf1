"""Invented people for the simulation of the trend label: how their ratings come about, week by week.

A person has ten growth areas and a true level in each. A session has a mood that part of it shares with the session
before ("carry-over"); half of it is the same for all areas. What is written down is the level plus the mood, rounded
to a line from 1 to 5. Everything is drawn from one seed a person, so a run gives the same figures everywhere.
"""

import random
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import erf, sqrt

from reflect.values.counts import RatingCount

AREAS = tuple(f"area_{n}" for n in range(10))
CHANGING = AREAS[0]
FIRST = date(2024, 1, 1)
NOISE = 0.8
"""How far a session lies from its level, as a standard deviation in lines."""
SHARED = 0.5
"""The part of that which all areas of a session share."""
LEVELS = (2.2, 4.2)
CARRY = {"none": 0.0, "mild": 0.3, "moderate": 0.5, "strong": 0.8}
"""How much of a session's mood comes from the session before, as a correlation."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often somebody writes: sessions a week, and the share of areas that each of them rates."""

    sessions: int
    share: float


RATES = {"2/wk x 40 %": Rate(2, 0.4), "3/wk x 90 %": Rate(3, 0.9), "10/wk": Rate(10, 1.0)}
Course = Callable[[int], float]
"""From weeks since the change began (below 0 before it) to how far the written level has moved."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What truly happens to the one area that changes.

    Attributes:
        level: its level before.
        course: how far its level moves.
        direction: +1 or -1 for a real change of practice, 0 for none.
        largest: weeks after the beginning at which the two halves differ most.
        yardstick: the person says that they rate by another yardstick from week 0 on.
    """

    level: float
    course: Course
    direction: int
    largest: int = 14
    yardstick: bool = False


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
    "+1 over 26 weeks": Scenario(2.8, ramp(1, 26), 1, largest=27),
    "step +1.2": Scenario(2.7, step(1.2), 1),
    "step +0.8": Scenario(2.8, step(0.8), 1),
    "step -1.2": Scenario(3.9, step(-1.2), -1),
    "dip -1.2 for 4 weeks": Scenario(3.6, lambda week: -1.2 if 0 <= week < 4 else 0.0, 0),
    CEILING: Scenario(4.5, step(1.2), 1),
    "response shift: +1 real, yardstick -1.5": Scenario(3.6, step(-0.5), 1),
    "the same, yardstick named": Scenario(3.6, step(-0.5), 1, yardstick=True),
}


@dataclass(frozen=True, slots=True)
class Weeks:
    """The counts of a person by area and week, oldest first; each stands on the last day of its week."""

    counts: tuple[RatingCount, ...]
    starts: tuple[int, ...]

    def seen(self, first: int, end: int) -> tuple[RatingCount, ...]:
        """Give the counts of the weeks from `first` up to, but not with, `end`."""
        first, end = max(0, first), min(end, len(self.starts) - 1)
        return self.counts[self.starts[first] : self.starts[end]]


def last_day(weeks: int) -> date:
    """The last day of so many weeks."""
    return FIRST + timedelta(7 * weeks - 1)


def person(
    rnd: random.Random, weeks: int, rate: Rate, carry: float, *, changing: Scenario | None, begins: int
) -> Weeks:
    """Live through so many weeks of sessions; the change of `changing` begins with week `begins`."""
    levels = {area: rnd.uniform(*LEVELS) for area in AREAS}
    if changing:
        levels[CHANGING] = changing.level
    moods = {area: rnd.gauss(0, 1) for area in AREAS}
    fresh, own, shared = sqrt(1 - carry * carry), sqrt(1 - SHARED), sqrt(SHARED)
    counts: list[RatingCount] = []
    sizes: list[int] = []
    for week in range(weeks):
        moved = changing.course(week - begins) if changing else 0.0
        cells: dict[str, list[int]] = {}
        for _ in range(rate.sessions):
            all_areas = shared * rnd.gauss(0, 1)
            for area in AREAS:
                moods[area] = carry * moods[area] + fresh * (all_areas + own * rnd.gauss(0, 1))
                if rnd.random() < rate.share:
                    level = levels[area] + (moved if area == CHANGING else 0.0)
                    cells.setdefault(area, []).append(min(5, max(1, round(level + NOISE * moods[area]))))
        day = last_day(week + 1)
        counts += [RatingCount(a, day, len(v), sum(v), sum(x <= 2 for x in v)) for a, v in cells.items()]
        sizes.append(len(cells))
    return Weeks(tuple(counts), tuple(accumulate(sizes, initial=0)))


def expected(level: float) -> float:
    """The mean of what is written at a true level: rounding and the ends of the scale bend it."""
    return 1 + sum(1 - _normal((line - 0.5 - level) / NOISE) for line in (2, 3, 4, 5))


def true_change(scenario: Scenario, week: int) -> float:
    """How far what is written truly differs between the 14 weeks up to week `week` of a change and the 14 before."""
    means = [expected(scenario.level + scenario.course(w)) for w in range(week - 28, week)]
    return (sum(means[14:]) - sum(means[:14])) / 14


def nearest(weeks: list[int], week: int) -> int:
    """The last of the looks at or before a week."""
    return weeks[max(0, bisect_right(weeks, week) - 1)]


def _normal(z: float) -> float:
    return (1 + erf(z / sqrt(2))) / 2
