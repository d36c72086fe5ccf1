"""Hands a long page to `less`, so that it can be read from its first line. To no other program, and nothing touches the disk.

`less` gets the text through a pipe, and is told to keep nothing and to start nothing: no history, no log, no editor, no
shell, no settings of anybody's own. `PAGER` is not asked: what it names may keep copies, or start what it likes. A
program of that name that does not say that it is `less` is left alone.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

PROGRAM = "less"
SAFE = {
    "LESS": "RXePs?eThat is all\\. Space or q to go on:Space for more, q to go on.$",
    "LESSSECURE": "1",
    "LESSHISTFILE": "-",
    "LESSHISTSIZE": "0",
}
"""R: colours, and no other command. X: what was read stays in sight. P: how to leave, for who never met it,
and that the end is there; e: one more key at the end leaves. There is no F:
it is opened only for a page that has no room, and has to wait even if it would have."""
TOLD = (
    "PATH",
    "TERM",
    "TERMINFO",
    "TERMINFO_DIRS",
    "COLORTERM",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "COLUMNS",
    "LINES",
)
"""All of the environment that it is told: nothing that opens the journal, and no home in which settings of its own lie."""
ASKED_FOR_SECONDS = 5


def read_in_pager(text: str, stdout: IO[str], environment: Mapping[str, str]) -> bool:
    """Let a person read a text in the pager, until they leave it.

    Ctrl-C is the pager's own key meanwhile. A hang-up or a request to end closes it.

    Args:
        text: what is shown, with its colours.
        stdout: the terminal.
        environment: such as `os.environ`.

    Returns:
        False if it was not shown: there is no such program here, or it ended with a fault.
    """
    program = _pager(environment)
    terminal = _terminal(stdout)
    if program is None or terminal is None:
        return False
    encoding = getattr(stdout, "encoding", None) or "utf-8"
    told = _told(environment) | ({"LESSCHARSET": "utf-8"} if encoding.lower().startswith("utf") else {})
    stdout.flush()
    with _keys_as_before(terminal), _keys_are_for_it():
        try:
            running = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=terminal, env=told)  # noqa: S603
        except OSError:
            return False
        try:
            running.communicate(text.encode(encoding, "replace"))  # who leaves early has read enough
        except BaseException:
            running.terminate()
            running.wait()
            raise
    return running.returncode == 0


def _pager(environment: Mapping[str, str]) -> str | None:
    """The program, if it is there and says itself what it is: `less` of a small system knows none of its safe ways."""
    program = shutil.which(PROGRAM, path=environment.get("PATH")) if os.name == "posix" else None
    if program is None:
        return None
    try:
        said = subprocess.run(  # noqa: S603
            [program, "--version"], check=False, capture_output=True, stdin=subprocess.DEVNULL,
            timeout=ASKED_FOR_SECONDS, env=_told(environment),
        ).stdout  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return (
        program if Path(program).is_absolute() and said.startswith(b"less ") and said[5:6].isdigit() else None
    )


def _told(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: environment[name] for name in TOLD if name in environment} | SAFE


def _terminal(stdout: IO[str]) -> int | None:
    try:
        return stdout.fileno()
    except (OSError, ValueError):
        return None


@contextmanager
def _keys_as_before(terminal: int) -> Iterator[None]:
    """A pager that is killed leaves a keyboard that shows nothing of what is typed: give it back as it was."""
    import termios

    before = None
    with suppress(OSError, termios.error):
        before = termios.tcgetattr(terminal)
    try:
        yield
    finally:
        if before is not None:
            with suppress(OSError, termios.error):
                termios.tcsetattr(terminal, termios.TCSADRAIN, before)


@contextmanager
def _keys_are_for_it() -> Iterator[None]:
    """The terminal sends Ctrl-C and Ctrl-Z to both; a handler, not SIG_IGN, since that would be the pager's own way as well.

    The pager is told to start nothing, and so takes no Ctrl-Z: if this program stopped, both would read the keyboard.
    """
    usual = {key: signal.signal(key, lambda *_: None) for key in (signal.SIGINT, signal.SIGTSTP)}
    try:
        yield
    finally:
        for key, handler in usual.items():
            signal.signal(key, handler)
