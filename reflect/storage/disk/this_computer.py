"""By what a file is known as the one that was here before: its place on this disk, and this computer. Never its name.

A copy of a folder, a restored backup and a journal on another computer have another mark. One disk that was copied
whole, bit for bit, into a computer with the same id has the same: that cannot be told from here.
"""

import hashlib
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

_MACHINE_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")


def mark(path: Path) -> str:
    """Give the mark of a file that is there, 32 hexadecimal digits. It tells nothing of the computer by itself."""
    found = path.stat()
    born = getattr(found, "st_birthtime_ns", None) or getattr(found, "st_birthtime", 0)
    known = f"{found.st_ino}\0{born}\0{_computer()}"
    return hashlib.blake2b(known.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _computer() -> str:
    """A Mac changes its name with the network, and there a file knows when it was born: the name would be too much."""
    for path in _MACHINE_IDS:
        with suppress(OSError):
            return Path(path).read_text("ascii", "replace").strip()
    return "" if sys.platform == "darwin" else f"{platform.node()}\0{os.name}"
