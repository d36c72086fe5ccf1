"""Another key for an encrypted file: all of it or nothing, and nothing is called done that does not read back."""

from pathlib import Path

import pytest

from reflect.errors import JournalDamaged
from reflect.storage.database import engine, rekeying

OLD, NEW = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    engine.create_file(path, OLD)
    con = engine.connect(path, OLD)
    con.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT)")
    con.execute("CREATE INDEX by_body ON entry (body)")
    con.executemany("INSERT INTO entry (body) VALUES (?)", [(f"{n} words",) for n in range(20)])
    con.close()
    return path


def test_only_the_new_key_opens_it_then_and_another_length_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        rekeying.rekey(path, OLD, to=NEW[:31])
    assert rekeying.fits(path, OLD)
    rekeying.rekey(path, OLD, to=NEW)
    assert (rekeying.fits(path, OLD), rekeying.fits(path, NEW)) == (False, True)


def test_a_file_whose_structure_does_not_hold_is_not_called_done(path: Path) -> None:
    """Every page has its seal, under either key, and yet the file is not whole: the old key must not be let go of."""
    con = engine.connect(path, OLD)
    con.execute("PRAGMA writable_schema = ON")
    con.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'by_body'")  # the table, as if the index
    con.close()
    with pytest.raises(JournalDamaged):
        rekeying.rekey(path, OLD, to=NEW)
