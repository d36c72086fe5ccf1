"""`roadmap`: the person's own code of ethics, or the guidelines of their agency, as a short list in the encrypted journal."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json, Words
from reflect.cli.phrases import NO_WORDS, NOT_CHANGED, TAKE_BACK
from reflect.errors import AnswerNeeded, BadUsage

if TYPE_CHECKING:
    from reflect.values.roadmap import Guideline

app = typer.Typer(
    help="Your own guidelines as a short list. After a session you can say which came into play.",
    epilog="Example: reflect roadmap",
    invoke_without_command=True,
)
Which = Annotated[
    str | None,
    typer.Argument(metavar="[N]", help="Its number, or how its short name begins. Leave it out to be asked."),
]
ADD, EDIT = "reflect roadmap add", "reflect roadmap edit N"
TAKE_ONE_OFF = "To take one off, type: reflect roadmap remove"
WRITE, EXAMPLE, NOT_NOW = "write", "example", "not_now"


@app.callback()
def look(ctx: typer.Context, json: As_Json = False) -> None:
    """See your roadmap: your own guidelines as a short list."""
    if ctx.invoked_subcommand is not None:
        if json:
            raise BadUsage("--json comes after the command: reflect roadmap list --json")
        return
    list_guidelines(ctx, json=json)


@app.command("list")
def list_guidelines(ctx: typer.Context, json: As_Json = False) -> None:
    """List your guidelines.

    Example: reflect roadmap list
    """
    app: Context = ctx.obj
    there = app.journal.roadmap.guidelines
    if json:
        from reflect.cli.documents.roadmap import roadmap_document

        app.screen.json(roadmap_document(there))
        return
    from reflect.render import roadmap

    if there:
        app.screen.page(roadmap.listed(there))
        return
    asks = app.on_terminal and app.can_ask
    app.screen.show(roadmap.nothing(asks=asks))
    if asks:
        _offer(app)


@app.command()
def add(
    ctx: typer.Context,
    words: Annotated[
        str | None,
        typer.Argument(
            metavar="[-]",
            help='Leave it out to be asked; - reads standard input, one a line: "Honesty: I say what is true".',
        ),
    ] = None,
) -> None:
    """Write guidelines of your own.

    Example: reflect roadmap add
    """
    from reflect.cli.asking import meanwhile
    from reflect.cli.given.guidelines import given
    from reflect.cli.phrases import HAND_OVER

    app: Context = ctx.obj
    meanwhile.load(*app.journal.to_write)
    if words is not None or not app.stdin.isatty():
        _keep(app, *given(app, words, command=ADD))
    elif app.can_ask:
        _ask(app)
    else:
        raise AnswerNeeded(hint=HAND_OVER.format(command=ADD))


@app.command()
def edit(ctx: typer.Context, which: Which = None, words: Words = None) -> None:
    """Say a guideline in other words. What old entries say of it stays.

    Example: reflect roadmap edit 1
    """
    from reflect.cli.asking import meanwhile
    from reflect.cli.given.guidelines import guideline_named

    app: Context = ctx.obj
    meanwhile.load(*app.journal.to_write)
    there = guideline_named(app, which or _whichever(app))
    changed = _in_other_words(app, there, words)
    if changed is None or changed == there:
        app.screen.say(NOT_CHANGED)
        return
    others = {g.name.casefold() for g in app.journal.roadmap.guidelines if g.id != there.id}
    if changed.name.casefold() in others:
        app.screen.say(f"Another guideline is called so already. {NOT_CHANGED}")
        return
    app.journal.roadmap.reword(changed)
    app.screen.say(f"That is kept. {TAKE_BACK}")


@app.command("import")
def import_guidelines(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A TOML file. To see one: reflect roadmap example")
    ],
) -> None:
    """Add the guidelines of a file; what is there already is not added again.

    Example: reflect roadmap import ours.toml
    """
    from reflect.cli.given.guidelines import from_file

    app: Context = ctx.obj
    _keep(app, *from_file(app, file))


@app.command()
def remove(ctx: typer.Context, which: Which = None) -> None:
    """Take a guideline off your list. What old entries say of it stays.

    Example: reflect roadmap remove 2
    """
    from reflect.cli.given.guidelines import guideline_named, picked_from_list
    from reflect.cli.phrases import ASKS_NOT

    app: Context = ctx.obj
    if which is not None:
        ids: tuple[str, ...] = (guideline_named(app, which).id,)
    elif not app.journal.roadmap.guidelines:
        ids = ()
    elif app.can_ask:
        ids = picked_from_list(app, "Which of these go off your list?")
    else:
        raise AnswerNeeded(ASKS_NOT, hint="Say its number: reflect roadmap remove 2")
    if not app.journal.roadmap.remove(*ids):
        app.screen.say(NOT_CHANGED)
        return
    gone = "1 guideline is" if len(ids) == 1 else f"{len(ids)} guidelines are"
    app.screen.say(f"{gone} off your list. What you wrote of them stays. {TAKE_BACK}")


@app.command()
def example(
    ctx: typer.Context,
    empty: Annotated[
        bool, typer.Option("--empty", help="Only the form to fill in, without our ten.", metavar="")
    ] = False,
) -> None:
    """Show an example list as a file that you can change and import.

    Example: reflect roadmap example > ours.toml
    """
    from reflect.guide.guidelines import empty_form

    app: Context = ctx.obj
    text = app.library.roadmap_example
    app.screen.raw(empty_form(text) if empty else text)


def _in_other_words(app: Context, there: "Guideline", words: str | None) -> "Guideline | None":
    """Get what a guideline is to read: asked for, or one line, which leaves what it does not say as it is.

    Raises:
        AnswerNeeded: if nobody can be asked.
        BadFile: if the line can't be used.
    """
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.given.guidelines import changed_by, reworded
    from reflect.cli.phrases import HAND_OVER

    if words is not None or not app.stdin.isatty():
        return changed_by(app, there, words, command=EDIT)
    if not app.can_ask:
        raise AnswerNeeded(hint=HAND_OVER.format(command=EDIT))
    with or_say(app.screen, NOT_CHANGED):
        return reworded(app, there)


def _offer(app: Context) -> None:
    """Ask how to begin, on a terminal where the list is empty."""
    from reflect.cli.asking.leaving import or_say
    from reflect.guide.ask import Ask, Choice, Step

    choices = (
        Choice(WRITE, "Write my own"),
        Choice(EXAMPLE, "Look at an example list"),
        Choice(NOT_NOW, "Not now"),
    )
    ask = Ask.one_of(Step("begin"), "How would you like to begin?", choices, default=NOT_NOW, drafts=False)
    with or_say(app.screen, NOT_CHANGED):
        reply = app.asker.ask(ask, place=None, earlier=None)
    if reply == WRITE:
        _ask(app)
    elif reply == EXAMPLE:
        _take_example(app)


def _take_example(app: Context) -> None:
    from reflect.cli.asking.contract import confirmed
    from reflect.cli.asking.leaving import or_say
    from reflect.guide.guidelines import from_toml
    from reflect.render import roadmap

    offered = from_toml(app.library.roadmap_example.encode("utf-8"))
    app.screen.show(roadmap.example(offered))
    with or_say(app.screen, NOT_CHANGED):
        taken = confirmed(app.asker, "Begin with these? You can change each one.")
    if taken:
        _keep(app, *offered)
    else:
        app.screen.say(NOT_CHANGED)


def _ask(app: Context) -> None:
    """Ask for one after the other; each is kept as soon as it is whole."""
    from reflect.cli.given.guidelines import asked_for
    from reflect.guide.guidelines import MOST

    if len(app.journal.roadmap.guidelines) >= MOST:
        raise BadUsage(f"Your roadmap holds {MOST} guidelines, which is all it can.", hint=TAKE_ONE_OFF)
    any_kept = False
    for one in asked_for(app):
        _keep(app, one)
        any_kept = True
    if not any_kept:
        app.screen.say(NO_WORDS)


def _keep(app: Context, *wanted: "Guideline") -> None:
    """Keep what is new of these, and say how many that are.

    Raises:
        BadUsage: if there would be too many; then none is kept.
    """
    from reflect.guide.guidelines import MOST

    try:
        new = len(app.journal.roadmap.add(*wanted, most=MOST))
    except ValueError as error:
        raise BadUsage(f"None was added: {error}.", hint="To see them: reflect roadmap") from None
    there = len(wanted) - new
    already = f" {there} on your list already." if there else ""
    if not new:
        app.screen.say(f"{'It was' if there == 1 else 'They were'} on your list already. {NOT_CHANGED}")
        return
    app.screen.say(
        f"{'1 guideline is' if new == 1 else f'{new} guidelines are'} new on your list.{already} {TAKE_BACK}"
    )


def _whichever(app: Context) -> str:
    """Ask which guideline to change.

    Raises:
        AnswerNeeded: if nobody can be asked.
        NotFound: if there is none.
    """
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.phrases import ASKS_NOT
    from reflect.errors import NotFound
    from reflect.guide.ask import Ask, Choice, Step

    there = app.journal.roadmap.choices
    if not there:
        raise NotFound("There is no guideline yet.", hint=f"To write one, type: {ADD}")
    if not app.can_ask:
        raise AnswerNeeded(ASKS_NOT, hint="Say its number: reflect roadmap edit 2")
    ask = Ask.one_of(
        Step("which"), "Which one?", (Choice(*each) for each in there), skippable=False, drafts=False
    )
    with or_say(app.screen, NOT_CHANGED):
        reply = app.asker.ask(ask, place=None, earlier=None)
    return str(reply)
