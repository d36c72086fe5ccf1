"""What a killed run leaves of files and folders of ours, and how it is cleared away. It takes nothing of the person's own."""

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from reflect.errors import Protected
from reflect.storage.disk import makers

UNFINISHED = ".reflect-new"
"""How the name of a file ends while it is being written."""
_BEING_WRITTEN = re.compile(rf"\..+{re.escape(UNFINISHED)}(-journal|-wal|-shm)?")
"""Such a file, or what SQLite has beside it while it makes a database of it."""
WORK = ".reflect-work-"
"""How the name of a private work folder begins. A person's own folder must never look like one: it is cleared away whole."""
_WORK_FOLDER = re.compile(re.escape(WORK) + r"([0-9a-f]{8}-\d+-\d+-)?[a-z0-9_]{8}")
NAMED_LAST = f".page{UNFINISHED}"
"""How the hidden name of a file ends that was whole before it had one. While its maker lives, it is locked."""
LEFT_BEHIND_SECONDS = 3600
"""A file or folder of ours that has been unfinished for so long belongs to a run that was killed, where nothing else tells."""


def hidden_name(token: str) -> str:
    """Give the name of a file while it is being written: `token` and the mark of its maker."""
    mark = makers.mark()
    return f".{mark}-{token}{UNFINISHED}" if mark else f".{token}{UNFINISHED}"


def work_prefix() -> str:
    """Give how the name of a private work folder of this run begins."""
    mark = makers.mark()
    return f"{WORK}{mark}-" if mark else WORK


def sweep(*places: Path) -> None:
    """Remove from these folders what runs left that are gone, at once; what can't be told stays for `clear`."""
    for folder in places:
        with contextlib.suppress(OSError), os.scandir(folder) as found:
            for item in found:
                with contextlib.suppress(OSError):
                    _clear_if_old(item, 0)


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
    is_file = item.name.startswith(".") and item.name.endswith(UNFINISHED)
    if not (is_file or _WORK_FOLDER.fullmatch(item.name)):
        return
    gone = _maker_is_gone(item)
    if gone is False or (gone is None and item.stat(follow_symlinks=False).st_mtime >= limit):
        return
    if is_file and item.is_file(follow_symlinks=False):
        Path(item.path).unlink()
    elif not is_file and item.is_dir(follow_symlinks=False):
        shutil.rmtree(item.path, ignore_errors=True)


def is_ours(folder: Path, names: Collection[str]) -> bool:
    """Say whether there is a folder with nothing in it but files of ours; one that nobody can look into is not.

    Args:
        folder: the folder, whose plain name somebody may have given to one of their own. A link is none of ours.
        names: how we call our files there. Files that are being written are ours too.
    """
    try:
        if folder.is_symlink():
            return False
        with os.scandir(folder) as found:
            return all(_is_our_file(item, names) for item in found)
    except OSError:
        return False


def _is_our_file(item: os.DirEntry[str], names: Collection[str]) -> bool:
    named = item.name in names or _BEING_WRITTEN.fullmatch(item.name) is not None
    return named and item.is_file(follow_symlinks=False)


def refuse_others(folder: Path, names: Collection[str]) -> None:
    """Make sure that a folder that we need for ourselves is not there yet, or is ours; see `is_ours`.

    Raises: Protected.
    """
    if os.path.lexists(folder) and not is_ours(folder, names):
        raise Protected(
            f"I need the name {folder.name} in {folder.parent}, and what has it now is not all mine. "
            "I leave what is here as it is.",
            hint=f"Give it another name, then type the same again:\n{folder}",
        )


def clear_folder(folder: Path, names: Collection[str]) -> None:
    """Remove a folder of ours with our files in it, if it is there. If anything else is in it, nothing of it is removed.

    Args:
        folder: the folder.
        names: how we call our files there; see `is_ours`.

    Raises: Protected; OSError when the system refuses.
    """
    refuse_others(folder, names)
    if folder.is_dir():
        with os.scandir(folder) as found:
            ours = [Path(item.path) for item in found if _is_our_file(item, names)]
        for file in ours:
            file.unlink()
        folder.rmdir()  # and this refuses, if something else came into it just now


def lock_while_living(handle: int) -> None:
    """Lock an open file, so that others see that its maker lives; a disk that has no locks goes without."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


def _maker_is_gone(item: os.DirEntry[str]) -> bool | None:
    """Say whether what made this is gone; None if that can't be told."""
    if item.name.endswith(NAMED_LAST):
        return True if _is_unlocked(Path(item.path)) else None
    return makers.is_gone(item.name)


def _is_unlocked(path: Path) -> bool:
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
