"""What the system refused, as a person would hear it. It touches no file, but to see whether it is a link."""

import contextlib
import errno
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from reflect.errors import (
    LOOK_FIRST,
    CannotKeep,
    ComputerSaidNo,
    JournalDamaged,
    Protected,
    ReadOnly,
    ReflectError,
)

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextlib.contextmanager
def explained(undone: str, *, folder: Path | None = None) -> Iterator[None]:
    """Turn an `OSError` inside the block into a kind sentence that begins with `undone`.

    Args:
        undone: what did not happen, as "The key file was not written".
        folder: the folder that is written to, so that a refusal can name it.

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
        raise ComputerSaidNo(f"{undone}: {_reason(error, folder)}") from None


def _reason(error: OSError, folder: Path | None) -> str:
    if error.errno in FULL:
        return "the disk is full. What was saved before stays saved."
    if error.errno in FORBIDDEN and folder is not None:
        return f"the folder {folder} can't be written to."
    if error.errno == errno.ENAMETOOLONG:
        return "that name is too long for this computer."
    if error.errno in FORBIDDEN:
        return "this computer does not let me use that file or folder."
    return f"the computer answered '{error.strerror or type(error).__name__}'."


def refuse_link(path: Path) -> None:
    """Raise `Protected` if `path` itself is a symbolic link (also a broken one)."""
    if path.is_symlink():
        raise Protected(f"{path.name} is a link to somewhere else, so I did not use it.")


class Saved(Enum):
    """What is known, when the driver refuses something, of what was to be written. The value ends its sentence."""

    UNSAID = "."
    """It was only read, or whoever asked knows more: nothing is claimed."""
    NOT = ", so this was not saved."
    """All of the writing is taken back."""
    UNKNOWN = ", and I can't tell whether this was saved."
    """It came at the very last step: on the disk it may be done, or not, and after a power cut it may be undone."""


_BUSY = ("Another reflect is busy with the journal", "Wait until it is done, then try again.")
_CLOSED = ("The computer would not open the journal file", "")
_BY_DRIVER = {
    "FULL": ("The disk is full", "Make some room, then try again."),
    "READONLY": (
        "The journal can be read here, but not written: the file or its folder is read-only",
        "",
    ),
    "BUSY": _BUSY,
    "LOCKED": _BUSY,
    "IOERR": ("The disk could not read or write the journal", ""),
    "CANTOPEN": _CLOSED,
    "PERM": _CLOSED,
    "NOMEM": ("There was not enough free memory", "Close some other programs, then try again."),
}
_TAKEN_BACK = {"FULL", "READONLY", "BUSY", "LOCKED"}
"""What SQLite only answers before its last step: then nothing of the writing stays, also when it came at a commit."""

_KEEPS_NOTHING = {"READONLY": ReadOnly, "FULL": CannotKeep, "IOERR": CannotKeep}
"""Also a disk that fails: what it holds may still be read."""

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


def of_driver(error: BaseException, *, saved: Saved = Saved.UNSAID) -> ReflectError | None:
    """Say in plain words what the database driver refused, or None if that can only be a mistake of ours.

    Args:
        error: what the driver raised.
        saved: what is known of what was to be written.
    """
    _, _, rest = _name(error).partition("_")
    kind = rest.split("_")[0]  # SQLITE_IOERR_WRITE -> IOERR
    if saved is Saved.UNKNOWN and kind in _TAKEN_BACK:
        saved = Saved.NOT
    if kind in {"CORRUPT", "NOTADB"}:
        return (
            JournalDamaged()
            if saved is Saved.UNSAID
            else JournalDamaged(JournalDamaged().message.rstrip(".") + saved.value)
        )
    if kind not in _BY_DRIVER:
        return None
    message, hint = _BY_DRIVER[kind]
    refused = _KEEPS_NOTHING.get(kind, ComputerSaidNo)
    return refused(message + saved.value, hint=LOOK_FIRST if saved is Saved.UNKNOWN else hint)


def translate(error: BaseException, *, saved: Saved = Saved.UNSAID) -> ReflectError:
    """Turn any error of the driver into one of ours. Its own text is never passed on: it may quote a search."""
    known = of_driver(error, saved=saved)
    return known or ReflectError(f"The journal file would not do that ({_name(error)}).")


def instead(error: ReflectError, undone: str) -> ComputerSaidNo:
    """Give an error with what was not done, where the saving of a row means nothing to anybody yet.

    Args:
        error: what `of_driver` gave.
        undone: such as "no journal was made".
    """
    message = error.message
    for known in reversed(Saved):  # the bare point last, since the others end in it too
        message = message.removesuffix(known.value)
    return ComputerSaidNo(f"{message}, so {undone}.", hint="" if error.hint == LOOK_FIRST else error.hint)


def of_new_file(error: BaseException, undone: str) -> ComputerSaidNo | None:
    """Give an error of a file that was made a moment ago: what is damaged in it is the doing of the disk, and of nothing before.

    Args:
        error: what was raised while it was made or filled, by us or by the driver.
        undone: such as "no journal was made".

    Returns:
        None for what neither the disk nor the driver did.
    """
    known = error if isinstance(error, ReflectError) else of_driver(error)
    if isinstance(known, JournalDamaged):
        return ComputerSaidNo(f"The disk gave back something other than what was written, so {undone}.")
    return instead(known, undone) if isinstance(known, ComputerSaidNo) else None


def _name(error: BaseException) -> str:
    # Errors of the backup call come without a name, and with the library's own fixed sentence.
    return getattr(error, "sqlite_errorname", None) or _BY_SENTENCE.get(str(error), "SQLITE")
