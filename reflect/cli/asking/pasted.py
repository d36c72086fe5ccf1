"""A paste that comes line by line: whether more of it waits in the terminal. What is left there would go to the shell."""

import os
import select
from contextlib import suppress
from typing import IO

AT_ONCE = 0.05
"""In seconds: sooner than anybody types the next line, and later than a terminal hands over the rest of a paste."""


def more_came(stdin: IO[str]) -> bool:
    """Say whether another line is there already, from a keyboard. A pipe has all of its lines at once, so it never is one."""
    try:
        return stdin.isatty() and more_waits(stdin.fileno())
    except (OSError, ValueError):  # no real terminal, or a system whose terminals can't be waited for
        return False


def more_waits(handle: int) -> bool:
    """Say whether more comes at once from this handle, if it is a terminal.

    Raises:
        OSError, ValueError: if it can't be waited for.
    """
    return os.isatty(handle) and bool(select.select([handle], [], [], AT_ONCE)[0])


def let_go_of_lines(stdin: IO[str]) -> bool:
    """Drop the lines that came at once with one that was no answer; says whether there were any."""
    came = False
    while more_came(stdin) and let_go_of_the_rest(stdin):
        came = True
    return came


def let_go_of_the_rest(stdin: IO[str]) -> bool:
    """Drop what was typed or pasted and not read: a shell would run it, and write it into its history.

    Says whether that could be done.
    """
    try:
        import termios
    except ImportError:  # Windows
        return False
    with suppress(OSError, ValueError, termios.error):  # no file is behind it, or no terminal
        termios.tcflush(stdin.fileno(), termios.TCIFLUSH)
        return True
    return False
