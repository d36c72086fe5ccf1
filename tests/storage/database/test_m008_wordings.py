"""The step by which wordings stand once: nothing that was in the file is another afterwards, and the file gets smaller."""

import io
import shutil
from datetime import date

import pytest
from kit.world import PASSPHRASE, ROOT, ladder

from reflect.archive import writing
from reflect.errors import CannotKeep
from reflect.storage.database import bringing_up, engine, migrations
from reflect.storage.journal import Journal
from reflect.storage.keys import ways_in
from reflect.storage.records import reading
from reflect.values.filter import Filter

OLD = ROOT / "tests" / "fixtures" / "journal-v1"
BEFORE = migrations.MIGRATIONS[:7]
ODD = (
    # No two of these are one: no stage and an empty one, the same option under another label, a text with other words.
    "INSERT INTO answer VALUES (1, 90, 'q', 'text', 'Asked', '\"a\"', '', 0, 0, NULL, '', NULL)",
    "INSERT INTO answer VALUES (1, 91, 'q', 'text', 'Asked', '\"a\"', '', 0, 0, '', '', NULL)",
    "INSERT INTO answer VALUES (1, 92, 'q', 'text', 'Asked', '\"a\"', 'not the same', 1, 1, '', 'learning', 'helped')",
    "INSERT INTO answer VALUES (1, 93, 'spotlight', 'select', '', '\"x\"', 'An X', 0, 0, NULL, '', 'in_play')",
    "INSERT INTO answer VALUES (1, 94, 'q', 'select', '', '\"x\"', 'Another X', 0, 0, NULL, '', NULL)",
    "INSERT INTO answer VALUES (2, 95, 'q', 'select', printf('%.9000c', 'w'), '\"x\"', '\u00c5 x\u0301', 0, 0, 's', '', NULL)",
    "INSERT INTO rating VALUES (1, 90, 'q', 'Asked', 'a', NULL, '', 'session', 0, '2026-01-01', '2026-W01', 1)",
    "INSERT INTO rating VALUES (1, 91, 'q', 'Asked', 'a', 1, '', 'session', 1, '2026-01-01', '2026-W01', 2)",
    "INSERT INTO moment VALUES (1, 90, 'q', 'Asked', 'm', 'a', 'edge', '', 1, '2026-W01')",
)
WHAT = {
    "answer": "question, kind, asked, value, words, private, highlight, stage, areas, guideline",
    "rating": "question, asked, area, value, anchor, kind, private, scale",
    "moment": "question, asked, moment, area, kind, words, private",
    "tag": "tag",
}


