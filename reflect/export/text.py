"""A report as plain text: for reading before signing, for a screen reader, for a letter. Nothing in it is markup."""

from collections.abc import Iterator
from textwrap import wrap

from reflect.report.report import (
    Block,
    Bullets,
    Dots,
    Heading,
    Lines,
    Moved,
    Paragraph,
    Report,
    Said,
    Section,
    Table,
)

SUFFIX = ".txt"
WIDTH = 72
"""Lines of the file have at most so many characters."""


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
            case (
                Dots(name=name, sentence=sentence, lines=lines)
                | Moved(name=name, sentence=sentence, lines=lines)
            ):
                yield self.folded(name)
                yield self.folded(sentence)
                if lines:
                    yield "\n".join(self.item(line) for line in lines)
            case Lines(count=count):
                yield from (self.writing_line,) * count

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
