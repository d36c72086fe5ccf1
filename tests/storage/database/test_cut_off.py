"""After a power cut: a torn page that nothing is in makes nobody call the journal damaged, and one that is in use is left alone."""

from pathlib import Path

import pytest
from kit.journals import WORDS, empty, ladder
from storage.database.test_engine import KEY, fill, read

from reflect.storage.database import cut_off, engine
from reflect.storage.journal import Journal

PAGE, SECTOR = engine.PAGE_BYTES, 512


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of many pages of which the last ones are not in use."""
    made = tmp_path / "journal.db"
    fill(made, rows=3)
    con = engine.connect(made, KEY)
    with engine.transaction(con):
        con.execute("CREATE TABLE large AS SELECT randomblob(60000) AS x")
    with engine.transaction(con):
        con.execute("DROP TABLE large")
    con.close()
    return made


def tear(path: Path, page: int) -> None:
    """Half of a write stands in a page, from its second sector on."""
    raw = bytearray(path.read_bytes())
    raw[page * PAGE + SECTOR : page * PAGE + 2 * SECTOR] = bytes(SECTOR)
    path.write_bytes(raw)


def look(path: Path) -> list[str]:
    con = engine.connect_to_read(path, KEY)
    try:
        return engine.integrity(con)
    finally:
        con.close()


def test_a_torn_page_that_nothing_is_in_is_gone_after_a_cut(path: Path) -> None:
    kept = read(path)
    tear(path, path.stat().st_size // PAGE - 1)
    assert look(path)
    cut_off.connect(path, KEY).close()
    assert look(path), "no writing was cut off, so nothing is written"
    path.with_name("journal.db-journal").touch()
    cut_off.connect(path, KEY).close()
    assert look(path) == []
    assert read(path) == kept


def test_a_backup_is_made_of_a_journal_with_such_a_page(tmp_path: Path) -> None:
    """Whoever opened it first took the writing back already, so nothing else tells of the cut."""
    with empty(tmp_path / "home") as made:
        con = made._file.con
        with engine.transaction(con):
            con.execute("CREATE TABLE large AS SELECT randomblob(60000) AS x")
        with engine.transaction(con):
            con.execute("DROP TABLE large")
    file = tmp_path / "home" / "journal.db"
    tear(file, file.stat().st_size // PAGE - 1)
    with Journal.open(tmp_path / "home", WORDS, ladder=ladder) as journal:
        assert journal.health.faults()
        assert journal.copies.write().is_file()
        assert journal.health.faults() == []


def test_a_torn_page_that_is_in_use_stays_as_it_is(path: Path) -> None:
    tear(path, 2)
    before = path.read_bytes()
    path.with_name("journal.db-journal").touch()
    cut_off.connect(path, KEY).close()
    assert path.read_bytes() == before
    assert look(path)
