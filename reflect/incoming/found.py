"""What a reader finds in another program's file: a text with its day, or a place that can't come in, and why.

A reason never repeats what somebody wrote: the place says where to look.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal, get_args

from reflect.guide.typed.tag import MAX_TAGS, clean_tag
from reflect.guide.typed.text import clean_text
from reflect.incoming.when import Order, WrittenAt, read_when
from reflect.quick_dataclass import dataclass

Format = Literal["jrnl", "dayone", "csv", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)
_LINE_ENDS = re.compile(r"\s*\n\s*")
Remark = Literal[
    "attachment",
    "zone",
    "time",
    "tag",
    "heading",
    "earlier",
    "front_matter",
    "letters",
    "link",
    "empty",
    "day_first",
    "month_first",
]
"""What does not come in as it was: the tally counts each, and a sentence says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a person said about a file.

    Attributes:
        zone: the IANA name of the zone of every time that says none itself.
        columns: for a table, which column holds what: "date", "time", "title", "text" or "tags" -> its heading.
        order: how days such as 03/04/2026 are meant; None refuses what could be two days.
    """

    zone: str = "UTC"
    columns: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """One text that can come in, in the form in which texts are kept.

    Attributes:
        place: where it stands, such as "line 12", "entry 3", or the name of a file.
        when: its day and its instant.
        title, text: its words; one of them may be empty.
        tags: in the form of ours.
        id: what the other program calls it for ever; empty where it has no such name.
        remarks: what of it stays behind, once for each.
    """

    place: str
    when: WrittenAt
    text: str
    title: str = ""
    tags: tuple[str, ...] = ()
    id: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One place that can't come in, and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something about the file as a whole that is worth saying."""

    what: Remark
    place: str = ""


Item = FoundText | LeftOut | Noticed
Items = Iterator[Item]


def times(what: Remark, count: int) -> tuple[Remark, ...]:
    """Say something so many times."""
    return (what,) * count


def found(
    place: str,
    when: str,
    *,
    given: About,
    title: object = "",
    text: object = "",
    tags: tuple[object, ...] = (),
    id: str = "",
    zone: object = None,
    remarks: tuple[Remark, ...] = (),
) -> Item:
    """Bring one text into the form that is kept, or say why it can't come in, or that it has no words.

    Args:
        place: where it stands.
        when: its day, as the file writes it.
        given: what a person said about the file.
        title: its title as the file has it; what is no text is refused, here and for its words.
        text: its words.
        tags: its tags; what can be none of ours stays behind.
        id: what the other program calls it for ever.
        zone: the zone that the file names for it, if it does.
        remarks: what of it stays behind already.
    """
    if not isinstance(title, str) or not isinstance(text, str):
        return LeftOut(place, "its title or its words are no text")
    try:
        meant = read_when(when, zone=given.zone, order=given.order, there=zone)
        heading, words = _LINE_ENDS.sub(" ", clean_text(title).strip()), clean_text(text)
    except ValueError as error:
        return LeftOut(place, str(error))
    if not (heading or words.strip()):
        return Noticed("empty", place)
    good, lost = _tags(tags)
    marks = (*times("zone", int(meant.other_zone)), *times("time", int(meant.no_time)), *times("tag", lost))
    words = words if words.strip() else ""
    return FoundText(
        place=place, when=meant, title=heading, text=words, tags=good, id=id, remarks=(*remarks, *marks)
    )


def _tags(given: tuple[object, ...]) -> tuple[tuple[str, ...], int]:
    """Bring tags into our form; gives them, and how many can be none of ours."""
    good: dict[str, None] = {}
    lost = 0
    for tag in given:
        try:
            if not isinstance(tag, str):
                raise ValueError
            good[clean_tag(tag.strip().lstrip("@#").replace(",", " "))] = None
        except ValueError:
            lost += 1
    return tuple(good)[:MAX_TAGS], lost + max(0, len(good) - MAX_TAGS)
