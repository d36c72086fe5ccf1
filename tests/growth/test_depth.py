"""Steps of a reflection: from the questions that were answered, and one gentle line at most."""

from dataclasses import fields
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.weeks import entry, moment
from kit.worked import WORKED

from reflect.growth.depth import NUDGED, STAGES, Depth, answered, depth, is_answered, nudge, stages_of
from reflect.values.entry import Answer
from reflect.values.room import Room


def said(stage: str | None, text: str, **more: Any) -> Answer:
    return Answer(
        question=f"q_{stage}", kind="text", asked="What?", value=text, words=text, stage=stage, **more
    )


@pytest.mark.parametrize("case", WORKED["depth"])
def test_the_worked_examples_come_out(case: dict[str, Any]) -> None:
    stages = answered(case["answers"])
    assert list(stages) == case["expected"]["answered"]
    assert nudge(stages) == case["expected"]["nudge"]


@pytest.mark.parametrize(
    "text", ["", "  \n", "-", "--", "\u2014", "n/a", "N/A.", "None", " skip ", "Skipped", "NA"]
)
def test_a_way_to_leave_it_empty_is_no_answer(text: str) -> None:
    assert not is_answered(text)


@pytest.mark.parametrize("text", ["no", "x", "none of it was mine", "I skipped lunch", "0", "?"])
def test_few_words_are_an_answer(text: str) -> None:
    assert is_answered(text)


def test_the_line_never_asks_for_what_was_answered_or_not_asked() -> None:
    for there in product([False, True], repeat=len(STAGES)):
        stages = [s for s, yes in zip(STAGES, there, strict=True) if yes]
        for asked in product([False, True], repeat=len(STAGES)):
            open_to = [s for s, yes in zip(STAGES, asked, strict=True) if yes]
            chosen = nudge(stages, asked=open_to)
            left = [s for s in NUDGED if s in open_to and s not in stages]
            assert chosen == (left[0] if left and stages else None)


@given(st.dictionaries(st.sampled_from(STAGES), st.text(max_size=30)))
def test_only_steps_with_an_answer_count(given_answers: dict[str, str]) -> None:
    assert set(answered(given_answers)) == {s for s, t in given_answers.items() if is_answered(t)}


def test_a_private_pack_has_no_steps() -> None:
    alone = entry(1, room=Room.PRIVATE, private_pack=True, answers=(said("learned", "rest"),))
    assert stages_of(alone) == ()
    assert depth([alone]).n_entries == 0


def test_entries_are_counted_by_step() -> None:
    told = depth([
        entry(1, answers=(said("felt", "calm", private=True), said("learned", "-"), said(None, "x"))),
        entry(2, moments=(moment("rushed"),), answers=(said("learned", "wait"), said("learned", "more"))),
        entry(3, room=Room.PRIVATE, answers=(said("next_time", "ask"),)),
    ])  # fmt: skip
    assert dict(told.answered_by_stage) == {
        "what_happened": 1,
        "felt": 1,
        "made_of_it": 0,
        "learned": 1,
        "next_time": 1,
    }
    assert told.n_entries == 3


def test_depth_has_no_grade() -> None:
    assert {f.name for f in fields(Depth)} == {"answered_by_stage", "n_entries"}
