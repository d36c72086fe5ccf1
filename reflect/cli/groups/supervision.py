"""`supervision`: getting ready, writing a meeting down, and what was agreed, on both sides. Nothing leaves by any of it."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import Answers, As_Json, Day, Words
from reflect.cli.phrases import TO_THE_PAGE

app = typer.Typer(
    help="Supervision: get ready for it, write it down, and see what was agreed.",
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
    """Get ready: how it stands since last time, then a few questions."""
    from reflect.cli.sitting.hold import hold_or_go_on
    from reflect.growth.supervision import PREP_PACK

    hold_or_go_on(ctx.obj, PREP_PACK, TO_THE_PAGE, date=date, answers=answers, as_json=json)


@app.command()
def record(ctx: typer.Context, date: Day = None, answers: Answers = None, json: As_Json = False) -> None:
    """Write a meeting down: what you take along, and who will do what."""
    from reflect.cli.sitting.hold import hold_or_go_on
    from reflect.growth.supervision import RECORD_PACK

    then = f"To see what was agreed, type: {SEE}"
    hold_or_go_on(ctx.obj, RECORD_PACK, then, date=date, answers=answers, as_json=json)


@app.command("list")
def list_meetings(ctx: typer.Context, json: As_Json = False) -> None:
    """List your meetings, and how it stands with what was agreed."""
    app: Context = ctx.obj
    from reflect.cli.gathering.meetings import held

    meetings = held(app)
    if json:
        from reflect.cli.documents.journal import meeting_document

        app.screen.json({"meetings": [meeting_document(meeting) for meeting in meetings]})
        return
    from reflect.render import supervision

    app.screen.page(supervision.meetings(meetings))


@app.command()
def done(ctx: typer.Context, which: Number) -> None:
    """Say that your supervisor did what they agreed to."""
    from reflect.cli.given.named import agreement_named
    from reflect.cli.phrases import TAKE_BACK

    app: Context = ctx.obj
    agreement = agreement_named(app, which)
    if agreement.closed_on is not None and not agreement.let_go:
        app.screen.say(f"Agreement {agreement.number} is done already.")
        return
    app.journal.agreements.close(agreement.number, on=app.today)
    app.screen.say(f"Agreement {agreement.number} is done. {TAKE_BACK}")


@app.command("open")
def still_open(ctx: typer.Context, which: Number) -> None:
    """Say that what your supervisor agreed to is still open."""
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
    """Choose the name that stands on a page that you sign, or none. It stays in your journal."""
    from reflect.cli.sharing import cover_name

    cover_name.choose(ctx.obj, words, json=json)
