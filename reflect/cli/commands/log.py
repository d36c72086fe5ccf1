"""`log`: the guided questions after a session, asked or from an answers file."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect import dates
from reflect.cli.context import Context
from reflect.cli.given.options import Answers, As_Json, Day

if TYPE_CHECKING:
    from reflect.cli.sitting.begin import Chosen

DEFAULT_PACK, FULL_PACK = "quick_checkin", "post_session"
BY_THEN = ("reflect.guide.library", "reflect.cli.sitting.sitting", "reflect.cli.sitting.taken_up")
HEARS = (
    "reflect.cli.asking.guided.asker",
    "reflect.cli.asking.guided.layout",
    "reflect.cli.asking.guided.widgets",
)
"""What the first question needs, and what hears its keys."""


def log(
    ctx: typer.Context,
    pack: Annotated[str | None, typer.Argument(help="Which questions. Try: reflect packs list")] = None,
    full: Annotated[
        bool, typer.Option("--full", help="The longer look back at a session.", metavar="")
    ] = False,
    date: Day = None,
    setting: Annotated[str | None, typer.Option(help="Kind of time, such as one_to_one.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A word to find it by. Can be given again.")] = None,
    room: Annotated[
        str | None, typer.Option(help="private, practice or supervision.", metavar="ROOM")
    ] = None,
    commitment: Annotated[
        str | None, typer.Option(help="The plan that follow_up looks back at.", metavar="N")
    ] = None,
    answers: Answers = None,
    json: As_Json = False,
) -> None:
    """Look back on a session: a few guided questions about your own practice.

    Example: reflect log weekly_review
    """
    from reflect.cli.asking import meanwhile
    from reflect.cli.given.named import pack_named
    from reflect.cli.sitting.begin import Chosen
    from reflect.cli.sitting.hold import hold
    from reflect.cli.sitting.look_first import look_first
    from reflect.cli.sitting.taken_up import taken_up

    app: Context = ctx.obj
    meanwhile.load(*BY_THEN, *([] if app.plain else HEARS))  # where a passphrase is typed first
    named = pack_named(app, pack) if pack is not None else None
    chosen = _chosen(app, date=date, setting=setting, tag=tag, room=room, commitment=commitment)
    usual = FULL_PACK if full else DEFAULT_PACK
    look_first(app, by_program=answers is not None or json)
    # Who says no more than which questions may have begun before; who says a day or a room begins something new.
    may_go_on = app.on_terminal and app.can_ask and answers is None and not json and chosen == Chosen()
    if may_go_on and taken_up(app, named or (FULL_PACK if full else None), check_in=DEFAULT_PACK):
        return
    hold(app, named, chosen, usual=usual, answers=answers, as_json=json)


def _chosen(
    app: Context,
    *,
    date: str | None,
    setting: str | None,
    tag: list[str] | None,
    room: str | None,
    commitment: str | None,
) -> "Chosen":
    from reflect.cli.given.named import number_of, room_named, setting_named, tag_named
    from reflect.cli.sitting.begin import Chosen

    tags = tuple(dict.fromkeys(map(tag_named, tag))) if tag else None
    day = dates.parse_day(date, today=app.today) if date is not None else None
    plan = number_of("plan", commitment, see="reflect try") if commitment is not None else None
    return Chosen(
        day=day,
        setting=setting_named(setting) if setting is not None else None,
        tags=tags,
        room=room_named(room) if room is not None else None,
        commitment=plan,
    )
