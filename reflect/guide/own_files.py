"""Files that a person wrote: which packs of their own there are, and never more of one than a pack may hold. Only reads."""

import errno
from pathlib import Path

from reflect.errors import BadFile, ComputerSaidNo, MayNotRead

MAX_BYTES = 256 * 1024
"""The largest pack file that is read, in bytes."""
NOT_ORDINARY = "it is not an ordinary file but a pipe or a device"
MAX_OWN_PACKS = 200
NO_NAME = {errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR}
"""What the system answers to a name that no file can have, whoever asks."""


def own_files(folder: Path | None) -> list[Path]:
    """Give the person's own pack files.

    Raises:
        ComputerSaidNo: if the folder is there, or may be, and can't be looked into: "none" would not be true.
    """
    if folder is None:
        return []
    try:
        return sorted(f for f in folder.iterdir() if f.name.endswith(".toml") and f.is_file())[:MAX_OWN_PACKS]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise ComputerSaidNo(
            f"I can't look into {folder}, where your own packs are ({error.strerror}).",
            hint="To see what stands in the way, type: reflect doctor",
        ) from None


def read_own(file: Path) -> bytes:
    """Read a file that a person wrote, but never more than a pack may hold.

    Raises:
        BadFile: if it is no ordinary file, is too large, or can't be the name of a file.
        MayNotRead: if the computer does not let us.
    """
    try:
        if not file.is_file():
            is_odd = file.exists() and not file.is_dir()
            raise BadFile(str(file), "", NOT_ORDINARY if is_odd else "there is no such file")
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        if error.errno in NO_NAME:
            raise BadFile(str(file), "", f"it can't be read ({error.strerror})") from None
        raise MayNotRead(str(file), str(error.strerror)) from None
    if len(raw) > MAX_BYTES:
        raise BadFile(str(file), "", "the file is larger than 256 KiB")
    return raw
