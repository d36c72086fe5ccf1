"""The sixty lines: short, one thing each, never about how hard the day was, and readers sort little stories alike by them.

`tests/fixtures/ladder` holds 170 little stories of invented people with the line that two readers picked for each. The
readers saw neither the line that a writer meant nor each other's. See docs/decisions/0032-the-fifty-lines.md. The lines of two areas came later, and no reader has sorted
stories by them yet: docs/decisions/0040-the-words.md says so.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass

import pytest
from kit.packs import PRACTICE
from kit.shipped import ROOT, grade

SORTED = ROOT / "tests" / "fixtures" / "ladder"
DECISION = ROOT / "docs" / "decisions" / "0032-the-fifty-lines.md"
NOT_YET_SORTED = ("identity", "advocacy")
AREAS = tuple(PRACTICE.areas)
SORTED_BY_READERS = tuple(id for id in AREAS if id not in NOT_YET_SORTED)
LINES = [(area.id, n, line) for area in PRACTICE.areas.values() for n, line in enumerate(area.anchors, 1)]


@dataclass(frozen=True, slots=True)
class Story:
    """A little story: the line its writer meant (None: the writer had never seen the lines), and what two readers picked."""

    area: str
    writer: str
    meant: int | None
    day: str | None
    picked: list[int]
    story: str


STORIES = [Story(**json.loads(row)) for row in (SORTED / "stories.jsonl").read_text().splitlines()]


@pytest.mark.parametrize(("area", "n", "line"), LINES, ids=[f"{area}-{n}" for area, n, _ in LINES])
def test_a_line_reads_at_sixth_grade_and_does_not_tell_how_hard_the_day_was(
    area: str, n: int, line: str
) -> None:
    assert grade(line) <= 6
    assert not re.search(
        r"(?i)\b(hard|under pressure|difficult|stirred|gray|tense|easy|calm|even on)\b", line
    ), line
    assert not re.search(r"(?i)\b(noticed|saw|late|caught|realized|afterward)\b", line), (
        "to notice is a moment"
    )


def test_only_the_last_line_joins_two_things() -> None:
    """It says that it was also said, asked or told; the others are one thing of mine each."""
    joined = {(area, n) for area, n, line in LINES if " and " in line}
    assert joined == {(area, 5) for area in AREAS}


def test_areas_that_no_reader_has_sorted_have_no_stories_and_are_told_of() -> None:
    assert {s.area for s in STORIES} == set(SORTED_BY_READERS)
    later = (ROOT / "docs" / "decisions" / "0040-the-words.md").read_text()
    assert all(PRACTICE.areas[id].name in later for id in NOT_YET_SORTED)


def test_the_stories_were_sorted_by_the_lines_that_are_shipped() -> None:
    """A line in other words wants the stories sorted anew, by readers who have not seen them."""
    assert json.loads((SORTED / "lines.json").read_text()) == {
        id: list(PRACTICE.areas[id].anchors) for id in SORTED_BY_READERS
    }


@pytest.mark.parametrize("area", SORTED_BY_READERS)
@pytest.mark.parametrize("reader", [0, 1])
def test_a_reader_picks_the_line_that_was_meant(area: str, reader: int) -> None:
    meant = [s for s in STORIES if s.area == area and s.meant]
    assert Counter(s.meant for s in meant) == dict.fromkeys((1, 2, 3, 4, 5), 2)
    assert sum(s.picked[reader] == s.meant for s in meant) >= 9


def test_every_line_has_stories_of_calm_and_of_hard_days() -> None:
    told = {(s.meant, s.day) for s in STORIES if s.meant}
    assert told == {(line, day) for line in (1, 2, 3, 4, 5) for day in ("calm", "hard")}
    by_day = {day: [s.meant for s in STORIES if s.day == day and s.meant] for day in ("calm", "hard")}
    means = {day: sum(lines) / len(lines) for day, lines in by_day.items()}
    assert abs(means["calm"] - means["hard"]) < 0.25, (
        "else the stories could not show that the day says nothing"
    )


def test_two_readers_agree_on_stories_of_somebody_who_had_never_seen_the_lines() -> None:
    unseen = [s for s in STORIES if s.meant is None]
    same = sum(s.picked[0] == s.picked[1] for s in unseen)
    near = sum(abs(s.picked[0] - s.picked[1]) <= 1 for s in unseen)
    assert (len(unseen), same, near) == (70, 60, 69)  # as docs/decisions/0032 says


@pytest.mark.parametrize("area", SORTED_BY_READERS)
def test_the_table_of_the_decision_is_what_was_sorted(area: str) -> None:
    meant = [s for s in STORIES if s.area == area and s.meant]
    unseen = [s for s in STORIES if s.area == area and s.meant is None]
    right = [sum(s.picked[reader] == s.meant for s in meant) for reader in (0, 1)]
    same = sum(s.picked[0] == s.picked[1] for s in unseen)
    grades = max(grade(line) for line in PRACTICE.areas[area].anchors)
    row = f"| {PRACTICE.areas[area].name} | {right[0]} and {right[1]} of 10 | {same} of 7 | {grades:.1f} |"
    assert row in DECISION.read_text()
