"""All growth areas in words: a sentence an area, with the same facts as its row of the table."""

from collections.abc import Sequence

from reflect.growth.first_weeks import SoFar, needed_in_short, range_words
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.trend_words import called, newness
from reflect.growth.story import AreaStory, Story
from reflect.render.lines import PlainLine
from reflect.render.look import DIM
from reflect.wording import number

STEP = {7: "one week", 14: "two weeks", 28: "four weeks"}
YEAR_STEP = 28


def sentences(story: Story) -> list[PlainLine]:
    """Say all rated areas, and what their figures are."""
    if not story.rated:
        return []
    steps = each_is(story).replace("Each", "Each figure after the word lines")
    return [*(PlainLine(sentence(area, story)) for area in story.rated), PlainLine(f"{steps}.", DIM)]


def sentence(area: AreaStory, story: Story) -> str:
    """Say the row of an area as one sentence, for who listens to it."""
    trend, so_far = area.trend, area.so_far
    parts = [area.name + (", your focus area" if area.is_focus else "") + f": {word_for(area, story)}"]
    if not is_told(area):
        parts.append(ratings(trend.n_ratings))
    else:
        then, now, early, late = both_halves(area)
        parts.append(f"then {half_words(then, early)}, now {half_words(now, late)}")
        parts += filter(None, [range_of(so_far)])
    lines = ", ".join(str(nearest_line(v)) if v is not None else "none" for v in steps_told(trend, story))
    parts.append(f"lines {lines}")
    return "; ".join(parts).replace(": ; ", ": ") + "."


def half_words(value: float | None, n: int) -> str:
    """Say the typical line of one half, with its ratings."""
    return "nothing rated" if value is None else f"{value:.1f} ({ratings(n)})"


def ratings(n: int) -> str:
    """Say how many ratings."""
    return "1 rating" if n == 1 else f"{number(n)} ratings"


def steps_told(trend: AreaTrend, story: Story) -> Sequence[float | None]:
    """The values since the first rating of all: steps from before it are no steps without ratings."""
    if trend.step_days != story.step_days:
        return trend.values
    return trend.values[-story.steps_told :]


def is_told(area: AreaStory) -> bool:
    """Whether then and now are told: only beside a label, or beside a range. Two bare figures would read as a direction."""
    return area.so_far is not None or area.trend.label != "not_enough_yet"


def both_halves(area: AreaStory) -> tuple[float | None, float | None, int, int]:
    """Then and now, each with its ratings: of the label, or so far."""
    trend, so_far = area.trend, area.so_far
    if so_far is not None:
        return so_far.typical_early, so_far.typical_late, so_far.n_early, so_far.n_late
    return trend.typical_early, trend.typical_late, trend.n_early, trend.n_late


def word_for(area: AreaStory, story: Story) -> str:
    """What is found of an area in a word or two: its label, or what that still needs; in the first weeks nothing."""
    trend = area.trend
    if trend.label != "not_enough_yet":
        new = newness(trend)
        year = ", over a year" if trend.step_days == YEAR_STEP else ""
        return called(trend) + year + (f", {new}" if new else "")
    if story.weeks_to_go:
        return ""
    needed = needed_in_short(trend)
    return f"{needed} to a label" if needed else called(trend)


def each_is(story: Story) -> str:
    """Say how long a step is, of each length that is on the page."""
    year = any(area.trend.step_days == YEAR_STEP for area in story.rated)
    more = f"; over a year, {STEP[YEAR_STEP]}" if year else ""
    return f"Each is {STEP[story.step_days]}{more}, counted back from the last day, the newest last"


def range_of(so_far: SoFar | None) -> str:
    """How far now may lie from then so far; empty where there are too few days to say."""
    return range_words(so_far.low, so_far.high) if so_far else ""


def nearest_line(value: float) -> int:
    """The line nearest to a value; half a line is taken downwards, so that no sign shows more than was."""
    return int(value + 0.499)
