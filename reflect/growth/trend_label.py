"""The trend label of each growth area, from counts of session ratings. Pure; never sees an entry, and never a text.

The label is about self-ratings, never about the quality of somebody's practice. The method, its thresholds and what
it cannot tell are in docs/growth.md; its exact statistics are in `ranksum`, its sentences in `trend_words`. Days
are local dates and steps are whole days, so no clock change, time zone or turn of the year can move a rating.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import lcm

from reflect.growth import trend_words
from reflect.growth.area_trend import AreaTrend, Label, Reason
from reflect.growth.ranksum import change, holm, middle, rank_sum
from reflect.growth.steps import LONG, READY_FROM, SHORT, STEPS, history_days, step_days, step_of
from reflect.values.counts import RatingCount

RULES_VERSION = "growth-1"
"""Names the rules of this module. It stands in every export, so that an old page can be made again."""


NEEDS_RATINGS, NEEDS_STEPS = 10, 5
FAMILY = {SHORT: 0.02, LONG: 0.03}
"""The share of false alarms allowed over all areas together, by the length of a step."""
CLEAR, SMALL = 0.5, 0.75
"""A change that counts, and the most that a steady one may have; in lines of the five."""
NEEDS_LATE = 5


@dataclass(slots=True)
class _Cell:
    """The ratings of one step."""

    n: int = 0
    total: int = 0
    low: int = 0


def tally(ratings: Iterable[tuple[date, str, int | None]]) -> tuple[RatingCount, ...]:
    """Count ratings by area and day, as the journal does it in SQL. "Did not come up" (None) is no number.

    Args:
        ratings: (local day, area, line 1 to 5 or None).
    """
    cells: dict[tuple[date, str], _Cell] = {}
    for day, area, value in ratings:
        if value is not None:
            _add(cells.setdefault((day, area), _Cell()), 1, value, value <= 2)
    return tuple(RatingCount(area, day, c.n, c.total, c.low) for (day, area), c in cells.items())


def trends(
    counts: Iterable[RatingCount],
    *,
    end_day: date,
    first_day: date | None,
    areas: Mapping[str, str],
    yardsticks: Mapping[str, date] | None = None,
) -> tuple[AreaTrend, ...]:
    """Label every area: the last 7 steps against the 7 before.

    Wilcoxon's rank-sum test, exact, with ties (1945); over the areas by Holm (1979); the change after Hodges and
    Lehmann (1963). `ranksum` has the details.

    Args:
        counts: session ratings by day, at least those of `steps.window(end_day)`; later and earlier days are passed over.
        end_day: the last day that counts.
        first_day: the day of the first rating of any area, or None.
        areas: id -> name of all growth areas, in their order. Always all of them: the test is for all together.
        yardsticks: id -> the day from which the person rates by another yardstick; earlier ratings are left out.

    Returns:
        One trend an area, in the order of `areas`.
    """
    kept = tuple(counts)
    yardsticks = yardsticks or {}
    step = step_days(first_day, end_day)
    before_day = end_day - timedelta(step)
    then = {area: day for area, day in yardsticks.items() if day <= before_day}  # others had not changed yet
    now = labels(kept, end_day=end_day, first_day=first_day, areas=areas, yardsticks=yardsticks)
    before = labels(kept, end_day=before_day, first_day=first_day, areas=areas, yardsticks=then)
    span = trend_words.Compared(step, end_day)
    return tuple(
        _in_words(replace(trend, is_new=trend.label != before[area].label), areas[area], span)
        for area, trend in now.items()
    )


def labels(
    counts: Iterable[RatingCount],
    *,
    end_day: date,
    first_day: date | None,
    areas: Iterable[str],
    yardsticks: Mapping[str, date] | None = None,
) -> dict[str, AreaTrend]:
    """Label every area as `trends` does, without words and without what is new. Takes ids of areas."""
    step, history = step_days(first_day, end_day), history_days(first_day, end_day)
    return _labelled(counts, end_day, step, areas, yardsticks or {}, history)


def around(
    counts: Iterable[RatingCount],
    *,
    area: str,
    name: str,
    day: date,
    today: date,
    first_day: date | None,
    yardstick: date | None = None,
) -> AreaTrend:
    """Label one area by the 7 steps from a day on against the 7 before it.

    It is for a day that the person named before looking, such as that of a training. One planned question needs no
    adjustment for many, so `p_adjusted` is `p`. The day itself belongs to the later half.

    Args:
        counts: session ratings by day, at least those of `steps.window_around(day)`.
        area: the id of the area.
        name: its name.
        day: the day that was named.
        today: steps that have not come yet are empty.
        first_day: the day of the first rating of any area, or None.
        yardstick: as in `trends`, for this area.
    """
    step = step_days(first_day, today)
    end = day + timedelta(STEPS * step - 1)
    seen = tuple(c for c in counts if c.area == area and c.day <= today)
    history = history_days(first_day, today)
    found = _labelled(seen, end, step, {area: name}, {area: yardstick} if yardstick else {}, history)[area]
    return _in_words(found, name, trend_words.Compared(step, end, around=day, today=today))


def _labelled(
    counts: Iterable[RatingCount],
    end: date,
    step: int,
    areas: Iterable[str],
    yardsticks: Mapping[str, date],
    history: int,
) -> dict[str, AreaTrend]:
    """Label the areas as of one day, without words."""
    grid = {area: [_Cell() for _ in range(2 * STEPS)] for area in areas}
    for c in counts:
        k = step_of(c.day, end_day=end, step=step)
        if k is not None and c.area in grid and not _is_before(c.day, yardsticks.get(c.area)):
            _add(grid[c.area][k], c.n, c.total, c.low)
    first = end - timedelta(2 * STEPS * step - 1)
    found = {
        area: _measured(
            area, cells, step, since=yardsticks.get(area) if _is_before(first, yardsticks.get(area)) else None,
            ready=history >= READY_FROM,
        )
        for area, cells in grid.items()
    }  # fmt: skip
    adjusted = holm({area: trend.p for area, trend in found.items() if trend.p is not None})
    return {
        area: _decided(
            replace(trend, p_adjusted=adjusted[area], tested=len(adjusted)) if area in adjusted else trend,
            history,
        )
        for area, trend in found.items()
    }


def _measured(area: str, cells: Sequence[_Cell], step: int, *, since: date | None, ready: bool) -> AreaTrend:
    """Take all measures of one area; its label comes later, when all areas are known."""
    late, early = cells[:STEPS], cells[STEPS:]
    # Step values as whole numbers of 1/unit: equal means are ties, and half a point is exactly half a point.
    unit = lcm(*(c.n for c in cells if c.n))
    early_values = [c.total * unit // c.n for c in early if c.n]
    late_values = [c.total * unit // c.n for c in late if c.n]
    n_early, n_late = sum(c.n for c in early), sum(c.n for c in late)
    trend = AreaTrend(
        area=area, label="not_enough_yet", reason="few_ratings" if n_early + n_late < NEEDS_RATINGS else "few_steps",
        step_days=step, n_ratings=n_early + n_late, n_early=n_early, n_late=n_late, n_low=sum(c.low for c in late),
        steps_early=len(early_values), steps_late=len(late_values),
        values=tuple(c.total / c.n if c.n else None for c in reversed(cells)),
        typical_early=middle(early_values, unit=unit) if early_values else None,
        typical_late=middle(late_values, unit=unit) if late_values else None,
        since=since.isoformat() if since else None,
    )  # fmt: skip
    steps = min(trend.steps_early, trend.steps_late)
    if not ready or trend.n_ratings < NEEDS_RATINGS or steps < NEEDS_STEPS:
        return trend
    test, moved = rank_sum(early_values, late_values), change(early_values, late_values, unit=unit)
    return replace(
        trend, s=test.s, p=test.p, change=moved.middle, change_low=moved.low, change_high=moved.high
    )


def _decided(trend: AreaTrend, history: int) -> AreaTrend:
    """Give the label; the order of the questions is part of the rules."""
    label: Label
    reason: Reason
    low = trend.n_late >= NEEDS_LATE and 3 * trend.n_low >= 2 * trend.n_late
    if history < READY_FROM:
        label, reason = trend.label, trend.reason
    elif trend.p_adjusted is None or trend.change is None:
        label, reason = ("closer_look", "low") if low else (trend.label, trend.reason)
    elif trend.p_adjusted <= FAMILY[trend.step_days] and trend.change >= CLEAR:
        label, reason = "growing", "rise"
    elif trend.p_adjusted <= FAMILY[trend.step_days] and trend.change <= -CLEAR:
        label, reason = "closer_look", "fall"
    elif low:
        label, reason = "closer_look", "low"
    elif _is_small(trend):
        label, reason = "steady", "small_range"
    else:
        label, reason = "unclear", "no_clear_direction"
    needed = _still_needed(trend, history) if label == "not_enough_yet" else ()
    return replace(trend, label=label, reason=reason, still_needed=needed)


def _is_small(trend: AreaTrend) -> bool:
    low, high = trend.change_low, trend.change_high
    return low is not None and high is not None and max(-low, high) <= SMALL


def _still_needed(trend: AreaTrend, history: int) -> tuple[str, ...]:
    return trend_words.still_needed(
        days=READY_FROM - history,
        ratings=NEEDS_RATINGS - trend.n_ratings,
        early=NEEDS_STEPS - trend.steps_early,
        late=NEEDS_STEPS - trend.steps_late,
    )


def _in_words(trend: AreaTrend, name: str, span: trend_words.Compared) -> AreaTrend:
    return replace(trend, sentence=trend_words.sentence(trend, name, span=span))


def _is_before(day: date, start: date | None) -> bool:
    return start is not None and day < start


def _add(cell: _Cell, n: int, total: int, low: int) -> None:
    cell.n += n
    cell.total += total
    cell.low += low
