"""Forgotten passphrases, backups on another home, and files that cannot be trusted."""

import json
import shutil
import sqlite3
from dataclasses import replace

import pytest

NEW = "another quiet set of words"


@pytest.fixture
def coded(empty_world, tmp_path, answers):
    """A journal with one entry, and its recovery code in a file."""
    empty_world.ok("init", "--no-input", "--recovery-file", str(tmp_path / "code"))
    empty_world.ok("log", "--answers", str(answers("quick_checkin")))
    (tmp_path / "new").write_text(NEW)
    (tmp_path / "new").chmod(0o600)
    return empty_world


def opens_with(world, passphrase):
    return replace(world, environment={"REFLECT_PASSPHRASE": passphrase}).run("list").code == 0


def test_recovery_code_sets_a_new_passphrase(coded, tmp_path):
    coded.ok(
        "key",
        "recover",
        "--code-file",
        str(tmp_path / "code"),
        "--new-passphrase-file",
        str(tmp_path / "new"),
    )
    assert opens_with(coded, NEW)
    assert not opens_with(coded, "five quiet words for tests")


def test_recovery_code_works_in_lower_case_and_without_dashes(coded, tmp_path):
    (tmp_path / "code").write_text((tmp_path / "code").read_text().lower().replace("-", " "))
    coded.ok(
        "key",
        "recover",
        "--code-file",
        str(tmp_path / "code"),
        "--new-passphrase-file",
        str(tmp_path / "new"),
    )
    assert opens_with(coded, NEW)


def test_wrong_recovery_code_changes_nothing(coded, tmp_path):
    code = (tmp_path / "code").read_text()
    (tmp_path / "code").write_text(code.replace(code[0], "Z" if code[0] != "Z" else "Y", 1))
    result = coded.run(
        "key",
        "recover",
        "--code-file",
        str(tmp_path / "code"),
        "--new-passphrase-file",
        str(tmp_path / "new"),
    )
    assert result.code == 4
    assert "Group 1" in result.err or "group 1" in result.err
    assert opens_with(coded, "five quiet words for tests")


def test_passphrase_can_be_changed(coded, tmp_path):
    coded.ok("key", "passphrase", "--new-passphrase-file", str(tmp_path / "new"))
    assert opens_with(coded, NEW)
    assert not opens_with(coded, "five quiet words for tests")


def test_weak_new_passphrase_changes_nothing(coded, tmp_path):
    (tmp_path / "new").write_text("weak")
    assert coded.run("key", "passphrase", "--new-passphrase-file", str(tmp_path / "new")).code == 2
    assert opens_with(coded, "five quiet words for tests")


def test_new_recovery_code_replaces_the_old_one(coded, tmp_path):
    fresh = coded.ok("key", "code").out.strip().splitlines()[-1]
    arguments = ("--code-file", str(tmp_path / "code"), "--new-passphrase-file", str(tmp_path / "new"))
    assert coded.run("key", "recover", *arguments).code == 4
    (tmp_path / "code").write_text(fresh)
    coded.ok("key", "recover", *arguments)


def test_key_status_needs_no_passphrase(coded):
    coded.environment.clear()
    said = json.loads(coded.ok("key", "status", "--json").out)
    assert [s["kind"] for s in said["slots"]] == ["passphrase", "recovery"]


def test_backup_restores_on_another_home_with_its_passphrase(coded, tmp_path):
    bundle = json.loads(coded.ok("backup", "--to", str(tmp_path), "--json").out)["backup"]
    other = replace(coded, home=tmp_path / "elsewhere")
    said = json.loads(other.ok("restore", bundle, "--json").out)
    assert said == {"schema": 1, "restored": True, "entries": 1, "in_bin": 0, "set_aside": None}
    assert other.ok("show", "1", "--json").out == coded.ok("show", "1", "--json").out


def test_backup_restores_with_its_recovery_code(coded, tmp_path):
    bundle = json.loads(coded.ok("backup", "--to", str(tmp_path), "--json").out)["backup"]
    other = replace(
        coded, home=tmp_path / "elsewhere", environment={"REFLECT_PASSPHRASE_FILE": str(tmp_path / "code")}
    )
    other.ok("restore", bundle, "--recovery")
    assert opens_with(other, "five quiet words for tests")


