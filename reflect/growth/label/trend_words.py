"""The words of the trend labels, for screens and packets. Pure: it says what was found, and decides nothing.

Every sentence carries its n and its period, numbers have one decimal at most, and no p-value is ever in one.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reflect.dates import iso_week, said

if TYPE_CHECKING:
    from reflect.growth.label.area_trend import AreaTrend

LABELS = {
    "growing": "growing",
    "steady": "steady",
    "closer_look": "worth a closer look",
    "unclear": "no direction seen yet",
    "not_enough_yet": "not enough yet",
}
"""The labels as they stand on a page."""
UP_AND_DOWN = "up and down"
"""Stands on a page for `unclear` where the values moved both ways."""
NEW, FIRST = "new this time", "first label"
"""Stand beside a label that is another one than a step ago. A label is worth trusting when it stays."""


def called(trend: "AreaTrend") -> str:
    """Name the label as it stands on a page."""
    return UP_AND_DOWN if trend.reason == "both_ways" else LABELS[trend.label]


def newness(trend: "AreaTrend") -> str:
    """Say that a label is the first one, or another one than a step ago; empty where it is neither."""
    if trend.is_first:
        return FIRST
    return NEW if trend.is_new else ""


CANNOT_TELL = (
    "These are your own ratings of your own sessions. They do not show how a session was for the person you support.",
    "Weeks without ratings say nothing, neither good nor hard.",
    "A slow change often stays unseen, and a label can come by chance. It is worth more when it stays.",
    "After training you may rate yourself more strictly. Lower lines can then mean that you see more.",
)
"""What a page with labels says about itself."""
STEP_WORDS = {7: "one-week", 14: "two-week", 28: "four-week"}
SINCE = " Only ratings from {} on count: your yardstick changed then."
RARELY = "Chance alone would rarely do this."
HOW_LARGE = (
    "Chance alone would rarely put your ratings into this order. How large the change is, is less clear."
)
HOW_LARGE_A_FALL = "How large the change is, is less clear."
STRICTER = "This can mean harder sessions, a stricter eye, or a change in practice. Only you can say."


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
            return f"in the last {self.weeks} weeks"
        passed = -(-((self.today - self.around).days + 1) // 7)
        weeks = max(1, min(self.weeks, passed))
        return f"in the {_many(weeks, 'week')} from {said(self.around, today=self.today)} on"

    @property
    def before(self) -> str:
        """Name the earlier half in full."""
        return f"the {self.weeks} weeks before"

    @property
    def half(self) -> str:
        """Say how long each half is."""
        sides = "" if self.around is None else f" each side of {said(self.around, today=self.today)}"
        return f"{self.weeks} weeks{sides}"

    @property
    def whole(self) -> str:
        """Name both halves together."""
        if self.around is None:
            return f"in {2 * self.weeks} weeks"
        return f"in the {self.half}"


def sentence(trend: "AreaTrend", name: str, *, span: Compared) -> str:
    """Say a label in words.

    Args:
        trend: a label with its measures.
        name: the name of its area.
        span: what was compared.
    """
    match trend.reason:
        case "rise" | "fall" | "low":
            told = _moved(trend, name, span)
        case "small_range" | "both_ways" | "no_direction_yet":
            told = _no_direction(trend, span)
        case _:
            told = _not_enough(trend, span)
    if trend.since:
        day = said(date.fromisoformat(trend.since), today=span.today or span.end)
        told += SINCE.format(day)
    return told


def _moved(trend: "AreaTrend", name: str, span: Compared) -> str:
    ratings = _many(trend.n_ratings, "rating")
    if trend.reason == "rise":
        return (
            f'You rated yourself higher on "{name}" {span.later} than in the {span.weeks} before '
            f"({ratings}; typical step {_line(trend.typical_early)}, then {_line(trend.typical_late)}; "
            f"change about {signed(trend.change)}, likely {_between(trend)}). "
            f"{HOW_LARGE if _may_be_none(trend) else RARELY}"
        )
    if trend.reason == "fall":
        return (
            f'Your ratings on "{name}" {span.later} are lower than in {span.before} '
            f"({ratings}; about {signed(trend.change)}, likely {ranged(trend)}; rarely by chance). "
            f"{f'{HOW_LARGE_A_FALL} ' if _may_be_none(trend) else ''}{STRICTER}"
        )
    return (
        f'Most of your recent ratings on "{name}" are 1s and 2s '
        f"({trend.n_low} of {trend.n_late}, {span.later}). Something to bring to supervision?"
    )


def _no_direction(trend: "AreaTrend", span: Compared) -> str:
    from_all = f"{_many(trend.n_ratings, 'rating')} {span.whole}"
    if trend.reason == "small_range":
        moved = (
            f"they moved by about {signed(trend.change)}, clearly, and that is little"
            if _is_clear(trend)
            else ""
        )
        return (
            f"About the same as {span.before} ({from_all}); "
            f"{moved or 'any change is likely smaller than three quarters of a line'}."
        )
    if _is_clear(trend):
        return (
            f"Your ratings moved a little ({from_all}; about {signed(trend.change)}, likely {ranged(trend)}). "
            "Chance alone would rarely do this, and it is less than half a line."
        )
    if _leans(trend):
        return (
            f"Your ratings may have moved ({from_all}; anywhere from {ranged(trend)}), "
            "but not clearly enough to show a direction. This could be chance."
        )
    if trend.reason == "both_ways":
        return (
            "Your ratings go up and down; they do not show a direction "
            f"({from_all}; anywhere from {ranged(trend)}). This could be chance."
        )
    return f"Your ratings show no direction yet ({from_all}; anywhere from {ranged(trend)})."


def _not_enough(trend: "AreaTrend", span: Compared) -> str:
    steps = _many(trend.steps_early + trend.steps_late, f"{STEP_WORDS[trend.step_days]} step")
    weeks = "12 weeks, " if any("week" in needed for needed in trend.still_needed) else ""
    return (
        f"Not enough yet: {_many(trend.n_ratings, 'rating')} in {steps}; "
        f"a label needs {weeks}10 ratings and 5 steps in each half ({span.half})."
    )


_MINE = (
    ("You rated yourself", "I rated myself"),
    ("Your ratings", "My ratings"),
    ("your recent ratings", "my recent ratings"),
    ("your yardstick", "my yardstick"),
    ("put your ratings into", "put my ratings into"),
    ("Only you can say.", "Only I can say."),
    ("Something to bring to supervision?", "Something for us to look at."),
)


def as_mine(trend: "AreaTrend") -> str:
    """Say the sentence of a label in the first person, for a page that its writer hands to somebody.

    The name of an area stays as it is. No day leaves: the one on which a yardstick changed becomes its week.
    """
    told = trend.sentence
    if trend.since:
        day = date.fromisoformat(trend.since)
        for words in (said(day), said(day, today=day)):
            if told.endswith(SINCE.format(words)):
                told = told.removesuffix(SINCE.format(words)) + SINCE.format(f"week {iso_week(day)}")
    for yours, mine in _MINE:
        told = told.replace(yours, mine)
    return told


def still_needed(*, days: int, ratings: int, early: int, late: int) -> tuple[str, ...]:
    """Say what a label still needs. Numbers of 0 or less need nothing.

    Args:
        days: days of history still to come.
        ratings: ratings still to come.
        early: steps of the earlier half that still need ratings; they fill as later ones grow old.
        late: steps of the later half that still need ratings.
    """
    weeks = -(-days // 7)
    wanted = (
        (weeks, f"{_many(weeks, 'more week')} since your first rating"),
        (ratings, _many(ratings, "more rating")),
        (early, f"ratings in {early} more of the 7 earlier steps"),
        (late, f"ratings in {late} more of the 7 latest steps"),
    )
    return tuple(words for n, words in wanted if n > 0)


def _many(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"


def _line(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def signed(value: float | None) -> str:
    """One decimal at most, with its sign; nothing is 0."""
    if value is None:
        return "-"
    text = f"{value:+.1f}".removesuffix(".0")
    return "0" if text in ("+0", "-0") else text


def _between(trend: "AreaTrend") -> str:
    return f"between {signed(trend.change_low)} and {signed(trend.change_high)}"


def ranged(trend: "AreaTrend") -> str:
    """Say the range of a change."""
    return f"{signed(trend.change_low)} to {signed(trend.change_high)}"


def _may_be_none(trend: "AreaTrend") -> bool:
    """True if the range of a change holds no change too: order and size are two measures, and may say two things."""
    return (trend.change_low or 0) <= 0 <= (trend.change_high or 0)


def _is_clear(trend: "AreaTrend") -> bool:
    """True if chance would rarely do it, whatever its size: then "this could be chance" would be untrue."""
    return trend.p_adjusted is not None and trend.allowed is not None and trend.p_adjusted <= trend.allowed


def _leans(trend: "AreaTrend") -> bool:
    """True if the whole range lies on one side of no change: then "up and down" would be untrue."""
    return (trend.change_low or 0) > 0 or (trend.change_high or 0) < 0
