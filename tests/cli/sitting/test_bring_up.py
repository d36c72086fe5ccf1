"""What is brought up before a sitting: gently, once, the same in both askers, and never where it would be unkind."""

import json
from datetime import timedelta

import pytest
from kit.screens import CTRL_D, ENTER, typist

from reflect.cli.asking.guided.asker import GuidedAsker

SAID = "When it goes quiet, I will wait."
STILL = "Is it still useful?"
OFFER = "Look back at it first?"


def log(world, plan=SAID, pack="quick_checkin", question="plan"):
    world.ok("log", "--answers", "-", stdin=json.dumps({"pack": pack, "answers": {question: plan}}))


def begin(world, *typed, pack="quick_checkin"):
    """Begin a sitting with these lines, and stop at its first question; gives what was said, on one line."""
    stdin = "".join(f"{line}\n" for line in (*typed, ":pause"))
    return " ".join(world.run("log", pack, "--plain", stdin=stdin).out.split())


def plans(world):
    return json.loads(world.ok("try", "--json").out)


@pytest.fixture
def quiet(world):
    """A world with one plan of which nothing was said for over four weeks."""
    log(world)
    world.now += timedelta(days=29)
    return world


# Said again


def test_a_plan_is_said_again_before_the_next_sitting_of_its_kind_only(world):
    log(world)
    assert f"You planned: {SAID} Quick check-in" in begin(world)
    assert "You planned" not in begin(world, pack="group_session")
    world.ok("try", "done", "1")
    assert "You planned" not in begin(world)


def test_only_the_newest_are_said_again_and_the_rest_counted(world):
    for n in range(5):
        log(world, f"Plan of number {n}.")
    said = begin(world)
    assert [said.count(f"number {n}.") for n in range(5)] == [0, 0, 1, 1, 1]
    assert "And 2 more: reflect try" in said


def test_other_words_are_said_again_in_place_of_the_first(world):
    log(world)
    world.ok("try", "reword", "1", "-", stdin="I will count.")
    said = begin(world)
    assert "You planned: I will count." in said and SAID not in said


def test_a_plan_that_is_offered_is_not_said_twice(world):
    log(world)
    world.now += timedelta(days=8)
    assert begin(world, "n").count(SAID) == 1


def test_a_private_plan_is_said_on_its_own_page_and_marked(world):
    log(world, "I will rest.", "self_care")
    assert "You planned: I will rest. (stays with you)" in begin(world, pack="self_care")


def test_before_supervision_the_questions_kept_for_it_are_said(world):
    world.ok("ask", "add", stdin="How do I rest?")
    assert "You wanted to ask: How do I rest?" in begin(world, pack="supervision_prep")
    assert "You wanted to ask" not in begin(world)
    world.ok("ask", "done", "1")
    assert "You wanted to ask" not in begin(world, pack="supervision_prep")


def test_nothing_comes_before_a_question_about_danger(quiet):
    log(quiet, pack="hard_session")
    quiet.now += timedelta(days=40)
    assert "ou planned" not in begin(quiet, pack="hard_session")


def test_an_answers_file_is_never_asked(quiet):
    result = quiet.ok("log", "--answers", "-", stdin='{"pack": "quick_checkin", "answers": {"keep": "x"}}')
    assert "planned" not in result.out + result.err
    assert STILL in begin(quiet)


# Still useful


def test_to_keep_it_makes_it_quiet_for_four_weeks(quiet):
    said = begin(quiet, "1")
    assert f'You planned on 6 March: "{SAID}" {STILL}' in said and "Plan 1 goes on." in said
    for days in (0, 7, 20):
        quiet.now += timedelta(days=days)
        assert STILL not in begin(quiet) and OFFER not in begin(quiet)
    quiet.now += timedelta(days=1)
    assert OFFER in begin(quiet)
    quiet.now += timedelta(days=1)
    assert STILL in begin(quiet)


def test_to_say_nothing_is_fine_and_it_is_not_asked_again_soon(quiet):
    assert STILL in begin(quiet, ":skip")
    for days in (0, 1, 27):
        quiet.now += timedelta(days=days)
        said = begin(quiet)
        assert STILL not in said and OFFER not in said
    quiet.now += timedelta(days=1)
    assert STILL in begin(quiet, ":back")
    assert STILL not in begin(quiet)


def test_it_can_be_said_another_way_at_once(quiet):
    said = begin(quiet, "2", "I will count to five.", "")
    assert "Plan 1 goes on as plan 2." in said and "You planned: I will" not in said
    assert [(c["number"], c["words"]) for c in plans(quiet)["commitments"]] == [(2, "I will count to five.")]


def test_to_leave_the_new_words_empty_changes_nothing(quiet):
    assert "Plan 1 stays as it was." in begin(quiet, "2", "")
    assert [c["number"] for c in plans(quiet)["commitments"]] == [1]


def test_it_can_be_let_go_and_that_can_be_taken_back(quiet):
    assert "Plan 1 is let go." in begin(quiet, "3")
    assert plans(quiet)["closed_lately"][0]["status"] == "let_go"
    quiet.ok("undo")
    assert [c["status"] for c in plans(quiet)["commitments"]] == ["open"]


def test_it_can_be_looked_back_at_first(quiet):
    quiet.run("log", "--plain", stdin="4\n1\nI waited.\n\nn\n1\n:pause\n")
    assert json.loads(quiet.ok("try", "show", "1", "--json").out)["status"] == "kept"


def test_to_pause_there_stops_and_it_is_asked_next_time(quiet):
    result = quiet.run("log", "--plain", stdin=":pause\n")
    assert result.code == 130 and "Traceback" not in result.err
    assert STILL in begin(quiet)


def test_one_question_at_most_comes_before_a_sitting(quiet):
    log(quiet, "another plan")
    quiet.now += timedelta(days=29)
    said = begin(quiet, ":skip")
    assert said.count(STILL) == 1 and OFFER not in said
    assert begin(quiet, ":skip").count(STILL) == 1
    assert STILL not in begin(quiet)


def test_a_private_page_and_a_look_back_are_left_in_peace(quiet):
    assert STILL not in begin(quiet, pack="self_care")
    assert STILL not in begin(quiet, pack="follow_up")


@pytest.mark.parametrize(
    ("pressed", "status"), [(f"3{ENTER}", "let_go"), (CTRL_D, "open"), (ENTER, "open"), (f"1{ENTER}", "open")]
)
def test_the_guided_asker_asks_the_same(quiet, pressed, status):
    with typist() as press:
        press(pressed + "\x03")
        result = quiet.run("log", make_asker=lambda app: GuidedAsker(app.screen))
    assert result.code == 130
    found = json.loads(quiet.ok("try", "show", "1", "--json").out)
    assert found["status"] == status
    assert [o["status"] for o in found["life"][0]["outcomes"]] == (
        [] if pressed in (CTRL_D, ENTER) else [status]
    )
    assert STILL not in begin(quiet)
