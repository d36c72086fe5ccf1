"""`week`: the week as the person looks back on it."""

from typing import Annotated

import typer

from reflect import dates
from reflect.cli import filters
from reflect.cli.context import Context
from reflect.cli.options import Area, As_Json, In_Room, Mark, Pack, Setting, Tag
from reflect.errors import BadUsage


def week(
    ctx: typer.Context,
    of: Annotated[str | None, typer.Option(help="A day in that week, or last week.", metavar="DAY")] = None,
    area: Area = None,
    setting: Setting = None,
    room: In_Room = None,
    tag: Tag = None,
    pack: Pack = None,
    mark: Mark = False,
    json: As_Json = False,
) -> None:
    """See your week: what helped, your focus area, what you wanted to try."""
    from dataclasses import replace

    from reflect.growth import summary

    app: Context = ctx.obj
    period = week_period(app, of)
    chosen = filters.chosen(app, area=area, setting=setting, room=room, tag=tag, pack=pack, mark=mark)
    entries = app.journal.entries(replace(chosen, since=period.first, until=period.end))
    plans = app.journal.commitments(period)
    found = summary.week(entries, plans, period=period, focus=app.journal.focus)
    if json:
        from reflect.cli.documents import week_document

        app.screen.json(week_document(found))
        return
    from reflect.render import week as drawing

    names = {area.id: area.name for area in app.library.practice.areas.values()}
    app.screen.show(drawing.week(found, app.screen.look, area_names=names))


def week_period(app: Context, of: str | None) -> dates.Period:
    """Give the ISO week that is meant; a longer stretch of time is refused."""
    if of is None:
        return dates.week_of(app.today)
    meant = dates.parse(of, today=app.today)
    found = dates.week_of(meant.first)
    if meant.last not in (meant.first, found.last):
        raise BadUsage(f"{of[:40]!r} is longer than a week.", hint="Name a day, or a week such as 2026-W10.")
    return found
