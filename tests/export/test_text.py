"""The plain text of a packet: everything in it, folded, with nothing that acts on a terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.report_samples import PICTURE, PLACES, REPORTS, saying

from reflect.export import load
from reflect.export.text import as_text
from reflect.report.report import Blanks, Paragraph, Report, Said, Section, Table

TEXT = load("txt")


def report(*blocks):
    return Report(
        kind="packet", title="Title", lang="en", period="2026-W10", reviewed=True, stamp="Stamp",
        sections=(Section(title="Part", blocks=blocks),), foot=("Foot.",),
    )  # fmt: skip


@given(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=60))
def test_every_written_word_is_in_it(text):
    page = TEXT.render(report(Paragraph(text=text), Said(asked="Asked?", words=text))).decode("utf-8")
    assert page.count(text) >= 2


def test_line_breaks_that_were_written_stay():
    page = TEXT.render(report(Said(asked="Asked?", words="one\n\nthree"))).decode("utf-8")
    assert "    one\n\n    three" in page


def test_no_line_is_wider_than_a_page():
    page = TEXT.render(report(Paragraph(text="word " * 400))).decode("utf-8")
    assert max(map(len, page.splitlines())) <= 72


@pytest.mark.parametrize("name", ["pictures", "account", "learning", "situation", "year", "hours"])
def test_each_kind_of_report_is_as_it_was(golden, name):
    golden(f"{name}.txt", TEXT.render(REPORTS[name]))


def test_a_picture_is_said_month_by_month():
    file = " ".join(TEXT.render(REPORTS["pictures"]).decode("utf-8").split())
    assert " ".join(f"- {month.name}: {month.said}" for month in PICTURE.months) in file
    assert PICTURE.sentence in file and PICTURE.trend in file


def test_a_place_to_fill_in_has_room_beside_its_name_or_under_it():
    names = ("Date", "Signature of the one who keeps the minutes of this meeting")
    made = report(Blanks(names=names))
    assert f"\nDate: {'_' * 66}\n" in as_text(made)
    assert f"\n{names[1]}:\n{'_' * 72}\n" in as_text(made)


def test_a_text_is_found_in_every_place():
    # The stamp stands at both ends; the two heads of a table with two columns say nothing that is not clear, and what
    # stands at both ends of a picture is not said where none is drawn.
    assert TEXT.render(saying("found")).decode("utf-8").count("found") == PLACES + 1 - 2 - 2


@pytest.mark.parametrize("width", [20, 40, 58])
@pytest.mark.parametrize("name", sorted(REPORTS))
def test_for_a_narrow_screen_every_line_is_narrow_and_no_word_is_missing(name, width):
    narrow, wide = (as_text(REPORTS[name], width=w) for w in (width, 72))
    assert max(map(len, narrow.split("\n"))) <= width
    letters = [re.sub(r"[\s=_-]", "", page) for page in (narrow, wide)]
    assert letters[0] == letters[1]


def test_each_cell_of_a_row_stands_on_a_line_of_its_own_where_there_are_several():
    table = Table(header=("When", "What", "Who ran it", "Hours"), rows=(("2026-02-11", "Ethics", "", "6"),))
    page = TEXT.render(report(table)).decode("utf-8")
    assert "- 2026-02-11\n  What: Ethics\n  Hours: 6\n" in page
