"""What each pack promises: who may see it, what it never asks for, how it ends, and that people find it."""

import pytest
from kit.packs import LIBRARY, PACKS, PRACTICE, name, names, take, walk

from reflect.guide.check.two_questions import asks_two
from reflect.guide.one_a_day import due
from reflect.report.gate.entries import PRIVATE_PACKS
from reflect.report.kinds import situation


def test_what_is_private_as_a_whole_is_known_at_the_gate_by_name_too() -> None:
    private = {id for id, form in PACKS.items() if form.private}
    assert private == PRIVATE_PACKS == {"self_care", "loss", "my_recovery", "load_check"}


def test_a_death_asks_for_no_plan_and_shows_where_to_turn_before_its_first_question() -> None:
    loss = PACKS["loss"]
    assert not any(q.creates for q in loss.questions)
    assert walk(loss).next().card == PRACTICE.cards["after_loss"]
    assert "988" in PRACTICE.cards["after_loss"] and "emergency number" in PRACTICE.cards["after_loss"]


@pytest.mark.parametrize("id", ["hard_session", "after_crisis"])
def test_a_hard_time_ends_with_a_way_back_to_now_that_is_not_kept(id: str) -> None:
    assert PACKS[id].questions[-1].id == "back_to_now" and not PACKS[id].questions[-1].kept
    short = take(walk(PACKS[id]), {"danger": "no", "ready": "short"})
    assert names(short)[-1] == "back_to_now"


@pytest.mark.parametrize(
    "id", sorted(set(PACKS) - {"jot", "written_elsewhere"})
)  # these have commands of their own
def test_it_is_found_by_other_names_and_offered_under_a_heading(id: str) -> None:
    assert len(PACKS[id].names) >= 3
    assert PACKS[id].menu is not None
    assert PACKS[id].setting or PACKS[id].asks_setting
    assert id.startswith("first_") == PACKS[id].one_a_day


def test_the_first_weeks_are_thirty_questions_and_one_area_for_five_of_them() -> None:
    first = PACKS["first_weeks"]
    assert len(first.questions) == 30
    weeks = [{q.areas[0] for q in first.questions[n : n + 5]} for n in range(0, 30, 5)]
    assert all(len(week) == 1 for week in weeks) and len(set.union(*weeks)) == 6
    asked: list[str] = []
    for _ in range(30):
        begun = walk(first, pool=due(first, asked))
        asked.append(name(begun.next()))
    assert asked == [q.id for q in first.questions]


def test_what_comes_several_times_in_a_shift_asks_for_one_more() -> None:
    assert [id for id, form in PACKS.items() if form.again] == ["phone_line"]


def test_time_with_other_peers_is_no_page_for_a_group_and_no_duty_of_theirs() -> None:
    assert "co_reflection" in situation.WHICH.never
    assert {q.creates for q in PACKS["co_reflection"].questions} == {None, "commitment", "question"}


def test_a_note_that_is_still_to_be_written_is_not_asked_about() -> None:
    later = names(take(walk(PACKS["notes_tension"]), {"how": "not_yet"}))
    assert not {"words", "pull", "left_out", "over_shoulder"} & set(later)
    assert {"words", "pull", "left_out", "over_shoulder"} <= set(
        names(take(walk(PACKS["notes_tension"]), {"how": "alone"}))
    )


def test_a_spotlight_question_asks_one_thing() -> None:
    asked = [words for questions in PRACTICE.spotlight.values() for words in questions]
    assert [words for words in asked if asks_two(words)] == []


@pytest.mark.parametrize("area", ["identity", "advocacy"])
def test_a_newer_area_has_five_to_seven_moments_and_three_spotlight_questions(area: str) -> None:
    assert 5 <= sum(m.area == area for m in PRACTICE.moments.values()) <= 7
    assert len(PRACTICE.spotlight[area]) == 3
    assert LIBRARY.practice.areas[area].asked == "session"
