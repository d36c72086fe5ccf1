"""The journals that a restore set aside: which there are, which came last, and how the next one is called. Opens none.

The newest is told by name. A new name always stands after those that are there, so that a clock that was wrong changes
nothing about which one came last.
"""

import os
import re
from datetime import datetime
from pathlib import Path

from reflect.storage.names import ASIDE, DATABASE

_OF_OURS = re.compile(re.escape(ASIDE) + r"(\d{8}-\d{6})(?:-(\d{1,6}))?")
_WRITTEN = "%Y%m%d-%H%M%S"


def journals(folder: Path) -> list[Path]:
    """Give the folders beside a journal that hold one which was set aside, the last one last. No link is one."""
    return [place for place in _all(folder) if os.path.lexists(place / DATABASE)]


def _all(folder: Path) -> list[Path]:
    found = (place for place in folder.glob(f"{ASIDE}*") if place.is_dir() and not place.is_symlink())
    return sorted(found, key=_order)


def _order(place: Path) -> tuple[str, int]:
    parts = _OF_OURS.fullmatch(place.name)
    return (parts[1], int(parts[2] or 1)) if parts else (place.name.removeprefix(ASIDE), 1)


def next_stamp(folder: Path, now: datetime) -> str:
    """Give a stamp for the next one in this folder: the instant, or what comes after the last one there."""
    wanted = f"{now:{_WRITTEN}}"
    last = [parts for place in _all(folder) if (parts := _OF_OURS.fullmatch(place.name))]
    if not last or last[-1][1] < wanted:
        return wanted
    return f"{last[-1][1]}-{int(last[-1][2] or 1) + 1}"


def when(place: Path) -> datetime | None:
    """Give the instant of its name, by the clock of then, in UTC but without saying so; None if the name tells none."""
    parts = _OF_OURS.fullmatch(place.name)
    try:
        return datetime.strptime(parts[1], _WRITTEN) if parts else None
    except ValueError:
        return None
