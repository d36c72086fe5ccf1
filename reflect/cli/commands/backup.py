"""`backup`: an encrypted copy of everything, checked before anybody is told that it is there."""

from pathlib import Path
from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.cli.given.paths import whole
from reflect.errors import CannotKeep

BRING_IT = "If it is on a stick, plug it in first. If it is to be a new folder, make it first."
SAME_DISK = (
    "As far as I can tell, this copy is on the same disk as your journal. If that disk is lost, both are. "
    "A copy on a stick is safer."
)
NOT_COUNTED = "Nothing can be written where your journal is, so it does not remember that this copy was made."


def backup(
    ctx: typer.Context,
    to: Annotated[
        Path | None, typer.Option(help="Another folder, such as a USB stick.", metavar="DIR")
    ] = None,
    json: As_Json = False,
) -> None:
    """Make an encrypted copy of everything, and check that it reads back."""
    app: Context = ctx.obj
    bundle = _copied(app, whole(to)) if to else app.journal.copies.write()
    if json:
        app.screen.json({"backup": str(bundle), "entries": app.journal.count()})
        return
    app.screen.say("A checked copy of your journal, locked with the passphrase you have now:")
    app.screen.path(bundle)


def _copied(app: Context, to: Path) -> Path:
    """Make a copy in a folder that the person named, also of a journal that can only be read."""
    from reflect.cli.given import named_place
    from reflect.storage import room

    named_place.folder(to, hint=BRING_IT)
    try:
        bundle = app.journal.copies.write(to=to)
    except CannotKeep:
        bundle = app.journal.copies.write_uncounted(to=to)
        app.screen.note(NOT_COUNTED)
    if room.same_disk(to, app.settings.home):
        app.screen.note(SAME_DISK)
    return bundle
