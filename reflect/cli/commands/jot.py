"""`jot`: one line, kept in a few seconds. Typed at a question or read from standard input, never beside the command."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json, Day, Private
from reflect.errors import AnswerNeeded, BadUsage
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.sitting.begin import Chosen

STDIN = "-"
NOT_BESIDE = (
    "Words beside a command can be seen by other people on this computer, and the shell may remember them. "
    "So they were not kept."
)
OF_LOG = {"--tag": "WORD", "--setting": "SETTING", "--room": "ROOM"}
"""Options that only `log` has, and what stands after each. They are ours, so they may be said again."""
LATER = later("To make a check-in of it later, type: reflect log")


def jot(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[-]", help="Leave it out to be asked; - reads standard input."),
    ] = None,
    private: Private = False,
    date: Day = None,
    json: As_Json = False,
) -> None:
    """Keep one line in a few seconds. You can make more of it later.

    Example: reflect jot
    """
    from reflect import dates
    from reflect.cli.ahead import note_before_writing
    from reflect.cli.sitting.begin import Chosen
    from reflect.cli.sitting.look_first import look_first
    from reflect.values.room import Room

    app: Context = ctx.obj
    if words and words != [STDIN]:
        raise _refused([word for word in words if word != STDIN])
    day = dates.parse_day(date, today=app.today) if date is not None else None
    chosen = Chosen(day=day, room=Room.PRIVATE if private else None)
    if not words and not json:
        look_first(app)
    if day is None:
        note_before_writing(app)
    if words or not app.stdin.isatty():
        _from_stdin(app, chosen, as_json=json)
        return
    if json:
        raise BadUsage("--json goes with a line from standard input: reflect jot - --json")
    _ask(app, chosen)


def _refused(beside: list[str]) -> BadUsage:
    """Say why nothing may stand beside the command. What was typed is not said again: it may be about somebody."""
    option = beside[0].partition("=")[0] if len(beside) in (1, 2) else ""
    if option in OF_LOG:
        return BadUsage(
            f"reflect jot has no option {option}, so nothing was kept.",
            hint=f"It goes with a check-in: reflect log {option} {OF_LOG[option]}\nFor one line, type only: reflect jot",
        )
    return BadUsage(NOT_BESIDE, hint="Type only: reflect jot. Then you are asked for your line.")


def _from_stdin(app: Context, chosen: "Chosen", *, as_json: bool) -> None:
    """Keep all that comes in as one line of the journal, however many lines it has itself."""
    from reflect.cli.documents.journal import entry_document
    from reflect.cli.given.own_words import from_stdin
    from reflect.cli.sitting.answers_file import point_gently
    from reflect.cli.sitting.begin import LINE_PACK, start
    from reflect.cli.sitting.ending import SAVED
    from reflect.guide.harvest import reflection

    walk = start(app, app.library.get(LINE_PACK), chosen)
    walk = walk.answer(from_stdin(app, walk.path()[0]))
    entry = app.journal.add(reflection(walk))
    point_gently(app, walk, entry.number)
    if as_json:
        app.screen.json(entry_document(entry))
    else:
        app.screen.say(speak(SAVED, number=entry.number))


def _ask(app: Context, chosen: "Chosen") -> None:
    from reflect.cli.phrases import HAND_OVER
    from reflect.cli.sitting.begin import LINE_PACK, start
    from reflect.cli.sitting.hold import went_on
    from reflect.cli.sitting.sitting import Sitting

    if not app.can_ask:
        raise AnswerNeeded(hint=HAND_OVER.format(command="reflect jot"))
    bare = chosen.day is None and chosen.room is None
    if bare and went_on(app, LINE_PACK):
        return
    if Sitting(app, start(app, app.library.get(LINE_PACK), chosen)).run() is not None:
        app.screen.say(speak(LATER))
