"""`try` on the command line: a plan from its first words to its end, with every step that can be taken back."""

import json
from datetime import timedelta

import pytest
from kit.as_before import opened
from kit.world import World

from reflect.values.plans import Plan

SAID = "When it goes quiet, I will wait."


def log(world, plan=SAID, pack="quick_checkin", question="plan", **frame):
    answers = {"pack": pack, "answers": {question: plan}, **frame}
    return json.loads(world.ok("log", "--answers", "-", "--json", stdin=json.dumps(answers)).out)


def listed(world):
    return json.loads(world.ok("try", "--json").out)


def numbers(world, key="commitments"):
    return [c["number"] for c in listed(world)[key]]


def life(world, number):
    return json.loads(world.ok("try", "show", str(number), "--json").out)


def add(world, words, *options):
    return world.ok("try", "add", *options, "-", stdin=words)


@pytest.fixture
def one(world):
    """A world with one plan that came out of an entry."""
    log(world)
    return world


# The list


def test_an_empty_list_says_how_to_begin(world):
    assert world.ok("try").out == "No plan is open. To add one, type: reflect try add\n"
    assert listed(world) == {"schema": 1, "commitments": [], "closed_lately": []}


def test_the_list_tells_where_a_plan_comes_from_and_when_to_look_back(one):
    log(one, "When asked, I will say no.", "supervision_record", "i_will")
    add(one, "Rest at noon.", "--private")
    said = one.ok("try").out
    assert (
        f"Plan 1\n  {SAID}\n  Made on Friday 6 March 2026, in entry 1. Look back from Friday 13 March 2026.\n"
        in said
    )
    assert "in supervision (entry 2)." in said
    assert "Plan 3 (stays with you)\n  Rest at noon.\n  Made on Friday 6 March 2026. Look back from" in said


def test_what_was_closed_lately_stands_under_it_for_four_weeks(one):
    one.ok("try", "done", "1")
    assert (numbers(one), numbers(one, "closed_lately")) == ([], [1])
    assert "Closed lately\n\nPlan 1, done\n" in one.ok("try").out
    one.now += timedelta(days=28)
    assert numbers(one, "closed_lately") == [1]
    one.now += timedelta(days=1)
    assert numbers(one, "closed_lately") == []


def test_no_word_says_that_a_plan_is_late(one):
    one.now += timedelta(days=300)
    said = (one.ok("try").out + one.ok("try", "show", "1").out).lower()
    for word in ("overdue", "late", "fail", "missed", "behind", "!"):
        assert word not in said.replace("closed lately", "")


def test_what_a_person_wrote_cannot_reach_the_terminal(world):
    hostile = "a \x1b]52;c;eA==\x07 [red]b[/] \u202ec"
    with opened(world) as journal:
        journal.plans.add(Plan(words=hostile), on=world.now.date())
    for command in (("try",), ("try", "show", "1")):
        said = world.ok(*command).out
        assert "\x1b" not in said and "\u202e" not in said and "[red]b[/]" in said
    assert listed(world)["commitments"][0]["words"] == hostile


# Adding


def test_words_come_from_standard_input(world):
    assert "Plan 1 is kept." in world.ok("try", "add", stdin="two\nlines\n").out
    assert "Plan 2 is kept." in world.ok("try", "add", "-", stdin="more").out
    assert [c["words"] for c in listed(world)["commitments"]] == ["two\nlines", "more"]


def test_words_are_asked_for_on_a_terminal(world):
    code, screen, err = world.at_terminal("try", "add", typed="I will\nwait.\n\n")
    assert code == 0 and err == ""
    assert "What do you want to try? When blank happens, I will blank." in " ".join(screen.split())
    assert listed(world)["commitments"][0]["words"] == "I will\nwait."


def test_words_beside_the_command_are_taken_and_it_is_said_once_that_they_are_seen(world):
    result = world.ok("try", "add", SAID)
    assert result.err.count("can be seen by other programs") == 1
    assert "Next time, type only: reflect try add" in result.err and SAID not in result.err
    assert "seen" not in world.ok("try", "add", "-", stdin=SAID).err


