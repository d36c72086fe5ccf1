"""A new key for a journal: the old one opens nothing new, and a kill or a full disk at any moment leaves a journal that opens."""

import json
import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from kit.sweeps.kill_worker import CHEAP, LARGE, OLD, code_of, count_entries, make_journal, write_backup
from kit.world import ROOT, SOAK

from reflect.errors import ComputerSaidNo, JournalDamaged, WrongSecret
from reflect.storage import rotation
from reflect.storage.backup import checked
from reflect.storage.database import engine
from reflect.storage.disk import lock
from reflect.storage.keys import copies, outside, recovery_code, two_keys, ways_in
from reflect.storage.names import DATABASE

WORKER = ROOT / "tests/kit/sweeps/kill_worker.py"
posix = pytest.mark.skipif(sys.platform == "win32", reason="a fork needs a POSIX system")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def made(folder: Path) -> ways_in.Created:
    return make_journal(folder, OLD, entries=LARGE)


def rotate(folder: Path, turn: int = 1) -> bytes:
    rotation.rotate(folder, OLD, code_of(turn), cost=CHEAP)
    return rotation.unlock(folder, OLD, kind="passphrase")


def opens(folder: Path, code: str) -> bool:
    with suppress(WrongSecret):
        return bool(rotation.unlock(folder, code, kind="recovery"))
    return False


def begun(folder: Path, key: bytes) -> None:
    """Bring a journal to where both keys are in the key file, and nothing else was done."""
    code = recovery_code.normalise(code_of(1))
    two_keys.begin(folder, key, passphrase=OLD.encode(), code=code, cost=CHEAP)


def test_the_old_key_opens_nothing_new(folder: Path, made: ways_in.Created) -> None:
    backup = write_backup(folder, made.key, 1)
    before = (folder / copies.KEYS).read_bytes()
    key = rotate(folder)
    assert key != made.key
    assert count_entries(folder, key) == LARGE
    with pytest.raises(JournalDamaged):
        engine.connect_to_read(folder / DATABASE, made.key)
    assert (opens(folder, made.recovery_code), opens(folder, code_of(1))) == (False, True)
    assert checked.verify(write_backup(folder, key, 2), OLD, work=folder).key == key
    now = (folder / copies.KEYS).read_bytes()
    assert copies.authentic(now, made.key) is None
    assert outside.look(folder).generation == 2
    assert checked.verify(backup, OLD, work=folder).key == made.key, "what it cannot reach: an older backup"
    (folder / copies.SPARE).write_bytes(before)
    assert not opens(folder, made.recovery_code)
    assert rotation.unlock(folder, OLD, kind="passphrase") == key


def test_the_key_file_never_holds_the_new_key_under_the_old_one(folder: Path, made: ways_in.Created) -> None:
    """Who has the old key, and a copy of the key file from the middle of it all, has nothing of the new one."""
    begun(folder, made.key)
    for name in (copies.KEYS, copies.SPARE):
        middle = json.loads((folder / name).read_bytes())
        assert middle["before"]
        assert copies.authentic((folder / name).read_bytes(), made.key) is None
    rotation.go_on(folder, OLD, kind="passphrase")
    for name in (copies.KEYS, copies.SPARE):
        assert json.loads((folder / name).read_bytes())["before"] is None
    assert not rotation.fits(folder)(made.key)


def test_a_rotation_that_waits_is_gone_on_with_and_until_then_all_is_as_it_was(
    folder: Path, made: ways_in.Created
) -> None:
    begun(folder, made.key)
    assert rotation.unlock(folder, OLD, kind="passphrase") == made.key, "the one that the journal has"
    with pytest.raises(ComputerSaidNo, match="A new key of your journal is not in place yet"):
        ways_in.set_passphrase(folder, made.key, "another one", cost=CHEAP)
    with pytest.raises(ComputerSaidNo, match="not in place yet"):
        write_backup(folder, made.key, 1)
    if SOAK:  # it waits two seconds for another reflect that is open
        with lock.shared(folder):
            rotation.go_on(folder, OLD, kind="passphrase")
            assert outside.is_changing(folder)
    rotation.go_on(folder, code_of(1), kind="recovery")
    assert not outside.is_changing(folder)
    key = rotation.unlock(folder, OLD, kind="passphrase")
    assert key != made.key
    assert count_entries(folder, key) == LARGE


