"""What a killed run left is cleared away, and nothing else ever is."""

import os
from pathlib import Path

import pytest

from reflect.errors import Protected
from reflect.storage.disk import files, folders, leftovers


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


def test_the_name_of_a_work_folder_is_one_that_is_cleared(tmp_path: Path) -> None:
    with folders.to_work_in(tmp_path) as work:
        pass
    work.mkdir()  # as if it had been killed
    os.utime(work, (1e9, 1e9))
    files.write_atomically(tmp_path / "file", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


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
