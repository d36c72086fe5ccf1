"""What can be said of an area before it has a label: then and now so far, with a range and no direction. Pure.

It never names a label or a direction. Values are those of days, since in the first weeks there are too few steps for a
range; days lie closer together than steps, so moods that last make this range narrower than that of a label.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.one_look import NEEDS_RATINGS, NEEDS_STEPS
from reflect.growth.label.shift import change, middle, trimmed
from reflect.growth.label.steps import history_days, later_half
from reflect.quick_dataclass import dataclass
from reflect.values.counts import RatingCount

HALVES_FROM = 21
"""Days of history from which then and now are told apart."""
LITTLE, LINE, AND_A_HALF, TWO = 0.25, 0.75, 1.25, 1.75
"""From how much on, in lines of the five, a move is called a little, a line, a line and a half, two lines."""
NUMBERS = {2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """Then and now of one area that has no label yet.

    Attributes:
        first_of_later: the first day of the later half.
        n_early: ratings in the earlier half; `n_late` in the later one.
        typical_early: the median of the values of its days; `typical_late` the same.
        low: how far now may lie from then, in lines of the five: the lower end of the 90 % range of Hodges and
            Lehmann (1963; see `shift.change`), `high` the upper one.
    """

    first_of_later: date
    n_early: int
    n_late: int
    typical_early: float
    typical_late: float
    low: float
    high: float


def first_of_later(end_day: date, first_day: date | None, *, step_days: int, is_young: bool) -> date | None:
    """Give the first day of the later half, or None in the first three weeks.

    Args:
        end_day: the last day that counts.
        first_day: the day of the first rating of any area, or None.
        step_days: how long the steps of a label are.
        is_young: no area has a label yet; then the halves are those of all the days so far.
    """
    history = history_days(first_day, end_day)
    if first_day is None or history < HALVES_FROM:
        return None
    return first_day + timedelta(history // 2) if is_young else later_half(end_day, step_days)


def so_far(counts: Iterable[RatingCount], *, first: date, later: date, end_day: date) -> SoFar | None:
    """Bring the ratings of one area into then and now; None where there are too few days for a range.

    Two figures without it would read as a direction, and one rating beside another has none.

    Args:
        counts: the ratings of that area by day; other days are passed over.
        first: the first day of the earlier half.
        later: the first day of the later half.
        end_day: the last day.
    """
    kept = [c for c in counts if first <= c.day <= end_day]
    early, late = ([c for c in kept if (c.day >= later) == is_late] for is_late in (False, True))
    then, now = ([c.total / c.n for c in half] for half in (early, late))
    if not (then and now and trimmed(len(then), len(now))):
        return None
    moved = change(then, now)
    return SoFar(
        first_of_later=later,
        n_early=sum(c.n for c in early),
        n_late=sum(c.n for c in late),
        typical_early=middle(then),
        typical_late=middle(now),
        low=moved.low,
        high=moved.high,
    )


def range_words(low: float, high: float) -> str:
    """Say how far now may lie from then, such as "anything from a little lower to a line higher".

    Args:
        low: the lower end, in lines of the five.
        high: the upper end.
    """
    one, other = moved_words(low), moved_words(high)
    return f"about {one}" if one == other else f"anything from {one} to {other}"


def moved_words(by: float) -> str:
    """Say how far one line lies from another, such as "a little lower"."""
    far, side = abs(by), "lower" if by < 0 else "higher"
    if far < LITTLE:
        return "the same"
    if far < LINE:
        return f"a little {side}"
    if far < AND_A_HALF:
        return f"a line {side}"
    if far < TWO:
        return f"a line and a half {side}"
    return f"{NUMBERS[min(round(far), 4)]} lines {side}"


def needed_in_short(trend: AreaTrend) -> str:
    """Say in few words what the label of an area still needs, where that alone would do; else empty.

    The earlier half fills by itself, as later weeks grow old: whoever reads can do nothing for it, and is told of no number.
    """
    ratings = NEEDS_RATINGS - trend.n_ratings
    weeks = max(NEEDS_STEPS - trend.steps_late, 0) * trend.step_days // 7
    if trend.steps_early < NEEDS_STEPS or (ratings > 0 and weeks):
        return ""
    if ratings > 0:
        return "1 more rating" if ratings == 1 else f"{ratings} more ratings"
    if not weeks:
        return ""
    return "1 more rated week" if weeks == 1 else f"{weeks} more rated weeks"
