"""Themes and the next questions as drawings: closed words and counts only, each with what it is out of."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import Period, said
from reflect.growth.focus import PromptPick
from reflect.growth.themes import COMPARES_FROM, KINDS, Kind, Mention, ThemeCount, Themes
from reflect.render.look import Look
from reflect.render.plain.entry_words import day_words
from reflect.render.words import heading, indented, section, words
from reflect.wording import number

FOOT = (
    "Counted from your tags, what you picked, and a list of ideas of this practice. Other words are never shown. "
    "It says what you wrote about, not how you are."
)
NOTHING = "Nothing keeps coming up yet. That is okay."
TITLES: Mapping[Kind, str] = {
    "tag": "Your tags",
    "feeling": "Feelings and answers that you picked",
    "moment": "Moments that you picked",
    "guideline": "Guidelines of your roadmap that came into play",
    "concept": "Ideas in your own words",
}
MATCHED = "After each entry stands what matched. A star stands for any ending of a word."
READ_ONE = "To read one, type: reflect show N"
MORE_OFTEN = "Coming up more often than before"


def themes(found: Themes, look: Look, *, explain: bool = False) -> RenderableType:
    """Draw what keeps coming up.

    Args:
        found: the counts.
        look: how to draw.
        explain: with the figures behind each theme.
    """
    parts: list[RenderableType] = [heading(f"What keeps coming up: {_days(found.now)}"), Text()]
    parts += [words(_how_many(found)), Text()]
    more = [c for c in found.shown if c.more_often]
    if more:
        parts.append(section(MORE_OFTEN, *(_lines(c, look, explain=explain, more=True) for c in more)))
    for kind in KINDS:
        rest = [c for c in found.shown if c.kind == kind and not c.more_often]
        if rest:
            parts.append(section(TITLES[kind], *(_lines(c, look, explain=explain) for c in rest)))
    if not found.shown:
        parts += [words(NOTHING), Text()]
    if explain:
        parts += [words(_method(found)), Text()]
    parts.append(words(FOOT))
    return Group(*parts)


def mentions(
    kind: Kind, label: str, found: Sequence[tuple[Period, Sequence[Mention]]], look: Look
) -> RenderableType:
    """Draw in which entries a theme came up, by number, with the stem of the list that matched.

    Args:
        kind: of the theme.
        label: its words.
        found: now, then before: the days, and the entries in them.
        look: how to draw.
    """
    parts: list[RenderableType] = [heading(_named(kind, label, look)), Text()]
    for title, (period, places) in zip(("Now", "Before"), found, strict=True):
        lines = [words(_mention(m, look)) for m in places] or [words("In no entry.")]
        parts.append(section(f"{title}: {_days(period)}", *lines))
    if kind == "concept":
        parts += [words(MATCHED), Text()]
    return Group(*parts)


def focus(
    name: str,
    definition: str,
    question: str | None,
    suggested: tuple[str, PromptPick] | None,
    areas: Mapping[str, str],
    *,
    facts: Sequence[str] = (),
) -> RenderableType:
    """Draw the focus area, the question that comes next for it, and the area that is suggested beside it.

    Args:
        name: of the focus area.
        definition: of the focus area.
        question: its next spotlight question, or None.
        suggested: the name of the area with its pick, or None.
        areas: ids and names of all areas.
        facts: more about the focus area, a sentence each.
    """
    parts = [section(f"Your focus area: {name}", words(definition), *(words(fact) for fact in facts))]
    if question:
        parts.append(section("The question that comes next for it", words(question)))
    if suggested:
        other, pick = suggested
        parts.append(section(f"Suggested for one more rating: {other}", words(f"{pick.why.capitalize()}.")))
    ids = [words(f"{id}: {area}") for id, area in areas.items()]
    parts += [heading("To choose another focus, type: reflect focus AREA"), *(indented(line) for line in ids)]
    return Group(*parts)


def _lines(c: ThemeCount, look: Look, *, explain: bool, more: bool = False) -> RenderableType:
    """One theme with its counts; the kind is said where kinds stand together."""
    before = f"before: {number(c.entries_before)} of {_entries(c.n_before)}"
    told = f"in {number(c.entries_now)} of {_entries(c.n_now)}, in {_weeks(c.weeks_now)}"
    lines = [
        words(
            f"{_named(c.kind, c.words, look)}: {told}; {before}"
            if more
            else f"{_named(c.kind, c.words, look)}: {told}"
        )
    ]
    if explain:
        figures = [] if more else [before]
        figures += [f"p = {c.p:.4f}"] if c.p is not None else []
        figures.append(f"entries {', '.join(map(str, c.examples))}")
        lines.append(words(f" {look.dash} ".join(figures) if not look.plain else "; ".join(figures)))
    return Group(lines[0], *(indented(line) for line in lines[1:]))


def _named(kind: Kind, label: str, look: Look) -> str:
    sign = "Tag " if look.plain else "#"
    return f"{sign}{label}" if kind == "tag" else label


def _mention(m: Mention, look: Look) -> str:
    stems = f" {look.dash} {', '.join(m.stems)}" if m.stems and not look.plain else ", ".join(("", *m.stems))
    return f"Entry {m.number}, {day_words(m.day)}{stems}"


def _how_many(found: Themes) -> str:
    counts = (
        f"{_entries(found.n_now)} in this time, {found.n_before} in the time before ({_days(found.before)})."
    )
    if found.comparable:
        return counts
    return f"{counts} To compare the two, there must be {COMPARES_FROM} in each."


def _method(found: Themes) -> str:
    if not found.comparable:
        return "Nothing was compared."
    return (
        f'"More often" is Fisher\'s exact test, one-sided, at 0.05 shared among {found.tested} themes, and at least 3 '
        "entries. The entries named are the newest ones."
    )


def _days(period: Period) -> str:
    return f"{said(period.first)} to {said(period.last)}"


def _entries(many: int) -> str:
    return "1 entry" if many == 1 else f"{number(many)} entries"


def _weeks(number: int) -> str:
    return "1 week" if number == 1 else f"{number} weeks"
