"""The table for a spreadsheet: all of the report, a row for each answer, and nothing that calculates."""

import csv
import io
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kit import packet_canary as canary
from kit.packet_sample import hostile_texts, packet
from kit.report_samples import PICTURE, REPORTS, blocks, saying

from reflect.export.csv import COLUMNS, neutral, render
from reflect.report.report import Table
from reflect.visible import visible

HOSTILE = [(id, visible(text[:3_000])) for id, text in hostile_texts()]
UNSEEN = ("Cf", "Mn", "Zs", "Zl", "Zp", "Cc")


def cells(file: bytes, sign: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=sign))


def begins(cell: str) -> str:
    """The first sign of a cell that a spreadsheet would look at, narrow and wide alike; "" if there is none."""
    for sign in cell:
        if unicodedata.category(sign) not in UNSEEN and sign != '"':
            return unicodedata.normalize("NFKC", sign)[0]
    return ""


def would_calculate(file: bytes, sign: str) -> list[str]:
    """The cells that begin with what makes a formula, in a spreadsheet with this sign between cells."""
    every = [cell for row in cells(file, sign) for cell in row]
    return [
        cell
        for cell in every
        if begins(cell) in set("=+-@") or (sign == "," and cell.startswith(("\t", "\r", "\n")))
    ]


def test_the_check_can_see_a_formula() -> None:
    assert would_calculate(b'"=1+1","a\n-b","x;@y"\r\n', ",") == ["=1+1"]
    assert would_calculate(b'"a","x;@y"\r\n', ";") == ['@y"']


@pytest.mark.parametrize("name", ["packet", "pictures", "account", "learning", "situation", "year", "hours"])
def test_file_is_as_it_was(golden, name: str) -> None:
    golden(f"{name}.csv", render(REPORTS[name]))


def test_first_row_names_the_columns_and_every_row_is_as_long() -> None:
    first, *rows = cells(render(REPORTS["pictures"]))
    assert tuple(first) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_an_answer_is_one_row_with_what_was_asked() -> None:
    rows = cells(render(packet(4, 13)))
    assert [
        "What I want from this meeting",
        "",
        "What one thing would help you do this work well?",
        "Ten minutes between sessions.",
    ] in rows
    kept = "I asked one question and then waited.\nThe quiet did more than my advice would have."
    assert [row[3] for row in rows if row[3].startswith("I asked one question")] == [kept]


def test_a_table_gives_one_row_a_cell_and_its_total_too() -> None:
    rows = cells(render(REPORTS["learning"]))
    (log, *_) = [b for b in blocks(REPORTS["learning"]) if isinstance(b, Table)]
    row = log.rows[1]
    assert ["What I learned", row[0], "Hours", row[-1]] in rows
    assert ["What I learned", log.total[0], "Hours", log.total[-1]] in rows
    assert not [row for row in rows if row[3] == ""]


def test_a_picture_is_its_words_and_a_row_a_month() -> None:
    rows = [row for row in cells(render(REPORTS["pictures"])) if row[:2] == ["Growth areas", PICTURE.name]]
    months = [[month.name, month.said] for month in PICTURE.months]
    told = [["", words] for words in (PICTURE.sentence, *PICTURE.lines)]
    assert [row[2:] for row in rows] == [*told, *months, ["", PICTURE.trend]]


@pytest.mark.parametrize("signed", [True, False])
def test_only_what_was_picked_comes_out(signed: bool) -> None:
    file = render(canary.packet(canary.PICKED, canary.PREP, canary.RECORD, signed=signed)).decode()
    assert set(canary.CANARY.findall(file)) == (canary.ALLOWED if signed else set())


@pytest.mark.parametrize(("id", "text"), HOSTILE, ids=[id for id, _ in HOSTILE])
@pytest.mark.parametrize("sign", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_hostile_text_is_neutral_whatever_stands_between_cells(id: str, text: str, sign: str) -> None:
    assert would_calculate(render(saying(text)), sign) == []


@given(
    st.text(
        st.sampled_from("=+-@\uff1d\uff0b\ufe63\uff20;,\t\r\n \u200b\ufeff\u0301\"'ab1")
        | st.characters(exclude_categories=["Cs"])
    )
)
@example("\n=1+1")
@example("\t=1+1")
@example(' "=1+1"')
@example("a;\u200b=1")
@example("\u2028=1")
def test_any_text_is_neutral_whatever_stands_between_cells(text: str) -> None:
    for sign in ",;\t":
        assert would_calculate(render(saying(text)), sign) == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_only_apostrophes_are_added(text: str) -> None:
    assert neutral(text).replace("'", "") == text.replace("'", "")


def test_ordinary_writing_stays_as_it_is() -> None:
    words = "It was 10:30 - about 50% (say) of us; me & them, at 5+ people @ noon = fine."
    assert neutral(words) == words
