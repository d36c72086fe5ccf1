"""What an exporter sees: a finished report as plain values. Never an entry, an id, or a day finer than a week.

Every text in a `Report` that came from `build` is already chosen and visible; an exporter only sets it
on a page and escapes it for its format.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One or more sentences. Line breaks in `text` are kept."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was asked, in one line, and what the writer said to it, with its line breaks."""

    asked: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short lines."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table. Each row is as long as the header; its first cell names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """The picture of one growth area: one dot for each rating, over the lines 1 to 5.

    `counts[0]` is how often line 1 was picked. `sentence` says the picture in words; `lines` adds the
    words of each line that was picked, and may be empty.
    """

    name: str
    sentence: str
    counts: tuple[int, int, int, int, int]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Blank lines to write on."""

    count: int


Block: TypeAlias = Heading | Paragraph | Said | Bullets | Table | Dots | Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report. The first one may have an empty title: it stands right under the report's."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report, ready for any format.

    Attributes:
        kind: what it is for; the file is named after it.
        lang: BCP 47 tag of its words.
        period: ISO weeks, such as "2026-W35 to 2026-W46".
        reviewed: a person read the whole and signed it.
        stamp: stands on every page, and says whether it was reviewed.
        foot: closing lines, on how it was made.
    """

    kind: Literal["packet"]
    title: str
    lang: str
    period: str
    reviewed: bool
    stamp: str
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
