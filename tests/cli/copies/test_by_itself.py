"""A backup that is due is made by itself, after what was saved; what goes wrong with it never changes how a command ends."""

import io
import json
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from kit.reviewer import write
from kit.world import PASSPHRASE, TREE

from reflect import settings
from reflect.cli.context import Context
from reflect.storage.backup import checked


def later(world, **by):
    return replace(world, now=world.now + timedelta(**by))


def backups(world):
    return sorted(p.name for p in (world.home / "backups").iterdir())


def listed(world):
    return json.loads(world.ok("backup", "--list", "--json").out)["backups"]


def test_after_a_week_one_is_made_and_it_opens(world):
    write(world, "I waited.")
    assert backups(world) == ["20260306-0001.reflectbackup"]
    week = later(world, days=7)
    week.ok("list")  # what only looks makes none
    assert len(backups(world)) == 1
    said = week.ok("jot", "-", stdin="I asked.")
    assert "ackup" not in said.out + said.err
    assert backups(world)[1:] == ["20260313-0002.reflectbackup"]
    made = checked.verify(world.home / "backups" / backups(world)[1], PASSPHRASE, work=world.home)
    assert made.entries == 2
    assert [one["by_itself"] for one in listed(week)] == [True, False]
    week.ok("jot", "-", stdin="I listened.")
    assert len(backups(world)) == 2


def test_after_ten_entries_one_is_made(world):
    write(world, *(f"Line {n}." for n in range(11)))
    assert backups(world)[1:] == ["20260306-0002.reflectbackup"]
    assert [one["entries_with_bin"] for one in listed(world)] == [10, 0]


def test_older_ones_go_and_those_asked_for_stay(world):
    for week in range(1, 8):
        then = later(world, days=7 * week)
        then.ok("jot", "-", stdin="I waited.")
        if week == 1:
            then.ok("backup")
    assert [int(name[9:13]) for name in backups(world)] == [1, 3, 5, 6, 7, 8, 9]
    said = " ".join(then.ok("backup", "--list").out.split())
    assert "There are 7 backups of this journal, in:" in said
    assert "20260424-0009.reflectbackup 24 April 2026 7 entries made by itself" in said
    assert "20260313-0003.reflectbackup 13 March 2026 1 entry 20260306-0001" in said
    assert "Yours go only by your own hand." in said


def test_nothing_of_anybody_else_goes_and_nothing_that_cannot_be_told(world, tmp_path):
    theirs = replace(world, home=tmp_path / "theirs")
    theirs.ok("init", "--no-input")
    later(theirs, days=8).ok("jot", "-", stdin="I asked.")
    shutil.copy(theirs.home / "backups" / "20260314-0002.reflectbackup", world.home / "backups")
    (world.home / "backups" / "20260101-0000.reflectbackup").write_bytes(b"torn")
    for week in range(1, 8):
        later(world, days=7 * week).ok("jot", "-", stdin="I waited.")
    there = backups(world)
    assert {"20260101-0000.reflectbackup", "20260314-0002.reflectbackup"} <= set(there)
    assert len(there) == 2 + 6
    said = " ".join(world.ok("backup", "--list").out.split())
    assert (
        "There are 2 backups more: of another journal, from before the key was changed, or damaged." in said
    )


def test_what_was_left_by_a_restore_stays_for_good(world):
    """It is the only copy of what was written then, and later numbers must not hide that."""
    for week in range(1, 4):
        later(world, days=7 * week).ok("jot", "-", stdin="I waited.")
    world.ok("restore", str(world.home / "backups" / backups(world)[0]))
    for week in range(4, 12):
        later(world, days=7 * week).ok("jot", "-", stdin="I asked.")
    now = later(world, days=90)
    assert [one["number"] for one in listed(now) if one["before_a_restore"]] == [4, 3, 2]


def test_it_can_be_switched_off(world):
    (world.home / "settings.toml").write_text("backup_by_itself = false\n")
    week = later(world, days=30)
    app = Context(
        settings=settings.load({"REFLECT_HOME": str(world.home)}),
        environment=world.environment,
        stdin=io.StringIO("I waited."),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        clock=lambda: week.now,
        zone_name="UTC",
    )
    with pytest.raises(SystemExit, match="0"):
        TREE(args=["jot", "-"], obj=app, prog_name="reflect")
    assert len(backups(world)) == 1
    week.ok("jot", "-", stdin="I asked.")
    assert len(backups(world)) == 2


def test_what_goes_wrong_is_one_line_and_the_command_ends_well(world):
    (world.home / "backups").rename(world.home / "elsewhere")
    (world.home / "backups").symlink_to(world.home / "elsewhere")
    done = later(world, days=8).ok("jot", "-", stdin="I asked.")
    assert "Saved as 1." in done.out
    assert " ".join(done.err.split()) == (
        "What you saved is kept. backups is a link to somewhere else, so I did not use it, so no new backup was made. "
        "To try again, type: reflect backup"
    )


def test_an_earlier_larger_one_is_named_where_a_smaller_is_newer(world):
    write(world, "I waited.", "I asked.")
    world.ok("backup")
    world.ok("delete", "2", "--yes")
    world.ok("bin", "--empty", "--yes")
    world.ok("backup")
    said = " ".join(world.ok("doctor").out.split())
    assert "An older one holds more, and stays: 20260306-0002.reflectbackup, with 2 entries" in said


@pytest.mark.parametrize("more", [("--to", "x"), ("--check", "x"), ("--recovery",)])
def test_the_list_goes_alone(world, more):
    assert world.run("backup", "--list", *more).code == 2
