"""`key`: the ways into the journal. Shows a recovery code once, and never a key."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json, Yes
from reflect.cli.unsettled import dated, oddities, unsettled
from reflect.errors import ComputerSaidNo

CODE_NOT_SEEN = """You may not have seen the new recovery code to its end, so the one before still works too.
For another one, and no other, type: reflect key code"""
MAY_BE_KNOWN = "If somebody may know that one, you can make a new key too. To do so, type: reflect key rotate"

app = typer.Typer(
    help="Passphrase, recovery code, and the key itself.",
    epilog="Example: reflect key status",
    no_args_is_help=True,
)


@app.command()
def status(ctx: typer.Context, json: As_Json = False) -> None:
    """Say which ways into the journal there are.

    Example: reflect key status
    """
    from reflect.cli.unsettled import UNFINISHED
    from reflect.storage.keys import crypto, outside
    from reflect.storage.place import require
    from reflect.storage.remains import is_unfinished

    app: Context = ctx.obj
    require(app.settings.home)
    found = outside.look(app.settings.home)
    if json:
        slots = [{"kind": s.kind, "t": s.cost.t, "m_kib": s.cost.m_kib} for s in found.slots]
        app.screen.json(
            {
                "slots": slots,
                "copy_is_good": found.copies_equal,
                "set_up": not is_unfinished(app.settings.home),
            }
        )
        return
    if is_unfinished(app.settings.home):
        app.screen.say(UNFINISHED)
    names = {
        "passphrase": "your passphrase",
        "recovery": "your recovery code",
    }
    for kind in dict.fromkeys(slot.kind for slot in found.slots):
        app.screen.say(f"Opens with {names[kind]}.")
    for sentence in (*unsettled(found), *oddities(found), *dated(found, app.cost or crypto.REAL_COST)):
        said, _, to_type = sentence.partition("\n")
        app.screen.say(said)
        app.screen.lines(to_type)


@app.command()
def passphrase(
    ctx: typer.Context,
    new_passphrase_file: Annotated[
        str | None, typer.Option(help="Read the new one from this file.", metavar="FILE")
    ] = None,
) -> None:
    """Set a new passphrase. You need the one you have.

    Example: reflect key passphrase
    """
    app: Context = ctx.obj
    app.finishing = True
    journal = app.journal
    journal.keys.set_passphrase(_new(app, new_passphrase_file), **app.key_cost)
    app.screen.say("Your new passphrase works from now on. Nothing else changed.")
    app.screen.say("Older backups still open with the one you had when they were made.")
    app.screen.say(MAY_BE_KNOWN)


@app.command()
def recover(
    ctx: typer.Context,
    code_file: Annotated[
        str | None, typer.Option(help="Read the recovery code from this file.", metavar="FILE")
    ] = None,
    new_passphrase_file: Annotated[
        str | None, typer.Option(help="Read the new passphrase from this file.", metavar="FILE")
    ] = None,
) -> None:
    """Set a new passphrase with your recovery code.

    Example: reflect key recover
    """
    from pathlib import Path

    from reflect.cli.secret_sources import from_file
    from reflect.storage.journal import Journal
    from reflect.storage.keys.keyfile import KeyFileAltered
    from reflect.storage.place import require

    app: Context = ctx.obj
    home = app.settings.home
    require(home)

    def renew(code: str) -> None:
        try:
            with Journal.open(home, code, kind="recovery", **app.keeping) as journal:
                journal.keys.set_passphrase(_new(app, new_passphrase_file), **app.key_cost)
        except KeyFileAltered:
            _rebuild(app, code, new_passphrase_file)
        else:
            app.screen.say("Your new passphrase works from now on. Your recovery code stays the same.")

    if code_file:
        renew(from_file(Path(code_file)))
    else:
        app.secrets.attempt_typed(renew, "Recovery code: ", shown=True)


def _rebuild(app: Context, code: str, new_passphrase_file: str | None) -> None:
    """The key file was altered, but this code still opens it: make it whole again, with a new code."""
    from reflect.cli.recovery_code import FOR_OLDER
    from reflect.storage import rotation
    from reflect.storage.keys import crypto, ways_in

    app.screen.note(
        "Someone or something altered the key file. Your code still opens it, so I make it whole again."
    )
    cost = app.cost or crypto.REAL_COST
    home = app.settings.home
    made = ways_in.rebuild(
        home,
        code,
        new_passphrase=_new(app, new_passphrase_file),
        cost=cost,
        kind="recovery",
        fits=rotation.fits(home),
    )
    app.screen.note("Your new passphrase works from now on. Your recovery code is a new one:")
    try:
        app.screen.raw(made.recovery_code + "\n")
    except OSError:
        app.screen.note("The new recovery code could not be shown. For another one, type: reflect key code")
        raise
    app.screen.note(FOR_OLDER)


@app.command()
def code(
    ctx: typer.Context,
    yes: Yes = False,
) -> None:
    """Make a new recovery code. The one before then opens older backups only.

    Example: reflect key code
    """
    from reflect.cli.asking.contract import confirmed
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.phrases import NOT_CHANGED
    from reflect.cli.recovery_code import FOR_OLDER, show_code

    app: Context = ctx.obj
    app.finishing = True
    journal = app.journal
    talks = app.on_terminal and app.can_ask
    if talks and not yes:
        with or_say(app.screen, NOT_CHANGED):
            sure = confirmed(
                app.asker, "Make a new recovery code? The one on paper then opens older backups only."
            )
        if not sure:
            app.screen.say(NOT_CHANGED)
            return
    fresh = journal.keys.offer_recovery_code(**app.key_cost)
    try:
        if talks:
            show_code(app, fresh.code)
        else:
            app.screen.note("Your new recovery code. It is shown this once:")
            app.screen.raw(fresh.code + "\n")
    except OSError:
        raise ComputerSaidNo("Your new recovery code could not be shown.", hint=CODE_NOT_SEEN) from None
    except KeyboardInterrupt:
        app.screen.note(CODE_NOT_SEEN)
        raise
    journal.keys.keep_recovery_code(fresh)
    app.screen.note(f"It works from now on. The one before no longer opens your journal.\n{FOR_OLDER}")


def _new(app: Context, file: str | None) -> str:
    """The new passphrase, from a file or typed twice."""
    from pathlib import Path

    from reflect.cli.phrases import NOT_CHANGED
    from reflect.cli.secret_sources import from_file
    from reflect.cli.secrets import refuse_weak

    if file is None:
        return app.secrets.typed_twice("New passphrase: ", or_say=NOT_CHANGED)
    given = from_file(Path(file))
    refuse_weak(given)
    return given
