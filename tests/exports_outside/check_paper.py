"""The PDF and the Word file as other programs read them."""

import re
import subprocess

import pytest
import typst
from kit.report_samples import REPORTS
from looking import faults
from outside import HOSTILE, PASSPHRASE, compare, headings, made, office, said_in_pdf

from reflect.export import load
from reflect.report.report import Paragraph, Report, Said, Section


def one(text: str) -> Report:
    """A report with nothing in it but a text."""
    section = Section(title="Part", blocks=(Paragraph(text=text), Said(asked=text, words=text)))
    return Report(
        kind="packet", title="Title", lang="en", period="2026-W10", reviewed=True, stamp="Stamp",
        sections=(section,), foot=("Foot",),
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder():
    folder = made()
    office("pdf", [folder / f"{name}.docx" for name in REPORTS], folder / "office")
    office("txt:Text (encoded):UTF8", [folder / f"{name}.docx" for name in REPORTS], folder / "office")
    office("pdf", [folder / f"hostile-{id}.docx" for id, _ in HOSTILE], folder / "office")
    return folder


ONE_PAGE = ("account", "learning", "situation")
SOUND = "= Part\nWords.\n#v(120mm)\nMore words."
FAULTY = {
    f"{SOUND}\n#pagebreak()\n#pagebreak()\nLast.": [
        "page 2 is blank",
        "page 2 is nearly empty, and is not the last",
    ],
    f"{SOUND}\n#pagebreak()\nFew words.\n#pagebreak()\nLast.": [
        "page 2 is nearly empty, and is not the last"
    ],
    f"{SOUND}\n#heading[A heading#linebreak()that is alone]\n#pagebreak()\nLast.": [
        "page 1 ends with a heading"
    ],
    f"#set page(margin: 0mm)\n{SOUND}": ["page 1 has ink at the edge of the paper"],
}


@pytest.mark.parametrize(("page", "wanted"), [(SOUND, []), *FAULTY.items()])
def test_the_look_sees_what_is_wrong_with_a_page(tmp_path, page, wanted):
    file = tmp_path / "page.pdf"
    file.write_bytes(typst.compile(page.encode(), format="pdf"))
    assert faults(file, ["Part", "A heading that is alone"]) == wanted


@pytest.mark.parametrize("name", REPORTS)
def test_pdf_says_all_of_the_report_and_nothing_else(folder, name):
    # As it was set: what stands beside a picture would else be read line by line across both.
    told = compare(REPORTS[name], said_in_pdf(folder / f"{name}.pdf", "-raw"))
    assert told.missing == []
    assert told.left == ""


@pytest.mark.parametrize("name", REPORTS)
def test_pdf_has_its_stamp_and_its_place_on_every_page(folder, name):
    pages = said_in_pdf(folder / f"{name}.pdf").strip("\f").split("\f")
    assert len(pages) <= 4  # the last one is filled in
    for number, page in enumerate(pages, start=1):
        assert REPORTS[name].stamp in page
        assert f"page {number} / {len(pages)}" in page


@pytest.mark.parametrize("name", REPORTS)
def test_pdf_looks_as_a_page_should(folder, name):
    assert faults(folder / f"{name}.pdf", headings(REPORTS[name])) == []


def test_what_is_meant_for_one_page_takes_one(folder):
    for name in ONE_PAGE:
        assert said_in_pdf(folder / f"{name}.pdf").count("\f") == 1


@pytest.mark.parametrize("name", REPORTS)
def test_pdf_names_nobody_and_no_hour(folder, name):
    told = subprocess.run(
        ["pdfinfo", folder / f"{name}.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"Tagged: +yes", told)
    assert not re.search(r"Author|Producer|CreationDate|ModDate|JavaScript: +yes|Encrypted: +yes", told)
    fonts = subprocess.run(
        ["pdffonts", folder / f"{name}.pdf"], capture_output=True, text=True, check=True
    ).stdout
    for line in fonts.splitlines()[2:]:
        assert "Libertinus" in line
        assert line.split()[-5:-2] == [
            "yes",
            "yes",
            "yes",
        ]  # embedded, a part of it only, and readable as text


@pytest.mark.parametrize(("id", "text"), HOSTILE, ids=[id for id, _ in HOSTILE])
def test_hostile_text_is_set_as_it_was_written(folder, id, text):
    file = folder / f"hostile-{id}.pdf"
    if not file.exists():
        pytest.skip("it has letters that no typeface of the PDF has, and was refused")
    info = subprocess.run(["pdfinfo", "-js", file], capture_output=True, text=True, check=True).stdout
    assert "JavaScript" not in info.replace("JavaScript:      no", "")
    assert (b"/URI" not in file.read_bytes()) and (b"/Launch" not in file.read_bytes())
    if text.isascii() and text.isprintable():
        alone = folder / f"alone-{id}.pdf"
        alone.write_bytes(load("pdf").render(one(text)))
        assert compare(one(text), said_in_pdf(alone, "-raw")).missing == []


def test_locked_pdf_opens_with_its_passphrase_and_not_without(folder):
    file = folder / "locked.pdf"
    for given in ([], ["-upw", "acorn acre across adopt"]):
        refused = subprocess.run(
            ["pdftotext", *given, file, "-"], capture_output=True, text=True, check=False
        )
        assert refused.returncode != 0 and refused.stdout == ""
    assert said_in_pdf(file, "-upw", PASSPHRASE) == said_in_pdf(folder / "pictures.pdf")
    told = subprocess.run(
        ["pdfinfo", "-upw", PASSPHRASE, file], capture_output=True, text=True, check=True
    ).stdout
    assert "algorithm:AES-256" in told and re.search(r"Tagged: +yes", told)


@pytest.mark.parametrize("name", REPORTS)
def test_word_file_opens_in_an_office_and_says_it_all(folder, name):
    told = compare(REPORTS[name], (folder / "office" / f"{name}.txt").read_text("utf-8-sig"))
    assert told.missing == []
    assert told.left == ""
    printed = folder / "office" / f"{name}.pdf"
    pages = said_in_pdf(printed).strip("\f").split("\f")
    assert all(REPORTS[name].stamp in page for page in pages)
    assert faults(printed, headings(REPORTS[name])) == []
    assert len(pages) <= (1 if name in ONE_PAGE else 4)


@pytest.mark.parametrize("id", [id for id, _ in HOSTILE])
def test_hostile_text_in_a_word_file_opens_too(folder, id):
    assert (folder / "office" / f"hostile-{id}.pdf").read_bytes().startswith(b"%PDF")
