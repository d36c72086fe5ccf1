"""A backup that a person named, and what opens it: asked for in the same words wherever one is read. It reads none."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from reflect.cli.context import Context
from reflect.errors import NotFound

T = TypeVar("T")
Recovery = Annotated[bool, typer.Option("--recovery", help="Open it with its recovery code.", metavar="")]


def require(app: Context, file: Path) -> None:
    """Make sure that there is such a file, before anybody is asked for a secret.

    Raises:
        NotFound: saying where the person's own backups are.
    """
    if not file.is_file():
        raise NotFound(
            f"I can't find the backup {file}.", hint=f"Your own backups are in {app.settings.backups}"
        )


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
