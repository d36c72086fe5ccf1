"""`focus`: the area to hold in mind, and what comes next. The person's own choice always wins."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.cli.phrases import TAKE_BACK
from reflect.dates import said
from reflect.errors import BadUsage

BY_WEEK = "Its line is asked once a week: reflect log weekly_review. Single sessions leave it out."


def focus(
    ctx: typer.Context,
    area: Annotated[str | None, typer.Argument(help="Hold this area in mind from now on.")] = None,
    json: As_Json = False,
) -> None:
    """See your focus area and what comes next, or choose another focus.

    Example: reflect focus connection
    """
    app: Context = ctx.obj
    if area is not None:
        if json:
            raise BadUsage("--json shows the focus; it does not choose one.")
        _choose(app, area)
        return
    from reflect.cli.given.named import focus_of
    from reflect.growth import focus as asking

    journal, practice = app.journal, app.practice
    now = focus_of(app)
    lately = journal.asked.lately()
    order = asking.picks(
        lately.asked, practice.asked_by_session, offered=journal.asked.offered, is_all=lately.is_all
    )
    question = practice.longest_not_asked(now, journal.asked.spotlights())
    since = journal.focus_since if now == journal.focus else None
    names = {id: each.name for id, each in practice.areas.items()}
    if json:
        from reflect.cli.documents.themes import focus_document

        app.screen.json(focus_document(now, question, order, names, since=since))
        return
    from reflect.render import themes as drawing

    other = next((pick for pick in order if pick.area != now), None)
    suggested = (names[other.area], other) if other else None
    facts = [f"Your focus since {said(since, today=app.today)}."] if since else []
    facts += [BY_WEEK] if now in practice.asked_by_week else []
    definition = practice.areas[now].definition
    app.screen.show(drawing.focus(names[now], definition, question, suggested, names, facts=facts))


def _choose(app: Context, name: str) -> None:
    """Set the focus by the id or the name of an area, or how either begins.

    Raises:
        NotFound: if there is no such area.
    """
    from reflect.cli.given.named import area_named, focus_of

    found = app.practice.areas[area_named(app, name)]
    since = app.journal.focus_since
    if found.id == focus_of(app) and since is not None and since <= app.today:
        app.screen.say(f"Your focus area is {found.name} already.")
        return
    app.journal.set_focus(found.id)
    app.screen.say(f"Your focus area is {found.name} now. {TAKE_BACK}")
    if found.asked == "week":
        app.screen.say(BY_WEEK)
