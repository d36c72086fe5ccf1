"""Where tests write: in memory where there is room for it, so that they do not wait for a disk; and where another disk is.

The long run (REFLECT_SOAK=1) writes to the disk.
"""

import os
import shutil
from pathlib import Path

IN_MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that must be free there. A whole run writes a sixth of that, and takes most of it away as it goes."""


def quick_place() -> Path | None:
    """Give the folder in memory, if there is one with room in which programs can be run; None where the disk must do."""
    if not (hasattr(os, "ST_NOEXEC") and IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)):
        return None
    runs = not os.statvfs(IN_MEMORY).f_flag & os.ST_NOEXEC
    return IN_MEMORY if runs and shutil.disk_usage(IN_MEMORY).free >= ROOM else None


def another_disk(than: Path) -> Path | None:
    """Give a folder for everybody on another disk than this file or folder; None if none is known."""
    folders = (IN_MEMORY, Path("/var/tmp"), Path("/tmp"))
    usable = (folder for folder in folders if folder.is_dir() and os.access(folder, os.W_OK))
    return next((folder for folder in usable if folder.stat().st_dev != than.stat().st_dev), None)
