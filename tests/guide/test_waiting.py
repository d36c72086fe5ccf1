"""A sitting that waits and goes on: the same path and the same answers, but for what is never stored."""

import json
from datetime import date

import pytest
from kit.packs import DAY, PACKS, PRACTICE, ask, commitment, names, pack, question, take, walk

from reflect.guide.ask import Empty, Step
from reflect.guide.occasion import Occasion
from reflect.guide.pack import Pack
from reflect.guide.waiting import commitment_of, go_on, write_down
from reflect.guide.walk import Walk
from reflect.values.plans import Commitment
from reflect.values.room import Room


def again(waiting: Walk, form: Pack | None = None, plan: Commitment | None = None) -> Walk:
    o = waiting.occasion
    return go_on(
        write_down(waiting), pack=form or waiting.pack, practice=PRACTICE, day=o.day,
        commitment=plan or o.commitment, ce_categories=o.ce_categories,
    )  # fmt: skip


def test_a_sitting_goes_on_where_it_was_left() -> None:
    left = walk(pack(question("a"), question("b"), question("c"))).answer("one").answer(Empty.SKIPPED)
    on = again(left)
    assert on.given == {Step("a"): "one", Step("b"): Empty.SKIPPED}
    assert on.next() == ask(on, "c")


def test_what_was_known_beforehand_is_known_again() -> None:
    left = walk(
        PACKS["quick_checkin"], focus="lived_experience", setting="group", tags=("one",), room=Room.SUPERVISION, turn=7,
        spotlight="What helped?", period="1 year", commitment=commitment(), ce_categories=(("a", "A"),),
    )  # fmt: skip
    assert again(left).occasion == left.occasion
    assert again(walk(PACKS["quick_checkin"])).occasion == Occasion(day=DAY, focus="connection_and_hope")


@pytest.mark.parametrize(
    ("kind", "rest", "value"),
    [
        ("text", "", "two\nlines\r {0} \ttab"),
        ("text", "", "\r\r\n\r\n"),
        ("text", "", "señor 漢字 \U0001f469\u200d\U0001f9bd"),
        ("select", 'options = [["a", "A"]]', "a"),
        ("multi", 'options = [["a", "A"], ["b", "B"]]', ["b", "a"]),
        ("scale", 'areas = ["lived_experience"]', 3),
        ("scale", 'areas = ["lived_experience"]', None),
        ("confirm", "", True),
        ("date", "", "2026-03-01"),
        ("number", "", 0.1),
        ("number", "", 3),
    ],
)
def test_every_kind_of_answer_waits_unchanged(kind: str, rest: str, value: object) -> None:
    left = walk(pack(question("q", kind, rest=rest))).answer(value)
    on = again(left)
    assert on.given == left.given
    assert [type(v) for v in on.given.values()] == [type(v) for v in left.given.values()]
    assert again(on).given == left.given


def test_line_ends_of_every_kind_wait_unchanged() -> None:
    left = walk(pack(question("q"))).answer("a\r\r\nb\r")
    assert left.given[Step("q")] == "a\nb\n"
    assert again(left).given == left.given


def test_what_is_never_stored_is_not_written_down_and_asked_again() -> None:
    left = take(walk(PACKS["self_care"]), {"energy": 2, "okay": "not_really", "carry": "lot"})
    state = write_down(left)
    assert "okay" not in state and "not_really" not in state
    on = again(left)
    assert on.next() == ask(on, "okay")
    assert on.given[Step("energy")] == 2 and on.given[Step("carry")] == "lot"


def test_a_text_that_is_never_stored_leaves_no_trace() -> None:
    form = pack(question("q", rest='store = "never"'), question("then"))
    assert "heron" not in write_down(walk(form).answer("heron").answer("words"))


def test_what_ended_the_sitting_is_asked_again() -> None:
    later = take(
        walk(PACKS["quick_checkin"]), {"setting": "group", "sits": "heavy", "go_deeper": "later", "keep": "x"}
    )
    on = again(later)
    assert not on.stopped
    assert on.next() == ask(on, "go_deeper")
    assert on.given[Step("sits")] == "heavy"


def test_a_sitting_waits_in_the_middle_of_two_areas() -> None:
    left = walk(PACKS["group_session"])
    while (now := left.next()) is not None and now.step != Step("ratings", "#1"):
        left = left.answer(Empty.SKIPPED)
    left = left.answer("safe_space").answer(4).answer("lived_experience")
    on = again(left)
    assert names(on) == names(left)
    assert on.next() == ask(on, "ratings.lived_experience")


def test_answers_off_the_path_are_left_out() -> None:
    sits = question("sits", "select", rest='options = [["good", "G"], ["heavy", "H"]]')
    form = pack(sits, question("deep", rest='show_if = "sits == heavy"'), question("end"))
    changed = walk(form).answer("heavy").answer("words").back().back().answer("good")
    on = again(changed)
    assert on.given == {Step("sits"): "good"}


def test_what_no_longer_fits_the_pack_is_left_out() -> None:
    left = walk(
        pack(
            question("a", "select", rest='options = [["x", "X"], ["y", "Y"]]'),
            question("b", "number"),
            question("c"),
            question("gone"),
        )
    )
    left = left.answer("x").answer(5).answer("words").answer("more")
    edited = pack(
        question("a", "select", rest='options = [["y", "Y"]]'),
        question("b", "number", rest="max = 3"),
        question("c"),
        question("new"),
    )
    on = again(left, edited)
    assert on.given == {Step("c"): "words"}
    assert on.next() == ask(on, "a")


def test_a_focus_that_is_no_area_any_more_becomes_the_first_one() -> None:
    state = json.loads(write_down(walk(PACKS["quick_checkin"])))
    state["focus"] = "long_gone"
    on = go_on(
        json.dumps(state), pack=PACKS["quick_checkin"], practice=PRACTICE, day=DAY, commitment=None, ce_categories=()
    )  # fmt: skip
    assert on.occasion.focus == PRACTICE.default_focus


def test_a_category_that_is_gone_is_asked_again() -> None:
    begun = walk(PACKS["learning_reflection"], ce_categories=(("a", "A"), ("b", "B")))
    left = take(begun, {"source": "workshop", "category": ["a"]})
    on = go_on(
        write_down(left), pack=left.pack, practice=PRACTICE, day=DAY, commitment=None, ce_categories=(("b", "B"),)
    )  # fmt: skip
    assert on.next() == ask(on, "category")


def test_a_day_that_was_given_stays_where_the_sitting_is_about_an_earlier_one_since() -> None:
    left = walk(pack(question("q", "date"))).answer("2026-03-06")
    on = go_on(
        write_down(left), pack=left.pack, practice=PRACTICE, day=date(2026, 3, 1), commitment=None, ce_categories=()
    )  # fmt: skip
    assert on.given == left.given
    assert on.next() is None


def test_a_waiting_follow_up_knows_its_plan_by_number_only() -> None:
    state = write_down(walk(PACKS["follow_up"], commitment=commitment("a heron of a plan")))
    assert commitment_of(state) == 4
    assert "heron" not in state
    assert commitment_of(write_down(walk(PACKS["quick_checkin"]))) is None
