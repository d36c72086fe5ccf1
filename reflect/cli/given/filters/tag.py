"""`--tag`: entries with this tag."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed
from reflect.cli.given.named import tag_named

if TYPE_CHECKING:
    from reflect.values.filter import Filter

OPTION: Any = Annotated[str | None, typer.Option(help="With this tag.", rich_help_panel=WHICH)]
UNSAID = None
CALLED = "tag"


def narrowed(so_far: "Filter", typed: Typed) -> "Filter":
    """Keep those with it, in the form in which tags are kept.

    Raises:
        BadUsage: if it can be no tag.
    """
    return replace(so_far, tag=tag_named(typed.said))
