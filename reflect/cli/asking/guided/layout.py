"""How a question stands on the screen: its words above, the menu or the line under them, its keys below. Asks nothing.

A menu that is longer than the screen scrolls under its question, so that the question and the keys stay in sight.
All of it is laid out anew whenever the window changes its size.
"""

from collections.abc import Callable, Sequence
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, ScrollOffsets, VerticalAlign, Window
from prompt_toolkit.layout.containers import WindowRenderInfo
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.margins import Margin

from reflect.cli.asking.guided.keys import Hints, told
from reflect.quick_dataclass import dataclass
from reflect.wording import speak

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


class Menu:
    """Draws the choices of a menu, each wrapped under itself; keys and state belong to questionary's control."""

    def __init__(
        self,
        control: Any,
        rows: Sequence[Row],
        *,
        ticks: bool,
        pointer: str,
        fold: Fold,
        columns: Callable[[], int],
        is_lost: Callable[[], bool] = lambda: False,
    ) -> None:
        self.control, self._ticks, self._pointer = control, ticks, pointer
        self._is_lost = is_lost
        self._fold, self._columns = fold, columns
        self._rows = {id(choice): row for choice, row in zip(control.choices, rows, strict=True)}
        self.first_lines: list[int] = []
        """On which line each choice that is shown begins, its heading among its lines."""
        control.text = self.drawn

    def drawn(self) -> list[Line]:
        """Give what stands on the screen, line by line, as styled text."""
        control = self.control
        parts: list[Line] = []
        shown = control.filtered_choices
        if control.search_filter and not control.found_in_search:
            nothing, away = speak("Nothing here has these letters."), speak("Backspace takes them away.")
            parts.append(("", f"   {nothing}\n   {away}\n"))
        is_lost = self._is_lost()
        group, self.first_lines = "", []
        for index, choice in enumerate(shown):
            here = index == control.pointed_at
            self.first_lines.append(sum(part.count("\n") for _, part in parts))
            if (row := self._rows[id(choice)]).group != group:
                group = row.group
                heading = "\n".join(self._fold(group, self._columns() - MARGIN - 1))
                parts.append(("class:question", f"{heading}\n"))
            marked = here and not is_lost
            style = "class:pointed" if marked else ""
            start = f" {self._pointer} " if marked else "   "
            lines = self._lines(row, choice.value in control.selected_options)
            parts.append((style, start))
            if here:
                parts.append(("[SetCursorPosition]", ""))
            parts.append((style, "\n".join(lines)))
            parts.append(("", "\n"))
        parts.pop()
        return parts

    def _lines(self, row: Row, ticked: bool) -> list[str]:
        tick = ("[x] " if ticked else "[ ] ") if self._ticks and isinstance(row.value, str) else ""
        before = tick + (f"{row.key}) " if row.key else "")
        indent = " " * (3 + len(before))
        folded = self._fold(row.words, max(self._columns() - len(indent) - MARGIN - 1, 8))
        return [before + folded[0], *(indent + line for line in folded[1:])]


class _MoreAbove(Margin):
    """Says at the edge of a menu that it goes on above or below what is seen."""

    def get_width(self, get_ui_content: Callable[[], Any]) -> int:  # noqa: ARG002 - as the base class asks
        return MARGIN

    def create_margin(self, window_render_info: WindowRenderInfo, width: int, height: int) -> Any:  # noqa: ARG002
        signs = [""] * height
        if not window_render_info.top_visible:
            signs[0] = " ^"
        if not window_render_info.bottom_visible:
            signs[-1] = " v"
        return [("", "\n".join(signs))]


def stand(
    app: Application[Any], head: Head, hints: Hints, *, fold: Fold, beside: int, is_ascii: bool
) -> None:
    """Put a question's words above what an application shows, and its keys below."""

    def columns() -> int:
        return app.output.get_size().columns

    def above() -> list[Line]:
        return head.lines(fold, columns(), max(app.output.get_size().rows - beside, 3))

    def keys() -> str:
        spoken = [told(hint) for hint in hints]
        hint = next((h for h in spoken if len(h) < columns()), spoken[-1])
        return hint.replace("\u00b7", "|") if is_ascii else hint

    inner = app.layout.container
    focused = app.layout.current_window
    for window in app.layout.find_all_windows():
        window.dont_extend_height = Always()
        if window.height == 1 and isinstance(window.content, FormattedTextControl):
            window.height = None  # what is wrong with an answer takes as many lines as it needs
    top = Window(
        FormattedTextControl(lambda: _joined(above())),
        height=lambda: Dimension.exact(len(above())),
        dont_extend_height=True,
    )
    bottom = Window(FormattedTextControl(keys, style="class:keys"), height=Dimension.exact(1))
    app.layout = Layout(
        HSplit([*([top] if head.words else []), inner, bottom], align=VerticalAlign.TOP),
        focused_element=focused,
    )
    app.erase_when_done = True


class ToItsEnd:
    """A long menu that is looked at to its end: whoever goes on too early gets the next part of it instead."""

    def __init__(self, app: Application[Any], menu: Menu, jump: Callable[[int], None]) -> None:
        self._menu, self._jump = menu, jump
        self._window = next(w for w in app.layout.find_all_windows() if w.content is menu.control)
        self._seen, self._lines_seen = False, 0
        app.after_render += self._look

    def _look(self, _: object) -> None:
        """Note how far it was seen from its beginning, without a gap: who jumps to its end has not seen what is between."""
        info = self._window.render_info
        if info is not None and info.first_visible_line() <= self._lines_seen:
            self._lines_seen = max(self._lines_seen, info.last_visible_line() + 1)
            self._seen = self._seen or info.bottom_visible

    def is_seen(self) -> bool:
        """Whether all of it was on the screen."""
        return self._seen

    def goes_on(self) -> bool:
        """Show the next part of the menu; False if all of it was seen."""
        if self._seen or not self._lines_seen:
            return False
        last = self._lines_seen - 1
        place = next(n for n, first in reversed(list(enumerate(self._menu.first_lines))) if first <= last)
        self._jump(place)
        self._window.vertical_scroll = max(self._menu.first_lines[place] - 1, 0)
        return True


def let_scroll(app: Application[Any], control: Any) -> None:
    """Let the window of a menu scroll with the choice that is pointed at."""
    for window in app.layout.find_all_windows():
        if window.content is control:
            window.scroll_offsets = ScrollOffsets(top=1, bottom=2)
            window.right_margins = [_MoreAbove()]


def _joined(lines: Sequence[Line]) -> StyleAndTextTuples:
    return [(style, text + ("\n" if n < len(lines) else "")) for n, (style, text) in enumerate(lines, 1)]
