"""A file that gets its name when it is whole: what can be seen before, and what stays when it goes wrong."""

import errno
import os
import stat
import sys
import time

import pytest

from reflect.errors import ComputerSaidNo, Protected
from reflect.storage.disk.nameless import prepared


@pytest.fixture(params=["nameless", "hidden"], autouse=True)
def way(request, monkeypatch):
    """Both ways: with files that have no name, and on a disk that knows none."""
    if request.param == "nameless" and sys.platform != "linux":
        pytest.skip("only Linux has files without a name")
    if request.param == "hidden" and sys.platform == "linux":
        opening = os.open

        def no_such_file(path, flags, *args, **more):
            if flags & os.O_TMPFILE == os.O_TMPFILE:
                raise OSError(errno.EOPNOTSUPP, "Operation not supported")
            return opening(path, flags, *args, **more)

        monkeypatch.setattr(os, "open", no_such_file)
    return request.param


def names(folder):
    return sorted(f.name for f in folder.iterdir())


@pytest.mark.parametrize("replace", [False, True])
def test_it_has_its_name_only_when_it_is_given_and_then_all_of_it(tmp_path, way, replace):
    with prepared(tmp_path / "p", b"x" * 100_000, replace=replace) as give_name:
        assert "p" not in names(tmp_path)
        assert len(names(tmp_path)) == (way == "hidden")
        give_name()
    assert names(tmp_path) == ["p"]
    assert (tmp_path / "p").read_bytes() == b"x" * 100_000


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have their own call for it")
@pytest.mark.parametrize("replace", [False, True])
def test_content_then_name_are_put_on_the_disk(tmp_path, monkeypatch, way, replace):
    seen, really = [], os.fsync

    def watched(handle):
        really(handle)
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        seen.append((kind, (tmp_path / "p").exists()))

    monkeypatch.setattr(os, "fsync", watched)
    with prepared(tmp_path / "p", b"x", replace=replace) as give_name:
        give_name()
    assert seen[0] == ("file", False)
    assert seen[-1] == ("folder", True)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
@pytest.mark.parametrize("umask", [0, 0o077, 0o777])
def test_it_is_for_the_person_alone_whatever_the_umask(tmp_path, umask):
    before = os.umask(umask)
    try:
        with prepared(tmp_path / "p", b"x", replace=False) as give_name:
            give_name()
    finally:
        os.umask(before)
    assert (tmp_path / "p").stat().st_mode & 0o777 == 0o600


def test_what_goes_wrong_before_it_leaves_nothing(tmp_path):
    with pytest.raises(RuntimeError), prepared(tmp_path / "p", b"x", replace=False):
        raise RuntimeError
    assert names(tmp_path) == []


def test_what_came_there_meanwhile_stays(tmp_path):
    with pytest.raises(Protected), prepared(tmp_path / "p", b"x", replace=False) as give_name:
        (tmp_path / "p").write_bytes(b"mine")
        give_name()
    assert names(tmp_path) == ["p"]
    assert (tmp_path / "p").read_bytes() == b"mine"


def test_a_link_is_never_followed(tmp_path):
    (tmp_path / "q").write_bytes(b"mine")
    with pytest.raises(Protected), prepared(tmp_path / "p", b"x", replace=False) as give_name:
        (tmp_path / "p").symlink_to(tmp_path / "q")
        give_name()
    with pytest.raises(Protected), prepared(tmp_path / "p", b"x", replace=True):
        pass
    assert (tmp_path / "q").read_bytes() == b"mine"


def test_another_file_is_replaced_in_one_step_when_that_is_meant(tmp_path):
    (tmp_path / "p").write_bytes(b"older")
    with prepared(tmp_path / "p", b"x", replace=True) as give_name:
        assert (tmp_path / "p").read_bytes() == b"older"
        give_name()
    assert names(tmp_path) == ["p"]
    assert (tmp_path / "p").read_bytes() == b"x"


@pytest.mark.skipif(os.name != "posix", reason="limits are of POSIX systems")
@pytest.mark.parametrize("size", [1000, 1_000_000])
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path, size):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, hard))
    try:
        with (
            pytest.raises(ComputerSaidNo, match="disk is full"),
            prepared(tmp_path / "p", b"x" * size, replace=False),
        ):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_for_the_caller_to_say(tmp_path):
    with pytest.raises(FileNotFoundError), prepared(tmp_path / "none" / "p", b"x", replace=False):
        pass


def test_what_a_killed_run_left_long_ago_is_cleared(tmp_path):
    left = tmp_path / ".p.1234.reflect-new"
    left.write_bytes(b"half")
    long_ago = time.time() - 7200
    os.utime(left, (long_ago, long_ago))
    with prepared(tmp_path / "p", b"x", replace=False) as give_name:
        give_name()
    assert names(tmp_path) == ["p"]
