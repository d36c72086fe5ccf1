"""What a killed run left is cleared away, and nothing else ever is."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit.world import ROOT, World

from reflect.errors import Protected
from reflect.storage.disk import files, folders, leftovers, makers


def test_what_a_killed_run_left_is_cleared_after_an_hour(tmp_path: Path) -> None:
    old, young, others = (
        tmp_path / ".a.1.reflect-new",
        tmp_path / ".b.2.reflect-new",
        tmp_path / "c.reflect-new",
    )
    work = tmp_path / ".reflect-work-ab3_x9yz"
    work.mkdir()
    for path in (old, young, others, work / "journal.db"):
        path.write_bytes(b"1")
    for path in (old, others, work):
        os.utime(path, (1e9, 1e9))
    files.write_atomically(tmp_path / "file", b"1")
    assert {path.name for path in tmp_path.iterdir()} == {young.name, others.name, "file"}


LEAVES = """
import os, signal, sys
from pathlib import Path
from reflect.storage.disk import files, folders, makers
if sys.argv[2] == "unmarked":
    makers.mark = str
with folders.to_work_in(Path(sys.argv[1])) as work, files.taking_name(Path(sys.argv[1]) / "page", replace=False):
    (work / "journal.db").write_bytes(b"1")
    print("ready", flush=True)
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def maker(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    """A run that has a file and a folder unfinished in `tmp_path`; it is killed when its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", LEAVES, str(tmp_path), request.param],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as run:  # fmt: skip
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        yield run


def there(folder: Path) -> list[str]:
    return sorted("work" if path.is_dir() else "file" for path in folder.iterdir() if path.name != "other")


def old(folder: Path) -> None:
    for path in folder.iterdir():
        os.utime(path, (1e9, 1e9))


@pytest.mark.skipif(not makers.mark(), reason="makers are not marked here")
@pytest.mark.parametrize("maker", ["marked"], indirect=True)
def test_what_a_killed_run_left_goes_at_once_and_what_a_living_one_makes_never(
    tmp_path: Path, maker: "subprocess.Popen[str]"
) -> None:
    old(tmp_path)
    leftovers.sweep(tmp_path, tmp_path / "not there")
    files.write_atomically(tmp_path / "other", b"1")
    assert there(tmp_path) == ["file", "work"]
    maker.communicate("")  # waits for its end
    leftovers.sweep(tmp_path)
    assert there(tmp_path) == []


@pytest.mark.parametrize("maker", ["unmarked"], indirect=True)
def test_where_nobody_can_tell_it_goes_after_an_hour(tmp_path: Path, maker: "subprocess.Popen[str]") -> None:
    maker.communicate("")
    leftovers.sweep(tmp_path)
    files.write_atomically(tmp_path / "other", b"1")
    assert there(tmp_path) == ["file", "work"]
    old(tmp_path)
    leftovers.sweep(tmp_path)
    assert there(tmp_path) == ["file", "work"]
    files.write_atomically(tmp_path / "other", b"1")
    assert there(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["work-2025", "work-", "work", ".reflect-work-", ".reflect-work-mine", "reflect-work-ab3_x9yz"]
)
def test_a_folder_of_the_persons_own_is_never_cleared(tmp_path: Path, name: str) -> None:
    """Files are written where the person says, next to whatever is there: a calendar file, a code, a backup, a page."""
    theirs = tmp_path / name
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of it")
    os.utime(theirs, (1e9, 1e9))
    files.write_new(tmp_path / "file", b"1")
    with folders.to_work_in(tmp_path):
        pass
    assert (theirs / "thesis.txt").read_text() == "years of it"


NAMES = {"journal.db", "ready"}
OURS = ("journal.db", ".0123456789abcdef.reflect-new", ".0123456789abcdef.reflect-new-journal")


def folder_of_ours(where: Path) -> Path:
    folder = where / "making"
    folder.mkdir()
    for name in OURS:
        (folder / name).write_bytes(b"1")
    return folder


def test_a_folder_with_our_files_only_is_cleared(tmp_path: Path) -> None:
    folder = folder_of_ours(tmp_path)
    leftovers.clear_folder(folder, NAMES)
    leftovers.clear_folder(folder, NAMES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["thesis.txt", "journal.db.old", ".DS_Store", "x.reflect-new", "ready/thesis"]
)
def test_a_folder_with_anything_else_in_it_stays_whole(tmp_path: Path, name: str) -> None:
    folder = folder_of_ours(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("years of it")
    before = {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")}
    with pytest.raises(Protected) as refused:
        leftovers.clear_folder(folder, NAMES)
    assert {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")} == before
    assert "thesis" not in refused.value.message + refused.value.hint
    assert refused.value.hint.endswith(f"\n{folder}")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_or_a_file_of_that_name_stays(tmp_path: Path) -> None:
    elsewhere = folder_of_ours(tmp_path)
    (tmp_path / "link").symlink_to(elsewhere)
    (tmp_path / "file").write_text("years of it")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "journal.db").symlink_to(elsewhere / "journal.db")
    for theirs in (tmp_path / "link", tmp_path / "file", inside):
        with pytest.raises(Protected):
            leftovers.clear_folder(theirs, NAMES)
        assert os.path.lexists(theirs)
    assert {path.name for path in elsewhere.iterdir()} == set(OURS)


@pytest.mark.skipif(not makers.mark(), reason="makers are not marked here")
@pytest.mark.parametrize("command", [("list",), ("key", "status"), ("doctor",), ()])
def test_the_next_command_clears_away_what_a_killed_one_left_beside_the_journal(
    world: World, command: tuple[str, ...]
) -> None:
    code = "from reflect.storage.disk import makers; print(makers.mark())"
    gone = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.strip()
    left = [world.home / f".reflect-work-{gone}-ab3_x9yz", world.home / "backups" / f".{gone}-12.reflect-new"]
    mine = world.home / f".{makers.mark()}-12.reflect-new"
    left[0].mkdir()
    for file in (left[0] / "journal.db", left[1], mine):
        file.write_bytes(b"1")
    world.run(*command)
    assert [path.exists() for path in (*left, mine)] == [False, False, True]
