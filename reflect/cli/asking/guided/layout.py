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

from reflect.cli.asking.guided.picture import MARGIN, Line, MenuLook, Row, Standing
from reflect.wording import speak


class Menu:
    """Draws the choices of a menu, each wrapped under itself; keys and state belong to questionary's control."""

    def __init__(
        self,
        control: Any,
        rows: Sequence[Row],
        look: MenuLook,
        *,
        columns: Callable[[], int],
        is_lost: Callable[[], bool] = lambda: False,
    ) -> None:
        self.control, self._look = control, look
        self._is_lost, self._columns = is_lost, columns
        self._rows = {id(choice): row for choice, row in zip(control.choices, rows, strict=True)}
        self.first_lines: list[int] = []
        """On which line each choice that is shown begins, its heading among its lines."""
        control.text = self.drawn

    def drawn(self) -> list[Line]:
        """Give what stands on the screen, line by line, as styled text."""
        control, look, columns = self.control, self._look, self._columns()
        parts: list[Line] = []
        if control.search_filter and not control.found_in_search:
            nothing, away = speak("Nothing here has these letters."), speak("Backspace takes them away.")
            parts.append(("", f"   {nothing}\n   {away}\n"))
        is_lost = self._is_lost()
        group, self.first_lines = "", []
        for index, choice in enumerate(control.filtered_choices):
            here = index == control.pointed_at
            self.first_lines.append(sum(part.count("\n") for _, part in parts))
            if (row := self._rows[id(choice)]).group != group:
                group = row.group
                parts.append(look.heading(group, columns))
            marked = here and not is_lost
            parts.append(look.start(marked=marked))
            if here:
                parts.append(("[SetCursorPosition]", ""))
            ticked = choice.value in control.selected_options
            parts += [look.words(row, columns, marked=marked, ticked=ticked), ("", "\n")]
        parts.pop()
        return parts


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


def stand(app: Application[Any], standing: Standing, *, notice: Callable[[], str] = lambda: "") -> None:
    """Put a question's words above what an application shows, and its keys below, with a notice above these if there is one."""

    def above() -> list[Line]:
        size = app.output.get_size()
        return standing.above(size.columns, size.rows)

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

    def below() -> list[str]:
        columns, said = app.output.get_size().columns, notice()
        return [*(standing.fold(said, columns - 1) if said else []), standing.keys(columns)]

    bottom = Window(
        FormattedTextControl(lambda: "\n".join(below()), style="class:keys"),
        height=lambda: Dimension.exact(len(below())),
    )
    app.layout = Layout(
        HSplit([*([top] if standing.head.words else []), inner, bottom], align=VerticalAlign.TOP),
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