def test_both_copies_hold_both_keys_before_the_journal_changes(folder: Path, made: ways_in.Created) -> None:
    """Killed between the two copies, and then the pages cannot be written anew: either copy alone must open what is there."""
    before = (folder / copies.KEYS).read_bytes()
    begun(folder, made.key)
    (folder / copies.KEYS).write_bytes(before)
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(whole[:8192] + bytes(4096) + whole[12288:])
    rotation.go_on(folder, OLD, kind="passphrase")
    assert outside.is_changing(folder), "a page cannot be read, so none was written anew"
    assert (folder / copies.KEYS).read_bytes() == (folder / copies.SPARE).read_bytes() != before
    (folder / DATABASE).write_bytes(whole)
    rotation.go_on(folder, OLD, kind="passphrase")
    assert count_entries(folder, rotation.unlock(folder, OLD, kind="passphrase")) == LARGE


def test_no_key_is_let_go_of_while_the_journal_cannot_be_read(folder: Path, made: ways_in.Created) -> None:
    """A read that fails looks like a key that does not fit. Neither key may then be taken for the right one."""
    first = (folder / copies.KEYS).read_bytes()
    begun(folder, made.key)
    (folder / copies.KEYS).write_bytes(first)  # as after a kill between the two copies
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(bytes(4096) + whole[4096:])
    with pytest.raises(JournalDamaged):
        rotation.go_on(folder, OLD, kind="passphrase")
    with pytest.raises(JournalDamaged):
        rotation.rotate(folder, OLD, code_of(2), cost=CHEAP)
    assert outside.is_changing(folder)
    assert (folder / copies.KEYS).read_bytes() == (folder / copies.SPARE).read_bytes() != first, (
        "both come first"
    )
    (folder / DATABASE).write_bytes(whole)
    rotation.go_on(folder, OLD, kind="passphrase")
    assert count_entries(folder, rotation.unlock(folder, OLD, kind="passphrase")) == LARGE


def test_a_new_key_is_not_begun_on_a_journal_that_does_not_open(folder: Path, made: ways_in.Created) -> None:
    before = (folder / copies.KEYS).read_bytes()
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(bytes(4096) + whole[4096:])
    with pytest.raises(JournalDamaged):
        rotate(folder)
    assert not outside.is_changing(folder)
    assert (folder / copies.KEYS).read_bytes() == (folder / copies.SPARE).read_bytes() == before


def test_an_open_journal_is_not_changed_under_somebody(folder: Path, made: ways_in.Created) -> None:
    with lock.shared(folder), pytest.raises(ComputerSaidNo, match="Another reflect is open"):
        rotate(folder)
    with pytest.raises(WrongSecret):
        rotation.rotate(folder, "another one", code_of(1), cost=CHEAP)
    assert rotation.unlock(folder, OLD, kind="passphrase") == made.key
    assert opens(folder, made.recovery_code)


@posix
@pytest.mark.timeout(900 if SOAK else 60)
def test_a_kill_before_any_file_operation_leaves_a_journal_that_opens(tmp_path: Path) -> None:
    command = [sys.executable, WORKER, "steps", "rotate", tmp_path]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["broken"] == []
    assert told["kills"] >= 20
    assert set(told["opened_with"]) == {"old", "new"}


@posix
@pytest.mark.skipif(not SOAK, reason="a long run")
@pytest.mark.timeout(900)
def test_kill_9_while_the_pages_get_another_key(tmp_path: Path) -> None:
    """Killed anywhere in SQLite's own work: the journal of 3 MB opens with one of the two keys, whole."""
    folder, dice, now, changing = tmp_path / "journal", random.Random(16), 0, 0
    made = make_journal(folder, OLD, entries=5000)
    rotate(folder, 0)
    for _ in range(200):
        command = [sys.executable, WORKER, "loop", "rotate", folder, made.key.hex(), str(now)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "ready\n"
            time.sleep(dice.random() * 0.6)
            worker.kill()
            acknowledged = [int(line) for line in worker.stdout.read().splitlines()]
        last = acknowledged[-1] if acknowledged else now
        changing += outside.is_changing(folder)
        assert count_entries(folder, rotation.unlock(folder, OLD, kind="passphrase")) == 5000
        rotation.go_on(folder, OLD, kind="passphrase")
        assert count_entries(folder, rotation.unlock(folder, OLD, kind="passphrase")) == 5000
        [now] = [turn for turn in (last, last + 1) if opens(folder, code_of(turn))]
    assert changing >= 20
    assert os.listdir(folder)
