"""What is missing, shut or full is told as that, and as nothing else."""

import pytest
from cli.given.test_named_place import POSIX, held_by_modes
from kit.world import World

from reflect.storage.disk import refusal

ROOM = "hardly any room left here"


@pytest.fixture
def written(world, answers):
    world.ok("log", "--answers", str(answers("quick_checkin")))
    return world


@POSIX
def test_a_folder_that_is_shut_for_writing_is_not_called_a_full_disk(written):
    written.home.chmod(0o500)
    try:
        told = held_by_modes(lambda: written.run("doctor"))
    finally:
        written.home.chmod(0o700)
    assert told.code == 9 and "can't be written to" in " ".join(told.out.split())
    assert ROOM not in " ".join(told.out.split())


@POSIX
def test_where_no_journal_can_be_made_doctor_does_not_say_fine(tmp_path):
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    told = held_by_modes(lambda: World(shut / "reflect").run("doctor"))
    assert told.code == 9 and "LOOK folder:" in " ".join(told.out.split())
    assert World(tmp_path / "open").run("doctor").code == 0 and not (tmp_path / "open").exists()


@pytest.mark.parametrize("lost", [["journal.db"], ["journal.keys", "journal.keys.bak"]])
def test_half_a_journal_that_is_set_aside_is_not_called_whole(written, lost):
    written.ok("backup")
    backup = max((written.home / "backups").iterdir())
    if "journal.keys" in lost:
        written.ok("key", "rotate", "--yes")  # else its key comes back, and nothing is set aside
    for name in lost:
        (written.home / name).unlink()
    told = written.ok("restore", str(backup)).out
    assert "What was left of the journal here is set aside in:" in told and "whole" not in told


def test_backups_that_are_gone_were_not_never_there(written):
    for backup in (written.home / "backups").iterdir():
        backup.unlink()
    assert "backups: there is none of this journal here" in " ".join(written.ok("doctor").out.split())


def test_a_refusal_says_once_what_was_not_done():
    import sqlite3

    told = refusal.of_driver(sqlite3.OperationalError("database or disk is full"), saved=refusal.Saved.NOT)
    assert refusal.instead(told, "no journal was made").message == "The disk is full, so no journal was made."
