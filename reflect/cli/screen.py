"""Everything that leaves for the screen goes through here: data to stdout, notes and errors to stderr.

What a person wrote comes in as `rich.text.Text` made by `render.words`, never as markup. Rich is loaded
when something is first drawn.
"""

import json
import os
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import IO, TYPE_CHECKING, Any

from reflect.quick_dataclass import dataclass
from reflect.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console, RenderableType

    from reflect.render.lines import WithoutRich
    from reflect.render.look import Look

UNKNOWN_WIDTH = 80
"""Columns of a page that goes into a file or to another program, and of a window that nobody knows."""
UNKNOWN_HEIGHT = 25
"""Rows of such a window."""
COMMAND = "reflect "
"""How a line begins that is there to be typed or copied: no sentence begins with it."""


@dataclass
class Screen:
    """The two streams of one run.

    Attributes:
        terminal: a person sits at both ends, and the terminal can do more than lines.
        plain: sentences only.
        color: False for no colour at all.
        in_pager: lets a person read a page that is longer than the screen; False if it was not shown. None: no pager.
        unread: rows of pages that stand on the screen, and that nobody was given time to read yet.
        below: rows that a page leaves free: one for the prompt, more where a question comes next.
    """

    stdout: IO[str]
    stderr: IO[str]
    terminal: bool = False
    plain: bool = True
    color: bool = False
    in_pager: "Callable[[str], bool] | None" = None
    unread: int = 0
    below: int = 1

    @cached_property
    def out(self) -> "Console":
        """Rich on stdout, without markup, emoji or highlighting."""
        from rich.console import Console

        return Console(
            file=self.stdout,
            markup=False,
            emoji=False,
            highlight=False,
            no_color=not self.color,
            color_system="auto" if self.terminal and self.color else None,
            force_terminal=self.terminal,
            width=None if self.stdout.isatty() else UNKNOWN_WIDTH,
            legacy_windows=False,
        )

    @cached_property
    def look(self) -> "Look":
        """How to draw here: plain words, ASCII signs, how wide."""
        from reflect.render.look import Look

        encoding = (getattr(self.stdout, "encoding", None) or "ascii").lower()
        return Look(plain=self.plain, ascii=not encoding.startswith("utf"), width=self.width)

    @property
    def width(self) -> int:
        """Columns of a page."""
        return _size_of_window()[0] if self.stdout.isatty() else UNKNOWN_WIDTH

    @property
    def height(self) -> int:
        """Rows of the window."""
        return _size_of_window()[1]

    def show(self, drawing: "RenderableType | WithoutRich") -> None:
        """Draw something from the render room."""
        from reflect.render.lines import WithoutRich

        simple = None if self.terminal or not isinstance(drawing, WithoutRich) else drawing.simple(self.width)
        if simple is None:
            self._draw(drawing)
        else:
            self._rows(simple)

    def page(self, *drawings: "RenderableType | WithoutRich") -> None:
        """Draw a page that is there to be read: in the pager where it is longer than the screen, else as it is."""
        if not self.terminal:
            self._print(drawings)
            return
        with self.out.capture() as drawn:
            self._print(drawings)
        text = drawn.get()
        rows = text.count("\n")
        fits = rows + self.below <= self.out.height
        if fits or self.in_pager is None or not self.in_pager(text):
            self.raw(text)
            self.unread += rows

    def _print(self, drawings: "Iterable[RenderableType | WithoutRich]") -> None:
        for drawing in drawings:
            self.show(drawing)

    def _draw(self, drawing: "RenderableType | WithoutRich") -> None:
        if self.terminal:
            self.out.print(drawing)
            return
        with self.out.capture() as drawn:
            self.out.print(drawing)
        self._rows(drawn.get())

    def _rows(self, text: str) -> None:
        """Write rows without blanks at their ends, which folding leaves: a line is copied, or compared, without them."""
        self.raw("\n".join([row.rstrip(" ") for row in text.split("\n")]))

    def say(self, text: str = "") -> None:
        """Say a sentence on stdout, wrapped to the width."""
        from reflect.render.lines import folded

        sentence = visible(text)
        lines = folded(sentence, self.width)
        if lines is None:
            from rich.text import Text

            self._draw(Text(sentence))
        else:
            self._rows("".join(f"{line}\n" for line in lines))

    def end_line(self) -> None:
        """End a line on which a person was typing, as they left by Ctrl-C; in a pipe there is none."""
        if self.stdout.isatty():
            self.say()

    def folded(self, text: str, columns: int) -> list[str]:
        """Fold a text into lines of at most so many columns, as `say` does."""
        from reflect.render.lines import folded

        lines = folded(visible(text), max(columns, 1))
        if lines is None:
            from rich.text import Text

            lines = [
                line.plain for line in Text(visible(text)).wrap(self.out, max(columns, 1), overflow="fold")
            ]
        return [line.rstrip() for line in lines] or [""]

    def raw(self, text: str) -> None:
        """Write text as it is, for what another program reads, or what must not be wrapped."""
        self.stdout.write(text)
        self.stdout.flush()

    def path(self, place: object) -> None:
        """Write the name of a file on a line of its own, never wrapped, so that it can be copied."""
        self.raw(visible(str(place)) + "\n")

    def lines(self, text: str) -> None:
        """Write lines that may be commands or files to copy: those stay whole; sentences are folded where a person reads them."""
        for line in text.splitlines():
            self.raw(_fitted(visible(line), self.width if self.stdout.isatty() else None) + "\n")

    @contextmanager
    def progress(self, words: str, total: int | None) -> "Iterator[Callable[[], None]]":
        """Show how far something long is while it goes on: a bar where a terminal can draw one, else nothing.

        Args:
            words: what goes on.
            total: of how many; None if nobody knows.

        Yields:
            What to call after each one.
        """
        if not self.terminal:
            yield lambda: None
            return
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"))
        with Progress(*columns, console=self.out, transient=True) as shown:
            task = shown.add_task(visible(words), total=total)
            yield lambda: shown.advance(task)

    def json(self, document: dict[str, Any]) -> None:
        """Write one JSON document; its own escapes keep control characters off the screen."""
        self.raw(json.dumps({"schema": 1, **document}, indent=2) + "\n")

    def note(self, text: str) -> None:
        """Say a sentence on stderr, wrapped where a person reads it."""
        with suppress(OSError):  # a note that nobody can read any more changes nothing of how this ends
            self.stderr.write(fitted(text, self.stderr) + "\n")
            self.stderr.flush()


