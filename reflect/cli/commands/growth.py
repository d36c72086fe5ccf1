"""`growth`: how growth areas move over months, or one of them in depth. Labels and facts; it never writes."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect import dates
from reflect.cli.context import Context
from reflect.cli.gathering.growth import LookBack
from reflect.cli.given.filters.grammar import DAYS, KINDS, NONE, Filters, chosen, filtered
from reflect.cli.given.named import area_named
from reflect.cli.given.options import As_Json, Explain
from reflect.errors import BadUsage

if TYPE_CHECKING:
    from datetime import date

    from reflect.growth.story import By


# The area is named beside the command, not by an option.
@filtered(days=DAYS, which=tuple(name for name in KINDS if name != "area"))
def growth(
    ctx: typer.Context,
    area: Annotated[
        str | None, typer.Argument(help="A growth area, or how its name begins: this one in depth.")
    ] = None,
    days: Filters = NONE,
    by: Annotated[str | None, typer.Option(help="By month or quarter.", metavar="TIME")] = None,
    around: Annotated[
        str | None, typer.Option(help="One area, before and from a day on.", metavar="DAY")
    ] = None,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="On which days you wrote.", metavar="")
    ] = False,
    explain: Explain = False,
    whole: Annotated[
        bool, typer.Option("--all", help="All of one area, on a long page.", metavar="")
    ] = False,
    which: Filters = NONE,
    json: As_Json = False,
) -> None:
    """See how your growth areas move over months, or one of them in depth."""
    app: Context = ctx.obj
    span = _by(by)
    _one_page(area, by=by, around=around, calendar=calendar, explain=explain, days=bool(days), whole=whole)
    day = dates.parse_day(around, today=app.today) if around is not None else None
    meant = chosen(app, days, which)
    named = area_named(app, area) if area is not None else None
    look = LookBack.of(app, meant)
    if day is not None and named is not None:
        _show_around(app, look, named, day, explain=explain, json=json)
    elif calendar:
        _show_calendar(app, look, json=json)
    elif span is not None:
        _show_months(app, look, named, span, json=json)
    elif named is not None:
        _show_area(app, look, named, whole=whole or explain, explain=explain, json=json)
    else:
        _show_all(app, look, explain=explain, json=json)


def _show_all(app: Context, look: LookBack, *, explain: bool, json: bool) -> None:
    story = look.story()
    if json:
        from reflect.cli.documents.growth import beside_document, growth_document

        began = look.journal.counts.scale_began
        beside = beside_document(look.load(), scale=look.practice.scale, scale_began=began)
        app.screen.json({**growth_document(story, look.months(), only=look.only), **beside})
        return
    from reflect.render import growth as drawing

    behind = look.load() if explain else None
    app.screen.page(drawing.page(story, app.screen.look, behind=behind))


def _show_area(app: Context, look: LookBack, area: str, *, whole: bool, explain: bool, json: bool) -> None:
    told = look.in_depth(area)
    if json:
        from reflect.cli.documents.growth import depth_document

        app.screen.json(depth_document(told, only=look.only))
        return
    if whole:
        from reflect.render.area import whole as area_whole

        app.screen.page(area_whole.whole(told, app.screen.look, explained=explain))
        return
    from reflect.render.area import area as drawing

    app.screen.page(drawing.area(told, app.screen.look))


def _show_around(app: Context, look: LookBack, area: str, day: "date", *, explain: bool, json: bool) -> None:
    found = look.around(area, day)
    if json:
        from reflect.cli.documents.growth import around_document

        app.screen.json(around_document(found, day, only=look.only))
        return
    from reflect.render import growth as drawing

    drawn = drawing.around(
        found, day, app.screen.look, today=app.today, only=look.only_words, explained=explain
    )
    app.screen.page(drawn)


def _show_months(app: Context, look: LookBack, area: str | None, by: "By", *, json: bool) -> None:
    found = look.months(by, area)
    if json:
        from reflect.cli.documents.growth import months_document

        app.screen.json(
            months_document(look.story(), look.months(area=area), found, by, only=look.only, area=area)
        )
        return
    from reflect.growth.story import last_months
    from reflect.render import months as drawing

    names = look.names if area is None else {area: look.names[area]}
    period = last_months(look.end_day, look.since)
    shown = drawing.page(
        names,
        found,
        by,
        app.screen.look,
        period=period,
        today=app.today,
        focus=look.focus,
        only=look.only_words,
    )
    app.screen.page(shown)


def _show_calendar(app: Context, look: LookBack, *, json: bool) -> None:
    from reflect.growth.coverage import CALENDAR_WEEKS

    weeks, written = look.calendar(), look.written(CALENDAR_WEEKS)
    if json:
        from reflect.cli.documents.growth import calendar_document

        app.screen.json(calendar_document(weeks, written, only=look.only))
        return
    from reflect.render import calendar as drawing

    app.screen.page(
        drawing.calendar(
            weeks, written, app.screen.look, end_day=look.end_day, today=app.today, only=look.only_words
        )
    )


def _by(word: str | None) -> "By | None":
    match word:
        case None | "month" | "quarter":
            return word
    raise BadUsage(f"I don't know the time {word[:40]!r}.", hint="There are: --by month, --by quarter")


def _one_page(
    area: str | None,
    *,
    by: str | None,
    around: str | None,
    calendar: bool,
    explain: bool,
    days: bool,
    whole: bool,
) -> None:
    """Check that one page was asked for, with all that it needs and nothing that it has no use for.

    Raises:
        BadUsage: if not.
    """
    if sum((by is not None, around is not None, calendar)) > 1:
        raise BadUsage("--by, --around and --calendar are three pages. Choose one.")
    if explain and (by is not None or calendar):
        raise BadUsage("--explain is about labels, and this page has none.")
    if calendar and (area is not None or days):
        raise BadUsage(
            "--calendar shows all that you wrote in the last 26 weeks. Leave the area and the days out."
        )
    if whole and (area is None or by is not None or around is not None):
        raise BadUsage("--all is the long page of one area.", hint="Such as: reflect growth connection --all")
    if around is None:
        return
    if area is None:
        raise BadUsage(
            "--around needs a growth area.", hint="Such as: reflect growth connection --around 2026-03-01"
        )
    if days:
        raise BadUsage("--around looks at its own days. Leave --since and --until out.")
