"""`bin`: what was put away, brought back from there or deleted for good."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import counted
from reflect.cli.context import Context
from reflect.cli.gathering.heads import show_heads
from reflect.cli.given.consent import confirm
from reflect.cli.given.named import number_of
from reflect.cli.given.options import As_Json, Yes
from reflect.errors import BadUsage, NotFound, Protected

if TYPE_CHECKING:
    from reflect.values.entry import Draft
    from reflect.values.head import EntryHead


def show_bin(
    ctx: typer.Context,
    bring_back: Annotated[str | None, typer.Option(help="Take this entry out again.", metavar="N")] = None,
    draft: Annotated[str | None, typer.Option(help="Take this draft out again.", metavar="N")] = None,
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
    if draft is not None:
        _bring_back_draft(app, number_of("draft", draft, see="reflect bin"))
        return
    if json and empty:
        raise BadUsage("--json lists the bin; it does not empty it.")
    rows, drafts = app.journal.bin.heads(), app.journal.drafts.put_away()
    if json:
        from reflect.cli.documents.journal import bin_document

        app.screen.json(bin_document(rows, drafts))
        return
    if rows:
        show_heads(app, rows)
    else:
        app.screen.say("There is no entry in the bin.")
    _show_drafts(app, drafts)
    if empty:
        _empty(app, rows, drafts, ask=not yes)


def _show_drafts(app: Context, drafts: "list[Draft]") -> None:
    """List drafts by kind and day, never by content; the change of an entry with the number of that."""
    from reflect.guide.waiting import edits

    for n, each in enumerate(drafts, 1):
        changed = edits(each.state)
        what = f"{each.title}, a change of entry {changed}" if changed else each.title
        app.screen.say(f"Draft {n}: {what}, for {each.day}")
    if drafts:
        app.screen.say("To have a draft back, type its number: reflect bin --draft 1")


def _bring_back_draft(app: Context, number: int) -> None:
    """Take a draft out of the bin, by its place in the list.

    Raises:
        NotFound: if there is none at that place.
    """
    drafts = app.journal.drafts.put_away()
    if not 0 < number <= len(drafts):
        raise NotFound(f"There is no draft {number} in the bin.", hint="To see what is: reflect bin")
    app.journal.drafts.bring_back(drafts[number - 1].uuid)
    app.screen.say("The draft is back, and waits. To go on with it, type: reflect resume")


def _empty(app: Context, rows: "list[EntryHead]", drafts: "list[Draft]", *, ask: bool) -> None:
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
        if app.journal.bin.heads() != rows or app.journal.drafts.put_away() != drafts:
            raise Protected(
                "The bin was changed while you were asked, so nothing was deleted.",
                hint="Type the same command again, to see what is in it now.",
            )
    gone = app.journal.bin.empty()
    app.screen.say(
        f"{counted.entries(gone)} deleted. Backups that you made before still hold them. To remove those too, type: reflect purge"
    )
