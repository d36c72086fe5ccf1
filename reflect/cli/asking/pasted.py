"""A paste that comes line by line: whether more of it waits in the terminal. What is left there would go to the shell."""

import select
from typing import IO

AT_ONCE = 0.05
"""In seconds: sooner than anybody types the next line, and later than a terminal hands over the rest of a paste."""


def more_came(stdin: IO[str]) -> bool:
    """Say whether another line is there already, from a keyboard. A pipe has all of its lines at once, so it never is one."""
    try:
        return stdin.isatty() and bool(select.select([stdin.fileno()], [], [], AT_ONCE)[0])
    except (OSError, ValueError):  # no real terminal, or a system whose terminals can't be waited for
        return False
