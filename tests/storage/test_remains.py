"""A journal that is lost is never called new: each state of its folder, and what every command says of it."""

import json
import shutil
from itertools import product

import pytest

PARTS = {"db": "journal.db", "keys": "journal.keys", "bak": "journal.keys.bak", "backups": "backups"}
NONE = "There is no journal here yet."
LOST = "A journal was here, and its file is missing."
KEYLESS = "The key file of this journal is missing, and the journal can't be unlocked without it."
NEWEST = "Your newest backup is from 6 March 2026."
ELSEWHERE = (
    "Look in your other copies (a USB stick, another computer) for a file that ends in .reflectbackup."
)
ANEW = "To begin anew on purpose, first give this folder another name:"


def expected(parts):
    """What is said of a folder with these parts of a journal, and where to go from there; None if it can be opened."""
    if "db" in parts and {"keys", "bak"} & parts:
        return None
    if not parts:
        return (NONE, "type: reflect init")
    return (KEYLESS if "db" in parts else LOST, NEWEST if "backups" in parts else ELSEWHERE)


def left(world, parts):
    for name, file in PARTS.items():
        place = world.home / file
        if name not in parts:
            shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    (world.home / "journal.lock").unlink(missing_ok=True)
    return {p: p.read_bytes() for p in world.home.rglob("*") if p.is_file()}


EVERY = [
    frozenset(n for n, there in zip(PARTS, mask, strict=True) if there) for mask in product((0, 1), repeat=4)
]


@pytest.mark.parametrize("parts", EVERY, ids=lambda parts: "+".join(sorted(parts)) or "nothing")
def test_every_command_says_what_is_left_and_where_to_go(world, parts):
    before = left(world, parts)
    told = expected(parts)
    if told is None:
        world.ok("list")
        assert "fine  journal: opens, 0 entries" in world.ok("doctor").out
        assert world.run("init", "--no-input").code == 6
        return
    what, then = told
    backup = next((str(p) for p in before if p.suffix == ".reflectbackup"), "no backup")
    code = 3 if what == NONE else 8
    for command in (("list",), ("log", "--answers", "-"), ("key", "status"), ("backup",), ()):
        done = world.run(*command, stdin='{"pack": "quick_checkin", "answers": {"keep": "x"}}')
        assert done.code == code, (command, done)
        assert what in done.err
        assert then in done.err
        assert ("reflect init" in done.err) == (what == NONE)
        assert then != NEWEST or f"\nreflect restore {backup}\n" in done.err
    where = " ".join(world.ok("where").out.split())
    assert what in where
    assert then in where
    doctor = world.run("doctor")
    if what == NONE:
        assert doctor.code == 0
        assert "There is none yet. To make one, type: reflect init" in doctor.out
        world.ok("init", "--no-input")
        return
    assert doctor.code == 8
    assert f"LOOK  journal: {what}" in " ".join(doctor.out.split()).replace("LOOK ", "LOOK  ")
    assert then in doctor.out
    assert not json.loads(world.run("doctor", "--json").out)["ok"]
    init = world.run("init", "--no-input")
    assert init.code == 6
    assert what in init.err
    assert then in init.err
    assert f"{ANEW}\n{world.home}\n" in init.err
    code, screen, err = world.at_terminal(typed="")
    assert (code, what in err) == (8, True), (screen, err)
    assert {p: p.read_bytes() for p in before} == before


def test_a_journal_that_was_set_aside_is_named_where_there_is_nothing_else(world):
    aside = world.home / "replaced-20260306-183000"
    aside.mkdir(mode=0o700)
    (world.home / "journal.db").rename(aside / "journal.db")
    left(world, ())
    done = world.run("list")
    assert done.code == 8
    assert LOST in done.err
    assert f"\n{aside}\n" in done.err
    assert "\nreflect restore --undo\n" in done.err
    assert world.run("init", "--no-input").code == 6


def test_a_restore_that_was_cut_short_before_anything_was_there_leaves_nothing(empty_world):
    (empty_world.home / "restoring").mkdir(parents=True)
    (empty_world.home / "backups").mkdir()
    assert empty_world.run("list").code == 3
    empty_world.ok("init", "--no-input")


def test_where_number_and_day_of_backups_disagree_both_are_named(world):
    [first] = (world.home / "backups").iterdir()
    later = first.with_name("20260109-0007.reflectbackup")
    shutil.copyfile(first, later)
    (first.with_name("20261399-0009.reflectbackup")).write_text("no day")
    left(world, ("keys", "bak", "backups"))
    said = world.run("list").err
    assert "Your newest backup is from 9 January 2026." in said
    assert f"By its day another one is newer, from 6 March 2026: {first.name}." in said
    assert f"\nreflect restore {later}\n" in said
