"""`delete`: an entry goes into the bin. It never deletes for good."""

import typer

from reflect.cli.context import Context
from reflect.cli.given.consent import confirm
from reflect.cli.given.named import entry_named
from reflect.cli.given.options import Or_Newest, Yes
from reflect.cli.phrases import BRING_BACK
from reflect.errors import BadUsage


def delete(ctx: typer.Context, which: Or_Newest = None, yes: Yes = False) -> None:
    """Put an entry into the bin. `undo` brings it back.

    Example: reflect delete 3
    """
    from reflect.values.entry import first_words

    app: Context = ctx.obj
    if yes and which is None:
        # A script whose number came out empty must not put away what happens to be the newest.
        raise BadUsage(
            "With --yes I need the number of an entry, or: last", hint="Try: reflect delete last --yes"
        )
    found = entry_named(app, which) if which is not None else app.journal.last()
    if not yes:
        app.screen.say(f"{found.number}  {found.day}  {found.title}: {first_words(found.answers)}")
        confirm(app, "Put this entry into the bin?")
    app.journal.delete(found.number)
    app.screen.say(f"Entry {found.number} is in the bin. {BRING_BACK}")
    if app.journal.exports.of(found.number):
        app.screen.say("It is quoted in a file that you made for others. That file is not reached by this.")
