"""Growth over months as drawings: then and now with its sentence, area by area, and what a page cannot tell.

Every picture has its caption, every label its words. In plain mode the words alone are there, with the same facts.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import Period, said
from reflect.growth.area_trend import AreaTrend
from reflect.growth.story import AreaStory, Story, Written
from reflect.growth.trend_explained import explain
from reflect.growth.trend_label import RULES_VERSION
from reflect.growth.trend_words import CANNOT_TELL, called, newness
from reflect.render import picture
from reflect.render.entry import day_words
from reflect.render.look import Look
from reflect.render.words import heading, section, times, words

FOOT = "These are your own ratings of single moments. They are not a test. They show what you noticed."
"""The foot of the week page, word for word; to load that page for one sentence would cost as much as this one."""
NOTHING = "Nothing to look back on yet. That is okay."
BEGIN = "After a session, type: reflect log. Once you have picked lines for some weeks, this page shows how they move."
NO_RATINGS = "No lines are picked here yet. That is okay."
SO_FAR = "Until then, here is what you picked so far, as it is."
NAMED_BEFORE = (
    "This label is for a day that you named before you looked. If you try many days, one of them will look like "
    "a change by chance alone."
)
FOCUS = "your focus area"
STEP = {7: "one week", 14: "two weeks"}


def page(story: Story, look: Look, *, anchors: Sequence[str], explained: bool = False) -> RenderableType:
    """Draw all areas: labels, or in the first weeks what was picked so far.

    Args:
        story: the areas.
        look: how to draw.
        anchors: the five lines of the focus area in words, for the first weeks.
        explained: with the figures behind each label.
    """
    time = _first_weeks(story) if story.weeks_to_go else halves(story)
    title = "Growth" if story.first_day is None else f"Growth: {time}"
    parts: list[RenderableType] = [heading(title), *facts(story), Text()]
    if story.first_day is None:
        said = (NO_RATINGS,) if story.only else (NOTHING if story.written is None else NO_RATINGS, BEGIN)
        return Group(*parts, *(words(line) for line in said), Text(), words(FOOT))
    if story.weeks_to_go:
        parts += [words(to_go(story)), words(SO_FAR), Text()]
        parts += [section(named(a), *so_far(a, look, anchors if a.is_focus else ())) for a in story.rated]
    else:
        told = picture.legend([shown(a.trend) for a in story.rated], look)
        parts += [*told, Text()] if told else []
        parts += [section(named(a), *label(a, look, explained=explained)) for a in story.rated]
    if story.not_rated:
        parts += [words(f"Not rated in this time: {listed(story.not_rated)}. That is okay."), Text()]
    return Group(*parts, *foot(labels=not story.weeks_to_go, explained=explained))


def around(area: AreaStory, day: date, look: Look, *, only: Sequence[str], explained: bool) -> RenderableType:
    """Draw one area on both sides of a day that was named beforehand."""
    weeks = area.trend.step_days
    title = heading(f"{area.name}: {weeks} weeks from {day_words(day)} on, against the {weeks} before")
    said = words(f"In steps of {STEP[weeks]}.")
    before, after = halves = ("before", "from then on")
    told = picture.legend([shown(area.trend)], look, then=before, now=after)
    body = section(named(area), *told, *label(area, look, explained=explained, halves=halves))
    return Group(
        title, said, *only_some(only), Text(), body, words(NAMED_BEFORE), Text(), *foot(explained=explained)
    )


def facts(story: Story) -> list[RenderableType]:
    """The lines under the heading: the days, the steps, the weeks with entries, which entries count."""
    lines: list[RenderableType] = []
    if not story.weeks_to_go:
        lines.append(words(f"{days(story.period)}, in steps of {STEP[story.step_days]}."))
    if story.written is not None:
        lines.append(words(weeks_written(story.written, some=bool(story.only))))
    return [*lines, *only_some(story.only)]


def weeks_written(w: Written, *, some: bool = False) -> str:
    """Say in how many weeks there are entries; `some` if only a part of them counts."""
    within, of = w.weeks.weeks_with_entries, w.weeks.weeks_in_period
    if w.is_cut:
        time = f"{within} of {_weeks(of)}, {days(w.period)}"
    else:
        time = f"{within} of the last {_weeks(of)}" if of > 1 else "this week"
    if some:
        return f"Such entries are in {time}."
    return f"You wrote in {time}." if w.is_cut or of > 1 else "You wrote this week."


def label(
    area: AreaStory, look: Look, *, explained: bool = False, halves: tuple[str, str] = ("then", "now")
) -> list[RenderableType]:
    """The label in words, the picture with its caption, the sentence, what is still needed, the figures if wanted."""
    trend = area.trend
    drawn = picture.beside(shown(trend), caption(trend, halves), look)
    lines: list[RenderableType] = [drawn, words(trend.sentence)]
    if trend.label != "not_enough_yet":  # its sentence begins with these words
        lines.insert(0, words(label_words(trend)))
    if trend.still_needed:
        lines.append(words(f"Still needed: {'; '.join(trend.still_needed)}."))
    if explained:
        lines.append(words(figures(trend)))
    return lines


def shown(trend: AreaTrend) -> picture.TwoMarks:
    """What the picture of a label shows: the typical step of each half."""
    return picture.TwoMarks(then=trend.typical_early, now=trend.typical_late)


def label_words(trend: AreaTrend) -> str:
    """Say the label, and that it is new where it is."""
    new = newness(trend)
    return f"{called(trend)}, {new}" if new else called(trend)


def caption(trend: AreaTrend, halves: tuple[str, str] = ("then", "now")) -> str:
    """Say the picture: the typical step of each half, with its ratings."""
    early = _typical(trend.typical_early, trend.n_early)
    late = _typical(trend.typical_late, trend.n_late)
    return f"{halves[0]} {early}, {halves[1]} {late}"


def figures(trend: AreaTrend) -> str:
    """Say how the label came about, with the numbers that no page shows unasked."""
    said = explain(trend)
    more = f", p = {said.p:.2g}" if trend.reason == "low" and said.p is not None else ""
    if more and said.p_adjusted is not None:
        more += f", {said.p_adjusted:.2g} for {trend.tested} areas together"
    return f"How: n = {said.n}{more}. {said.rule}"


def so_far(area: AreaStory, look: Look, anchors: Sequence[str]) -> list[RenderableType]:
    """The lines that were picked, as facts: with dots and the words of each line where there are words."""
    if area.lines is None:
        return []
    picked = [(line, n) for line, n in enumerate(area.lines.counts, 1) if n]
    if not anchors:
        return [words(picks(area.lines.counts))]
    if look.plain:
        return [words(f"Line {line}, {times(n)}: {anchors[line - 1]}") for line, n in picked]
    lines = [words(f"{line}  {dots(n, look, MOST_DOTS)}  {anchors[line - 1]}") for line, n in picked]
    return [*lines, *many((n for _, n in picked), look, MOST_DOTS)]


MOST_DOTS = 12


def dots(n: int, look: Look, most: int) -> str:
    """Draw a dot a rating; more than `most` as one dot and their number."""
    return look.dot * n if n <= most else f"{look.dot}x{n}"


def many(counts: Iterable[int], look: Look, most: int) -> list[Text]:
    """Say what a dot with a number is, by one that stands there; nothing where there is none."""
    n = next((n for n in counts if n > most), 0)
    return [words(f"{dots(n, look, most)} means {n} ratings.")] if n else []


def picks(counts: Sequence[int]) -> str:
    """Say how often each line was picked, such as "3 ratings: once line 3, twice line 4."."""
    told = [f"{times(n)} line {line}" for line, n in enumerate(counts, 1) if n]
    return f"{ratings(sum(counts))}: {', '.join(told)}."


def to_go(story: Story) -> str:
    """Say when labels begin."""
    since = said(story.first_day) if story.first_day else ""
    weeks, whose = _weeks(story.weeks_to_go), "The first such" if story.only else "Your first"
    return (
        f"{whose} rating is from {since}. Labels begin 12 weeks after it: {weeks} to go. "
        "There is nothing that you have to do for it."
    )


def foot(*, labels: bool = True, explained: bool = False) -> list[RenderableType]:
    """What every page ends with: what it cannot tell, the foot of the week page, and the rules of its labels."""
    parts: list[RenderableType] = [section("What this page cannot tell", *(words(t) for t in CANNOT_TELL))]
    parts.append(words(FOOT))
    if labels:
        how = "" if explained else " To see how a label came about, add: --explain"
        parts.append(words(f"Rules: {RULES_VERSION}.{how}"))
    return parts


def named(area: AreaStory) -> str:
    """Name an area, and say that it is the focus where it is."""
    return f"{area.name} ({FOCUS})" if area.is_focus else area.name


def listed(names: Sequence[str]) -> str:
    """Put names into one sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def days(period: Period) -> str:
    """Say the days of a period, the last one inside."""
    return f"{said(period.first)} to {said(period.last)}"


def ratings(n: int) -> str:
    """Say how many ratings."""
    return "1 rating" if n == 1 else f"{n} ratings"


def only_some(only: Sequence[str]) -> list[RenderableType]:
    """Say that only some entries count, where that is so."""
    if not only:
        return []
    return [
        words(f"Only some entries count here: {', '.join(only)}. So this page can differ from the whole one.")
    ]


def halves(story: Story) -> str:
    """Name the two times that labels compare."""
    weeks = story.step_days
    return f"the last {weeks} weeks, against the {weeks} before"


def _first_weeks(story: Story) -> str:
    return "the first weeks of these entries" if story.only else "your first weeks"


def _typical(value: float | None, n: int) -> str:
    return "nothing rated" if value is None else f"{value:.1f} ({ratings(n)})"


def _weeks(n: int) -> str:
    return "1 week" if n == 1 else f"{n} weeks"
