"""`delete`: an entry goes into the bin. It never deletes for good."""

import typer

from reflect.cli.context import Context
from reflect.cli.given.consent import confirm
from reflect.cli.given.named import entry_named
from reflect.cli.given.options import Which_Entry, Yes
from reflect.cli.phrases import BRING_BACK


def delete(ctx: typer.Context, which: Which_Entry, yes: Yes = False) -> None:
    """Put an entry into the bin. `undo` brings it back.

    Example: reflect delete 3
    """
    app: Context = ctx.obj
    from reflect.values.entry import first_words

    found = entry_named(app, which)
    if not yes:
        app.screen.say(f"{found.number}  {found.day}  {found.title}: {first_words(found.answers)}")
        confirm(app, "Put this entry into the bin?")
    app.journal.delete(found.number)
    app.screen.say(f"Entry {found.number} is in the bin. {BRING_BACK}")
    if app.journal.exports.of(found.number):
        app.screen.say("It is quoted in a file that you made for others. That file is not reached by this.")
