"""A report as a Word file (extra `docx`), for those who write into it. It tells nothing of who made it, where or when.

Headings, lists and tables are Word's own styles, so that a screen reader can go through them. A picture is told by its
sentence. The file is packed anew at the end: same report, same bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import cast

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from reflect.export.docx_look import INK, RULE, WIDTH, element, rule, set_styles, stops
from reflect.export.page_words import page_words
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

SUFFIX = ".docx"


KEPT_WHOLE = 9
"""Rows of a table that stays on one page; a list stays with fewer."""
MOST_TITLE = 255
"""Letters that a property of a document can have."""

# What XML has no place for. `visible` has shown most of these already.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_BALLAST = frozenset({"extended-properties", "thumbnail", "customXml", "stylesWithEffects", "webSettings"})
"""Kinds of parts of the template that are left out."""


_W14_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}docId"


def render(report: Report) -> bytes:
    """Return the report as a Word file."""
    document = docx.Document()
    set_styles(document, report.lang)
    _set_page(document, report)
    document.add_heading(level=0)
    _write(document.paragraphs[-1], report.title)
    _write(document.add_paragraph(style="Subtitle"), report.period)
    _write(document.add_paragraph(style="Stamp"), report.stamp)
    for section in report.sections:
        _section(document, section)
    foot = _write(document.add_paragraph(style="Foot"), " ".join(report.foot))
    rule(foot, "top", RULE, space=6)
    _empty_properties(document, report)
    _without_ballast(document)
    packed = io.BytesIO()
    document.save(packed)
    return _packed_anew(packed.getvalue())


def _section(document: Document, section: Section) -> None:
    first = len(document.paragraphs)
    if section.title:
        _write(document.add_heading(level=1), section.title)
    level = 2 if section.title else 1
    for block in section.blocks:
        _block(document, block, level, lead=not section.title)
    if section.is_form:
        for paragraph in document.paragraphs[first:-1]:
            paragraph.paragraph_format.keep_with_next = True


def _block(document: Document, block: Block, level: int, *, lead: bool) -> None:
    def add(style: str, text: str, lang: str = "") -> WordParagraph:
        return _in(lang, _write(document.add_paragraph(style=style), text))

    match block:
        case Heading(text=text):
            _write(document.add_heading(level=level), text)
        case Paragraph(text=text, lang=lang):
            add("Lead" if lead else "Normal", text, lang)
        case Said(asked=asked, words=words, asked_lang=asked_lang, lang=lang):
            add("Asked", asked, asked_lang)
            rule(add("Words", words, lang), "left", RULE, space=8, size=12)
        case Bullets(items=items):
            for number, item in enumerate(items, start=1):
                listed = add("List Bullet", item)
                listed.paragraph_format.keep_with_next = number < len(items) < KEPT_WHOLE
        case Table():
            _table(document, block)
        case Dots():
            _area(document, block, level)
        case Lines(count=count):
            for _ in range(count):
                add("Line to write on", "").add_run().add_tab()
        case Blanks(names=names):
            _blanks(document, names)


def _area(document: Document, area: Dots, level: int) -> None:
    """Tell an area, its picture as a table of dots: a row a month, a column a line. A screen reader is told it in words."""
    _write(document.add_heading(level=level), area.name)
    for style, texts in (("Normal", (area.sentence,)), ("List Bullet", area.lines)):
        for text in texts:
            _write(document.add_paragraph(style=style), text).paragraph_format.keep_with_next = True
    rows = tuple((month.name, *("\u25cf" * count for count in month.counts)) for month in area.months)
    picture = Table(header=("", area.less, "", "", "", area.more), rows=rows)
    table = _table(document, picture, [Mm(36), *(Mm(17),) * 5])
    table._tbl.tblPr.append(element("w:tblDescription", val=_shown(area.by_month)))
    if area.trend:
        _write(document.add_paragraph(style="Normal"), area.trend)


def _blanks(document: Document, names: Sequence[str]) -> None:
    """Set places to fill in side by side, each a line from its name to the next one."""
    line = document.add_paragraph(style="Line to fill in")
    stops(line, len(names))
    for number, name in enumerate(names):
        if number:
            line.add_run().add_tab()
        _write(line, " ".join(name.split()) + " ")
        line.add_run().add_tab()


def _table(document: Document, block: Table, widths: Sequence[Length] = ()) -> WordTable:
    rows = (block.header, *block.rows, *((block.total,) if block.total else ()))
    table = document.add_table(rows=len(rows), cols=len(block.header), style="Plain lines")
    table.autofit = False
    for column, width in zip(table.columns, widths or _widths(rows), strict=True):
        for cell in (column, *column.cells):
            cell.width = width
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        table._tbl.tblPr.remove(look)
    table._tbl.tblPr.append(
        element(
            "w:tblLook",
            firstRow="1",
            lastRow="1" if block.total else "0",
            firstColumn="1",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
    )
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        row_properties = row._tr.get_or_add_trPr()
        row_properties.append(element("w:cantSplit"))
        if number == 0:
            row_properties.append(element("w:tblHeader"))
        for cell, text in zip(row.cells, cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["Asked" if number == 0 else "Cell"]
            paragraph.paragraph_format.keep_with_next = number == 0 or number + 1 < len(rows) <= KEPT_WHOLE
            _write(paragraph, text)
            if block.total and number == len(rows) - 1:
                for run in paragraph.runs:
                    run.bold = True
    document.add_paragraph(style="After a table")
    return cast(WordTable, table)


def _widths(rows: Sequence[Sequence[str]]) -> list[Length]:
    """Share the width of the page out by how long the texts of each column are, and leave room on the right if few."""
    wanted = [min(max(len(cell) for cell in column), 26) + 4 for column in zip(*rows, strict=True)]
    letter = min(WIDTH / sum(wanted), Mm(2.1))
    return [Length(int(letter * letters)) for letters in wanted]


def _write(paragraph: WordParagraph, text: str) -> WordParagraph:
    """Write a text into a paragraph, line breaks and all. Every text of the report comes through here."""
    for number, line in enumerate(_shown(text).split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
    return paragraph


def _in(lang: str, paragraph: WordParagraph) -> WordParagraph:
    """Mark a text in another language than the page, for spelling and for a screen reader."""
    for run in paragraph.runs if lang else ():
        run._r.get_or_add_rPr().append(element("w:lang", val=lang))
    return paragraph


def _shown(text: str) -> str:
    return _NO_XML.sub(lambda found: f"\\u{{{ord(found.group()):x}}}", text)


def _set_page(document: Document, report: Report) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(19), Mm(16)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    # On the first page the stamp stands under the title, where it is read also by what shows no heads.
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT if report.reviewed else WD_ALIGN_PARAGRAPH.CENTER
    _write(header, report.stamp)
    if not report.reviewed:
        for run in header.runs:
            run.bold, run.font.size, run.font.color.rgb = True, Pt(11), INK
        for side in ("top", "left", "bottom", "right"):
            rule(header, side, "20262E", space=4, size=8)
    for foot in (section.first_page_footer, section.footer):
        footer = foot.paragraphs[0]
        _write(footer, f"{report.title} · {report.period} · {page_words(report.lang).page} ")
        _field(footer, "PAGE")


def _field(paragraph: WordParagraph, name: str) -> None:
    run = paragraph.add_run()
    for part in ("begin", "separate", "end"):
        run._r.append(element("w:fldChar", fldCharType=part))
        if part == "begin":
            code = element("w:instrText")
            code.text = f" {name} "
            run._r.append(code)
        if part == "separate":
            shown = element("w:t")
            shown.text = "1"
            run._r.append(shown)


def _empty_properties(document: Document, report: Report) -> None:
    """Leave the title and the language in the properties, and nothing else: no writer, no program, no hour."""
    core = document.core_properties._element
    for property in list(core):
        core.remove(property)
    document.core_properties.title = _shown(f"{report.title}, {report.period}")[:MOST_TITLE]
    document.core_properties.language = report.lang


def _without_ballast(document: Document) -> None:
    """Leave out what the template tells of a program and of sittings at a computer, and what nothing here uses."""
    settings = document.settings.element
    for tag in ("w:rsids", "w:savePreviewPicture", "w14:docId"):
        for found in settings.findall(_W14_ID if tag == "w14:docId" else qn(tag)):
            settings.remove(found)
    for relations in (document.part.package.rels, document.part.rels):
        for id, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _BALLAST:
                del relations[id]


def _packed_anew(packed: bytes) -> bytes:
    """Pack the parts again in one order, each as of the first day that a zip can hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, old.read(name), compresslevel=9)
    return out.getvalue()
