"""What holds for every pack, whatever is answered, skipped or taken back: drawn at random, again and again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import FIXTURES, LESS, LIBRARY, PACKS, PRACTICE, Sitting, on_path, sittings, values

from reflect.guide.ask import Empty
from reflect.guide.harvest import reflection
from reflect.guide.pack import Pack
from reflect.guide.waiting import go_on, write_down
from reflect.guide.walk import Walk

FORMS = [*PACKS.values(), LIBRARY.check(FIXTURES / "packs" / "every_feature.toml")]
every_pack = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.pack)


def again(waiting: Walk) -> Walk:
    o = waiting.occasion
    return go_on(
        write_down(waiting), pack=waiting.pack, practice=PRACTICE, day=o.day,
        commitment=o.commitment, ce_categories=o.ce_categories, roadmap=o.roadmap,
    )  # fmt: skip


def at_any_point(data: st.DataObject, so_far: Sitting) -> Walk:
    """Give the sitting as it was somewhere on its way, or at its end."""
    return so_far[-data.draw(st.just(1) | st.integers(1, len(so_far)))]


def steps(walk: Walk) -> list[object]:
    return [ask.step for ask in walk.path()]


@every_pack
@LESS
@given(data=st.data())
def test_every_sitting_comes_to_its_end_and_asks_nothing_twice(form: Pack, data: st.DataObject) -> None:
    so_far = data.draw(sittings(form))
    done = so_far[-1]
    asked = [walk.next() for walk in so_far[:-1]]
    assert done.stopped or done.next() is None
    assert None not in asked
    places = [ask.step for ask in asked if ask]
    assert len(set(places)) == len(places) == len(so_far) - 1
    assert places == steps(done)
    assert len(set(steps(done))) == len(steps(done))


@every_pack
@LESS
@given(data=st.data())
def test_back_and_forward_leads_to_the_same_place(form: Pack, data: st.DataObject) -> None:
    walk = at_any_point(data, data.draw(sittings(form)))
    back = walk
    times = data.draw(st.integers(1, 4))
    for _ in range(times):
        back = back.back()
    while back.cursor is not None and (ask := back.next()) is not None:
        if ask.step not in back.given:
            break
        back = back.answer(back.given[ask.step])
    assert back.given == walk.given
    assert steps(back) == steps(walk)
    assert back.stopped == walk.stopped
    now, then = back.next(), walk.next()
    assert (now and now.step) == (then and then.step) or walk.stopped


@every_pack
@LESS
@given(data=st.data())
def test_a_sitting_goes_on_from_any_point_as_if_it_had_never_waited(form: Pack, data: st.DataObject) -> None:
    walk = at_any_point(data, data.draw(sittings(form)))
    on = again(walk)
    never = {q.id for q in form.questions if not q.kept}
    kept = {step: value for step, value in on_path(walk).items() if step.question not in never}
    if walk.stopped:
        assert not on.stopped
        assert all(kept.get(step) == value for step, value in on.given.items())
        return
    assert on.given == kept
    assert on.occasion == walk.occasion
    assert steps(on) == steps(walk)
    assert again(on).given == on.given
    open_ones = [step for step in steps(on) if step not in kept]
    now = on.next()
    assert (now.step if now else None) == (open_ones[0] if open_ones else None)


@every_pack
@LESS
@given(data=st.data())
def test_what_is_never_stored_is_nowhere(form: Pack, data: st.DataObject) -> None:
    done = data.draw(sittings(form))[-1]
    never = {q.id for q in form.questions if not q.kept}
    kept = reflection(done)
    told = {part.question for part in (*kept.answers, *kept.ratings, *kept.moments)}
    assert not told & never
    assert not {step.question for step in again(done).given} & never
    without = {step: value for step, value in done.given.items() if step.question not in never}
    if not done.stopped:
        assert reflection(replace(done, given=without)) == kept


@every_pack
@LESS
@given(data=st.data())
def test_answers_off_the_path_never_come_out(form: Pack, data: st.DataObject) -> None:
    walk = data.draw(sittings(form))[-1]
    opens = {q.show_if.question for q in form.questions if q.show_if}
    first = [step for step in on_path(walk) if step.question in opens] or list(on_path(walk))
    back_to = data.draw(st.sampled_from(first))
    while (ask := walk.next()) is None or ask.step != back_to:
        walk = walk.back()
    walk = walk.answer(data.draw(values(ask)))
    kept = reflection(walk)
    assert kept == reflection(replace(walk, given=on_path(walk)))
    places = {step.question for step in on_path(walk)}
    assert {part.question for part in (*kept.answers, *kept.ratings, *kept.moments)} <= places
    assert [a.private for a in walk.path()] == [a.private for a in replace(walk, given=on_path(walk)).path()]


@every_pack
@LESS
@given(data=st.data())
def test_what_comes_out_is_what_was_answered(form: Pack, data: st.DataObject) -> None:
    done = data.draw(sittings(form))[-1]
    kept = reflection(done)
    given = on_path(done)
    asks = {ask.step: ask for ask in done.path()}
    for answer in kept.answers:
        [(step, value)] = [(s, v) for s, v in given.items() if s.question == answer.question and not s.part]
        assert answer.value == value and not isinstance(value, Empty)
        assert answer.asked == asks[step].words
        assert answer.private or not asks[step].private
    rated = {s: v for s, v in given.items() if asks[s].rates and v is not Empty.SKIPPED}
    assert len(kept.ratings) == len(rated)
    for rating in kept.ratings:
        assert rating.value is None or 1 <= rating.value <= 5
        assert (rating.anchor == "") == (rating.value is None)
        assert rating.private or not PRACTICE.is_private(rating.area)
    assert all(m.private or not PRACTICE.is_private(m.area) for m in kept.moments)
    assert all(p.private or not any(map(PRACTICE.is_private, p.areas)) for p in kept.plans)


@every_pack
@LESS
@given(data=st.data())
def test_a_private_pack_and_a_private_question_stay_private(form: Pack, data: st.DataObject) -> None:
    kept = reflection(data.draw(sittings(form))[-1])
    private = form.private_questions()
    for part in (*kept.answers, *kept.ratings, *kept.moments):
        assert part.private or part.question not in private
    if form.private:
        assert kept.room.value == "private"
        assert all(part.private for part in (*kept.answers, *kept.plans))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.pack)
def test_every_question_of_a_pack_can_be_reached(form: Pack) -> None:
    """By trying each answer of each question that opens another one."""
    reached: set[str] = set()
    from kit.packs import commitment, walk

    begun = walk(
        form,
        commitment=commitment(),
        ce_categories=(("a", "A"),),
        roadmap=(("a", "A"),),
        spotlight="What helped?",
    )
    each_day = [replace(begun, occasion=replace(begun.occasion, pool=(q.id,))) for q in form.questions]
    waiting, seen = each_day if form.one_a_day else [begun], 0
    while waiting and seen < 4_000:
        at = waiting.pop()
        seen += 1
        ask = at.next()
        if at.stopped or ask is None:
            continue
        reached.add(ask.step.question)
        opens = [q for q in form.questions if q.show_if and q.show_if.question == ask.step.question]
        if opens:
            tries = [c.id if ask.kind != "multi" else [c.id] for c in ask.choices]
        elif ask.kind == "multi" or (ask.kind == "select" and ask.step.part):
            tries = [ask.choices[0].id if ask.kind == "select" else [ask.choices[0].id]]
        else:
            tries = [Empty.SKIPPED]
        waiting.extend(at.answer(value) for value in tries)
    assert {q.id for q in form.questions} <= reached
