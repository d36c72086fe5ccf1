"""A path as a person types it, made whole."""

from pathlib import Path

from reflect.cli.phrases import NOT_WRITTEN
from reflect.errors import BadUsage


def whole(typed: Path) -> Path:
    """Expand `~` and make a path absolute.

    Raises:
        BadUsage: if `~name` names nobody on this computer, or for a lone dash: other programs take it for standard
            output, and here a file of that name would come to lie in the folder.
    """
    if str(typed) == "-":
        raise BadUsage(f"I write files, and - is not the name of one. {NOT_WRITTEN}")
    try:
        return typed.expanduser().absolute()
    except RuntimeError:
        raise BadUsage(f"{typed} names the home folder of somebody I don't know.") from None
