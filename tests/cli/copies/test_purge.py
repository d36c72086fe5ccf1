"""`purge` as it is typed: what it says before and after, what it asks, what it leaves alone, and where it is broken off."""

import json

import pytest
from kit.raw_pages import found_in
from kit.reviewer import write
from kit.world import PASSPHRASE, World

from reflect.storage.journal import Journal
from reflect.storage.keys import ways_in

GOES, STAYS = "qz7heronlake", "xv7willowgate"
SURE = "y\ndelete\n"


@pytest.fixture
def full(world):
    """Two entries, the first in the bin, and a backup that holds both."""
    write(world, f"I saw {GOES} today.", f"I saw {STAYS} today.")
    world.ok("backup")
    world.ok("delete", "1", "--yes")
    return world


def holding(world, word=GOES):
    return found_in(world.home, ways_in.unlock(world.home, PASSPHRASE).key, word)


def backups(world):
    return sorted(file.name for file in (world.home / "backups").iterdir())


def test_the_whole_walk_says_what_it_did_and_nothing_of_it_is_left(full):
    first = backups(full)
    code, screen, errors = full.types("purge", typed=SURE + "y\n")
    assert (code, errors) == (0, "")
    for said in (
        "told to keep records, do not delete", "Here is what would go:", "1 entry deleted for good.",
        "written anew without it", "A fresh backup is made", "Older backups removed: 2.", "What this can't reach",
    ):  # fmt: skip
        assert said in screen, said
    assert holding(full) == [] and len(holding(full, STAYS)) == 2
    assert len(backups(full)) == 1 and backups(full)[0] not in first


@pytest.mark.parametrize(
    "typed", ["n\n", "\n", "y\n\n", "y\nyes\n", "y\ny\n", "y\ndeleted\n", "y\n"], ids=repr
)
def test_only_yes_and_then_the_whole_word_deletes(full, typed):
    before = backups(full)
    code, screen, errors = full.types("purge", typed=typed)
    assert "Nothing was changed." in screen + errors and code in (0, 5)
    assert json.loads(full.ok("bin", "--json").out)["entries"]
    assert backups(full) == before


def test_a_dry_run_names_all_that_would_go_and_changes_nothing(full):
    before = {file: file.read_bytes() for file in full.home.rglob("*") if file.is_file()}
    said = full.ok("purge", "--dry-run").out
    assert (
        "1 earlier version" not in said
        and GOES in said
        and backups(full)[0] in said
        and "Nothing was changed." in said
    )
    assert before == {file: file.read_bytes() for file in full.home.rglob("*") if file.is_file()}


def test_without_a_terminal_it_deletes_only_with_yes(full):
    assert full.run("purge").code == 5
    assert full.ok("purge", "--yes").out.count("removed: 2") == 1
    assert holding(full) == []


def test_backups_of_the_key_before_are_reached_too_and_those_of_another_journal_never(full, tmp_path):
    other = World(tmp_path / "other")
    other.ok("init", "--no-input")
    foreign = full.home / "backups" / "20200101-0001.reflectbackup"
    foreign.write_bytes(next((other.home / "backups").iterdir()).read_bytes())
    before = ways_in.unlock(full.home, PASSPHRASE).key
    assert full.run("key", "rotate", "--yes").code == 0
    said = full.ok("purge", "--yes").out
    assert "These backups of this journal are older" in said and str(foreign) in said
    assert foreign.exists() and len(backups(full)) == 2
    foreign.unlink()
    assert holding(full) == []
    with pytest.raises(AssertionError):
        found_in(full.home, before, GOES)  # nothing is left that the key before opens


def test_who_leaves_at_the_copies_is_told_that_they_stay(full):
    before = backups(full)
    code, screen, errors = full.types("purge", typed=SURE + ":pause\n")
    assert code == 130 and "1 entry deleted for good." in screen and "They stay." in errors
    assert backups(full) == before
    assert "nothing here to delete" in full.types("purge", typed="y\n")[1]
    assert holding(full) == []


def test_backups_that_were_kept_are_offered_again_and_then_no_more(full):
    said = full.ok("purge", "--yes", "--keep-backups").out
    assert "older backup" not in said and holding(full)
    code, screen, _ = full.types("purge", typed="n\n")
    assert code == 0 and "nothing here to delete" in screen and "They stay." in screen
    assert "may still hold it" in full.ok("purge", "--dry-run").out
    full.ok("purge", "--yes")
    assert holding(full) == []
    assert "may still hold it" not in full.ok("purge", "--yes").out


