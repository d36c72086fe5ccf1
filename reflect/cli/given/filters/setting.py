"""`--setting`: entries about this kind of time."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed
from reflect.cli.given.named import setting_named

if TYPE_CHECKING:
    from reflect.values.filter import Filter

OPTION: Any = Annotated[str | None, typer.Option(help="Kind of time, such as group.", rich_help_panel=WHICH)]
UNSAID = None
CALLED = "kind of time"


def narrowed(so_far: "Filter", typed: Typed) -> "Filter":
    """Keep those about it.

    Raises:
        BadUsage: if there is no such kind of time.
    """
    return replace(so_far, setting=setting_named(typed.said))
