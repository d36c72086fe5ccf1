"""Whether what has to be written can be: tried on the real folder, and counted on the real disk. It leaves nothing."""

import os
import shutil
import tempfile
from pathlib import Path

from reflect.errors import ComputerSaidNo
from reflect.storage.disk.leftovers import UNFINISHED
from reflect.storage.disk.refusal import FULL, explained
from reflect.storage.disk.takes import SAVING
from reflect.storage.names import DATABASE


def try_writing(home: Path) -> None:
    """Make an empty file in the journal's folder and drop it, and open the journal file for writing.

    Raises:
        ComputerSaidNo: if the computer refuses one of them.
    """
    try_folder(home)
    with explained("Nothing new can be saved"):
        os.close(os.open(home / DATABASE, os.O_RDWR))


def try_folder(folder: Path) -> None:
    """Make an empty file in a folder and drop it: only that tells whether it can be written to.

    Raises:
        ComputerSaidNo: naming the folder.
    """
    try:
        tempfile.TemporaryFile(dir=folder, prefix=".", suffix=UNFINISHED).close()
    except OSError as error:
        # A place that is none for files, such as one in /proc, says that it is not there.
        why = "is on a disk that is full" if error.errno in FULL else "can't be written to"
        raise ComputerSaidNo(f"The folder {folder} {why}. Nothing was written.") from None


def can_save(folder: Path) -> bool:
    """Write as much as one entry takes into a file without a name, and drop it: a quota is seen by nothing else.

    A folder that refuses for another reason than room says nothing of room: `try_folder` tells that.
    """
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".", suffix=UNFINISHED) as tried:
            tried.write(bytes(SAVING))
    except OSError as error:
        return error.errno not in FULL
    return True


def same_disk(one: Path, other: Path) -> bool:
    """Say whether two folders look to be on one disk. Two parts of one disk look like two; that can't be told."""
    return one.stat().st_dev == other.stat().st_dev


def left(folder: Path) -> int:
    """Give how many bytes this person may still write on the disk of a folder."""
    return shutil.disk_usage(folder).free


def needed(home: Path) -> int:
    """Give how many bytes a backup takes while it is made: a copy of the journal to work with, and the bundle."""
    return 2 * (home / DATABASE).stat().st_size + SAVING
