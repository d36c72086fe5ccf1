"""A table with one entry a row, whatever sign stands between cells and whatever the columns are called."""

import csv
from pathlib import Path

import pytest

from reflect.errors import BadFile
from reflect.incoming.found import About, FoundText, Item, LeftOut, Noticed
from reflect.incoming.source import Source
from reflect.incoming.table import LONGEST_CELL, from_table, looks_like


def rows(folder: Path, words: str, given: About = About(), letters: str = "utf-8") -> list[Item]:
    (folder / "t.csv").write_bytes(words.encode(letters))
    return list(from_table(Source.of(folder / "t.csv"), given))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "head", ["Date,Title,Entry,Tags", "Fecha,Título,Texto,Etiquetas", "created_at,SUBJECT,body,labels"]
)
def test_columns_are_known_by_their_headings(tmp_path: Path, sign: str, head: str) -> None:
    words = f'{head}\n2026-03-01 09:05,One,"two\nlines",a|b\n'
    (one,) = rows(tmp_path, words.replace(",", sign) if sign != "|" else words)
    assert isinstance(one, FoundText)
    assert (one.place, one.title, one.text, one.tags, one.when.wall) == (
        "line 2",
        "One",
        "two\nlines",
        ("a", "b"),
        "2026-03-01 09:05",
    )


def test_a_person_says_which_column_it_is(tmp_path: Path) -> None:
    words = "Datum,Was war,date\n1. März 2026,x,2026-03-01\n"
    columns = {"text": "was war", "date": "date"}
    (one,) = rows(tmp_path, words, About(columns=columns))
    assert isinstance(one, FoundText) and one.text == "x"
    with pytest.raises(BadFile, match="heading you named for title"):
        rows(tmp_path, words, About(columns={**columns, "title": "nothing"}))


def test_day_and_time_may_stand_apart(tmp_path: Path) -> None:
    (one,) = rows(tmp_path, "date,time,text\n2026-03-01,9:05 PM,x\n")
    assert isinstance(one, FoundText) and one.when.wall == "2026-03-01 21:05"


def test_the_order_of_days_is_told_by_the_whole_column_and_said(tmp_path: Path) -> None:
    said, one, other = rows(tmp_path, "date,text\n03/04/2024,x\n13/04/2024,y\n")
    assert said == Noticed("day_first")
    assert isinstance(one, FoundText) and isinstance(other, FoundText)
    assert (one.when.wall, other.when.wall) == ("2024-04-03", "2024-04-13")
    (said, *_) = rows(tmp_path, "text,date\nx,03/04/2024\ny,04/13/2024\n")
    assert said == Noticed("month_first")
    one, other = rows(tmp_path, "date,text\n03/04/2024,x\n05/04/2024,y\n")
    assert isinstance(one, LeftOut) and isinstance(other, LeftOut)
    one, _ = rows(tmp_path, "date,text\n03/04/2024,x\n13/04/2024,y\n", About(order="day-first"))
    assert isinstance(one, FoundText)


def test_a_cell_stays_what_it_is(tmp_path: Path) -> None:
    (one,) = rows(tmp_path, 'date,text\n2026-03-01,"=1+1"" -cmd"\n')
    assert isinstance(one, FoundText) and one.text == '=1+1" -cmd'


def test_other_letters_are_said(tmp_path: Path) -> None:
    for letters, said in (("utf-8-sig", []), ("utf-16", ["utf-16"]), ("cp1252", ["cp1252"])):
        *noticed, one = rows(tmp_path, "date,text\n2026-03-01,Mañana\n", letters=letters)
        assert isinstance(one, FoundText) and one.text == "Mañana"
        assert [n.place for n in noticed if isinstance(n, Noticed)] == said


def test_a_row_that_cannot_come_in_is_left_out_with_its_line(tmp_path: Path) -> None:
    words = 'date,text\n2026-03-01,"a\nb"\n2026-03-02\n\n2026-03-03,x,y\nlater,x\n2026-03-04,a\0b\n'
    _, *left = rows(tmp_path, words)
    assert [item.place for item in left if isinstance(item, LeftOut)] == [
        "line 4",
        "line 6",
        "line 7",
        "line 8",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "date,date,body\n1,2,x\n",
        "a;b;c\n1;2;3\n",
        "",
        "date\n2026-03-01\n",
        'date,text\n2026-03-01,"open\n',
        "x," * 2000,
    ],
)
def test_a_table_that_does_not_say_what_is_what_is_refused(tmp_path: Path, words: str) -> None:
    with pytest.raises(BadFile):
        rows(tmp_path, words)


def test_the_limit_of_the_reader_is_given_back(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    (left,) = rows(tmp_path, f"date,text\n2026-03-01,{'x' * 1_000_001}\n")
    assert isinstance(left, LeftOut) and csv.field_size_limit() == before != LONGEST_CELL


def test_a_table_is_known_by_its_first_line(tmp_path: Path) -> None:
    assert looks_like(Source("x", held=b"Fecha;Texto\n")) and not looks_like(
        Source("x", held=b"Dear diary, today\n")
    )
