"""The one place where an error becomes a sentence and an exit code. Nothing that was written shows up here."""

import os
import sys
import traceback
from pathlib import Path
from typing import IO

from reflect.cli.screen import fitted
from reflect.errors import ExitCode, ReflectError


def tell(error: ReflectError, stderr: IO[str]) -> int:
    """Say what happened and what to type next; give the exit code."""
    _write(stderr, error.message)
    if error.hint:
        _write(stderr, error.hint)
    return int(error.exit_code)


def tell_bug(error: Exception, stderr: IO[str]) -> int:
    """Say that this is our fault, and where; never the message of the error, which may hold words."""
    _write(
        stderr,
        f"Something went wrong inside reflect ({type(error).__name__} at {_place(error)}). This is a bug, not you. "
        "What was saved before stays saved.",
    )
    return int(ExitCode.BUG)


def tell_system(error: OSError, stderr: IO[str]) -> int:
    """Say what the computer refused. An error that Python made up by itself is ours, and never put on the computer."""
    if error.errno is None:
        return tell_bug(error, stderr)
    _write(stderr, f"The computer would not do that ({error.strerror}).")
    _write(stderr, "What was saved before stays saved.")
    return int(ExitCode.COMPUTER)


def end_quietly(stdout: IO[str]) -> int:
    """The reader went away (`| head`): no complaint, also not at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None
    return int(ExitCode.DONE)


def _place(error: Exception) -> str:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "reflect" in Path(f.filename).parts]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "start"


def _write(stderr: IO[str], text: str) -> None:
    stderr.write(fitted(text, stderr) + "\n")
    stderr.flush()
