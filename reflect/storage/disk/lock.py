"""The lock of a journal's folder, so that no file is swapped under an open journal. It never locks rows.

Nothing stale is ever left: the system frees the lock when a process ends, however it ends.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from reflect.errors import ComputerSaidNo
from reflect.storage.disk.files import FILE_MODE
from reflect.storage.disk.refusal import FORBIDDEN, explained, refuse_link

JOURNAL_LOCK = "journal.lock"
KEYS_LOCK = "journal.keys.lock"
WAIT_SECONDS = 2.0
"""How long one process waits for another before it gives up."""
_LOOK_AGAIN_SECONDS = 0.05
_HELD = {
    errno.EACCES,
    errno.EAGAIN,
    errno.EWOULDBLOCK,
    errno.EDEADLK,
    getattr(errno, "EDEADLOCK", errno.EDEADLK),
}


@contextlib.contextmanager
def shared(folder: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the folder open for reading and writing rows, beside others who do the same.

    Args:
        folder: the journal's folder.
        wait: how many seconds to wait for another process.

    Raises: ComputerSaidNo when someone holds it alone for longer than that, or the system refuses;
    FileNotFoundError when the folder is missing; Protected when the lock file is a link.
    """
    handle = _open(folder / JOURNAL_LOCK, alone=False)
    try:
        # On Windows nothing is locked here: the system itself refuses to rename a file that is open,
        # so a restore fails there by itself while a journal is open.
        if handle is not None and sys.platform != "win32":
            _wait(handle, wait, alone=False)
        yield
    finally:
        if handle is not None:
            os.close(handle)  # closing frees the lock


@contextlib.contextmanager
def exclusive(folder: Path, *, name: str = JOURNAL_LOCK, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the folder alone: nobody has the journal open, and nobody can open it.

    Args:
        folder: the journal's folder.
        name: another lock file of the folder, for what must not wait for an open journal (the key file).
        wait: how many seconds to wait for another process.

    Raises: ComputerSaidNo when another process holds it for longer than that, or the system refuses;
    FileNotFoundError when the folder is missing; Protected when the lock file is a link.
    """
    handle = _open(folder / name, alone=True)
    if handle is None:
        raise ComputerSaidNo(f"{name} was not made: the folder {folder} can't be written to.")
    try:
        _wait(handle, wait, alone=True)
        yield
    finally:
        os.close(handle)


def _open(path: Path, *, alone: bool) -> int | None:
    """Open the lock file, or give None if the folder is read-only: nothing can be swapped there anyway."""
    refuse_link(path)
    extra = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    with explained(f"{path.name} was not made", folder=path.parent):
        try:
            return _open_or_make(path, os.O_RDWR | os.O_CREAT | extra)
        except OSError as error:
            if alone or error.errno not in FORBIDDEN:
                raise
        with contextlib.suppress(FileNotFoundError):
            return os.open(path, os.O_RDONLY | extra)
        return None


def _open_or_make(path: Path, flags: int) -> int:
    """Open the lock file, 0600 whatever the umask: one that shuts out its owner would shut the journal for good."""
    try:
        handle = os.open(path, flags, FILE_MODE)
    except PermissionError:
        with contextlib.suppress(OSError):
            path.chmod(FILE_MODE)  # only its owner may
        return os.open(path, flags, FILE_MODE)
    if sys.platform != "win32":
        with contextlib.suppress(PermissionError):  # a stick formatted without modes
            os.fchmod(handle, FILE_MODE)
    return handle


def _wait(handle: int, seconds: float, *, alone: bool) -> None:
    until = time.monotonic() + seconds
    with explained("The journal's folder was not locked"):
        while not _try(handle, alone=alone):
            if time.monotonic() >= until:
                raise ComputerSaidNo(
                    "Another reflect is open, so I left everything as it is.",
                    hint="Close the other one, then try again.",
                )
            time.sleep(_LOOK_AGAIN_SECONDS)


def _try(handle: int, *, alone: bool) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True
