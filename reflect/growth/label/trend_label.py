"""The trend label of each growth area, from counts of session ratings. Pure; never sees an entry, and never a text.

The label is about self-ratings, never about the quality of somebody's practice. The method, its thresholds and what
it cannot tell are in docs/growth.md; what is measured is in `one_look`, its sentences in `trend_words`. Days
are local dates and steps are whole days, so no clock change, time zone or turn of the year can move a rating.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from reflect.growth.label import trend_words
from reflect.growth.label.alarms import FocusArea
from reflect.growth.label.area_trend import AreaTrend, Label, Reason
from reflect.growth.label.one_look import NEEDS_RATINGS, NEEDS_STEPS, Cell, OneLook
from reflect.growth.label.steps import READY_FROM, STEPS, YEAR, YEAR_FROM, history_days, step_days
from reflect.growth.label.trend_sentences import Compared, sentence
from reflect.values.counts import RatingCount

RULES_VERSION = "growth-2"
"""Names the rules of this module. It stands in JSON and beside explanations, so that an old page can be made again."""


FAMILY = 0.04
"""The share of false alarms allowed over all areas together, and over both looks once there are two."""
WITH_YEAR = {"usual": 0.025, "year": 0.015}
"""How both looks share it, once there is one over a year."""
CLEAR, SMALL = 0.5, 0.75
"""A change that counts, and the most that a steady one may have; in lines of the five."""
LEANS = 0.25
"""Up to this p, of an area by itself, its values lean to one side. Then its range must lie within what is not yet clear."""
NEEDS_LATE = 5


def tally(ratings: Iterable[tuple[date, str, int | None]]) -> tuple[RatingCount, ...]:
    """Count ratings by area and day, as the journal does it in SQL. "Did not come up" (None) is no number.

    Args:
        ratings: (local day, area, line 1 to 5 or None).
    """
    cells: dict[tuple[date, str], Cell] = {}
    for day, area, value in ratings:
        if value is not None:
            cells.setdefault((day, area), Cell()).add(1, value, value <= 2)
    return tuple(RatingCount(area, day, c.n, c.total, c.low) for (day, area), c in cells.items())


def trends(
    counts: Iterable[RatingCount],
    *,
    end_day: date,
    first_day: date | None,
    areas: Mapping[str, str],
    yardsticks: Mapping[str, date] | None = None,
    focus: FocusArea | None = None,
) -> tuple[AreaTrend, ...]:
    """Label every area: the last 7 steps against the 7 before; after a year in steps of four weeks too.

    A linear rank test, exact, with ties, corrected for moods that last; over the areas by Holm (1979), weighted; the
    change after Hodges and Lehmann (1963). `rank_test`, `carry_over`, `alarms` and `shift` have the details.

    Args:
        counts: session ratings by day or by `steps.weeks`, at least those of `steps.window(end_day)`; later and earlier
            days are passed over.
        end_day: the last day that counts.
        first_day: the day of the first rating of any area, or None.
        areas: id -> name of all growth areas, in their order. Always all of them: the test is for all together.
        yardsticks: id -> the day from which the person rates by another yardstick; earlier ratings are left out.
        focus: the area that was named beforehand, if any.

    Returns:
        One trend an area, in the order of `areas`.
    """
    yardsticks = yardsticks or {}
    kept = tuple(counts)
    before_day = end_day - timedelta(step_days(first_day, end_day))
    then = {area: day for area, day in yardsticks.items() if day <= before_day}  # others had not changed yet
    now = labels(kept, end_day=end_day, first_day=first_day, areas=areas, yardsticks=yardsticks, focus=focus)
    before = labels(kept, end_day=before_day, first_day=first_day, areas=areas, yardsticks=then, focus=focus)
    return tuple(
        _in_words(
            _with_newness(trend, before[area].label),
            areas[area],
            Compared(trend.step_days, end_day),
        )
        for area, trend in now.items()
    )


def labels(
    counts: Iterable[RatingCount],
    *,
    end_day: date,
    first_day: date | None,
    areas: Iterable[str],
    yardsticks: Mapping[str, date] | None = None,
    focus: FocusArea | None = None,
) -> dict[str, AreaTrend]:
    """Label every area as `trends` does, without words and without what is new. Takes ids of areas."""
    kept, names, history = tuple(counts), tuple(areas), history_days(first_day, end_day)
    has_year = history >= YEAR_FROM
    usual = OneLook(
        end=end_day, step=step_days(first_day, end_day), allowed=WITH_YEAR["usual"] if has_year else FAMILY,
        focus=focus, yardsticks=yardsticks or {}, is_ready=history >= READY_FROM,
    )  # fmt: skip
    found = usual.measured(kept, names)
    over_a_year = (
        replace(usual, step=YEAR, allowed=WITH_YEAR["year"]).measured(kept, names) if has_year else {}
    )
    return {area: _decided(trend, over_a_year.get(area), history) for area, trend in found.items()}


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
    adjustment for many, so `p_adjusted` is `p`. The day itself belongs to the later half. How much moods carry over
    is still measured over all areas.

    Args:
        counts: session ratings by day of all areas, at least those of `steps.window_around(day)`.
        area: the id of the area.
        name: its name.
        day: the day that was named.
        today: steps that have not come yet are empty.
        first_day: the day of the first rating of any area, or None.
        yardstick: as in `trends`, for this area.
    """
    step, history = step_days(first_day, today), history_days(first_day, today)
    end = day + timedelta(STEPS * step - 1)
    seen = tuple(c for c in counts if c.day <= today)
    look = OneLook(
        end=end, step=step, allowed=FAMILY, yardsticks={area: yardstick} if yardstick else {},
        is_ready=history >= READY_FROM,
    )  # fmt: skip
    found = look.measured(seen, {area, *(c.area for c in seen)})[area]
    if found.p is not None:
        found = replace(found, p_adjusted=found.p, tested=1, share=1.0)
    return _in_words(_decided(found, None, history), name, Compared(step, end, around=day, today=today))


