"""`--since`: entries of this day, and of later ones."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed

if TYPE_CHECKING:
    from reflect.values.filter import Filter

OPTION: Any = Annotated[
    str | None, typer.Option(help="From: march, 2 weeks ago.", metavar="DAY", rich_help_panel=WHICH)
]
UNSAID = None
CALLED = "since"


def narrowed(so_far: "Filter", typed: Typed) -> "Filter":
    """Begin with the first of these days."""
    return replace(so_far, since=typed.days.first)