def test_a_name_is_pointed_out_while_it_can_be_changed(world):
    typed = "I will call Dr. Maria Delgado.\n\nChange it\nI will call them.\n\n"
    code, screen, _ = world.at_terminal("try", "add", typed=typed)
    assert code == 0 and "This may point to someone" in screen
    assert listed(world)["commitments"][0]["words"] == "I will call them."
    typed = "I will call Dr. Maria Delgado.\n\nKeep it\n"
    world.at_terminal("try", "add", typed=typed)
    assert listed(world)["commitments"][1]["words"] == "I will call Dr. Maria Delgado."


@pytest.mark.parametrize(
    ("typed", "code"), [("\n", 0), (":skip\n", 0), (":back\n", 0), (":pause\n", 130), ("", 5)]
)
def test_nothing_is_kept_of_words_that_were_left(world, typed, code):
    assert world.at_terminal("try", "add", typed=typed)[0] == code
    assert numbers(world) == []


@pytest.mark.parametrize(("stdin", "code"), [("", 5), ("  \n\n", 5), ("a\0b", 7), ("x" * 1_000_001, 7)])
def test_words_that_cannot_be_kept_are_refused(world, stdin, code):
    result = world.run("try", "add", "-", stdin=stdin)
    assert result.code == code and result.out == "" and result.err
    assert numbers(world) == []


def test_nobody_to_ask_and_no_words_is_an_answer_needed(world):
    code, _, err = world.at_terminal("try", "add", "--no-input")
    assert code == 5 and "reflect try add -" in err


# How it went


@pytest.mark.parametrize(
    ("command", "status", "goes_on"),
    [
        ("done", "kept", False),
        ("partly", "partly", True),
        ("not-yet", "not_yet", True),
        ("drop", "let_go", False),
    ],
)
def test_what_is_said_of_a_plan_is_kept_and_taken_back_in_another_run(one, command, status, goes_on):
    one.now += timedelta(days=3)
    said = one.ok("try", command, "1").out
    assert "To take that back, type: reflect undo" in " ".join(said.split())
    assert (
        "It stays open, and comes up again from Monday 16 March 2026." in " ".join(said.split())
    ) is goes_on
    assert life(one, 1)["status"] == status
    assert life(one, 1)["life"][0]["outcomes"] == [{"day": "2026-03-09", "status": status, "entry": None}]
    assert one.ok("undo").out == "Plan 1 is as it was before.\n"
    assert life(one, 1)["status"] == "open" and life(one, 1)["life"][0]["outcomes"] == []
    assert numbers(one) == [1]


def test_to_say_the_same_again_changes_nothing(one):
    one.ok("try", "done", "1")
    assert one.ok("try", "done", "1").out == "Nothing was changed.\n"
    one.ok("undo")
    assert numbers(one) == [1]


def test_a_plan_that_was_let_go_can_be_done_after_all(one):
    one.ok("try", "drop", "1")
    one.ok("try", "done", "1")
    assert [o["status"] for o in life(one, 1)["life"][0]["outcomes"]] == ["let_go", "kept"]


def test_new_words_keep_the_old_ones(one):
    one.now += timedelta(days=2)
    assert "Plan 1 goes on as plan 2" in one.ok("try", "reword", "1", "-", stdin="I will count to five.").out
    assert numbers(one) == [2]
    shown = one.ok("try", "show", "1").out
    assert shown == one.ok("try", "show", "1").out
    order = ["Plan 1, said another way", "How it went", "Friday 6 March 2026: first said, as plan 1", SAID]
    order += ["Sunday 8 March 2026: said another way, as plan 2", "I will count to five."]
    places = [shown.index(order[0]), *(shown.index(o, shown.index("How it went")) for o in order[1:])]
    assert places == sorted(places)
    assert "Plan 2, open" in one.ok("try", "show", "2").out
    assert one.ok("undo").out == "Plan 1 goes on in its earlier words.\n"
    assert numbers(one) == [1] and len(life(one, 1)["life"]) == 1


