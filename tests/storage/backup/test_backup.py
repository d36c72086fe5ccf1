"""Backups: checked before they are kept, refused when anything is off, and swapped in whole or not at all."""

import contextlib
import hashlib
import json
import os
import random
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from kit.world import ROOT

from reflect.errors import (
    BackupDamaged,
    BadUsage,
    ComputerSaidNo,
    JournalDamaged,
    JournalTooNew,
    KeyFileDamaged,
    NoJournal,
    Protected,
    ReflectError,
    WrongSecret,
)
from reflect.storage.backup import bundle, checked, restore, shelf, swap
from reflect.storage.database import engine
from reflect.storage.disk import folders, lock
from reflect.storage.keys import copies, crypto, keyfile, outside, ways_in

CHEAP = crypto.Cost(1, 8)
PHRASE, OTHER = "of today", "of another day"
WHEN = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
CORPUS = Path(__file__).parents[2] / "fixtures" / "bad_backups"
CORPUS_KEY = b"\x11" * 32
WORKER = ROOT / "tests/kit/sweeps/kill_worker.py"
SOAK = int(os.environ.get("REFLECT_SOAK_KILLS", "3"))
CANARY = "canary in the reeds"
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, modes and links are POSIX here")


@dataclass
class Made:
    """A journal on the disk."""

    folder: Path
    key: bytes
    code: str

    def open(self) -> engine.Connection:
        return engine.connect(self.folder / "journal.db", self.key)

    def back_up(self, counter: int = 1, *, to: Path | None = None, made_at: datetime = WHEN) -> Path:
        con = self.open()
        try:
            place = to or self.folder / "backups"
            return checked.write(
                self.folder, con, self.key, to=place, counter=counter, made_at=made_at, work=self.folder
            )
        finally:
            con.close()

    def rows(self) -> list[tuple[int, str]]:
        con = self.open()
        try:
            return con.execute("SELECT id, body FROM entry").fetchall()
        finally:
            con.close()


def make(folder: Path, *, phrase: str = PHRASE, entries: int = 3, schema: int = 1) -> Made:
    made = ways_in.create(folder, phrase, cost=CHEAP)
    engine.create_file(folder / "journal.db", made.key)
    con = engine.connect(folder / "journal.db", made.key)
    with engine.transaction(con):
        con.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT)")
        for at in range(entries):
            con.execute("INSERT INTO entry (body) VALUES (?)", (f"{phrase} {at} {CANARY} " * 20,))
        con.execute(f"PRAGMA user_version = {schema}")
    con.close()
    return Made(folder, made.key, made.recovery_code)


@pytest.fixture
def journal(tmp_path: Path) -> Made:
    return make(tmp_path / "journal")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folders.make_private(tmp_path / "work")
    return tmp_path / "work"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# Written


def test_a_backup_says_when_checked_what_it_is(journal: Made, work: Path) -> None:
    path = journal.back_up(7)
    assert path == journal.folder / "backups" / "20260301-0007.reflectbackup"
    info = checked.verify(path, PHRASE, work=work)
    assert (info.entries, info.schema, info.counter, info.made_at) == (3, 1, 7, WHEN)
    assert info.key == journal.key
    assert info == checked.verify(path, journal.code, work=work, kind="recovery")
    assert names(work) == set()


def test_nothing_readable_is_in_a_backup(journal: Made) -> None:
    path = journal.back_up()
    raw = path.read_bytes()
    assert zipfile.ZipFile(path).namelist() == ["journal.db", "journal.keys", "manifest.box"]
    for secret in (CANARY.encode(), b"2026", b"SQLite", b"entries", journal.key, journal.key.hex().encode()):
        assert secret not in raw


def test_the_key_is_never_in_a_repr(journal: Made, work: Path) -> None:
    info = checked.verify(journal.back_up(), PHRASE, work=work)
    assert str(journal.key) not in repr(info)


def test_nothing_is_left_beside_a_backup(journal: Made) -> None:
    journal.back_up()
    assert names(journal.folder) == {"journal.db", "journal.keys", "journal.keys.bak", "backups"}
    assert len(names(journal.folder / "backups")) == 1


@posix
def test_modes_are_private_whatever_the_umask(journal: Made, tmp_path: Path) -> None:
    for mask in (0o000, 0o077):
        before = os.umask(mask)
        try:
            path = journal.back_up(to=tmp_path / str(mask))
        finally:
            os.umask(before)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_backup_is_never_written_over(journal: Made) -> None:
    path = journal.back_up()
    before = path.read_bytes()
    with pytest.raises(Protected):
        journal.back_up()
    assert path.read_bytes() == before
    assert len(names(path.parent)) == 1


