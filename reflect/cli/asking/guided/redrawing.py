"""A question drawn anew in a window that became narrower: all of it is taken away first, also the rows that the terminal broke.

Most terminals break a row that has no room any more, so that a question takes more rows than it was drawn in. The toolkit
goes up by the rows that it drew: the first ones would stay, and the question would stand there twice. How many more
there are is counted from what was drawn, since a terminal can't be asked for it.
"""

import os
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.layout.screen import Screen
from prompt_toolkit.renderer import Renderer

CUT_ROWS = ("linux", "putty", "screen", "st-")
"""How the names begin of terminals that cut off a row where it has no room: there nothing is counted."""


class Redrawing(Renderer):
    """Draws an application as the toolkit does, and takes all of it away."""

    def __init__(self, app: Application[Any]) -> None:
        before = app.renderer
        super().__init__(
            before.style, app.output, cpr_not_supported_callback=before.cpr_not_supported_callback
        )
        self._app = app

    def erase(self, leave_alternate_screen: bool = True) -> None:
        """Take away what was drawn, in however many rows it stands by now."""
        drawn = self.last_rendered_screen
        if drawn is not None:
            at = drawn.get_cursor_position(self._app.layout.current_window)
            above = [_widths(drawn, row) for row in range(at.y + 1)]
            self._empty(at.x, at.y + broken(above, at.x, self.output.get_size().columns))
            self.output.cursor_down(at.y)  # the toolkit goes up by these itself
        super().erase(leave_alternate_screen)

    def _empty(self, column: int, rows: int) -> None:
        """Empty the row of the cursor and all below, then so many above it, and stay in the highest one.

        Some terminals keep for scrolling back what is cleared from the top of the window on; of empty rows they keep nothing.
        """
        self.output.cursor_backward(column)
        self.output.erase_down()
        for _ in range(rows):
            self.output.cursor_up(1)
            self.output.erase_end_of_line()


def take_all_away(app: Application[Any], environment: Mapping[str, str] = os.environ) -> None:
    """Let all of an application be taken away that does not run yet, where the terminal breaks rows."""
    if breaks_rows(environment):
        app.renderer = Redrawing(app)


def breaks_rows(environment: Mapping[str, str]) -> bool:
    """Whether the terminal breaks a row that has no room any more, as far as its name tells.

    Where it cuts the row off instead, to go up further would take away what stands above the question.
    """
    if "TMUX" in environment:
        return True
    cuts = "XTERM_VERSION" in environment or "STY" in environment
    return not cuts and not environment.get("TERM", "").startswith(CUT_ROWS)


def broken(rows: Sequence[Sequence[int]], at: int, columns: int) -> int:
    """How many rows more there are above the cursor than were drawn.

    Args:
        rows: the columns that each sign takes, row by row, down to the row of the cursor.
        at: the column of the cursor when it was drawn.
        columns: how many a row has by now.
    """
    *above, last = rows
    up_to_it = [width for width, end in zip(last, accumulate(last), strict=True) if end - width <= at]
    return sum(_folds(row, columns) for row in (*above, up_to_it))


def _folds(row: Sequence[int], columns: int) -> int:
    """How often a row is broken; a sign of two columns never is."""
    folds = used = 0
    for width in row:
        if used + width > columns:
            folds, used = folds + 1, 0
        used += width
    return folds


def _widths(drawn: Screen, number: int) -> list[int]:
    """The columns that the signs of a row take; blanks at its end are not drawn."""
    row = drawn.data_buffer[number]
    last = max((x for x, sign in row.items() if sign.char.strip(" ")), default=-1)
    return [row[x].width for x in range(last + 1)]
