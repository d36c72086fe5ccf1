"""A backup is brought back: only one that this program can open, with the same counts everywhere and true numbers."""

import json
import shlex
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from kit.reviewer import write
from kit.world import NOW, PASSPHRASE, ROOT

from reflect.storage.backup import checked
from reflect.storage.database import engine, migrations
from reflect.storage.keys import ways_in

OLD = ROOT / "tests" / "fixtures" / "journal-v1"


def bundle_of(home, to, *, schema=None):
    """A sealed and sound backup, as another version of this program may have made it."""
    key = ways_in.unlock(home, PASSPHRASE).key
    con = engine.connect(home / "journal.db", key)
    before = migrations.version_of(con)
    if schema is not None:
        con.execute(f"PRAGMA user_version = {schema}")
    try:
        return checked.write(home, con, key, to=to, counter=1, made_at=NOW, work=home)
    finally:
        con.execute(f"PRAGMA user_version = {before}")
        con.close()


def files(home):
    return {p: p.read_bytes() for p in home.rglob("*") if p.is_file() and not p.name.endswith(".lock")}


def test_a_backup_of_a_newer_program_is_refused_before_anything_is_swapped(world, tmp_path):
    write(world, "I waited.")
    newer = bundle_of(world.home, tmp_path / "usb", schema=99)
    before = files(world.home)
    done = world.run("restore", str(newer))
    assert done.code == 8
    assert "A newer reflect wrote this backup: it has schema 99" in done.err
    assert "Install the newer version" in done.err
    assert files(world.home) == before
    assert "1 entry" in world.ok("doctor").out


def test_a_backup_whose_form_is_of_no_program_is_refused_before_anything_is_swapped(world, tmp_path):
    odd = bundle_of(world.home, tmp_path / "usb", schema=0)
    before = files(world.home)
    assert world.run("restore", str(odd)).code == 8
    assert files(world.home) == before


def test_a_backup_of_an_older_program_comes_back_and_opens(world, tmp_path):
    old = tmp_path / "old"
    shutil.copytree(OLD, old)
    for name in ("journal.db", "journal.keys"):
        (old / name).chmod(0o600)
    older = bundle_of(old, tmp_path / "usb")
    assert (
        "Your journal is back, with 18 entries, and 1 more in the bin" in world.ok("restore", str(older)).out
    )
    assert "opens, 18 entries" in world.ok("doctor").out


@pytest.mark.parametrize("lost", ["journal.db", "journal.keys"])
def test_doctor_breaks_no_word_where_it_says_the_way_back(world, monkeypatch, lost):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    for file in world.home.glob(f"{lost}*"):
        file.unlink()
    _, shown, _ = world.types("doctor", typed="")
    assert "Then bring that one back." in " ".join(shown.split())
    rows = shown.splitlines()
    assert all(len(row) <= 80 or row.startswith("reflect restore ") for row in rows)
    assert any(row.startswith("reflect restore ") and row.endswith(".reflectbackup") for row in rows)


def test_a_backup_of_somebody_else_opens_with_their_passphrase_only(world, tmp_path):
    theirs = replace(
        world, home=tmp_path / "theirs", environment={"REFLECT_PASSPHRASE": "the words of somebody else"}
    )
    theirs.ok("init", "--no-input")
    [bundle] = (theirs.home / "backups").iterdir()
    before = files(world.home)
    assert world.run("restore", str(bundle)).code == 4
    assert files(world.home) == before
    replace(world, environment=theirs.environment).ok("restore", str(bundle))


def test_every_count_is_the_same_and_the_bin_stands_apart(world):
    for words in ("I waited.", "I asked.", "I listened."):
        write(world, words)
    world.ok("delete", "2", "--yes")
    made = json.loads(world.ok("backup", "--json").out)
    assert made["entries"] == len(json.loads(world.ok("list", "--json").out)["entries"]) == 2
    assert "opens, 2 entries, and 1 more in the bin" in world.ok("doctor").out
    assert (
        "Your journal is back, with 2 entries, and 1 more in the bin."
        in world.ok("restore", made["backup"]).out
    )
    later = replace(world, now=world.now + timedelta(minutes=1))
    back = json.loads(later.ok("restore", made["backup"], "--json").out)
    assert (back["entries"], back["in_bin"]) == (2, 1)
    assert "1 entry deleted" in world.ok("bin", "--empty", "--yes").out
    assert "opens, 2 entries, schema" in world.ok("doctor").out


def numbers(world):
    return sorted(int(p.stem.split("-")[1]) for p in (world.home / "backups").iterdir())


def newest(world):
    return next(
        line for line in " ".join(world.ok("doctor").out.split()).split("fine ") if line.startswith("backups")
    )


