"""A pack that asks one question a day: which is next, what skipping does, and that it waits, is filled and edited like any."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import PRACTICE, names, pack, question, take, walk

from reflect.errors import BadFile
from reflect.guide.document import Document
from reflect.guide.fill import fill
from reflect.guide.harvest import reflection
from reflect.guide.one_a_day import AT_MOST, due
from reflect.guide.waiting import go_on, write_down

IDS = ["a", "b", "c", "d", "e"]
POOL = pack(*(question(id, ask=f"What of {id}?") for id in IDS), top="one_a_day = true")


def test_a_sitting_asks_one_question_and_says_where_it_stands():
    begun = walk(POOL, pool=due(POOL, ["a", "b"]))
    assert names(begun) == ["c"]
    assert begun.next().help == "Question 3 of 5. There is no hurry."
    done = begun.answer("I waited.")
    assert done.next() is None and names(done) == ["c"]
    assert [a.question for a in reflection(done).answers] == ["c"]


def test_whoever_skips_is_asked_another_one_and_no_more_than_two():
    begun = walk(POOL, pool=due(POOL, ["a"]))
    assert names(take(begun, {})) == ["b", "c", "d"]
    assert names(take(begun, {"c": "Yes."})) == ["b", "c"]


@pytest.mark.parametrize(
    ("answered", "is_next"),
    [
        ([], "a"), (["a"], "b"), (["a", "c"], "d"), (["a", "b", "c", "d"], "e"),
        (["a", "c", "d", "e"], "b"), (IDS, "a"), ([*IDS, "a"], "b"), (["gone"], "a"), (["a", "gone"], "b"),
    ],
)  # fmt: skip
def test_the_next_one_is_the_next_in_the_file_that_was_not_answered(answered, is_next):
    assert due(POOL, answered)[0] == is_next


@given(st.lists(st.booleans(), min_size=20, max_size=40))
def test_nobody_is_asked_a_question_twice_before_all_were_answered(skips):
    """Unless the others were skipped each time."""
    answered = []
    for skip in skips:
        [*_, last] = now = due(POOL, answered)
        assert len(now) <= AT_MOST
        answered.append(last if skip else now[0])
    times = [answered.count(id) for id in IDS]
    assert max(times) - min(times) <= 1


def test_a_draft_goes_on_with_the_question_of_its_day():
    begun = walk(POOL, pool=("d", "e", "a"))
    skipped = take(replace(begun), {"e": "Yes."})
    for state in (begun, begun.answer(None), skipped):
        on = go_on(
            write_down(state),
            pack=POOL,
            practice=PRACTICE,
            day=state.occasion.day,
            commitment=None,
            ce_categories=(),
        )
        assert (names(on), on.given) == (names(state), state.given)


def test_an_answers_file_names_the_one_that_it_answers():
    filled = fill(walk(POOL, pool=("a", "b", "c")), Document(file="f", pack="tried", answers={"d": "Yes."}))
    assert [a.question for a in reflection(filled.walk).answers] == ["d"]
    with pytest.raises(BadFile, match="one question a day, so name one"):
        fill(walk(POOL), Document(file="f", pack="tried", answers={"d": "Yes.", "e": "No."}))
