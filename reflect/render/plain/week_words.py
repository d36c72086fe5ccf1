"""What both pages of a week say, in words: its days, how many reflections, what was ticked, learned and looked back on."""

from collections.abc import Mapping, Sequence

from reflect.dates import Period
from reflect.growth.learning import Learned
from reflect.growth.summary import LookingBack, Tally, Week
from reflect.render.look import times
from reflect.render.plain.entry_words import setting_words
from reflect.values.entry import Highlight
from reflect.wording import number

NOTHING = "No reflections this week. That is okay."
HOW_TO_BEGIN = "After a session, type: reflect log. A few minutes are enough, and you can skip anything."
"""For the week that is going on, where there are no own words to show from a week before."""
HEADINGS: Mapping[Highlight, str] = {
    "helped": "What you did that helped",
    "good": "What you felt good about",
    "remember": "What you wanted to remember",
}
"""What stands above own words: no more than what was asked."""
OWN_WORDS = "In your own words"
STRENGTHS = "Strengths that you ticked"
"""The question says of what it lists that some are strengths, and some places to grow; not that they helped."""
COMING_UP = "What kept coming up"
LOOKING_BACK = "Looking back, as you see it now"


def period_words(period: Period) -> str:
    """Say the days of a week, such as "16 to 22 November"."""
    first, last = period.first, period.last
    start = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return f"{start} to {last.day} {last:%B}"


def reflections(w: Week) -> str:
    """Say how many reflections there are, and of which kinds of time."""
    count = "1 reflection" if w.entries == 1 else f"{number(w.entries)} reflections"
    kinds = ", ".join(f"{setting_words(t.words)} {times(t.times)}" for t in w.settings)
    return count + (f": {kinds}." if kinds else ".")


def tally(t: Tally) -> str:
    """Words that were ticked, and how often."""
    return t.words if t.times == 1 else f"{t.words} ({times(t.times)})"


def looked_back(p: LookingBack) -> list[str]:
    """The words of both lines: a figure beside a figure would read as a grade that went up or down."""
    told = (("Back then", p.then, p.then_anchor), ("These days", p.now, p.now_anchor))
    return [f"{when}: {anchor or f'line {value}'}" for when, value, anchor in told if value is not None]


def learning(learned: Sequence[Learned], learned_from: Sequence[str]) -> list[str]:
    """What was learned on pages of its own, and what the weekly review says."""
    lines: list[str] = []
    for one in learned:
        hours = "" if one.hours is None else f"{one.hours:g} {'hour' if one.hours == 1 else 'hours'}"
        told = ", ".join(filter(None, (one.title or one.source, one.source if one.title else "", hours)))
        lines.append(told or "Something new")
        if one.idea:
            lines.append(f'"{one.idea}"')
    lines += [f"From: {said}" for said in learned_from]
    return lines
