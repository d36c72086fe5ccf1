"""The sample pages that every exporter is tested with are pages that the program makes, and hold all that it can make."""

from typing import get_args

import pytest
from kit.report_samples import REPORTS, blocks, learning

from reflect.growth.label import trend_words
from reflect.report.kinds import account as account_page
from reflect.report.report import Block, Bullets, Dots, Lines, Paragraph, Said, Table

OF_THE_PROGRAM = ("pictures", "account", "learning")


def titles(name: str) -> list[str]:
    return [section.title for section in REPORTS[name].sections]


def texts(name: str) -> str:
    return repr(REPORTS[name].sections)


def test_every_kind_of_block_is_in_them() -> None:
    made = {type(block) for name in OF_THE_PROGRAM for block in blocks(REPORTS[name])}
    assert made == set(get_args(Block))
    tables = [b for name in OF_THE_PROGRAM for b in blocks(REPORTS[name]) if isinstance(b, Table)]
    assert {bool(table.total) for table in tables} == {True, False}


@pytest.mark.parametrize("name", OF_THE_PROGRAM)
def test_the_name_of_the_writer_is_on_the_cover(name: str) -> None:
    assert REPORTS[name].sections[0].blocks[0] == Paragraph(text="From: Dana Rivers")
    assert REPORTS[name].reviewed and REPORTS[name].kind == ("packet" if name == "pictures" else name)


def test_the_pictures_show_growing_new_steady_and_another_yardstick() -> None:
    drawn = [b for b in blocks(REPORTS["pictures"]) if isinstance(b, Dots)]
    labels = [f"{trend_words.LABELS['growing']} ({trend_words.NEW})", "steady", "worth a closer look"]
    assert sorted(b.trend.partition(".")[0].lower() for b in drawn) == sorted(labels)
    assert [b.trend for b in drawn if "yardstick" in b.trend]
    assert {len(b.months) for b in drawn} == {6} and all(b.lines for b in drawn)


def test_the_packet_has_ideas_agreements_of_both_kinds_and_a_look_back() -> None:
    assert {"What kept coming up", "Since last time", "Looking back", "Entries I chose"} <= set(
        titles("pictures")
    )
    asked = {b.asked for b in blocks(REPORTS["pictures"]) if isinstance(b, Said)}
    theirs = {f"My supervisor agreed ({stands})" for stands in ("done", "open")}
    assert {*theirs, "I agreed (open)", "I kept this for the meeting"} <= asked
    assert "Marisol" not in texts("pictures")
    assert any("masked" in line and not line.startswith("No detail") for line in REPORTS["pictures"].foot)


def test_the_account_has_an_answer_in_each_of_its_parts() -> None:
    parts = {title for title, _ in account_page.STAGES} | {"More", "Values and areas it links to"}
    assert parts <= set(titles("account"))
    assert [b for b in blocks(REPORTS["account"]) if isinstance(b, Lines)]


def test_the_learning_log_has_courses_categories_and_rules() -> None:
    log, by_category = [b for b in blocks(REPORTS["learning"]) if isinstance(b, Table)]
    assert len(log.rows) >= 5 and len(by_category.rows) >= 3
    (rules,) = [b for b in blocks(REPORTS["learning"]) if isinstance(b, Bullets)]
    assert any("Nothing noted yet" in line for line in rules.items)


def test_they_are_the_same_each_time() -> None:
    assert learning() == REPORTS["learning"]
