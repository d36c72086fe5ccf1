"""`list`: entries in a list, newest first, one line each."""

import typer

from reflect.cli.context import Context
from reflect.cli.gathering.heads import say_how_many, show_heads
from reflect.cli.given import filters
from reflect.cli.given.options import (
    Area,
    As_Json,
    In_Room,
    Limit,
    Mark,
    Pack,
    Setting,
    Since,
    Tag,
    Until,
)


def list_entries(
    ctx: typer.Context,
    since: Since = None,
    until: Until = None,
    area: Area = None,
    setting: Setting = None,
    room: In_Room = None,
    tag: Tag = None,
    pack: Pack = None,
    mark: Mark = False,
    limit: Limit = 20,
    json: As_Json = False,
) -> None:
    """List your entries, newest first."""
    app: Context = ctx.obj
    chosen = filters.chosen(
        app, since=since, until=until, area=area, setting=setting, room=room, tag=tag, pack=pack, mark=mark,
        ahead=True,
    )  # fmt: skip
    rows = app.journal.heads(chosen, limit=limit)
    if json:
        from reflect.cli.documents.journal import head_document

        app.screen.json({"entries": [head_document(row) for row in rows]})
        return
    if not rows:
        app.screen.say("There are no entries here. To write one, type: reflect log")
        return
    show_heads(app, rows)
    say_how_many(app, len(rows), chosen)
