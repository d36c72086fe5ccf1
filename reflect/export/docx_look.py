"""How a Word file looks: its styles, its lines, and the smallest parts of its XML. It never sees a report."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

INK, SOFT, ACCENT = RGBColor(0x20, 0x26, 0x2E), RGBColor(0x55, 0x60, 0x6C), RGBColor(0x1F, 0x5C, 0x61)
RULE = "C3CAD1"
WIDTH = Mm(165.9)
"""Of the text on a page of US letter."""

_KEPT = frozenset(
    {
        *("Normal", "DefaultParagraphFont", "TableNormal", "NoList"),
        *("Title", "Subtitle", "Heading1", "Heading2", "ListBullet", "Header", "Footer"),
    }
)
"""Styles of the template that are kept, by id: Word gives these a meaning."""


def set_styles(document: Document, lang: str) -> None:
    """Give a document made from the template our styles, and none that nothing uses."""
    _clear_template(document, lang)

    def style(name: str, size: float, colour: RGBColor, **more: Any) -> Any:
        return _style(document.styles, name, size, colour, **more)

    style("Normal", 11, INK)
    _unruled(style("Title", 22, INK, bold=True, after=2, spacing=1))
    _unspaced(style("Subtitle", 12, SOFT, after=2))
    rule(style("Stamp", 9.5, SOFT, after=6), "bottom", "1F5C61", space=6, size=12)
    style("Heading 1", 13.5, ACCENT, bold=True, before=8, after=2, next=True)
    style("Heading 2", 11.5, INK, bold=True, before=6, after=2, next=True)
    style("Lead", 11, SOFT, italic=True)
    style("Asked", 9.5, SOFT, before=3, after=1, next=True)
    style("Words", 11, INK, after=4).paragraph_format.left_indent = Mm(4)
    style("List Bullet", 11, INK, after=2)
    style("Cell", 10.5, INK, before=1, after=1, spacing=1)
    style("After a table", 6, INK, after=0, spacing=1)
    style("Foot", 9, SOFT, before=12, after=0)
    to_write_on = style("Line to write on", 11, SOFT, before=11, after=0, spacing=1)
    to_write_on.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    style("Line to fill in", 10.5, SOFT, before=12, after=0, spacing=1)
    style("Header", 9, SOFT, after=0)
    style("Footer", 9, SOFT, after=0)
    _add_plain_lines(document.styles)


def _clear_template(document: Document, lang: str) -> None:
    """Leave of the template what has a meaning in Word, in the language of the report."""
    styles: Any = document.styles
    for unused in [s for s in styles.element.iter(qn("w:style")) if s.get(qn("w:styleId")) not in _KEPT]:
        styles.element.remove(unused)
    for named in list(document.part.numbering_part.element.iter(qn("w:pStyle"))):
        if named.get(qn("w:val")) not in _KEPT:
            named.getparent().remove(named)
    for tag in ("w:rsid", "w:link", "w:next"):
        for found in list(styles.element.iter(qn(tag))):
            found.getparent().remove(found)
    defaults = styles.element.find(qn("w:docDefaults"))
    for tag in list(defaults.iter(qn("w:lang"))):
        tag.set(qn("w:val"), lang)
    for tag in list(styles.element.iter(qn("w:rFonts"))):
        tag.getparent().remove(tag)  # the template's theme; one typeface of our choice is set below


def _style(
    styles: Any,
    name: str,
    size: float,
    colour: RGBColor,
    *,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 4,
    spacing: float = 1.0,
    next: bool = False,
) -> Any:
    """Set a style of a paragraph, or add it; sizes and the room before and after it are in points."""
    known = [s for s in styles if s.name == name]
    made = known[0] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not known and name != "Normal":
        made.base_style = styles["Normal"]
    made.font.name = "Calibri"
    made.font.size, made.font.color.rgb = Pt(size), colour
    made.font.bold, made.font.italic = bold, italic
    form = made.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = spacing
    form.keep_with_next = next
    return made


def stops(paragraph: Any, places: int) -> None:
    """Give a paragraph the tab stops of so many places to fill in: each ends in a line, and a gap follows it."""
    for place in range(1, places + 1):
        end = Mm(WIDTH.mm * place / places)
        last = place == places
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            end if last else Mm(end.mm - 6),
            WD_TAB_ALIGNMENT.RIGHT if last else WD_TAB_ALIGNMENT.LEFT,
            WD_TAB_LEADER.LINES,
        )
        if not last:
            paragraph.paragraph_format.tab_stops.add_tab_stop(end, WD_TAB_ALIGNMENT.LEFT)


def _add_plain_lines(styles: Any) -> None:
    """Add the style of our tables: a thin line below each row, and none beside."""
    lines = styles.add_style("Plain lines", WD_STYLE_TYPE.TABLE)
    borders = element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    properties = element("w:tblPr")
    properties.append(borders)
    lines.element.append(properties)


def rule(styled: Any, side: str, colour: str, *, space: int, size: int = 4) -> None:
    """Draw a line at one side of a paragraph or a style."""
    properties = (styled.element if hasattr(styled, "element") else styled._p).get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )
    borders.append(element(f"w:{side}", val="single", sz=str(size), space=str(space), color=colour))


def _unspaced(style: Any) -> None:
    """Take out how far apart the template sets its letters."""
    for spacing in list(style.element.iter(qn("w:spacing"))):
        if spacing.get(qn("w:val")):
            spacing.getparent().remove(spacing)


def _unruled(style: Any) -> None:
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def element(tag: str, **attributes: str) -> Any:
    """Make one element of Word's XML; attributes are of its own name space."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
