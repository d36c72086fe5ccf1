"""The first question, shown before its keys are heard: what hears them loads while the person reads it.

It takes about as long to load as all else together. A key that is pressed meanwhile shows nowhere and is not lost: it waits
in the terminal, which is set as it will be set then, so that Ctrl+C is a key as well. Then the same is drawn over it.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from reflect.cli.asking.guided.picture import Line, Standing

if TYPE_CHECKING:
    from reflect.cli.screen import Screen

PASTES_SAID, PASTES_UNSAID = "\x1b[?2004h", "\x1b[?2004l"
"""From the first on a terminal says what is pasted: what is pasted before a key is heard is no key either."""
BOLD, USUAL = "\x1b[0;1m", "\x1b[0m"
CLEAR_BELOW = "\r\x1b[J"
IFLAG, LFLAG, CC = 0, 3, 6
"""Where the modes of a terminal stand in what `termios` gives."""


@contextmanager
def first_look(
    screen: "Screen", standing: Standing, inner: Callable[[int], Iterable[Line]]
) -> Iterator[None]:
    """Show a question from now on, and take it away again if what comes then fails.

    Args:
        screen: where it is shown; where that is no terminal, nothing is.
        standing: its words and its keys.
        inner: what stands between them in so many columns; where that is nothing, nothing is shown.
    """
    text = _drawn(standing, list(inner(screen.width)), screen.width, screen.height)
    before = _silent(sys.stdin.fileno()) if text and _is_terminal(screen) else None
    if before is None:
        yield
        return
    try:
        screen.raw(PASTES_SAID + text)
        yield
    except BaseException:
        with suppress(OSError):  # the window may be gone
            screen.raw(PASTES_UNSAID + CLEAR_BELOW)
        raise
    finally:
        _set(sys.stdin.fileno(), before)


def _drawn(standing: Standing, inner: list[Line], columns: int, rows: int) -> str:
    """All of it, with the cursor back at its beginning; empty where there is no room for all of it."""
    above, keys = standing.above(columns, rows), standing.keys(columns)
    lines = [*((style, f"{words}\n") for style, words in above), *inner, ("", keys)]
    down = sum(words.count("\n") for _, words in lines)
    if not inner or not standing.fits(columns, rows) or down >= rows or len(keys) >= columns:
        return ""
    return "".join(map(_styled, lines)) + f"\r\x1b[{down}A"


def _styled(line: Line) -> str:
    style, words = line
    return f"{BOLD}{words}{USUAL}" if style in ("class:question", "class:pointed") else words


def _is_terminal(screen: "Screen") -> bool:
    try:
        return screen.terminal and os.isatty(sys.stdin.fileno()) and os.isatty(screen.stdout.fileno())
    except (AttributeError, OSError, ValueError):  # no file is behind it
        return False


def _silent(keyboard: int) -> list[Any] | None:
    """Let a terminal keep every key for who asks for it, and show none; gives how it was, None where it can't be told."""
    try:
        import termios
    except ImportError:  # Windows
        return None
    with suppress(termios.error):
        before, silent = termios.tcgetattr(keyboard), termios.tcgetattr(keyboard)
        silent[IFLAG] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
        silent[LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        silent[CC][termios.VMIN] = 1
        termios.tcsetattr(keyboard, termios.TCSANOW, silent)
        return before
    return None


def _set(keyboard: int, before: list[Any]) -> None:
    import termios

    with suppress(termios.error):  # the window is gone, or is another program's now
        termios.tcsetattr(keyboard, termios.TCSANOW, before)
