"""Words as Rich text. Whatever a person wrote goes through here: never markup, never a control character."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reflect.visible import visible


def words(text: str, style: str = "") -> Text:
    """Make text that shows exactly what was written, control characters as visible symbols."""
    return Text(visible(text), style=style, overflow="fold")


def heading(text: str) -> Text:
    """The name of a section; bold, and a line of its own, so that it reads the same without colour."""
    return words(text, "bold")


def indented(drawing: RenderableType, by: int = 2) -> RenderableType:
    """Move something to the right."""
    return Padding(drawing, (0, 0, 0, by), expand=False)


def times(number: int) -> str:
    """Say how often, in words a screen reader reads well."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def section(title: str, *lines: RenderableType) -> RenderableType:
    """A heading with its lines under it, and an empty line after."""
    return Group(heading(title), *(indented(line) for line in lines), Text())
