"""`--until`: entries up to this day, and of it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed
from reflect.errors import BadUsage

if TYPE_CHECKING:
    from reflect.values.filter import Filter

OPTION: Any = Annotated[
    str | None, typer.Option(help="Up to and with.", metavar="DAY", rich_help_panel=WHICH)
]
UNSAID = None
CALLED = "until"


def narrowed(so_far: "Filter", typed: Typed) -> "Filter":
    """End with the last of these days.

    Raises:
        BadUsage: if `--since` lies after it.
    """
    end = typed.days.end
    if so_far.since is not None and so_far.since >= end:
        raise BadUsage("--since lies after --until.")
    return replace(so_far, until=end)
