"""The person's own roadmap, and what was said of it, as drawings for their own screen. Sentences, not columns."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

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
