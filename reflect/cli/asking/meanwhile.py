"""What loads while a person reads and types, and so keeps nobody waiting: the first question stands there sooner without it.

One module after the other loads in a thread of its own, and what comes between them belongs to the person's keys. It says
nothing: what can't be loaded here fails once more where it is needed, and is told there.
"""

import gc
import sys
from contextlib import suppress
from dataclasses import field
from importlib import import_module
from threading import Thread

from reflect.quick_dataclass import dataclass

TURN = 0.001
"""How long this thread works while another one has something to do, in seconds; it would be five times as long."""


@dataclass
class _Meanwhile:
    """What is to load, and the thread that loads it."""

    waiting: list[str] = field(default_factory=list)
    thread: Thread | None = None


_meanwhile = _Meanwhile()


def load(*names: str) -> None:
    """Load these modules, in this order, as soon as something is asked; what is there already is nothing to load."""
    _meanwhile.waiting += [
        name for name in names if name not in sys.modules and name not in _meanwhile.waiting
    ]


def asked() -> None:
    """Begin to load: something stands on the screen, and waits for an answer."""
    thread = _meanwhile.thread
    if _meanwhile.waiting and (thread is None or not thread.is_alive()):
        _meanwhile.thread = Thread(target=_load, daemon=True)
        _meanwhile.thread.start()


def arrived() -> None:
    """Wait until all of it is there: what loads in two threads at once can be found half loaded by one of them."""
    thread = _meanwhile.thread
    if thread is not None and thread.is_alive():
        thread.join()


def leave() -> None:
    """Load nothing more, and wait until what is loading just now is there: a program must not end in the midst of it."""
    _meanwhile.waiting.clear()
    if _meanwhile.thread is not None:
        with suppress(KeyboardInterrupt):  # who presses Ctrl-C once more does not want to wait
            _meanwhile.thread.join()
        _meanwhile.thread = None


def _load() -> None:
    before = sys.getswitchinterval()
    # A key that is pressed has its turn after a thousandth of a second, and no look for rubbish keeps it waiting.
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        while _meanwhile.waiting:
            with suppress(Exception):
                import_module(_meanwhile.waiting.pop(0))
    finally:
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(before)
