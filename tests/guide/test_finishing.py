"""To the review from any question of any pack: all that was given stays, and only what concerns safety is still asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import LESS, PACKS, on_path, pack, question, sittings, values, walk

from reflect.guide.finishing import LONG, is_offered, still_asked
from reflect.guide.harvest import reflection

LONG_ONES = [form for form in PACKS.values() if is_offered(form)]


def test_it_is_offered_in_every_pack_of_five_questions_or_more():
    assert {form.pack for form in PACKS.values() if len(form.questions) >= LONG and not form.one_a_day} == {
        form.pack for form in LONG_ONES
    }
    assert not is_offered(pack(*(question(f"q{n}") for n in range(4))))
    assert not is_offered(pack(*(question(f"q{n}") for n in range(5)), top="one_a_day = true"))


@pytest.mark.parametrize("form", LONG_ONES, ids=lambda form: form.pack)
@LESS
@given(data=st.data())
def test_at_any_question_all_that_was_given_is_kept(form, data):
    so_far = data.draw(sittings(form))
    now = so_far[data.draw(st.integers(0, len(so_far) - 1))]
    if now.stopped:
        return
    before, asked = on_path(now), []
    while not now.stopped and (ask := still_asked(now)) is not None:
        assert not ask.kept and ask.step not in asked
        asked.append(ask.step)
        now = replace(now, cursor=ask.step).answer(data.draw(values(ask)))
    given_now = on_path(now)
    assert {step: given_now[step] for step in before} == before
    assert reflection(now) == reflection(replace(now, given=before))


def test_what_concerns_safety_is_asked_of_somebody_who_finishes_early():
    left = {form.pack: still_asked(walk(form)) for form in LONG_ONES}
    first = {"hard_session": "danger", "self_care": "okay", "supervision_prep": "unreported"}
    assert {id: left[id].step.question for id in first} == first
