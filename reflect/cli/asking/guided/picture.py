"""How a question looks: its words, its choices and its keys, line by line. It knows no toolkit, and asks nothing.

A question looks the same from the moment it is first shown: before its keys are heard (`first_look`), and after (`layout`).
"""

from collections.abc import Callable, Iterator, Sequence

from reflect.cli.asking.guided.hints import BETWEEN, Hints, told
from reflect.quick_dataclass import dataclass

Line = tuple[str, str]
"""A style and the words of one line."""

Fold = Callable[[str, int], list[str]]
"""Folds a text into lines of at most so many columns."""

BESIDE_MENU = 8
"""Lines that a menu needs beside its question: an empty one, four of the menu, what was looked for, the keys."""
BESIDE_TEXT = 6
"""Lines that a typed answer needs beside its question: itself, what is wrong with it, the keys."""
MARGIN = 2
"""Columns beside a menu, for the signs that there is more of it."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above: the question, and notes on it."""

    words: str
    notes: tuple[str, ...] = ()

    def lines(self, fold: Fold, columns: int, most: int) -> list[Line]:
        """Fold it to the screen. Where there is no room, the notes go first, then the end of the question."""
        question = [("class:question", line) for line in fold(self.words, columns - 1)]
        notes = [("", line) for note in self.notes for line in fold(note, columns - 1)]
        if len(question) + len(notes) <= most:
            return question + notes
        return question if len(question) <= most else [*question[: most - 1], ("class:question", "...")]

    def fits(self, fold: Fold, columns: int, most: int) -> bool:
        """True if nothing of it has to be left out."""
        return sum(len(fold(text, columns - 1)) for text in (self.words, *self.notes)) <= most


@dataclass(frozen=True, slots=True)
class Row:
    """One choice of a menu as it stands there: its value, its words, the key that jumps to it, and its heading."""

    value: object
    words: str
    key: str | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class MenuLook:
    """How the choices of a menu look here.

    Attributes:
        ticks: any number of them may be ticked.
        pointer: the sign before the one that is pointed at.
        fold: folds their words.
    """

    ticks: bool
    pointer: str
    fold: Fold

    def heading(self, group: str, columns: int) -> Line:
        """The heading of some choices, each line of it ended."""
        return "class:question", "".join(f"{line}\n" for line in self.fold(group, columns - MARGIN - 1))

    def start(self, *, marked: bool) -> Line:
        """What stands before a choice."""
        return ("class:pointed", f" {self.pointer} ") if marked else ("", "   ")

    def words(self, row: Row, columns: int, *, marked: bool, ticked: bool) -> Line:
        """The words of a choice with its key or its tick, wrapped under themselves."""
        tick = ("[x] " if ticked else "[ ] ") if self.ticks and isinstance(row.value, str) else ""
        before = tick + (f"{row.key}) " if row.key else "")
        indent = " " * (3 + len(before))
        folded = self.fold(row.words, max(columns - len(indent) - MARGIN - 1, 8))
        lines = [before + folded[0], *(indent + line for line in folded[1:])]
        return "class:pointed" if marked else "", "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A question as it stands on the screen.

    Attributes:
        head: its words and notes.
        hints: its line of keys, in several lengths.
        beside: lines that it needs beside its words.
        fold: folds a text.
        is_ascii: only such signs can be shown.
    """

    head: Head
    hints: Hints
    beside: int
    fold: Fold
    is_ascii: bool

    def above(self, columns: int, rows: int) -> list[Line]:
        """The lines above what is chosen from or typed into."""
        return self.head.lines(self.fold, columns, max(rows - self.beside, 3))

    def keys(self, columns: int) -> str:
        """The line of keys: the longest that there is room for. No key is cut in two; the last one is named longest."""
        spoken = [told(hint) for hint in self.hints]
        least = spoken[-1].split(BETWEEN)
        spoken += [BETWEEN.join(least[n:]) for n in range(1, len(least))]
        hint = next((h for h in spoken if len(h) < columns), spoken[-1])
        return hint.replace("\u00b7", "|") if self.is_ascii else hint

    def fits(self, columns: int, rows: int) -> bool:
        """True if nothing of its words has to be left out."""
        return not self.head.words or self.head.fits(self.fold, columns, rows - self.beside)


def whole_menu(
    look: MenuLook, rows: Sequence[Row], columns: int, *, at: object, ticked: Sequence[object] = ()
) -> Iterator[Line]:
    """All choices of a menu as it is first shown, under an empty line; the lines of them are ended, the last one too."""
    yield "class:question", " \n"
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            yield look.heading(group, columns)
        marked = row.value == at
        style, words = look.words(row, columns, marked=marked, ticked=row.value in ticked)
        yield style, look.start(marked=marked)[1] + words + "\n"
