"""`bin`: what was put away, brought back from there or deleted for good."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import counted
from reflect.cli.context import Context
from reflect.cli.gathering.heads import show_heads
from reflect.cli.given.consent import confirm
from reflect.cli.given.named import number_of
from reflect.cli.given.options import As_Json, Yes
from reflect.errors import BadUsage, Protected

if TYPE_CHECKING:
    from reflect.values.entry import EntryHead


def show_bin(
    ctx: typer.Context,
    bring_back: Annotated[str | None, typer.Option(help="Take this entry out again.", metavar="N")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Delete all of it for good.", metavar="")] = False,
    yes: Yes = False,
    json: As_Json = False,
) -> None:
    """List what is in the bin, or empty it.

    Example: reflect bin
    """
    app: Context = ctx.obj
    if bring_back is not None:
        number = number_of("entry", bring_back, see="reflect bin")
        app.journal.bin.bring_back(number)
        app.screen.say(f"Entry {number} is back.")
        return
    if json and empty:
        raise BadUsage("--json lists the bin; it does not empty it.")
    rows = app.journal.bin.heads()
    if json:
        from reflect.cli.documents.journal import head_document

        app.screen.json({"entries": [head_document(row) for row in rows]})
        return
    if rows:
        show_heads(app, rows)
    else:
        app.screen.say("There is no entry in the bin.")
    if empty:
        _empty(app, rows, ask=not yes)


def _empty(app: Context, rows: "list[EntryHead]", *, ask: bool) -> None:
    """Delete for good what was shown.

    Raises:
        Protected: if something else lies in the bin by now.
    """
    app.screen.say("If you have had a legal paper, or were told to keep records, do not delete. Ask first.")
    if ask:
        confirm(
            app,
            "Delete all of this for good, and drafts, plans and questions that you put away? It can't be taken back.",
        )
        if app.journal.bin.heads() != rows:
            raise Protected(
                "The bin was changed while you were asked, so nothing was deleted.",
                hint="Type the same command again, to see what is in it now.",
            )
    gone = app.journal.bin.empty()
    app.screen.say(f"{counted.entries(gone)} deleted. Backups that you made before still hold them.")
