"""A folder of the person's own is never taken for what a restore left; one that was cut short is finished beside it."""

import os
import shutil

import pytest
from kit.world import PASSPHRASE, ladder

from reflect.errors import ComputerSaidNo, Protected
from reflect.storage.backup import restore
from reflect.storage.journal import Journal


def theirs(home):
    place = home / "restoring"
    place.mkdir(parents=True, exist_ok=True)
    (place / "chairs.txt").write_text("years of it")
    return place / "chairs.txt"


def backup_of(world):
    [found] = (world.home / "backups").iterdir()
    return found


def everything(home):
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", [("list",), ("where",), ("doctor",), ("key", "status"), ()])
def test_a_folder_of_their_own_stays_where_there_is_no_journal(empty_world, command):
    chairs = theirs(empty_world.home)
    empty_world.run(*command)
    assert chairs.read_text() == "years of it"
    empty_world.ok("init", "--no-input")
    empty_world.ok("list")
    assert chairs.read_text() == "years of it"


def test_a_folder_of_their_own_stays_beside_journals_that_are_open(world):
    chairs = theirs(world.home)
    with (
        Journal.open(world.home, PASSPHRASE, ladder=ladder),
        Journal.open(world.home, PASSPHRASE, ladder=ladder),
    ):
        assert chairs.read_text() == "years of it"


@pytest.mark.parametrize("mark", ["20260301", "x" * 200, "Ready? Not yet, four chairs to go."])
def test_a_note_of_theirs_that_is_called_ready_stays_too(world, mark):
    note = theirs(world.home).with_name("ready")
    note.write_text(mark)
    world.ok("list")
    assert note.read_text() == mark


@pytest.mark.skipif(os.name != "posix", reason="folders are put on the disk by POSIX systems only")
def test_each_step_of_a_swap_is_on_the_disk_before_the_next(world, monkeypatch):
    """After a power cut a disk may know later names and not earlier ones, but for what was put on it in between."""
    bundle, seen = backup_of(world), []
    for call, words in (("rename", moved), ("replace", moved), ("fsync", kept)):
        monkeypatch.setattr(os, call, noting(getattr(os, call), seen, words, world.home))
    restore.restore(bundle, PASSPHRASE, folder=world.home, stamp="1")
    names = ("journal.db", "journal.keys.bak", "journal.keys")
    aside = [f"{name} -> replaced-1/{name}" for name in names]
    in_place = [f"restoring/{name} -> {name}" for name in names]
    ready = next(n for n, step in enumerate(seen) if step.endswith("-> restoring/ready"))
    swap = [step for step in seen[ready + 1 :] if "lock" not in step]
    assert swap[0] == "keep restoring"
    assert [step for step in swap if "->" in step] == aside + in_place
    between = swap[swap.index(aside[-1]) + 1 : swap.index(in_place[0])]
    assert {"keep replaced-1", "keep ."} <= set(between)
    after = swap[swap.index(in_place[-1]) + 1 :]
    assert set(after[:2]) == {"keep .", "keep restoring"}, "moved in, before the mark goes"
    assert "keep restoring" in after[2:], "the mark is gone"
    assert after[-1] == "keep ."


def noting(really, seen, words, home):
    def call(*args, **more):
        done = really(*args, **more)
        seen.append(words(*args, home))
        return done

    return call


def moved(here, there, home):
    return f"{os.path.relpath(here, home)} -> {os.path.relpath(there, home)}"


def kept(handle, home):
    at = os.fstat(handle)
    places = [home, *home.rglob("*")]
    return "keep " + next(
        (os.path.relpath(p, home) for p in places if os.path.samestat(p.lstat(), at)), "another"
    )


def test_what_came_back_in_between_is_never_written_over(world, monkeypatch):
    """Somebody works against us: a journal lies there again as soon as the one before is aside."""
    bundle, really = backup_of(world), os.rename

    def rename(here, there):
        really(here, there)
        if os.path.basename(os.path.dirname(there)) == "replaced-1":
            (world.home / "journal.db").write_bytes(b"theirs")

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(ComputerSaidNo, match=r"there is a journal\.db again"):
        restore.restore(bundle, PASSPHRASE, folder=world.home, stamp="1")
    assert (world.home / "journal.db").read_bytes() == b"theirs"


def test_no_restore_begins_where_a_folder_of_their_own_has_the_name(world):
    chairs, before = theirs(world.home), everything(world.home)
    for attempt in (
        world.run("restore", str(backup_of(world))),
        world.run("restore", str(backup_of(world)), "--recovery"),
    ):
        assert attempt.code == 6
        assert f"\n{chairs.parent}\n" in attempt.err
        assert "chairs" not in attempt.err
    with pytest.raises(Protected):
        restore.restore(backup_of(world), PASSPHRASE, folder=world.home, stamp="1")
    assert everything(world.home) == before
    chairs.parent.rename(chairs.parent.with_name("of mine"))
    world.ok("restore", str(backup_of(world)))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_or_a_file_of_that_name_shuts_no_journal(world, tmp_path):
    place = world.home / "restoring"
    place.write_text("years of it")
    world.ok("list")
    assert world.run("restore", str(backup_of(world))).code == 6
    place.rename(tmp_path / "file")
    place.symlink_to(tmp_path)
    world.ok("list")
    assert place.is_symlink()


@pytest.mark.parametrize("moved", [(), ("journal.db",), ("journal.db", "journal.keys.bak")])
def test_a_restore_that_was_cut_short_is_finished_beside_something_of_theirs(world, moved):
    """Until it is, there is no whole journal: the files of the one before are set aside already."""
    chairs = theirs(world.home)
    for name in ("journal.db", "journal.keys", "journal.keys.bak"):
        staged = chairs.with_name(name)
        shutil.copy(world.home / name, staged)
        if moved:
            (world.home / name).unlink()
        if name in moved:
            staged.rename(world.home / name)
    chairs.with_name("ready").write_text("20260301")
    world.ok("list")
    world.ok("list")
    assert [path.name for path in chairs.parent.iterdir()] == [chairs.name]
    assert chairs.read_text() == "years of it"
    assert (world.home / "replaced-20260301").exists() == (not moved)
