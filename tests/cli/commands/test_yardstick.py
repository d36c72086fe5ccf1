"""`yardstick`: since when somebody rates an area more strictly; set, seen, taken off, taken back."""

import json

import pytest
from kit.world import PASSPHRASE, ladder

from reflect.storage.journal import Journal


def kept(world):
    found = json.loads(world.ok("yardstick", "--json").out)["yardsticks"]
    return {one["area"]: one["changed"] for one in found}


def test_a_day_is_kept_for_an_area_and_the_journal_gives_it(world):
    assert "No day is kept." in world.ok("yardstick").out
    said = world.ok("yardstick", "safe_space", "--changed", "2026-03-01").out
    assert "since Sunday 1 March 2026" in (told := " ".join(said.split())) and "reflect undo" in told
    assert kept(world) == {"safe_space": "2026-03-01"}
    assert "rated more strictly since Sunday 1 March 2026" in world.ok("yardstick").out
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        assert {area: day.isoformat() for area, day in journal.yardsticks.days.items()} == kept(world)


def test_a_day_is_said_as_people_say_it(world):
    world.ok("yardstick", "learning", "--changed", "last friday")
    assert kept(world) == {"learning": "2026-02-27"}
    assert world.run("yardstick", "learning", "--changed", "03/01/2026").code == 2


def test_off_and_back_again(world):
    world.ok("yardstick", "learning", "--changed", "yesterday")
    world.ok("yardstick", "learning", "--undo")
    assert kept(world) == {}
    assert world.run("yardstick", "learning", "--undo").code == 3
    assert "as they were before" in world.ok("undo").out
    assert kept(world) == {"learning": "2026-03-05"}
    world.ok("undo")
    assert kept(world) == {}
    assert world.run("undo").code == 3


@pytest.mark.parametrize(
    "word", ["connection_and_hope", "connection", "Meaning", "MEANINGFUL  connection", "connection and"]
)
def test_an_area_is_known_by_how_its_id_or_name_begins(world, word):
    world.ok("yardstick", word, "--changed", "today")
    assert kept(world) == {"connection_and_hope": "2026-03-06"}


@pytest.mark.parametrize(("word", "named"), [("moon", "safe_space"), ("", "safe_space"), ("s", "self_care")])
def test_an_unknown_or_unclear_area_names_those_there_are(world, word, named):
    result = world.run("yardstick", word, "--changed", "today")
    assert result.code == 3 and named in result.err and result.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--changed", "today"),
        ("--undo",),
        ("learning", "--changed", "today", "--undo"),
        ("learning", "--changed", "today", "--json"),
        ("learning", "--changed", "someday"),
    ],
)
def test_what_means_nothing_is_usage(world, arguments):
    assert world.run("yardstick", *arguments).code == 2
    assert kept(world) == {}


def test_one_area_can_be_looked_at(world):
    world.ok("yardstick", "learning", "--changed", "today")
    assert "rated more strictly since Friday 6 March 2026" in " ".join(
        world.ok("yardstick", "learning").out.split()
    )
    assert "no day is kept" in world.ok("yardstick", "safe").out
    assert json.loads(world.ok("yardstick", "safe", "--json").out)["yardsticks"] == []
