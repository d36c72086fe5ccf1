"""`list` and `show`: what is in the journal, on the person's own screen."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.days import chosen_days
from reflect.cli.options import As_Json, Since, Until
from reflect.errors import BadUsage


def list_entries(
    ctx: typer.Context,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(help="How many at most.", min=1)] = 20,
    json: As_Json = False,
) -> None:
    """List your entries, newest first."""
    app: Context = ctx.obj
    chosen = chosen_days(app, since, until)
    rows = app.journal.heads(chosen, limit=limit)
    if json:
        from reflect.cli.documents import head_document

        app.screen.json({"entries": [head_document(row) for row in rows]})
        return
    if not rows:
        app.screen.say("There are no entries here. To write one, type: reflect log")
        return
    from reflect.render import entry

    app.screen.show(entry.heads(rows, app.screen.look))
    count = app.journal.count(chosen)
    if count > len(rows):
        app.screen.say(
            f"These are the newest {len(rows)} of {count}. To see more: reflect list --limit {count}"
        )


def show(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(metavar="N", help="The number of an entry, or: last")],
    json: As_Json = False,
) -> None:
    """Show one entry."""
    app: Context = ctx.obj
    if which != "last" and not (which.isascii() and which.isdigit() and len(which) < 10):
        raise BadUsage("I need the number of an entry, or: last", hint="Try: reflect list")
    found = app.journal.newest() if which == "last" else app.journal.get(int(which))
    if json:
        from reflect.cli.documents import entry_document

        app.screen.json(entry_document(found))
        return
    from reflect.render import entry

    names = {area.id: area.name for area in app.library.practice.areas.values()}
    app.screen.show(entry.entry(found, names))
