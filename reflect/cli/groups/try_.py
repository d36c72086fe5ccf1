"""`try`: what a person wants to try, with its whole life. Nothing here counts what did not happen."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json, Private, Words
from reflect.cli.given.plan_words import question
from reflect.cli.phrases import AS_IT_WAS, BRING_BACK, LATELY, NO_WORDS, NOT_CHANGED, STAYS, TAKE_BACK
from reflect.errors import BadUsage

if TYPE_CHECKING:
    from datetime import date

    from reflect.values.plans import Commitment, Status

app = typer.Typer(
    help="What you want to try: your plans, and how they went.",
    epilog="Example: reflect try",
    invoke_without_command=True,
)
COMMANDS = {"kept": "done", "partly": "partly", "not_yet": "not-yet", "let_go": "drop"}
"""By which command each thing is said of a plan."""
Or_Open = Annotated[
    str | None, typer.Argument(metavar="[N]", help="The number of a plan. Left out: the one that is open.")
]
Number = Annotated[str, typer.Argument(metavar="N", help="The number of a plan. To see them: reflect try")]


@app.callback()
def list_plans(ctx: typer.Context, json: As_Json = False) -> None:
    """What you want to try: your plans, and how they went."""
    if ctx.invoked_subcommand is not None:
        if json:
            raise BadUsage("--json comes after the command: reflect try show 3 --json")
        return
    from reflect.growth.plans import may_be_settled

    app: Context = ctx.obj
    going = app.journal.plans.open()
    closed = app.journal.plans.closed_since(app.today - LATELY)
    to_settle = {plan.number for plan in going if may_be_settled(plan, app.today)}
    if json:
        from reflect.cli.documents.journal import plan_document

        app.screen.json(
            {
                "commitments": [plan_document(p, still_useful=p.number in to_settle) for p in going],
                "closed_lately": [plan_document(p) for p in closed],
            }
        )
        return
    from reflect.render import plans

    app.screen.page(plans.plans(going, closed, to_settle=to_settle))


@app.command()
def add(
    ctx: typer.Context,
    words: Words = None,
    private: Private = False,
) -> None:
    """Add a plan of your own, outside an entry.

    Example: reflect try add
    """
    from reflect.cli.asking import meanwhile
    from reflect.cli.given.own_words import words_for
    from reflect.values.plans import Plan

    app: Context = ctx.obj
    meanwhile.load(*app.journal.to_write)
    said = words_for(app, question(private=private), words, command="reflect try add")
    if said is None:
        app.screen.say(NO_WORDS)
        return
    plan = app.journal.plans.add(Plan(words=said, private=private), on=app.today)
    stays = f" {STAYS}" if private else ""
    again = f"You can look back at it from {_day(plan.due_on)}."
    app.screen.say(f"Plan {plan.number} is kept.{stays} {again} {TAKE_BACK}")


@app.command()
def done(ctx: typer.Context, which: Or_Open = None) -> None:
    """Say that you did it.

    Example: reflect try done 3
    """
    from reflect.values.plans import Status

    _say(ctx.obj, which, Status.KEPT, "is done")


@app.command()
def partly(ctx: typer.Context, which: Or_Open = None) -> None:
    """Say that you did a part of it. It stays open.

    Example: reflect try partly 3
    """
    from reflect.values.plans import Status

    _say(ctx.obj, which, Status.PARTLY, "is partly done")


@app.command("not-yet")
def not_yet(ctx: typer.Context, which: Or_Open = None) -> None:
    """Say that it has to wait. It stays open.

    Example: reflect try not-yet 3
    """
    from reflect.values.plans import Status

    _say(ctx.obj, which, Status.NOT_YET, "can wait")


@app.command()
def drop(ctx: typer.Context, which: Or_Open = None) -> None:
    """Let a plan go. That is a good answer too.

    Example: reflect try drop 3
    """
    from reflect.values.plans import Status

    _say(ctx.obj, which, Status.LET_GO, "is let go. That is a good answer too")


@app.command()
def keep(ctx: typer.Context, which: Or_Open = None) -> None:
    """Say that a plan is still useful. It is quiet for four weeks.

    Example: reflect try keep 3
    """
    app: Context = ctx.obj
    plan = _goes_on(app, which, command="keep")
    if plan.closed_on is not None:
        raise BadUsage(
            f"Plan {plan.number} is not open.", hint=f"To see how it went: reflect try show {plan.number}"
        )
    kept = app.journal.plans.keep(plan.number, on=app.today)
    app.screen.say(f"Plan {plan.number} goes on. It comes up again from {_day(kept.due_on)}. {TAKE_BACK}")


@app.command()
def reword(ctx: typer.Context, which: Number, words: Words = None) -> None:
    """Say a plan another way. How it was said before is kept.

    Example: reflect try reword 3
    """
    from reflect.cli.given.own_words import words_for

    app: Context = ctx.obj
    plan = _goes_on(app, which, command="reword")
    ask, command = question(private=plan.private), f"reflect try reword {plan.number}"
    said = words_for(app, ask, words, command=command, earlier=plan.words)
    if said is None or said == plan.words:
        app.screen.say(AS_IT_WAS.format(number=plan.number))
        return
    new = app.journal.plans.reword(plan.number, said, on=app.today)
    app.screen.say(f"Plan {plan.number} goes on as plan {new.number}, in your new words. {TAKE_BACK}")


@app.command()
def show(ctx: typer.Context, which: Number, json: As_Json = False) -> None:
    """Show the whole life of a plan: each wording, and all that you said of it.

    Example: reflect try show 3
    """
    from reflect.cli.given.named import number_of

    app: Context = ctx.obj
    number = number_of("plan", which, see="reflect try")
    line = app.journal.plans.lives(number)
    if json:
        from reflect.cli.documents.journal import life_document

        app.screen.json(life_document(line, shown=number))
        return
    from reflect.render import plans

    app.screen.page(plans.life(line, shown=number))


@app.command()
def delete(ctx: typer.Context, which: Number) -> None:
    """Put a plan into the bin. `undo` brings it back.

    Example: reflect try delete 3
    """
    from reflect.cli.given.named import plan_named
    from reflect.values.plans import several

    app: Context = ctx.obj
    plan = plan_named(app, which)
    if plan.entry is not None and any(
        plan.words in several(answer.words) for answer in app.journal.get(plan.entry).answers
    ):
        raise BadUsage(
            f"The words of plan {plan.number} stand in entry {plan.entry}, so they are changed there.",
            hint=f"To change the entry: reflect edit {plan.entry}. To let the plan go: reflect try drop {plan.number}",
        )
    app.journal.plans.put_away(plan.number)
    app.screen.say(f"Plan {plan.number} is in the bin. {BRING_BACK}")


def _say(app: Context, which: str | None, status: "Status", words: str) -> None:
    """Keep what was said of a plan, and say when it comes up again."""
    plan = _goes_on(app, which, command=COMMANDS[status.value])
    if plan.closed_on is not None and plan.status is status:
        app.screen.say(NOT_CHANGED)
        return
    said = app.journal.plans.say(plan.number, status, on=app.today)
    again = f" It stays open, and comes up again from {_day(said.due_on)}." if said.closed_on is None else ""
    app.screen.say(f"Plan {plan.number} {words}.{again} {TAKE_BACK}")


def _goes_on(app: Context, which: str | None, *, command: str) -> "Commitment":
    """Give the plan with this number, unless it goes on in other words; without a number, the one that is open.

    Raises:
        BadUsage: if it is no number, or the plan was said another way since.
        NotFound: if it is not there, or none is open.
        AnswerNeeded: if several are open, and nobody can be asked.
    """
    from reflect.cli.given.named import only_open_plan, plan_named
    from reflect.values.plans import Status

    plan = only_open_plan(app, command=f"reflect try {command}") if which is None else plan_named(app, which)
    if plan.status is Status.REWORDED:
        raise BadUsage(
            f"Plan {plan.number} was said another way, and goes on like that.",
            hint=f"To see how: reflect try show {plan.number}",
        )
    return plan


def _day(day: "date") -> str:
    from reflect.dates import said

    return f"{day:%A} {said(day)}"
