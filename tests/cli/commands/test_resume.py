"""A draft waits, and what it belongs to goes meanwhile: the words that were written can still be read and kept."""

import json

import pytest
from kit.reviewer import Deciding, guided, plain, write

NOTED = "it went fine with pears"


def only_draft(world, *command, typed):
    assert world.run(*command, "--plain", stdin=typed).code == 130


def entries(world):
    return [e["number"] for e in json.loads(world.ok("list", "--json").out)["entries"]]


def newest(world):
    return json.loads(world.ok("show", "last", "--json").out)


@pytest.fixture
def following(world):
    """A draft that looks back at plan 1."""
    world.ok("try", "add", "-", stdin="When it is quiet, I will wait.")
    only_draft(world, "log", "follow_up", "--commitment", "1", typed=f"1\n{NOTED}\n:pause\n")
    return world


GONE = {
    "put away": lambda w: w.ok("try", "delete", "1"),
    "gone for good": lambda w: (w.ok("try", "delete", "1"), w.ok("bin", "--empty", "--yes")),
}


@pytest.mark.parametrize("gone", GONE)
@pytest.mark.parametrize("asked", [plain, guided, None])
def test_a_look_back_at_a_plan_that_is_gone_can_be_kept_and_is_private(following, gone, asked):
    """Nobody knows any more whether the plan was private, so what was said of it is."""
    GONE[gone](following)
    if asked is None:
        said = following.ok("resume", "--keep").out
    else:
        decide = Deciding(("What did you notice", NOTED), ("What would you like to do?", "save"))
        result = asked(following, "resume", decide=decide)
        assert result.code == 0, result
        said = " ".join([result.out, *decide.told])
    assert "no longer there" in " ".join(said.split())
    kept = newest(following)
    assert kept["room"] == "private"
    assert NOTED in [a["value"] for a in kept["answers"]]
    assert "There is no draft waiting" in following.ok("resume").out


@pytest.mark.parametrize("change", [("done", "1"), ("drop", "1"), ("reword", "1", "-")])
def test_a_look_back_at_a_plan_that_was_closed_meanwhile_is_kept_with_it(following, change):
    following.ok("try", *change, stdin="I will wait longer.")
    following.ok("resume", "--keep")
    assert NOTED in [a["value"] for a in newest(following)["answers"]]
    assert newest(following)["room"] == "practice"
    assert following.ok("try", "show", "1").code == 0


def test_an_entry_that_looked_back_at_a_plan_can_be_changed_when_the_plan_is_gone(following):
    following.ok("resume", "--keep")
    following.ok("try", "delete", "1")
    following.ok("bin", "--empty", "--yes")
    result = following.run("edit", "1", "--plain", stdin="2\n2\nother words\n\n1\n")
    assert result.code == 0, result
    assert "other words" in [a["value"] for a in newest(following)["answers"]]


@pytest.mark.parametrize("more", [("--plain",), ("--keep",)])
def test_a_change_of_an_entry_that_went_into_the_bin_waits_and_says_how_to_get_on(world, more):
    write(world, "I waited.")
    only_draft(world, "edit", "1", typed=f"2\n4\n{NOTED}\n\n:pause\n")
    world.ok("delete", "1", "--yes")
    result = world.run("resume", *more, stdin="1\n")
    assert result.code == 3
    assert "reflect bin --bring-back 1" in " ".join(result.err.split())
    world.ok("bin", "--bring-back", "1")
    world.ok("resume", "--keep")
    assert NOTED in [a["value"] for a in newest(world)["answers"]]
    assert entries(world) == [1]


def test_getting_ready_goes_on_after_the_meeting_was_written_down(world, answers):
    only_draft(world, "supervision", "prep", typed="1\n:skip\nsome pears to bring\n\n:pause\n")
    world.ok("supervision", "record", "--answers", str(answers("supervision_record")))
    world.ok("resume", "--keep")
    assert sorted(entries(world)) == [1, 2]
    assert "pears" in world.ok("search", "pears").out


PREP = ("supervision", "prep")


@pytest.mark.parametrize("answer", ["y", "n"])
def test_getting_ready_offers_what_was_begun_earlier(world, answer):
    only_draft(world, *PREP, typed="1\n:skip\nsome pears to bring\n\n:pause\n")
    said = world.run(*PREP, "--plain", stdin=f"{answer}\n1\n:pause\n")
    assert said.code == 130 and "You began this earlier. Go on with it?" in said.out
    assert ("Question 4 of" in said.out) == (answer == "y")
    assert world.run(*PREP, "--no-input").code == 5
    kept = world.ok("resume", "--keep").out
    assert kept.endswith("To make the page for it, type: reflect export\n")
    assert "pears" in world.ok("search", "pears").out


def test_a_change_of_an_entry_is_not_what_was_begun_earlier(world, answers):
    world.ok(*PREP, "--answers", str(answers("supervision_prep")))
    only_draft(world, "edit", "1", typed="2\n4\nother words\n\n:pause\n")
    assert "You began this earlier" not in world.run(*PREP, "--plain", stdin=":pause\n").out
    assert "in the bin" in world.ok("resume", "--discard").out
