"""`doctor`: looks after the install, the journal and its backups. It changes nothing."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.errors import ExitCode, ReflectError


def doctor(
    ctx: typer.Context,
    deep: Annotated[
        bool, typer.Option("--deep", help="Read every page of the journal too.", metavar="")
    ] = False,
    json: As_Json = False,
) -> None:
    """Look after the install, the journal and its backups.

    Example: reflect doctor --deep
    """
    from reflect.cli.gathering.health import checks

    app: Context = ctx.obj
    found = list(checks(app, deep=deep))
    worst = next((c.error for c in found if c.error is not None), None)
    if json:
        app.screen.json(
            {"ok": worst is None, "checks": [{"name": c.name, "ok": c.ok, "says": c.says} for c in found]}
        )
    else:
        for c in found:
            said, _, to_type = c.says.partition("\n")
            app.screen.say(f"{'fine' if c.ok else 'LOOK'}  {c.name}: {said}")
            app.screen.lines(to_type)
    if worst is not None:
        raise typer.Exit(int(worst.exit_code if isinstance(worst, ReflectError) else ExitCode.UNTRUSTED))
