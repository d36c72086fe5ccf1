"""A backup that a person named, and what opens it: asked for in the same words wherever one is read. It reads none."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from reflect.cli.context import Context
from reflect.errors import BadFile, NotFound

T = TypeVar("T")
NOT_ORDINARY = "it is not an ordinary file but a pipe or a device"
ENDS = "ends in .reflectbackup"
Recovery = Annotated[bool, typer.Option("--recovery", help="Open it with its recovery code.", metavar="")]


def require(app: Context, file: Path) -> None:
    """Make sure that there is such a file, before anybody is asked for a secret.

    Raises:
        NotFound: saying where the person's own backups are.
        BadFile: if it is no ordinary file.
    """
    if file.is_dir():
        raise NotFound(f"{file} is a folder, and I need one backup.", hint=_in(file))
    if not file.is_file():
        if file.exists():
            raise BadFile(str(file), "", NOT_ORDINARY)
        raise NotFound(f"I can't find the backup {file}.", hint=_instead(app.settings.backups, file))


def _in(folder: Path) -> str:
    """Say which backup of a folder it may be; a stick has one or many."""
    from reflect.storage.backup import shelf

    newest = shelf.newest(folder)
    return f"Its newest one, by its name:\n{newest}" if newest else f"It holds no file that {ENDS}."


def _instead(backups: Path, file: Path) -> str:
    """Say where else a backup may be: a name without its folder is mostly one of the person's own."""
    if (own := backups / file.name).is_file():
        return f"One of that name is here:\n{own}"
    if backups.is_dir():
        return f"Your own backups are in {backups}"
    return f"It is a file that {ENDS}. Type its whole name, with its folder."


def opened(app: Context, opening: Callable[[str], T], *, recovery: bool) -> T:
    """Do something with the secret that was good when the backup was made; see `Secrets.attempt`."""
    return app.secrets.attempt(opening, _prompt(recovery=recovery))


def typed(app: Context, opening: Callable[[str], T], *, recovery: bool) -> T:
    """Do the same with a secret that is typed, whatever this run was given for its own journal."""
    return app.secrets.attempt_typed(opening, _prompt(recovery=recovery))


def _prompt(*, recovery: bool) -> str:
    return "Recovery code of the backup: " if recovery else "Passphrase of the backup: "


def opened_aside(app: Context, opening: Callable[[str], T], *, recovery: bool) -> T:
    """Do something with the secret that was good when a journal was set aside; see `Secrets.attempt`."""
    return app.secrets.attempt(
        opening, "Recovery code it had: " if recovery else "Passphrase it had when it was set aside: "
    )