@pytest.fixture
def home(tmp_path):
    """A journal of the schema before, with everything in it."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    for name, there in (("journal.db",) * 2, ("journal.keys",) * 2, ("journal.keys.bak", "journal.keys")):
        shutil.copyfile(OLD / there, folder / name)
        (folder / name).chmod(0o600)
    with engine_of(folder) as con:
        migrations.migrate(con, steps=BEFORE)
        for statement in ODD:
            con.execute(statement)
    return folder


class engine_of:
    """The file of a journal, open past the journal."""

    def __init__(self, folder):
        self.con = engine.connect(folder / "journal.db", ways_in.unlock(folder, PASSPHRASE).key)

    def __enter__(self):
        return self.con

    def __exit__(self, *_):
        self.con.close()


def rows(con):
    return {
        name: con.execute(f"SELECT entry_id, position, {what} FROM {name} ORDER BY 1, 2").fetchall()
        for name, what in WHAT.items()
    }


def archive(con):
    """All of it as an archive, but for the schema in its first line."""
    made = io.BytesIO()
    writing.write(made, reading.everything(con), schema=7, made_by="reflect", day=date(2026, 3, 6))
    return made.getvalue()


def test_every_row_and_every_byte_of_an_archive_is_as_before(home):
    with engine_of(home) as con:
        before, archived = rows(con), archive(con)
        assert {(1, 90), (1, 94), (2, 95)} <= {row[:2] for row in before["answer"]}
        migrations.migrate(con)
        assert rows(con) == before
        assert archive(con) == archived
        assert engine.integrity(con) == []
        assert con.execute("PRAGMA foreign_key_check").fetchall() == []
        assert con.execute("PRAGMA secure_delete").fetchone() == (1,)
        # What is the same stands once.
        for table in ("answer_wording", "rating_wording", "moment_wording"):
            kept = [row[1:] for row in con.execute(f"SELECT * FROM {table}").fetchall()]
            assert len(kept) == len(set(kept)), table
        picked = con.execute("SELECT value, words FROM said WHERE words <> ''").fetchall()
        assert len(picked) == len(set(picked))
        texts = sum(row[6] == "" for row in before["answer"])
        assert con.execute("SELECT count(*) FROM said WHERE words = ''").fetchone() == (texts,)


def test_a_disk_that_is_full_leaves_the_file_as_it_was(home):
    with engine_of(home) as con:
        before = (home / "journal.db").read_bytes()
        con.execute(f"PRAGMA max_page_count = {len(before) // engine.PAGE_BYTES + 2}")
        with pytest.raises(CannotKeep) as refused:
            bringing_up.bring_up(con)
        assert refused.value.message == f"The disk is full, so {bringing_up.NOT_YET}."
        assert refused.value.hint == "Make some room, then try again."
        assert (home / "journal.db").read_bytes() == before
        assert con.execute("PRAGMA secure_delete").fetchone() == (1,)
        assert migrations.version_of(con) == len(BEFORE)


def room_left(home):
    with engine_of(home) as con:
        return con.execute("PRAGMA freelist_count").fetchone()[0]


def test_an_old_journal_is_smaller_once_it_was_opened_and_a_backup_holds_how_it_was(home):
    with engine_of(home) as con:
        for table in ("rating", "moment"):
            others = ", ".join(
                f"{table}.{row[1]}" for row in con.execute(f"PRAGMA table_info({table})").fetchall()[2:]
            )
            con.execute(f"""INSERT INTO {table} SELECT entry_id, {table}.position + 1000 * (1 + n.key), {others}
                FROM {table}, json_each('[' || trim(replace(hex(zeroblob(40)), '0', '1,'), ',') || ']') AS n""")
    big = (home / "journal.db").stat().st_size
    with Journal.open(home, PASSPHRASE, ladder=ladder) as journal:
        count = journal.count()
    assert (home / "journal.db").stat().st_size < 0.8 * big
    assert room_left(home) == 0
    (backup,) = (home / "backups").iterdir()
    assert backup.stat().st_size > big
    written = (home / "journal.db").read_bytes()
    with Journal.open(home, PASSPHRASE, ladder=ladder) as journal:
        assert journal.count(Filter()) == count
    assert (home / "journal.db").read_bytes() == written, "it is written anew once"


def test_where_it_could_not_get_smaller_it_opens_and_the_next_opening_tries_again(home, monkeypatch):
    """Killed between the step and the writing anew; then another process reads; then the disk has no room for both."""
    with engine_of(home) as con:
        migrations.migrate(con)
    waiting = room_left(home)
    assert waiting > 0
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    with engine_of(home) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        with Journal.open(home, PASSPHRASE, ladder=ladder) as journal:
            assert journal.count()
    assert room_left(home) == waiting
    with monkeypatch.context() as short:
        short.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 4096))
        with Journal.open(home, PASSPHRASE, ladder=ladder) as journal:
            assert journal.count()
    assert room_left(home) == waiting
    with Journal.open(home, PASSPHRASE, ladder=ladder) as journal:
        assert journal.count()
    assert room_left(home) == 0
    with engine_of(home) as con:
        assert con.execute("SELECT count(*) FROM meta WHERE key = 'to_rewrite'").fetchone() == (0,)


def test_a_new_journal_has_nothing_to_be_written_anew(tmp_path):
    engine.create_file(tmp_path / "new.db", bytes(32))
    con = engine.connect(tmp_path / "new.db", bytes(32))
    migrations.migrate(con)
    assert con.execute("SELECT * FROM meta").fetchall() == []
    con.close()
