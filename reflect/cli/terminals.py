"""Says whether a terminal understands what menus need: to move the cursor. It writes nothing to it."""

import os
import re
from collections.abc import Mapping

# Terminals that are known to understand it. Small systems lack the entries of the commonest ones, so these are not
# looked up; the rest of the name (`xterm-256color`, `screen.linux`) only says which colours and keys there are.
_KNOWN = re.compile(
    "(xterm|vte|gnome|konsole|screen|tmux|rxvt|linux|alacritty|kitty|foot|wezterm|ghostty|contour|rio|st|iterm2?|nsterm"
    r"|putty|mintty|mlterm|eterm|dtterm|cygwin|ansi|vt[1-5]\d\d|cons25|wsvt25|pcvt|bterm|jfbterm|fbterm)([-.+].*)?",
    re.ASCII | re.IGNORECASE,
)


def can_move_the_cursor(environment: Mapping[str, str], *, system: str = os.name) -> bool:
    """True if menus can be drawn: TERM names a terminal of the common kind.

    Without TERM, or with a name that nobody knows, there may be a printer, a log or a line editor at the other end.
    On Windows TERM is not set as a rule, and the console is asked in another way.
    """
    term = environment.get("TERM", "")
    if term == "dumb":
        return False
    return system == "nt" or bool(_KNOWN.fullmatch(term)) or _is_told(term)


def _is_told(term: str) -> bool:
    """True if this system knows the terminal, and it moves its cursor in the common way (a VT52 has its own)."""
    if not re.fullmatch(r"[\w.+-]{1,60}", term, re.ASCII):
        return False
    try:
        import curses

        curses.setupterm(term, 1)
        return (curses.tigetstr("cup") or b"").startswith(b"\x1b[")
    except (ImportError, OSError, _curses_error()):
        return False


def _curses_error() -> type[Exception]:
    try:
        from curses import error
    except ImportError:
        return ImportError
    return error
