"""The PDF: tagged, complete, the same each time, and no word of a person is ever code or gets lost."""

import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from kit import packet_canary as canary
from kit.packet_sample import hostile_texts, packet
from kit.report_samples import PICTURE, REPORTS, blocks, saying
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from reflect.errors import ExitCode, MissingLetters
from reflect.export import pdf
from reflect.export.pdf import render
from reflect.report.report import Dots, Paragraph, Report, Said, Section
from reflect.visible import visible

HOSTILE = [(id, visible(text[:1_000])) for id, text in hostile_texts() if text.strip()]


def one_paragraph(text: str) -> Report:
    return Report(
        kind="packet", title="T", lang="en", period="P", reviewed=True, stamp="S",
        sections=(Section(title="", blocks=(Paragraph(text=text),)),), foot=(),
    )  # fmt: skip


def read(file: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(file))


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def said(file: bytes) -> str:
    return bare("".join(page.extract_text() for page in read(file).pages))


def tags(file: bytes) -> list[tuple[str, DictionaryObject]]:
    """The tree of tags, in reading order: what each is, and all that stands in it."""
    found: list[tuple[str, DictionaryObject]] = []

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append((str(node["/S"]), node))
            walk(node.get("/K"))

    walk(read(file).trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("name", REPORTS)
def test_same_report_gives_the_same_bytes(name: str) -> None:
    assert render(REPORTS[name]) == render(REPORTS[name])


def test_file_says_that_it_is_made_for_everyone_and_nothing_of_who_made_it() -> None:
    file = render(REPORTS["pictures"])
    root = read(file).trailer["/Root"]
    about = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"]
    assert set(read(file).metadata or {}) == {"/Title", "/Creator"}
    assert str((read(file).metadata or {})["/Creator"]).startswith("Typst ")
    assert not re.search("CreateDate|ModifyDate|MetadataDate|dc:creator|Producer", about)


@pytest.mark.parametrize("name", REPORTS)
def test_tags_are_those_that_a_screen_reader_goes_by(name: str) -> None:
    found = tags(render(REPORTS[name]))
    kinds = [kind for kind, _ in found]
    headings = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    assert headings.count(2) == sum(1 for s in REPORTS[name].sections if s.title)
    pictures = [node for kind, node in found if kind == "/Figure"]
    assert all(str(node["/Alt"]).strip() for node in pictures)
    if name == "pictures":
        drawn = [b for b in blocks(REPORTS[name]) if isinstance(b, Dots)]
        assert [str(node["/Alt"]) for node in pictures] == [f"{b.name}: {b.by_month}" for b in drawn]
        assert PICTURE in drawn
    if name == "learning":
        assert kinds.count("/TH") == 5 + 2 and kinds.count("/TFoot") == 1


def test_every_typeface_is_inside_and_readable() -> None:
    for page in read(render(REPORTS["pictures"])).pages:
        for font in page["/Resources"]["/Font"].values():
            whole = font.get_object()
            below = whole["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/ToUnicode" in whole
            assert "/FontFile3" in below or "/FontFile2" in below
            assert "Libertinus" in str(whole["/BaseFont"])


@pytest.mark.parametrize("name", REPORTS)
def test_stamp_and_place_stand_on_every_page(name: str) -> None:
    pages = read(render(REPORTS[name])).pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert REPORTS[name].stamp in text
        assert f"page {number} / {len(pages)}" in text


@pytest.mark.parametrize("signed", [True, False])
def test_only_what_was_picked_comes_out(signed: bool) -> None:
    file = render(canary.packet(canary.PICKED, canary.PREP, canary.RECORD, signed=signed))
    text = "\n".join(page.extract_text() for page in read(file).pages)
    assert set(canary.CANARY.findall(text)) == (canary.ALLOWED if signed else set())


@pytest.mark.parametrize(("id", "text"), HOSTILE, ids=[id for id, _ in HOSTILE])
def test_hostile_text_is_set_or_the_whole_is_refused(id: str, text: str) -> None:
    try:
        file = render(saying(text))
    except MissingLetters as refused:
        assert not text.isascii()
        assert text not in str(refused) + refused.hint
        return
    # What is packed can hold any bytes by chance.
    objects = re.sub(rb"stream\n.*?\nendstream", b"", file, flags=re.DOTALL)
    for live in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/AcroForm", b"/OpenAction"):
        assert live not in objects
    if text.isascii() and text.isprintable():
        assert bare(text) in said(render(one_paragraph(text)))


MARKS = st.text(
    st.sampled_from("ab1 \n\t#$*_`@<>[](){}\\/\"'~=-+:;,.!?%&^|\u00e9\u00df\u00f1\u2014\u2026\u201c"),
    min_size=1,
)


@settings(max_examples=60)
@given(MARKS)
def test_any_writing_is_set_as_it_was_written(text: str) -> None:
    assert bare(text) in said(render(one_paragraph(text)))


@pytest.mark.parametrize(
    "code",
    ['#read("/etc/passwd")', '#import "@preview/x:1.0.0"', '#eval("1+1")', "$ x^2 $", "#{7*7}", "= Title", "@label", '"); #panic("'],
)  # fmt: skip
def test_code_is_only_words(code: str) -> None:
    file = render(saying(code))
    assert said(file).count(bare(code)) >= 20


def test_words_without_a_blank_go_on_in_the_next_line() -> None:
    file = render(one_paragraph("x" * 900))
    lines = [line for line in read(file).pages[0].extract_text().split("\n") if "xx" in bare(line)]
    assert len(lines) > 5
    assert said(file).count("x") == 900


def test_a_symbol_without_a_shape_is_put_into_words() -> None:
    file = said(render(one_paragraph("A good day \U0001f331\U0001f642 and \ufffe on.")))
    assert "Agoodday[seedling]" in file and "[slightlysmilingface]" in file
    assert r"and\u{fffe}on." in file


@pytest.mark.parametrize("text", ["\u6f22\u5b57", "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35", "ok \uac00"])
def test_a_script_without_a_shape_is_refused_kindly(text: str) -> None:
    with pytest.raises(MissingLetters) as refused:
        render(one_paragraph(text))
    assert refused.value.exit_code == ExitCode.USAGE
    assert "Nothing was written" in refused.value.hint and text not in str(refused.value)
    assert refused.value.__context__ is None or refused.value.__suppress_context__


@pytest.mark.parametrize(
    "text", ["\u00bfC\u00f3mo est\u00e1s? \u00a1Ma\u00f1ana!", "\u041f\u0440\u0438\u0432\u0435\u0442", "\u0393\u03b5\u03b9\u03b1", "e\u0301 a\u0308", "\u2713 \u2610"]
)  # fmt: skip
def test_other_letters_that_have_a_shape_are_set(text: str) -> None:
    assert "[" not in said(render(one_paragraph(text)))


def test_no_file_of_the_computer_is_ever_read(tmp_path: Path) -> None:
    """Even by a template: to it, the folder of our own parts is the whole disk."""
    (tmp_path / "theirs.txt").write_text("years of it")
    for place in (tmp_path / "theirs.txt", "../../../../../../../../etc/hosts"):
        with pytest.raises(typst.TypstError):
            pdf._set(f'#set document(title: "x")\n#read("{place}")'.encode(), {})


def test_typefaces_of_the_computer_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {font.path for font in pdf._fonts().fonts()} == {None}
    asked, really = [], typst.Compiler
    monkeypatch.setattr(typst, "Compiler", lambda *a, **more: asked.append(more) or really(*a, **more))
    render(one_paragraph("x"))
    assert asked and all(more["ignore_system_fonts"] is True for more in asked)


def test_data_holds_what_json_holds() -> None:
    document = pdf._document(REPORTS["pictures"])
    assert json.loads(json.dumps(document))["title"] == packet(4).title


def test_a_page_in_spanish_says_so_and_marks_a_quote_in_english() -> None:
    made = packet(4, 12, 13, lang="es")
    assert any(isinstance(b, Said) and b.lang == "en" for s in made.sections for b in s.blocks)
    reader = PdfReader(io.BytesIO(render(made)))
    marked = {
        str(o.get("/Lang"))
        for o in map(reader.get_object, range(1, len(reader.xref[0]) + 1))
        if isinstance(o, DictionaryObject)
    }
    assert reader.root_object["/Lang"] == "es" and "en" in marked
