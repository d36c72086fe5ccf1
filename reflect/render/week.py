"""The week as a drawing: what helped first, facts only, the same foot every time."""

from collections import Counter
from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import Period
from reflect.growth.summary import Tally, Week
from reflect.render.entry import STATUS, setting_words
from reflect.render.look import Look
from reflect.render.words import heading, section, times, words

FOOT = "These are your own ratings of single moments. They are not a test. They show what you noticed."
NOTHING = "No reflections this week. That is okay."


def week(w: Week, look: Look, *, area_names: Mapping[str, str]) -> RenderableType:
    """Draw one week."""
    parts: list[RenderableType] = [heading(f"Your week: {period_words(w.period)} ({w.name})"), Text()]
    parts.append(_your_week(w))
    if w.strengths or w.keep_lines:
        own = [words(f'"{line}"') for line in w.keep_lines]
        parts.append(section("What you did that helped", *own, *(_tally(t) for t in w.strengths)))
    if w.lines or w.did_not_come_up:
        parts.append(_focus(w, look, area_names.get(w.focus, w.focus)))
    if w.coming_up:
        parts.append(section("What kept coming up", *(_tally(t) for t in w.coming_up)))
    if w.commitments:
        plans = (words(f"{STATUS[c.status]}: {c.words}") for c in w.commitments)
        parts.append(section("You wanted to try", *plans))
    parts.append(words(FOOT))
    return Group(*parts)


def period_words(period: Period) -> str:
    """Say the days of a week, such as "16 to 22 November"."""
    first, last = period.first, period.last
    start = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return f"{start} to {last.day} {last:%B}"


def _your_week(w: Week) -> RenderableType:
    if not w.entries:
        return Group(words(NOTHING), Text())
    count = "1 reflection" if w.entries == 1 else f"{w.entries} reflections"
    kinds = ", ".join(f"{setting_words(t.words)} {times(t.times)}" for t in w.settings)
    return Group(words(count + (f": {kinds}." if kinds else ".")), Text())


def _tally(t: Tally) -> Text:
    return words(t.words if t.times == 1 else f"{t.words} ({times(t.times)})")


def _focus(w: Week, look: Look, name: str) -> RenderableType:
    """Each line that was picked, with a dot a rating and its words; never a figure between two lines."""
    picked = Counter((line.value, line.anchor) for line in w.lines)
    lines: list[RenderableType] = []
    for (value, anchor), number in sorted(picked.items()):
        if look.plain:
            lines.append(words(f"Line {value}, {times(number)}: {anchor}"))
        else:
            lines.append(words(f"{value}  {look.dot * number}  {anchor}"))
    if w.did_not_come_up:
        lines.append(words(f"It did not come up {times(w.did_not_come_up)}."))
    return section(f"Your focus area: {name}", *lines)
