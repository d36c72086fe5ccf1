"""`mark` and `unmark`: which entries are to be brought to supervision. Nothing leaves by it."""

from typing import TYPE_CHECKING

import typer

from reflect.cli.context import Context
from reflect.cli.given.named import newest_or_named
from reflect.cli.given.options import Or_Newest, Private
from reflect.cli.phrases import TAKE_BACK
from reflect.errors import Protected

if TYPE_CHECKING:
    from reflect.values.room import Room


def mark(
    ctx: typer.Context,
    which: Or_Newest = None,
    private: Private = False,
) -> None:
    """Mark an entry to bring to supervision. Nothing leaves by this.

    Example: reflect mark 3
    """
    from reflect.values.room import Room

    _move(ctx.obj, which, Room.PRIVATE if private else Room.SUPERVISION)


def unmark(ctx: typer.Context, which: Or_Newest = None) -> None:
    """Take the mark off an entry: back to your practice.

    Example: reflect unmark 3
    """
    from reflect.values.room import Room

    _move(ctx.obj, which, Room.PRACTICE, command="unmark")


def _move(app: Context, which: str | None, room: "Room", *, command: str = "mark") -> None:
    from reflect.render.heads import ROOMS
    from reflect.values.room import Room

    found = newest_or_named(app, which)
    if which is None and found.room is Room.PRIVATE is not room:
        # What somebody kept for themselves is moved only by its number: the newest may not be what they think of.
        raise Protected(
            f"Entry {found.number} is for you alone, so I left it where it is.",
            hint=f"To move it all the same, say its number: reflect {command} {found.number}",
        )
    app.journal.move(found.number, room)
    app.screen.say(f"Entry {found.number} is {ROOMS[room]} now. {TAKE_BACK}")
