"""`week`: the week as the person looks back on it."""

from typing import Annotated

import typer

from reflect import dates
from reflect.cli.context import Context
from reflect.cli.options import As_Json
from reflect.errors import BadUsage


def week(
    ctx: typer.Context,
    of: Annotated[str | None, typer.Option(help="A day in that week, or last week.", metavar="DAY")] = None,
    json: As_Json = False,
) -> None:
    """See your week: what helped, your focus area, what you wanted to try."""
    from reflect.growth import summary
    from reflect.values import Filter

    app: Context = ctx.obj
    period = week_period(app, of)
    focus = app.journal.focus
    entries = app.journal.entries(Filter(since=period.first, until=period.end))
    found = summary.week(entries, app.journal.commitments(period), period=period, focus=focus)
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
