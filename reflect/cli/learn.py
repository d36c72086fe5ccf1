"""`learn`: what was learned, and hours beside the person's own renewal rules. It counts what is noted, and nothing else."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import Answers, As_Json, Day, Since, Until
from reflect.errors import BadUsage

if TYPE_CHECKING:
    from reflect.growth.learning import Learned
    from reflect.growth.renewal import NotedHours
    from reflect.values import RenewalRules

app = typer.Typer(
    help="What you learned, and your hours beside your own renewal rules.", invoke_without_command=True
)
LATELY = 3
"""How many things stand in the short look."""


@app.callback()
def look(ctx: typer.Context, json: As_Json = False) -> None:
    """What you learned lately, and your hours beside your own renewal rules."""
    if ctx.invoked_subcommand is not None:
        if json:
            raise BadUsage("--json comes after the command: reflect learn list --json")
        return
    from reflect.growth.learning import newest_first

    app: Context = ctx.obj
    things, rules = _learned(app), app.journal.renewal_rules
    lately, hours = newest_first(things)[:LATELY], noted_hours(app, things, rules)
    if json:
        from reflect.cli.learn_documents import hours_document, learned_document

        app.screen.json(
            {
                "learned": [learned_document(one) for one in lately],
                "hours": hours_document(hours, has_rules=rules is not None),
            }
        )
        return
    from reflect.render import learning

    app.screen.show(learning.overview(lately, hours, rules, app.screen.look))


@app.command()
def add(ctx: typer.Context, date: Day = None, answers: Answers = None, json: As_Json = False) -> None:
    """Note something you learned: a workshop, a talk with a peer, a paper."""
    from reflect.cli.begun_earlier import went_on
    from reflect.cli.log import log
    from reflect.growth.learning import LEARNING_PACK

    app: Context = ctx.obj
    before = app.journal.kept_so_far
    offers = app.can_ask and answers is None and date is None and not json
    if not (offers and went_on(app, LEARNING_PACK)):
        log(ctx, LEARNING_PACK, date=date, answers=answers, json=json)
    if not json and app.journal.kept_so_far > before:
        app.screen.say("To see your hours, type: reflect learn hours")


@app.command("list")
def list_learned(ctx: typer.Context, since: Since = None, until: Until = None, json: As_Json = False) -> None:
    """List what you learned, newest first. The day of a course decides; else the day of its entry."""
    from datetime import date

    from reflect.cli.given import filters
    from reflect.dates import Period
    from reflect.growth.learning import newest_first

    app: Context = ctx.obj
    chosen = filters.chosen(app, since=since, until=until, ahead=True)
    period = Period(chosen.since or date.min, chosen.until or date.max)
    narrowed = chosen.since is not None or chosen.until is not None
    found = newest_first(_learned(app), period if narrowed else None)
    if json:
        from reflect.cli.learn_documents import learned_document

        app.screen.json({"learned": [learned_document(one) for one in found]})
        return
    from reflect.render import learning

    app.screen.show(learning.things(found, app.screen.look, narrowed=narrowed))


@app.command()
def hours(ctx: typer.Context, json: As_Json = False) -> None:
    """See your hours in this renewal period beside your own rules. What counts is for your board to say."""
    app: Context = ctx.obj
    rules = app.journal.renewal_rules
    noted = noted_hours(app, _learned(app), rules)
    if json:
        from reflect.cli.learn_documents import hours_document

        app.screen.json(hours_document(noted, has_rules=rules is not None))
        return
    from reflect.render import learning

    app.screen.show(learning.hours(noted, rules, today=app.today))


@app.command()
def rules(
    ctx: typer.Context,
    since: Annotated[str | None, typer.Option(help="First day of the period.", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option(help="Last day: 2028-06-30.", metavar="DAY")] = None,
    hours: Annotated[str | None, typer.Option(help="Hours altogether, or: none.", metavar="N")] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            help='A category, with hours or without: "Ethics=3". Give all of them.', metavar="NAME=N"
        ),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take the rules off.", metavar="")] = False,
    json: As_Json = False,
) -> None:
    """See or set your own renewal rules. Boards differ: no rules come with this, and your board's own text decides."""
    from reflect.cli import renewal_rules

    app: Context = ctx.obj
    there = app.journal.renewal_rules
    if clear or any(given is not None for given in (since, until, hours, category)):
        given = renewal_rules.Given(since=since, until=until, hours=hours, categories=category, clear=clear)
        wanted = renewal_rules.from_options(there, given, today=app.today)
        renewal_rules.keep(app, there, wanted, json=json)
        return
    asks = app.on_terminal and app.can_ask and not json
    renewal_rules.show(app, there, json=json, asks=asks)
    if asks:
        from reflect.cli.renewal_sitting import offer

        offer(app, there)


def noted_hours(app: Context, things: "tuple[Learned, ...]", rules: "RenewalRules | None") -> "NotedHours":
    """Count the hours of the renewal period; without rules, those of the last twelve months."""
    from datetime import timedelta

    from reflect import dates
    from reflect.growth.learning import hours_in
    from reflect.growth.renewal import NotedHours, noted

    if rules is not None:
        return noted(things, rules)
    first = dates.parse_day("12 months ago", today=app.today) + timedelta(days=1)
    period = dates.Period(first, app.today + timedelta(days=1))
    return NotedHours(period=period, hours=hours_in(things, period))


def _learned(app: Context) -> "tuple[Learned, ...]":
    """All that was learned, of every room, as the person's own screen shows it; the bin is left out."""
    from reflect.growth.learning import LEARNING_PACK, learned
    from reflect.values import Filter

    return learned(app.journal.entries(Filter(pack=LEARNING_PACK)))