def fitted(text: str, stream: IO[str]) -> str:
    """Make text visible, and wrap it where a person reads the stream."""
    columns = get_terminal_size().columns if stream.isatty() else None
    return "\n".join(_fitted(line, columns) for line in visible(text).split("\n"))


def _fitted(line: str, columns: int | None) -> str:
    """Fold one line between its words, where there is a bound; a command or the name of a file stays whole."""
    # A path that is cut in two cannot be copied, and half a command is another one.
    bare = line.lstrip(" ")
    if columns is None or bare.startswith(COMMAND) or Path(bare).is_absolute():
        return line
    return fill(line, columns, break_long_words=False, break_on_hyphens=False)


def _size_of_window() -> tuple[int, int]:
    """How many columns and rows the window has, as Rich takes it: what COLUMNS and LINES say, else what the system says."""
    said = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    columns, rows = (int(word) if word.isdigit() else 0 for word in said)
    if columns and rows:
        return columns, rows
    if os.environ.get("TERM", "").lower() in ("dumb", "unknown"):
        return UNKNOWN_WIDTH, UNKNOWN_HEIGHT
    for handle in range(3):
        with suppress(OSError, ValueError):
            window = os.get_terminal_size(handle)
            columns, rows = columns or window.columns, rows or window.lines
            break
    return columns or UNKNOWN_WIDTH, rows or UNKNOWN_HEIGHT
