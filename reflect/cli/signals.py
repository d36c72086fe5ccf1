"""How a Ctrl-C, a hang-up and a request to end reach a sitting: as exceptions, and never in the middle of keeping."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field

from reflect.quick_dataclass import dataclass

HANG_UP = 1
"""The number of the signal of a terminal that is gone, also on a computer that has no name for it."""


class Stopped(KeyboardInterrupt):
    """The terminal hung up, or somebody asked this program to end. Like Ctrl-C, it saves and goes.

    A kind of KeyboardInterrupt, since an event loop lets only that and SystemExit through.
    """

    def __init__(self, number: int) -> None:
        self.exit_code = 128 + number


def listen_for_signals() -> None:
    r"""Make Ctrl-C, a hang-up and a request to end arrive as exceptions, so that a draft can be kept.

    So does Ctrl-\ line by line: the terminal makes of it a request to end with a picture of the memory.
    """
    for name in ("SIGINT", "SIGHUP", "SIGTERM", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)


@contextmanager
def unbroken() -> Iterator[None]:
    """Until the end of this, a signal to stop waits: what is being kept is never broken off in the middle."""
    _signals.held += 1
    try:
        yield
    finally:
        _signals.held -= 1
        heed()


def heed() -> None:
    """Stop now if a signal came and its exception got lost: Python swallows one that is raised in a destructor.

    Raises:
        KeyboardInterrupt: for a Ctrl-C.
        Stopped: for a hang-up or a request to end.
    """
    if _signals.came and not _signals.held:
        number = _signals.came[0]
        raise KeyboardInterrupt if number == signal.SIGINT else Stopped(number)


def heard() -> None:
    """Say that what came was heard and is being acted on, so that keeping what is left is not stopped again."""
    _signals.came.clear()


@dataclass
class _Signals:
    """What this process was told: the signals that came, and how many parts of it must not be broken off now."""

    came: list[int] = field(default_factory=list)
    held: int = 0


_signals = _Signals()


def _stop(number: int, _: object) -> None:
    _signals.came.append(number)
    heed()
