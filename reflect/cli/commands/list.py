"""`list`: entries in a list, newest first, one line each."""

import typer

from reflect.cli.context import Context
from reflect.cli.gathering.heads import say_how_many, show_heads
from reflect.cli.given.filters.grammar import EVERY, NONE, Filters, chosen, filtered
from reflect.cli.given.options import As_Json, Limit

NONE_FIT = "No entry fits that. To see all, type: reflect list"


@filtered(which=EVERY)
def list_entries(
    ctx: typer.Context,
    which: Filters = NONE,
    limit: Limit = 20,
    json: As_Json = False,
) -> None:
    """List your entries, newest first.

    Example: reflect list --since monday
    """
    app: Context = ctx.obj
    meant = chosen(app, which, ahead=True)
    rows = app.journal.heads(meant, limit=limit)
    if json:
        from reflect.cli.documents.journal import head_document

        app.screen.json({"entries": [head_document(row) for row in rows]})
        return
    if not rows:
        app.screen.say(NONE_FIT if which else "There are no entries here. To write one, type: reflect log")
        return
    show_heads(app, rows)
    say_how_many(app, len(rows), meant)
