"""What is pasted at a menu, where nothing is typed: told apart from what somebody presses. It shows nothing and decides nothing.

Its letters are keys there, and its line ends are Enter: a few lines would answer a whole row of questions. Where a terminal says
that it pastes, that is known. Where it does not, all of it comes at once, as no fingers press it.
"""

import re
from collections.abc import Sequence
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from reflect.cli.asking.pasted import more_waits

PASTE = KeyPress(Keys.BracketedPaste, "")
"""What stands for all that was pasted: none of its words."""
_BLIND = 6
"""So many signs beside each other, where letters find nothing, nobody presses at once."""
_DIFFERENT = 4
"""So many different ones must be among them: a key that is held down is one sign."""
_WORDS = 3
"""So many words at once are prose also where letters find something."""
_ENTERS = (Keys.ControlM, Keys.ControlJ)


def without_pastes(
    app: Application[Any], presses: list[KeyPress], *, letters_find: bool = False
) -> list[KeyPress]:
    """Give what was pressed, with `PASTE` in place of what was pasted; the rest of that is read, and let go of.

    Args:
        app: the menu that hears them.
        presses: what came from the keyboard at once.
        letters_find: letters look for a choice here.
    """
    if _is_prose(presses, letters_find=letters_find) and _is_terminal(app):
        while more_waits(app.input.fileno()):
            if not app.input.read_keys():
                break
        return [PASTE]
    return [PASTE if press.key is Keys.BracketedPaste else press for press in presses]


def _is_prose(presses: Sequence[KeyPress], *, letters_find: bool) -> bool:
    text = "".join(_sign(press) for press in presses)
    if letters_find:
        return len(re.findall(r"\w{2,}", text)) >= _WORDS
    return any(
        len(run) >= _BLIND and len(set(run)) >= _DIFFERENT and re.search(r"[^\W\d]", run)
        for run in re.split("[\n\0]", text)
    )


def _sign(press: KeyPress) -> str:
    """The sign that was pressed, a line end for Enter, and nothing that can be read for any other key."""
    if press.key in _ENTERS:
        return "\n"
    return "\0" if isinstance(press.key, Keys) else str(press.key)


def _is_terminal(app: Application[Any]) -> bool:
    """A pipe has all of its keys at once: there nothing tells a paste."""
    import os

    try:
        return os.isatty(app.input.fileno())
    except (OSError, ValueError, NotImplementedError, AttributeError):  # a system without such terminals
        return False
