"""Whether the run that is making a file or folder still lives: told by a mark in its hidden name, and by no lock.

A lock would be in the way of the driver, and on some network disks of the maker itself. The mark names this start of this
computer (as a short sum that says nothing else), the process, and when it began; so neither another computer on a shared
folder nor a number that was given again is taken for the maker. Where that can't be told, nobody is called gone.
"""

import contextlib
import ctypes
import os
import re
import sys
from pathlib import Path

_MARK = re.compile(r"([0-9a-f]{8})-(\d{1,10})-(\d{1,20})")
_ENDED = {"Z", "X"}
"""States of a process that will never do anything again."""


def mark() -> str:
    """Give the mark of this process; empty where none can be given that would tell anything."""
    here, began = _this_start(), _began(os.getpid())
    if not here or (sys.platform == "linux" and began is None):
        return ""
    return f"{here}-{os.getpid()}-{began or 0}"


def is_gone(name: str) -> bool | None:
    """Say whether the maker of what has this name is gone; None if that can't be told."""
    found = _MARK.search(name)
    if found is None or found[1] != _this_start():
        return None
    pid, began = int(found[2]), int(found[3])
    try:
        os.kill(pid, 0)  # asks, and sends nothing; there are no marks where this would do more
    except ProcessLookupError:
        return True
    except OSError:
        return False
    now = _began(pid)
    return now is not None and now != began


def _this_start() -> str:
    """A sum of what no other computer, no other start of this one and no other container has; empty if unknown."""
    told = ""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        if sys.platform == "linux":
            told = Path("/proc/sys/kernel/random/boot_id").read_text("ascii") + str(
                Path("/proc/self/ns/pid").readlink()
            )
        elif sys.platform == "darwin":
            told = _boot_of_mac()
    if not told:
        return ""
    import hashlib  # slow to load, and most runs find nothing that somebody could still be making

    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _boot_of_mac() -> str:
    name, buffer, size = b"kern.bootsessionuuid", ctypes.create_string_buffer(64), ctypes.c_size_t(64)
    refused = ctypes.CDLL(None).sysctlbyname(name, buffer, ctypes.byref(size), None, ctypes.c_size_t(0))
    return "" if refused else buffer.value.decode("ascii")


def _began(pid: int) -> int | None:
    """When a process began, in ticks since the start of the computer; None if unknown, 0 for one that has ended."""
    if sys.platform != "linux":
        return None
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        return 0 if after_name[0] in _ENDED else int(after_name[19])
    except (OSError, ValueError, IndexError):
        return None
