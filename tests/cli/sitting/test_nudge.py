"""The one line before the review: at most once, never for what was said, never after something hard, and off if wanted."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import LESS, PACKS, pack, question, sittings, take, walk

from reflect.cli.sitting.nudge import HOW, LINES, line
from reflect.guide.ask import Empty
from reflect.settings import load

ALL = {
    "sits": "good",
    "moments": ["rushed"],
    "keep": "I let it be.",
    "focus_rating": 4,
    "spotlight": "I asked.",
    "plan": "Wait.",
}
SPOT = "What helped you feel connected?"
FIRST = "1\n{sits}\n\nthe first words\n\n4\n\n:skip\n{plan}\n\nn\n"


def said(**answers: object) -> str:
    return line(take(walk(PACKS["quick_checkin"], spotlight=SPOT), {**ALL, **answers}))


@pytest.mark.parametrize(
    ("left", "stage"),
    [("spotlight", "made_of_it"), ("keep", "learned"), ("plan", "next_time")],
)
def test_the_step_that_is_open_is_named(left: str, stage: str) -> None:
    assert said(**{left: Empty.SKIPPED}) == f"{LINES[stage]} {HOW}"


def test_only_one_is_named() -> None:
    assert said(keep=Empty.SKIPPED, plan=Empty.SKIPPED) == f"{LINES['learned']} {HOW}"


def test_when_all_was_said_there_is_no_line() -> None:
    assert said() == ""


def test_what_was_felt_or_happened_is_never_asked_for() -> None:
    assert said(sits=Empty.SKIPPED, moments=Empty.SKIPPED) == ""


def test_nothing_answered_is_left_alone() -> None:
    assert line(take(walk(PACKS["quick_checkin"], spotlight=SPOT), {})) == ""


def test_a_dash_is_no_answer() -> None:
    assert said(plan="-") == f"{LINES['next_time']} {HOW}"


def test_after_a_hard_answer_it_is_left_alone() -> None:
    assert said(sits="shaken", go_deeper="no", plan=Empty.SKIPPED) == ""


@pytest.mark.parametrize("id", ["hard_session", "supervision_prep", "self_care"])
def test_packs_about_danger_and_private_ones_are_left_alone(id: str) -> None:
    done = take(walk(PACKS[id]), {"headline": "x", "sat_with": "x", "pause": "x"})
    assert line(done) == ""


def test_a_pack_that_does_not_ask_for_a_step_is_not_nudged_for_it() -> None:
    form = pack(
        question("what", rest='stage = "what_happened"'), question("next", rest='stage = "next_time"')
    )
    assert line(take(walk(form), {"what": "x"})) == f"{LINES['next_time']} {HOW}"
    assert line(take(walk(form), {"next": "x"})) == ""


@pytest.mark.parametrize("form", PACKS.values(), ids=PACKS)
def test_the_line_never_is_about_what_was_answered(form):
    @LESS
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        done = data.draw(sittings(form))[-1]
        told = line(done)
        for ask in done.path():
            q = form.question(ask.step.question)
            stage = "made_of_it" if q is None else q.stage
            value = done.given.get(ask.step)
            if stage in LINES and isinstance(value, str) and len(value.split()) > 1:
                assert not told.startswith(LINES[stage])
        assert not (told and form.private)

    holds()


# In a sitting


def log_with_it_on(world, typed):
    (world.home / "settings.toml").write_text("nudge = true\n")
    on = load({"REFLECT_HOME": str(world.home)})
    assert on.nudge
    return world._run(("log", "--plain"), io.StringIO(typed), io.StringIO(), on, {}).out


def test_switched_on_it_is_said_once_before_the_review(world):
    shown = " ".join(
        log_with_it_on(world, FIRST.format(sits="good", plan="") + "2\n4\nother words\n\n1\n").split()
    )
    assert shown.count("You could also say") == 1
    assert shown.index("You could also say") < shown.index("That was all.")


def test_it_is_off_unless_it_was_switched_on(world):
    assert not load({"REFLECT_HOME": str(world.home)}).nudge
    said = world.ok("log", "--plain", stdin=FIRST.format(sits="good", plan="") + "1\n").out
    assert "Saved as 1." in said and "You could also say" not in said


def test_an_entry_that_is_edited_is_left_as_it_is(world):
    world.ok("log", "--plain", stdin=FIRST.format(sits="good", plan="") + "1\n")
    shown = world.ok("edit", "1", "--plain", stdin="2\n4\nother words\n\n1\n").out
    assert "You could also say" not in shown
