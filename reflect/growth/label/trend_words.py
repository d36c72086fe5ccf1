"""The words of the trend labels, for screens and packets: their names, and what they need. Pure, and decides nothing.

Their sentences are in `trend_sentences`.
"""

from typing import TYPE_CHECKING

from reflect.wording import later, speak, speak_n

if TYPE_CHECKING:
    from reflect.growth.label.area_trend import AreaTrend

LABELS = {
    "growing": later("growing"),
    "steady": later("steady"),
    "closer_look": later("worth a closer look"),
    "unclear": later("no direction seen yet"),
    "not_enough_yet": later("not enough yet"),
}
"""The labels as they stand on a page."""
UP_AND_DOWN = later("up and down")
"""Stands on a page for `unclear` where the values moved both ways."""
NEW, FIRST = later("new this time"), later("first label")
"""Stand beside a label that is another one than a step ago. A label is worth trusting when it stays."""


def called(trend: "AreaTrend") -> str:
    """Name the label as it stands on a page."""
    label = UP_AND_DOWN if trend.reason == "both_ways" else LABELS[trend.label]
    return speak(label)


def newness(trend: "AreaTrend") -> str:
    """Say that a label is the first one, or another one than a step ago; empty where it is neither."""
    if trend.is_first:
        return speak(FIRST)
    return speak(NEW) if trend.is_new else ""


CANNOT_TELL = (
    later(
        "These are your own ratings of your own sessions. They do not show how a session was for the person you support."
    ),
    later("Weeks without ratings say nothing, neither good nor hard."),
    later(
        "A slow change often stays unseen, and a label can come by chance. It is worth more when it stays."
    ),
    later("After training you may rate yourself more strictly. Lower lines can then mean that you see more."),
)
"""What a page with labels says about itself."""
STEP_WORDS = {7: "one-week", 14: "two-week", 28: "four-week"}


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
        (
            weeks,
            speak_n("{n} more week since your first rating", "{n} more weeks since your first rating", weeks),
        ),
        (ratings, speak_n("{n} more rating", "{n} more ratings", ratings)),
        (early, speak("ratings in {steps} more of the 7 earlier steps", steps=early)),
        (late, speak("ratings in {steps} more of the 7 latest steps", steps=late)),
    )
    return tuple(words for n, words in wanted if n > 0)


def signed(value: float | None) -> str:
    """One decimal at most, with its sign; nothing is 0."""
    if value is None:
        return "-"
    text = f"{value:+.1f}".removesuffix(".0")
    return "0" if text in ("+0", "-0") else text


def ranged(trend: "AreaTrend") -> str:
    """Say the range of a change."""
    return speak("{low} to {high}", low=signed(trend.change_low), high=signed(trend.change_high))