def test_lost_restored_backed_up_and_restored_again(world):
    """Numbers live in what is rolled back, so the folder is asked too; a line that was left is never the newest."""
    bundles = [json.loads(world.ok("backup", "--json").out)["backup"] for _ in range(4)]
    assert numbers(world) == [1, 2, 3, 4, 5]
    (world.home / "journal.db").unlink()
    assert bundles[-1] in world.run("doctor").out
    world.ok("restore", bundles[0])
    told = newest(world)
    assert "the newest is 20260306-0002.reflectbackup, with 0 entries, from 2026-03-06" in told
    assert "There are 3 backups, up to 20260306-0005.reflectbackup, from before an earlier state" in told
    after = json.loads(world.ok("backup", "--json").out)["backup"]
    assert Path(after).name == "20260306-0006.reflectbackup"
    assert "the newest is 20260306-0006.reflectbackup" in newest(world)
    assert "There are 3 backups, up to 20260306-0005.reflectbackup, from before" in newest(world)
    later = replace(world, now=world.now + timedelta(minutes=1))
    later.ok("restore", after)
    assert Path(json.loads(later.ok("backup", "--json").out)["backup"]).name.endswith("-0007.reflectbackup")
    elsewhere = later.home.parent / "usb"
    elsewhere.mkdir()
    (elsewhere / "20260306-0040.reflectbackup").write_bytes(b"of another day")
    assert "-0041." in json.loads(later.ok("backup", "--to", str(elsewhere), "--json").out)["backup"]


def _cut(raw):
    return raw[:350]


def _garbled(raw):
    return bytes(300)


def _one_bit(raw):
    at = raw.index(b'"salt"') + 12
    return raw[:at] + (b"A" if raw[at : at + 1] != b"A" else b"B") + raw[at + 1 :]


def _emptied(raw):
    return b""


KEY_FILES = ("journal.keys", "journal.keys.bak")
WROTE = "What you wrote since that backup is here too."


@pytest.mark.parametrize("damage", [_cut, _garbled, _one_bit, _emptied])
@pytest.mark.parametrize(
    "left", [KEY_FILES, KEY_FILES[:1], KEY_FILES[1:]], ids=["both", "one", "the spare one"]
)
def test_a_damaged_key_file_costs_nothing_that_was_written_since_the_backup(world, damage, left):
    bundle = json.loads(world.ok("backup", "--json").out)["backup"]
    write(world, "I waited.", "I asked.")
    for name in KEY_FILES:
        file = world.home / name
        damaged = damage(file.read_bytes())
        file.write_bytes(damaged) if name in left else file.unlink()
    assert world.run("list").code in (4, 8)
    said = " ".join(world.ok("restore", bundle).out.split())
    assert "with 2 entries" in said and "Only its key file was damaged" in said and WROTE in said
    assert "The damaged one is set aside in:" in said and "--undo" not in said
    (aside,) = world.home.glob("replaced-*")
    assert {file.name for file in aside.iterdir()} == set(left)
    assert all((aside / name).read_bytes() == damaged for name in left)
    assert [e["number"] for e in json.loads(world.ok("list", "--json").out)["entries"]] == [2, 1]
    assert world.run("doctor").code == 0


def test_a_missing_key_file_is_told_as_that(world):
    bundle = json.loads(world.ok("backup", "--json").out)["backup"]
    write(world, "I waited.")
    for name in KEY_FILES:
        (world.home / name).unlink()
    said = " ".join(world.ok("restore", bundle).out.split())
    assert "with 1 entry" in said and "Only its key file was missing" in said and WROTE in said
    assert not [*world.home.glob("replaced-*")]


@pytest.mark.parametrize("form", [b"2", b"9"], ids=["whole", "of a newer program"])
def test_a_key_file_that_is_not_damaged_is_set_aside_with_its_journal(world, form):
    bundle = json.loads(world.ok("backup", "--json").out)["backup"]
    write(world, "I waited.")
    there = (world.home / KEY_FILES[0]).read_bytes().replace(b'"format": 2', b'"format": ' + form)
    for name in KEY_FILES:
        (world.home / name).write_bytes(there)
    assert world.run("list").code == (0 if form == b"2" else 8)
    said = " ".join(world.ok("restore", bundle).out.split())
    assert "with 0 entries" in said and WROTE not in said
    (aside,) = world.home.glob("replaced-*")
    assert (aside / KEY_FILES[0]).read_bytes() == there and (aside / "journal.db").exists()


def test_a_journal_set_aside_with_a_damaged_key_file_can_be_taken_in(world):
    bundle = json.loads(world.ok("backup", "--json").out)["backup"]
    write(world, "I waited.", "I asked.")
    world.ok("restore", bundle)
    (aside,) = world.home.glob("replaced-*")
    for name in KEY_FILES:
        (aside / name).write_bytes(b"nothing of a key")
    refused = world.run("restore", "--undo", "--yes")
    assert refused.code == 8 and "it stays where it is" in refused.err
    typed = shlex.split(refused.err.strip().splitlines()[-1])
    assert typed == ["reflect", "merge", str(aside / "journal.db")]
    world.ok(*typed[1:], "--yes")
    assert len(json.loads(world.ok("list", "--json").out)["entries"]) == 2


