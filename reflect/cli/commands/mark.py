"""`mark` and `unmark`: which entries are to be brought to supervision. Nothing leaves by it."""

from typing import TYPE_CHECKING

import typer

from reflect.cli.context import Context
from reflect.cli.given.named import entry_named
from reflect.cli.given.options import Private, Which_Entry
from reflect.cli.phrases import TAKE_BACK

if TYPE_CHECKING:
    from reflect.values.room import Room


def mark(
    ctx: typer.Context,
    which: Which_Entry,
    private: Private = False,
) -> None:
    """Mark an entry to bring to supervision. Nothing leaves by this.

    Example: reflect mark 3
    """
    from reflect.values.room import Room

    _move(ctx.obj, which, Room.PRIVATE if private else Room.SUPERVISION)


def unmark(ctx: typer.Context, which: Which_Entry) -> None:
    """Take the mark off an entry: back to your practice.

    Example: reflect unmark 3
    """
    from reflect.values.room import Room

    _move(ctx.obj, which, Room.PRACTICE)


def _move(app: Context, which: str, room: "Room") -> None:
    from reflect.render.entry import ROOMS

    found = entry_named(app, which)
    app.journal.move(found.number, room)
    app.screen.say(f"Entry {found.number} is {ROOMS[room]} now. {TAKE_BACK}")
