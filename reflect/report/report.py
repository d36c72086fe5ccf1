"""What an exporter sees: a finished report as plain values. Never an entry, an id, or a day finer than a week.

Every text in a `Report` that came from `build` is already chosen and visible; an exporter only sets it
on a page and escapes it for its format.
"""

from typing import TypeAlias

from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One or more sentences. Line breaks in `text` are kept. `lang` is its language where that is not the page's; else empty."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was asked, in one line, and what the writer said to it, with its line breaks.

    `asked_lang` and `lang` are their languages where these are not the page's; else empty.
    """

    asked: str
    words: str
    asked_lang: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short lines."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table. Each row is as long as the header; its first cell names the row.

    `total` is a last row that sums up the others; it may be empty.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One row of the picture of an area: how often each of its five lines was picked in a month, `counts[0]` line 1.

    `said` says the row in words.
    """

    name: str
    counts: tuple[int, int, int, int, int]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """The picture of one growth area over time: one dot for each rating, a row a month, from line 1 to line 5.

    Attributes:
        name: the area.
        sentence: says in words what was picked in the weeks of the page.
        counts: how often each line was picked in those weeks; `counts[0]` is line 1. Not drawn.
        months: the rows, the first month first. They may begin before the weeks of the page do.
        less: stands under the place of line 1.
        more: stands under the place of line 5.
        lines: the words of each line that was picked; may be empty.
        trend: what the ratings say about change; may be empty.
    """

    name: str
    sentence: str
    counts: tuple[int, int, int, int, int]
    months: tuple[Month, ...]
    less: str
    more: str
    lines: tuple[str, ...] = ()
    trend: str = ""

    @property
    def by_month(self) -> str:
        """The picture in words, for those who can't see it."""
        return " ".join(f"{month.name}: {month.said}." for month in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Blank lines to write on."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """Places to fill in, side by side, each after its name: such as a date, or a signature."""

    names: tuple[str, ...]


Block: TypeAlias = Heading | Paragraph | Said | Bullets | Table | Dots | Lines | Blanks


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report. The first one may have an empty title: it stands right under the report's.

    A `framed` one is what its reader is to see first; formats without a frame tell it like any other.
    """

    title: str
    blocks: tuple[Block, ...]
    framed: bool = False

    @property
    def is_form(self) -> bool:
        """True if it is filled in on paper: it stays on one sheet, where it fits on one."""
        return any(isinstance(block, Blanks) for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report, ready for any format.

    Attributes:
        kind: what it is for, by its name in `reflect.report.kinds`; the file is named after it.
        lang: BCP 47 tag of its words.
        period: ISO weeks, such as "2026-W35 to 2026-W46".
        reviewed: a person read the whole and signed it.
        stamp: stands on every page, and says whether it was reviewed.
        foot: closing lines, on how it was made.
    """

    kind: str
    title: str
    lang: str
    period: str
    reviewed: bool
    stamp: str
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
