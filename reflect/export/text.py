"""A report as plain text: for reading before signing, for a screen reader, for a letter. Nothing in it is markup."""

from collections.abc import Iterator
from textwrap import wrap

from reflect.report.report import (
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
    ThenNow,
)

SUFFIX = ".txt"
WIDTH = 72
_WRITING_LINE = "_" * WIDTH


def render(report: Report) -> bytes:
    """Return the report as UTF-8 text with lines of at most 72 characters."""
    parts = [
        _under(report.title, "="),
        report.period,
        _folded(report.stamp),
        *(part for section in report.sections for part in _section(section)),
        _WRITING_LINE,
        *(_folded(line) for line in report.foot),
        _folded(report.stamp),
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8")


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield _under(section.title, "-")
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield _folded(text)
        case Paragraph(text=text):
            yield _folded(text)
        case Said(asked=asked, words=words):
            yield _folded(asked)
            yield _folded(words, indent="    ")
        case Bullets(items=items):
            yield "\n".join(_item(item) for item in items)
        case Table(header=header, rows=rows, total=total):
            whole = (*rows, total) if total else rows
            yield "\n".join(_item(f"{row[0]}: {', '.join(_cells(header, row))}") for row in whole)
        case (
            Dots(name=name, sentence=sentence, lines=lines)
            | ThenNow(name=name, sentence=sentence, lines=lines)
        ):
            yield _folded(name)
            yield _folded(sentence)
            if lines:
                yield "\n".join(_item(line) for line in lines)
        case Lines(count=count):
            yield from (_WRITING_LINE,) * count


def _cells(header: tuple[str, ...], row: tuple[str, ...]) -> Iterator[str]:
    """Say the cells after the first; with their column's name where there are several."""
    for name, cell in zip(header[1:], row[1:], strict=True):
        if cell.strip():
            yield cell if len(header) == 2 else f"{name} {cell}"


def _under(title: str, sign: str) -> str:
    folded = _folded(title)
    return f"{folded}\n{sign * min(len(folded), WIDTH)}"


def _item(text: str) -> str:
    return _folded(" ".join(text.split()), indent="  ", first="- ")


def _folded(text: str, *, indent: str = "", first: str | None = None) -> str:
    """Fold each line to the width; line breaks that were written stay."""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        start = first if first is not None and number == 0 else indent
        folded = wrap(line, WIDTH, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)
        lines += folded or [""]
    return "\n".join(lines)