def test_others_may_write_while_a_backup_is_made(journal: Made, work: Path) -> None:
    con, writer = journal.open(), journal.open()
    path = checked.write(
        journal.folder, con, journal.key, to=work, counter=1, made_at=WHEN, work=journal.folder
    )
    with engine.transaction(writer):
        writer.execute("INSERT INTO entry (body) VALUES ('later')")
    assert checked.verify(path, PHRASE, work=journal.folder).entries == 3
    con.close()
    writer.close()


def test_a_damaged_journal_is_not_backed_up(journal: Made) -> None:
    database = journal.folder / "journal.db"
    raw = bytearray(database.read_bytes())
    raw[-100] ^= 1
    database.write_bytes(raw)
    with pytest.raises(JournalDamaged):
        journal.back_up()
    assert not list(journal.folder.rglob("*.reflectbackup*"))


def test_a_file_without_entries_is_no_journal(tmp_path: Path) -> None:
    made = ways_in.create(tmp_path / "journal", PHRASE, cost=CHEAP)
    engine.create_file(tmp_path / "journal" / "journal.db", made.key)
    with pytest.raises(JournalDamaged, match="not a journal"):
        Made(tmp_path / "journal", made.key, "").back_up()


def test_a_journal_with_an_impossible_schema_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(JournalDamaged):
        make(tmp_path / "journal", schema=-5).back_up()


DISK_THAT_FORGETS = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from reflect.errors import ComputerSaidNo
from reflect.storage.backup import checked
from reflect.storage.database import engine
folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
con = engine.connect(folder / "journal.db", key)
def spoil(event, args):
    if event == "open" and "backups/." in str(args[0]) and args[2] & 3 == os.O_RDONLY:
        with open(args[0], "r+b") as file:
            file.seek(1000)
            file.write(b"forgotten")
sys.addaudithook(spoil)
try:
    checked.write(folder, con, key, to=folder / "backups", counter=1, made_at=datetime.now(UTC), work=folder)
except ComputerSaidNo as error:
    sys.stdout.write(error.message)
"""


def test_a_backup_that_cannot_be_read_back_is_not_kept(journal: Made) -> None:
    command = [sys.executable, "-c", DISK_THAT_FORGETS, journal.folder, journal.key.hex()]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == "The backup could not be read back from the disk, so I did not keep it."
    assert names(journal.folder / "backups") == set()


def test_a_backup_never_takes_a_key_file_that_does_not_fit(journal: Made, tmp_path: Path) -> None:
    make(tmp_path / "other")
    for name in (copies.KEYS, copies.SPARE):
        shutil.copy(tmp_path / "other" / name, journal.folder / name)
    with pytest.raises(KeyFileDamaged):
        journal.back_up()


def test_a_backup_takes_the_good_copy_of_the_key_file(journal: Made, work: Path) -> None:
    (journal.folder / copies.KEYS).write_bytes(b"damaged")
    assert checked.verify(journal.back_up(), PHRASE, work=work).entries == 3


def test_a_naive_time_or_negative_counter_is_a_mistake(journal: Made) -> None:
    with pytest.raises(ValueError, match="aware"):
        journal.back_up(made_at=datetime(2026, 3, 1))
    with pytest.raises(ValueError, match="counter"):
        journal.back_up(-1)


FULL_DISK = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from reflect.errors import ComputerSaidNo
from reflect.storage.backup import checked
from reflect.storage.database import engine
folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
con = engine.connect(folder / "journal.db", key)
limit = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    checked.write(folder, con, key, to=folder / "backups", counter=1, made_at=datetime.now(UTC), work=folder)
except ComputerSaidNo as error:
    sys.stdout.write(error.message)
"""


