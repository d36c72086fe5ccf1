"""One look at all areas: 14 steps up to a day, each area measured, and all of them tested together. Pure.

It gives measures and no label; `trend_label` decides. Never sees an entry, and never a text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from itertools import pairwise
from math import lcm

from reflect.growth.label.alarms import FocusArea, holm, weights
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.carry_over import carry_over, inflation
from reflect.growth.label.rank_test import rank_test
from reflect.growth.label.shift import change, middle
from reflect.growth.label.steps import STEPS, later_half, step_of
from reflect.quick_dataclass import dataclass
from reflect.values.counts import RatingCount

NEEDS_RATINGS, NEEDS_STEPS = 10, 5
MOVES, A_MOVE = 3, 0.5
"""Values go up and down where so many moves from step to step are up, and as many down, each of half a line or more."""


@dataclass(slots=True)
class Cell:
    """The ratings of one step, or of one day."""

    n: int = 0
    total: int = 0
    low: int = 0

    def add(self, n: int, total: int, low: int) -> None:
        """Add so many ratings."""
        self.n += n
        self.total += total
        self.low += low


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLook:
    """Which days are looked at, and how.

    Attributes:
        end: the last day that counts.
        step: the length of a step in days.
        allowed: the share of false alarms allowed over all areas together.
        focus: the area named beforehand, if any.
        yardsticks: id -> the day from which the person rates by another yardstick; earlier ratings are left out.
        is_ready: False while it is too early for any test.
    """

    end: date
    step: int
    allowed: float
    focus: FocusArea | None = None
    yardsticks: Mapping[str, date] = field(default_factory=dict)
    is_ready: bool = True

    def measured(self, counts: Iterable[RatingCount], areas: Iterable[str]) -> dict[str, AreaTrend]:
        """Measure each area, and test those together that have enough for it."""
        found = {area: self._measured(area, cells) for area, cells in self._steps(counts, areas).items()}
        enough = {area: trend for area, trend in found.items() if trend.change is not None}
        carried = carry_over(trend.values for trend in enough.values())
        tested = {area: _tested(trend, carried) for area, trend in enough.items()}
        weight = weights(tuple(tested), self.focus, later_half=later_half(self.end, self.step))
        adjusted = holm({area: trend.p for area, trend in tested.items() if trend.p is not None}, weight)
        together = {
            area: replace(
                trend, p_adjusted=adjusted[area], tested=len(tested), allowed=self.allowed,
                share=weight[area] / sum(weight.values()),
            )
            for area, trend in tested.items()
        }  # fmt: skip
        return {**found, **together}

    def _steps(self, counts: Iterable[RatingCount], areas: Iterable[str]) -> dict[str, list[Cell]]:
        """Put the counts into steps, the latest first."""
        grid = {area: [Cell() for _ in range(2 * STEPS)] for area in areas}
        for c in counts:
            k = step_of(c.day, end_day=self.end, step=self.step)
            if k is not None and c.area in grid and c.day >= self.yardsticks.get(c.area, c.day):
                grid[c.area][k].add(c.n, c.total, c.low)
        return grid

    def _measured(self, area: str, cells: Sequence[Cell]) -> AreaTrend:
        """Take the measures of one area that need no other."""
        late, early = cells[:STEPS], cells[STEPS:]
        unit = _unit(cells)
        early_values, late_values = _parts(early, unit), _parts(late, unit)
        n_early, n_late = sum(c.n for c in early), sum(c.n for c in late)
        since = self.yardsticks.get(area)
        is_cut = since is not None and since > self.end - timedelta(2 * STEPS * self.step - 1)
        trend = AreaTrend(
            area=area, label="not_enough_yet",
            reason="few_ratings" if n_early + n_late < NEEDS_RATINGS else "few_steps",
            step_days=self.step, n_ratings=n_early + n_late, n_early=n_early, n_late=n_late,
            n_low=sum(c.low for c in late), steps_early=len(early_values), steps_late=len(late_values),
            values=tuple(c.total / c.n if c.n else None for c in reversed(cells)),
            typical_early=middle(early_values, unit=unit) if early_values else None,
            typical_late=middle(late_values, unit=unit) if late_values else None,
            since=since.isoformat() if since and is_cut else None,
        )  # fmt: skip
        steps = min(trend.steps_early, trend.steps_late)
        if not self.is_ready or trend.n_ratings < NEEDS_RATINGS or steps < NEEDS_STEPS:
            return trend
        moved = change(early_values, late_values, unit=unit)
        is_one_sided = moved.low > 0 or moved.high < 0
        turns = _goes_both_ways(_parts(reversed(cells), unit), unit) and not is_one_sided
        return replace(
            trend, label="unclear", reason="both_ways" if turns else "no_direction_yet",
            change=moved.middle, change_low=moved.low, change_high=moved.high,
        )  # fmt: skip


def _tested(trend: AreaTrend, carried: float | None) -> AreaTrend:
    inflated = inflation(trend.values, carried or 0.0)
    test = rank_test(trend.values, inflation=inflated)
    return replace(trend, s=test.s, p=test.p, carry_over=carried, inflation=inflated)


def _unit(cells: Iterable[Cell]) -> int:
    """Give what a line is made of, so that step values are whole numbers.

    Equal means are then ties, and half a line is exactly half a line.
    """
    return lcm(*(c.n for c in cells if c.n))


def _parts(cells: Iterable[Cell], unit: int) -> list[int]:
    return [c.total * unit // c.n for c in cells if c.n]


def _goes_both_ways(values: Sequence[int], unit: int) -> bool:
    moves = [b - a for a, b in pairwise(values)]
    up, down = sum(m >= A_MOVE * unit for m in moves), sum(-m >= A_MOVE * unit for m in moves)
    return min(up, down) >= MOVES
