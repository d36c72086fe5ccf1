"""The trend label of one growth area, as a value."""

from typing import Literal

from reflect.quick_dataclass import dataclass

Label = Literal["growing", "steady", "closer_look", "unclear", "not_enough_yet"]
Reason = Literal[
    "rise", "fall", "low", "small_range", "both_ways", "no_direction_yet", "few_ratings", "few_steps"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTrend:
    """What the ratings of one area say about change. All but `mine` and `needs_weeks` goes into JSON as it is.

    Attributes:
        area: its id.
        label: one of five; "no signal" is not "steady".
        reason: why this label.
        step_days: 7 or 14, the same for all areas; 28 where the label comes from the look over a year.
        n_ratings: session ratings in both halves; `n_early` and `n_late` in each.
        n_low: how many of the later ones are a 1 or a 2.
        steps_early: steps that have ratings, 0 to 7; `steps_late` the same.
        values: the mean line of each of the 14 steps, the oldest first; None for a step without ratings.
        typical_early: the median of the step values of the earlier half, or None; `typical_late` the same.
        s: the sum of score times rank, less its middle; above 0 for a rise. None without a test, as all that follows.
        p: of the exact linear rank test, with the correction for moods. For `--explain` and JSON only.
        p_adjusted: the same for `tested` areas together (weighted Holm).
        tested: how many areas were tested together.
        allowed: the share of false alarms that is allowed over all of them.
        share: the part of that which this area carries.
        carry_over: how much a step is like the step before, as a correlation over all areas.
        inflation: how many times as large that makes the variance of `s`.
        change: the median of all differences, in lines of the five, with its 90 % range.
        since: the ISO day from which ratings count because the yardstick changed within the window, or None.
        is_new: the label is another one than a step ago.
        is_first: a step ago there was not enough for a label.
        still_needed: what a label still needs; empty where there is one.
        sentence: the label in words, with its n and its period, and never a p-value.
        mine: the same in the first person, with a week in the place of a day.
        needs_weeks: of what a label still needs, weeks are a part.
    """

    area: str
    label: Label
    reason: Reason
    step_days: int
    n_ratings: int
    n_early: int
    n_late: int
    n_low: int
    steps_early: int
    steps_late: int
    values: tuple[float | None, ...] = ()
    typical_early: float | None = None
    typical_late: float | None = None
    s: float | None = None
    p: float | None = None
    p_adjusted: float | None = None
    tested: int = 0
    allowed: float | None = None
    share: float | None = None
    carry_over: float | None = None
    inflation: float | None = None
    change: float | None = None
    change_low: float | None = None
    change_high: float | None = None
    since: str | None = None
    is_new: bool = False
    is_first: bool = False
    still_needed: tuple[str, ...] = ()
    sentence: str = ""
    mine: str = ""
    needs_weeks: bool = False
