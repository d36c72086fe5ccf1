"""The keys of a typed answer: the usual ones to move and to erase, and those that hand it in. It binds, and decides nothing."""

import os

from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.bindings.named_commands import get_by_name
from prompt_toolkit.keys import Keys

from reflect.cli.asking.contract import Move
from reflect.cli.asking.guided.keys import Act, add, leave
from reflect.cli.asking.pasted import more_waits
from reflect.guide.typed.text import as_typed

TIMED_OUT = "_Flush"
"""What the toolkit puts among the keys when it has waited long enough: no key."""

MOVES: dict[str, list[tuple[Keys | str, ...]]] = {
    "backward-char": [(Keys.Left,), (Keys.ControlB,)],
    "forward-char": [(Keys.Right,), (Keys.ControlF,)],
    "beginning-of-line": [(Keys.Home,), (Keys.ControlA,)],
    "end-of-line": [(Keys.End,), (Keys.ControlE,)],
    "backward-word": [(Keys.ControlLeft,), (Keys.Escape, Keys.Left), (Keys.Escape, "b")],
    "forward-word": [(Keys.ControlRight,), (Keys.Escape, Keys.Right), (Keys.Escape, "f")],
    "beginning-of-buffer": [(Keys.ControlHome,)],
    "end-of-buffer": [(Keys.ControlEnd,)],
}
ERASES: dict[str, list[tuple[Keys | str, ...]]] = {
    "backward-delete-char": [(Keys.Backspace,)],
    "delete-char": [(Keys.Delete,)],
    "unix-word-rubout": [(Keys.ControlW,)],
    "backward-kill-word": [(Keys.Escape, Keys.Backspace)],
    "kill-word": [(Keys.ControlDelete,), (Keys.Escape, "d")],
    "kill-line": [(Keys.ControlK,)],
    "unix-line-discard": [(Keys.ControlU,)],
}
"""What erases. Ctrl+Y brings back what Ctrl+W, Ctrl+K and Ctrl+U took; Ctrl+_ takes back whatever was done last."""


def text_keys(
    *, lines: bool, edit: object, paragraphs: bool = False, leads_back: bool = True, finishes: bool = False
) -> KeyBindings:
    """The keys of a typed answer; with `lines`, of one that may have several, and that can be left with `edit`.

    With `paragraphs`, Enter makes a new line and Ctrl+D hands the text in. Where no question is before it, Shift+Tab
    does nothing: what is typed stays. With `finishes`, Ctrl+G leaves all that follows open.
    """
    keys = KeyBindings()
    _edit(keys)
    if leads_back:
        add(keys, [Keys.BackTab], leave(Move.BACK))
    if finishes:
        add(keys, [Keys.ControlG], _finish)
    empty = Condition(lambda: not get_app().current_buffer.text)
    keys.add(Keys.ControlD, filter=empty)(leave(Move.SKIP))
    if paragraphs:
        keys.add(Keys.ControlD, filter=~empty)(_hand_in)
        add(keys, [Keys.ControlM], _new_line)
    else:
        add(keys, [Keys.ControlM], _enter("\n" if lines else " "))
    if lines:
        add(keys, [Keys.ControlJ], _new_line)
        keys.add(Keys.Escape, Keys.ControlM)(_new_line)
        add(keys, [Keys.ControlO, Keys.F2], leave(edit))
        add(keys, [Keys.Up, Keys.ControlP], lambda event: event.current_buffer.cursor_up())
        add(keys, [Keys.Down, Keys.ControlN], lambda event: event.current_buffer.cursor_down())
    else:
        add(keys, [Keys.ControlJ], _enter(" "))  # some terminals send it for Enter
        for enter in (Keys.ControlM, Keys.ControlJ):
            keys.add(Keys.Escape, enter)(lambda _: None)  # a new line in a text, and nothing here
    keys.add(Keys.BracketedPaste)(lambda event: _insert(event, _pasted(event.data, lines=lines)))
    return keys


def _edit(keys: KeyBindings) -> None:
    # What is typed in one go is taken back in one go, but never more than a word.
    keys.add(Keys.Any, save_before=lambda event: not event.is_repeat or event.data.isspace())(_type)
    for commands, saves in ((MOVES, lambda _: False), (ERASES, lambda event: not event.is_repeat)):
        for command, bound in commands.items():
            for pressed in bound:
                keys.add(*pressed, save_before=saves)(get_by_name(command))
    keys.add(Keys.ControlY)(get_by_name("yank"))
    keys.add(Keys.ControlUnderscore, save_before=lambda _: False)(get_by_name("undo"))


def _enter(between: str) -> Act:
    """Give the act of Enter: it hands in, but in the midst of a paste that comes line by line it is a part of it.

    Where a terminal does not say that it pastes, the first line would be handed in, and the rest would answer what comes
    next, or go to the shell.
    """

    def act(event: KeyPressEvent) -> None:
        if _more_comes(event):
            _insert(event, between)
        else:
            _hand_in(event)

    return act


def _more_comes(event: KeyPressEvent) -> bool:
    try:
        handle = event.app.input.fileno()
        if not os.isatty(handle):
            return False
        here = any(press.data != TIMED_OUT for press in event.key_processor.input_queue)
        return here or more_waits(handle)
    except (
        OSError,
        ValueError,
        NotImplementedError,
        AttributeError,
    ):  # a system whose terminals can't be waited for
        return False


def _hand_in(event: KeyPressEvent) -> None:
    event.current_buffer.validate_and_handle()


def _finish(event: KeyPressEvent) -> None:
    """Leave the question if what stands in it can be kept; else it is said what is wrong with it."""
    if event.current_buffer.validate():
        event.app.exit(result=Move.FINISH)


def _type(event: KeyPressEvent) -> None:
    """Type a letter. A key that has a name of its own (F5, Insert, Ctrl+Q) is none, and does nothing."""
    if not isinstance(event.key_sequence[-1].key, Keys):
        _insert(event, as_typed(event.data).strip("\n"))


def _new_line(event: KeyPressEvent) -> None:
    _insert(event, "\n")


def _insert(event: KeyPressEvent, text: str) -> None:
    event.current_buffer.insert_text(text)


def _pasted(text: str, *, lines: bool) -> str:
    whole = as_typed(text)
    return whole if lines else " ".join(whole.split())
