"""`key`: the ways into the journal. Shows a recovery code once, and never a key."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.options import As_Json

app = typer.Typer(help="Passphrase and recovery code.", no_args_is_help=True)


@app.command()
def status(ctx: typer.Context, json: As_Json = False) -> None:
    """Say which ways into the journal there are."""
    from reflect.storage import keys
    from reflect.storage.place import require

    app: Context = ctx.obj
    require(app.settings.home)
    found = keys.status(app.settings.home)
    if json:
        slots = [{"kind": s.kind, "t": s.cost.t, "m_kib": s.cost.m_kib} for s in found.slots]
        app.screen.json({"slots": slots, "copy_is_good": found.copies_equal})
        return
    names = {
        "passphrase": "your passphrase",
        "recovery": "your recovery code",
        "keyring": "this computer's keyring",
    }
    for slot in found.slots:
        app.screen.say(f"Opens with {names[slot.kind]}.")
    if not found.copies_equal:
        app.screen.say("The second copy of the key file is missing or different. The next unlock mends it.")


@app.command()
def passphrase(
    ctx: typer.Context,
    new_passphrase_file: Annotated[
        str | None, typer.Option(help="Read the new one from this file.", metavar="FILE")
    ] = None,
) -> None:
    """Set a new passphrase. You need the one you have."""
    app: Context = ctx.obj
    journal = app.journal
    journal.set_passphrase(_new(app, new_passphrase_file), **app.key_cost)
    app.screen.say("Your new passphrase works from now on. Nothing else changed.")
    app.screen.say("Older backups still open with the one you had when they were made.")


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
    """Set a new passphrase with your recovery code."""
    from pathlib import Path

    from reflect.cli.secrets import from_file
    from reflect.storage.journal import Journal
    from reflect.storage.place import require

    app: Context = ctx.obj
    home = app.settings.home
    require(home)

    def opened(code: str) -> Journal:
        return Journal.open(home, code, kind="recovery", **app.keeping)

    journal = (
        opened(from_file(Path(code_file)))
        if code_file
        else app.secrets.attempt_typed(opened, "Recovery code: ")
    )
    with journal:
        journal.set_passphrase(_new(app, new_passphrase_file), **app.key_cost)
    app.screen.say("Your new passphrase works from now on. Your recovery code stays the same.")


@app.command()
def code(ctx: typer.Context) -> None:
    """Make a new recovery code. The one before stops working."""
    app: Context = ctx.obj
    fresh = app.journal.renew_recovery_code(**app.key_cost)
    app.screen.note("Your new recovery code. It is shown this once; the one before no longer works:")
    app.screen.raw(fresh + "\n")


def _new(app: Context, file: str | None) -> str:
    """The new passphrase, from a file or typed twice."""
    from pathlib import Path

    from reflect.cli.secrets import from_file, refuse_weak

    if file is None:
        return app.secrets.typed_twice("New passphrase: ")
    given = from_file(Path(file))
    refuse_weak(given)
    return given
