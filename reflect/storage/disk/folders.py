"""Private folders: made, closed to others, lent to work in. It never follows a link and never opens what is kept.

Modes mean something on POSIX only; on Windows a folder inherits the rights of the person's profile folder.
"""

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from reflect.errors import Protected
from reflect.storage.disk import leftovers
from reflect.storage.disk.files import sync_folder
from reflect.storage.disk.refusal import explained, refuse_link

FOLDER_MODE = 0o700


def make_private(path: Path) -> None:
    """Make the folder `path` (and its parents), 0700 whatever the umask; if it is there, close it to others.

    Raises:
        Protected: `path` is a symbolic link.
        ComputerSaidNo: it cannot be made, or it belongs to someone else and is open to others.
    """
    refuse_link(path)
    with explained(f"The folder {path.name} was not made", folder=path.parent):
        for missing in reversed([up for up in path.parents if not up.exists()]):
            if _make_folder(missing):
                # else a power cut could take the name of a folder, and all that is in it
                sync_folder(missing.parent)
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
    _tighten(path, keeping=False)
    return True


def _be_folder(path: Path) -> None:
    if not path.is_dir():
        raise Protected(f"{path.name} is a file, and I need a folder of that name.")


def _tighten(path: Path, *, keeping: bool) -> None:
    """Close a folder to others; a new one also gets all of its owner's rights, one that was there keeps those it had."""
    if sys.platform == "win32":
        return
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
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


@contextlib.contextmanager
def to_work_in(inside: Path) -> Iterator[Path]:
    """Lend a new private folder (0700) inside `inside`; it is removed at the end, whatever happens.

    Raises: ComputerSaidNo when the system refuses; FileNotFoundError.
    """
    with explained("A folder to work in was not made", folder=inside):
        import tempfile  # slow to load, and a journal that is only opened needs none

        work = Path(tempfile.mkdtemp(prefix=leftovers.work_prefix(), dir=inside))
        _tighten(work, keeping=False)
    try:
        leftovers.clear(inside, now=work.stat().st_mtime)
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
