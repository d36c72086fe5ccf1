"""`--room`: entries in this room."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed
from reflect.cli.given.named import room_named

if TYPE_CHECKING:
    from reflect.values.filter import Filter

OPTION: Any = Annotated[
    str | None,
    typer.Option(help="private, practice or supervision.", metavar="ROOM", rich_help_panel=WHICH),
]
UNSAID = None
CALLED = "room"


def narrowed(so_far: "Filter", typed: Typed) -> "Filter":
    """Keep those in it.

    Raises:
        BadUsage: if there is no such room.
    """
    return replace(so_far, room=room_named(typed.said))
