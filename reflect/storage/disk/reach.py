"""Whether a folder can be reached at all, and if not, what stands in the way. It changes nothing and reads no file.

A folder that may not be entered looks from outside as if it were empty. So whoever asks "is there a journal?" asks
here first: "no" must never mean "I was not let in".
"""

import contextlib
import errno
import os
import shlex
import sys
from pathlib import Path

from reflect.errors import ComputerSaidNo
from reflect.storage.disk.refusal import FORBIDDEN

_ELSEWHERE = "To keep a journal elsewhere, name another folder in REFLECT_HOME."


def check(folder: Path) -> None:
    """Look whether this folder can be entered; that it is not there yet is no fault.

    Raises:
        ComputerSaidNo: naming what stands in the way, whose it is, and what to type.
    """
    try:
        _enter(folder)
    except FileNotFoundError:
        _refuse_dangling(folder)
    except OSError as error:
        raise _said_no(folder, error) from None


def _enter(folder: Path) -> None:
    os.stat(os.path.join(folder, "."))  # noqa: PTH116, PTH118 - a Path drops the dot, and the dot is what asks to enter


def _refuse_dangling(folder: Path) -> None:
    """A link to what is not there is a folder that is away for now, such as one on a stick, and not one to be made."""
    for place in (folder, *folder.parents):
        if place.is_symlink() and not place.exists():
            raise ComputerSaidNo(
                f"{place} is a link to {place.readlink()}, and that is not there now.",
                hint="If it is on a stick or on another disk, plug it in, then try again.",
            )


def _said_no(folder: Path, error: OSError) -> ComputerSaidNo:
    if error.errno in FORBIDDEN:
        return _shut(_first_that(folder, *FORBIDDEN))
    if error.errno == errno.ENOTDIR:
        place = _first_that(folder, errno.ENOTDIR)
        return ComputerSaidNo(f"{place} is a file, and your journal needs a folder there.", hint=_ELSEWHERE)
    if error.errno == errno.ELOOP:
        place = _first_that(folder, errno.ELOOP)
        return ComputerSaidNo(f"{place} is a link that leads back to itself.", hint=_ELSEWHERE)
    if error.errno == errno.ENAMETOOLONG:
        return ComputerSaidNo(
            "The name of your journal's folder is too long for this computer.", hint=_ELSEWHERE
        )
    return ComputerSaidNo(f"I can't get into the folder {folder}: the computer answered '{error.strerror}'.")


def _first_that(folder: Path, *kinds: int) -> Path:
    """Give the first folder on the way that answers with one of these errors."""
    for place in (*reversed(folder.parents), folder):
        try:
            _enter(place)
        except OSError as error:
            if error.errno in kinds:
                return place
    return folder


def _shut(place: Path) -> ComputerSaidNo:
    """Say whose a folder is that may not be entered, and how it opens."""
    if sys.platform == "win32":
        return ComputerSaidNo(f"This computer does not let me into the folder {place}.", hint=_ELSEWHERE)
    owner = _owner(place)
    if owner == os.geteuid():
        return ComputerSaidNo(
            f"I can't get into the folder {place}. It is yours, but it is closed to you too.",
            hint=f"To open it again, type:\nchmod u+rwx {shlex.quote(str(place))}",
        )
    whose = "somebody else" if owner is None else _name_of(owner)
    hint = _ELSEWHERE
    if _below_own_folder(place):
        back = f"sudo chown -R {_name_of(os.geteuid())} {shlex.quote(str(place))}"
        hint = f"If it was yours before, this gives it back to you: {back}\n{_ELSEWHERE}"
    return ComputerSaidNo(
        f"I can't get into the folder {place}. It belongs to {whose}, not to you.", hint=hint
    )


def _owner(place: Path) -> int | None:
    with contextlib.suppress(OSError):
        return place.stat().st_uid
    return None


def _name_of(number: int) -> str:
    """Give the name of an account, or its number if it has none."""
    if sys.platform != "win32":
        import pwd

        with contextlib.suppress(KeyError):
            return pwd.getpwuid(number).pw_name
    return str(number)


def _below_own_folder(place: Path) -> bool:
    """True inside the person's own folder: only there may what is said to type give something to them."""
    with contextlib.suppress(RuntimeError):
        return Path.home() in place.parents
    return False
