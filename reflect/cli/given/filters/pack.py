"""`--pack`: entries that answer these questions."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed
from reflect.cli.given.named import in_option, pack_named

if TYPE_CHECKING:
    from reflect.values.filter import Filter

OPTION: Any = Annotated[str | None, typer.Option(help="Of these questions.", rich_help_panel=WHICH)]
UNSAID = None
CALLED = "questions"


def narrowed(so_far: "Filter", typed: Typed) -> "Filter":
    """Keep those that answer them.

    Raises:
        BadUsage: if no pack is meant, or more than one.
    """
    return replace(so_far, pack=in_option(typed.app, "--pack", typed.said, pack_named))
