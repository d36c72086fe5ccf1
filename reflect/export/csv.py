"""A report as a table for a spreadsheet: one row an answer or a line. No cell of it is ever taken for a formula.

Every cell passes `neutral`. UTF-8 with the mark that spreadsheets look for, so that accents stay whole.
"""

import csv
import io
import re
import unicodedata
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
    Table,
)

SUFFIX = ".csv"

COLUMNS = ("section", "heading", "asked", "words")

# Where a cell begins, and where one would begin in a spreadsheet that takes another sign between cells.
_STARTS = re.compile(r"(?:^|[;\t\r\n])(?:[^\S\t\r\n]|[\"'])*")
_UNSEEN = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")
_FORMULA = frozenset("=+-@\t\r\n")

_Row = tuple[str, str, str]
"""Heading, asked, words."""


def render(report: Report) -> bytes:
    """Return the report as CSV: quoted throughout, CRLF at each line's end, a byte order mark first."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for section, *row in _rows(report):
        writer.writerow([neutral(cell) for cell in (section, *row)])
    return sheet.getvalue().encode("utf-8-sig")


def neutral(cell: str) -> str:
    """Put an apostrophe before every place from which a spreadsheet could start to calculate.

    That is the start of the cell, and the start of a line or what follows a semicolon or a tab inside of it:
    with another sign between cells, a spreadsheet would see a new cell there. Spaces, quotes and signs that can't be
    seen are looked through, and so are the wide and small forms of the four signs.
    """
    kept, end = [], 0
    for start in _STARTS.finditer(cell):
        at = start.end()
        while at < len(cell) and _is_unseen(cell[at]):
            at += 1
        place = start.start() + start.group().startswith((";", "\t", "\r", "\n"))
        seen = cell[:1] if place == 0 and cell[:1] in _FORMULA else cell[at : at + 1]
        if seen and unicodedata.normalize("NFKC", seen)[0] in _FORMULA:
            kept += [cell[end:place], "'"]
            end = place
    return "".join((*kept, cell[end:]))


def _is_unseen(sign: str) -> bool:
    return sign not in "\t\r\n" and unicodedata.category(sign) in _UNSEEN


def _rows(report: Report) -> Iterator[tuple[str, str, str, str]]:
    for words in (report.period, report.stamp):
        yield report.title, "", "", words
    for section in report.sections:
        heading = ""
        for block in section.blocks:
            if isinstance(block, Heading):
                heading = block.text
            for own, asked, words in _block(block):
                yield section.title or report.title, own or heading, asked, words
    for words in report.foot:
        yield report.title, "", "", words


def _block(block: Block) -> Iterator[_Row]:
    match block:
        case Heading() | Lines() | Blanks():
            return
        case Paragraph(text=text):
            yield "", "", text
        case Said(asked=asked, words=words):
            yield "", asked, words
        case Bullets(items=items):
            yield from (("", "", item) for item in items)
        case Table(header=header, rows=rows, total=total):
            for row in (*rows, total) if total else rows:
                filled = [
                    (row[0], name, cell)
                    for name, cell in zip(header[1:], row[1:], strict=True)
                    if cell.strip()
                ]
                # A row that has nothing but its name is a row all the same.
                yield from filled or [(row[0], "", "")]
        case Dots(name=name, sentence=sentence, lines=lines, months=months, trend=trend):
            yield from ((name, "", words) for words in (sentence, *lines))
            yield from ((name, month.name, month.said) for month in months)
            if trend:
                yield name, "", trend
