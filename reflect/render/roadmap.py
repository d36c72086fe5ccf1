"""The person's own roadmap, and what was said of it, as drawings for their own screen. Sentences, not columns."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.day_words import MONTHS
from reflect.growth.roadmap import InPlay, OnTheWay, Pull
from reflect.render.look import times
from reflect.render.words import dim, heading, indented, words
from reflect.values.roadmap import Guideline

NOTHING = (
    "Your roadmap is empty. It can hold the guidelines of your code or your agency, each in a few words."
)
WHAT_FOR = "Some questions after a session then ask which of them came into play."
WHOSE = (
    "From themes that published codes share, in our words. Nobody's official text: your own code comes first."
)
HOW_TO_BEGIN = (
    "To write one: reflect roadmap add\nTo see an example list: reflect roadmap example\n"
    "To read in a file: reflect roadmap import FILE"
)
CHANGE = "To add one: reflect roadmap add. To change one: reflect roadmap edit N, or remove N"


def listed(guidelines: Sequence[Guideline]) -> RenderableType:
    """List the guidelines with their numbers, and how to change them."""
    parts: list[RenderableType] = [heading("Your roadmap"), Text()]
    for number, g in enumerate(guidelines, 1):
        parts.append(words(f"{number}. {g.name}{f': {g.line}' if g.line else ''}"))
        if g.link:
            parts.append(indented(dim(g.link), 3))
    return Group(*parts, Text(), words(CHANGE))


def example(offered: Sequence[Guideline]) -> RenderableType:
    """Show the example list, and what it is."""
    parts = [words(f"{g.name}: {g.line}") for g in offered]
    return Group(heading("An example list"), words(WHOSE), Text(), *parts, Text())


def nothing(*, asks: bool) -> RenderableType:
    """Say that there is none yet; how to begin, unless it is asked for at once."""
    lines = [NOTHING, WHAT_FOR, *([] if asks else HOW_TO_BEGIN.splitlines())]
    return Group(*(words(line) for line in lines), *([Text()] if asks else []))


def in_play(one: InPlay) -> str:
    """Say how often a guideline came into play, and how."""
    how = ((one.helped, "helped"), (one.two_ways, "pulled two ways"))
    same = [f"{said} {times(n)}" for n, said in how if n == one.times]
    told = same if len(same) == 1 else [times(one.times), *(f"{said} {times(n)}" for n, said in how if n)]
    return f"{one.name}: {', '.join(told)}"


def pull(one: Pull) -> str:
    """Say which two pulled against each other."""
    how = "" if one.times == 1 else f" {times(one.times)}"
    return f"{one.one} and {one.other} pulled two ways{how}"


def all_of(found: OnTheWay, *, most: int | None = None, by_month: bool = False) -> list[str]:
    """Say it of each guideline, and of each two that pulled against each other, a line each.

    Args:
        found: the counts.
        most: how many lines there are at most of either; None for all.
        by_month: say how often in each month too.
    """
    lines = [in_play(one) + (f" ({_months(one)})" if by_month else "") for one in found.guidelines[:most]]
    return [*lines, *map(pull, found.pulls[:most])]


def _months(one: InPlay) -> str:
    """How often in each month, such as "September 2026: 2"."""
    named = ((MONTHS[int(month[5:]) - 1].capitalize(), month[:4], n) for month, n in one.months)
    return ", ".join(f"{name} {year}: {n}" for name, year, n in named)


def names(found: OnTheWay) -> str:
    """Name the guidelines that came into play, in one line; empty for none."""
    return ", ".join(g.name if g.times == 1 else f"{g.name} ({times(g.times)})" for g in found.guidelines)


def in_one_line(found: OnTheWay) -> str:
    """Say first which two pulled against each other, then which others came into play; empty for none."""
    told = {name for both in found.pulls for name in (both.one, both.other)}
    others = names(OnTheWay(guidelines=tuple(g for g in found.guidelines if g.name not in told)))
    return "".join(f"{said}. " for said in (*map(pull, found.pulls), others) if said).rstrip()
