"""The terminal shows nothing that is typed, from the first moment of a command that will ask for a passphrase on.

Who knows the program types it before it is asked for. Python gives the terminal back as it was, however it ends.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

TERMINAL = "/dev/tty"
ASKS_NOTHING = {"help", "where", "packs", "completion", "demo", "remind", "-h", "--help", "--no-input"}
"""Words that may be typed behind `reflect` where it is then not asked for a passphrase."""
GIVES_IT = "--passphrase-"
SOURCES = ("REFLECT_PASSPHRASE", "REFLECT_PASSPHRASE_FILE", "REFLECT_PASSPHRASE_COMMAND")
ENDS = ("SIGTERM", "SIGHUP", "SIGQUIT")

_before: list[Any] = []
"""How the terminal was, while nothing shows; empty while it does."""


def hide_if_asked(typed: Sequence[str], environment: Mapping[str, str]) -> None:
    """Let nothing show, if this command is likely to ask for a passphrase at this terminal.

    Args:
        typed: what stands behind `reflect`.
        environment: such as `os.environ`.
    """
    if any(environment.get(name) for name in SOURCES) or not (os.isatty(0) and os.isatty(1)):
        return  # in a pipe the other program may look now how the terminal is, and give it back so
    if any(word in ASKS_NOTHING or word.startswith(GIVES_IT) for word in typed):
        return
    hide()
    if _before:
        import atexit
        import signal

        atexit.register(_leave)
        for name in ENDS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _end)


def hide() -> None:
    """Let nothing show that is typed; does nothing where there is no terminal, or where this program is not in front."""
    terminal = _opened()
    if terminal is None:
        return
    import termios

    try:
        if not _before and os.tcgetpgrp(terminal) == os.getpgrp():  # else the shell would put it to sleep
            before = termios.tcgetattr(terminal)
            silent = termios.tcgetattr(terminal)
            silent[3] &= ~termios.ECHO
            termios.tcsetattr(terminal, termios.TCSADRAIN, silent)
            _before.append(before)
    except (OSError, termios.error):  # the window is gone
        pass
    finally:
        os.close(terminal)


def show() -> None:
    """Let the terminal show again what is typed, before anything is asked that may be seen."""
    if not _before:
        return
    before = _before.pop()
    terminal = _opened()
    if terminal is None:
        return
    import termios

    with suppress(termios.error):
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    os.close(terminal)


def drop() -> None:
    """Drop what was typed unseen and never asked for: it may be a passphrase, and whoever reads next would show or keep it."""
    terminal = _opened() if _before else None
    if terminal is None:
        return
    import termios

    with suppress(termios.error):
        termios.tcflush(terminal, termios.TCIFLUSH)
    os.close(terminal)


def _leave() -> None:
    """Nothing is left for the shell, which would write it into its history."""
    drop()
    show()


def _end(number: int, _: object) -> None:
    """Before anybody listens for signals: give the terminal back, and end as the signal would have it."""
    import signal

    _leave()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _opened() -> int | None:
    try:
        import termios  # noqa: F401 - where there is none, there is no such terminal

        return os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY)
    except (ImportError, OSError):
        return None
