"""The page of the formats is true: program and independent reader give its verdicts, and it names every table and column."""

import ast
import base64
import importlib.util
import json
import re
import sys

import pexpect
import pytest
from kit.kept import FULL, WORDS, answer, make, reflection
from kit.world import ROOT

from reflect.errors import BackupDamaged, KeyFileDamaged, WrongSecret
from reflect.storage.backup import checked
from reflect.storage.database.migrations import MIGRATIONS
from reflect.storage.keys import keyfile, recovery_code, ways_in
from reflect.storage.keys.keyfile import KeyFileAltered, KeyFileTooNew

PAGE = (ROOT / "docs" / "format.md").read_text("utf-8")
READER = ROOT / "docs" / "reader" / "read_journal.py"
VECTORS = ROOT / "docs" / "vectors"
INDEX = json.loads((VECTORS / "index.json").read_text("utf-8"))
MOST_LINES = 150
_spec = importlib.util.spec_from_file_location("read_journal", READER)
reader = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(reader)


def named(vectors):
    return [pytest.param(each, id=each["name"].replace(" ", "-")) for each in vectors]


def read_alone(read, *given):
    """Give the verdict of the reader, and what came out."""
    try:
        return "good", read(*given)
    except SystemExit as refused:
        return refused.code, None
    except Exception:
        return "damaged", None


def key_file_of(vector):
    raw = vector["text"].encode() if "text" in vector else base64.b64decode(vector["base64"])
    return raw + b" " * vector.get("blanks", 0)


@pytest.mark.parametrize("vector", named(INDEX["key_files"]))
def test_a_key_file_gets_its_verdict(vector):
    raw = key_file_of(vector)
    wanted = (vector["verdict"], vector.get("key"), vector.get("before"))
    said, out = read_alone(reader.open_key_file, raw, vector["secret"], vector["kind"])
    assert (said, *(each and each.hex() for each in (out or (0, None, None))[1:])) == wanted
    verdicts = {
        KeyFileAltered: "altered",
        KeyFileTooNew: "newer",
        KeyFileDamaged: "damaged",
        WrongSecret: "wrong",
    }
    try:
        opened = opened_by_the_program(raw, vector)
    except tuple(verdicts) as refused:
        assert (verdicts[type(refused)], None, None) == wanted
    else:
        assert ("good", opened.key.hex(), opened.before and opened.before.hex()) == wanted


def opened_by_the_program(raw, vector):
    return keyfile.open_document(raw, ways_in.token(vector["secret"], vector["kind"]), kind=vector["kind"])


@pytest.mark.parametrize("vector", named(INDEX["codes"]))
def test_a_recovery_code_gets_its_verdict(vector):
    said, out = read_alone(reader.read_code, vector["typed"])
    assert (said, out and out.hex()) == (vector["verdict"], vector.get("bytes"))
    if vector["verdict"] == "good":
        assert recovery_code.normalise(vector["typed"]).hex() == vector["bytes"]
    else:
        with pytest.raises(WrongSecret):
            recovery_code.normalise(vector["typed"])


@pytest.mark.parametrize("vector", named(INDEX["backups"]))
def test_a_backup_gets_its_verdict(vector, tmp_path):
    file = VECTORS / vector["file"]
    said, out = read_alone(reader.open_backup, file, vector["secret"], vector["kind"], tmp_path)
    wanted = {name: vector[name] for name in ("entries", "schema", "counter") if name in vector}
    assert {"good": "good", "wrong": "wrong"}.get(said, "damaged") == vector["verdict"]
    assert {name: out[0][name] for name in wanted} == wanted
    try:
        info = checked.verify(file, vector["secret"], work=tmp_path, kind=vector["kind"])
    except (BackupDamaged, WrongSecret) as refused:
        assert {BackupDamaged: "damaged", WrongSecret: "wrong"}[type(refused)] == vector["verdict"]
    else:
        assert vector["verdict"] == "good"
        assert {name: getattr(info, name) for name in wanted} == wanted


def test_every_verdict_of_the_page_has_a_vector_and_every_file_is_used():
    told = set(re.findall(r"^\| `(good|\w+)` \| (?:all|key|backup)", PAGE, re.M))
    assert told == {each["verdict"] for part in ("key_files", "codes", "backups") for each in INDEX[part]}
    assert {each["file"] for each in INDEX["backups"]} == {
        f"backups/{file.name}" for file in (VECTORS / "backups").iterdir()
    }


def test_the_page_names_the_schema_and_every_table_with_its_columns(tmp_path):
    with make(tmp_path / "home") as journal:
        con = journal._file.con
        tables = [
            name for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        ]
        for table in tables:
            columns = [row[1] for row in con.execute(f"PRAGMA table_info({table})")]
            line = next((line for line in PAGE.splitlines() if line.startswith(f"| `{table}` |")), PAGE)
            if table.startswith("search_"):
                assert f"`{table}`" in PAGE
            else:
                assert [c for c in columns if f"`{c}`" not in line] == [], table
                assert line is not PAGE, table
    assert f"tells schema {len(MIGRATIONS)};" in PAGE


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is a pty here")
@pytest.mark.parametrize("what", ["folder", "backup"])
def test_the_reader_prints_a_journal_that_the_program_made(tmp_path, what):
    with make(tmp_path / "home") as journal:
        journal.add(FULL)
        journal.add(reflection(answers=(answer("Nobody sees this."),)))
        journal.delete(2)
        place = journal.copies.write() if what == "backup" else tmp_path / "home"
    child = pexpect.spawn(sys.executable, [str(READER), str(place)], encoding="utf-8", timeout=60)
    child.expect("Password:")
    child.sendline(WORDS)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "1 2026-03-06 Quick" in child.before and "first" in child.before and "as shown" in child.before
    assert "Nobody sees this." not in child.before and WORDS not in child.before


def test_the_reader_is_short_and_stands_alone():
    text = READER.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    known = {*sys.stdlib_module_names, "nacl", "sqlcipher3"}
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
    }
    assert imported <= known
