"""The one key map: the same keys in every kind of question. It binds keys, and decides nothing else.

Enter goes on, Ctrl+J makes a new line, Shift+Tab goes back, Ctrl+D on an empty answer skips, Ctrl+O opens
the editor, Ctrl+C pauses.
"""

from collections.abc import Callable

from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from reflect.cli.asking.contract import Move

# Shift+Enter where the terminal tells it apart (CSI u, mintty): the same as Esc then Enter, a new line.
ANSI_SEQUENCES["\x1b[13;2u"] = (Keys.Escape, Keys.ControlM)
ANSI_SEQUENCES["\x1b[27;2;13~"] = (Keys.Escape, Keys.ControlM)

EDIT = object()
"""What a text question gives back when its editor is wanted."""

Hints = tuple[str, ...]
"""The line of keys in several lengths, the longest first."""

TEXT_HINTS: Hints = (
    "Enter next · Ctrl+J new line · Shift+Tab back · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+C pause",
)
WITH_EDITOR = "Enter next · Ctrl+J new line · Ctrl+O editor · Shift+Tab back · Ctrl+D skip · Ctrl+C pause"
PARAGRAPH_HINTS: Hints = (
    "Ctrl+D next · Enter new line · Shift+Tab back · Ctrl+D on nothing skips · Ctrl+C pause",
    "Ctrl+D next · Enter new line · Shift+Tab back · Ctrl+C pause",
    "Ctrl+D next · Ctrl+C pause",
)
MENU_HINTS: Hints = (
    "Arrows move · Enter next · Shift+Tab back · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+C pause",
)
FIND_HINTS: Hints = (
    "Type to find · Arrows move · Enter next · Shift+Tab back · Ctrl+C pause",
    "Type to find · Enter next · Ctrl+C pause",
    "Type to find · Enter next",
)
MULTI_HINTS: Hints = (
    "Arrows move · Space ticks · Enter next · Shift+Tab back · Ctrl+C pause",
    "Space ticks · Enter next · Ctrl+C pause",
    "Space ticks · Enter next",
)
FIND_MULTI_HINTS: Hints = (
    "Type to find · Space ticks · Enter next · Shift+Tab back · Ctrl+C pause",
    "Type to find · Space ticks · Enter next",
    "Space ticks · Enter next",
)
READ_HINTS: Hints = ("Enter to read on",)


def text_hints(*, paragraphs: bool, editor: bool) -> Hints:
    """The keys of a text answer: by the key that hands it in, and whether an editor can be opened."""
    if paragraphs:
        return PARAGRAPH_HINTS
    return (WITH_EDITOR, *TEXT_HINTS) if editor else TEXT_HINTS


def menu_keys(*, ticks: bool = False) -> KeyBindings:
    """The keys of a menu, beside the arrows and Enter."""
    keys = KeyBindings()
    keys.add(Keys.SIGINT)(_interrupted)
    for key in (Keys.BackTab, Keys.Left):
        keys.add(key, eager=True)(_leave(Move.BACK))
    keys.add(Keys.ControlD, eager=True)(_leave(Move.SKIP))
    if ticks:
        # "All" and "invert" are a slip of the finger away; nobody ticks all of these.
        for key in (Keys.ControlA, Keys.ControlI):
            keys.add(key, eager=True)(lambda _: None)
    return keys


def more_keys(keys: KeyBindings, *, is_on_more: Callable[[], bool], show: Callable[[], object]) -> None:
    """On the line that says "more", Space and Enter both show more."""
    for key in (" ", Keys.ControlM):
        keys.add(key, eager=True, filter=Condition(is_on_more))(lambda event: event.app.exit(result=show()))


def without_letters(keys: KeyBindings) -> None:
    """Where letters find nothing, those that would tick everything do nothing either."""
    for letter in ("a", "i"):
        keys.add(letter, eager=True)(lambda _: None)


def enter_waits(keys: KeyBindings, nobody_chose: Callable[[], bool]) -> None:
    """Enter does nothing while the mark stands where nobody put it."""
    keys.add(Keys.ControlM, eager=True, filter=Condition(nobody_chose))(lambda _: None)


def text_keys(*, new_lines: bool, paragraphs: bool = False) -> KeyBindings:
    """The keys of a typed answer. With `paragraphs`, Enter makes a new line and Ctrl+D hands the text in."""
    keys = KeyBindings()
    keys.add(Keys.SIGINT)(_interrupted)
    empty = Condition(lambda: not get_app().current_buffer.text)
    keys.add(Keys.BackTab, eager=True)(_leave(Move.BACK))
    keys.add(Keys.ControlD, eager=True, filter=empty)(_leave(Move.SKIP))

    @keys.add(
        Keys.ControlD if paragraphs else Keys.ControlM, eager=True, filter=~empty if paragraphs else True
    )
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    if paragraphs:
        keys.add(Keys.ControlM, eager=True)(lambda event: event.current_buffer.insert_text("\n"))

    if new_lines:
        for key in (Keys.ControlO, Keys.F2):
            keys.add(key, eager=True)(lambda event: event.app.exit(result=EDIT))

        @keys.add(Keys.ControlJ, eager=True)
        @keys.add(Keys.Escape, Keys.ControlM, eager=True)
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

    return keys


def _interrupted(event: KeyPressEvent) -> None:
    """A Ctrl-C that came as a signal, before the keys were listened to: menus would let it pass unheard."""
    event.app.exit(exception=KeyboardInterrupt)


def _leave(move: Move) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=move)

    return leave
