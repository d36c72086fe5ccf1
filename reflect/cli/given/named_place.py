"""A place that a person named for a file or a folder. What is not there is never invented: it may be a stick.

All commands that write where somebody says ask here first, so that they refuse alike, before anything is done.
"""

import errno
import os
from pathlib import Path

from reflect.cli.phrases import NOT_WRITTEN
from reflect.errors import ComputerSaidNo, NotFound, Protected, ReflectError


def folder(place: Path, *, hint: str) -> None:
    """Make sure that this is a folder in which a file can be made.

    Args:
        place: the folder, made whole.
        hint: what to type or to do next.

    Raises:
        NotFound, ComputerSaidNo: as `there`.
        ComputerSaidNo: also if nothing can be made in it.
    """
    from reflect.storage.disk import space

    there(place, hint=hint)
    try:
        space.try_folder(place)
    except ReflectError as error:
        raise ComputerSaidNo(error.message, hint=hint) from None


def there(place: Path, *, hint: str) -> None:
    """Make sure that this is a folder.

    Raises:
        NotFound: if it is not there, or is no folder.
        ComputerSaidNo: if the computer does not let us in.
    """
    try:
        is_one = place.is_dir()
    except OSError as error:
        raise _refused(place, error, hint) from None
    if not is_one:
        raise NotFound(
            f"{place} is not a folder. {NOT_WRITTEN}"
            if os.path.lexists(place)
            else f"There is no folder {place}. {NOT_WRITTEN}",
            hint=hint,
        )


def free(place: Path, *, named: Path, hint: str) -> None:
    """Make sure that nothing has this name yet, and that it can be one.

    Args:
        place: the name, made whole.
        named: as the person typed it.
        hint: what to type or to do next.

    Raises:
        Protected: if something has it, also a link that leads nowhere.
        ComputerSaidNo: if this computer knows no such name.
    """
    if is_taken(place, hint=hint):
        raise Protected(f"There is something called {named} already, and it stays.", hint=hint)


def is_taken(place: Path, *, hint: str) -> bool:
    """Say whether something has this name.

    Raises:
        ComputerSaidNo: if that can't be told, such as of a name that is too long.
    """
    try:
        place.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _refused(place, error, hint) from None
    return True


def _refused(place: Path, error: OSError, hint: str) -> ComputerSaidNo:
    if error.errno == errno.ENAMETOOLONG:
        return ComputerSaidNo(f"That name is too long for this computer. {NOT_WRITTEN}", hint=hint)
    return ComputerSaidNo(
        f"This computer does not let me use {place} ({error.strerror}). {NOT_WRITTEN}", hint=hint
    )
