"""Whole processes, timed in turns. Standard library only: a child's peak memory is never below its parent's.

Every round runs every command, in a shuffled order, so that a slow moment of the computer hits all alike.
Needs a POSIX system (`wait4`, and a pty for what is drawn on a terminal).
"""

import contextlib
import os
import random
import select
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

FLOOR_TIMES = 3
"""The floor runs this often in each round, and counts with its median: all ratios hang on it."""
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
SIZE = (24, 80)
PATIENCE_SECONDS = 60
"""A command that is silent for so long will not say its words any more."""


class Failed(Exception):
    """A measured command ended badly, so nothing about it can be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is run. With `until`, the clock stops when these words are on the screen, and the process is ended.

    What is `typed` comes on standard input, which ends with it; such a command has no terminal that it could ask at.
    """

    argv: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    terminal: bool = False
    until: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how long it took, and of that on a processor; the most memory it held, and what it wrote."""

    seconds: float
    on_processor: float
    peak_bytes: int
    said: str


Runs = dict[str, list[Run]]
"""The runs of each command, by its name, one a round."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some figures, and the quarters beside it."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> "Spread":
        """Sum up the figures of all rounds."""
        low, middle, high = (
            statistics.quantiles(figures, n=4, method="inclusive") if len(figures) > 1 else figures * 3
        )
        return cls(middle, low, high)


def interleaved(
    commands: Mapping[str, Command], *, floor: str, rounds: int, tell: Callable[[str], None]
) -> Runs:
    """Run all commands in turns; the first round only warms up and is not counted.

    Raises:
        Failed: as soon as one ends badly.
    """
    turns = random.Random(7)
    found: Runs = {name: [] for name in commands}
    for number in range(rounds + 1):
        tell(f"round {number} of {rounds}" if number else "warming up")
        order = [*commands, *[floor] * (FLOOR_TIMES - 1)]
        turns.shuffle(order)
        these: Runs = {name: [] for name in commands}
        for name in order:
            these[name].append(run(name, commands[name]))
        if number:
            for name, runs in these.items():
                found[name].append(sorted(runs, key=lambda r: r.seconds)[len(runs) // 2])
    return found


def run(
    name: str,
    command: Command,
    *,
    through: Sequence[str] = (),
    when_said: Callable[[int], None] = lambda _: None,
    patience: float = PATIENCE_SECONDS,
) -> Run:
    """Run one command to its end, or to its words.

    Args:
        name: What it is called in an error.
        command: What is run.
        through: A program with its options that runs the command, as valgrind does.
        when_said: Is given the process when the words of `until` stand on the screen, before it is ended.
        patience: Seconds that it may be silent while words are waited for.

    Raises:
        Failed: with what it wrote to stderr.
    """
    with tempfile.TemporaryFile() as stderr, _ends(command) as (mine, keyboard, screen):
        environment = child_environment() | dict(command.environment)
        started = perf_counter()
        process = subprocess.Popen(
            [*through, *command.argv], env=environment, stdin=keyboard, stdout=screen, stderr=stderr,
            start_new_session=bool(command.typed),
        )  # fmt: skip
        os.close(keyboard)
        os.close(screen)
        said = _read(mine, until=command.until, patience=patience)
        seconds = perf_counter() - started
        if command.until:
            when_said(process.pid)
            os.kill(
                process.pid, signal.SIGKILL
            )  # `process.kill` would look first, and take its end away from here
        _, status, used = os.wait4(process.pid, 0)
        if not command.until:
            seconds = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if command.until not in said or (process.returncode and not command.until):
            stderr.seek(0)
            why = stderr.read().decode("utf-8", "replace").strip()
            raise Failed(f"{name} ended with {process.returncode}: {' '.join(command.argv)}\n{why}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * PEAK_UNIT, said)


def child_environment() -> dict[str, str]:
    """What a person's own shell would give: nothing that changes how Python or reflect starts."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "REFLECT_", "COLUMNS", "LINES"))
    }
    return {**kept, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}


@contextlib.contextmanager
def _ends(command: Command) -> Iterator[tuple[int, int, int]]:
    """Give the end to read from, and what the command has for stdin and stdout: those two are closed by the caller."""
    with contextlib.ExitStack() as stack:
        if command.terminal:
            mine, screen = _terminal()
            keyboard = os.dup(screen)
        else:
            mine, screen = os.pipe()
            keyboard, hand = os.pipe()
            if command.typed:
                os.write(hand, command.typed.encode())
                os.close(hand)
            else:
                stack.callback(os.close, hand)  # open to the end: whoever asks waits for an answer
        stack.callback(os.close, mine)
        yield mine, keyboard, screen


def _terminal() -> tuple[int, int]:
    import fcntl
    import struct
    import termios

    mine, screen = os.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    return mine, screen


def _read(end: int, *, until: str, patience: float) -> str:
    """Read until the words have come, or until nothing more does."""
    said = b""
    wanted = until.encode()
    while not (until and wanted in said):
        if until and not select.select([end], [], [], patience)[0]:
            break
        try:
            piece = os.read(end, 1 << 16)
        except OSError:  # a terminal whose other side is gone
            break
        if not piece:
            break
        said += piece
    return said.decode("utf-8", "replace")
