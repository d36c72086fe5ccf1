"""A backup that is read through: what is in it, and kindly what is wrong; nothing is changed on the way."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from kit.reviewer import write
from kit.world import NOW, PASSPHRASE

from reflect.storage.backup import checked
from reflect.storage.database import engine
from reflect.storage.database.migrations import MIGRATIONS
from reflect.storage.keys import ways_in


@pytest.fixture
def held(world):
    """A journal with two entries and one more in the bin, and its backup."""
    for words in ("I waited.", "I asked.", "I listened."):
        write(world, words)
    world.ok("delete", "2", "--yes")
    return world, Path(json.loads(world.ok("backup", "--json").out)["backup"])


def files(*folders):
    return {p: p.read_bytes() for f in folders for p in f.rglob("*") if p.is_file() and p.suffix != ".lock"}


def of_schema(world, to, schema):
    key = ways_in.unlock(world.home, PASSPHRASE).key
    con = engine.connect(world.home / "journal.db", key)
    con.execute(f"PRAGMA user_version = {schema}")
    made = checked.write(world.home, con, key, to=to, counter=9, made_at=NOW, work=world.home)
    con.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    con.close()
    return made


def test_it_says_what_is_in_a_backup_as_restore_would_and_changes_nothing(held):
    world, bundle = held
    before = files(world.home)
    said = world.ok("backup", "--check", str(bundle)).out
    assert "This backup is whole" in said
    assert "It holds 2 entries, and 1 more in the bin." in said
    assert f"{NOW.day} {NOW:%B} {NOW.year}" in said
    assert files(world.home) == before
    assert "with 2 entries, and 1 more in the bin" in world.ok("restore", str(bundle)).out


def test_it_says_the_same_to_programs(held):
    world, bundle = held
    said = json.loads(world.ok("backup", "--check", str(bundle), "--json").out)
    assert said == {
        "schema": 1, "backup": str(bundle), "made_at": NOW.isoformat(), "entries": 2, "in_bin": 1,
        "number": int(bundle.stem.split("-")[1]), "journal_schema": len(MIGRATIONS), "newer": False,
    }  # fmt: skip


def test_it_needs_no_journal_and_leaves_none(held, tmp_path):
    world, bundle = held
    stick = tmp_path / "stick"
    stick.mkdir()
    bundle = bundle.rename(stick / bundle.name)
    elsewhere = replace(world, home=tmp_path / "nowhere")
    assert "This backup is whole" in elsewhere.ok("backup", "--check", str(bundle)).out
    assert not elsewhere.home.exists()
    assert list(stick.iterdir()) == [bundle]


def test_one_byte_that_is_another_is_seen(held):
    world, bundle = held
    raw = bytearray(bundle.read_bytes())
    raw[len(raw) // 2] ^= 1
    bundle.write_bytes(raw)
    done = world.run("backup", "--check", str(bundle))
    assert done.code == 8
    assert done.out == ""
    assert "damaged" in done.err and "Try an older backup" in done.err


def test_it_opens_with_the_secret_of_the_day_it_was_made_and_no_other(held):
    world, bundle = held
    other = replace(world, environment={"REFLECT_PASSPHRASE": "the words of somebody else"})
    done = other.run("backup", "--check", str(bundle))
    assert done.code == 4
    assert "does not open this backup" in done.err


def test_it_opens_with_the_recovery_code(empty_world, tmp_path):
    empty_world.ok("init", "--no-input", "--recovery-file", str(tmp_path / "code"))
    [bundle] = (empty_world.home / "backups").iterdir()
    code = replace(empty_world, environment={})
    more = ("--recovery", "--passphrase-file", str(tmp_path / "code"))
    assert "It holds 0 entries." in code.ok("backup", "--check", str(bundle), *more).out


def test_a_newer_one_is_whole_and_what_it_needs_is_said(held, tmp_path):
    world, _ = held
    newer = of_schema(world, tmp_path / "usb", 99)
    said = world.ok("backup", "--check", str(newer)).out
    assert "This backup is whole" in said and "A newer reflect made it" in said
    assert json.loads(world.ok("backup", "--check", str(newer), "--json").out)["newer"] is True


def test_one_whose_form_is_of_no_program_is_refused(held, tmp_path):
    world, _ = held
    assert world.run("backup", "--check", str(of_schema(world, tmp_path / "usb", 0))).code == 8


def test_a_file_that_is_not_there_is_said_before_anybody_is_asked(world, tmp_path):
    done = replace(world, environment={}).run("backup", "--check", str(tmp_path / "none.reflectbackup"))
    assert done.code == 3
    assert "I can't find the backup" in done.err


@pytest.mark.parametrize("more", [("--recovery",), ("--check", "FILE", "--to", ".")])
def test_options_that_do_not_go_together_are_said_and_nothing_is_made(held, more):
    world, _ = held
    before = files(world.home)
    assert world.run("backup", *more).code == 2
    assert files(world.home) == before
