"""A folder of the person's own in the journal's folder is never taken for what a set-up left, and no set-up is lost by it."""

import errno
import os
import shutil
import sys
import threading
from itertools import chain, combinations

import pytest
from kit.world import CHEAP

from reflect.errors import Protected
from reflect.storage import place
from reflect.storage.database import engine
from reflect.storage.disk import lock
from reflect.storage.keys import ways_in

FILES = ("journal.keys.bak", "journal.keys", "journal.db")
UNFINISHED = "The set-up of your journal is not finished"


def theirs(home):
    place = home / "making"
    place.mkdir(parents=True, exist_ok=True)
    (place / "thesis.txt").write_text("years of it")
    return place / "thesis.txt"


def broken_off(world):
    """The journal as it is until its recovery code was shown."""
    con = engine.connect(
        world.home / "journal.db", ways_in.unlock(world.home, world.environment["REFLECT_PASSPHRASE"]).key
    )
    con.execute("DELETE FROM meta WHERE key = 'set_up'")
    con.close()


def test_a_folder_of_their_own_stays_beside_a_journal_that_is_opened(world):
    thesis = theirs(world.home)
    assert UNFINISHED not in world.ok("list").err
    assert UNFINISHED not in world.ok("where").out + world.ok("key", "status").out
    assert "fine  set-up" in world.run("doctor").out
    done = world.run("init", "--no-input")
    assert (done.code, "already, and it stays" in done.err) == (6, True)
    assert thesis.read_text() == "years of it"


def test_no_journal_is_made_where_a_folder_of_their_own_has_the_name(empty_world):
    thesis = theirs(empty_world.home)
    done = empty_world.run("init", "--no-input")
    assert done.code == 6
    assert f"\n{thesis.parent}\n" in done.err
    assert "thesis" not in done.err
    assert [path.name for path in empty_world.home.rglob("*")] == ["making", "thesis.txt"]
    thesis.parent.rename(thesis.parent.with_name("of mine"))
    empty_world.ok("init", "--no-input")
    empty_world.ok("list")


@pytest.mark.parametrize("left", ["journal.keys", "journal.keys.bak"])
def test_what_a_set_up_left_stays_whole_while_something_of_theirs_lies_in_it(empty_world, left):
    thesis = theirs(empty_world.home)
    ours = {thesis.with_name("journal.db"), thesis.with_name(left), empty_world.home / "journal.keys"}
    for path in ours:
        path.write_bytes(b"half")
    assert empty_world.run("init", "--no-input").code == 6
    assert all(path.read_bytes() == b"half" for path in ours)
    thesis.unlink()
    empty_world.ok("init", "--no-input")
    empty_world.ok("list")


def test_a_set_up_that_was_cut_short_is_finished_whatever_lies_beside_its_mark(world):
    thesis = theirs(world.home)
    broken_off(world)
    assert UNFINISHED in world.ok("list").err
    doctor = world.run("doctor")
    assert (doctor.code, UNFINISHED in doctor.out) == (8, True)
    assert "your set-up was interrupted" in world.ok("init", "--no-input").err.lower()
    assert UNFINISHED not in world.ok("list").err + world.run("doctor").out
    assert thesis.read_text() == "years of it"


@pytest.mark.skipif(os.name != "posix", reason="folders are put on the disk by POSIX systems only")
def test_a_new_key_is_on_the_disk_before_its_journal(empty_world, monkeypatch):
    """A journal without its key would be lost; a key without a journal is only begun anew."""
    home, seen, link, fsync = empty_world.home, [], os.link, os.fsync

    def named(here, there, **more):
        link(here, there, **more)
        if os.path.dirname(there) == str(home):
            seen.append(os.path.basename(there))

    def synced(handle):
        fsync(handle)
        if os.path.samestat(os.fstat(handle), home.stat()):
            seen.append("kept")

    monkeypatch.setattr(os, "link", named)
    monkeypatch.setattr(os, "fsync", synced)
    empty_world.ok("init", "--no-input")
    assert " ".join(seen).startswith("kept journal.keys.bak journal.keys kept journal.db kept")


def no_second_name(*_, **__):
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.skipif(os.name != "posix", reason="a folder is held by other means elsewhere")
@pytest.mark.parametrize("two_names", [True, False], ids=["", "on a disk without second names"])
def test_a_journal_that_came_while_a_set_up_waited_is_never_written_over(
    world, tmp_path, monkeypatch, two_names
):
    """Two set-ups looked at an empty folder; the one that had to wait looks once more."""
    if not two_names:
        monkeypatch.setattr(os, "link", no_second_name)
    home, waits, told, opening = tmp_path / "new", threading.Event(), [], os.open

    def opened(path, *more, **others):
        if threading.current_thread() is second:
            waits.set()
        return opening(path, *more, **others)

    def set_up():
        try:
            place.make(home, "other words entirely", focus="learning", on=world.now.date(), cost=CHEAP)
        except Protected as refused:
            told.append(refused)

    second = threading.Thread(target=set_up)
    home.mkdir(mode=0o700)
    with lock.exclusive(home):
        monkeypatch.setattr(os, "open", opened)
        second.start()
        assert waits.wait(30)
        for name in ("journal.keys.bak", "journal.keys", "journal.db"):
            shutil.copy(world.home / name, home / name)
    second.join()
    assert len(told) == 1
    for name in ("journal.keys.bak", "journal.keys", "journal.db"):
        assert (home / name).read_bytes() == (world.home / name).read_bytes()


def after_a_power_cut():
    """What of the names a disk may have kept: the keys come before the journal, and no name goes before all are there."""
    some = [list(names) for names in chain.from_iterable(combinations(FILES, n) for n in range(4))]
    keys = [names for names in some if "journal.db" not in names]
    return [(FILES, names) for names in keys] + [(names, FILES) for names in some]


@pytest.mark.parametrize(("making", "there"), after_a_power_cut())
def test_a_set_up_that_lost_its_power_anywhere_never_sticks(world, making, there):
    con = engine.connect(world.home / "journal.db", opened(world))
    con.execute("DELETE FROM meta WHERE key = 'set_up'")
    con.close()
    shutil.rmtree(world.home / "backups", ignore_errors=True)
    whole = world.home.with_name("whole")
    world.home.rename(whole)
    (world.home / "making").mkdir(parents=True, mode=0o700)
    for folder, names in ((world.home / "making", making), (world.home, there)):
        for name in names:
            shutil.copy(whole / name, folder)
    done = world.run("init", "--no-input")
    assert done.code == 0, done.err
    assert ways_in.unlock(world.home, done.out.strip(), kind="recovery").key == opened(world)
    assert not (world.home / "making").exists()
    assert world.ok("list")


def opened(world):
    return ways_in.unlock(world.home, world.environment["REFLECT_PASSPHRASE"]).key


def test_a_set_up_gives_each_file_its_name_before_it_loses_the_other(empty_world):
    """At each step a file has a name in one of the two places, and the journal's own comes last."""
    seen, watching = [], [True]

    def watch(event, arguments):
        if not watching:
            return
        if event in ("os.link", "os.rename", "os.remove") and str(empty_world.home) in str(arguments[0]):
            kept = [
                {p.name for p in place.glob("journal.*") if p.name in FILES}
                for place in (empty_world.home / "making", empty_world.home)
            ]
            seen.append(tuple(map(frozenset, kept)))

    sys.addaudithook(watch)
    empty_world.ok("init", "--no-input")
    watching.clear()
    moving = [state for state in seen if state[1]]
    assert moving
    for making, there in moving:
        assert making | there == set(FILES)
        assert making == set(FILES) or there == set(FILES)
