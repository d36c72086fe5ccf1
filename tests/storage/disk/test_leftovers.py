"""What a killed run left is cleared away, and nothing else ever is."""

import os
from pathlib import Path

import pytest

from reflect.storage.disk import files, folders


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
