"""A report as Markdown that also reads well as plain text. No markup of the writer's making is ever live in it.

Everything that came from a person passes `_inline` or `_lines`: no raw HTML, link, image, heading, list,
front matter, table, code or formula of theirs survives as such, whichever dialect shows the file.
"""

import re
from collections.abc import Iterator

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

# What can be live inside a line, in CommonMark or in a dialect of it.
_INSIDE = re.compile(
    r"<|&(?=[#0-9A-Za-z])"  # raw HTML and character references
    r"|[\\`*_\[\]{}|~$#^]"
    r"|==|%%|\+\+|(?<=\{)%|%(?=\})"
    r"|:(?=//|[\w+-]+:)|(?<=\w)\.(?=[^\W\d_])|@(?=\w)"  # bare links, and :codes: that turn into pictures
)
# What can be live at the start of a line.
_AT_START = re.compile(r"(\d+)(?=[.)])|(?=[-+=:>!])")
_INDENT = re.compile(r"[ \t]*")


def render(report: Report) -> bytes:
    """Return the report as UTF-8 Markdown."""
    parts = [
        f"# {_inline(report.title)}",
        _inline(report.period),
        _strong(report.stamp),
        *(part for section in report.sections for part in _section(section)),
        _WRITING_LINE,
        *(_inline(line) for line in report.foot),
        _strong(report.stamp),
    ]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"## {_inline(section.title)}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield f"### {_inline(text)}"
        case Paragraph(text=text):
            yield _lines(text)
        case Said(asked=asked, words=words):
            yield _strong(asked)
            yield "\n".join(f"> {line}" if line else ">" for line in _lines(words).split("\n"))
        case Bullets(items=items):
            yield "\n".join(f"- {_inline(item)}" for item in items)
        case Table(header=header, rows=rows, total=total):
            last = [_row(tuple(map(_strong, total)))] if total else []
            yield "\n".join((_cells(header), "| --- " * len(header) + "|", *map(_cells, rows), *last))
        case Dots():
            yield from _area(block)
        case Lines(count=count):
            yield from (_WRITING_LINE,) * count
        case Blanks(names=names):
            yield "\n\n".join(f"{_inline(name)}: {_BLANK}" for name in names)


def _area(area: Dots) -> Iterator[str]:
    """Tell the picture of an area in words, month by month."""
    yield f"### {_inline(area.name)}"
    yield _inline(area.sentence)
    if area.lines:
        yield "\n".join(f"- {_inline(line)}" for line in area.lines)
    # Another sign, or the two lists would be one.
    yield "\n".join(f"* {_inline(month.name)}: {_inline(month.said)}" for month in area.months)
    if area.trend:
        yield _inline(area.trend)


def _cells(cells: tuple[str, ...]) -> str:
    return _row(tuple(_inline(cell) for cell in cells))


def _row(cells: tuple[str, ...]) -> str:
    return "".join(f"| {cell} " for cell in cells) + "|"


def _strong(text: str) -> str:
    return f"**{_inline(text)}**" if text.strip() else ""


def _inline(text: str) -> str:
    """Text as one line, with nothing live in it."""
    return _escape(" ".join(text.split()))


def _lines(text: str) -> str:
    """Text with its line breaks and indents kept, and nothing live in it."""
    lines = []
    for line in text.split("\n"):
        indent = _INDENT.match(line)
        width = len(indent.group().expandtabs(4)) if indent else 0
        # No-break spaces: a plain indent would make a code block.
        lines.append("\u00a0" * width + _escape(line.strip(" \t")) if line.strip() else "")
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", "  \n", "\n".join(lines))


def _escape(line: str) -> str:
    line = _INSIDE.sub(_inert, line)
    start = _AT_START.match(line)
    return f"{start.group()}\\{line[start.end() :]}" if start else line


def _inert(match: re.Match[str]) -> str:
    found = match.group()
    # A backslash stops these two in CommonMark only.
    return {"<": "&lt;", "&": "&amp;"}.get(found) or "".join(f"\\{mark}" for mark in found)
