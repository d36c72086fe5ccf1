"""Words as Rich text. Whatever a person wrote goes through here: never markup, never a control character."""

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text

from reflect.quick_dataclass import dataclass
from reflect.render.look import ACCENT, DIM, OWN
from reflect.visible import shown


def words(text: str, style: str = "") -> Text:
    """Make text that shows exactly what was written, control characters as visible symbols.

    Of what is very long it says how much more there is: a screen is no place for a book, and drawing one takes minutes.
    """
    return Text(shown(text), style=style, overflow="fold")


def heading(text: str) -> Text:
    """The name of a page; bold, and a line of its own, so that it reads the same without colour."""
    return words(text, "bold")


def accent(text: str) -> Text:
    """A sign or a name that the eye should find first."""
    return words(text, ACCENT)


def dim(text: str) -> Text:
    """What is there to be looked up, not to be read first."""
    return words(text, DIM)


def own(text: str) -> Text:
    """Words of the person's own."""
    return words(text, OWN)


def indented(drawing: RenderableType, by: int = 2) -> RenderableType:
    """Move something to the right."""
    return _Indented(drawing, by)


@dataclass(frozen=True, slots=True)
class _Indented:
    """Rich's own `Padding` leaves out a text that takes no room, such as a lone accent, and pads the rest."""

    drawing: RenderableType
    by: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        inner = options.update_width(max(options.max_width - self.by, 1))
        for line in console.render_lines(self.drawing, inner, pad=False):
            yield Segment(" " * self.by if line else "")
            yield from line
            yield Segment.line()


def section(title: str, *lines: RenderableType) -> RenderableType:
    """A heading with its lines under it, and an empty line after."""
    return Group(words(title, f"bold {ACCENT}"), *(indented(line) for line in lines), Text())
