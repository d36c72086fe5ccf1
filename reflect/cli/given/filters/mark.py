"""`--mark`: entries that are marked for supervision. It is the supervision room, in a word of its own."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed
from reflect.errors import BadUsage

if TYPE_CHECKING:
    from reflect.values.filter import Filter

OPTION: Any = Annotated[
    bool, typer.Option("--mark", help="Marked for supervision.", metavar="", rich_help_panel=WHICH)
]
UNSAID = False
CALLED = "room"


def narrowed(so_far: "Filter", typed: Typed) -> "Filter":  # noqa: ARG001 - a switch says no more than that it is on
    """Keep those that are marked.

    Raises:
        BadUsage: if `--room` says another room.
    """
    from reflect.values.room import Room

    if so_far.room not in (None, Room.SUPERVISION):
        raise BadUsage("--mark means the supervision room, and --room says another one.")
    return replace(so_far, room=Room.SUPERVISION)
