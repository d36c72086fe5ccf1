"""`--tag`: entries with this tag."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.given.filters.typed import WHICH, Typed
from reflect.errors import BadUsage

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
    from reflect.guide.document import clean_tag

    try:
        return replace(so_far, tag=clean_tag(typed.said))
    except ValueError as error:
        raise BadUsage(f"I can't use that tag: {error}.") from None
