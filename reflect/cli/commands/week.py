"""`week`: the week as the person looks back on it."""

from datetime import timedelta
from typing import Annotated

import typer

from reflect import dates
from reflect.cli import ahead
from reflect.cli.context import Context
from reflect.cli.gathering.week import show, summed_up
from reflect.cli.given.filters.grammar import KINDS, NONE, Filters, chosen, filtered
from reflect.cli.given.options import As_Json
from reflect.errors import BadUsage


@filtered(which=KINDS)
def week(
    ctx: typer.Context,
    of: Annotated[str | None, typer.Option(help="A day in that week, or last week.", metavar="DAY")] = None,
    whole: Annotated[
        bool, typer.Option("--all", help="All that the week holds, however long the page.")
    ] = False,
    which: Filters = NONE,
    json: As_Json = False,
) -> None:
    """See your week on one screen: your own words, your focus area, what you want to try.

    Example: reflect week --of "last week"
    """
    app: Context = ctx.obj
    period = week_period(app, of)
    found = summed_up(app, period, chosen(app, which))
    if json:
        from reflect.cli.documents.journal import week_document

        app.screen.json(week_document(found))
        return
    show(app, found, whole=whole)


def week_period(app: Context, of: str | None) -> dates.Period:
    """Give the week that is meant; a longer stretch of time is refused."""
    starts = app.settings.week_start
    if of is None:
        return dates.week_of(app.today, starts=starts)
    meant = ahead.days(app, of)
    length = (meant.end - meant.first).days
    if length not in (1, 7):
        raise BadUsage(f"{of[:40]!r} is longer than a week.", hint="Name a day, or a week such as 2026-W10.")
    # A week by its ISO name, on a screen whose weeks start on another day: the one that shares most days with it.
    return dates.week_of(meant.first + timedelta(days=length // 2), starts=starts)
