"""`choose`: an entry that was changed on two devices, and which text stands. The other one stays as an earlier version."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.errors import AnswerNeeded, BadUsage, NotFound

if TYPE_CHECKING:
    from reflect.storage.records.choosing import OtherText

NOTHING = "No entry waits for a choice."
LATER = "Nothing was chosen. Both texts are kept."


class WhichText(StrEnum):
    """What becomes of the two texts."""

    THIS = "this"
    OTHER = "other"
    BOTH = "both"


def choose(
    ctx: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="The number of an entry. Left out: the first.", min=1)
    ] = None,
    keep: Annotated[
        WhichText | None, typer.Option(help="Without asking: this, other or both.", metavar="WHICH")
    ] = None,
    json: As_Json = False,
) -> None:
    """Choose which text stands, where an entry was changed on two devices.

    Example: reflect choose
    """
    app: Context = ctx.obj
    waiting = app.journal.choices.waiting()
    if json:
        if keep is not None:
            raise BadUsage("--json lists what waits, and --keep chooses. Choose one of them.")
        app.screen.json({"waiting": list(waiting)})
        return
    if number is not None and number not in waiting:
        app.journal.get(number)
        raise NotFound(f"Entry {number} does not wait for a choice.", hint="To see which do: reflect choose")
    if not waiting:
        app.screen.say(NOTHING)
        return
    _choose(app, number or waiting[0], keep)
    left = len(app.journal.choices.waiting())
    if left:
        app.screen.say(f"{left} more to choose. For the next one, type: reflect choose")


def _choose(app: Context, number: int, keep: WhichText | None) -> None:
    others = app.journal.choices.others(number)
    if not others:  # the texts are the same by now
        app.journal.choices.keep(number)
        app.screen.say(f"The texts of entry {number} are the same, so there is nothing to choose.")
        return
    other = others[0]
    if keep is None:
        if not (app.on_terminal and app.can_ask):
            raise AnswerNeeded(
                "This asks, and there is no terminal here.",
                hint=f"To choose without: reflect choose {number} --keep this (or other, or both)",
            )
        _show(app, number, other)
        keep = _asked(app)
    match keep:
        case None:
            app.screen.say(LATER)
        case WhichText.THIS:
            app.journal.choices.keep(number)
            app.screen.say(f"Entry {number} stays as it is. The other text is an earlier version of it.")
        case WhichText.OTHER:
            app.journal.choices.take(number, other.entry)
            app.screen.say(f"Entry {number} has the other text now. The one before is an earlier version.")
        case WhichText.BOTH:
            new = app.journal.choices.keep_both(number, other.entry)
            app.screen.say(f"Both are kept: entry {number}, and entry {new}.")


def _show(app: Context, number: int, other: "OtherText") -> None:
    from reflect.render import entry

    names = {area.id: area.name for area in app.practice.areas.values()}
    called = app.journal.choices.device_name
    shown = app.journal.choices.written_on(number)
    whose = f", from {called(shown)}" if shown else ""
    app.screen.say(f"Entry {number} was changed on two devices. This text stands now{whose}:")
    app.screen.say()
    app.screen.show(entry.entry(app.journal.choices.as_written(number), names))
    app.screen.say()
    app.screen.say(f"This is the other text, from {called(other.device)}:")
    app.screen.say()
    app.screen.show(entry.entry(other.entry, names))
    app.screen.say()


def _asked(app: Context) -> WhichText | None:
    from reflect.cli.asking.contract import Move
    from reflect.cli.asking.leaving import or_say
    from reflect.guide.ask import Ask, Choice, Step

    offered = (
        Choice(WhichText.THIS.value, "The first one, as it stands now"),
        Choice(WhichText.OTHER.value, "The other one in its place"),
        Choice(WhichText.BOTH.value, "Both, as two entries"),
    )
    menu = Ask.one_of(
        Step("choose"), "Which one do you want to keep?", offered, help="Nothing is lost.", drafts=False
    )
    with or_say(app.screen, LATER):
        reply = app.asker.ask(menu, place=None, earlier=None)
    if isinstance(reply, Move) or reply not in set(WhichText):
        return None
    return WhichText(str(reply))
