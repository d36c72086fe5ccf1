"""A table with one entry a row, as a spreadsheet saves it (CSV). Which column holds what is found by its heading.

No cell is ever run or changed: what begins with an equals sign comes in as the text that it is. A heading is not said
again in a message, for a table without headings begins with somebody's words.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from reflect.errors import BadFile
from reflect.incoming.found import About, Item, Items, LeftOut, Noticed, found
from reflect.incoming.source import UTF8, Source, letters_of
from reflect.incoming.when import order_in

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "day", "datetime", "date time", "created", "created at", "creation date", "entry date", "timestamp",
             "written", "fecha", "dia", "fecha y hora", "creado", "datum"),
    "time": ("time", "hour", "hora"),
    "title": ("title", "subject", "heading", "headline", "titulo", "asunto"),
    "text": ("text", "body", "entry", "content", "contents", "note", "notes", "journal", "words", "reflection", "texto",
             "cuerpo", "entrada", "contenido", "nota", "notas", "diario"),
    "tags": ("tags", "tag", "labels", "keywords", "etiquetas", "etiqueta"),
}  # fmt: skip
"""What each column is called, in small letters without accents, in English and Spanish."""
DELIMITERS = ",;\t|"
MOST_COLUMNS = 1000
LONGEST_CELL = 16_000_000
HOW = "To say it: --column date=HEADING --column text=HEADING"


def looks_like(source: Source) -> bool:
    """Say whether the first line of a text is the heading of such a table."""
    first = source.beginning().decode("utf-8-sig", "replace").splitlines()[:1]
    return any({"date", "text"} <= _columns(cells, About()).keys() for cells in _cut(first))


def from_table(source: Source, given: About) -> Items:
    """Give the entries of a table, row by row.

    Raises:
        BadFile: if its headings don't say where day and words are, or the table ends within quotes.
    """
    letters = letters_of(source, windows=True)
    if letters != UTF8:
        yield Noticed("letters", letters)
    delimiter = _delimiter(source, letters, given)
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        if given.order is None and (order := order_in(_days(source, letters, delimiter, given))):
            yield Noticed("day_first" if order == "day-first" else "month_first")
            given = replace(given, order=order)
        yield from _rows(source, letters, delimiter, given)
    finally:
        csv.field_size_limit(before)


def _days(source: Source, letters: str, delimiter: str, given: About) -> Iterator[str]:
    """Give the cells of the column with the day, as far as the table can be read; what is wrong with it is said later."""
    reader = csv.reader(source.lines(letters), delimiter=delimiter, strict=True)
    with suppress(csv.Error):
        place = _columns(next(reader, []), given).get("date", MOST_COLUMNS)
        yield from (row[place] for row in reader if place < len(row))


def _rows(source: Source, letters: str, delimiter: str, given: About) -> Items:
    reader = csv.reader(source.lines(letters), delimiter=delimiter, strict=True)
    try:
        head = next(reader, [])
        columns = _where(source.name, head, given)
        line = reader.line_num
        for row in reader:
            place, line = f"line {line + 1}", reader.line_num
            if len(row) > 1 or (row and row[0].strip()):
                yield _entry(place, row, len(head), columns, given)
    except csv.Error:
        raise BadFile(
            source.name, f"line {reader.line_num}", "a quotation mark is open or out of place there"
        ) from None


def _entry(place: str, row: list[str], wide: int, columns: Mapping[str, int], given: About) -> Item:
    if len(row) != wide:
        return LeftOut(place, f"it has {len(row)} cells, and the headings are {wide}")
    cells = {what: row[column] for what, column in columns.items()}
    when = " ".join(filter(None, (cells["date"].strip(), cells.get("time", "").strip())))
    tags = tuple(filter(None, (tag.strip() for tag in re.split(r"[,;|]", cells.get("tags", "")))))
    return found(
        place, when, given=given, title=cells.get("title", ""), text=cells.get("text", ""), tags=tags
    )


def _where(name: str, head: list[str], given: About) -> Mapping[str, int]:
    """Say which column holds what.

    Raises:
        BadFile: if that can't be told.
    """
    if len(head) > MOST_COLUMNS:
        raise BadFile(name, "line 1", "there are too many columns")
    named = [_bare(cell) for cell in head]
    for what, heading in given.columns.items():
        if named.count(_bare(heading)) != 1:
            raise BadFile(name, "line 1", f"there must be one column with the heading you named for {what}")
    columns = _columns(head, given)
    twice = [what for what in columns if named.count(named[columns[what]]) > 1]
    if twice:
        raise BadFile(name, "line 1", f"two columns have the same heading, for {twice[0]}")
    for what in ("date", "text"):
        if what not in columns and not (what == "text" and "title" in columns):
            raise BadFile(name, "line 1", f"I can't tell which column holds the {what}", hint=HOW)
    return columns


def _columns(head: list[str], given: About) -> dict[str, int]:
    """Give the place of each column that is known by what was said of it, or by its heading; the first name wins."""
    named = [_bare(cell) for cell in head]
    found: dict[str, int] = {}
    for what, names in HEADINGS.items():
        wanted = (_bare(given.columns[what]),) if what in given.columns else names
        place = next((named.index(name) for name in wanted if name in named), None)
        if place is not None:
            found[what] = place
    return found


def _delimiter(source: Source, letters: str, given: About) -> str:
    """Take the sign that lets most of the headings be known; a comma where none does."""
    first = list(islice(source.lines(letters), 1))
    scored = {sign: len(_columns(cells, given)) for sign, cells in zip(DELIMITERS, _cut(first), strict=False)}
    return max(scored, key=lambda sign: scored[sign], default=",")


def _cut(first: list[str]) -> Iterator[list[str]]:
    """Cut the first line in each of the ways there are."""
    for sign in DELIMITERS:
        try:
            yield next(csv.reader(first, delimiter=sign), [])
        except csv.Error:
            yield []


def _bare(heading: str) -> str:
    """A heading in small letters, without accents and signs."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return " ".join(
        re.sub(r"[^\w ]|_", " ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    )
