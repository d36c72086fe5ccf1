"""The folder's lock: many may keep it open, one alone may swap files, and nobody waits long or for the dead."""

import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reflect.errors import ComputerSaidNo, Protected
from reflect.storage.disk import lock

posix = pytest.mark.skipif(sys.platform == "win32", reason="on Windows the system itself guards open files")
HOLD = """
import sys, time
from pathlib import Path
from reflect.storage.disk import lock
with getattr(lock, sys.argv[1])(Path(sys.argv[2])):
    sys.stdout.write("held\\n")
    sys.stdout.flush()
    time.sleep(60)
"""


def holding(how: str, folder: Path) -> subprocess.Popen[str]:
    worker = subprocess.Popen([sys.executable, "-c", HOLD, how, folder], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "held\n"
    return worker


def let_go(worker: subprocess.Popen[str]) -> None:
    worker.kill()
    worker.communicate()


def test_many_may_share(tmp_path: Path) -> None:
    with lock.shared(tmp_path), lock.shared(tmp_path):
        assert (tmp_path / "journal.lock").exists()
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "journal.lock").stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize(("theirs", "ours"), [("shared", "exclusive"), ("exclusive", "shared")])
def test_one_alone_and_another_process_exclude_each_other(tmp_path: Path, theirs: str, ours: str) -> None:
    worker = holding(theirs, tmp_path)
    with (
        pytest.raises(ComputerSaidNo, match=r"^Another reflect is open"),
        getattr(lock, ours)(tmp_path, wait=0.1),
    ):
        pass
    let_go(worker)


@posix
def test_nobody_waits_for_longer_than_two_seconds(tmp_path: Path) -> None:
    started = time.monotonic()
    with lock.exclusive(tmp_path), pytest.raises(ComputerSaidNo), lock.shared(tmp_path):
        pass
    assert 1.9 < time.monotonic() - started < 3


def test_a_process_killed_with_9_leaves_no_lock(tmp_path: Path) -> None:
    worker = holding("exclusive", tmp_path)
    let_go(worker)
    with lock.exclusive(tmp_path):
        pass


@posix
def test_a_short_wait_is_enough_when_the_other_is_quick(tmp_path: Path) -> None:
    taken, leave = threading.Event(), threading.Event()

    def other() -> None:
        with lock.exclusive(tmp_path):
            taken.set()
            leave.wait(5)

    thread = threading.Thread(target=other)
    thread.start()
    taken.wait(5)
    threading.Timer(0.2, leave.set).start()
    with lock.shared(tmp_path):
        assert leave.is_set()
    thread.join()


def test_the_lock_is_let_go_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), lock.exclusive(tmp_path):
        raise KeyError
    with lock.exclusive(tmp_path):
        pass


def test_a_lock_of_another_name_does_not_wait(tmp_path: Path) -> None:
    with lock.shared(tmp_path), lock.exclusive(tmp_path, name=lock.KEYS_LOCK):
        pass


@posix
def test_links_are_refused(tmp_path: Path) -> None:
    (tmp_path / "journal.lock").symlink_to(tmp_path / "elsewhere")
    for held in (lock.shared, lock.exclusive):
        with pytest.raises(Protected), held(tmp_path):
            pass
    assert not (tmp_path / "elsewhere").exists()


def test_a_missing_folder_stays_file_not_found(tmp_path: Path) -> None:
    for held in (lock.shared, lock.exclusive):
        with pytest.raises(FileNotFoundError), held(tmp_path / "none"):
            pass
