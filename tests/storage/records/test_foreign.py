"""A file from elsewhere is read and never obeyed: strange tables are refused, strange rows bring nothing in."""

import shutil
from pathlib import Path

import pytest
from kit.kept import NOW, answer, make, reflection
from kit.world import ROOT

from reflect.errors import BackupDamaged, BadRecord, JournalTooNew
from reflect.storage.backup import unpack
from reflect.storage.database import engine, migrations
from reflect.storage.records import foreign

CORPUS = sorted((ROOT / "tests" / "fixtures" / "bad_backups").glob("enc_*.db"))
CORPUS_KEY = b"\x11" * 32


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        opened.add(reflection(answers=(answer("mine"),)))
        yield opened


@pytest.fixture
def theirs(tmp_path, journal):
    """Give a copy of the journal file that somebody may write anything into."""
    file = tmp_path / "theirs.db"
    shutil.copy(journal.folder / "journal.db", file)

    def write(*statements: str) -> Path:
        con = engine.connect(file, journal.copies.key)
        try:
            for statement in statements:
                con.execute(statement)
        finally:
            con.close()
        return file

    return write


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_no_file_of_the_corpus_is_read(journal, file, tmp_path):
    def unpacking(into):
        return unpack.copy_bare(file, key=CORPUS_KEY, journal_id="x", into=into)

    work = tmp_path / "work"
    work.mkdir()
    try:
        with foreign.opened(unpacking, work=work) as other:
            assert other is None
    except (BackupDamaged, JournalTooNew):
        pass
    assert list(work.iterdir()) == []


STRANGE = (
    "CREATE TRIGGER late AFTER UPDATE ON entry BEGIN DELETE FROM entry; END",
    "CREATE VIEW more AS SELECT 1",
    "CREATE TABLE more (x)",
    "CREATE INDEX more ON entry (load)",
    "CREATE VIRTUAL TABLE more USING fts5 (x)",
    "ALTER TABLE tag ADD COLUMN more VARCHAR",
    "ALTER TABLE tag ADD COLUMN more AS (lower(tag))",
    "DROP TABLE page",
    "DROP VIEW rating; CREATE VIEW rating AS SELECT r.entry_id, r.position, w.question, w.asked, w.area, w.value, w.anchor,"
    " w.kind, w.private, w.scale FROM rated r JOIN rating_wording w ON w.id <> r.wording_id",
    "DROP TRIGGER answered_gone; CREATE TRIGGER answered_gone AFTER DELETE ON answered BEGIN DELETE FROM entry; END",
    "ALTER TABLE page RENAME TO gone_page",
)


@pytest.mark.parametrize("statement", STRANGE)
def test_tables_that_this_program_does_not_make_are_refused(journal, theirs, statement):
    file = theirs(*statement.split("; ", statement.startswith("DROP")))
    with pytest.raises(BackupDamaged), journal.records.own_copy(file):
        pass


def test_a_view_in_place_of_a_table_is_refused(journal, theirs):
    file = theirs("DROP TABLE tag", "CREATE VIEW tag (entry_id, tag, position) AS SELECT 1, 'x', 1")
    with pytest.raises(BackupDamaged), journal.records.own_copy(file):
        pass


def test_a_strange_table_in_an_older_file_is_refused_before_a_step_runs(journal, tmp_path):
    file, ran = tmp_path / "older.db", []
    engine.create_file(file, journal.copies.key)
    con = engine.connect(file, journal.copies.key)
    migrations.migrate(con, steps=migrations.MIGRATIONS[:2])
    con.execute("CREATE TRIGGER late AFTER INSERT ON note BEGIN DELETE FROM entry; END")
    con.close()
    with pytest.raises(BackupDamaged), journal.records.own_copy(file):
        ran.append(1)
    assert ran == []


def test_an_older_file_is_read_after_its_private_copy_was_brought_up_to_date(journal, tmp_path):
    file = tmp_path / "older.db"
    engine.create_file(file, journal.copies.key)
    con = engine.connect(file, journal.copies.key)
    migrations.migrate(con, steps=migrations.MIGRATIONS[:5])
    con.close()
    before = file.read_bytes()
    with journal.records.own_copy(file) as other:
        assert list(other.records()) == []
    assert file.read_bytes() == before


def test_a_newer_file_is_refused_and_said_to_be_newer(journal, theirs):
    file = theirs("PRAGMA user_version = 99")
    with pytest.raises(JournalTooNew), journal.records.own_copy(file):
        pass


ODD = (
    "UPDATE entry SET day = 'some day'",
    "UPDATE entry SET versions = '[]'",
    "UPDATE entry SET uuid = 'x'",
    "UPDATE entry SET title = x'00ff'",
    "UPDATE entry SET number = 'many'",
    "UPDATE entry SET written_at = NULL WHERE 0; UPDATE said SET value = '{'",
    "UPDATE said SET value = '[1, 2]'",
    "UPDATE answer_wording SET kind = 'poem'",
    "INSERT INTO tag SELECT id, x'ff', 1 FROM entry",
    "INSERT INTO draft VALUES ('u', 'p', 1, 't', '2026-01-01', 'x', 'x', 'no json', NULL, '{}')",
    "INSERT INTO gone VALUES ('x', '{}')",
    "INSERT INTO meta VALUES ('roadmap', 'no json')",
    "INSERT INTO meta VALUES ('roadmap', '[{\"more\": 1}]')",
    "INSERT INTO meta VALUES ('renewal_rules', '{\"first\": \"soon\"}')",
    "INSERT INTO meta VALUES ('yardsticks', '{\"hope\": 3}')",
    "INSERT INTO meta VALUES ('next_meeting', '[1]')",
)


@pytest.mark.parametrize("statement", ODD)
def test_a_row_that_no_journal_can_have_brings_nothing_in(journal, theirs, statement):
    file = theirs(*statement.split("; "))
    before = list(journal.records.all())
    with journal.records.own_copy(file) as other, pytest.raises(BadRecord):
        journal.records.take_in(other.records())
    assert list(journal.records.all()) == before


def test_nothing_of_it_stays_behind(journal, theirs):
    file = theirs("UPDATE entry SET load = 'heavy', versions = '{\"ab\":9}'")
    with journal.records.own_copy(file) as other:
        assert other is not None
        assert journal.records.take_in(other.records()).changes
        (work,) = journal.folder.glob(".reflect-work-*")
        assert work.is_dir()
    assert not work.exists()
