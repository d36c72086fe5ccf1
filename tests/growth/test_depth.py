"""Steps of a reflection: from the questions that were answered, and one gentle line at most."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.worked import WORKED

from reflect.growth.depth import NUDGED, STAGES, answered, is_answered, nudge


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
