"""A new file that gets its name only when it is whole: killed before that, it is gone, with no rest in the folder.

Linux can do that on most disks. Elsewhere the file has a hidden name of its own until then, as all files of
`files.taking_name`; what a killed run leaves of it is readable by the person alone.
"""

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from reflect.errors import Protected
from reflect.quick_dataclass import dataclass
from reflect.storage.disk import files, leftovers
from reflect.storage.disk.refusal import explained, refuse_link

_ITSELF = "/proc/self/fd/{}"
_NOT_ON_THIS_DISK = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOSYS}
"""What a disk or a kernel answers that knows no files without a name."""


@dataclass(frozen=True, slots=True)
class Nameless:
    """A new file without its name: open for writing and reading, 0600; nothing of it can be seen under the name yet.

    Attributes:
        file: to write to, and to read back from. What is written is on the disk after `settle`.
        give_name: gives it the name. Call it once, after `settle`.
    """

    file: BinaryIO
    give_name: Callable[[], None]

    def settle(self) -> None:
        """Have the disk keep what was written so far. Raises OSError."""
        self.file.flush()
        os.fsync(self.file.fileno())


@contextmanager
def prepared(path: Path, data: bytes, *, replace: bool) -> Iterator[Callable[[], None]]:
    """Put `data` on the disk of `path`, 0600, and lend what gives it that name. Call it once, or raise.

    Args:
        path: the name to take.
        data: the whole content.
        replace: whether a file that has the name already may be replaced (in one step).

    Raises: as `opened`.
    """
    with opened(path, replace=replace) as new:
        with explained(f"{path.name} was not written", folder=path.parent):
            new.file.write(data)
            new.settle()
        yield new.give_name


@contextmanager
def opened(path: Path, *, replace: bool) -> Iterator[Nameless]:
    """Lend a new file on the disk of `path`, for what is too large to be had in memory; it is gone if it gets no name.

    The folder is held open: that it is moved or swapped meanwhile changes nothing.

    Args:
        path: the name to take.
        replace: whether a file that has the name already may be replaced (in one step).

    Raises:
        Protected: `path` is a link, or it exists and `replace` is False; also when the name is given.
        ComputerSaidNo: the system refused. FileNotFoundError: the folder is missing.
    """
    refuse_link(path)
    if not replace and os.path.lexists(path):
        raise Protected(f"{path.name} is there already, and I never write over it.")
    with ExitStack() as held:
        with explained(f"{path.name} was not written", folder=path.parent):
            new = _without_name(path, replace=replace, held=held)
        yield new or _with_hidden_name(path, replace=replace, held=held)


def _with_hidden_name(path: Path, *, replace: bool, held: ExitStack) -> Nameless:
    taking = ExitStack()
    held.push(taking)
    fresh = taking.enter_context(files.taking_name(path, replace=replace))
    with explained(f"{path.name} was not written", folder=path.parent):
        file = fresh.open("r+b")
    taking.callback(_let_go, file)

    def give_name() -> None:
        with contextlib.suppress(files.MayNotLast):  # the page is there, and must not be without its record
            taking.close()

    return Nameless(file, give_name)


def _without_name(path: Path, *, replace: bool, held: ExitStack) -> Nameless | None:
    """Open a file without a name; None if that can't be had here, and nothing was made."""
    if sys.platform != "linux":
        return None
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    held.callback(os.close, folder)
    handle = _new_handle(folder, held)
    if handle is None:
        return None
    itself = _ITSELF.format(handle)
    leftovers.clear(path.parent, now=os.fstat(handle).st_mtime)

    def give_name() -> None:
        with explained(f"{path.name} was not written", folder=path.parent):
            if replace:
                _over(itself, path.name, folder)
            else:
                # A link never lands on top of another file, and follows none.
                os.link(itself, path.name, dst_dir_fd=folder, follow_symlinks=True)
            try:
                os.fsync(folder)
            except OSError:
                if not replace:
                    # Whoever hears that it was not written must not find it.
                    os.unlink(path.name, dir_fd=folder)
                    raise
                # What was replaced can't come back: the page is there, and must not be without its record.

    file = os.fdopen(handle, "w+b", closefd=False)
    held.callback(_let_go, file)
    return Nameless(file, give_name)


def _let_go(file: BinaryIO) -> None:
    """Close a file. What could not be written was told when it was tried; a full disk is not told twice."""
    with contextlib.suppress(OSError):
        file.close()


def _new_handle(folder: int, held: ExitStack) -> int | None:
    """Open a file without a name, 0600, that can be given one later; None if that can't be had here."""
    if sys.platform != "linux":
        return None
    try:
        handle = os.open(".", os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, files.FILE_MODE, dir_fd=folder)
    except OSError as error:
        if error.errno in _NOT_ON_THIS_DISK:
            return None
        raise
    held.callback(os.close, handle)
    leftovers.lock_while_living(handle)
    if not Path(_ITSELF.format(handle)).exists():  # without /proc nothing can give it a name
        return None
    with contextlib.suppress(PermissionError):  # a stick formatted without modes
        os.fchmod(handle, files.FILE_MODE)
    return handle


def _over(itself: str, name: str, folder: int) -> None:
    """Give the name in one step, whether a file has it or not: only a rename can, so it has another name before."""
    between = f".{os.urandom(8).hex()}{leftovers.NAMED_LAST}"
    os.link(itself, between, dst_dir_fd=folder, follow_symlinks=True)
    try:
        os.rename(between, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(between, dir_fd=folder)
        raise