def test_a_backup_that_a_newer_code_does_not_open_asks_for_the_code_of_its_day(world):
    before = world.ok("key", "code", "--yes").out.strip()
    bundle = json.loads(world.ok("backup", "--json").out)["backup"]
    now = world.ok("key", "code", "--yes").out.strip()
    refused = replace(world, environment={"REFLECT_PASSPHRASE": now}).run("restore", bundle, "--recovery")
    told = " ".join(refused.err.split())
    assert refused.code == 4 and "That recovery code does not open this backup." in told
    assert "A backup opens with the code of the day it was made." in told and "--recovery" not in told
    replace(world, environment={"REFLECT_PASSPHRASE": before}).ok("restore", bundle, "--recovery")


def test_of_two_backups_that_may_be_the_newest_it_is_said_which_one_comes_back(world):
    ahead = replace(world, now=world.now + timedelta(days=365))
    ahead.ok("backup")
    then = json.loads(world.ok("backup", "--json").out)["backup"]
    (world.home / "journal.db").unlink()
    said = " ".join(world.run("list").err.split())
    assert "By its day another one is newer, from 6 March 2027" in said
    assert f"To bring back the one from 6 March 2026, type: reflect restore {then}" in said


def test_backups_of_another_journal_are_not_called_mine(world, tmp_path):
    theirs = replace(world, home=tmp_path / "theirs")
    theirs.ok("init", "--no-input")
    [bundle] = (theirs.home / "backups").iterdir()
    shutil.copyfile(bundle, world.home / "backups" / "20270101-0900.reflectbackup")
    assert "the newest is 20260306-0001.reflectbackup" in newest(world)


def test_doctor_that_looked_deep_names_a_backup_that_is_whole(world):
    write(world, "I waited.")
    good = json.loads(world.ok("backup", "--json").out)["backup"]
    torn = Path(json.loads(world.ok("backup", "--json").out)["backup"])
    raw = bytearray(torn.read_bytes())
    raw[len(raw) // 3] ^= 1
    torn.write_bytes(raw)
    with (world.home / "journal.db").open("r+b") as file:
        file.seek(40_000)
        file.write(bytes(64))
    done = world.run("doctor", "--deep")
    assert done.code == 8
    said = " ".join(done.out.split())
    assert "places in the journal file are damaged" in said
    assert "What opens can still be read: reflect list" in said
    assert f"reflect restore {good}" in done.out
    assert "reflect doctor" not in done.out
    world.ok("list")
    world.ok("restore", good)
    assert "every page is sound" in world.ok("doctor", "--deep").out


def test_a_journal_file_that_cannot_be_opened_names_the_newest_backup(world):
    [bundle] = (world.home / "backups").iterdir()
    (world.home / "journal.db").write_bytes(bytes(200_000))
    done = world.run("list")
    assert done.code == 8
    assert f"\nreflect restore {bundle}\n" in done.err


def test_what_is_left_of_a_lost_journal_is_not_said_to_come_back_by_undo(world):
    [bundle] = (world.home / "backups").iterdir()
    (world.home / "journal.db").unlink()
    back = world.ok("restore", str(bundle))
    assert "What was left of the journal here is set aside" in back.out
    assert "--undo" not in back.out
    assert world.run("restore", "--undo").code == 3


def test_who_came_back_by_the_code_is_told_how_to_have_a_passphrase(world, tmp_path):
    code = world.ok("key", "code", "--yes").out.strip()
    bundle = json.loads(world.ok("backup", "--json").out)["backup"]
    assert "reflect key recover" not in world.ok("restore", bundle).out
    back = replace(world, environment={"REFLECT_PASSPHRASE": code}).ok("restore", bundle, "--recovery")
    assert "type: reflect key recover" in " ".join(back.out.split())
    wrong = replace(world, environment={"REFLECT_PASSPHRASE": "not the one of then"}).run("restore", bundle)
    assert "type the same again with --recovery" in wrong.err


def test_a_lost_journal_is_not_said_to_have_its_newest_backup_here_alone(world):
    (world.home / "journal.db").unlink()
    assert "a copy on a USB stick, that one may be newer" in world.run("list").err


def test_a_stick_or_a_bare_name_leads_to_the_file(world, tmp_path):
    [bundle] = (world.home / "backups").iterdir()
    assert f"\n{bundle}\n" in world.run("restore", str(bundle.parent)).err
    assert f"\n{bundle}\n" in world.run("restore", bundle.name).err
    assert "ends in .reflectbackup" in world.run("restore", str(tmp_path)).err
    elsewhere = replace(world, home=tmp_path / "new")
    nothing = elsewhere.run("restore", "mine")
    assert "I can't find the backup mine." in nothing.err
    assert "ends in .reflectbackup" in nothing.err
    assert "Your own backups are in" not in nothing.err
