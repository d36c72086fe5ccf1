"""What every question listens to: nothing but what is bound here. It decides nothing.

The toolkit brings some two hundred keys of its own, which search, repeat, quote and hand in. None of them is
loaded: an application hears only the keys that it is given, and an unknown one does nothing.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.key_binding import (
    KeyBindings,
    KeyBindingsBase,
    KeyPress,
    KeyPressEvent,
    merge_key_bindings,
)
from prompt_toolkit.key_binding.bindings.cpr import load_cpr_bindings
from prompt_toolkit.key_binding.key_processor import KeyProcessor
from prompt_toolkit.keys import Keys

from reflect.cli.asking.guided.habits import Habits
from reflect.cli.asking.guided.pastes import without_pastes
from reflect.quick_dataclass import dataclass

# Shift+Enter where the terminal tells it apart (CSI u, mintty): the same as Esc then Enter, a new line.
ANSI_SEQUENCES["\x1b[13;2u"] = (Keys.Escape, Keys.ControlM)
ANSI_SEQUENCES["\x1b[27;2;13~"] = (Keys.Escape, Keys.ControlM)

Act = Callable[[KeyPressEvent], None]

# An escape sequence that the toolkit does not know comes as single letters: without this they would be typed.
# The first is a control sequence, or the beginning of one that was cut off; `[[` begins the keys of the Linux console.
_UNKNOWN = re.compile(
    r"\x1b(?:\[\[.|\[[0-?]*[ -/]*(?:[@-~]|(?![ -~]))|O[ -~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\))", re.DOTALL
)
_LONGEST = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuses:
    """What a question does about a paste that is no answer in it.

    Attributes:
        tell: told True when something was pasted, and False at the next key.
        letters_find: letters look for a choice in it.
    """

    tell: Callable[[bool], None]
    letters_find: bool


def listen(
    app: Application[Any],
    keys: KeyBindingsBase,
    *,
    keep: Callable[[], object],
    habits: Habits,
    refuses: Refuses | None = None,
) -> None:
    """Let an application hear these keys, and those of every question, and nothing else.

    Args:
        app: the question.
        keys: its own keys.
        keep: called before the program is put to sleep: who sleeps can be ended without a word.
        habits: knows whether an Enter belongs to the question before.
        refuses: where a paste is no answer, what is done about one; None where it is text.
    """
    app.pre_run_callables.append(habits.stands)
    bound = [_everywhere(keep), keys, _of_before(habits)]
    if refuses is None:
        app.key_processor = _OnlyOurs(merge_key_bindings(bound))
        return
    pasted = KeyBindings()
    pasted.add(Keys.BracketedPaste)(lambda _: refuses.tell(True))
    processor = _OnlyOurs(merge_key_bindings([*bound, pasted]))
    processor.sift = lambda presses: without_pastes(app, presses, letters_find=refuses.letters_find)
    processor.before_key_press += lambda _: refuses.tell(False)
    app.key_processor = processor


def add(keys: KeyBindings, pressed: Sequence[Keys | str], act: Act) -> None:
    """Bind each of these keys to the same act."""
    for key in pressed:
        keys.add(key)(act)


def leave(result: object) -> Act:
    """Give the act that leaves a question with this result."""
    return lambda event: event.app.exit(result=result)


class _OnlyOurs(KeyProcessor):
    """Hears keys without those that belong to a sequence nobody knows, and without what is sifted out."""

    sift: Callable[[list[KeyPress]], list[KeyPress]] = staticmethod(lambda presses: presses)

    def feed_multiple(self, key_presses: list[KeyPress], first: bool = False) -> None:
        """Take in what came from the terminal at once."""
        super().feed_multiple(self.sift(_known(key_presses)), first)


def _known(presses: list[KeyPress]) -> list[KeyPress]:
    if not any(press.key is Keys.Escape for press in presses):
        return presses
    # One sign for each key, so that a place in the text is a place in the list.
    signs = "".join(press.data if len(press.data) == 1 else "\ufffc" for press in presses)
    kept: list[KeyPress] = []
    at = 0
    while at < len(presses):
        unknown = _UNKNOWN.match(signs, at, at + _LONGEST) if signs[at] == "\x1b" else None
        if unknown:
            at = unknown.end()
            continue
        twice = presses[at].key is Keys.Escape and kept and kept[-1].key is Keys.Escape
        kept += [] if twice else [presses[at]]
        at += 1
    return kept


def _of_before(habits: Habits) -> KeyBindingsBase:
    """An Enter that belongs to the question before does nothing."""
    keys = KeyBindings()
    for enter in (Keys.ControlM, Keys.ControlJ):
        due = Condition(lambda: habits.enter_is_due)
        keys.add(enter, filter=due, eager=True)(lambda _: habits.let_enter_go())
    return keys


def _everywhere(keep: Callable[[], object]) -> KeyBindingsBase:
    """Ctrl+C pauses, Ctrl+Z puts the program to sleep where the system can, Ctrl+L draws anew."""
    keys = KeyBindings()

    def pause(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    def sleep(event: KeyPressEvent) -> None:
        keep()
        event.app.suspend_to_background()

    # The signal: a Ctrl-C that came before the keys were listened to.
    add(keys, (Keys.ControlC, Keys.SIGINT), pause)
    keys.add(Keys.Escape, Keys.ControlC)(pause)
    keys.add(Keys.Escape, Keys.SIGINT)(pause)
    add(keys, [Keys.ControlZ], sleep)
    add(keys, [Keys.ControlL], lambda event: event.app.renderer.clear())
    # The terminal's answer to "where is the cursor", which may come right behind an Esc.
    for answer in load_cpr_bindings().bindings:
        keys.add(*answer.keys)(answer)
        keys.add(Keys.Escape, *answer.keys)(answer)
    return keys
