"""A file that a person named, opened only if it is an ordinary one: a pipe with a name would keep us waiting for ever."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from reflect.errors import BadFile

NOT_ORDINARY = "it is not an ordinary file but a pipe or a device. What comes through a pipe goes in with -"
_HANDED = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
"""Where a shell names a pipe that it made for one command: `<(other command)` comes to an end by itself."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def opened(path: Path, *, name: str = "") -> BinaryIO:
    """Open an ordinary file, or a pipe that the shell made for this command, for reading. A link is followed.

    Args:
        path: the file.
        name: what a message calls it, if that is not the path.

    Raises:
        BadFile: if it is anything else, a folder too.
        OSError, ValueError: as `open`.
    """
    handle = os.open(path, _FLAGS)
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise BadFile(name or str(path), "", "it is a folder")
        if not (stat.S_ISREG(mode) or (stat.S_ISFIFO(mode) and str(path).startswith(_HANDED))):
            raise BadFile(name or str(path), "", NOT_ORDINARY)
        if os.name == "posix":
            os.set_blocking(handle, True)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise
