"""What the system refused, as a person would hear it. It touches no file, but to see whether it is a link."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from reflect.errors import ComputerSaidNo, JournalDamaged, Protected, ReflectError

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextlib.contextmanager
def explained(undone: str) -> Iterator[None]:
    """Turn an `OSError` inside the block into a kind sentence that begins with `undone`.

    Args:
        undone: what did not happen, as "The key file was not written".

    Raises:
        FileNotFoundError: unchanged, since only the caller knows what a missing file means.
        Protected: a link, or another file, stands where ours should be.
        ComputerSaidNo: everything else that the system refused.
        OSError: unchanged, if Python made it up by itself: the system was not even asked.
    """
    try:
        yield
    except FileNotFoundError:
        raise
    except FileExistsError:
        raise Protected(f"{undone}: there is already something with that name.") from None
    except OSError as error:
        if error.errno is None:
            raise
        if error.errno == errno.ELOOP:
            raise Protected(f"{undone}: it is a link to somewhere else.") from None
        raise ComputerSaidNo(f"{undone}: {_reason(error)}") from None


def _reason(error: OSError) -> str:
    if error.errno in FULL:
        return "the disk is full. What was there before is unchanged."
    if error.errno in FORBIDDEN:
        return "this computer does not let me use that file or folder."
    return f"the computer answered '{error.strerror or type(error).__name__}'."


def refuse_link(path: Path) -> None:
    """Raise `Protected` if `path` itself is a symbolic link (also a broken one)."""
    if path.is_symlink():
        raise Protected(f"{path.name} is a link to somewhere else, so I did not use it.")


_FULL = ("The disk is full, so nothing was saved.", "Make some room, then try again.")
_BUSY = (
    "Another reflect is busy with the journal, so nothing was saved.",
    "Wait until it is done, then try again.",
)
_CLOSED = ("The computer would not open the journal file.", "")
_BY_DRIVER = {
    "FULL": _FULL,
    "READONLY": ("The journal can be read here, but not written: the file or its folder is read-only.", ""),
    "BUSY": _BUSY,
    "LOCKED": _BUSY,
    "IOERR": ("The disk could not read or write the journal, so nothing was saved.", ""),
    "CANTOPEN": _CLOSED,
    "PERM": _CLOSED,
    "NOMEM": (
        "There was not enough free memory, so nothing was saved.",
        "Close some other programs, then try again.",
    ),
}

_BY_SENTENCE = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
    "disk I/O error": "SQLITE_IOERR",
    "unable to open database file": "SQLITE_CANTOPEN",
    "out of memory": "SQLITE_NOMEM",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}


def of_driver(error: BaseException) -> ReflectError | None:
    """Say in plain words what the database driver refused, or None if that can only be a mistake of ours."""
    _, _, rest = _name(error).partition("_")
    kind = rest.split("_")[0]  # SQLITE_IOERR_WRITE -> IOERR
    if kind in {"CORRUPT", "NOTADB"}:
        return JournalDamaged()
    if kind not in _BY_DRIVER:
        return None
    message, hint = _BY_DRIVER[kind]
    return ComputerSaidNo(message, hint=hint)


def translate(error: BaseException) -> ReflectError:
    """Turn any error of the driver into one of ours. Its own text is never passed on: it may quote a search."""
    return of_driver(error) or ReflectError(f"The journal file would not do that ({_name(error)}).")


def _name(error: BaseException) -> str:
    # Errors of the backup call come without a name, and with the library's own fixed sentence.
    return getattr(error, "sqlite_errorname", None) or _BY_SENTENCE.get(str(error), "SQLITE")