def _decided(usual: AreaTrend, year: AreaTrend | None, history: int) -> AreaTrend:
    """Give the label; the order of the questions is part of the rules."""
    if history < READY_FROM:
        return _labelled(usual, usual.label, usual.reason, history)
    for look in (usual, year):
        if look is not None and (way := _way(look)):
            return _labelled(look, "growing" if way == "rise" else "closer_look", way, history)
    if usual.n_late >= NEEDS_LATE and 3 * usual.n_low >= 2 * usual.n_late:
        return _labelled(usual, "closer_look", "low", history)
    if usual.p is None:
        return _labelled(usual, usual.label, usual.reason, history)
    for look in (usual, year):
        if look is not None and look.p is not None and not _is_quiet(look):
            return _labelled(look, look.label, look.reason, history)
    return _labelled(usual, "steady", "small_range", history)


def _way(look: AreaTrend) -> Reason | None:
    """Say whether one look shows a clear change, and which way."""
    if look.p_adjusted is None or look.allowed is None or look.change is None:
        return None
    if look.p_adjusted > look.allowed or abs(look.change) < CLEAR:
        return None
    return "rise" if look.change > 0 else "fall"


def _is_quiet(look: AreaTrend) -> bool:
    """Say whether one look shows no change that could matter. What leans to one side must be smaller for that."""
    if look.p is None or look.change_low is None or look.change_high is None:
        return False
    largest = max(-look.change_low, look.change_high)
    return largest <= CLEAR or (largest <= SMALL and look.p > LEANS)


def _labelled(trend: AreaTrend, label: Label, reason: Reason, history: int) -> AreaTrend:
    needed = _still_needed(trend, history) if label == "not_enough_yet" else ()
    needs_weeks = bool(needed) and history < READY_FROM
    return replace(trend, label=label, reason=reason, still_needed=needed, needs_weeks=needs_weeks)


def _with_newness(trend: AreaTrend, before: Label) -> AreaTrend:
    is_new = trend.label != before
    return replace(trend, is_new=is_new, is_first=is_new and before == "not_enough_yet")


def _still_needed(trend: AreaTrend, history: int) -> tuple[str, ...]:
    return trend_words.still_needed(
        days=READY_FROM - history,
        ratings=NEEDS_RATINGS - trend.n_ratings,
        early=NEEDS_STEPS - trend.steps_early,
        late=NEEDS_STEPS - trend.steps_late,
    )


def _in_words(trend: AreaTrend, name: str, span: Compared) -> AreaTrend:
    return replace(
        trend,
        sentence=sentence(trend, name, span=span),
        mine=sentence(trend, name, span=span, mine=True),
    )
