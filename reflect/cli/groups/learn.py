"""`learn`: what was learned, and hours beside the person's own renewal rules. It counts what is noted, and nothing else."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.gathering.learned import all_learned, noted_hours
from reflect.cli.given.filters.grammar import DAYS, NONE, Filters, chosen, filtered
from reflect.cli.given.options import Answers, As_Json, Day
from reflect.errors import BadUsage

if TYPE_CHECKING:
    from reflect.cli.renewal.rules import Given
    from reflect.growth.learning import Proof

app = typer.Typer(
    help="What you learned, and your hours beside your own renewal rules.",
    epilog="Example: reflect learn",
    invoke_without_command=True,
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
    things, rules = all_learned(app), app.journal.renewal.rules
    lately, hours = newest_first(things)[:LATELY], noted_hours(app, things, rules)
    if json:
        from reflect.cli.documents.learning import hours_document, learned_document

        app.screen.json(
            {
                "learned": [learned_document(one) for one in lately],
                "hours": hours_document(hours, has_rules=rules is not None),
            }
        )
        return
    from reflect.render import learning

    app.screen.page(learning.overview(lately, hours, rules, app.screen.look))


@app.command()
def add(ctx: typer.Context, date: Day = None, answers: Answers = None, json: As_Json = False) -> None:
    """Note something you learned: a workshop, a talk with a peer, a paper.

    Example: reflect learn add --date yesterday
    """
    from reflect.cli.sitting.hold import hold_or_go_on
    from reflect.growth.learning import LEARNING_PACK

    then = "To see your hours, type: reflect learn hours"
    hold_or_go_on(ctx.obj, LEARNING_PACK, then, date=date, answers=answers, as_json=json)


@app.command("list")
@filtered(days=DAYS)
def list_learned(
    ctx: typer.Context,
    days: Filters = NONE,
    proof: Annotated[
        str, typer.Option(help="Only with proof saved, or without: kept, missing.", metavar="WHICH")
    ] = "",
    json: As_Json = False,
) -> None:
    """List what you learned, newest first. The day of a course decides; else the day of its entry.

    Example: reflect learn list --proof missing
    """
    from datetime import date

    from reflect.cli.gathering.meetings import all_held
    from reflect.dates import Period
    from reflect.growth.learning import newest_first
    from reflect.growth.supervision import hours, within

    app: Context = ctx.obj
    wanted = _proof(proof)
    meant = chosen(app, days, ahead=True)
    period = Period(meant.since or date.min, meant.until or date.max)
    found = newest_first(all_learned(app), period if days else None)
    if wanted:
        found = tuple(one for one in found if one.has_proof == wanted)
    held = hours(() if wanted else within(all_held(app), meant.since, meant.until))
    if json:
        from reflect.cli.documents.learning import learned_document
        from reflect.cli.documents.supervision import hours_document

        app.screen.json(
            {"learned": [learned_document(one) for one in found], "supervision": hours_document(held)}
        )
        return
    from reflect.render import learning

    app.screen.page(learning.things(found, held, app.screen.look, narrowed=bool(days), proof=wanted))


@app.command()
def hours(ctx: typer.Context, json: As_Json = False) -> None:
    """See your hours in this renewal period beside your own rules. What counts is for your board to say.

    Learning and supervision, by category, and how many more stand in your rules.

    Example: reflect learn hours
    """
    app: Context = ctx.obj
    rules = app.journal.renewal.rules
    noted = noted_hours(app, all_learned(app), rules)
    if json:
        from reflect.cli.documents.learning import hours_document

        app.screen.json(hours_document(noted, has_rules=rules is not None))
        return
    from reflect.render import learning

    app.screen.page(learning.hours(noted, rules, today=app.today))


Hours = Annotated[str | None, typer.Option(help="Hours of learning altogether, or: none.", metavar="N")]
Supervision = Annotated[str | None, typer.Option(help="Hours of supervision, or: none.", metavar="N")]
One_To_One = Annotated[str | None, typer.Option(help="Of these one-to-one, or: none.", metavar="N")]
Group = Annotated[str | None, typer.Option(help="Of these in a group, or: none.", metavar="N")]
Category = Annotated[
    list[str] | None,
    typer.Option(
        help='A category or domain, with hours or without: "Ethics=3". Give all of them.', metavar="NAME=N"
    ),
]
Supervised = Annotated[
    list[str] | None,
    typer.Option(help='Hours of supervision for a category: "Ethics=2". Give all.', metavar="NAME=N"),
]


@app.command()
def rules(
    ctx: typer.Context,
    since: Annotated[str | None, typer.Option(help="First day of the period.", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option(help="Last day: 2028-06-30.", metavar="DAY")] = None,
    hours: Hours = None,
    supervision: Supervision = None,
    one_to_one: One_To_One = None,
    group: Group = None,
    category: Category = None,
    supervised: Supervised = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take the rules off.", metavar="")] = False,
    examples: Annotated[
        bool, typer.Option("--examples", help="See examples to start from.", metavar="")
    ] = False,
    json: As_Json = False,
) -> None:
    """See or set your own renewal rules. Boards differ: no rules come with this, and your board's own text decides.

    Example: reflect learn rules --since 2026-07-01 --until 2028-06-30 --hours 20
    """
    from reflect.cli.renewal import rules as renewal_rules

    app: Context = ctx.obj
    given = renewal_rules.Given(
        since=since,
        until=until,
        hours=hours,
        supervision=supervision,
        one_to_one=one_to_one,
        in_group=group,
        categories=category,
        supervised=supervised,
        clear=clear,
    )
    if examples:
        renewal_rules.only_examples(given)
        renewal_rules.show_examples(app, json=json)
    else:
        _set_or_show(app, given, json=json)


def _set_or_show(app: Context, given: "Given", *, json: bool) -> None:
    """Keep what is given, or show the rules and offer to change them, where there is somebody to ask."""
    from reflect.cli.renewal import rules as renewal_rules

    there = app.journal.renewal.rules
    if given.is_any:
        renewal_rules.keep(app, there, renewal_rules.from_options(there, given, today=app.today), json=json)
        return
    asks = app.on_terminal and app.can_ask and not json
    renewal_rules.show(app, there, json=json, asks=asks)
    if asks:
        from reflect.cli.renewal.asked import offer

        offer(app, there)


def _proof(typed: str) -> "Proof":
    """Which proof is meant; empty for none.

    Raises:
        BadUsage: there is no such kind.
    """
    known: dict[str, Proof] = {"": "", "kept": "kept", "missing": "missing"}
    if typed not in known:
        raise BadUsage("I don't know that kind of proof.", hint="Try: reflect learn list --proof missing")
    return known[typed]
