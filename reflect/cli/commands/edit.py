"""`edit`: an entry changed, or put on another day. Every earlier version is kept."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect import dates
from reflect.cli.context import Context
from reflect.cli.given.options import As_Json, Or_Newest
from reflect.cli.phrases import ASKS_NOT
from reflect.cli.sitting.answers_file import edit_from_file
from reflect.errors import AnswerNeeded, BadUsage
from reflect.wording import speak

if TYPE_CHECKING:
    import datetime

    from reflect.values.entry import Entry


def edit(
    ctx: typer.Context,
    which: Or_Newest = None,
    date: Annotated[
        str | None, typer.Option(help="Put it on another day: yesterday, 2026-03-01.", metavar="DAY")
    ] = None,
    answers: Annotated[
        str | None, typer.Option(help="All answers as JSON, from a file or -.", metavar="FILE")
    ] = None,
    json: As_Json = False,
) -> None:
    """Change an entry, or its day. Every earlier version is kept.

    Example: reflect edit 3 --date yesterday
    """
    from reflect.cli.given.named import newest_or_named
    from reflect.cli.sitting import begin
    from reflect.cli.sitting.look_first import look_first
    from reflect.cli.sitting.sitting import Sitting

    app: Context = ctx.obj
    day = dates.parse_day(date, today=app.today) if date is not None else None
    if answers is None and day is None and not json:
        look_first(app)
    entry = newest_or_named(app, which)
    if answers is not None:
        edit_from_file(app, entry, answers, day, as_json=json)
        return
    if day is not None:
        _edit_day(app, entry, day, as_json=json)
        return
    if json:
        raise BadUsage("--json goes with --answers or --date.")
    if not app.can_ask:
        raise AnswerNeeded(ASKS_NOT, hint="Leave it out, or give the answers: reflect edit N --answers FILE")
    Sitting(app, begin.change(app, entry)).run()


def _edit_day(app: Context, entry: "Entry", day: "datetime.date", *, as_json: bool) -> None:
    """Put an entry on another day; all else of it stays."""
    from reflect.cli.documents.journal import entry_document
    from reflect.cli.sitting.ending import AS_IT_WAS, CHANGED
    from reflect.cli.sitting.other_day import put_on

    changed = put_on(app, entry, day)
    if as_json:
        app.screen.json(entry_document(changed))
    else:
        said = CHANGED if day != entry.day else AS_IT_WAS
        app.screen.say(speak(said, number=entry.number))
