"""The practice as data: areas, moments, cards and spotlight questions, with every name in them known."""

from dataclasses import replace

import pytest
from kit.packs import PRACTICE

from reflect.guide.areas import MomentOption


def test_there_are_twelve_areas_and_one_is_private() -> None:
    assert len(PRACTICE.areas) == 12
    assert [id for id in PRACTICE.areas if PRACTICE.is_private(id)] == ["self_care"]
    assert not PRACTICE.is_private("no_such_area")


def test_every_area_has_five_lines_moments_of_both_kinds_and_a_spotlight() -> None:
    for id, area in PRACTICE.areas.items():
        assert len(set(area.anchors)) == 5
        assert {m.kind for m in PRACTICE.moments.values() if m.area == id} == {"strength", "edge"}
        assert len(PRACTICE.spotlight[id]) >= 3


def test_no_two_spotlight_questions_are_the_same() -> None:
    questions = [words for questions in PRACTICE.spotlight.values() for words in questions]
    assert len(set(questions)) == len(questions)


def test_the_spotlight_question_that_was_not_asked_for_longest_comes_next() -> None:
    first, second, third = PRACTICE.spotlight["learning"]
    assert PRACTICE.longest_not_asked("learning", {}) == first
    assert PRACTICE.longest_not_asked("learning", {first: 1}) == second
    assert PRACTICE.longest_not_asked("learning", {first: 1, second: 2}) == third
    assert PRACTICE.longest_not_asked("learning", {first: 8, second: 3, third: 5}) == second
    assert PRACTICE.longest_not_asked("learning", {first: 3, second: 4, third: 5, "another": 1}) == first


def test_an_area_without_spotlight_questions_has_none() -> None:
    assert PRACTICE.longest_not_asked("no_such_area", {}) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"default_focus": "nowhere"}, "default_focus: 'nowhere'"),
        ({"spotlight": {"nowhere": ("What?",)}}, "spotlight: 'nowhere'"),
        (
            {"moments": {"m": MomentOption(id="m", area="nowhere", kind="edge", words="I did")}},
            "moments: m belongs",
        ),
    ],
)
def test_an_unknown_area_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(PRACTICE, **change)