def test_chosen_entries_and_those_before_a_day(full):
    write(full, "of now")
    full.ok(
        "log",
        "--answers",
        "-",
        "--date",
        "2026-01-02",
        stdin='{"pack": "quick_checkin", "answers": {"keep": "old"}}',
    )
    assert full.run("purge", "99", "--yes").code == 3
    assert full.run("purge", "two", "--yes").code == 2
    assert full.run("purge", "2", "--before", "2026-02-01", "--yes").code == 2
    assert "1 entry deleted" in full.ok("purge", "--before", "2026-02-01", "--yes").out
    assert "2 entries deleted" in full.ok("purge", "1", "3", "--yes").out
    assert [e["number"] for e in json.loads(full.ok("list", "--json").out)["entries"]] == [2]


def test_one_earlier_version(full):
    full.ok(
        "edit", "2", "--answers", "-", stdin='{"pack": "quick_checkin", "answers": {"keep": "other words"}}'
    )
    for wrong in (("2",), ("2", "1"), ()):
        assert full.run("purge", *wrong, "--version", "7").code in (2, 3)
    assert full.run("purge", "2", "--version", "1", "--versions").code == 2
    code, screen, _ = full.types("purge", "2", "--version", "1", typed=SURE + "y\n")
    assert code == 0 and "Version 1 of entry 2 is deleted for good." in screen
    assert holding(full, STAYS) == [] and "other words" in full.ok("show", "2").out
    assert json.loads(full.ok("bin", "--json").out)["entries"], "what is in the bin stays"


def test_what_a_restore_set_aside_is_named_and_each_is_asked_about(full):
    full.ok("restore", str(full.home / "backups" / backups(full)[-1]))
    (aside,) = full.home.glob("replaced-*")
    full.ok("delete", "1", "--yes")
    assert str(aside) in full.ok("purge", "--yes").out and aside.exists()
    code, screen, _ = full.types("purge", typed="n\n")
    assert code == 0 and aside.exists() and "It stays there." in screen
    assert "It is removed." in full.types("purge", typed="y\n")[1]
    assert not aside.exists() and holding(full) == []


def test_what_is_set_aside_stays_if_it_is_another_journals_or_not_all_ours(full, tmp_path):
    own, other = full.home / "replaced-20260101-101010", full.home / "replaced-20260102-101010"
    own.mkdir()
    other.mkdir()
    for name in ("journal.db", "journal.keys"):
        (own / name).write_bytes((full.home / name).read_bytes())
        (other / name).write_bytes((full.home / name).read_bytes())
    (own / "thesis.txt").write_text("years of it")
    keys = json.loads((other / "journal.keys").read_text())
    keys["journal"] = "0b9b1f9e-0b5e-4d2e-9d0c-0123456789ab"
    (other / "journal.keys").write_text(json.dumps(keys))
    said = full.types("purge", typed=SURE + "y\ny\ny\n")[1]
    assert " ".join(said.split()).count("I can't tell that it is of this journal") == 2
    assert (own / "journal.db").exists() and (other / "journal.db").exists()


def test_a_change_in_another_window_stops_it(full, monkeypatch):
    from reflect.cli.copies import purge

    asked = purge._ask_twice

    def meanwhile(app, question):
        asked(app, question)
        with Journal.open(full.home, PASSPHRASE, **app.keeping) as other:
            other.delete(2)

    monkeypatch.setattr(purge, "_ask_twice", meanwhile)
    code, _, errors = full.types("purge", typed=SURE)
    assert code == 6 and "changed while you were asked" in errors
    assert len(json.loads(full.ok("bin", "--json").out)["entries"]) == 2


def test_a_backup_that_cannot_be_made_leaves_the_older_ones(full):
    folder = full.home / "backups"
    before = backups(full)
    (full.home / "journal.keys").write_text("{}")
    folder.rename(full.home / "elsewhere")
    folder.symlink_to(full.home / "elsewhere")
    result = full.run("purge", "--yes")
    assert result.code in (6, 9), result
    said = " ".join(result.err.split())
    assert (
        "so no fresh backup was made. What was deleted is deleted. The older backups are still there." in said
    )
    assert sorted(file.name for file in (full.home / "elsewhere").iterdir()) == before
