"""Putting a staged journal in place: marked ready, then moved in by renames. It never removes the journal that was there.

In the journal's folder: `restoring/` holds the new files; once all of them are checked and on the disk, the
file `restoring/ready` holds the stamp. From then on the restore will be finished, by whoever comes next;
before, it never happened. If that name is taken by something of the person's own, no restore begins, and
every other command leaves it alone. The files of the journal that was there go to `replaced-<stamp>/`.

Each file is moved by a rename, and a file that is still in `restoring/` has not been moved in yet. So every
step can be done again after a kill, and nobody opens a journal before the last step (see `opening`). Light to
load, since every command that opens a journal looks whether there is something to finish.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from reflect.errors import BadUsage, ComputerSaidNo, NoJournal, Protected, ReflectError
from reflect.storage.disk import files, folders, leftovers, lock
from reflect.storage.disk.refusal import explained
from reflect.storage.names import ASIDE, DATABASE, FILES, KEY_COPY, KEY_FILE, LATE_WRITES

T = TypeVar("T")

STAGING = "restoring"
READY = "ready"
_MOVED = (DATABASE, KEY_COPY, KEY_FILE)
_STAGED = FILES | {READY}
"""All that may lie in `restoring/`. Anything else is the person's own."""
_STAMP = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,39}")
_UNNAMED = "unnamed"
_UNDONE = "The restore was not finished"
_HINT = "Type the same again, or open the journal: it goes on by itself."


def refuse_others(folder: Path) -> None:
    """Make sure, before anybody is asked for a secret, that nothing else has the name of the folder that a restore needs.

    Raises: Protected.
    """
    if not _waits(folder):
        leftovers.refuse_others(folder / STAGING, _STAGED)


def put_in_place(folder: Path, stage: Callable[[Path], T], *, stamp: str) -> tuple[T, Path | None]:
    """Put a journal in place of the one in `folder`, which is set aside. Gives what `stage` gave, and where the old one is.

    Args:
        folder: the journal's folder; made if it is missing. No journal in it may be open.
        stage: lays the checked files of the new one into a folder that it is given; if it raises, nothing was changed.
        stamp: as for `restore`.

    Raises: what `stage` raises; and as `restore` for `folder` and `stamp`.
    """
    if not _STAMP.fullmatch(stamp):
        raise BadUsage("A stamp is made of letters, digits and dashes.")
    refuse_others(folder)
    folders.make_private(folder)
    leftovers.sweep(folder)
    with lock.exclusive(folder):
        _finish(folder)
        refuse_others(folder)  # once more: it may lie beside what was finished just now
        aside = folder / (ASIDE + stamp)
        if os.path.lexists(aside):
            raise Protected(f"There is a {aside.name} already, and I never write into it.")
        staged = _staged(folder / STAGING, stage)
        _mark_ready(folder / STAGING, stamp)
        _swap(folder)
    return staged, aside if aside.exists() else None


def _mark_ready(staging: Path, stamp: str) -> None:
    """Lay the stamp down. Where the disk does not confirm it, no rename may follow, since a power cut could undo the stamp alone.

    Raises: ComputerSaidNo.
    """
    try:
        files.write_atomically(staging / READY, stamp.encode("ascii"))
    except files.MayNotLast:
        raise ComputerSaidNo(f"{_UNDONE}: the disk did not confirm a step of it.", hint=_HINT) from None


def _staged(staging: Path, stage: Callable[[Path], T]) -> T:
    folders.make_private(staging)
    try:
        return stage(staging)
    except BaseException:
        with contextlib.suppress(OSError, Protected):
            leftovers.clear_folder(staging, _STAGED)
        raise


def finish_restore(folder: Path) -> bool:
    """Finish a restore that was interrupted, or clear away one that had not begun to swap.

    Costs one look at the folder when there is nothing to do. Say whether a restore was finished.

    Raises: ComputerSaidNo when the journal is open elsewhere, or the system refuses; Protected.
    """
    if not _waits(folder):
        return False
    with lock.exclusive(folder):
        return _finish(folder)


@contextlib.contextmanager
def opening(folder: Path) -> Iterator[None]:
    """Hold the folder for an open journal, with no half-finished restore in it. Begin before the key file is read.

    Raises: NoJournal when the folder is missing; and as `finish_restore` and `lock.shared`.
    """
    if not folder.is_dir():
        raise NoJournal
    while True:
        finish_restore(folder)
        with lock.shared(folder):
            if _waits(folder):  # a restore was killed between the two lines above
                continue
            yield
            return


def _waits(folder: Path) -> bool:
    """Say whether an interrupted restore left something to do; what is not ours never keeps a journal from being opened."""
    staging = folder / STAGING
    return os.path.lexists(staging) and (leftovers.is_ours(staging, _STAGED) or _is_swapping(staging))


def _is_swapping(staging: Path) -> bool:
    """Say whether a marked restore has files to move in: it is finished then, whatever somebody put beside them."""
    if staging.is_symlink() or not any((staging / name).exists() for name in _MOVED):
        return False
    try:
        return _STAMP.fullmatch(_marker(staging)) is not None
    except (ReflectError, OSError):  # a file of that name that is no mark of ours
        return False


def _finish(folder: Path) -> bool:
    staging = folder / STAGING
    if not _waits(folder):
        return False
    if (staging / READY).exists():
        _swap(folder)
        return True
    with explained("What an interrupted restore left was not cleared away"):
        leftovers.clear_folder(staging, _STAGED)
    return False


def _swap(folder: Path) -> None:
    """Do all the renames that are still to do. The marker goes last."""
    staging, aside = folder / STAGING, folder / (ASIDE + _stamp(folder))
    staged = [name for name in _MOVED if (staging / name).exists()]
    replaced = [*(LATE_WRITES if DATABASE in staged else ()), *staged]
    try:
        with explained(_UNDONE):
            _set_aside(replaced, folder, aside)
            _move_in(staged, staging, folder)
            (staging / READY).unlink()
            files.sync_folder(staging)
            with contextlib.suppress(Protected):  # what somebody put there is theirs, and stays
                leftovers.clear_folder(staging, _STAGED)
            files.sync_folder(folder)
    except (ComputerSaidNo, Protected) as refusal:
        raise ComputerSaidNo(refusal.message, hint=_HINT) from None


def _set_aside(names: list[str], folder: Path, aside: Path) -> None:
    there = [name for name in names if os.path.lexists(folder / name)]
    if not there:
        return
    folders.make_private(aside)
    for name in there:
        (folder / name).rename(_free(aside / name))
    files.sync_folder(aside)
    files.sync_folder(folder)


def _move_in(names: list[str], staging: Path, folder: Path) -> None:
    for name in names:
        if os.path.lexists(folder / name):  # what was there is aside by now: someone works against us
            raise Protected(f"{_UNDONE}: there is a {name} again.")
        (staging / name).rename(folder / name)
    files.sync_folder(folder)
    files.sync_folder(staging)


def _free(path: Path) -> Path:
    """Give a name that nothing has: a rename would silently replace it. Only a disk that lost a name needs this."""
    while os.path.lexists(path):
        path = path.with_name(path.name + "-again")
    return path


def _stamp(folder: Path) -> str:
    stamp = _marker(folder / STAGING)
    return stamp if _STAMP.fullmatch(stamp) else _UNNAMED


def _marker(staging: Path) -> str:
    return files.read_bounded(staging / READY, 100).decode("ascii", "replace")