@posix
@pytest.mark.parametrize("room", [1000, -1000, 500], ids=["no copy", "half a copy", "copy but no bundle"])
def test_a_full_disk_leaves_no_half_backup(journal: Made, room: int) -> None:
    size = (journal.folder / "journal.db").stat().st_size
    limit = room if room == 1000 else size + room
    command = [sys.executable, "-c", FULL_DISK, journal.folder, journal.key.hex(), str(limit)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout
    assert names(journal.folder) - {"backups"} == {"journal.db", "journal.keys", "journal.keys.bak"}
    assert not any((journal.folder / "backups").glob("*"))
    assert journal.back_up().exists()


def test_the_newest_is_the_highest_counter_whatever_the_clock_said(journal: Made, tmp_path: Path) -> None:
    assert shelf.newest(tmp_path / "none") is None
    assert shelf.newest(journal.folder) is None
    future = journal.back_up(9, made_at=WHEN.replace(year=2999))
    assert shelf.newest(future.parent) == future
    last = journal.back_up(10, made_at=WHEN.replace(year=1999))
    for name in (
        "x.reflectbackup",
        "20260301-99.reflectbackup.tmp",
        ".20260301-0099.reflectbackup.1.reflect-new",
    ):
        (future.parent / name).write_bytes(b"")
    (future.parent / "20260301-0099.reflectbackup").mkdir()
    assert shelf.newest(future.parent) == last


# Refused


def test_another_secret_does_not_open_a_backup(journal: Made, work: Path) -> None:
    path = journal.back_up()
    ways_in.set_passphrase(journal.folder, journal.key, OTHER, cost=CHEAP)
    with pytest.raises(WrongSecret, match="this backup") as caught:
        checked.verify(path, OTHER, work=work)
    assert "of the day it was made" in caught.value.hint
    with pytest.raises(WrongSecret, match="Group 2"):
        checked.verify(path, "0" * 40, work=work, kind="recovery")
    assert checked.verify(path, PHRASE, work=work).entries == 3
    assert names(work) == set()


def test_a_missing_backup_stays_file_not_found(work: Path) -> None:
    with pytest.raises(FileNotFoundError):
        checked.verify(work / "none.reflectbackup", PHRASE, work=work)


@posix
def test_a_link_a_pipe_and_a_folder_are_refused(journal: Made, work: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(journal.back_up())
    with pytest.raises(Protected):
        checked.verify(tmp_path / "link", PHRASE, work=work)
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(BackupDamaged):
            checked.verify(path, PHRASE, work=work)


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir()))
def test_hostile_files_are_no_backups(work: Path, name: str) -> None:
    with pytest.raises(BackupDamaged):
        checked.verify(CORPUS / name, PHRASE, work=work)
    assert names(work) == set()


Members = list[tuple[str | zipfile.ZipInfo, bytes]]


def members(path: Path) -> Members:
    with zipfile.ZipFile(path) as opened:
        return [(name, opened.read(name)) for name in opened.namelist()]


def zipped(path: Path, content: Members, *, how: int = zipfile.ZIP_STORED, comment: bytes = b"") -> Path:
    with zipfile.ZipFile(path, "w", how) as made:
        made.comment = comment
        for name, data in content:
            made.writestr(name, data)
    return path


