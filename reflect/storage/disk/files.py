"""Careful files: private, whole, and on the disk. It never follows a link and never looks inside a file.

Modes mean something on POSIX only; on Windows a file inherits the rights of the person's profile folder.
"""

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reflect.errors import BadFile, ComputerSaidNo, Protected
from reflect.storage.disk.refusal import explained, refuse_link

FILE_MODE = 0o600
FOLDER_MODE = 0o700
UNFINISHED = ".reflect-new"
"""How the name of a file ends while it is being written."""
WORK = ".reflect-work-"
"""How the name of a private work folder begins. A person's own folder must never look like one: it is cleared away whole."""
_WORK_FOLDER = re.compile(re.escape(WORK) + "[a-z0-9_]{8}")
NAMED_LAST = f".page{UNFINISHED}"
"""How the hidden name of a file ends that was whole before it had one. While its maker lives, it is locked."""
LEFT_BEHIND_SECONDS = 3600
"""A file or folder of ours that has been unfinished for so long belongs to a run that was killed."""

# Absent on Windows, where they are 0 and `refuse_link` is the only guard.
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_DIRECTORY = getattr(os, "O_DIRECTORY", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)

_NOT_FOR_FOLDERS = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS}


class MayNotLast(ComputerSaidNo):
    """The file is written, but the disk did not confirm it."""


def make_private_folder(path: Path) -> None:
    """Make the folder `path` (and its parents), 0700 whatever the umask; if it is there, close it to others.

    Raises:
        Protected: `path` is a symbolic link.
        ComputerSaidNo: it cannot be made, or it belongs to someone else and is open to others.
    """
    refuse_link(path)
    with explained(f"The folder {path.name} was not made", folder=path.parent):
        for missing in reversed([up for up in path.parents if not up.exists()]):
            _make_folder(missing)
        if _make_folder(path):
            sync_folder(path.parent)
        else:
            _be_folder(path)
            _tighten(path, keeping=True)


def _make_folder(path: Path) -> bool:
    """Make one folder, 0700 whatever the umask; say whether it was not there before."""
    try:
        path.mkdir(mode=FOLDER_MODE)
    except FileExistsError:
        return False
    _tighten(path)
    return True


def _be_folder(path: Path) -> None:
    if not path.is_dir():
        raise Protected(f"{path.name} is a file, and I need a folder of that name.")


def _tighten(path: Path, *, keeping: bool = False) -> None:
    """Close a folder to others; a new one also gets all of its owner's rights, one that was there keeps those it had."""
    if sys.platform == "win32":
        return
    flags = os.O_RDONLY | _DIRECTORY | _NOFOLLOW | _CLOEXEC
    try:
        handle = os.open(path, flags)
    except PermissionError:
        if keeping:
            raise
        # Made under a umask that shuts out its owner, who alone may do this
        path.chmod(FOLDER_MODE)
        handle = os.open(path, flags)
    try:
        found = os.fstat(handle)
        mode = stat.S_IMODE(found.st_mode)
        wanted = mode & FOLDER_MODE if keeping else FOLDER_MODE
        if mode == wanted:
            return
        try:
            os.fchmod(handle, wanted)
        except PermissionError:
            # A stick formatted without modes cannot be tightened; a stranger's folder must not be used.
            if found.st_uid != os.geteuid():
                raise
    finally:
        os.close(handle)


def create_empty(path: Path) -> None:
    """Make a new empty file, 0600 whatever the umask.

    Raises:
        Protected: something (a file, a folder, a link) has that name already.
        ComputerSaidNo: the system refused. FileNotFoundError: the folder is missing.
    """
    with explained(f"{path.name} was not made", folder=path.parent):
        _create(path)


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
    fresh = path.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    with explained(f"{path.name} was not written", folder=path.parent):
        _create(fresh)
        try:
            clear_left_behind(fresh.parent, now=fresh.stat().st_mtime)
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


@contextlib.contextmanager
def work_folder(inside: Path) -> Iterator[Path]:
    """Lend a new private folder (0700) inside `inside`; it is removed at the end, whatever happens.

    Raises: ComputerSaidNo when the system refuses; FileNotFoundError.
    """
    with explained("A folder to work in was not made", folder=inside):
        work = Path(tempfile.mkdtemp(prefix=WORK, dir=inside))
        _tighten(work)
    try:
        clear_left_behind(inside, now=work.stat().st_mtime)
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def clear_left_behind(folder: Path, *, now: float) -> None:
    """Remove what a killed run left unfinished in `folder`: at once where that can be told, else after an hour.

    Args:
        folder: the folder.
        now: the instant, by the disk's own clock.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for item in found:
            with contextlib.suppress(OSError):
                _clear_if_old(item, now - LEFT_BEHIND_SECONDS)


def _clear_if_old(item: os.DirEntry[str], limit: float) -> None:
    if item.name.startswith(".") and item.name.endswith(NAMED_LAST) and _maker_is_gone(Path(item.path)):
        Path(item.path).unlink()
        return
    if item.stat(follow_symlinks=False).st_mtime >= limit:
        return
    if item.name.startswith(".") and item.name.endswith(UNFINISHED) and item.is_file(follow_symlinks=False):
        Path(item.path).unlink()
    elif _WORK_FOLDER.fullmatch(item.name) and item.is_dir(follow_symlinks=False):
        shutil.rmtree(item.path, ignore_errors=True)


def lock_while_living(handle: int) -> None:
    """Lock an open file, so that others see that its maker lives; a disk that has no locks goes without."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


def _maker_is_gone(path: Path) -> bool:
    """Say whether a file of `lock_while_living` is left alone. The system frees a lock however a process ends."""
    if sys.platform != "linux":
        return False
    import fcntl

    handle = os.open(path, os.O_RDONLY | _NOFOLLOW | _CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
