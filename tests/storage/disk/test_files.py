"""Files are private, whole and on the disk, whatever the umask, the links and the disk do."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reflect.errors import BadFile, ComputerSaidNo, Protected
from reflect.storage.disk import files, folders, leftovers, refusal

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX here")
not_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may do anything anywhere"
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@posix
def test_modes_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "deep" / "journal"
    folders.make_private(folder)
    files.write_atomically(folder / "whole", b"1")
    files.write_atomically(folder / "whole", b"2")
    files.write_new(folder / "new", b"1")
    with folders.to_work_in(folder) as work:
        assert mode(work) == 0o700
    assert mode(folder) == 0o700
    assert {mode(path) for path in folder.iterdir()} == {0o600}


@posix
def test_a_umask_that_takes_from_the_owner_is_overruled(tmp_path: Path) -> None:
    before = os.umask(0o277)
    try:
        folders.make_private(tmp_path / "journal")
        files.write_new(tmp_path / "journal" / "file", b"")
    finally:
        os.umask(before)
    assert (mode(tmp_path / "journal"), mode(tmp_path / "journal" / "file")) == (0o700, 0o600)


@posix
@pytest.mark.parametrize("there", [True, False], ids=["link to something", "broken link"])
def test_links_are_refused_and_never_followed(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    if there:
        target.write_bytes(b"untouched")
    link.symlink_to(target)
    for act in (
        lambda: files.write_atomically(link, b"mine"),
        lambda: files.write_new(link, b"mine"),
        lambda: files.read_bounded(link, 100),
        lambda: folders.make_private(link),
    ):
        with pytest.raises(Protected):
            act()
    assert link.is_symlink()
    assert target.read_bytes() == b"untouched" if there else not target.exists()


@posix
def test_a_link_put_there_at_the_last_moment_is_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"untouched")
    with files.taking_name(link, replace=True) as fresh:
        fresh.write_bytes(b"mine")
        link.symlink_to(target)
    assert not link.is_symlink()
    assert target.read_bytes() == b"untouched"
    with pytest.raises(Protected), files.taking_name(tmp_path / "new", replace=False):
        (tmp_path / "new").symlink_to(target)
    assert target.read_bytes() == b"untouched"


SWAPPED_AT_THE_LAST_MOMENT = """
import os, sys
from pathlib import Path
from reflect.errors import Protected
from reflect.storage.disk import files
path, secret = Path(sys.argv[1]), sys.argv[2]
def swap(event, args):
    if event == "open" and str(args[0]) == str(path) and not path.is_symlink():
        path.unlink()
        path.symlink_to(secret)
sys.addaudithook(swap)
try:
    sys.stdout.write(repr(files.read_bounded(path, 100)))
except Protected as error:
    sys.stdout.write(error.message)
"""


@posix
def test_a_file_swapped_for_a_link_while_it_is_opened_is_not_read(tmp_path: Path) -> None:
    path, secret = tmp_path / "file", tmp_path / "secret"
    path.write_bytes(b"mine")
    secret.write_bytes(b"somebody's")
    command = [sys.executable, "-c", SWAPPED_AT_THE_LAST_MOMENT, path, secret]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert path.is_symlink()
    assert ran.stdout == "file was not read: it is a link to somewhere else."


@posix
def test_a_new_file_is_opened_exclusively_and_follows_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, really = [], os.open
    monkeypatch.setattr(
        os, "open", lambda path, flags, *more: opened.append(flags) or really(path, flags, *more)
    )
    files.write_new(tmp_path / "new", b"1")
    made, kept = (flags for flags in opened if flags & os.O_DIRECTORY == 0)
    assert made & (os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW) == os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    assert kept & os.O_NOFOLLOW
    # Somebody guesses the name that a file has until it is whole, and puts a link there.
    monkeypatch.setattr(os, "urandom", lambda size: b"\x07" * size)
    (tmp_path / leftovers.hidden_name("07" * 8)).symlink_to(tmp_path / "new")
    with pytest.raises(Protected):
        files.write_new(tmp_path / "other", b"2")
    assert (tmp_path / "new").read_bytes() == b"1"


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has its own stronger call")
def test_content_then_name_are_put_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, really = [], os.fsync

    def watched(handle: int) -> None:
        really(handle)
        seen.append(
            ("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file", (tmp_path / "new").exists())
        )

    monkeypatch.setattr(os, "fsync", watched)
    files.write_atomically(tmp_path / "new", b"1")
    assert seen == [("file", False), ("folder", True)]


def test_writing_replaces_the_whole_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for data in (b"long " * 50_000, b"", b"short"):
        files.write_atomically(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "file"
    files.write_new(path, b"first")
    with pytest.raises(Protected, match="file is there already"):
        files.write_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_inside_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "file"
    files.write_atomically(path, b"old")

    def interrupted() -> None:
        with files.taking_name(path, replace=True) as fresh:
            fresh.write_bytes(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


FULL_DISK = """
import resource, sys
from pathlib import Path
from reflect.errors import ComputerSaidNo
from reflect.storage.disk import files, folders
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    files.write_atomically(path, b"n" * 5000)
except ComputerSaidNo as error:
    sys.stdout.write(error.message)
"""


@posix
def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    files.write_atomically(path, b"old")
    ran = subprocess.run([sys.executable, "-c", FULL_DISK, path], capture_output=True, text=True, check=True)
    assert ran.stdout == "file was not written: the disk is full. What was saved before stays saved."
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@not_root
def test_a_read_only_folder_is_said_kindly(tmp_path: Path) -> None:
    files.write_atomically(tmp_path / "file", b"old")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ComputerSaidNo, match="does not let me"):
            files.write_atomically(tmp_path / "file", b"new")
    finally:
        tmp_path.chmod(0o700)
    assert files.read_bounded(tmp_path / "file", 10) == b"old"


def test_a_missing_file_or_folder_stays_file_not_found(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.read_bounded(tmp_path / "none", 10)
    with pytest.raises(FileNotFoundError):
        files.write_atomically(tmp_path / "none" / "file", b"")
    with pytest.raises(FileNotFoundError):
        files.write_new(tmp_path / "none" / "file", b"")


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 100)
    assert files.read_bounded(tmp_path / "file", 100) == b"x" * 100
    with pytest.raises(BadFile, match="larger than 99 bytes"):
        files.read_bounded(tmp_path / "file", 99)


@posix
@pytest.mark.timeout(5)
def test_only_ordinary_files_are_read_and_nothing_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(BadFile, match="not an ordinary file"):
            files.read_bounded(path, 100)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "does not let me"),
        (errno.EACCES, "does not let me"),
        (errno.EIO, "the computer answered"),
    ],
)
def test_every_refusal_of_the_system_is_a_sentence(number: int, words: str) -> None:
    with (
        pytest.raises(ComputerSaidNo, match=f"^It was not done: .*{words}"),
        refusal.explained("It was not done"),
    ):
        raise OSError(number, os.strerror(number))
