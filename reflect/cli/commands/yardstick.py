"""`yardstick`: the day since when a person rates a growth area more strictly. Kept in the encrypted journal."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.named import area_named
from reflect.cli.given.options import As_Json
from reflect.cli.phrases import TAKE_BACK
from reflect.errors import BadUsage, NotFound


def yardstick(
    ctx: typer.Context,
    area: Annotated[
        str | None, typer.Argument(help="A growth area, or how its name begins. Leave it out for the list.")
    ] = None,
    changed: Annotated[
        str | None, typer.Option(help="Since when: monday, 2026-03-01.", metavar="DAY")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the day off again.", metavar="")] = False,
    json: As_Json = False,
) -> None:
    """Say that you rate an area more strictly since a day, so that growth is not measured across it.

    Example: reflect yardstick learning --changed monday
    """
    app: Context = ctx.obj
    if changed is not None and undo:
        raise BadUsage("--changed sets a day, and --undo takes it off. Choose one.")
    if json and (changed is not None or undo):
        raise BadUsage("--json lists the days; it does not change them.")
    if area is None:
        if changed is not None or undo:
            raise BadUsage(
                "Which growth area?", hint="Such as: reflect yardstick connection --changed monday"
            )
        _list(app, tuple(app.journal.yardsticks.days), as_json=json)
        return
    known = area_named(app, area)
    if undo:
        _take_off(app, known)
    elif changed is not None:
        _set(app, known, changed)
    else:
        _list(app, (known,), as_json=json)


def _set(app: Context, area: str, words: str) -> None:
    from reflect import dates

    day = dates.parse_day(words, today=app.today)
    app.journal.yardsticks.set(area, day)
    app.screen.say(
        f"Kept: you rate {_name(app, area)} more strictly since {day:%A} {dates.said(day)}. "
        f"Ratings from before stay as they are. {TAKE_BACK}"
    )


def _take_off(app: Context, area: str) -> None:
    if area not in app.journal.yardsticks.days:
        raise NotFound(f"No day is kept for {_name(app, area)}.", hint="To see them: reflect yardstick")
    app.journal.yardsticks.set(area, None)
    app.screen.say(f"The day for {_name(app, area)} is off. {TAKE_BACK}")


def _list(app: Context, areas: tuple[str, ...], *, as_json: bool) -> None:
    from reflect import dates

    kept = app.journal.yardsticks.days
    if as_json:
        days = [{"area": id, "changed": kept[id].isoformat()} for id in areas if id in kept]
        app.screen.json({"yardsticks": days})
        return
    for id in areas:
        since = (
            f"rated more strictly since {kept[id]:%A} {dates.said(kept[id])}"
            if id in kept
            else "no day is kept"
        )
        app.screen.say(f"{_name(app, id)}: {since}")
    if not areas:
        app.screen.say("No day is kept. To keep one, type: reflect yardstick AREA --changed DAY")


def _name(app: Context, area: str) -> str:
    known = app.practice.areas.get(area)
    return known.name if known else area
