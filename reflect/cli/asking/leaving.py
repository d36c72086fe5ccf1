"""A person at a keyboard who leaves: a closed window is a hang-up, Ctrl-C ends its line, and it is said what became of it."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reflect.cli.signals import HANG_UP, Stopped

if TYPE_CHECKING:
    from reflect.cli.screen import Screen


@contextmanager
def at_keyboard(end_line: Callable[[], None]) -> Iterator[None]:
    """While a line is typed: `end_line` ends the one that Ctrl-C stands on.

    Raises:
        Stopped: if the window closed meanwhile. What is read can end before the signal for it comes.
    """
    try:
        yield
    except Stopped:
        raise
    except KeyboardInterrupt:
        end_line()
        raise
    except OSError as error:
        if error.errno == errno.EIO:
            raise Stopped(HANG_UP) from None
        raise


@contextmanager
def or_say(screen: "Screen", sentence: str) -> Iterator[None]:
    """While something is asked: say this when the person leaves by Ctrl-C, or the input ends."""
    from reflect.cli.asking.contract import EndOfInput

    try:
        yield
    except Stopped:
        raise
    except KeyboardInterrupt:
        screen.note(sentence)
        raise
    except EndOfInput:
        raise EndOfInput(hint=sentence) from None
