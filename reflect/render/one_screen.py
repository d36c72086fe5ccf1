"""A page that fits on one screen, whatever stands on it: how much of each text, and whether there are empty lines.

It takes at most `ROWS` rows on 80 columns or more, so that its title and the next prompt are on a screen of 24 rows
together; on a narrower one at most `NARROW_ROWS`. Its parts have an empty line between them, and its texts some rows
more, where all of it fits so; else its texts have their fewest rows; else there are empty lines only between its groups
of parts; and only if that does not fit either, there is none. It never leaves out a part that is always there: whoever
makes the page sees to it that those have room.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from reflect.quick_dataclass import dataclass
from reflect.render.cut import rows
from reflect.render.lines import WithoutRich, folded, is_narrow
from reflect.render.plain.styled import Styled

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

Row = TypeVar("Row")
Folds = Callable[[int, Styled], Sequence[Row]]
"""Folds a text into rows of at most so many columns."""

ROWS, NARROW_ROWS = 23, 38
WIDE = 80
"""From so many columns on a screen is taken to have 24 rows."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """One paragraph of a page, and how many rows it has at most.

    Attributes:
        wide: where the screen is wide; `narrow` where it is not.
        roomy: so many more where there is room.
        end: what stands behind the ellipsis of a text that was cut.
        indent: columns.
    """

    text: Styled
    wide: int = 1
    narrow: int = 2
    roomy: int = 0
    end: str = ""
    indent: int = 2


Part = tuple[Fitted, ...]


@dataclass(frozen=True, slots=True)
class OneScreen(WithoutRich):
    """A page that fits on one screen: the groups that are always there, parts that are there if there is room, the foot."""

    head: Part
    groups: tuple[tuple[Part, ...], ...]
    if_room: tuple[Part, ...]
    foot: Part
    dots: str

    def simple(self, width: int) -> str | None:
        """Give the page as text; see `WithoutRich`."""
        parts = (self.head, self.foot, *self.if_room, *(part for group in self.groups for part in group))
        said = [line.text.plain + line.end for part in parts for line in part]
        if not all(is_narrow(row) for text in (self.dots, *said) for row in text.split("\n")):
            return None
        laid = self._laid(width, lambda columns, said: folded(said.plain, columns) or [])
        return "".join(f"{' ' * by}{row.rstrip()}\n" if row is not None else "\n" for by, row in laid)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.text import Text

        def wrapped(columns: int, said: Styled) -> list[Text]:
            return list(said.text().wrap(console, columns, overflow="fold"))

        for by, row in self._laid(options.max_width, wrapped):
            if row is not None:
                row.rstrip()
            yield Text() if row is None else Text(" " * by).append(row)

    def _laid(self, width: int, fold: Folds[Row]) -> Iterator[tuple[int, Row | None]]:
        """Lay out the page: each row with the columns before it, None for an empty one."""
        most = ROWS if width >= WIDE else NARROW_ROWS
        groups = [group for group in ((self.head,), *self.groups, (self.foot,)) if any(group)]
        for apart, roomy in (("parts", True), ("parts", False), ("groups", False), ("", False)):
            shown = [[self._rows(part, fold, width, roomy=roomy) for part in group] for group in groups]
            if apart != "parts":
                shown = [[[row for part in group for row in part]] for group in shown]
            parts = [part for group in shown for part in group]
            left = most - sum(map(len, parts)) - (len(parts) - 1 if apart else 0)
            if left >= 0:
                break
        for part in self.if_room if apart == "parts" else ():
            more = self._rows(part, fold, width, roomy=True)
            if len(more) < left:
                parts.insert(len(parts) - bool(self.foot), more)
                left -= len(more) + 1
        for n, drawn in enumerate(parts):
            yield from [(0, None)] * bool(apart and n)
            yield from drawn

    def _rows(self, part: Part, fold: Folds[Row], width: int, *, roomy: bool) -> list[tuple[int, Row]]:
        made: list[tuple[int, Row]] = []
        for line in part:
            by = min(line.indent, width - 1)
            most = (line.wide if width >= WIDE else line.narrow) + roomy * line.roomy
            cut = rows(
                line.text, partial(fold, width - by), width=width - by, most=most, end=self.dots + line.end
            )
            made += [(by, row) for row in cut]
        return made
