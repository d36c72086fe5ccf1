"""The encrypted file: never plain, never half, never wrong without saying so."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import ComputerSaidNo, ExitCode, JournalDamaged, NoJournal, Protected, ReflectError
from reflect.storage.database import engine

KEY = bytes(range(32))
CANARY = "canary in the reeds"
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and limits are POSIX here")
not_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may do anything anywhere"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def fill(path: Path, *, rows: int) -> None:
    engine.create_file(path, KEY)
    con = engine.connect(path, KEY)
    with engine.transaction(con):
        con.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT)")
        con.execute("CREATE INDEX by_body ON entry (body)")
        for at in range(rows):
            con.execute("INSERT INTO entry (body) VALUES (?)", (f"{at} {CANARY} " * 12,))
    con.close()


def read(path: Path, key: bytes = KEY) -> list[tuple[int, str]]:
    con = engine.connect(path, key)
    try:
        return con.execute("SELECT id, body FROM entry ORDER BY id").fetchall()
    finally:
        con.close()


# Made and opened


@posix
def test_a_new_file_is_private_whatever_the_umask(tmp_path: Path) -> None:
    for mask in (0o000, 0o077):
        before = os.umask(mask)
        try:
            fill(tmp_path / str(mask), rows=1)
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / str(mask)).stat().st_mode) == 0o600


def test_a_new_file_is_encrypted_and_alone(path: Path) -> None:
    engine.create_file(path, KEY)
    assert path.stat().st_size == engine.PAGE_BYTES
    assert not path.read_bytes().startswith(b"SQLite")
    assert list(path.parent.iterdir()) == [path]


def test_what_is_written_is_nowhere_readable(path: Path) -> None:
    fill(path, rows=200)
    assert len(read(path)) == 200
    raw = path.read_bytes()
    for spelt in (CANARY.encode(), CANARY.encode("utf-16-le"), b"CREATE TABLE"):
        assert spelt not in raw


def test_a_rollback_file_is_private_and_not_readable(path: Path) -> None:
    fill(path, rows=200)
    con = engine.connect(path, KEY)
    con.execute("BEGIN IMMEDIATE")
    con.execute("PRAGMA cache_size = 1")
    con.execute("UPDATE entry SET body = 'other'")
    beside = path.with_name("journal.db-journal")
    assert CANARY.encode() not in beside.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    con.execute("ROLLBACK")
    con.close()
    assert not beside.exists()


def test_a_file_is_never_made_over_another(path: Path) -> None:
    path.write_bytes(b"mine")
    with pytest.raises(Protected):
        engine.create_file(path, KEY)
    assert path.read_bytes() == b"mine"
    assert list(path.parent.iterdir()) == [path]


def test_opening_never_makes_a_file(path: Path) -> None:
    with pytest.raises(NoJournal):
        engine.connect(path, KEY)
    assert not path.exists()


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_key_of_another_length_is_refused(path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        engine.create_file(path, key)
    assert not path.exists()
    fill(path, rows=1)
    with pytest.raises(ValueError, match="32 bytes"):
        engine.connect(path, key)


def test_another_key_is_damage_and_says_nothing_by_itself(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fill(path, rows=1)
    with pytest.raises(JournalDamaged) as caught:
        engine.connect(path, bytes(32))
    assert caught.value.exit_code == ExitCode.UNTRUSTED
    assert KEY.hex() not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_a_plain_database_is_refused(path: Path) -> None:
    con = sqlite3.connect(path)
    con.execute("CREATE TABLE entry (id)")
    con.commit()
    con.close()
    before = path.read_bytes()
    for connect in (engine.connect, engine.connect_to_read):
        with pytest.raises(JournalDamaged, match="not encrypted"):
            connect(path, KEY)
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [0, 1, 15, 16, 100, 4095])
def test_a_file_cut_short_is_never_taken_for_an_empty_journal(path: Path, size: int) -> None:
    fill(path, rows=1)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(JournalDamaged, match="cut short"):
        engine.connect(path, KEY)
    assert path.stat().st_size == size


def test_a_file_of_noise_is_refused(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(3 * 4096))
    with pytest.raises(JournalDamaged):
        engine.connect(path, KEY)


@posix
def test_links_are_refused(path: Path, tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere.db", rows=1)
    path.symlink_to(tmp_path / "elsewhere.db")
    for act in (
        lambda: engine.connect(path, KEY),
        lambda: engine.create_file(path, KEY),
        lambda: engine.copy_encrypted(engine.connect(tmp_path / "elsewhere.db", KEY), path, KEY),
    ):
        with pytest.raises(Protected):
            act()
    assert len(read(tmp_path / "elsewhere.db")) == 1


def test_every_promised_setting_is_on(path: Path) -> None:
    fill(path, rows=1)
    con = engine.connect(path, KEY)
    wanted = {
        "cipher_status": "1",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "mmap_size": 0,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "journal_mode": "delete",
        "synchronous": 3,
        "busy_timeout": 10_000,
        "query_only": 0,
    }
    found = {name: (con.execute(f"PRAGMA {name}").fetchone() or (0,))[0] for name in wanted}
    con.close()
    assert found == wanted


def test_read_only_refuses_every_write(path: Path) -> None:
    fill(path, rows=1)
    con = engine.connect_to_read(path, KEY)
    with pytest.raises(ComputerSaidNo, match="not written"), engine.transaction(con):
        con.execute("DELETE FROM entry")
    con.close()
    assert len(read(path)) == 1


# What the driver might do another day


def test_other_defaults_of_the_driver_change_nothing(path: Path) -> None:
    """A later version may bring its own; then a file is made and read as ever."""
    fill(path, rows=3)
    driver = sqlcipher.connect(":memory:")
    driver.execute("PRAGMA cipher_default_compatibility = 3")
    try:
        rows = read(path)
        fill(path.with_name("made.db"), rows=3)
    finally:
        driver.execute("PRAGMA cipher_default_compatibility = 4")
        driver.close()
    assert rows == read(path) == read(path.with_name("made.db"))


@pytest.mark.parametrize("connect", [engine.connect, engine.connect_to_read, engine.create_file])
def test_a_driver_that_is_too_old_opens_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, connect: Callable[[Path, bytes], object]
) -> None:
    if connect is not engine.create_file:
        fill(path, rows=1)
    before = sorted(path.parent.iterdir())
    monkeypatch.setattr(sqlcipher, "sqlite_version", "3.51.2")
    with pytest.raises(ComputerSaidNo, match="too old"):
        connect(path, KEY)
    assert sorted(path.parent.iterdir()) == before


def test_a_driver_that_takes_no_key_makes_no_readable_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class WithoutKey(sqlcipher.Connection):
        """What happens when a pragma is not known to the driver: nothing, and no error."""

        def execute(self, sql: str, *bound: object) -> object:
            return super().execute("PRAGMA no_such_pragma" if sql.startswith("PRAGMA key") else sql, *bound)

    connect = sqlcipher.connect
    monkeypatch.setattr(sqlcipher, "connect", lambda *a, **more: connect(*a, factory=WithoutKey, **more))
    with pytest.raises(ComputerSaidNo, match="would not have been encrypted"):
        engine.create_file(path, KEY)
    assert list(path.parent.iterdir()) == []


# Transactions


def test_all_or_nothing_also_for_tables_and_versions(path: Path) -> None:
    fill(path, rows=1)
    con = engine.connect(path, KEY)
    for error in (RuntimeError, KeyboardInterrupt, SystemExit):
        with pytest.raises(error), engine.transaction(con):
            con.execute("CREATE TABLE more (id)")
            con.execute("PRAGMA user_version = 5")
            con.execute("INSERT INTO entry (body) VALUES ('x')")
            raise error
        assert not con.in_transaction
    assert con.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone() == (0,)
    assert con.execute("PRAGMA user_version").fetchone() == (0,)
    assert con.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    with engine.transaction(con):
        con.execute("INSERT INTO entry (body) VALUES ('y')")
    con.close()
    assert len(read(path)) == 2


def test_a_full_disk_is_said_and_nothing_is_lost(path: Path) -> None:
    fill(path, rows=3)
    con = engine.connect(path, KEY)
    con.execute("PRAGMA max_page_count = 6")
    with pytest.raises(ComputerSaidNo, match="disk is full"), engine.transaction(con):
        con.execute("INSERT INTO entry (body) VALUES (?)", ("x" * 100_000,))
    assert not con.in_transaction
    with engine.transaction(con):
        con.execute("INSERT INTO entry (body) VALUES ('small')")
    con.close()
    assert len(read(path)) == 4


LIMITED = """
import resource, sys
from pathlib import Path
from reflect.errors import ComputerSaidNo
from reflect.storage.database import engine
con = engine.connect(Path(sys.argv[1]), bytes(range(32)))
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    with engine.transaction(con):
        con.execute("INSERT INTO entry (body) VALUES (?)", ("x" * 1_000_000,))
