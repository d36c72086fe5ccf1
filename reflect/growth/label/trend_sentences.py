"""The sentences of the trend labels, to the person and in the first person. Pure: it says what was found, and decides nothing.

Every sentence carries its n and its period, numbers have one decimal at most, and no p-value is ever in one. Of the two
voices the second is for a page that its writer hands to somebody: no day leaves there, it becomes its week.
"""

from datetime import date
from typing import TYPE_CHECKING

from reflect.dates import iso_week, said
from reflect.growth.label.trend_words import ranged, signed
from reflect.quick_dataclass import dataclass
from reflect.wording import later, speak, speak_n

if TYPE_CHECKING:
    from reflect.growth.label.area_trend import AreaTrend

Voices = tuple[str, str]
"""A sentence to the person, and the same in the first person."""

RISE: Voices = (
    later(
        'You rated yourself higher on "{name}" {then} than in the {weeks} before ({ratings}; typical step {early}, '
        "then {late}; change about {change}, likely between {low} and {high}). {chance}"
    ),
    later(
        'I rated myself higher on "{name}" {then} than in the {weeks} before ({ratings}; typical step {early}, '
        "then {late}; change about {change}, likely between {low} and {high}). {chance}"
    ),
)
FALL: Voices = (
    later(
        'Your ratings on "{name}" {then} are lower than in {before} '
        "({ratings}; about {change}, likely {range}; rarely by chance). {chance}"
    ),
    later(
        'My ratings on "{name}" {then} are lower than in {before} '
        "({ratings}; about {change}, likely {range}; rarely by chance). {chance}"
    ),
)
LOW: Voices = (
    later(
        'Most of your recent ratings on "{name}" are 1s and 2s ({low} of {all}, {then}). '
        "Something to bring to supervision?"
    ),
    later(
        'Most of my recent ratings on "{name}" are 1s and 2s ({low} of {all}, {then}). '
        "Something for us to look at."
    ),
)
MOVED_A_LITTLE: Voices = (
    later(
        "Your ratings moved a little ({all}; about {change}, likely {range}). "
        "Chance alone would rarely do this, and it is less than half a line."
    ),
    later(
        "My ratings moved a little ({all}; about {change}, likely {range}). "
        "Chance alone would rarely do this, and it is less than half a line."
    ),
)
MAY_HAVE_MOVED: Voices = (
    later(
        "Your ratings may have moved ({all}; anywhere from {range}), "
        "but not clearly enough to show a direction. This could be chance."
    ),
    later(
        "My ratings may have moved ({all}; anywhere from {range}), "
        "but not clearly enough to show a direction. This could be chance."
    ),
)
UP_AND_DOWN: Voices = (
    later(
        "Your ratings go up and down; they do not show a direction "
        "({all}; anywhere from {range}). This could be chance."
    ),
    later(
        "My ratings go up and down; they do not show a direction "
        "({all}; anywhere from {range}). This could be chance."
    ),
)
NONE_YET: Voices = (
    later("Your ratings show no direction yet ({all}; anywhere from {range})."),
    later("My ratings show no direction yet ({all}; anywhere from {range})."),
)
RARELY = later("Chance alone would rarely do this.")
HOW_LARGE: Voices = (
    later(
        "Chance alone would rarely put your ratings into this order. How large the change is, is less clear."
    ),
    later(
        "Chance alone would rarely put my ratings into this order. How large the change is, is less clear."
    ),
)
HOW_LARGE_A_FALL = later("How large the change is, is less clear.")
STRICTER: Voices = (
    later("This can mean harder sessions, a stricter eye, or a change in practice. Only you can say."),
    later("This can mean harder sessions, a stricter eye, or a change in practice. Only I can say."),
)
SINCE: Voices = (
    later("Only ratings from {day} on count: your yardstick changed then."),
    later("Only ratings from week {day} on count: my yardstick changed then."),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared: 7 steps of so many days up to `end`, with the 7 before; or both sides of a named day."""

    step: int
    end: date
    around: date | None = None
    today: date | None = None

    @property
    def weeks(self) -> int:
        """How many weeks each half has: 7 steps of 7, 14 or 28 days."""
        return self.step

    @property
    def later(self) -> str:
        """Name the later half."""
        if self.around is None or self.today is None:
            return speak("in the last {weeks} weeks", weeks=self.weeks)
        passed = -(-((self.today - self.around).days + 1) // 7)
        weeks = max(1, min(self.weeks, passed))
        day = said(self.around, today=self.today)
        return speak_n("in the {n} week from {day} on", "in the {n} weeks from {day} on", weeks, day=day)

    @property
    def before(self) -> str:
        """Name the earlier half in full."""
        return speak("the {weeks} weeks before", weeks=self.weeks)

    @property
    def half(self) -> str:
        """Say how long each half is."""
        if self.around is None:
            return speak("{weeks} weeks", weeks=self.weeks)
        day = said(self.around, today=self.today)
        return speak("{weeks} weeks each side of {day}", weeks=self.weeks, day=day)

    @property
    def whole(self) -> str:
        """Name both halves together."""
        if self.around is None:
            return speak("in {weeks} weeks", weeks=2 * self.weeks)
        return speak("in the {half}", half=self.half)


def sentence(trend: "AreaTrend", name: str, *, span: Compared, mine: bool = False) -> str:
    """Say a label in words.

    Args:
        trend: a label with its measures.
        name: the name of its area.
        span: what was compared.
        mine: in the first person.
    """
    match trend.reason:
        case "rise" | "fall" | "low":
            told = _moved(trend, name, span, mine=mine)
        case "small_range" | "both_ways" | "no_direction_yet":
            told = _no_direction(trend, span, mine=mine)
        case _:
            told = _not_enough(trend, span)
    if trend.since:
        changed = date.fromisoformat(trend.since)
        day = iso_week(changed) if mine else said(changed, today=span.today or span.end)
        told = f"{told} {speak(SINCE[mine], day=day)}"
    return told


def _moved(trend: "AreaTrend", name: str, span: Compared, *, mine: bool) -> str:
    ratings = _ratings(trend)
    if trend.reason == "rise":
        return speak(
            RISE[mine], name=name, then=span.later, weeks=span.weeks, ratings=ratings,
            early=_line(trend.typical_early), late=_line(trend.typical_late), change=signed(trend.change),
            low=signed(trend.change_low), high=signed(trend.change_high),
            chance=speak(HOW_LARGE[mine]) if _may_be_none(trend) else speak(RARELY),
        )  # fmt: skip
    if trend.reason == "fall":
        chance = [*([speak(HOW_LARGE_A_FALL)] if _may_be_none(trend) else []), speak(STRICTER[mine])]
        return speak(
            FALL[mine], name=name, then=span.later, before=span.before, ratings=ratings,
            change=signed(trend.change), range=ranged(trend), chance=" ".join(chance),
        )  # fmt: skip
    return speak(LOW[mine], name=name, low=trend.n_low, all=trend.n_late, then=span.later)


def _no_direction(trend: "AreaTrend", span: Compared, *, mine: bool) -> str:
    from_all = speak("{ratings} {span}", ratings=_ratings(trend), span=span.whole)
    change, around = signed(trend.change), ranged(trend)
    if trend.reason == "small_range":
        moved = (
            speak("they moved by about {change}, clearly, and that is little", change=change)
            if _is_clear(trend)
            else speak("any change is likely smaller than three quarters of a line")
        )
        return speak(
            "About the same as {before} ({all}); {moved}.", before=span.before, all=from_all, moved=moved
        )
    if _is_clear(trend):
        return speak(MOVED_A_LITTLE[mine], all=from_all, change=change, range=around)
    if _leans(trend):
        return speak(MAY_HAVE_MOVED[mine], all=from_all, range=around)
    return speak((UP_AND_DOWN if trend.reason == "both_ways" else NONE_YET)[mine], all=from_all, range=around)


def _not_enough(trend: "AreaTrend", span: Compared) -> str:
    steps = trend.steps_early + trend.steps_late
    in_steps = {
        7: speak_n("{n} one-week step", "{n} one-week steps", steps),
        14: speak_n("{n} two-week step", "{n} two-week steps", steps),
        28: speak_n("{n} four-week step", "{n} four-week steps", steps),
    }[trend.step_days]
    values = {"ratings": _ratings(trend), "steps": in_steps, "half": span.half}
    if trend.needs_weeks:
        return speak(
            "Not enough yet: {ratings} in {steps}; "
            "a label needs 12 weeks, 10 ratings and 5 steps in each half ({half}).",
            **values,
        )
    return speak(
        "Not enough yet: {ratings} in {steps}; a label needs 10 ratings and 5 steps in each half ({half}).",
        **values,
    )


def _ratings(trend: "AreaTrend") -> str:
    return speak_n("{n} rating", "{n} ratings", trend.n_ratings)


def _line(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _may_be_none(trend: "AreaTrend") -> bool:
    """True if the range of a change holds no change too: order and size are two measures, and may say two things."""
    return (trend.change_low or 0) <= 0 <= (trend.change_high or 0)


def _is_clear(trend: "AreaTrend") -> bool:
    """True if chance would rarely do it, whatever its size: then "this could be chance" would be untrue."""
    return trend.p_adjusted is not None and trend.allowed is not None and trend.p_adjusted <= trend.allowed


def _leans(trend: "AreaTrend") -> bool:
    """True if the whole range lies on one side of no change: then "up and down" would be untrue."""
    return (trend.change_low or 0) > 0 or (trend.change_high or 0) < 0
