"""A page of hours: two tables and their sums to the quarter hour, of what may be shared, about exactly its days."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from kit.packet_sample import all_kept, desk, entry, said
from report.kinds.test_year import met
from report.parts.test_renewal_lines import CATEGORIES, RULES, course

from reflect.export import FORMATS, load
from reflect.report.admitted import admit
from reflect.report.build import build
from reflect.report.kinds.hours import IN_SEVERAL, NOTHING, SIGNING
from reflect.report.policy import Policy
from reflect.report.report import Blanks, Bullets, Paragraph, Report, Table
from reflect.values.entry import Answer, Entry
from reflect.values.room import Room

SINCE, UNTIL = date(2026, 9, 2), date(2026, 11, 5)


def ticks(*ids: str, words: str = "") -> Answer:
    return Answer(question="domains", kind="multi", asked="?", value=ids, words=words or ", ".join(ids))


def meeting(number: int, on: str, hours: float | None, form: str = "", *more: Answer, **frame: Any) -> Entry:
    one = met(number, date(2026, 9, 9), hours, form, **frame)
    day = (Answer(question="on", kind="date", asked="?", value=on, words=on),) if on else ()
    return replace(one, answers=(*one.answers, *day, *more))


def page(*entries: Entry, days: tuple[date, date] = (SINCE, UNTIL), **more: Any) -> Report:
    policy = Policy(kind="hours", since=days[0], until=days[1], picked=frozenset(), signed=True, **more)
    admitted = admit(desk([], learned=entries, meetings=entries, rules=RULES), policy)
    return build(admitted, all_kept(admitted)).report


def blocks(report: Report, title: str) -> list[Any]:
    return [block for section in report.sections if section.title == title for block in section.blocks]


def rows(report: Report, title: str) -> tuple[tuple[str, ...], ...]:
    (table,) = [block for block in blocks(report, title) if isinstance(block, Table)]
    return (*table.rows, table.total) if table.total else table.rows


def test_both_tables_are_by_day_with_what_they_count_for_and_their_sums() -> None:
    found = page(
        course(1, 2.25, "ethics", "notes", on="2026-10-01"),
        course(2, 0.75, on="2026-09-05"),
        meeting(3, "2026-10-02", 1.25, "one_to_one", ticks("ethics")),
        meeting(4, "2026-09-20", 0.5, "group", pack="co_reflection"),
        meeting(5, "2026-09-21", None, "group"),
        meeting(6, "", 1.0),
    )
    ethics, notes = CATEGORIES[0].words, CATEGORIES[1].words
    assert rows(found, "Learning") == (
        ("2026-09-05", "Something new", "", "", "0.75"),
        ("2026-10-01", "Something new", "", f"{ethics}, {notes}", "2.25"),
        ("All together", "", "", "", "3"),
    )
    assert rows(found, "Supervision and co-reflection") == (
        ("2026-W37", "Supervision", "", "", "1"),
        ("2026-09-20", "Co-reflection", "Group", "", "0.5"),
        ("2026-09-21", "Supervision", "Group", "", ""),
        ("2026-10-02", "Supervision", "One-to-one", ethics, "1.25"),
        ("All together", "", "", "", "2.75"),
    )
    assert blocks(found, "")[:3] == [
        Paragraph(text="From 2 September 2026 to 4 November 2026."),
        Paragraph(text="Hours as I noted them. Not a certificate. What counts is for the board to say."),
        Bullets(items=("Learning: 3 hours", "Supervision: 2.25 hours", "Co-reflection: 0.5 hours")),
    ]
    assert Paragraph(text="1 meeting without a length.") in blocks(found, "Supervision and co-reflection")
    assert rows(found, "Hours by category") == ((ethics, "2.25", "1.25"), (notes, "2.25", ""))
    assert Paragraph(text=IN_SEVERAL) in blocks(found, "Hours by category")


def test_a_board_that_asks_for_no_supervision_gets_one_signature_and_one_table() -> None:
    found = page(course(1, 2, on="2026-10-01"))
    assert not blocks(found, "Supervision")
    assert blocks(found, "Signatures") == [Blanks(names=("Signature, peer specialist", "Date"))]
    assert Paragraph(text=SIGNING) in blocks(page(meeting(1, "2026-10-01", 1)), "Signatures")


def test_no_supervisor_signs_for_what_was_among_peers() -> None:
    among_peers = meeting(1, "2026-10-01", 2, "group", ticks("ethics"), pack="co_reflection")
    found = page(among_peers)
    assert blocks(found, "Signatures") == [Blanks(names=("Signature, peer specialist", "Date"))]
    (table,) = [block for block in blocks(found, "Hours by category") if isinstance(block, Table)]
    assert table.header == ("Category", "Learning", "Supervision and co-reflection")
    both = page(among_peers, meeting(2, "2026-10-02", 1))
    assert Paragraph(text=SIGNING) in blocks(both, "Signatures")


@pytest.mark.parametrize(
    "hidden",
    [
        {"room": Room.PRIVATE},
        {"private_pack": True},
        {"pack": "quick_checkin"},
        {"pack": "supervision_prep"},
    ],
    ids=str,
)
def test_what_is_private_or_of_another_kind_is_not_there(hidden: dict[str, Any]) -> None:
    both = (course(1, 2, on="2026-10-01", **hidden), meeting(2, "2026-10-01", 1, **hidden))
    assert Paragraph(text=NOTHING) in blocks(page(*both), "")


def test_the_days_are_those_that_were_asked_for_and_none_beside_them() -> None:
    edges = [
        course(n, 1, on=on) for n, on in enumerate(("2026-09-01", "2026-09-02", "2026-11-04", "2026-11-05"))
    ]
    edges += [
        meeting(n, on, 1) for n, on in enumerate(("2026-09-01", "2026-09-02", "2026-11-04", "2026-11-05"), 4)
    ]
    found = page(*edges)
    assert [row[0] for row in rows(found, "Learning")[:-1]] == ["2026-09-02", "2026-11-04"]
    assert [row[0] for row in rows(found, "Supervision")[:-1]] == ["2026-09-02", "2026-11-04"]


def test_private_answers_of_an_open_entry_are_not_there() -> None:
    one = meeting(1, "2026-10-01", 1.5, "group", ticks("ethics"))
    found = page(replace(one, answers=tuple(replace(a, private=True) for a in one.answers)))
    assert rows(found, "Supervision")[0] == ("2026-W37", "Supervision", "", "", "")


def test_nothing_that_was_written_in_a_meeting_or_of_a_course_is_on_it_in_any_format() -> None:
    """Labels of a person's own pack are words too: only ids of ours are shown."""
    answers = (
        said("title", "?", "Grounding"), said("sponsor", "?", "Academy"), said("idea", "?", "canary"),
        said("proof_place", "?", "canary"), said("link", "?", "https://canary.example.org"), said("i_question", "?", "canary"),
    )  # fmt: skip
    learned = entry(1, date(2026, 9, 9), pack="learning_reflection", setting=None, answers=answers)
    told = meeting(
        2, "2026-10-01", 1.5, "canary_form", said("form2", "?", "canary"), said("i_will", "?", "canary")
    )
    found = page(learned, told)
    assert "canary" not in repr(found) and "Grounding" in repr(found) and "Academy" in repr(found)
    for format in FORMATS:
        if format not in ("pdf", "docx"):
            assert b"canary" not in load(format).render(found)


def test_a_category_that_is_gone_has_its_old_words() -> None:
    found = page(meeting(1, "2026-10-01", 1.5, "", ticks("gone", words="Old words")))
    assert rows(found, "Supervision")[0][3] == "Old words"
