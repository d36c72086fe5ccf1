"""What jrnl writes out. `jrnl.json` and `jrnl.txt` were made by jrnl itself (tests/fixtures/elsewhere)."""

import json
from pathlib import Path

import pytest
from kit.world import ROOT

from reflect.errors import BadFile
from reflect.incoming import jrnl
from reflect.incoming.found import About, FoundText, LeftOut, Noticed
from reflect.incoming.source import Source

ELSEWHERE = ROOT / "tests" / "fixtures" / "elsewhere"
REAL = json.loads((ELSEWHERE / "jrnl.json").read_text("utf-8"))


def texts(tmp_path: Path, words: str) -> list[object]:
    (tmp_path / "j.txt").write_text(words, "utf-8")
    return list(jrnl.from_text(Source.of(tmp_path / "j.txt"), About()))


def test_every_entry_of_a_real_export_comes_in_word_for_word() -> None:
    found = [item for item in jrnl.from_json(REAL, About()) if isinstance(item, FoundText)]
    assert [(f.title, f.text, f.when.wall) for f in found] == [
        (e["title"], e["body"], f"{e['date']} {e['time']}") for e in REAL["entries"]
    ]
    assert [f.tags for f in found] == [(), ("listening", "starred"), ("quiet",), (), ()]


def test_its_text_gives_the_same_as_its_json() -> None:
    source = Source.of(ELSEWHERE / "jrnl.txt")
    from_text = [item for item in jrnl.from_text(source, About()) if isinstance(item, FoundText)]
    from_json = [item for item in jrnl.from_json(REAL, About()) if isinstance(item, FoundText)]
    assert [(f.title, f.text, f.tags, f.when.wall) for f in from_text] == [
        (f.title, f.text, f.tags, f.when.wall) for f in from_json
    ]
    assert jrnl.looks_like_text((ELSEWHERE / "jrnl.txt").read_text("utf-8")) and jrnl.looks_like_json(REAL)


@pytest.mark.parametrize(
    "day", ["2026-01-01 10:00", "1. January 2026 10:00", "Thu, 01 Jan 2026 10:00:00", "2026-01-01 10:00 AM"]
)
def test_days_in_any_form_begin_an_entry(tmp_path: Path, day: str) -> None:
    (one,) = texts(tmp_path, f"[{day}] One\nbody\n")
    assert isinstance(one, FoundText) and (one.title, one.text, one.when.wall) == (
        "One",
        "body",
        "2026-01-01 10:00",
    )


def test_a_time_that_no_clock_shows_begins_an_entry_of_its_day(tmp_path: Path) -> None:
    one, other, last = texts(
        tmp_path, "[2026-01-01 13:00] One\nbody\n[2026-01-01 25:99] Two\nwords\n[2026-01-01 14:00] Three\nx\n"
    )
    assert isinstance(one, FoundText) and isinstance(last, FoundText) and isinstance(other, FoundText)
    assert (other.title, other.text, other.when.wall, other.remarks) == (
        "Two",
        "words",
        "2026-01-01",
        ("time",),
    )
    told = {"title": "Two", "body": "words", "date": "2026-01-01"}
    items = list(jrnl.from_json({"entries": [{**told, "time": "25:99"}, told]}, About()))
    assert [(i.when.wall, i.remarks) for i in items if isinstance(i, FoundText)] == [
        ("2026-01-01", ("time",)), ("2026-01-01", ()),
    ]  # fmt: skip


def test_days_in_numbers_wait_for_their_order(tmp_path: Path) -> None:
    assert [type(item) for item in texts(tmp_path, "[03/04/2026 10:00] One\nbody")] == [LeftOut]


def test_a_line_that_looks_like_a_beginning_is_one_only_in_the_form_of_the_first(tmp_path: Path) -> None:
    items = texts(
        tmp_path,
        "[2026-01-02 10:00] One\nwords [2026-01-03 10:00] within\n[2026-01-04] another form\n[bold] words\n"
        "[9999-99-99 99:99] no day\n[2026-01-01 10:00] Back in time\n",
    )
    assert [item.place for item in items if isinstance(item, Noticed) and item.what == "heading"] == [
        "line 3"
    ]
    assert [item.place for item in items if isinstance(item, Noticed) and item.what == "earlier"] == [
        "line 6"
    ]
    one, other = (item for item in items if isinstance(item, FoundText))
    assert one.text.splitlines() == [
        "words [2026-01-03 10:00] within", "[2026-01-04] another form", "[bold] words", "[9999-99-99 99:99] no day",
    ]  # fmt: skip
    assert other.title == "Back in time"


def test_a_journal_that_begins_with_something_else_is_refused(tmp_path: Path) -> None:
    for words in ("Dear diary\n[2026-01-01 10:00] One", "", "\n\n"):
        with pytest.raises(BadFile):
            texts(tmp_path, words)


@pytest.mark.parametrize("entry", [17, {}, {"title": 5, "body": "b", "date": "2026-01-01", "time": "10:00"},
                                   {"title": "a\0b", "body": "", "date": "2026-01-01", "time": "10:00"},
                                   {"title": "t", "body": "\ud800", "date": "2026-01-01", "time": "10:00"},
                                   {"title": "t", "body": "x" * 1_000_001, "date": "2026-01-01", "time": "10:00"}])  # fmt: skip
def test_an_entry_that_cannot_be_kept_is_left_out_with_its_place(entry: object) -> None:
    (left,) = jrnl.from_json({"entries": [entry]}, About())
    assert isinstance(left, LeftOut) and left.place == "entry 1"