def test_restore_sets_the_journal_aside_whole(coded, tmp_path, answers):
    bundle = json.loads(coded.ok("backup", "--to", str(tmp_path), "--json").out)["backup"]
    coded.ok("log", "--answers", str(answers("post_session")))
    said = json.loads(coded.ok("restore", bundle, "--json").out)
    assert len(json.loads(coded.ok("list", "--json").out)["entries"]) == 1
    aside = replace(coded, home=type(coded.home)(said["set_aside"]))
    assert len(json.loads(aside.ok("list", "--json").out)["entries"]) == 2


def test_restore_with_a_wrong_passphrase_changes_nothing(coded, tmp_path):
    bundle = json.loads(coded.ok("backup", "--to", str(tmp_path), "--json").out)["backup"]
    before = {p: p.read_bytes() for p in coded.home.glob("journal.*")}
    wrong = replace(coded, environment={"REFLECT_PASSPHRASE": "not these words"})
    assert wrong.run("restore", bundle).code == 4
    assert {p: p.read_bytes() for p in coded.home.glob("journal.*")} == before


def test_damaged_backup_is_refused(coded, tmp_path):
    bundle = tmp_path / json.loads(coded.ok("backup", "--to", str(tmp_path), "--json").out)["backup"]
    raw = bytearray(bundle.read_bytes())
    raw[len(raw) // 2] ^= 1
    bundle.write_bytes(raw)
    assert coded.run("restore", str(bundle)).code == 8
    assert len(json.loads(coded.ok("list", "--json").out)["entries"]) == 1


def test_damaged_key_file_is_mended_from_its_copy(coded):
    good = (coded.home / "journal.keys").read_bytes()
    (coded.home / "journal.keys").write_bytes(good[:-30])
    coded.ok("list")
    assert (coded.home / "journal.keys").read_bytes() == good


def test_both_key_files_damaged_cannot_be_trusted(coded):
    for name in ("journal.keys", "journal.keys.bak"):
        (coded.home / name).write_bytes(b"{}")
    result = coded.run("list")
    assert result.code == 8
    assert "reflect restore" in result.err


def test_missing_key_files_and_missing_journal_each_say_so(coded):
    shutil.move(coded.home / "journal.db", coded.home / "moved")
    result = coded.run("list")
    assert result.code == 8
    assert "its file is missing" in result.err
    assert coded.run("init", "--no-input").code == 6
    shutil.move(coded.home / "moved", coded.home / "journal.db")
    for name in ("journal.keys", "journal.keys.bak"):
        (coded.home / name).unlink()
    assert coded.run("list").code == 8


def test_damaged_journal_cannot_be_trusted(coded):
    file = coded.home / "journal.db"
    raw = bytearray(file.read_bytes())
    raw[: len(raw)] = raw[::-1]
    file.write_bytes(raw)
    result = coded.run("list")
    assert result.code == 8
    assert "reflect restore" in result.err
    assert file.read_bytes() == bytes(raw)


def test_readable_database_in_place_of_the_journal_is_refused(coded):
    (coded.home / "journal.db").unlink()
    sqlite3.connect(coded.home / "journal.db").execute("CREATE TABLE entry (id)").connection.close()
    assert coded.run("list").code == 8


def test_newer_schema_is_refused_before_anything_is_written(coded):
    from reflect.storage.database import engine
    from reflect.storage.keys import ways_in

    key = ways_in.unlock(coded.home, "five quiet words for tests").key
    con = engine.connect(coded.home / "journal.db", key)
    con.execute("PRAGMA user_version = 99")
    con.close()
    before = (coded.home / "journal.db").read_bytes()
    result = coded.run("list")
    assert result.code == 8
    assert "newer" in result.err
    assert (coded.home / "journal.db").read_bytes() == before


def test_doctor_is_fine_with_a_sound_journal_and_says_when_it_is_not(coded):
    said = json.loads(coded.ok("doctor", "--deep", "--json").out)
    assert said["ok"]
    assert {c["name"] for c in said["checks"]} >= {
        "encryption",
        "packs",
        "folder",
        "key file",
        "journal",
        "backups",
    }
    (coded.home / "journal.keys").chmod(0o644)
    result = coded.run("doctor")
    assert result.code == 8
    assert "chmod" in result.out
    coded.environment.clear()
    (coded.home / "journal.keys").chmod(0o600)
    assert "locked, so not looked into" in coded.ok("doctor", "--no-input").out


def test_interrupted_set_up_starts_again(empty_world):
    (empty_world.home / "making").mkdir(parents=True)
    for place in ("making/journal.db", "journal.keys.bak", "journal.keys"):
        (empty_world.home / place).write_text("half")
    empty_world.ok("init", "--no-input")
    empty_world.ok("list")
