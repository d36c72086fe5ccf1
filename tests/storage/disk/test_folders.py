"""Folders are private, are no links, and what is lent to work in goes again."""

import stat
import sys
from pathlib import Path

import pytest

from reflect.errors import ComputerSaidNo, Protected
from reflect.storage.disk import folders

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX here")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_an_open_folder_is_tightened(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folders.make_private(tmp_path)
    assert mode(tmp_path) == 0o700


def test_a_folder_is_not_made_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"1")
    with pytest.raises(Protected, match="is a file"):
        folders.make_private(tmp_path / "taken")
    with pytest.raises((Protected, ComputerSaidNo)):
        folders.make_private(tmp_path / "taken" / "below")


@posix
def test_a_link_to_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "journal").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Protected, match="link"):
        folders.make_private(tmp_path / "journal")


def test_work_folder_is_gone_afterwards_also_after_an_error(tmp_path: Path) -> None:
    with folders.to_work_in(tmp_path) as work:
        (work / "file").write_bytes(b"1")
    with pytest.raises(KeyError), folders.to_work_in(tmp_path) as work:
        (work / "file").write_bytes(b"1")
        raise KeyError
    assert list(tmp_path.iterdir()) == []
