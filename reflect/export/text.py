"""A report as plain text: for reading before signing, for a screen reader, for a letter. Nothing in it is markup."""

from collections.abc import Iterator
from textwrap import wrap

from reflect.report.report import (
    Blanks,
    Block,
    Bullets,
    Dots,
    Heading,
    Lines,
    Paragraph,
    Report,
    Said,
    Section,
    Table,
)

SUFFIX = ".txt"
WIDTH = 72
"""Lines of the file have at most so many characters."""
_SHORTEST = 16
"""Signs of a place to fill in that stands beside its name."""


def render(report: Report) -> bytes:
    """Return the report as UTF-8 text."""
    return as_text(report).encode("utf-8")


def as_text(report: Report, *, width: int = WIDTH) -> str:
    """Return the report as text.

    Args:
        report: what to show.
        width: how many characters a line may have; a longer word is broken.
    """
    paper = _Paper(width)
    parts = [
        paper.under(report.title, "="),
        paper.folded(report.period),
        paper.folded(report.stamp),
        *(part for section in report.sections for part in paper.section(section)),
        paper.writing_line,
        *(paper.folded(line) for line in report.foot),
        paper.folded(report.stamp),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def block_text(block: Block, *, width: int) -> str:
    """Return one block as text, its parts close together, in lines of at most `width` characters."""
    return "\n".join(_Paper(width).block(block))


class _Paper:
    """Text of one width."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.writing_line = "_" * width

    def section(self, section: Section) -> Iterator[str]:
        if section.title:
            yield self.under(section.title, "-")
        for block in section.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(text=text):
                yield self.folded(text)
            case Paragraph(text=text):
                yield self.folded(text)
            case Said(asked=asked, words=words):
                yield self.folded(asked)
                yield self.folded(words, indent="    ")
            case Bullets(items=items):
                yield "\n".join(self.item(item) for item in items)
            case Table(header=header, rows=rows, total=total):
                whole = (*rows, total) if total else rows
                yield "\n".join(self.row(header, row) for row in whole)
            case Dots():
                yield from self.area(block)
            case Lines(count=count):
                yield from (self.writing_line,) * count
            case Blanks(names=names):
                yield from (self.blank(name) for name in names)

    def area(self, area: Dots) -> Iterator[str]:
        """Tell the picture of an area in words, month by month."""
        yield self.folded(area.name)
        yield self.folded(area.sentence)
        if area.lines:
            yield "\n".join(self.item(line) for line in area.lines)
        yield "\n".join(self.item(f"{month.name}: {month.said}") for month in area.months)
        if area.trend:
            yield self.folded(area.trend)

    def blank(self, name: str) -> str:
        """Set a place to fill in: the rest of the last line of its name, or a line of its own."""
        folded = self.folded(" ".join(f"{name}:".split()))
        room = self.width - len(folded.rpartition("\n")[2]) - 1
        return f"{folded} {'_' * room}" if room >= _SHORTEST else f"{folded}\n{self.writing_line}"

    def under(self, title: str, sign: str) -> str:
        folded = self.folded(title)
        return f"{folded}\n{sign * min(len(folded), self.width)}"

    def item(self, text: str) -> str:
        return self.folded(" ".join(text.split()), indent="  ", first="- ")

    def row(self, header: tuple[str, ...], row: tuple[str, ...]) -> str:
        """Set a row of a table: its one cell beside its name, or each of several on a line of its own under it."""
        cells = [(name, cell) for name, cell in zip(header[1:], row[1:], strict=True) if cell.strip()]
        if len(header) == 2:
            return self.item(f"{row[0]}: {', '.join(cell for _, cell in cells)}")
        named = (
            self.folded(" ".join(f"{name}: {cell}".split()), indent="    ", first="  ")
            for name, cell in cells
        )
        return "\n".join((self.item(row[0]), *named))

    def folded(self, text: str, *, indent: str = "", first: str | None = None) -> str:
        """Fold each line to the width; line breaks that were written stay."""
        lines: list[str] = []
        for number, line in enumerate(text.split("\n")):
            start = first if first is not None and number == 0 else indent
            folded = wrap(
                line, self.width, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False
            )
            lines += folded or [""]
        return "\n".join(lines)
