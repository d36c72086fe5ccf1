"""Lines that need no Rich: what lists and sentences are made of. Rich draws them where colour, wide letters or a row too long come in.

Loading Rich takes longer than finding what a list shows, and a plain line is the same with and without it.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reflect.quick_dataclass import dataclass

if TYPE_CHECKING:
    from rich.console import RenderableType

_WORDS = re.compile(r"\s*\S+\s*")
NARROW_END, SOFT_HYPHEN = 0x300, "\u00ad"
"""Latin letters with their accents take one column each; from there on come marks that take none, and signs that take two."""
NARROW_SIGNS = frozenset("\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026")
"""Dashes, quotes and dots of one column that stand in many sentences."""


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One line: its words, its style in Rich's words, how far to the right it stands; `cut` where it may lose its end."""

    words: str
    style: str = ""
    indent: int = 0
    cut: bool = False


class PlainLines:
    """Some lines under each other. `simple` gives them as they are printed; `__rich__` gives them to Rich."""

    def __init__(self, lines: Iterable[PlainLine], *, ascii: bool = False) -> None:
        self.lines, self._ascii = tuple(lines), ascii

    def simple(self, width: int) -> str | None:
        """Give all lines as text of at most so many columns, each ended; None where only Rich knows how."""
        drawn = [self._drawn(line, width) for line in self.lines]
        return None if None in drawn else "".join(f"{line}\n" for line in drawn)

    def _drawn(self, line: PlainLine, width: int) -> str | None:
        room = width - line.indent
        if not is_narrow(line.words) or (line.indent and not line.words):
            return None
        if len(line.words) <= room:
            return " " * line.indent + line.words
        if not line.cut or room < 2:
            return None
        end = "" if self._ascii else "\u2026"
        return " " * line.indent + line.words[: room - len(end)] + end

    def __rich__(self) -> "RenderableType":
        """Give them to Rich."""
        from rich.console import Group

        from reflect.render.words import indented, words

        drawn: list[RenderableType] = []
        for line in self.lines:
            text = words(line.words, line.style)
            if line.cut:
                text.overflow = "crop" if self._ascii else "ellipsis"
                text.no_wrap = True
            drawn.append(indented(text, line.indent) if line.indent else text)
        return Group(*drawn)


def folded(text: str, columns: int) -> list[str] | None:
    """Fold a text into lines of at most so many columns, between words where it can be; None where only Rich knows how."""
    lines = text.split("\n")
    return [row for line in lines for row in _rows(line, columns)] if all(map(is_narrow, lines)) else None


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
