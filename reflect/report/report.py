"""What an exporter sees: a finished report as plain values. Never an entry, an id, or a day finer than a week.

Every text in a `Report` that came from `build` is already chosen and visible; an exporter only sets it
on a page and escapes it for its format.
"""

from dataclasses import dataclass
from typing import TypeAlias


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
    """A small table. Each row is as long as the header; its first cell names the row.

    `total` is a last row that sums up the others; it may be empty.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


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
class Moved:
    """The picture of how one growth area moved: where most ratings were before, and where they are now.

    Attributes:
        name: the area.
        before: the line most ratings were at in the stretch before, from 1 to 5; None if there were none.
        now: the same for this stretch.
        n_before: how many ratings the stretch before had.
        n_now: how many this one has.
        sentence: says the picture in words. Formats without drawings have only this.
        lines: the words of the lines it speaks of; may be empty.
    """

    name: str
    before: float | None
    now: float | None
    n_before: int
    n_now: int
    sentence: str
    lines: tuple[str, ...] = ()

    @property
    def drawn(self) -> str:
        """The picture in ASCII, such as `1 --o===@-- 5`, half a line a sign; `legend` says what they are."""
        signs = ["-"] * 9
        before, now = self._places
        if before is not None and now is not None:
            first, last = sorted((before, now))
            signs[first:last] = "=" * (last - first)
        if before is not None:
            signs[before] = "o"
        if now is not None:
            signs[now] = "#" if now == before else "@"
        return f"1 {''.join(signs)} 5"

    @property
    def legend(self) -> str:
        """What the signs of `drawn` are: of those that stand there; empty if there is none."""
        before, now = self._places
        if before is not None and before == now:
            return "# is before and now, in one place."
        said = [
            f"{sign} is {when}"
            for sign, when, at in (("o", "before", before), ("@", "now", now))
            if at is not None
        ]
        return f"{', '.join(said)}." if said else ""

    @property
    def _places(self) -> tuple[int | None, int | None]:
        before, now = (None if at is None else round((at - 1) * 2) for at in (self.before, self.now))
        return before, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Blank lines to write on."""

    count: int


Block: TypeAlias = Heading | Paragraph | Said | Bullets | Table | Dots | Moved | Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report. The first one may have an empty title: it stands right under the report's."""

    title: str
    blocks: tuple[Block, ...]


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
