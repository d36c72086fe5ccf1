"""`restore --undo` brings back what a restore set aside, as carefully as a backup, and can be taken back in its turn."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from kit.reviewer import write
from kit.world import PASSPHRASE, ROOT

from reflect.storage.database import engine
from reflect.storage.keys import ways_in


@pytest.fixture
def restored(world):
    """Three entries were written, and then the empty backup of the first day was brought back."""
    write(world, "I waited.", "I asked.", "I listened.")
    [first] = (world.home / "backups").iterdir()
    world.ok("restore", str(first))
    return world


def count(world):
    return len(json.loads(world.ok("list", "--json").out)["entries"])


def asides(world):
    return sorted(p.name for p in world.home.glob("replaced-*"))


def files(home):
    return {p: p.read_bytes() for p in home.rglob("*") if p.is_file() and not p.name.endswith(".lock")}


def test_what_was_set_aside_comes_back_and_goes_again_and_again(restored):
    assert (count(restored), asides(restored)) == (0, ["replaced-20260306-183000"])
    done = restored.ok("restore", "--undo", "--yes")
    assert "Your journal is back, with 3 entries. It opens with the passphrase it had" in done.out
    assert "This journal was set aside on 6 March 2026 at 18:30, by the clock of then:" in done.err
    assert "It holds 3 entries." in done.err
    assert str(restored.home / "replaced-20260306-183000") in done.err.replace("\n", "")
    assert "To take that back, type: reflect restore --undo" in done.out
    assert (count(restored), asides(restored)) == (3, ["replaced-20260306-183000-2"])
    earlier = replace(
        restored, now=restored.now - timedelta(days=900)
    )  # a clock that was wrong changes nothing
    earlier.ok("restore", "--undo", "--yes")
    assert (count(restored), asides(restored)) == (0, ["replaced-20260306-183000-3"])
    told = json.loads(restored.ok("restore", "--undo", "--yes", "--json").out)
    assert (told["entries"], told["set_aside"].endswith("/replaced-20260306-183000-4")) == (3, True)
    write(restored, "And on.")


def test_it_asks_first_and_a_no_changes_nothing(restored):
    before = files(restored.home)
    code, screen, told = restored.types("restore", "--undo", typed="n\n")
    assert (code, "Nothing was changed." in screen) == (0, True)
    assert "It holds 3 entries.\n" in told
    assert restored.run("restore", "--undo").code == 5
    assert files(restored.home) == before
    assert restored.types("restore", "--undo", typed="y\n")[0] == 0
    assert count(restored) == 3


def test_an_earlier_one_can_be_named(restored):
    [first] = (restored.home / "backups").iterdir()
    restored.ok("restore", str(first))
    assert len(asides(restored)) == 2
    assert restored.run("restore", "--undo", "replaced-of-nothing", "--yes").code == 3
    restored.ok("restore", "--undo", str(restored.home / "replaced-20260306-183000"), "--yes")
    assert count(restored) == 3


def test_nothing_was_set_aside(world):
    done = world.run("restore", "--undo", "--yes")
    assert done.code == 3
    assert "nothing to bring back" in done.err


def test_restore_by_itself_names_the_newest_backup(world):
    [first] = (world.home / "backups").iterdir()
    done = world.run("restore")
    assert done.code == 2
    assert f"\nreflect restore {first}\n" in done.err


def spoil(world, how, aside):
    """Make what was set aside one that must not come back."""
    if how == "newer":
        key = ways_in.unlock(aside, PASSPHRASE).key
        con = engine.connect(aside / "journal.db", key)
        con.execute("PRAGMA user_version = 99")
        con.close()
    elif how == "damaged":
        with (aside / "journal.db").open("r+b") as file:
            file.seek(40_000)
            file.write(bytes(64))
    elif how == "foreign":
        theirs = replace(world, home=world.home.with_name("theirs"))
        theirs.ok("init", "--no-input")
        for name in ("journal.keys", "journal.keys.bak"):
            shutil.copy(theirs.home / name, aside / name)
    elif how == "link":
        (aside / "journal.db").rename(world.home.with_name("elsewhere.db"))
        (aside / "journal.db").symlink_to(world.home.with_name("elsewhere.db"))
    elif how == "cut short":
        (aside / "journal.db").write_bytes(b"")
    else:
        for name in ("journal.keys", "journal.keys.bak"):
            (aside / name).write_bytes(b"{}")


@pytest.mark.parametrize(
    ("how", "code"),
    [("newer", 8), ("damaged", 8), ("foreign", 8), ("link", 6), ("cut short", 8), ("broken keys", 8)],
)
def test_what_cannot_be_trusted_is_refused_before_the_swap(restored, how, code):
    spoil(restored, how, restored.home / "replaced-20260306-183000")
    before = files(restored.home)
    done = restored.run("restore", "--undo", "--yes")
    assert (done.code, done.err.count("Nothing was changed") + (code == 6)) == (code, 1), done
    assert files(restored.home) == before
    assert count(restored) == 0


def test_another_passphrase_opens_nothing(restored):
    before = files(restored.home)
    other = replace(restored, environment={"REFLECT_PASSPHRASE": "the words of somebody else"})
    done = other.run("restore", "--undo", "--yes")
    assert done.code == 4
    assert "That passphrase does not open the journal that was set aside." in done.err
    assert files(restored.home) == before


def test_a_journal_that_was_set_aside_without_its_key_comes_back_with_the_one_that_is_here(restored):
    [name] = asides(restored)
    for file in ("journal.keys", "journal.keys.bak"):
        (restored.home / name / file).unlink()
    restored.ok("restore", "--undo", "--yes")
    assert count(restored) == 3


def test_what_else_lies_in_the_folder_stays_there(restored):
    [name] = asides(restored)
    note = restored.home / name / "mine.txt"
    note.write_text("mine")
    restored.ok("restore", "--undo", "--yes")
    assert note.read_text() == "mine"
    assert count(restored) == 3


CUT_SHORT = """
import os, signal, sys
from pathlib import Path
from reflect.storage.database import engine
from reflect.storage.keys import ways_in
aside = Path(sys.argv[1])
con = engine.connect(aside / "journal.db", ways_in.unlock(aside, sys.argv[2]).key)
con.execute("PRAGMA cache_size = 5")
con.execute("BEGIN IMMEDIATE")
con.execute("DELETE FROM answered")
con.execute("CREATE TABLE more AS SELECT randomblob(4000) FROM pragma_function_list")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed like that there")
def test_what_was_half_written_when_it_was_set_aside_is_taken_back(restored):
    [name] = asides(restored)
    aside = restored.home / name
    whole = (aside / "journal.db").read_bytes()
    subprocess.run([sys.executable, "-c", CUT_SHORT, str(aside), PASSPHRASE], check=False, cwd=ROOT)
    assert (aside / "journal.db-journal").stat().st_size
    assert (aside / "journal.db").read_bytes() != whole
    restored.ok("restore", "--undo", "--yes")
    assert "every page is sound" in restored.ok("doctor", "--deep").out
    assert count(restored) == 3
    assert "I listened." in restored.ok("show", "3").out
