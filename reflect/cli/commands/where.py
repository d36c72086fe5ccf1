"""`where`: says where everything is kept. It opens nothing."""

import typer

from reflect.cli import synced
from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.errors import ComputerSaidNo


def where(ctx: typer.Context, json: As_Json = False) -> None:
    """Say where everything is kept.

    Example: reflect where
    """
    from reflect.languages import prompts_root
    from reflect.storage.names import DATABASE
    from reflect.storage.remains import exists

    app: Context = ctx.obj
    s = app.settings
    places = {
        "home": s.home,
        "journal": s.home / DATABASE,
        "backups": s.backups,
        "packs": s.packs,
        "settings": s.home / "settings.toml",
        "prompts": prompts_root(),
    }
    # The places are told whatever stands in the way; what that is, is said beside.
    there: bool | None = None
    try:
        there = exists(s.home)
    except ComputerSaidNo as error:
        app.screen.note(f"{error.message}\n{error.hint}")
    if app.settings_fault is not None:
        app.screen.note(app.settings_fault.message)
    if json:
        app.screen.json({**{name: str(place) for name, place in places.items()}, "exists": there})
        return
    for name, place in places.items():
        app.screen.say(f"{name}:")
        app.screen.path(f"  {place}")
    if there is not None:
        _say_what_is_left(app)
    if warning := synced.warning(s.home):
        app.screen.say(warning)


def _say_what_is_left(app: Context) -> None:
    """Say what is missing of a journal, and whether its set-up is finished."""
    from reflect.cli.unsettled import UNFINISHED
    from reflect.errors import NoJournal
    from reflect.storage.remains import fault as fault_of
    from reflect.storage.remains import is_unfinished

    home = app.settings.home
    fault = fault_of(home)
    if fault is not None:
        app.screen.say(fault.message if not isinstance(fault, NoJournal) else f"{fault.message} {fault.hint}")
        app.screen.lines("" if isinstance(fault, NoJournal) else fault.hint)
    if is_unfinished(home):
        app.screen.say(UNFINISHED)