def test_on_a_terminal_rewording_begins_with_the_words_that_are_there(one):
    _, screen, _ = one.at_terminal("try", "reword", "1", typed="\n")
    assert f"Your answer so far: {SAID}" in screen and "Plan 1 stays as it was." in screen
    assert numbers(one) == [1]


def test_a_plan_that_goes_on_in_other_words_is_not_closed_by_its_old_number(one):
    one.ok("try", "reword", "1", "-", stdin="other words")
    for command in ("done", "partly", "not-yet", "drop", "keep", "reword"):
        result = one.run("try", command, "1", stdin="x")
        assert result.code == 2 and "reflect try show 1" in result.err
    assert numbers(one) == [2]


@pytest.mark.parametrize("command", ["done", "partly", "not-yet", "drop", "keep", "reword", "show", "delete"])
def test_an_unknown_number_is_named_with_the_newest(one, command):
    result = one.run("try", command, "45", stdin="x")
    assert (result.code, result.out) == (3, "")
    assert result.err == "I can't find plan 45. Your newest is 1.\nTry: reflect try\n"
    for odd in ("x", "-1", "9" * 20, "\u0661", "1.0"):
        assert one.run("try", command, "--", odd).code == 2


# Still useful


def test_after_four_quiet_weeks_the_list_asks_whether_it_is_still_useful(one):
    one.now += timedelta(days=28)
    assert not listed(one)["commitments"][0]["still_useful"]
    one.now += timedelta(days=1)
    assert listed(one)["commitments"][0]["still_useful"]
    assert "Still useful? Type: reflect try keep 1, reword 1 or drop 1" in one.ok("try").out
    assert "It comes up again from Saturday 2 May 2026." in " ".join(one.ok("try", "keep", "1").out.split())
    assert "Still useful?" not in one.ok("try").out
    one.now += timedelta(days=28)
    assert "Still useful?" not in one.ok("try").out
    one.now += timedelta(days=1)
    assert "Still useful?" in one.ok("try").out


def test_to_keep_a_closed_plan_is_refused(one):
    one.ok("try", "drop", "1")
    result = one.run("try", "keep", "1")
    assert result.code == 2 and "reflect try show 1" in result.err


# Away


def test_a_plan_by_itself_can_be_deleted_and_comes_back(world):
    add(world, SAID)
    assert "reflect undo" in world.ok("try", "delete", "1").out
    assert numbers(world) == [] and world.run("try", "show", "1").code == 3
    assert world.ok("undo").out == "Plan 1 is back.\n"
    assert numbers(world) == [1]


def test_a_plan_whose_words_stand_in_an_entry_is_deleted_there(one):
    result = one.run("try", "delete", "1")
    assert result.code == 2 and "reflect edit 1" in result.err
    one.ok("try", "reword", "1", "-", stdin="only here")
    one.ok("try", "delete", "2")
    assert numbers(one) == []


# Rooms


def test_a_private_plan_is_never_counted_or_quoted_in_a_packet(world, tmp_path):
    log(world, "canary one")
    add(world, "canary two", "--private")
    add(world, "canary three")
    world.ok("mark", "1", "--private")
    world.ok("try", "reword", "1", "-", stdin="canary four")
    world.ok("export", "--unreviewed", "--format", "txt", "--out", str(tmp_path / "p.txt"))
    page = (tmp_path / "p.txt").read_text("utf-8")
    assert "canary" not in page
    assert {c["number"]: c["private"] for c in listed(world)["commitments"]} == {2: True, 3: False, 4: True}
    assert world.ok("try").out.count("(stays with you)") == 2


def test_a_plan_of_a_private_page_says_that_it_stays(world):
    entry = log(world, "I will rest.", "self_care", "plan")
    assert entry["commitments"][0]["private"]
    assert "Plan 1 (stays with you)\n" in world.ok("try").out


def test_json_stands_after_the_command_that_it_is_for(one):
    assert one.run("try", "--json", "show", "1").code == 2
    assert one.run("try", "wander").code == 2


def test_another_world_reads_what_this_one_said(one):
    one.ok("try", "partly", "1")
    other = World(one.home, now=one.now)
    assert life(other, 1)["life"][0]["outcomes"][0]["status"] == "partly"
