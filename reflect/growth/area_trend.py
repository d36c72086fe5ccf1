"""The trend label of one growth area, as a value."""

from dataclasses import dataclass
from typing import Literal

Label = Literal["growing", "steady", "closer_look", "unclear", "not_enough_yet"]
Reason = Literal["rise", "fall", "low", "small_range", "no_clear_direction", "few_ratings", "few_steps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTrend:
    """What the ratings of one area say about change. All of it goes into JSON as it is.

    Attributes:
        area: its id.
        label: one of five; "no signal" is not "steady".
        reason: why this label.
        step_days: 7 or 14, the same for all areas.
        n_ratings: session ratings in both halves; `n_early` and `n_late` in each.
        n_low: how many of the later ones are a 1 or a 2.
        steps_early: steps that have ratings, 0 to 7; `steps_late` the same.
        values: the mean line of each of the 14 steps, the oldest first; None for a step without ratings.
        typical_early: the median of the step values of the earlier half, or None; `typical_late` the same.
        s: pairs of steps that rise less pairs that fall; None without a test, as all that follows.
        p: of the exact rank-sum test. For `--explain` and JSON only.
        p_adjusted: the same for `tested` areas together (Holm).
        tested: how many areas were tested together.
        change: the median of all differences, in lines of the five, with its 90 % range.
        since: the ISO day from which ratings count because the yardstick changed within the window, or None.
        is_new: the label is another one than a step ago.
        still_needed: what a label still needs; empty where there is one.
        sentence: the label in words, with its n and its period, and never a p-value.
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
    s: int | None = None
    p: float | None = None
    p_adjusted: float | None = None
    tested: int = 0
    change: float | None = None
    change_low: float | None = None
    change_high: float | None = None
    since: str | None = None
    is_new: bool = False
    still_needed: tuple[str, ...] = ()
    sentence: str = ""
