"""What is typed into and what is chosen from, as questionary makes them. The only module that knows it; it asks nothing.

How they are drawn, and which keys they hear, is said elsewhere in this room.
"""

from collections.abc import Callable, Collection, Sequence

import questionary
from questionary.prompts.common import InquirerControl

from reflect.cli.asking.guided.picture import Row

Widget = questionary.Question
"""A line or a menu that can be put."""

STYLE = questionary.Style(
    [
        # No colour at all: a sign or bold type says everything, on dark and on light screens.
        ("question", "bold"), ("pointed", "bold"), ("qmark", "noinherit"), ("answer", "noinherit"),
        ("search_success", "noinherit"), ("search_none", "noinherit"), ("validation-toolbar", "noinherit bold"),
        ("bottom-toolbar", "noreverse"),
    ]
)  # fmt: skip


def line(start: str, *, sign: str, multiline: bool, verdict: Callable[[str], bool | str]) -> Widget:
    """A line to type in behind a sign, or several, which begins with `start`; `verdict` says what is wrong with it, or True."""
    return questionary.text(
        "", default=start, qmark=sign, multiline=multiline, instruction="", style=STYLE, validate=verdict
    )


def menu(rows: Sequence[Row], *, at: object) -> Widget:
    """A menu of which one is chosen; `at` is the value that is pointed at."""
    choices = [questionary.Choice(row.words, value=row.value, shortcut_key=row.key) for row in rows]
    return questionary.select(
        "", choices=choices, default=next(c for c in choices if c.value == at), qmark="", instruction=" ",
        style=STYLE, use_shortcuts=rows[-1].key is not None, use_jk_keys=False,
    )  # fmt: skip


def tick_menu(rows: Sequence[Row], *, ticked: Collection[object], at: str | None) -> Widget:
    """A menu in which any number may be ticked; `at` is the value that is pointed at, None for the first."""
    choices = [questionary.Choice(row.words, value=row.value, checked=row.value in ticked) for row in rows]
    return questionary.checkbox(
        "", choices=choices, qmark="", instruction=" ", style=STYLE, initial_choice=at, use_jk_keys=False
    )


def control_of(widget: Widget) -> InquirerControl:
    """The part of a menu that knows what is pointed at and what is ticked."""
    windows = widget.application.layout.find_all_windows()
    return next(w.content for w in windows if isinstance(w.content, InquirerControl))
