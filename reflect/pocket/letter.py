"""What was sealed on a phone, opened: the frame around the answers, checked like any file from outside. Pure.

Anyone who has the page can seal something with it, so nothing in here is trusted: the answers go the way of an answers
file, and the person looks them over before an entry comes of it.
"""

import json
from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from reflect.errors import BadFile
from reflect.guide.pack import LANG_FORM, Id
from reflect.quick_dataclass import dataclass

EARLIEST = date(2020, 1, 1)
"""No phone that opens such a page was made before: a day before it is of a clock that was never set."""
LONGEST_SPOTLIGHT = 600


class _Frame(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page writes, as JSON."""

    id: Annotated[str, Meta(pattern=r"^[0-9a-f]{24}\Z")]
    pack: Id
    pack_version: Annotated[int, Meta(ge=1, le=1_000_000)]
    lang: Annotated[str, Meta(pattern=LANG_FORM)]
    scale: Annotated[int, Meta(ge=1, le=1_000)]
    day: str
    written: str
    focus: Id
    spotlight: Annotated[str, Meta(max_length=LONGEST_SPOTLIGHT)]
    period: str | None
    stopped: bool
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One sitting from a phone.

    Attributes:
        id: 24 hex digits, drawn anew for each: by it one that came twice is known.
        pack, pack_version: which questions, as they were when the page was made.
        lang: the language in which they were read.
        scale: the version of the lines of the growth areas then.
        day: the local day that it is about, by the clock of the phone.
        written: the local day on which it was sealed, by the same clock.
        focus: the area that was chosen on the page.
        spotlight: the words of the spotlight question that was asked; empty for none.
        period: how far it looks back, or None.
        stopped: an answer ended it before its last question.
        answers: as in an answers file, not checked yet.
    """

    id: str
    pack: str
    pack_version: int
    lang: str
    scale: int
    day: date
    written: date
    focus: str
    spotlight: str
    period: str | None
    stopped: bool
    answers: dict[str, Any]

    def clock_was_wrong(self, today: date) -> bool:
        """Say whether the phone's clock can't have been right: a day to come, or one from before there were such pages."""
        return max(self.day, self.written) > today or self.written < EARLIEST

    def as_answers_file(self, day: date, *, with_period: bool, without: frozenset[str]) -> bytes:
        """Write the answers as an answers file, for this day; the questions in `without` are left out."""
        period = self.period if with_period else None
        frame = {"pack": self.pack, "date": day.isoformat(), "period": period}
        answers = {id: value for id, value in self.answers.items() if id not in without}
        return json.dumps({**frame, "answers": answers}).encode()


def opened(content: bytes, place: str) -> Letter:
    """Read what was in a box.

    Args:
        content: UTF-8 JSON, filled up with blanks.
        place: the name of the file that the block stood in, for messages.

    Raises:
        BadFile: if it is not what a page writes. Nothing of it is repeated.
    """
    try:
        frame = msgspec.json.decode(content, type=_Frame)
        day, written = date.fromisoformat(frame.day), date.fromisoformat(frame.written)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise BadFile(place, "", "what was sealed there is not what a page of reflect writes") from None
    parts = {name: getattr(frame, name) for name in frame.__struct_fields__}
    return Letter(**{**parts, "day": day, "written": written})
