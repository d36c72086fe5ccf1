"""`merge`: tells first, asks, makes a backup, takes in all or nothing; a file that cannot be trusted brings nothing in."""

import json
import shutil
from pathlib import Path

import pytest
from kit.reviewer import write
from kit.world import PASSPHRASE, World, ladder

from reflect.storage.journal import Journal
from reflect.values.record import Record


@pytest.fixture
def two(world, tmp_path):
    """Give two devices with one entry, and a backup of the second, which has one more."""
    write(world, "on both")
    other = World(tmp_path / "other")
    shutil.copytree(world.home, other.home)
    write(other, "there")
    return world, other, json.loads(other.ok("backup", "--json").out)["backup"]


def said(text):
    return " ".join(text.split())


def test_it_tells_first_and_asks_and_a_no_changes_nothing(two):
    here, _, file = two
    code, screen, _ = here.at_terminal("merge", file, typed="n\n")
    assert code == 0
    assert "1 entry is new here." in said(screen) and said(screen).endswith("Nothing was changed.")
    refused = here.run("merge", file)
    assert refused.code == 5 and "--yes" in refused.err
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 1


def test_after_a_yes_it_is_in_and_the_backup_leads_back(two):
    here, _, file = two
    code, screen, _ = here.at_terminal("merge", file, typed="y\n")
    assert code == 0 and "It is in your journal now." in said(screen)
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 2
    assert "Everything in it is here already." in said(here.ok("merge", file, "--yes").out)
    here.ok("restore", screen.strip().splitlines()[-1])
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 1


def test_the_figures_are_told_for_programs(two):
    here, _, file = two
    document = json.loads(here.ok("merge", file, "--yes", "--json").out)
    assert (document["new"], document["same"]) == (1, 1)
    assert document["backup"].endswith(".reflectbackup")
    assert json.loads(here.ok("merge", file, "--json").out)["backup"] is None


def test_a_backup_of_another_journal_is_named_so_and_opens_with_its_own_secret(two, tmp_path):
    here, _, _ = two
    stranger = World(tmp_path / "stranger", environment={"REFLECT_PASSPHRASE": "quite other words here"})
    stranger.ok("init", "--no-input")
    write(stranger, "theirs")
    file = json.loads(stranger.ok("backup", "--json").out)["backup"]
    assert here.run("merge", file, "--yes").code == 4
    secret = tmp_path / "secret"
    secret.write_text("quite other words here")
    secret.chmod(0o600)
    with Journal.open(here.home, PASSPHRASE, ladder=ladder) as journal:
        opened = World(here.home, environment={"REFLECT_PASSPHRASE": "quite other words here"})
        told = _with_open(opened, journal, file)
    assert "a backup of another journal" in said(told.out)
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 2


def test_another_journal_deletes_nothing_here(two, tmp_path):
    here, _, _ = two
    [kept] = json.loads(here.ok("list", "--json").out)["entries"]
    stranger = World(tmp_path / "stranger")
    stranger.ok("init", "--no-input")
    with Journal.open(stranger.home, PASSPHRASE, ladder=ladder) as journal:
        theirs = [each for each in _records(here) if each.kind != "setting"]
        gone = [Record(kind="gone", uuid=each.uuid, versions={**each.versions, "x": 9}) for each in theirs]
        journal.records.take_in(gone)
    file = json.loads(stranger.ok("backup", "--json").out)["backup"]
    here.ok("merge", file, "--yes")
    assert json.loads(here.ok("list", "--json").out)["entries"] == [kept]


def _records(world):
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        return list(journal.records.all())


def _with_open(world, journal, file):
    """Run with the journal open already, as for somebody who types one passphrase for each of the two."""
    import io

    from kit.world import CHEAP, TREE, Result

    from reflect.cli.context import Context
    from reflect.settings import Settings

    out, err = io.StringIO(), io.StringIO()
    context = Context(
        settings=Settings(home=world.home), environment=world.environment, stdin=io.StringIO(), stdout=out,
        stderr=err, clock=lambda: world.now, zone_name="UTC", cost=CHEAP,
    )  # fmt: skip
    context.journal = journal
    try:
        TREE(args=["merge", str(file), "--yes"], obj=context, prog_name="reflect")
    except SystemExit as end:
        return Result(int(end.code or 0), out.getvalue(), err.getvalue())
    return Result(0, out.getvalue(), err.getvalue())


def test_a_second_copy_of_the_journal_file_is_found_by_doctor_and_taken_in(two):
    here, there, _ = two
    copy = here.home / "journal (conflicted copy).db"
    shutil.copy(there.home / "journal.db", copy)
    copy.chmod(0o600)
    told = here.run("doctor")
    assert told.code == 8 and "looks like a second copy of your journal" in said(told.out)
    here.ok("merge", str(copy), "--yes")
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 2


@pytest.mark.parametrize(
    "name", ["missing.reflectbackup", "half.reflectbackup", "text.reflectbackup", "text.db"]
)
def test_what_is_no_copy_is_refused_and_nothing_changes(two, tmp_path, name):
    here, _, file = two
    if not name.startswith("missing"):
        half = Path(file).read_bytes()[:5000]
        content = half if name.startswith("half") else b"SQLite format 3\0" + b"x" * 9000
        (tmp_path / name).write_bytes(content)
    refused = here.run("merge", str(tmp_path / name), "--yes")
    assert refused.code == (3 if name.startswith("missing") else 8)
    assert "Traceback" not in refused.err
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 1
    assert not list(here.home.glob(".reflect-work-*"))


def test_a_copy_that_the_key_does_not_open_deletes_nothing_unasked_whatever_journal_it_says_it_is(two):
    """The id of a journal stands in the clear in each of its backups: whoever has one can name it."""
    here, there, _ = two
    here.ok("key", "rotate", "--yes")
    there.ok("purge", "1", "--yes", "--keep-backups")
    file = json.loads(there.ok("backup", "--json").out)["backup"]
    here.ok("merge", file, "--yes")
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 2
    write(there, "and more")
    file = json.loads(there.ok("backup", "--json").out)["backup"]
    _, screen, _ = here.types("merge", file, typed="n\ny\n")
    assert "Deleted for good on another device, and still here:" in screen
    assert "I can't tell that a device of yours made it." in said(screen)
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 3
    here.types("merge", file, typed="y\ny\n")
    assert len(json.loads(here.ok("list", "--json").out)["entries"]) == 2