except ComputerSaidNo as error:
    sys.stdout.write(error.message)
"""


@posix
def test_a_disk_that_refuses_in_the_middle_is_said_and_nothing_is_lost(path: Path) -> None:
    fill(path, rows=3)
    ran = subprocess.run([sys.executable, "-c", LIMITED, path], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("The disk could not read or write the journal, and I can't tell")
    assert len(read(path)) == 3


def test_a_busy_journal_is_said(path: Path) -> None:
    fill(path, rows=1)
    one, two = engine.connect(path, KEY), engine.connect(path, KEY)
    two.execute("PRAGMA busy_timeout = 0")
    with engine.transaction(one):
        one.execute("INSERT INTO entry (body) VALUES ('x')")
        with pytest.raises(ComputerSaidNo, match="busy"), engine.transaction(two):
            pass
    with engine.transaction(two, mode="EXCLUSIVE"):
        two.execute("INSERT INTO entry (body) VALUES ('y')")
    one.close()
    two.close()
    assert len(read(path)) == 3


@not_root
def test_a_read_only_folder_can_be_read_and_says_that_it_cannot_be_written(path: Path) -> None:
    fill(path, rows=1)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        con = engine.connect(path, KEY)
        assert con.execute("SELECT count(*) FROM entry").fetchone() == (1,)
        with pytest.raises(ComputerSaidNo, match="read-only"), engine.transaction(con):
            con.execute("DELETE FROM entry")
        con.close()
    finally:
        path.parent.chmod(0o700)


def test_a_mistake_of_ours_is_not_dressed_up(path: Path) -> None:
    fill(path, rows=1)
    con = engine.connect(path, KEY)
    with pytest.raises(sqlcipher.IntegrityError) as caught, engine.transaction(con):
        con.execute("INSERT INTO entry (id) VALUES (1)")
    told = engine.translate(caught.value)
    assert type(told) is ReflectError
    assert told.message.startswith("The journal file would not do that (SQLITE_CONSTRAINT")
    with pytest.raises(sqlcipher.OperationalError) as caught, engine.transaction(con):
        con.execute(f"SELECT '{CANARY}' FROM nowhere")
    assert CANARY not in engine.translate(caught.value).message
    con.close()


# Checks


def test_a_sound_file_has_nothing_to_tell(path: Path) -> None:
    fill(path, rows=200)
    con = engine.connect_to_read(path, KEY)
    assert engine.integrity(con) == []
    con.close()


def test_garbage_at_the_end_is_told(path: Path) -> None:
    fill(path, rows=20)
    path.write_bytes(path.read_bytes() + b"x" * 400)
    con = engine.connect_to_read(path, KEY)
    assert engine.integrity(con)
    con.close()


def test_a_structure_that_does_not_hold_is_told_though_every_page_is_sealed(path: Path) -> None:
    fill(path, rows=20)
    con = engine.connect(path, KEY)
    con.execute("PRAGMA writable_schema = ON")
    con.execute(
        "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'by_body'"
    )  # the table, as if it were the index
    con.close()
    con = engine.connect_to_read(path, KEY)
    assert engine.integrity(con)
    con.close()


def mutated(raw: bytes, dice: random.Random) -> bytes:
    page, pages = engine.PAGE_BYTES, len(raw) // engine.PAGE_BYTES
    out, one, two = bytearray(raw), dice.randrange(pages) * page, dice.randrange(pages) * page
    match dice.randrange(7):
        case 0 | 1 | 2:
            out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
        case 3:
            del out[dice.randrange(len(out)) :]
        case 4:
            out[one : one + page] = bytes(page)
        case 5:
            out[one : one + page], out[two : two + page] = out[two : two + page], out[one : one + page]
        case _:
            out[one : one + page] = out[two : two + page]
    return bytes(out)


def test_two_hundred_mutations_never_give_wrong_rows_without_a_word(path: Path) -> None:
    fill(path, rows=120)
    raw, right = path.read_bytes(), read(path)
    assert len(raw) > 20 * engine.PAGE_BYTES
    dice = random.Random(20260302)
    noticed = 0
    for _ in range(200):
        changed = mutated(raw, dice)
        path.write_bytes(changed)
        noticed += (told := notices(path, right)) is not None
        assert told or changed == raw
    assert noticed > 150


def notices(path: Path, right: list[tuple[int, str]]) -> str | None:
    """Give what opening, reading or checking says, or None if all is as it was."""
    try:
        con = engine.connect_to_read(path, KEY)
    except JournalDamaged as error:
        return error.message
    try:
        with engine.transaction(con, mode="DEFERRED"):
            rows = con.execute("SELECT id, body FROM entry ORDER BY id").fetchall()
            searched = con.execute("SELECT count(*) FROM entry WHERE body > ''").fetchone()[0]
        told = engine.integrity(con)
        assert told or (rows == right and searched == len(right))
        return told[0] if told else None
    except JournalDamaged as error:
        return error.message
    finally:
        con.close()


# Copies


def test_a_copy_has_the_same_rows_and_another_salt(path: Path, tmp_path: Path) -> None:
    fill(path, rows=50)
    con = engine.connect(path, KEY)
    engine.copy_encrypted(con, tmp_path / "copy.db", KEY)
    con.close()
    assert read(tmp_path / "copy.db") == read(path)
    assert (tmp_path / "copy.db").read_bytes()[:16] != path.read_bytes()[:16]
    assert {item.name for item in tmp_path.iterdir()} == {"journal.db", "copy.db"}


def test_a_copy_is_never_made_over_a_file_or_of_what_is_not_committed(path: Path, tmp_path: Path) -> None:
    fill(path, rows=1)
    con = engine.connect(path, KEY)
    with pytest.raises(Protected):
        engine.copy_encrypted(con, path, KEY)
    with engine.transaction(con), pytest.raises(ValueError, match="committed"):
        engine.copy_encrypted(con, tmp_path / "copy.db", KEY)
    con.close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.timeout(10)
def test_a_copy_does_not_wait_for_ever_for_another_process(path: Path, tmp_path: Path) -> None:
    fill(path, rows=1)
    one, two = engine.connect(path, KEY), engine.connect(path, KEY)
    two.execute("PRAGMA busy_timeout = 50")
    with engine.transaction(one, mode="EXCLUSIVE"), pytest.raises(ComputerSaidNo, match="busy"):
        engine.copy_encrypted(two, tmp_path / "copy.db", KEY)
    assert list(tmp_path.iterdir()) == [path]
    engine.copy_encrypted(two, tmp_path / "copy.db", KEY)
    assert not two.in_transaction
    one.close()
    two.close()


def test_the_driver_refuses_to_copy_into_a_plain_file(path: Path, tmp_path: Path) -> None:
    """A behaviour of SQLCipher that the backup room leans on."""
    fill(path, rows=1)
    con, plain = engine.connect(path, KEY), sqlcipher.connect(str(tmp_path / "plain.db"))
    with pytest.raises(sqlcipher.OperationalError):
        con.backup(plain)
    plain.close()
    con.close()


# The program


def test_the_installed_versions_are_good_enough() -> None:
    con = sqlcipher.connect(":memory:")
    engine.startup_floor(sqlcipher.sqlite_version, con.execute("PRAGMA cipher_version").fetchone()[0])
    con.close()


@pytest.mark.parametrize("version", ["3.51.3", "3.51.10", "3.53.4", "4.0.0"])
def test_newer_sqlite_is_welcome(version: str) -> None:
    engine.startup_floor(version, "4.19.0 community")


@pytest.mark.parametrize("version", ["3.51.2", "3.51", "3.9.9", "2.99", "", "odd"])
def test_older_sqlite_is_refused(version: str) -> None:
    with pytest.raises(ComputerSaidNo, match="too old"):
        engine.startup_floor(version, "4.19.0 community")


@pytest.mark.parametrize("version", ["", "3.4.2 community", "5.0.0", "40.1.0", "four"])
def test_another_cipher_is_refused(version: str) -> None:
    with pytest.raises(ComputerSaidNo, match="encryption"):
        engine.startup_floor("3.53.4", version)
