"""The one place where an error becomes a sentence and an exit code. Nothing that was written shows up here."""

import errno
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO

from reflect.cli.screen import fitted
from reflect.errors import LOOK_FIRST, ExitCode, ReflectError

STAYS = "What was saved before stays saved."
SAVED_FIRST = f"Something was saved before that. {LOOK_FIRST}"
MAY_BE_DONE = "What you asked for may be done all the same. Look first, before you do it again."
FOR_ALL_WE_KNOW = {ExitCode.BUG, ExitCode.UNTRUSTED, ExitCode.COMPUTER}
"""Failures of which a person would think that nothing was done."""

_FORBIDDEN = "it does not let me use that"
_IN_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "the disk is full",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: "that can be read, but not written",
    errno.ENAMETOOLONG: "that name is too long",
    errno.ENOENT: "that is not there",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.ELOOP: "a link there leads back to itself",
}


def tell(error: ReflectError, stderr: IO[str], *, saved: bool = False) -> int:
    """Say what happened and what to type next; give the exit code.

    Args:
        error: what happened.
        stderr: where to say it.
        saved: whether this run had saved something before it.
    """
    _write(stderr, error.message)
    if error.hint:
        _write(stderr, error.hint)
    if saved and error.exit_code in FOR_ALL_WE_KNOW and LOOK_FIRST not in error.hint:
        _write(stderr, SAVED_FIRST)
    return int(error.exit_code)


def tell_unexpected(error: Exception, stderr: IO[str], *, saved: bool) -> int:
    """Tell what the driver of the journal refused while it was only read, or else that this is a bug."""
    from reflect.storage.disk.refusal import of_driver

    known = of_driver(error)
    return tell_bug(error, stderr, saved=saved) if known is None else tell(known, stderr, saved=saved)


def tell_bug(error: Exception, stderr: IO[str], *, saved: bool = False) -> int:
    """Say that this is our fault, and where; never the message of the error, which may hold words."""
    _write(
        stderr,
        f"Something went wrong inside reflect ({type(error).__name__} at {_place(error)}). This is a bug, not you. "
        f"{SAVED_FIRST if saved else STAYS}",
    )
    return int(ExitCode.BUG)


def tell_system(error: OSError, stderr: IO[str], *, saved: bool = False, shown: bool = True) -> int:
    """Say what the computer refused. An error that Python made up by itself is ours, and never put on the computer.

    Args:
        error: what it said.
        stderr: where to say it.
        saved: whether this run had saved something before it.
        shown: False if what went wrong is the screen (or the file it goes to), so that what was done could not be told.
    """
    if error.errno is None:
        return tell_bug(error, stderr, saved=saved)
    what = "do that" if shown else "show it here"
    of_what = f" with {error.filename}" if shown and isinstance(error.filename, str) else ""
    why = _IN_WORDS.get(error.errno, f"it answered '{error.strerror}'")
    _write(stderr, f"The computer would not {what}{of_what}: {why}.")
    _write(stderr, SAVED_FIRST if saved else STAYS if shown else MAY_BE_DONE)
    return int(ExitCode.COMPUTER)


def unheard(error: OSError, stdout: IO[str], stderr: IO[str]) -> int:
    """What was to be said could not be: nothing of it is tried again at exit. A reader that went away is no fault."""
    end_quietly(stdout)
    return int(ExitCode.DONE) if isinstance(error, BrokenPipeError) else tell_system(error, stderr)


def end_quietly(stdout: IO[str]) -> int:
    """The reader went away (`| head`): no complaint, also not at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None
    return int(ExitCode.DONE)


def can_still_show(stdout: IO[str]) -> bool:
    """Say whether anything can be shown; if not, what waits is dropped, so that nothing stumbles over it at the exit."""
    try:
        stdout.flush()
    except OSError:
        end_quietly(stdout)
        return False
    return True


def _place(error: Exception) -> str:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "reflect" in Path(f.filename).parts]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "start"


def _write(stderr: IO[str], text: str) -> None:
    try:
        stderr.write(fitted(text, stderr) + "\n")
        stderr.flush()
    except (
        OSError
    ):  # where nothing can be said any more, the exit code still tells; nothing stumbles over it at the exit
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stderr.fileno())
