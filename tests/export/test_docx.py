"""The Word file: real headings, lists and tables, every word, and nothing about who made it."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from kit import packet_canary as canary
from kit.packet_sample import hostile_texts, packet
from kit.report_samples import PICTURE, PLACES, REPORTS, saying

from reflect.export.docx import render
from reflect.report.report import Lines, Table
from reflect.visible import visible

HOSTILE = [(id, visible(text[:1_000])) for id, text in hostile_texts() if text.strip()]
OURS = {
    *("Title", "Subtitle", "Stamp", "Heading 1", "Heading 2", "Normal", "Lead", "Asked", "Words", "List Bullet"),
    *("Cell", "After a table", "Foot", "Line to write on", "Line to fill in"),
}  # fmt: skip


def read(file: bytes):
    return docx.Document(io.BytesIO(file))


def paragraphs(file: bytes):
    """Every paragraph of the file, those in tables, at the head and at the foot too."""
    document = read(file)
    yield from document.paragraphs
    for table in document.tables:
        yield from (p for row in table.rows for cell in row.cells for p in cell.paragraphs)
    of_page = document.sections[0]
    for part in (of_page.first_page_header, of_page.header, of_page.first_page_footer, of_page.footer):
        yield from part.paragraphs


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: packed.read(name) for name in packed.namelist()}


SHAPE = [p.style.name for p in paragraphs(render(saying("plain words")))]


@pytest.mark.parametrize("name", REPORTS)
def test_same_report_gives_the_same_bytes(name: str) -> None:
    assert render(REPORTS[name]) == render(REPORTS[name])


def test_properties_hold_the_title_and_the_language_only() -> None:
    inside = parts(render(REPORTS["packet"]))
    core = inside["docProps/core.xml"].decode()
    assert re.findall(r"<(dc[^:]*:\w+|cp:\w+)>", core) == ["dc:title", "dc:language"]
    assert [name for name in inside if name.startswith("docProps")] == ["docProps/core.xml"]
    everything = b"".join(inside.values())
    assert not re.search(
        rb"python-docx|<w:rsid|docId|Application|dcterms:created|thumbnail|\.jpeg", everything
    )
    assert b"http://example" not in everything and b'TargetMode="External"' not in everything


@pytest.mark.parametrize("name", REPORTS)
def test_every_text_is_in_it_with_a_style_that_says_what_it_is(name: str) -> None:
    report, file = REPORTS[name], render(REPORTS[name])
    document = read(file)
    assert {p.style.name for p in document.paragraphs} <= OURS
    first = [p.text for p in document.paragraphs if p.style.name == "Title"]
    assert first == [report.title]
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.title for section in report.sections if section.title]
    lines = [p for p in document.paragraphs if p.style.name == "Line to write on"]
    assert len(lines) == sum(b.count for s in report.sections for b in s.blocks if isinstance(b, Lines))
    section = document.sections[0]
    assert report.stamp in section.header.paragraphs[0].text
    assert [p.text for p in section.first_page_header.paragraphs] == [""]
    assert section.different_first_page_header_footer
    for foot in (section.first_page_footer, section.footer):
        assert report.period in foot.paragraphs[0].text


def test_the_stamp_stands_once_on_the_first_page() -> None:
    """Under the title, where it is read too by what shows no heads; at the head of each further page."""
    document = read(render(REPORTS["unreviewed"]))
    assert [p.text for p in document.paragraphs].count(REPORTS["unreviewed"].stamp) == 1


def test_tables_have_a_head_that_stays_a_head() -> None:
    made = read(render(REPORTS["learning"])).tables
    wanted = [b for s in REPORTS["learning"].sections for b in s.blocks if isinstance(b, Table)]
    assert len(made) == len(wanted)
    for table, block in zip(made, wanted, strict=True):
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert rows == [block.header, *block.rows, *([block.total] if block.total else [])]
        heads = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
        assert heads == [True] + [False] * (len(rows) - 1)


def test_a_picture_is_a_table_of_dots_that_is_told_in_words() -> None:
    document = read(render(REPORTS["pictures"]))
    texts = [p.text for p in document.paragraphs]
    assert texts[texts.index(PICTURE.name) + 1] == PICTURE.sentence
    table = next(t for t in document.tables if t.rows[0].cells[1].text == PICTURE.less)
    dots = [tuple(len(cell.text) for cell in row.cells[1:]) for row in table.rows[1:]]
    assert dots == [month.counts for month in PICTURE.months]
    (told,) = table._tbl.tblPr.findall(qn("w:tblDescription"))
    assert told.get(qn("w:val")) == PICTURE.by_month


def test_what_is_filled_in_stays_on_one_sheet() -> None:
    paragraphs = read(render(REPORTS["pictures"])).paragraphs
    start = next(n for n, p in enumerate(paragraphs) if p.text == "The meeting")
    form = [p for p in paragraphs[start:] if p.style.name != "Foot"]
    assert [p.paragraph_format.keep_with_next for p in form] == [True] * (len(form) - 1) + [None]


@pytest.mark.parametrize("signed", [True, False])
def test_only_what_was_picked_comes_out(signed: bool) -> None:
    file = b" ".join(
        parts(render(canary.packet(canary.PICKED, canary.PREP, canary.RECORD, signed=signed))).values()
    )
    assert set(canary.CANARY.findall(file.decode())) == (canary.ALLOWED if signed else set())


@pytest.mark.parametrize(("id", "text"), HOSTILE, ids=[id for id, _ in HOSTILE])
def test_hostile_text_is_only_text(id: str, text: str) -> None:
    file = render(saying(text))
    assert [p.style.name for p in paragraphs(file)] == SHAPE
    inside = b"".join(parts(file).values())
    assert b"hyperlink r:" not in inside and b'TargetMode="External"' not in inside
    assert (
        inside.count(b"instrText") == 4
    )  # the number of the page on the first and the others, opened and closed


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&\"'\n\t"), min_size=1))
def test_any_text_comes_back_from_every_place(text: str) -> None:
    shown = re.sub("[\ufffe\uffff]", lambda m: f"\\u{{{ord(m.group()):x}}}", text)
    texts = [p.text for p in paragraphs(render(saying(f"({text})")))]
    # The stamp once more at the head; title and period once more, together, at the foot. What a picture says is told by
    # its table, and places to fill in stand in one line.
    assert sum(t == f"({shown})" for t in texts) == PLACES + 1 - 3
    name = " ".join(f"({shown})".split())
    assert f"{name} \t\t{name} \t" in texts
    assert texts[-1].startswith(f"({shown}) · ({shown}) · page ")


def test_what_xml_has_no_place_for_is_shown() -> None:
    texts = [p.text for p in paragraphs(render(saying("a\x00b\x1fc\ud800d")))]
    assert texts[0] == r"a\u{0}b\u{1f}c\u{d800}d"


def test_a_page_in_spanish_says_so_and_marks_a_quote_in_english() -> None:
    with zipfile.ZipFile(io.BytesIO(render(packet(4, 12, 13, lang="es")))) as parts:
        body, styles = parts.read("word/document.xml").decode(), parts.read("word/styles.xml").decode()
        feet = " ".join(parts.read(n).decode() for n in parts.namelist() if n.startswith("word/footer"))
    assert '<w:lang w:val="en"/>' in body and 'w:val="es"' in styles and "página" in feet
