"""Help topics and crisis lines as data: what `reflect help` shows. Values only."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from reflect.guide.pack import Words

Term = Annotated[str, Meta(min_length=1, max_length=30)]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One block of a topic: a text, then rows of a term and what it means."""

    text: Annotated[str, Meta(max_length=1000)] = ""
    rows: tuple[tuple[Term, Words], ...] = ()
    rows_from: Literal["", "crisis_lines"] = ""


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One topic. `about` is its line in the list; `also` are other words that lead to it."""

    title: Annotated[str, Meta(min_length=1, max_length=40)]
    about: Annotated[str, Meta(min_length=1, max_length=58)]
    also: tuple[str, ...] = ()
    part: Annotated[tuple[Part, ...], Meta(min_length=1)]


class Turn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to turn to, and how."""

    to: Term
    how: Words


class CrisisLines(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`crisis_lines.toml`, in the order to go by. `checked` is the day somebody last looked at all of them."""

    checked: date
    line: Annotated[tuple[Turn, ...], Meta(min_length=1)]