def info(name: str, mode: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


def with_extra(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.extra = b"\x99\x99\x04\x00abcd"
    return made


ODD: dict[str, Callable[[Members], Members]] = {
    "a member is missing": lambda m: m[:2],
    "a member too many": lambda m: [*m, ("run.py", b"1")],
    "another order": lambda m: [m[1], m[0], m[2]],
    "a name twice": lambda m: [m[0], m[0], m[2]],
    "another name": lambda m: [("Journal.db", m[0][1]), *m[1:]],
    "a path": lambda m: [("../journal.db", m[0][1]), *m[1:]],
    "a link": lambda m: [(info("journal.db", stat.S_IFLNK | 0o777), b"/etc/passwd"), *m[1:]],
    "a folder": lambda m: [(info("journal.db", stat.S_IFDIR | 0o777), b""), *m[1:]],
    "a journal marked as a link": lambda m: [(info("journal.db", stat.S_IFLNK | 0o777), m[0][1]), *m[1:]],
    "a journal marked as a device": lambda m: [(info("journal.db", stat.S_IFBLK | 0o600), m[0][1]), *m[1:]],
    "something hidden": lambda m: [(with_extra("journal.db"), m[0][1]), *m[1:]],
    "no journal": lambda m: [("journal.db", b""), *m[1:]],
    "a huge key file": lambda m: [m[0], ("journal.keys", b" " * 64_001), m[2]],
    "a huge box": lambda m: [*m[:2], ("manifest.box", bytes(4097))],
    "an empty box": lambda m: [*m[:2], ("manifest.box", b"")],
    "an empty key file": lambda m: [m[0], ("journal.keys", b""), m[2]],
}


@pytest.mark.parametrize("oddity", sorted(ODD))
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_of_another_shape_is_refused(journal: Made, work: Path, tmp_path: Path, oddity: str) -> None:
    path = zipped(tmp_path / "odd", ODD[oddity](members(journal.back_up())))
    with pytest.raises(BackupDamaged):
        checked.verify(path, PHRASE, work=work)
    assert names(work) == set()


def test_the_same_members_zipped_again_are_still_a_backup(journal: Made, work: Path, tmp_path: Path) -> None:
    again = zipped(tmp_path / "again", members(journal.back_up()))
    assert checked.verify(again, PHRASE, work=work).entries == 3


def test_compression_comments_and_anything_around_are_refused(
    journal: Made, work: Path, tmp_path: Path
) -> None:
    path = journal.back_up()
    raw, content = path.read_bytes(), members(path)
    odd = [
        zipped(tmp_path / "deflated", content, how=zipfile.ZIP_DEFLATED).read_bytes(),
        zipped(tmp_path / "commented", content, comment=b"hello").read_bytes(),
        raw + b"\n",
        b"#!/bin/sh\n" + raw,
        raw[:-1],
        raw[: len(raw) // 2],
        b"",
    ]
    for changed in odd:
        (tmp_path / "odd").write_bytes(changed)
        with pytest.raises(BackupDamaged):
            checked.verify(tmp_path / "odd", PHRASE, work=work)


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (8, b"\1\0"),
        (10, b"\x08\0"),
        (20, b"\1\0\0\0"),
        (24, b"\1\0\0\0"),
        (40, b"\0\xa0"),
        (42, b"\0\x10\0\0"),
    ],
    ids=["locked", "compressed", "shorter inside", "shorter outside", "a link", "over another"],
)
def test_one_odd_field_of_the_outline_is_refused_before_anything_is_read(
    journal: Made, tmp_path: Path, at: int, value: bytes
) -> None:
    raw = bytearray(journal.back_up().read_bytes())
    begins = raw.rindex(b"journal.keys") - 46  # its line in the list at the end
    raw[begins + at : begins + at + len(value)] = value
    (tmp_path / "odd").write_bytes(raw)
    with pytest.raises(BackupDamaged), bundle.opened(tmp_path / "odd"):
        pass


def test_a_member_that_is_too_large_is_refused_before_it_is_read(journal: Made, tmp_path: Path) -> None:
    content = members(journal.back_up())
    for size, fits in ((64_000, True), (64_001, False)):
        path = zipped(tmp_path / "odd", [content[0], ("journal.keys", b" " * size), content[2]])
        with contextlib.nullcontext() if fits else pytest.raises(BackupDamaged), bundle.opened(path):
            pass


@pytest.mark.timeout(20)
def test_bombs_are_refused_before_they_are_unpacked(work: Path, tmp_path: Path) -> None:
    zeros = bytes(50_000_000)
    bomb = zipped(
        tmp_path / "bomb", [("journal.db", zeros), ("journal.keys", b""), ("manifest.box", b"")], how=8
    )
    crowd = zipped(tmp_path / "crowd", [(f"{at:05}", b"") for at in range(20_000)])
    for path in (bomb, crowd):
        started = time.monotonic()
        with pytest.raises(BackupDamaged):
            checked.verify(path, PHRASE, work=work)
        assert time.monotonic() - started < 0.2


def test_a_swapped_file_is_noticed_though_each_half_is_right(
    journal: Made, work: Path, tmp_path: Path
) -> None:
    """What SQLCipher alone cannot see: an older journal under a newer manifest, and the like."""
    first = members(journal.back_up(1))
    con = journal.open()
    with engine.transaction(con):
        con.execute("UPDATE entry SET body = 'later' WHERE id = 1")
    con.close()
    ways_in.renew_recovery_code(journal.folder, journal.key, cost=CHEAP)
    second = members(journal.back_up(2))
    other = members(make(tmp_path / "other").back_up(2))
    for mixed in (
        [first[0], second[1], second[2]],
        [second[0], first[1], second[2]],
        [second[0], second[1], first[2]],
        [other[0], second[1], second[2]],
        [second[0], second[1], other[2]],
    ):
        with pytest.raises(BackupDamaged):
            checked.verify(zipped(tmp_path / "mixed", mixed), PHRASE, work=work)


def forged(path: Path, database: Path, *, key: bytes, entries: int, schema: int = 0, **other: object) -> Path:
    """Make a bundle whose box and sums are right, as a holder of the key could, around any file."""
    whose = keyfile.Whose(journal_id="00000000-0000-4000-8000-000000000001", generation=1)
    slot = keyfile.new_slot(key, PHRASE.encode(), kind="passphrase", whose=whose, cost=CHEAP)
    raw = keyfile.dump(keyfile.sealed(key, (slot,), whose=whose, written=1))
    manifest = bundle.Manifest(
        journal_sha256=hashlib.sha256(database.read_bytes()).hexdigest(),
        keys_sha256=hashlib.sha256(raw).hexdigest(),
        entries=entries,
        schema=schema,
        counter=1,
        made_at=WHEN,
    )
    box = bundle.seal(replace(manifest, **other), key=key, journal_id=whose.journal_id)  # type: ignore[arg-type]
    path.unlink(missing_ok=True)
    path.touch()
    bundle.pack(path, database, keys=raw, box=box)
    return path


def entries_in(database: Path) -> int:
    con = engine.connect_to_read(database, CORPUS_KEY)
    try:
        return int(con.execute("SELECT count(*) FROM entry").fetchone()[0])
    finally:
        con.close()


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A good file, with the first form that a journal ever had."""
    database = Path(shutil.copy(CORPUS / "enc_ok.db", tmp_path / "a.db"))
    con = engine.connect(database, CORPUS_KEY)
    con.execute("PRAGMA user_version = 1")
    con.close()
    return database


def test_a_right_manifest_around_a_sound_file_opens(work: Path, tmp_path: Path, sound: Path) -> None:
    path = forged(tmp_path / "b", sound, key=CORPUS_KEY, entries=entries_in(sound), schema=1)
    assert checked.verify(path, PHRASE, work=work).entries == entries_in(sound)


PAGE = engine.PAGE_BYTES
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "appended": lambda raw: raw + b"x" * 400,
    "swapped pages": lambda raw: (
        raw[:PAGE] + raw[2 * PAGE : 3 * PAGE] + raw[PAGE : 2 * PAGE] + raw[3 * PAGE :]
    ),
    "truncated": lambda raw: raw[:-PAGE],
    "zero page": lambda raw: raw[:-PAGE] + bytes(PAGE),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_right_manifest_around_a_damaged_file_is_refused(
    work: Path, tmp_path: Path, sound: Path, name: str
) -> None:
    entries = entries_in(sound)
    sound.write_bytes(DAMAGE[name](sound.read_bytes()))
    path = forged(tmp_path / "b", sound, key=CORPUS_KEY, entries=entries, schema=1)
    with pytest.raises(BackupDamaged):
        checked.verify(path, PHRASE, work=work)


def test_a_right_manifest_around_a_plain_file_is_refused(work: Path, tmp_path: Path) -> None:
    con = sqlite3.connect(tmp_path / "plain.db")
    con.execute("CREATE TABLE entry (id)")
    con.commit()
    con.close()
    path = forged(tmp_path / "b", tmp_path / "plain.db", key=CORPUS_KEY, entries=0)
    with pytest.raises(BackupDamaged):
        checked.verify(path, PHRASE, work=work)


@pytest.mark.parametrize("statement", ["CREATE TABLE other (id)", "CREATE VIEW entry AS SELECT 1"])
def test_a_file_without_a_table_of_entries_is_refused(work: Path, tmp_path: Path, statement: str) -> None:
    engine.create_file(tmp_path / "odd.db", CORPUS_KEY)
    con = engine.connect(tmp_path / "odd.db", CORPUS_KEY)
    con.execute(statement)
    con.close()
    path = forged(tmp_path / "b", tmp_path / "odd.db", key=CORPUS_KEY, entries=1)
    with pytest.raises(BackupDamaged):
        checked.verify(path, PHRASE, work=work)


@pytest.mark.parametrize("wrong", [{"entries": 2}, {"schema": 2}, {"schema": -5}, {"counter": -1}])
def test_counts_that_do_not_hold_are_refused(
    work: Path, tmp_path: Path, sound: Path, wrong: dict[str, int]
) -> None:
    right = {"entries": entries_in(sound), "schema": 1}
    path = forged(tmp_path / "b", sound, key=CORPUS_KEY, **right | wrong)
    with pytest.raises(BackupDamaged):
        checked.verify(path, PHRASE, work=work)


def test_a_box_is_bound_to_the_id_of_its_journal() -> None:
    sums = {"journal_sha256": "", "keys_sha256": "", "entries": 0, "schema": 1, "counter": 1, "made_at": WHEN}
    box = bundle.seal(bundle.Manifest(**sums), key=CORPUS_KEY, journal_id="one")  # type: ignore[arg-type]
    assert bundle.unseal(box, key=CORPUS_KEY, journal_id="one").made_at == WHEN
    with pytest.raises(BackupDamaged):
        bundle.unseal(box, key=CORPUS_KEY, journal_id="other")


def test_a_negative_schema_is_refused(work: Path, tmp_path: Path) -> None:
    database = CORPUS / "enc_negative_schema.db"
    path = forged(tmp_path / "b", database, key=CORPUS_KEY, entries=entries_in(database), schema=-5)
    with pytest.raises(BackupDamaged):
        checked.verify(path, PHRASE, work=work)


def test_a_key_file_of_a_newer_version_says_so(journal: Made, work: Path, tmp_path: Path) -> None:
    content = members(journal.back_up())
    newer = json.dumps(json.loads(content[1][1]) | {"format": 3}).encode()
    path = zipped(tmp_path / "newer", [content[0], ("journal.keys", newer), content[2]])
    with pytest.raises(BackupDamaged, match="newer version"):
        checked.verify(path, PHRASE, work=work)


# Brought back


def restored(journal: Made, path: Path, **other: object) -> restore.Restored:
    return restore.restore(path, PHRASE, folder=journal.folder, stamp="20260302-101500", **other)  # type: ignore[arg-type]


def test_a_restore_brings_the_old_back_and_sets_the_new_aside(journal: Made) -> None:
    before = journal.rows()
    path = journal.back_up()
    con = journal.open()
    with engine.transaction(con):
        con.execute("DELETE FROM entry")
    con.close()
    ways_in.set_passphrase(journal.folder, journal.key, OTHER, cost=CHEAP)
    told = restored(journal, path)
    assert told.info.entries == 3
    assert journal.rows() == before
    assert ways_in.unlock(journal.folder, PHRASE).key == journal.key
    aside = journal.folder / "replaced-20260302-101500"
    assert told.set_aside == aside
    assert names(aside) == {"journal.db", "journal.keys", "journal.keys.bak"}
    assert Made(aside, journal.key, "").rows() == []
    assert ways_in.unlock(aside, OTHER).key == journal.key
    assert not (journal.folder / "restoring").exists()
    assert outside.look(journal.folder).copies_equal


def test_a_restore_works_on_a_new_computer(journal: Made, tmp_path: Path) -> None:
    path = journal.back_up()
    new = tmp_path / "new computer"
    told = restore.restore(path, journal.code, folder=new, stamp="1", kind="recovery")
    assert told.set_aside is None
    assert ways_in.unlock(new, PHRASE).key == journal.key
    assert Made(new, journal.key, "").rows() == journal.rows()
    assert names(new) == {"journal.db", "journal.keys", "journal.keys.bak", "journal.lock"}


@posix
def test_a_restored_journal_is_private_whatever_the_umask(journal: Made) -> None:
    path = journal.back_up()
    before = os.umask(0)
    try:
        restored(journal, path)
    finally:
        os.umask(before)
    for item in journal.folder.rglob("*"):
        assert stat.S_IMODE(item.stat().st_mode) == (0o700 if item.is_dir() else 0o600)


def test_what_sqlite_left_beside_the_old_journal_goes_with_it(journal: Made, tmp_path: Path) -> None:
    """A rollback file that fits another journal would ruin the restored one when it is opened."""
    path = journal.back_up()
    con = journal.open()
    con.execute("PRAGMA cache_size = 1")
    con.execute("BEGIN IMMEDIATE")
    con.execute("DELETE FROM entry")
    con.execute("CREATE TABLE filling AS SELECT randomblob(200000)")
    shutil.copytree(journal.folder, tmp_path / "killed")  # as if the process had died here
    con.execute("ROLLBACK")
    con.close()
    killed = Made(tmp_path / "killed", journal.key, "")
    assert (killed.folder / "journal.db-journal").stat().st_size > 0
    told = restored(killed, path)
    assert killed.rows() == journal.rows()
    assert told.set_aside is not None
    assert "journal.db-journal" in names(told.set_aside)
    assert Made(told.set_aside, journal.key, "").rows() == journal.rows()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_refused_restore_changes_nothing(journal: Made, tmp_path: Path) -> None:
    path = journal.back_up()
    newer = make(tmp_path / "newer", schema=99).back_up()
    (tmp_path / "damaged").write_bytes(path.read_bytes()[:-1])
    with lock.exclusive(journal.folder):
        before = everything(journal.folder)
    acts: list[tuple[type[Exception], Callable[[], object]]] = [
        (BackupDamaged, lambda: restored(journal, tmp_path / "damaged")),
        (FileNotFoundError, lambda: restored(journal, tmp_path / "none")),
        (WrongSecret, lambda: restore.restore(path, OTHER, folder=journal.folder, stamp="1")),
        (JournalTooNew, lambda: restored(journal, newer)),
        (BadUsage, lambda: restore.restore(path, PHRASE, folder=journal.folder, stamp="../x")),
        (BadUsage, lambda: restore.restore(path, PHRASE, folder=journal.folder, stamp="")),
    ]
    for error, act in acts:
        with pytest.raises(error):
            act()
        assert everything(journal.folder) == before
        assert not (journal.folder / "restoring").exists()


def test_a_stamp_is_used_once(journal: Made) -> None:
    path = journal.back_up()
    restored(journal, path)
    with pytest.raises(Protected, match="replaced-20260302-101500 already"):
        restored(journal, path)
    assert ways_in.unlock(journal.folder, PHRASE).key == journal.key


@posix
def test_an_open_journal_is_not_swapped(journal: Made) -> None:
    path = journal.back_up()
    with swap.opening(journal.folder), pytest.raises(ComputerSaidNo, match="Another reflect is open"):
        restored(journal, path)
    assert journal.rows()


@posix
@pytest.mark.parametrize("name", ["restoring", "replaced-20260302-101500", "journal.lock"])
def test_links_in_the_way_are_refused(journal: Made, tmp_path: Path, name: str) -> None:
    path = journal.back_up()
    (tmp_path / "elsewhere").mkdir()
    (journal.folder / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ReflectError):
        restored(journal, path)
    assert names(tmp_path / "elsewhere") == set()
    assert journal.rows()


@posix
def test_a_journal_that_is_a_link_is_set_aside_as_a_link(journal: Made, tmp_path: Path) -> None:
    path = journal.back_up()
    (journal.folder / "journal.db").rename(tmp_path / "elsewhere.db")
    (journal.folder / "journal.db").symlink_to(tmp_path / "elsewhere.db")
    before = (tmp_path / "elsewhere.db").read_bytes()
    restored(journal, path)
    assert not (journal.folder / "journal.db").is_symlink()
    assert (tmp_path / "elsewhere.db").read_bytes() == before
    assert journal.rows()


def test_a_restore_that_had_not_begun_to_swap_is_cleared_away(journal: Made) -> None:
    staging = journal.folder / "restoring"
    folders.make_private(staging)
    (staging / "journal.db").write_bytes(b"half")
    before = journal.rows()
    with swap.opening(journal.folder):
        assert journal.rows() == before
    assert not staging.exists()
    assert not swap.finish_restore(journal.folder)


def test_a_restore_begins_by_ending_the_one_before(journal: Made, tmp_path: Path) -> None:
    path, other = journal.back_up(), make(tmp_path / "other", phrase=OTHER, entries=5)
    staging = journal.folder / "restoring"
    folders.make_private(staging)
    (staging / "journal.db").write_bytes(b"half")
    restored(journal, path)
    shutil.copytree(other.folder, staging)
    (staging / "ready").write_bytes(b"pending")
    restore.restore(path, PHRASE, folder=journal.folder, stamp="last")
    assert len(journal.rows()) == 3
    assert ways_in.unlock(journal.folder / "replaced-last", OTHER).key == other.key
    assert ways_in.unlock(journal.folder / "replaced-pending", PHRASE).key == journal.key


@posix
def test_a_restore_killed_while_someone_waits_to_open_is_finished_first(
    journal: Made, tmp_path: Path
) -> None:
    other, opened = make(tmp_path / "other", phrase=OTHER), []

    def open_it() -> None:
        with swap.opening(journal.folder):
            opened.append(ways_in.unlock(journal.folder, OTHER).key)

    waiting = threading.Thread(target=open_it)
    with lock.exclusive(journal.folder):
        waiting.start()
        time.sleep(0.3)
        shutil.copytree(other.folder, journal.folder / "restoring")
        (journal.folder / "restoring" / "ready").write_bytes(b"1")
    waiting.join()
    assert opened == [other.key]


@pytest.mark.parametrize("stamp", [b"20260302", b"", b"../../x", b"\xff" * 50, b"x" * 90])
def test_a_restore_marked_ready_is_finished_whatever_the_marker_says(
    journal: Made, tmp_path: Path, stamp: bytes
) -> None:
    other = make(tmp_path / "other", phrase=OTHER, entries=5)
    staging = journal.folder / "restoring"
    folders.make_private(staging)
    for name in ("journal.db", "journal.keys", "journal.keys.bak"):
        shutil.copy(other.folder / name, staging / name)
    (staging / "ready").write_bytes(stamp)
    assert swap.finish_restore(journal.folder)
    assert not swap.finish_restore(journal.folder)
    opened = ways_in.unlock(journal.folder, OTHER)
    assert len(Made(journal.folder, opened.key, "").rows()) == 5
    aside = [
        path for path in journal.folder.iterdir() if re.fullmatch(r"replaced-(20260302|unnamed)", path.name)
    ]
    assert ways_in.unlock(aside[0], PHRASE).key == journal.key
    assert names(tmp_path) == {"journal", "other"}


def test_a_missing_folder_is_no_journal(tmp_path: Path) -> None:
    assert not swap.finish_restore(tmp_path / "none")
    with pytest.raises(NoJournal), swap.opening(tmp_path / "none"):
        pass


def test_nothing_that_is_aside_is_ever_written_over(journal: Made, tmp_path: Path) -> None:
    aside = journal.folder / "replaced-1"
    folders.make_private(aside)
    (aside / "journal.db").write_bytes(b"precious")
    staging = journal.folder / "restoring"
    shutil.copytree(make(tmp_path / "other", phrase=OTHER).folder, staging)
    (staging / "ready").write_bytes(b"1")
    assert swap.finish_restore(journal.folder)
    assert (aside / "journal.db").read_bytes() == b"precious"
    assert (aside / "journal.db-again").exists()


# Killed


@posix
@pytest.mark.timeout(120)
@pytest.mark.parametrize(("what", "kills"), [("backup", 25), ("restore", 60), ("undo", 70)])
def test_a_kill_before_any_file_operation_leaves_old_or_new(tmp_path: Path, what: str, kills: int) -> None:
    ran = subprocess.run(
        [sys.executable, WORKER, "steps", what, tmp_path], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["broken"] == []
    assert told["kills"] >= kills
    assert set(told["opened_with"]) == {"old", "new"}


def killed(what: str, folder: Path, key: bytes, start: int, *, after: float) -> list[int]:
    """Run the worker, kill it after some seconds, and give the numbers that it had reported as done."""
    command = [sys.executable, WORKER, "loop", what, folder, key.hex(), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        time.sleep(after)
        worker.kill()
        return [int(line) for line in worker.stdout.read().splitlines()]


@posix
@pytest.mark.timeout(30 + SOAK)
def test_kill_9_while_backing_up_leaves_whole_backups_only(journal: Made, work: Path) -> None:
    dice, now = random.Random(7), 0
    for _ in range(SOAK):
        done = killed("backup", journal.folder, journal.key, now, after=dice.random() * 0.3)
        for number in done:
            assert (journal.folder / "backups" / f"20260301-{number:04d}.reflectbackup").exists()
        newest = shelf.newest(journal.folder / "backups")
        if newest:
            assert checked.verify(newest, PHRASE, work=work).entries == 3
            now = int(newest.name[9:].split(".")[0])
        assert len(journal.rows()) == 3


@posix
@pytest.mark.timeout(30 + SOAK)
def test_kill_9_while_restoring_leaves_one_of_the_two(tmp_path: Path) -> None:
    dice, now = random.Random(8), 0
    counts = {"one": 1, "two": 2}
    for name, entries in counts.items():
        make(tmp_path / name, phrase=name, entries=entries).back_up()
    shutil.copytree(tmp_path / "one", tmp_path / "journal")
    for _ in range(SOAK):
        done = killed("restore", tmp_path / "journal", bytes(32), now, after=dice.random() * 0.3)
        now = done[-1] if done else now
        with swap.opening(tmp_path / "journal"):
            opens = {name: tried(tmp_path / "journal", name) for name in counts}
            name, key = next((name, key) for name, key in opens.items() if key)
            assert list(opens.values()).count(None) == 1
            assert name in (("one", "two")[now % 2], ("one", "two")[(now + 1) % 2])
            assert len(Made(tmp_path / "journal", key, "").rows()) == counts[name]
        now += 1  # its stamp may be taken


def tried(folder: Path, secret: str) -> bytes | None:
    try:
        return ways_in.unlock(folder, secret).key
    except WrongSecret:
        return None


def test_the_names_of_the_files_are_the_same_in_every_part() -> None:
    assert (bundle.JOURNAL, bundle.KEYS) == (copies.JOURNAL, copies.KEYS)
