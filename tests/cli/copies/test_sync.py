"""`sync`: devices meet in a folder, whatever carries it; what is not whole is said and left alone."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from kit.reviewer import write
from kit.world import PASSPHRASE, ROOT, SOAK, World, ladder

from reflect.storage.journal import Journal

WORKER = ROOT / "tests" / "kit" / "sweeps" / "kill_meeting.py"


@pytest.fixture
def two(world, tmp_path):
    """Give two devices with one entry, and the folder in which they meet."""
    write(world, "on both")
    other = World(tmp_path / "other")
    shutil.copytree(world.home, other.home)
    (tmp_path / "shared").mkdir()
    return world, other, tmp_path / "shared"


def edit(world, text):
    answers = json.dumps({"pack": "quick_checkin", "answers": {"keep": text}})
    world.ok("edit", "1", "--answers", "-", stdin=answers)


def texts(world):
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        return sorted(entry.answers[0].words for entry in journal.entries())


def said(result):
    return " ".join(result.out.split())


def test_two_devices_meet_and_both_have_all(two):
    here, there, shared = two
    write(here, "here")
    write(there, "there")
    assert "nothing new from your other devices" in said(
        here.ok("sync", str(shared), "--name", "work laptop")
    )
    assert "1 entry is new here." in said(there.ok("sync", str(shared)))
    told = here.ok("sync", str(shared))
    assert "1 entry is new here." in said(told)
    assert "A backup of your journal as it was before:" in told.out
    assert texts(here) == texts(there) == ["here", "on both", "there"]
    assert len(list(shared.iterdir())) == 2


def test_a_second_time_nothing_is_written_and_no_backup_is_made(two):
    here, there, shared = two
    write(there, "there")
    there.ok("sync", str(shared))
    here.ok("sync", str(shared))
    files = {file: file.stat().st_mtime_ns for file in shared.iterdir()}
    backups = list((here.home / "backups").iterdir())
    document = json.loads(here.ok("sync", str(shared), "--json").out)
    assert (document["handed_out"], document["backup"]) == (False, None)
    assert {file: file.stat().st_mtime_ns for file in shared.iterdir()} == files
    assert list((here.home / "backups").iterdir()) == backups


def test_what_is_deleted_for_good_stays_away_though_it_was_put_away_elsewhere_before(two):
    """What the other one did is seen before it, though it changes nothing that anybody sees."""
    here, there, shared = two
    there.ok("delete", "1", "--yes")
    there.ok("sync", str(shared))
    edit(here, "changed here")
    here.ok("sync", str(shared))
    here.ok("purge", "1", "--yes")
    for world in (here, there, here):
        assert "comes back" not in said(world.ok("sync", str(shared)))
    assert texts(here) == texts(there) == []
    assert here.ok("bin", "--json").out == there.ok("bin", "--json").out


def test_a_journal_that_went_back_before_a_purge_is_told_before_it_goes_again_and_how_it_stays(two):
    here, there, shared = two
    for world in (here, there):
        world.ok("sync", str(shared))
    before = json.loads(here.ok("backup", "--json").out)["backup"]
    here.ok("purge", "1", "--yes", "--keep-backups")
    here.ok("sync", str(shared))
    there.ok("sync", str(shared))
    here.ok("restore", before)
    _, screen, _ = here.types("sync", str(shared), typed="n\n")
    told = " ".join(screen.split())
    assert "Deleted for good on another device, and still here: 1" in told
    assert "change it before you type this again: reflect edit 1" in told
    assert told.count("Delete it here too?") == 1
    assert "You said no, so nothing of it was taken in." in told
    edit(here, "on both, and it stays")
    for world in (here, there):
        world.ok("sync", str(shared))
        assert texts(world) == ["on both, and it stays"]
    there.ok("purge", "2", "--yes", "--keep-backups")  # it came back under the next free number
    there.ok("sync", str(shared))
    told = said(here.ok("sync", str(shared)))
    assert "Deleted for good on another device, and still here: 1" in told
    assert "bring back the backup of before, and change the entry" in told
    assert texts(here) == []


def test_one_entry_that_was_changed_on_both_ends_with_both_texts_for_a_choice(two):
    here, there, shared = two
    edit(here, "from here")
    edit(there, "from there")
    for world in (here, there, here):
        world.ok("sync", str(shared))
    for world in (here, there):
        assert json.loads(world.ok("choose", "--json").out)["waiting"] == [1]
        assert "It was changed on two devices. To choose: reflect choose 1" in said(world.ok("show", "1"))
        assert "Changed on two devices: 1. To choose: reflect choose" in said(world.ok("list"))
        assert "LOOK two devices: 1 entry changed" in said(world.run("doctor"))


def test_conflicted_copies_are_read_and_halves_are_said_and_left_alone(two):
    here, there, shared = two
    write(there, "there")
    there.ok("sync", str(shared))
    [file] = shared.iterdir()
    whole = file.read_bytes()
    file.rename(shared / "x (conflicted copy 2026-03-06).reflectbackup")
    half = shared / "x.sync-conflict-20260306-120000-ABCDEFG.reflectbackup"
    half.write_bytes(whole[: len(whole) // 2])
    empty = shared / "later.reflectbackup"
    empty.write_bytes(b"")
    (shared / ".half.reflectbackup.tmp").write_bytes(b"x")
    (shared / "link.reflectbackup").symlink_to(file)
    (shared / "a\nAll is whole.reflectbackup").write_bytes(b"")
    told = here.ok("sync", str(shared))
    assert texts(here) == ["on both", "there"]
    assert said(told).count("It is not whole, or not all of it has arrived yet.") == 3
    assert "\nAll is whole" not in told.out
    assert half.read_bytes() == whole[: len(whole) // 2] and empty.read_bytes() == b""


def test_a_disk_that_was_brought_back_as_it_was_takes_its_own_later_file_in(two):
    here, there, shared = two
    here.ok("sync", str(shared))
    before = {path: path.read_bytes() for path in here.home.glob("journal.db*")}
    write(here, "later")
    here.ok("sync", str(shared))
    for path in here.home.glob("journal.db*"):
        path.write_bytes(before[path])  # the place on the disk stays, and so the device
    assert texts(here) == ["on both"]
    assert "1 entry is new here." in said(here.ok("sync", str(shared)))
    assert len(list(shared.iterdir())) == 1
    there.ok("sync", str(shared))
    assert texts(here) == texts(there) == ["later", "on both"]


def test_two_disks_that_were_copied_bit_for_bit_still_meet(two, monkeypatch):
    here, there, shared = two
    monkeypatch.setattr("reflect.storage.writing.devices.mark", lambda _: "the same")
    here.ok("sync", str(shared))
    for path in here.home.glob("journal.db*"):
        (there.home / path.name).write_bytes(path.read_bytes())
    write(here, "here")
    here.ok("sync", str(shared))
    write(there, "there")
    there.ok("sync", str(shared))
    here.ok("sync", str(shared))
    assert texts(here) == texts(there) == ["here", "on both", "there"]


def test_its_own_file_that_is_damaged_is_written_anew_without_a_word(two):
    here, _, shared = two
    here.ok("sync", str(shared))
    [file] = shared.iterdir()
    whole = file.read_bytes()
    for other in (whole[: len(whole) // 2], b""):
        file.write_bytes(other)
        told = said(here.ok("sync", str(shared)))
        assert "not whole" not in told and "written its own copy" in told
        assert len(file.read_bytes()) > len(whole) // 2


def test_after_a_new_key_its_own_file_is_written_anew_with_it(two):
    here, there, shared = two
    here.ok("sync", str(shared))
    here.ok("key", "rotate", "--yes")
    assert "written its own copy" in said(here.ok("sync", str(shared)))
    there.ok("restore", here.ok("backup").out.strip().splitlines()[-1])
    told = said(there.ok("sync", str(shared)))
    assert "locked with another key" not in told, [p.name for p in shared.iterdir()]


def test_a_file_of_another_key_is_said_with_what_to_type(two, tmp_path):
    here, _, shared = two
    stranger = World(tmp_path / "stranger")
    stranger.ok("init", "--no-input")
    write(stranger, "theirs")
    stranger.ok("sync", str(shared))
    [file] = shared.iterdir()
    told = here.ok("sync", str(shared))
    assert "locked with another key" in said(told)
    assert f"reflect merge {file}" in told.out
    assert texts(here) == ["on both"]
    assert "another key" not in said(here.ok("sync", str(shared)))  # once is enough
    write(stranger, "theirs, and more")
    stranger.ok("sync", str(shared))
    assert "locked with another key" in said(here.ok("sync", str(shared)))


def test_the_folder_of_the_journal_itself_and_a_missing_one_are_refused(two, tmp_path):
    here, _, _ = two
    before = sorted(here.home.iterdir())
    assert here.run("sync", str(here.home)).code == 6
    missing = here.run("sync", str(tmp_path / "missing"))
    assert missing.code == 3 and "There is no folder" in missing.err
    assert sorted(here.home.iterdir()) == before


def test_a_file_of_a_newer_program_is_named_so(two, tmp_path):
    here, there, shared = two
    with Journal.open(there.home, PASSPHRASE, ladder=ladder) as journal:
        journal._file.con.execute("PRAGMA user_version = 99")
        journal.exchange.hand_out(shared)
    assert "A newer reflect made this backup" in said(here.ok("sync", str(shared)))


def test_what_is_deleted_for_good_on_one_is_deleted_on_the_other_after_a_backup(two):
    here, there, shared = two
    for world in (here, there, here):
        world.ok("sync", str(shared))
    here.ok("delete", "1", "--yes")
    here.ok("bin", "--empty", "--yes")
    here.ok("sync", str(shared))
    told = there.ok("sync", str(shared))
    assert "1 entry was deleted for good there, and goes here too." in said(told)
    assert texts(there) == []
    backup = told.out.strip().splitlines()[-1]
    there.ok("restore", backup)
    assert texts(there) == ["on both"], "the backup of before holds it"


@pytest.mark.skipif(not SOAK or sys.platform == "win32", reason="some 250 forks; REFLECT_SOAK=1 runs them")
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("command", ["sync", "merge"])
def test_a_kill_at_each_step_leaves_nothing_half_done(tmp_path, command):
    ran = subprocess.run(
        [sys.executable, WORKER, command, tmp_path],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["broken"] == []
    assert told["kills"] >= 50
