"""An example of renewal rules as data: a start to change, and never a board's word. Values only."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

Hours = Annotated[float, Meta(gt=0, le=1000, multiple_of=0.25)]


class ExampleCategory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One category or domain, with hours of learning and of supervision where these are named."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    hours: Hours | None = None
    supervision: Hours | None = None


class RenewalExample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rules without days: the person sets their own period.

    Attributes:
        title: what it is called in a list.
        about: what it is, in one or two sentences.
        source: the address of the page that the numbers are from; empty for an invented one.
        checked: the day on which somebody last held it against its source; None for an invented one.
        years: how long a period is; 0 where there is none.
        hours: hours of learning altogether, or None.
        supervision, one_to_one, group: hours of supervision, or None.
        category: in the order of the source.
    """

    title: Annotated[str, Meta(min_length=1, max_length=60)]
    about: Annotated[str, Meta(min_length=1, max_length=300)]
    source: str = ""
    checked: date | None = None
    years: Annotated[int, Meta(ge=0, le=10)] = 0
    hours: Hours | None = None
    supervision: Hours | None = None
    one_to_one: Hours | None = None
    group: Hours | None = None
    category: tuple[ExampleCategory, ...] = ()
