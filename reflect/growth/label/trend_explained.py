"""How a trend label came about, in words for who wants the numbers. Pure: no page says any of it unasked."""

from math import sqrt

from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.trend_words import STEP_WORDS, ranged, signed
from reflect.quick_dataclass import dataclass

RULES = {
    "rise": "Within what is allowed, and the change is at least +0.5: growing.",
    "fall": "Within what is allowed, and the change is -0.5 or lower: a closer look.",
    "small_range": "No clear change, and the range is small (within 0.5 of none, or within 0.75 with p above 0.25): steady.",
    "both_ways": "No clear change, the range is not small, and three moves or more go up by half a line, and as many down.",
    "no_direction_yet": "No clear change, and the range is not small, here or in the look over a year.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a label came about, for who wants the numbers. `rule` says in words which rule gave it."""

    n: int
    p: float | None
    p_adjusted: float | None
    change: float | None
    change_low: float | None
    change_high: float | None
    rule: str


def explain(trend: AreaTrend) -> Explanation:
    """Say how a label came about, with the numbers that no page shows unasked."""
    return Explanation(
        n=trend.n_ratings,
        p=trend.p,
        p_adjusted=trend.p_adjusted,
        change=trend.change,
        change_low=trend.change_low,
        change_high=trend.change_high,
        rule=_rule(trend),
    )


def _rule(trend: AreaTrend) -> str:
    if trend.reason == "low":
        return (
            f"At least 5 later ratings, and two thirds of them are 1 or 2: {trend.n_low} of {trend.n_late}."
        )
    if trend.p is None or trend.allowed is None:
        return "Not enough for a test. Still needed: " + "; ".join(trend.still_needed) + "."
    moved = f"Change (Hodges-Lehmann) {signed(trend.change)}, 90 % range {ranged(trend)}."
    return " ".join((_test(trend), _moods(trend), _part(trend), moved, RULES[trend.reason]))


def _test(trend: AreaTrend) -> str:
    steps = f"{trend.steps_late} {STEP_WORDS[trend.step_days]} steps against {trend.steps_early} before"
    return (
        f"Exact test of the order of {steps}; the steps far from the middle count three times as much as those beside it: "
        f"p = {_digits(trend.p or 0)}."
    )


def _moods(trend: AreaTrend) -> str:
    """Say how far moods that last were allowed for. The p that was just said has it in it."""
    if not trend.carry_over or trend.inflation is None:
        return "No sign that moods carry over from step to step."
    return (
        f"In it: moods carry over from step to step ({trend.carry_over:.2f} over all areas), "
        f"so chance is taken to move things {sqrt(trend.inflation):.2g} times as far."
    )


def _part(trend: AreaTrend) -> str:
    allowed = f"{100 * (trend.allowed or 0):g} %"
    if trend.tested <= 1 or trend.share is None or trend.p_adjusted is None:
        return f"Allowed are {allowed}."
    part = (
        "Named beforehand, this area carries half of the false alarms"
        if 2 * trend.share >= 1 and trend.tested > 2
        else f"This area carries {100 * trend.share:.0f} % of the false alarms"
    )
    return f"{part} for {trend.tested} areas together (weighted Holm): {_digits(trend.p_adjusted)}; allowed are {allowed}."


def _digits(p: float) -> str:
    return f"{p:.2g}"
