"""Growth over months as drawings: then and now with its sentence, area by area, and what a page cannot tell.

Every picture has its caption, every label its words. In plain mode the words alone are there, with the same facts.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reflect.dates import Period, said
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.trend_explained import explain
from reflect.growth.label.trend_label import RULES_VERSION
from reflect.growth.label.trend_words import CANNOT_TELL, called, newness
from reflect.growth.load import LoadStory
from reflect.growth.story import AreaStory, Story, Written
from reflect.render.lines import EMPTY, PlainLine, PlainLines, titled
from reflect.render.look import DIM, Look, times
from reflect.render.plain.growth_sentences import STEP, half_words, ratings, sentences

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reflect.render import picture

FOOT = "These are your own ratings of single moments. They are not a test. They show what you noticed."
"""The foot of the week page, word for word; to load that page for one sentence would cost as much as this one."""
NOTHING = "Nothing to look back on yet. That is okay."
BEGIN = "After a session, type: reflect log. Once you have picked lines for some weeks, this page shows how they move."
NO_RATINGS = "No lines are picked here yet. That is okay."
MORE = "More: reflect growth AREA, reflect growth --explain."
NAMED_BEFORE = (
    "This label is for a day that you named before you looked. If you try many days, one of them will look like "
    "a change by chance alone."
)
WRITTEN_ANEW = "The lines were written anew."
FOCUS = "your focus area"


def page(story: Story, look: Look, *, behind: LoadStory | None = None) -> PlainLines:
    """Draw all areas: labels, or in the first weeks then and now so far.

    Args:
        story: the areas.
        look: how to draw.
        behind: how much sessions asked; then the sentence and the figures of each label stand below as well.
    """
    if story.first_day is None:
        told = (NO_RATINGS,) if story.only else (NOTHING if story.written is None else NO_RATINGS, BEGIN)
        return PlainLines(
            [_title("Growth"), *facts(story), EMPTY, *map(PlainLine, told), EMPTY, PlainLine(FOOT, DIM)]
        )
    time = _first_weeks(story) if story.weeks_to_go else halves(story)
    parts = [_title(f"Growth: {time}"), *facts(story), EMPTY, *_table(story, look)]
    if not story.rated:
        parts.append(PlainLine("Nothing was rated in this time. That is okay."))
    elif story.not_rated:
        parts.append(PlainLine(f"Not rated in this time: {listed(story.not_rated)}. That is okay.", DIM))
    if behind is None:
        return PlainLines([*parts, *([EMPTY] if look.plain else []), PlainLine(f"{FOOT} {MORE}", DIM)])
    asked = [PlainLine(behind.sentence), EMPTY] if behind.sentence else []
    told_of = (line for area in story.rated for line in titled(named(area), _behind(area)))
    return PlainLines([*parts, EMPTY, *told_of, *asked, *foot(explained=True)])


def _title(words: str) -> PlainLine:
    return PlainLine(words, "bold")


def _table(story: Story, look: Look) -> "list[PlainLine | RenderableType]":
    """All rated areas: a sentence each where there are no signs, else the table, which Rich draws."""
    if look.plain:
        return [*sentences(story)]
    from reflect.render.growth_table import table

    return table(story, look)


def _behind(area: AreaStory) -> list[PlainLine]:
    """The sentence of an area with the figures behind it."""
    return [PlainLine(area.trend.sentence), PlainLine(figures(area.trend))]


def around(
    area: AreaStory, day: date, look: Look, *, today: date, only: Sequence[str], explained: bool
) -> PlainLines:
    """Draw one area on both sides of a day that was named beforehand; days of the year of `today` without it."""
    from reflect.render import picture
    from reflect.render.words import section

    weeks = area.trend.step_days
    told = _title(f"{area.name}: {weeks} weeks from {said(day, today=today)} on, against the {weeks} before")
    halves = ("before", "from then on")
    signs = picture.legend([shown(area.trend)], look, then=halves[0], now=halves[1])
    body = section(named(area), *signs, *label(area, look, explained=explained, halves=halves))
    steps = PlainLine(f"In steps of {STEP[weeks]}.", DIM)
    end = foot(explained=True) if explained else [PlainLine(FOOT, DIM)]
    named_before = [] if area.trend.label == "not_enough_yet" else [PlainLine(NAMED_BEFORE, DIM)]
    return PlainLines([told, steps, *only_some(only), EMPTY, body, *named_before, *end])


def facts(story: Story) -> list[PlainLine]:
    """The lines under the heading: the days, the weeks with entries, when labels begin, which entries count."""
    told = []
    if story.first_day is not None and not story.weeks_to_go:
        told.append(f"{days(story.period, today=story.today)}.")
    if story.written is not None:
        told.append(weeks_written(story.written, today=story.today, some=bool(story.only)))
    if story.first_day is not None and story.weeks_to_go:
        told.append(to_go(story))
    return [*([PlainLine(" ".join(told), DIM)] if told else []), *written_anew(story), *only_some(story.only)]


def written_anew(story: Story) -> list[PlainLine]:
    """Say that the lines were written anew, where there are ratings by earlier ones."""
    if story.only_earlier:
        return [
            PlainLine(
                f"{WRITTEN_ANEW} Your ratings so far keep their words, and are not compared with what you pick now.",
                DIM,
            )
        ]
    if story.scale_began is None:
        return []
    since = said(story.scale_began, today=story.today)
    told = f"{WRITTEN_ANEW} Ratings from before {since} keep their words, and are not compared with these."
    return [PlainLine(told, DIM)]


def weeks_written(w: Written, *, today: date, some: bool = False) -> str:
    """Say in how many weeks there are entries; `some` if only a part of them counts."""
    within, of = w.weeks.weeks_with_entries, w.weeks.weeks_in_period
    if w.is_cut:
        time = f"{within} of {_weeks(of)}, {days(w.period, today=today)}"
    else:
        time = f"{within} of the last {_weeks(of)}" if of > 1 else "this week"
    if some:
        return f"Such entries are in {time}."
    if not within:
        return f"You wrote in none of {f'the last {_weeks(of)}' if not w.is_cut else time.split(' of ', 1)[1]}. That is okay."
    return f"You wrote in {time}." if w.is_cut or of > 1 else "You wrote this week."


def label(
    area: AreaStory, look: Look, *, explained: bool = False, halves: tuple[str, str] = ("then", "now")
) -> "list[RenderableType]":
    """The label in words, the picture with its caption, the sentence, what is still needed, the figures if wanted."""
    from reflect.render import picture

    trend = area.trend
    drawn = picture.beside(shown(trend), caption(trend, halves), look)
    lines: list[RenderableType] = [drawn, PlainLine(trend.sentence)]
    if trend.label != "not_enough_yet":  # its sentence begins with these words
        lines.insert(0, PlainLine(label_words(trend)))
    if trend.still_needed:
        lines.append(PlainLine(f"Still needed: {'; '.join(trend.still_needed)}."))
    if explained:
        lines.append(PlainLine(figures(trend)))
    return lines


def shown(trend: AreaTrend) -> "picture.TwoMarks":
    """What the picture of a label shows: the typical step of each half."""
    from reflect.render import picture

    return picture.TwoMarks(then=trend.typical_early, now=trend.typical_late)


def label_words(trend: AreaTrend) -> str:
    """Say the label, and that it is new where it is."""
    new = newness(trend)
    return f"{called(trend)}, {new}" if new else called(trend)


def caption(trend: AreaTrend, halves: tuple[str, str] = ("then", "now")) -> str:
    """Say the picture: the typical step of each half, with its ratings."""
    early = half_words(trend.typical_early, trend.n_early)
    late = half_words(trend.typical_late, trend.n_late)
    return f"{halves[0]} {early}, {halves[1]} {late}"


def figures(trend: AreaTrend) -> str:
    """Say how the label came about, with the numbers that no page shows unasked."""
    said = explain(trend)
    more = f", p = {said.p:.2g}" if trend.reason == "low" and said.p is not None else ""
    if more and said.p_adjusted is not None:
        more += f", {said.p_adjusted:.2g} for {trend.tested} areas together"
    return f"How: n = {said.n}{more}. {said.rule}"


def dots(n: int, look: Look, most: int) -> str:
    """Draw a dot a rating; more than `most` as one dot and their number."""
    return look.dot * n if n <= most else f"{look.dot}x{n}"


def many(counts: Iterable[int], look: Look, most: int) -> list[PlainLine]:
    """Say what a dot with a number is, by one that stands there; nothing where there is none."""
    n = next((n for n in counts if n > most), 0)
    return [PlainLine(f"{dots(n, look, most)} means {n} ratings.")] if n else []


def picks(counts: Sequence[int]) -> str:
    """Say how often each line was picked, such as "3 ratings: once line 3, twice line 4."."""
    told = [f"{times(n)} line {line}" for line, n in enumerate(counts, 1) if n]
    return f"{ratings(sum(counts))}: {', '.join(told)}."


def to_go(story: Story) -> str:
    """Say when labels begin."""
    return f"{_weeks(story.weeks_to_go, more=True)} to a first label; there is nothing that you have to do for it."


def foot(*, labels: bool = True, explained: bool = False) -> list[PlainLine]:
    """What a page with sentences ends with: what it cannot tell, the foot of the week page, the rules of its labels."""
    title = PlainLine("What this page cannot tell", DIM)
    parts = [title, *(PlainLine(t, DIM, indent=2) for t in CANNOT_TELL), PlainLine(FOOT, DIM)]
    if labels:
        how = "" if explained else " To see how a label came about, add: --explain"
        parts.append(PlainLine(f"Rules: {RULES_VERSION}.{how}", DIM))
    return parts


def named(area: AreaStory) -> str:
    """Name an area, and say that it is the focus where it is."""
    return f"{area.name} ({FOCUS})" if area.is_focus else area.name


def listed(names: Sequence[str]) -> str:
    """Put names into one sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def days(period: Period, *, today: date) -> str:
    """Say the days of a period, the last one inside; the year where it is not that of today."""
    return f"{said(period.first, today=today)} to {said(period.last, today=today)}"


def only_some(only: Sequence[str]) -> list[PlainLine]:
    """Say that only some entries count, where that is so."""
    told = f"Only some entries count here: {', '.join(only)}. So this page can differ from the whole one."
    return [PlainLine(told)] if only else []


def halves(story: Story) -> str:
    """Name the two times that labels compare."""
    weeks = story.step_days
    return f"the last {weeks} weeks, against the {weeks} before"


def _first_weeks(story: Story) -> str:
    return "the first weeks of these entries" if story.only else "your first weeks"


def _weeks(n: int, *, more: bool = False) -> str:
    return f"{n}{' more' if more else ''} week{'' if n == 1 else 's'}"
