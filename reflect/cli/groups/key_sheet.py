"""`key sheet`: a page to print, on which the recovery code is copied by hand. It knows no code, and opens no journal."""

from pathlib import Path
from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.paths import whole
from reflect.cli.phrases import NOT_WRITTEN
from reflect.errors import BadUsage

OTHER_NAME = "Choose another name with --out."
OTHER_FOLDER = "Choose another folder with --out."
PRINT_IT = "Open it, print it, and copy your recovery code onto the paper by hand:"


def sheet(
    ctx: typer.Context,
    out: Annotated[
        Path | None, typer.Option(help="A new file: .html to print, or .txt.", metavar="FILE")
    ] = None,
) -> None:
    """Print a page that says how to get back in, with blanks for your recovery code.

    Example: reflect key sheet --out sheet.html
    """
    from reflect.cli.manual import recovery_sheet
    from reflect.storage.keys import recovery_code

    app: Context = ctx.obj
    made = recovery_sheet.Sheet(
        home=app.settings.home,
        backups=app.settings.backups,
        day=app.today,
        groups=recovery_code.GROUPS,
        letters=recovery_code.GROUP_LENGTH,
    )
    if out is None:
        app.screen.lines(recovery_sheet.as_text(made))
        return
    as_page = {".html": True, ".htm": True, ".txt": False}.get(out.suffix.lower())
    if as_page is None:
        raise BadUsage(f"A sheet is a page (.html) or plain text (.txt). {NOT_WRITTEN}", hint=OTHER_NAME)
    _write(app, out, recovery_sheet.as_page(made) if as_page else recovery_sheet.as_text(made))


def _write(app: Context, out: Path, text: str) -> None:
    from reflect.cli.given import named_place
    from reflect.storage.disk import files

    place = whole(out)
    named_place.folder(place.parent, hint=OTHER_FOLDER)
    named_place.free(place, named=out, hint=OTHER_NAME)
    files.write_new(place, text.encode("utf-8", "replace"))
    app.screen.say(PRINT_IT)
    app.screen.path(place)
