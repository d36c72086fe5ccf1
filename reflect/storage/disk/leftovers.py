"""What a killed run leaves of files and folders of ours, and how it is cleared away. It takes nothing of the person's own."""

import contextlib
import os
import re
import shutil
import sys
from pathlib import Path

UNFINISHED = ".reflect-new"
"""How the name of a file ends while it is being written."""
WORK = ".reflect-work-"
"""How the name of a private work folder begins. A person's own folder must never look like one: it is cleared away whole."""
_WORK_FOLDER = re.compile(re.escape(WORK) + "[a-z0-9_]{8}")
NAMED_LAST = f".page{UNFINISHED}"
"""How the hidden name of a file ends that was whole before it had one. While its maker lives, it is locked."""
LEFT_BEHIND_SECONDS = 3600
"""A file or folder of ours that has been unfinished for so long belongs to a run that was killed."""


def clear(folder: Path, *, now: float) -> None:
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

    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
