"""Before a restore takes the place of a journal, it is told what takes the place of what, and asked; a no changes nothing."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cli.copies.test_restore_undo import CUT_SHORT
from kit.reviewer import write
from kit.world import PASSPHRASE, ROOT
from safety.test_terminal import CTRL_C, DOWN, Person

QUESTION = "Put this backup in the place of your journal? What is here now is set aside."
OLDER = "This backup is older than what is here."
NEWER = "This backup is newer than what is here."
SAME = "Neither is newer: the last change in both is the same."
NOT_COMPARED = "The journal that is here does not open with the key of this backup"


def backed_up(world):
    return Path(json.loads(world.ok("backup", "--json").out)["backup"])


def files(home):
    """All that is there, byte for byte, and every folder."""
    return {p: p.read_bytes() if p.is_file() else None for p in home.rglob("*") if p.suffix != ".lock"}


def count(world):
    return len(json.loads(world.ok("list", "--json").out)["entries"])


def later(world, minutes):
    return replace(world, now=world.now + timedelta(minutes=minutes))


@pytest.fixture
def older(world):
    """A backup of two entries, one of them in the bin; since then one of them was changed and two more were written."""
    write(world, "I waited.", "I asked.")
    world.ok("delete", "2", "--yes")
    bundle = backed_up(world)
    write(later(world, 90), "I listened.", "I said so.")
    return bundle


def asked(world, bundle, typed, *options):
    """Somebody who types this: the exit code, the screen, and what was told, as one line."""
    code, screen, told = later(world, 120).types("restore", str(bundle), *options, typed=typed)
    return code, screen, " ".join(told.split())


@pytest.mark.parametrize(("typed", "code"), [("n\n", 0), ("\n", 0), ("", 5), ("perhaps\nno\n", 0)])
def test_a_no_leaves_everything_as_it_was(world, older, typed, code):
    before = files(world.home)
    found, screen, told = asked(world, older, typed)
    assert found == code
    assert QUESTION in " ".join(screen.split())
    assert "Nothing was changed." in screen + told
    assert files(world.home) == before


def test_it_says_what_takes_the_place_of_what(world, older):
    code, screen, told = asked(world, older, "y\n")
    assert (
        "This backup was made on 6 March 2026 at 18:30, by the clock of then. It holds 1 entry, and 1 more in the bin. "
        "The journal that is here holds 3 entries, and 1 more in the bin. It was last changed on 6 March 2026 at 20:00, "
        f"by the clock of then. Only here, and not in this backup: 2 entries, counted with the bin. {OLDER}"
    ) in told
    assert (code, count(world)) == (0, 1)
    assert "Your journal is back, with 1 entry, and 1 more in the bin." in screen


def test_a_newer_one_is_called_newer(world, older):
    newest = backed_up(world)
    later(world, 100).ok("restore", str(older))
    code, _, told = asked(world, newest, "y\n")
    assert NEWER in told and "Only here" not in told
    assert (code, count(world)) == (0, 3)


def test_one_of_this_moment_is_neither(world, older):
    assert SAME in asked(world, backed_up(world), "n\n")[2]


def test_a_journal_that_nobody_wrote_in_yet_is_older_than_any(world, older):
    [first] = [b for b in (world.home / "backups").iterdir() if b != older]
    later(world, 100).ok("restore", str(first))
    _, _, told = asked(world, older, "n\n")
    assert "The journal that is here holds 0 entries." in told and "last changed" not in told
    assert NEWER in told


def test_an_undo_is_a_change_too(world, older):
    at = later(world, 95)
    newest = backed_up(at)
    at.ok("undo", "--yes")
    assert OLDER in asked(world, newest, "n\n")[2]


@pytest.mark.parametrize("how", ["another", "damaged", "no journal at all"])
def test_what_cannot_be_looked_into_is_said_and_asked_about_all_the_same(world, older, tmp_path, how):
    if how == "another":
        theirs = replace(world, home=tmp_path / "theirs")
        theirs.ok("init", "--no-input")
        for name in ("journal.db", "journal.keys", "journal.keys.bak"):
            shutil.copy(theirs.home / name, world.home / name)
    elif how == "damaged":
        with (world.home / "journal.db").open("r+b") as file:
            file.seek(40_000)
            file.write(bytes(64))
    else:
        (world.home / "journal.db").write_bytes(b"")
    before = files(world.home)
    code, screen, told = asked(world, older, "n\n")
    assert (code, NOT_COMPARED in told, QUESTION in " ".join(screen.split())) == (0, True, True)
    assert OLDER not in told and NEWER not in told
    assert files(world.home) == before
    assert asked(world, older, "y\n")[0] == 0
    assert count(world) == 1


@pytest.mark.parametrize("lost", [["journal.db"], ["journal.db", "journal.keys", "journal.keys.bak"]])
def test_where_there_is_no_journal_nothing_is_asked(world, older, lost):
    for name in lost:
        (world.home / name).unlink()
    code, screen, _ = asked(world, older, "")
    assert (code, "Put this backup" in screen, count(world)) == (0, False, 1)


def test_where_only_its_key_file_is_missing_nothing_is_asked_since_nothing_is_replaced(world, older):
    for name in ("journal.keys", "journal.keys.bak"):
        (world.home / name).unlink()
    code, screen, _ = asked(world, older, "")
    assert (code, "Put this backup" in screen, count(world)) == (0, False, 3)


@pytest.mark.parametrize("options", [("--yes",), ("--yes", "--json"), ("--no-input",)])
def test_a_script_at_a_terminal_is_not_asked(world, older, options):
    code, screen, told = asked(world, older, "", *options)
    assert (code, "Put this backup" in screen, OLDER in told, count(world)) == (0, False, False, 1)


@pytest.mark.parametrize("options", [(), ("--json",), ("--yes",)])
def test_in_a_pipe_it_goes_on_as_ever(world, older, options):
    done = later(world, 120).ok("restore", str(older), *options)
    assert ("Put this backup" in done.out, done.err, count(world)) == (False, "", 1)


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed like that there")
def test_what_was_half_written_here_stays_so_until_somebody_agrees(world, older):
    subprocess.run([sys.executable, "-c", CUT_SHORT, str(world.home), PASSPHRASE], check=False, cwd=ROOT)
    assert (world.home / "journal.db-journal").stat().st_size
    before = files(world.home)
    _, _, told = asked(world, older, "n\n")
    assert "The journal that is here holds 3 entries, and 1 more in the bin." in told and OLDER in told
    assert files(world.home) == before
    assert count(world) == 3


@pytest.mark.terminal
@pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system")
def test_at_a_guided_screen_enter_alone_and_ctrl_c_change_nothing_and_a_closed_window_neither(world, older):
    before = files(world.home)
    at = Person(world, "restore", str(older)).sees(OLDER, "Put this backup", "Yes", "Ctrl+C stop")
    assert at.types("\r").sees("Nothing was changed.").leaves() == 0
    assert files(world.home) == before
    at = Person(world, "restore", str(older)).sees(OLDER, "Put this backup", "Yes", "Ctrl+C stop")
    assert at.types(CTRL_C).sees("Nothing was changed.").leaves() == 130
    assert files(world.home) == before
    Person(world, "restore", str(older)).sees(OLDER, "Put this backup", "Yes", "Ctrl+C stop").hangs_up()
    assert files(world.home) == before
    at = Person(world, "restore", str(older)).sees(OLDER, "Put this backup", "Yes", "Ctrl+C stop")
    assert at.types(DOWN, "\r").sees("Your journal is back").leaves() == 0
    assert count(world) == 1
