"""A report as Markdown that also reads well as plain text. No markup of the writer's making is ever live in it.

Everything that came from a person passes `reflect.inert`.
"""

from collections.abc import Iterator

from reflect.inert import kept_lines, one_line, quoted, strong
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

SUFFIX = ".md"

_WRITING_LINE = "_" * 72
"""A rule in Markdown, a line to write on in plain text."""
_BLANK = r"\_" * 32


def render(report: Report) -> bytes:
    """Return the report as UTF-8 Markdown."""
    parts = [
        f"# {one_line(report.title)}",
        one_line(report.period),
        strong(report.stamp),
        *(part for section in report.sections for part in _section(section)),
        _WRITING_LINE,
        *(one_line(line) for line in report.foot),
        strong(report.stamp),
    ]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"## {one_line(section.title)}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield f"### {one_line(text)}"
        case Paragraph(text=text):
            yield kept_lines(text)
        case Said(asked=asked, words=words):
            yield strong(asked)
            yield quoted(words)
        case Bullets(items=items):
            yield "\n".join(f"- {one_line(item)}" for item in items)
        case Table(header=header, rows=rows, total=total):
            last = [_row(tuple(map(strong, total)))] if total else []
            yield "\n".join((_cells(header), "| --- " * len(header) + "|", *map(_cells, rows), *last))
        case Dots():
            yield from _area(block)
        case Lines(count=count):
            yield from (_WRITING_LINE,) * count
        case Blanks(names=names):
            yield "\n\n".join(f"{one_line(name)}: {_BLANK}" for name in names)


def _area(area: Dots) -> Iterator[str]:
    """Tell the picture of an area in words, month by month."""
    yield f"### {one_line(area.name)}"
    yield one_line(area.sentence)
    if area.lines:
        yield "\n".join(f"- {one_line(line)}" for line in area.lines)
    # Another sign, or the two lists would be one.
    yield "\n".join(f"* {one_line(month.name)}: {one_line(month.said)}" for month in area.months)
    if area.trend:
        yield one_line(area.trend)


def _cells(cells: tuple[str, ...]) -> str:
    return _row(tuple(one_line(cell) for cell in cells))


def _row(cells: tuple[str, ...]) -> str:
    return "".join(f"| {cell} " for cell in cells) + "|"
