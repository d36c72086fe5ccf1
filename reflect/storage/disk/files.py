"""Careful files: private, whole, and on the disk. It never follows a link and never looks inside a file.

Modes mean something on POSIX only; on Windows a file inherits the rights of the person's profile folder.
"""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reflect.errors import BadFile, ComputerSaidNo, Protected
from reflect.storage.disk import leftovers
from reflect.storage.disk.refusal import explained, refuse_link

FILE_MODE = 0o600

# Absent on Windows, where they are 0 and `refuse_link` is the only guard.
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_DIRECTORY = getattr(os, "O_DIRECTORY", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)

_NOT_FOR_FOLDERS = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS}


class MayNotLast(ComputerSaidNo):
    """The file is written, but the disk did not confirm it."""


def _create(path: Path) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | _NOFOLLOW | _CLOEXEC | _BINARY
    handle = os.open(path, flags, FILE_MODE)
    try:
        if sys.platform != "win32":
            with contextlib.suppress(PermissionError):  # a stick formatted without modes
                os.fchmod(handle, FILE_MODE)
    except BaseException:
        path.unlink()
        raise
    finally:
        os.close(handle)


@contextlib.contextmanager
def taking_name(path: Path, *, replace: bool) -> Iterator[Path]:
    """Lend a new empty file next to `path` to write in; at the end it is on the disk and has the name `path`.

    If the block raises, the new file is removed and `path` is as it was. So it is when the system refuses anything later,
    but for `MayNotLast`.

    Args:
        path: the name to take.
        replace: whether a file that has the name already may be replaced (in one step).

    Raises:
        Protected: `path` is a link, or it exists and `replace` is False.
        MayNotLast: the file was replaced, and the disk would not say that this lasts.
        ComputerSaidNo: the system refused. FileNotFoundError: the folder is missing.
    """
    refuse_link(path)
    if not replace and os.path.lexists(path):
        raise Protected(f"{path.name} is there already, and I never write over it.")
    # Not made of its own name, which may be as long as the disk allows.
    fresh = path.with_name(leftovers.hidden_name(os.urandom(8).hex()))
    with explained(f"{path.name} was not written", folder=path.parent):
        _create(fresh)
        try:
            leftovers.clear(fresh.parent, now=fresh.stat().st_mtime)
            yield fresh
            sync_file(fresh)
            if replace:
                fresh.replace(path)
            else:
                _place_new(fresh, path)
            _make_last(path, replaced=replace)
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise


def _place_new(fresh: Path, path: Path) -> None:
    if sys.platform != "win32":
        try:
            os.link(fresh, path)  # unlike a rename, this never lands on top of another file
        except FileExistsError:
            raise
        except OSError:
            if os.path.lexists(path):  # a disk that knows no hard links: look, then rename
                raise FileExistsError(errno.EEXIST, "exists") from None
        else:
            try:
                fresh.unlink()
            except OSError:
                path.unlink()  # whoever hears that it was not written must not find it there
                raise
            return
    fresh.rename(path)  # on Windows this refuses an existing name by itself


def _make_last(path: Path, *, replaced: bool) -> None:
    """Have the disk keep a name that was just given. If it will not, a new file goes again; what was replaced cannot come back.

    Raises: MayNotLast, ComputerSaidNo.
    """
    try:
        sync_folder(path.parent)
    except ComputerSaidNo:
        if replaced:
            raise MayNotLast(
                f"{path.name} is written, but the disk did not confirm it: a power cut may bring back what was there before."
            ) from None
        path.unlink()
        raise ComputerSaidNo(f"{path.name} was not written: the disk did not confirm it.") from None


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` in the file `path`, 0600, all of it or nothing, and on the disk when this returns.

    Raises: as `taking_name`.
    """
    with taking_name(path, replace=True) as fresh:
        fresh.write_bytes(data)


def write_new(path: Path, data: bytes) -> None:
    """Put `data` in a new file, as `write_atomically`, but never over another file.

    Raises: as `taking_name`.
    """
    with taking_name(path, replace=False) as fresh:
        fresh.write_bytes(data)


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading, without following a link and without waiting on a pipe.

    Raises:
        FileNotFoundError: there is none. Protected: it is a link. BadFile: it is no regular file.
        ComputerSaidNo: the system refused.
    """
    refuse_link(path)
    with explained(f"{path.name} was not read"):
        handle = os.open(path, os.O_RDONLY | _NOFOLLOW | _NONBLOCK | _CLOEXEC | _BINARY)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise BadFile(path.name, "", "it is not an ordinary file")
            return os.fdopen(handle, "rb")
        except BaseException:
            os.close(handle)
            raise


def read_bounded(path: Path, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes.

    Raises: as `open_regular`, and BadFile when the file is larger.
    """
    with open_regular(path) as handle, explained(f"{path.name} was not read"):
        data = handle.read(limit + 1)
    if len(data) > limit:
        raise BadFile(path.name, "", f"it is larger than {limit:,} bytes")
    return data


def sync_file(path: Path) -> None:
    """Ask the disk to keep the content of the file `path`. Raises ComputerSaidNo when it will not."""
    with explained(f"{path.name} was not written"):
        handle = os.open(path, os.O_RDWR | _NOFOLLOW | _CLOEXEC | _BINARY)
        try:
            _flush(handle)
        finally:
            os.close(handle)


def _flush(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # Plain fsync leaves the data in the drive's own cache there.
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(path: Path) -> None:
    """Ask the disk to keep the names in the folder `path`. Windows has no such thing, so nothing is done there.

    Raises: ComputerSaidNo when the system refuses; FileNotFoundError.
    """
    if sys.platform == "win32":
        return
    with explained(f"The folder {path.name} was not written"):
        handle = os.open(path, os.O_RDONLY | _DIRECTORY | _CLOEXEC)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NOT_FOR_FOLDERS:  # some network disks have no fsync of folders
                raise
        finally:
            os.close(handle)
