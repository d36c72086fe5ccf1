"""What is meant where no number is said: the newest entry, named, and never by a slip."""

import json

import pytest


@pytest.fixture
def two(world):
    for words in ("the older one", "the newer one"):
        world.ok("jot", stdin=words)
    return world


def show(world, which="2"):
    return json.loads(world.ok("show", which, "--json").out)


@pytest.mark.parametrize("command", [("mark",), ("edit", "--date", "yesterday")])
def test_the_newest_is_taken_and_named(two, command):
    done = two.ok(*command)
    assert "Your newest: 2  2026-03-06  A line: the newer one" in done.err
    assert "Entry 2" in done.out
    assert (show(two)["room"], show(two)["day"]) != ("practice", "2026-03-06")
    assert (show(two, "1")["room"], show(two, "1")["day"]) == ("practice", "2026-03-06")


def test_delete_shows_the_newest_and_asks(two):
    _, screen, _ = two.types("delete", typed="y\n")
    assert "2  2026-03-06  A line: the newer one" in screen and "Entry 2 is in the bin." in screen


def test_delete_with_yes_needs_to_be_told_which(two):
    said = two.run("delete", "--yes")
    assert said.code == 2 and "I need the number" in said.err
    assert show(two)["number"] == 2


@pytest.mark.parametrize("command", ["mark", "unmark"])
def test_what_is_private_is_moved_only_by_its_number(two, command):
    two.ok("mark", "2", "--private")
    said = two.run(command)
    assert said.code == 6 and f"reflect {command} 2" in said.err
    assert "A line: (private)" in said.err and "the newer one" not in said.err
    assert show(two)["room"] == "private"
    two.ok(command, "2")
    assert show(two)["room"] != "private"


@pytest.mark.parametrize("command", ["edit", "mark", "unmark", "delete"])
def test_an_empty_journal_says_so(world, command):
    said = world.run(command)
    assert said.code == 3 and "There are no entries yet." in said.err


def test_the_one_open_plan_is_meant_and_of_several_one_is_asked_for(world):
    assert world.run("try", "done").code == 3
    world.ok("try", "add", "-", stdin="I will wait.")
    world.ok("try", "add", "-", stdin="I will ask.")
    assert world.run("try", "partly").code == 5
    _, screen, _ = world.types("try", "done", typed="2\n")
    assert "2. I will ask." in screen and "Plan 2 is done." in screen
    done = world.ok("try", "drop")
    assert "Your open plan: 1  I will wait." in done.err and "Plan 1 is let go" in done.out
