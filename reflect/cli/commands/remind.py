"""`remind`: a calendar file for a quiet moment each week. It says nothing of what it is for, and it never nags."""

from pathlib import Path
from typing import Annotated

import typer

from reflect.cli.calendar_file import NAME, quiet_moments, write
from reflect.cli.context import Context
from reflect.cli.given.paths import whole


def remind(
    ctx: typer.Context,
    ics: Annotated[Path, typer.Option(help="The calendar file to write.", metavar="PATH")] = Path(NAME),
    at: Annotated[str, typer.Option(help="At this time.", metavar="TIME")] = "16:30",
    days: Annotated[str, typer.Option(help="On these days: mon,wed,fri.", metavar="DAYS")] = "fri",
) -> None:
    """Write a calendar file that reminds you, with a title that tells nothing.

    Example: reflect remind --at 17:30 --days mon,thu
    """
    app: Context = ctx.obj
    write(app, whole(ics), quiet_moments(at=at, days=days, today=app.today, made_at=app.clock()))
