"""`supervision`: getting ready, writing a meeting down, and what was agreed, on both sides. Nothing leaves by any of it."""

from pathlib import Path
from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.filters.grammar import DAYS, NONE, Filters, chosen, filtered
from reflect.cli.given.options import Answers, As_Json, Day, Words
from reflect.cli.phrases import TO_THE_PAGE

app = typer.Typer(
    help="Supervision: get ready for it, write it down, and see what was agreed.",
    epilog="Example: reflect supervision",
    invoke_without_command=True,
)
Number = Annotated[
    str, typer.Argument(metavar="N", help="The number of an agreement. To see them: reflect supervision list")
]
SEE = "reflect supervision list"


@app.callback()
def look(ctx: typer.Context) -> None:
    """Get ready for supervision, write it down, and see what was agreed."""
    if ctx.invoked_subcommand is None:
        list_meetings(ctx)


@app.command()
def prep(ctx: typer.Context, date: Day = None, answers: Answers = None, json: As_Json = False) -> None:
    """Get ready: how it stands since last time, then a few questions.

    Example: reflect supervision prep
    """
    from reflect.cli.sitting.hold import hold_or_go_on
    from reflect.values.meetings import PREP_PACK

    hold_or_go_on(ctx.obj, PREP_PACK, TO_THE_PAGE, date=date, answers=answers, as_json=json)


@app.command()
def record(ctx: typer.Context, date: Day = None, answers: Answers = None, json: As_Json = False) -> None:
    """Write a meeting down: what you take along, and who will do what.

    Example: reflect supervision record --date yesterday
    """
    from reflect.cli.sitting.hold import hold_or_go_on
    from reflect.values.meetings import RECORD_PACK

    def then() -> str:
        from reflect.cli.next_meeting import after_record

        return "\n".join(filter(None, (after_record(ctx.obj), f"To see what was agreed, type: {SEE}")))

    hold_or_go_on(ctx.obj, RECORD_PACK, then, date=date, answers=answers, as_json=json)


@app.command("list")
@filtered(days=DAYS)
def list_meetings(ctx: typer.Context, days: Filters = NONE, json: As_Json = False) -> None:
    """List your meetings with their hours, and how it stands with what was agreed.

    Example: reflect supervision list --since march
    """
    from reflect.cli import next_meeting
    from reflect.cli.gathering.meetings import all_held
    from reflect.growth.supervision import hours, within

    app: Context = ctx.obj
    meant = chosen(app, days, ahead=True)
    meetings = within(all_held(app), meant.since, meant.until)
    if json:
        from reflect.cli.documents.supervision import hours_document, meeting_document

        app.screen.json(
            {
                "meetings": [meeting_document(meeting) for meeting in meetings],
                "hours": hours_document(hours(meetings)),
                "next": next_meeting.document(app),
            }
        )
        return
    from reflect.render import supervision

    coming = next_meeting.told(app) if next_meeting.upcoming(app) else ""
    app.screen.page(supervision.meetings(meetings, hours(meetings), coming=coming, narrowed=bool(days)))


@app.command("next")
def next_(
    ctx: typer.Context,
    day: Annotated[
        list[str] | None, typer.Argument(metavar="[DAY]", help="The day: friday, in 2 weeks, 12 Dec.")
    ] = None,
    at: Annotated[str | None, typer.Option(help="At this time.", metavar="TIME")] = None,
    ics: Annotated[Path | None, typer.Option(help="A calendar file to write.", metavar="PATH")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take it off.", metavar="")] = False,
    json: As_Json = False,
) -> None:
    """See or note when you meet next. A calendar file of it says only: A talk.

    Example: reflect supervision next in 2 weeks
    """
    from reflect.cli import calendar_file, next_meeting
    from reflect.cli.given.paths import whole

    app: Context = ctx.obj
    next_meeting.check(day, at=at, clear=clear, ics=ics, json=json)
    if json:
        app.screen.json({"next": next_meeting.document(app)})
        return
    if clear:
        next_meeting.take_off(app)
        return
    if ics is not None:
        # a day that is noted, and no file, would be half of what was asked for
        calendar_file.require(whole(ics))
    if day or at is not None:
        next_meeting.note(app, " ".join(day or ()), at=at)
    elif ics is None:
        app.screen.say(next_meeting.told(app))
    if ics is not None:
        next_meeting.write_calendar(app, whole(ics))


@app.command()
def done(ctx: typer.Context, which: Number) -> None:
    """Say that your supervisor did what they agreed to.

    Example: reflect supervision done 1
    """
    from reflect.cli.given.named import agreement_named
    from reflect.cli.phrases import TAKE_BACK
    from reflect.values.plans import Status

    app: Context = ctx.obj
    agreement = agreement_named(app, which)
    if agreement.status is Status.KEPT:
        app.screen.say(f"Agreement {agreement.number} is done already.")
        return
    app.journal.agreements.close(agreement.number, on=app.today)
    app.screen.say(f"Agreement {agreement.number} is done. {TAKE_BACK}")


@app.command("open")
def still_open(ctx: typer.Context, which: Number) -> None:
    """Say that what your supervisor agreed to is still open.

    Example: reflect supervision open 1
    """
    from reflect.cli.given.named import agreement_named
    from reflect.cli.phrases import TAKE_BACK

    app: Context = ctx.obj
    agreement = agreement_named(app, which)
    if agreement.closed_on is None:
        app.screen.say(f"Agreement {agreement.number} is open already.")
        return
    app.journal.agreements.reopen(agreement.number)
    app.screen.say(f"Agreement {agreement.number} is open again. {TAKE_BACK}")


@app.command()
def name(
    ctx: typer.Context,
    words: Words = None,
    json: As_Json = False,
) -> None:
    """Choose the name that stands on a page that you sign, or none. It stays in your journal.

    Example: reflect supervision name
    """
    from reflect.cli.sharing import cover_name

    cover_name.choose(ctx.obj, words, json=json)
