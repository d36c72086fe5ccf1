"""`--area`: entries that rate this growth area."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed
from reflect.cli.given.named import area_named, in_option

if TYPE_CHECKING:
    from reflect.values.filter import Filter

OPTION: Any = Annotated[str | None, typer.Option(help="That rate this growth area.", rich_help_panel=WHICH)]
UNSAID = None
CALLED = "growth area"


def narrowed(so_far: "Filter", typed: Typed) -> "Filter":
    """Keep those that rate it.

    Raises:
        BadUsage: if no growth area is meant, or more than one.
    """
    return replace(so_far, area=in_option(typed.app, "--area", typed.said, area_named))
