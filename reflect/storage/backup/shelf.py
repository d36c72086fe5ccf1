"""The backups in a folder, by their names: which there are, which is the newest, which number comes next.

It opens none of them, so it can help where the journal, its key or the passphrase is missing.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from reflect.quick_dataclass import dataclass

SUFFIX = ".reflectbackup"
FOLDER = "backups"
"""The name of a journal's own folder for its backups."""
HOLDS_UP_TO = "deleted_after_backup"
"""How a journal notes the newest backup that there was when something was deleted for good: each up to it may hold that."""
_NAME = re.compile(r"(\d{8})-(\d{1,10})" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True)
class Named:
    """A backup as its name tells it: the day it was made, by the clock of then, and its number."""

    day: date
    number: int
    path: Path


def name(made_at: datetime, number: int) -> str:
    """Give the name of a backup."""
    return f"{made_at:%Y%m%d}-{number:04d}{SUFFIX}"


def backups(folder: Path) -> list[Named]:
    """Give the backups in a folder, the lowest number first. A folder that is missing has none."""
    return sorted(_found(folder), key=lambda found: (found.number, found.day))


def _found(folder: Path) -> Iterator[Named]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        parts = _NAME.fullmatch(path.name)
        if parts and path.is_file() and not path.is_symlink():
            try:
                day = datetime.strptime(parts[1], "%Y%m%d").date()
            except ValueError:  # eight digits that are no day: no name of ours
                continue
            yield Named(day, int(parts[2]), path)


def newest(folder: Path) -> Path | None:
    """Give the backup with the highest number (then the latest day), or None: a clock can be wrong."""
    found = backups(folder)
    return found[-1].path if found else None


def next_number(last: int, *folders: Path) -> int:
    """Give the number for the next backup of a journal whose own last one is `last`.

    A journal that was brought back knows only the numbers from before; the folders know the others. So a
    number is never given twice, and a later backup always has a higher one.
    """
    taken = [found.number for folder in folders for found in backups(folder)]
    return max(last, *taken, 0) + 1
