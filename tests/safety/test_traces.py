"""What is left on disk: no word that was typed, in any file, in any encoding; nothing of what is never stored."""

import base64
import json
import re
import shutil
import sqlite3
import subprocess
import zlib

import pytest
from kit.crash.canaries import encodings


def typed_words(file):
    """The rare words of an answers file: long enough not to be there by chance."""
    return set(re.findall(r"[A-Za-z]{7,}", " ".join(_texts(json.loads(file.read_text())["answers"]))))


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def found(home, words):
    hits = []
    for file in home.rglob("*"):
        if not file.is_file():
            continue
        raw = file.read_bytes()
        hits += [(file.name, word) for word in words for form in encodings(word) if form in raw]
    return hits


def test_the_scan_finds_what_lies_open(tmp_path):
    (tmp_path / "a").write_bytes(b"..." + base64.b64encode(b"xx marzipan yy"))
    (tmp_path / "b").write_bytes("marzipan".encode("utf-16-le"))
    assert {name for name, _ in found(tmp_path, ["marzipan"])} == {"a", "b"}


def test_no_word_that_was_typed_lies_in_any_file(world, answers):
    words = set()
    for pack in (
        "quick_checkin",
        "post_session",
        "hard_session",
        "self_care",
        "supervision_prep",
        "weekly_review",
    ):
        world.ok("log", "--answers", str(answers(pack)))
        words |= typed_words(answers(pack))
    world.run("log", "--plain", stdin="1\ngood\n\na draft about marzipan\n\n")
    world.run("log", "--plain", stdin="1\ngood\n\nhalf a thought about gooseberries\n:pause\n")
    world.ok("resume", "1", "--discard")
    world.ok("backup")
    world.ok("week")
    words |= {"marzipan", "gooseberries", "quick_checkin", "one_to_one"}
    assert len(words) > 50
    assert found(world.home, words) == []


def test_passphrase_and_recovery_code_lie_nowhere(empty_world, tmp_path):
    empty_world.ok("init", "--no-input", "--recovery-file", str(tmp_path / "code"))
    code = (tmp_path / "code").read_text().strip()
    assert (
        found(
            empty_world.home,
            ["five quiet words for tests", code, code.replace("-", ""), code[:17], code[-17:]],
        )
        == []
    )


def test_no_key_lies_anywhere_not_even_one_that_was_changed_or_shown(empty_world):
    codes, keys = [empty_world.ok("init", "--no-input").out.strip()], []
    for _ in range(2):
        keys.append(empty_world.ok("key", "show-raw", "--yes").out.split("'")[1])
        codes.append(empty_world.ok("key", "rotate", "--yes").out.split()[0])
    assert len(set(keys)) == 2
    assert found(empty_world.home, [*keys, *(key.upper() for key in keys), *codes]) == []
    files = [file for file in empty_world.home.rglob("*") if file.is_file()]
    assert len(files) > 8
    assert not [file for file in files for key in keys if bytes.fromhex(key) in file.read_bytes()]


@pytest.mark.parametrize("query", ["SELECT count(*) FROM sqlite_master", "PRAGMA integrity_check"])
def test_stock_sqlite_cannot_open_the_journal(world, answers, query):
    world.ok("log", "--answers", str(answers("quick_checkin")))
    file = world.home / "journal.db"
    assert not file.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(file).execute(query).fetchall()


def test_the_sqlite_program_cannot_open_it_either(world):
    if not shutil.which("sqlite3"):
        pytest.skip("the sqlite3 program is not installed here; the driver's twin of this test ran")
    done = subprocess.run(["sqlite3", world.home / "journal.db", ".tables"], capture_output=True, check=False)
    assert b"not a database" in done.stderr


def test_never_stored_answers_are_found_nowhere(world, answers, tmp_path):
    """Not in the entry, not in JSON, not in a draft, not in any table of the open journal."""
    world.ok("log", "--answers", str(answers("hard_session")))
    world.run("log", "hard_session", "--plain", stdin="1\n1\n1\n1\n1\n")
    world.run("log", "self_care", "--plain", stdin="3\n3\n")
    entry = world.ok("show", "1", "--json").out
    assert "danger" not in [a["question"] for a in json.loads(entry)["answers"]]
    rows = [str(row) for row in every_row(world)]
    assert any("headline" in row for row in rows)
    for question in ("danger", "reported", "okay"):
        assert not [row for row in rows if f"'{question}'" in row or f'"{question}"' in row]


def every_row(world):
    """All rows of all tables, read with the journal's own key."""
    from reflect.storage.database import engine
    from reflect.storage.keys import ways_in

    con = engine.connect(
        world.home / "journal.db", ways_in.unlock(world.home, "five quiet words for tests").key
    )
    try:
        for (table,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            yield from con.execute(f"SELECT '{table}', * FROM {table}").fetchall()
    finally:
        con.close()


def test_a_bug_shows_no_word_of_an_entry(world, answers, monkeypatch):
    """A control that works: an error that carries the words of an answer shows only its name and place."""
    from reflect.render import entry

    world.ok("log", "--answers", str(answers("quick_checkin")))

    def broken(e, names, **more):
        raise RuntimeError(f"cannot draw {e.answers[1].value}")

    monkeypatch.setattr(entry, "entry", broken)
    result = world.run("show", "1")
    secret = json.loads(world.ok("show", "1", "--json").out)["answers"][1]["value"]
    assert result.code == 1
    assert "RuntimeError" in result.err
    assert secret not in result.err + result.out
    assert "Traceback" not in result.err


def test_errors_of_the_database_hold_no_bound_value(world):
    from sqlalchemy.exc import DBAPIError
    from sqlmodel import text

    from reflect.storage.database import engine
    from reflect.storage.keys import ways_in
    from reflect.storage.writing import session

    con = engine.connect(
        world.home / "journal.db", ways_in.unlock(world.home, "five quiet words for tests").key
    )
    with pytest.raises(Exception) as caught, session.session(session.engine_over(con)) as opened:
        opened.execute(text("INSERT INTO entry (uuid) VALUES (:secret)"), {"secret": "marzipan"})
    assert "marzipan" not in repr(caught.value) + str(caught.value)
    # Nor as the library says it, before it is put into our words.
    with pytest.raises(DBAPIError) as caught, session.engine_over(con).connect() as raw:
        raw.execute(text("INSERT INTO entry (uuid) VALUES (:secret)"), {"secret": "marzipan"})
    con.close()
    assert "marzipan" not in repr(caught.value) + str(caught.value)


def test_compressed_copies_hold_no_word(world, answers):
    """A backup is stored, not deflated; nothing in the home inflates to a typed word."""
    world.ok("log", "--answers", str(answers("quick_checkin")))
    words = [w.encode() for w in typed_words(answers("quick_checkin"))]
    for file in world.home.rglob("*.reflectbackup"):
        raw = file.read_bytes()
        for start in (i for i in range(len(raw) - 2) if raw[i] == 0x78 and raw[i + 1] in (0x01, 0x9C, 0xDA)):
            try:
                inflated = zlib.decompressobj().decompress(raw[start : start + 4096])
            except zlib.error:
                continue
            assert not [w for w in words if w in inflated]
