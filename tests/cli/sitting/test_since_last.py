"""What was agreed is asked about where the next meeting is: one thing after the other, kept also at a pause, taken back by undo."""

import json
from datetime import timedelta

import pytest

MINE, THEIRS = "When a task is outside my role, I will say so.", "Bring the job description."
HOW = "How does it stand?"


@pytest.fixture
def met(world):
    """A world with a meeting three weeks ago, where three things were agreed."""
    record(world, i_will=f"- {MINE}\n- I will rest at noon.", they_will=THEIRS)
    world.now += timedelta(weeks=3)
    return world


def record(world, **answers):
    stdin = json.dumps({"pack": "supervision_record", "answers": answers})
    return world.ok("supervision", "record", "--answers", "-", stdin=stdin)


def stands(world):
    [*_, meeting] = json.loads(world.ok("supervision", "list", "--json").out)["meetings"]
    return [one["status"] for one in (*meeting["commitments"], *meeting["agreements"])]


def asked(world, command, *typed):
    """Begin a sitting with these lines, and stop; gives what was said, on one line."""
    stdin = "".join(f"{line}\n" for line in (*typed, ":pause"))
    return " ".join(world.run("supervision", command, "--plain", stdin=stdin).out.split())


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        (("1", "2", "1"), ["kept", "partly", "done"]),
        (("4", "3", "3"), ["let_go", "open", "let_go"]),
        ((":skip", ":skip", ":skip"), ["open", "open", "open"]),
        (("1", ":back", "2", ":skip", "2"), ["partly", "open", "open"]),
        (("2", "1"), ["partly", "kept", "open"]),
    ],
)
def test_each_thing_is_asked_about_and_what_was_answered_is_kept(met, typed, then):
    """The last one pauses at its third question."""
    said = asked(met, "prep", *typed)
    assert said.count(HOW) == 3 + 2 * typed.count(":back")
    assert stands(met) == then
    assert ("To take the last answer back, type: reflect undo" in said) is (
        set(typed[:3]) != {":skip"} and len(typed) > 2
    )


def test_each_answer_is_taken_back_by_itself(met):
    asked(met, "prep", "1", ":skip", "3")
    assert met.ok("undo").out == "Agreement 1 is as it was before.\n"
    assert stands(met) == ["kept", "open", "open"]
    assert met.ok("undo").out == "Plan 1 is as it was before.\n"
    assert stands(met) == ["open", "open", "open"]


def test_before_a_meeting_is_written_down_it_is_asked_only_if_it_was_not_since_the_last_one(met):
    assert asked(met, "prep", ":skip", ":skip", ":skip").count(HOW) == 3
    met.now += timedelta(days=2)
    assert HOW not in asked(met, "record")
    assert HOW in asked(met, "prep")
    record(met, i_will="I will ask first.")
    met.now += timedelta(weeks=2)
    assert f'You planned: "{MINE}"' in asked(met, "record")


def test_something_let_go_by_both_is_closed_and_can_be_opened_again(met):
    asked(met, "prep", ":skip", ":skip", "3")
    assert "Agreement 1, let go, said on Friday 27 March 2026" in " ".join(met.ok("supervision").out.split())
    assert "Agreement 1 is open again." in met.ok("supervision", "open", "1").out
    assert stands(met)[-1] == "open"


def test_no_plan_of_ones_own_stands_before_it(met):
    met.ok("try", "add", "-", stdin="When it is loud, I will wait.")
    met.now += timedelta(days=40)
    for command in ("prep", "record"):
        said = asked(met, command, ":skip", ":skip", ":skip")
        assert "Is it still useful?" not in said and "Look back at it first?" not in said


def test_skipping_the_question_on_harm_says_one_sentence_and_a_yes_the_whole_card(world):
    skipped, answered = asked(world, "prep", ":skip"), asked(world, "prep", "n", "2")
    assert "If something still needs a report, that comes first, in the place your program uses." in skipped
    assert "Please do that first" not in skipped
    assert "Please do that first" in answered
