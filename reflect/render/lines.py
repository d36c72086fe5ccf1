"""Lines that need no Rich: what lists, sentences and plain pages are made of. Rich draws them where colour, wide letters or a row too long come in.

Loading Rich takes longer than finding what a list shows, and a plain line is the same with and without it.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reflect.quick_dataclass import dataclass
from reflect.render.cut import rows
from reflect.render.look import ACCENT
from reflect.render.plain.styled import Styled
from reflect.visible import shown

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

_WORDS = re.compile(r"\s*\S+\s*")
NARROW_END, SOFT_HYPHEN = 0x300, "\u00ad"
"""Latin letters with their accents take one column each; from there on come marks that take none, and signs that take two."""
NARROW_SIGNS = frozenset("\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026")
"""Dashes, quotes and dots of one column that stand in many sentences."""


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One line: its words, its style in Rich's words, how far to the right it stands; `cut` where it may lose its last words, else it is folded."""

    words: str
    style: str = ""
    indent: int = 0
    cut: bool = False

    def simple(self, width: int, *, ascii: bool = False) -> str | None:
        """Give it as text of at most so many columns, each row ended; None where only Rich knows how."""
        room, said = width - self.indent, shown(self.words)
        if not is_narrow(said) or (self.indent and not said):
            return None
        margin = " " * self.indent
        if len(said) <= room:
            return f"{margin}{said}\n"
        if not self.cut:
            return "".join(f"{margin}{row}\n" for row in _rows(said, max(room, 1)))
        end = _end(ascii=ascii)
        if room <= len(end):
            return None
        row = rows(Styled(((said, ""),)), lambda s: _rows(s.plain, room), width=room, most=1, end=end)[0]
        return f"{margin}{row}\n"

    def __rich__(self) -> "RenderableType":
        """Give it to Rich."""
        return self.drawn()

    def drawn(self, *, ascii: bool = False) -> "RenderableType":
        """Give it to Rich, on a screen that shows no sign beyond ASCII or on one that does."""
        from reflect.render.words import indented, words

        said = Styled(((shown(self.words), self.style),))
        text = _Beginning(said, _end(ascii=ascii)) if self.cut else words(self.words, self.style)
        return indented(text, self.indent) if self.indent else text


@dataclass(frozen=True, slots=True)
class _Beginning:
    """As many words as there is room for on one row, as Rich folds them."""

    said: Styled
    end: str

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        width = options.max_width

        def folded_there(said: Styled) -> list["Text"]:
            return list(said.text().wrap(console, width, overflow="fold"))

        yield rows(self.said, folded_there, width=width, most=1, end=self.end)[0]


EMPTY = PlainLine("")


def titled(title: str, lines: Iterable[PlainLine]) -> list[PlainLine]:
    """A heading with its lines under it, and an empty line after; `words.section` does the same for what Rich draws."""
    under = (PlainLine(line.words, line.style, line.indent + 2) for line in lines)
    return [PlainLine(title, f"bold {ACCENT}"), *under, EMPTY]


class WithoutRich:
    """What can be drawn without Rich where the screen is simple, and by Rich elsewhere."""

    def simple(self, width: int) -> str | None:
        """Give it as text of at most so many columns, each row ended; None where only Rich knows how."""
        raise NotImplementedError


class PlainLines(WithoutRich):
    """Some lines under each other. `simple` gives them as they are printed; `__rich__` gives them to Rich, with what only that can draw."""

    def __init__(self, lines: "Iterable[PlainLine | RenderableType]", *, ascii: bool = False) -> None:
        self.lines, self._ascii = tuple(lines), ascii

    def simple(self, width: int) -> str | None:
        """Give all lines; see `WithoutRich`."""
        rows = [
            line.simple(width, ascii=self._ascii) if isinstance(line, PlainLine) else None
            for line in self.lines
        ]
        return None if None in rows else "".join(filter(None, rows))

    def __rich__(self) -> "RenderableType":
        """Give them to Rich."""
        from rich.console import Group

        drawn = (
            line.drawn(ascii=self._ascii) if isinstance(line, PlainLine) else line for line in self.lines
        )
        return Group(*drawn)


def folded(text: str, columns: int) -> list[str] | None:
    """Fold a text into lines of at most so many columns, between words where it can be; None where only Rich knows how."""
    lines = text.split("\n")
    return [row for line in lines for row in _rows(line, columns)] if all(map(is_narrow, lines)) else None


def _end(*, ascii: bool) -> str:
    """What says that a line goes on."""
    return "..." if ascii else "\u2026"


def _rows(line: str, columns: int) -> list[str]:
    """The rows of one line. The spaces behind a word stay with it, as far as they fit."""
    rows = [""]
    for word in (_WORDS.findall(line) if len(line) > columns else []) or [line]:
        long = len(word.rstrip())
        if len(rows[-1]) + long <= columns:
            rows[-1] += word
        elif long <= columns:
            rows.append(word)
        else:  # a word longer than a row is broken, and begins a row of its own
            parts = [word[at : at + columns] for at in range(0, len(word), columns)]
            rows = [*rows, *parts] if rows != [""] else parts
    return [row[: max(columns, len(row.rstrip()))] for row in rows]


def is_narrow(text: str) -> bool:
    """Say whether each letter of a text takes one column, and none commands anything."""
    if text.isascii():
        return text.isprintable()
    narrow = all(ord(letter) < NARROW_END or letter in NARROW_SIGNS for letter in text)
    return narrow and text.isprintable() and SOFT_HYPHEN not in text
