"""A file that a person names is opened only if it is an ordinary one: by whatever command it is read, nothing waits for ever."""

import os

import pytest

from reflect.errors import BadFile
from reflect.ordinary import opened

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")

LINES = (
    ("import", "{odd}"), ("import", "{odd}", "--from", "csv"), ("restore", "{odd}"), ("merge", "{odd}", "--yes"),
    ("backup", "--check", "{odd}"), ("log", "--answers", "{odd}"), ("edit", "1", "--answers", "{odd}"),
    ("mask", "import", "{odd}"), ("packs", "check", "{odd}"), ("packs", "add", "{odd}"), ("archive", "{odd}", "--yes"),
    ("pocket", "take", "{odd}"), ("sync", "{odd}"), ("backup", "--to", "{odd}"), ("key", "sheet", "--out", "{odd}"),
    ("export", "--out", "{odd}", "--unreviewed"), ("learn", "add", "--answers", "{odd}"), ("export", "--history", "{odd}"),
)  # fmt: skip
"""Every command that is given the name of a file."""


@pytest.mark.timeout(60)
def test_no_command_waits_for_what_is_no_ordinary_file(world, tmp_path):
    world.ok("jot", stdin="I waited.")
    os.mkfifo(tmp_path / "odd.zip")
    odd = str(tmp_path / "odd.zip")
    for line in LINES:
        done = world.run(*(word.format(odd=odd) for word in line))
        assert done.code in (2, 3, 6, 7), (line, done)
        assert "can't find" not in done.err, (line, done)
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("odd")] == ["odd.zip"]


def test_a_link_to_a_file_is_read_and_a_folder_or_a_device_is_not(tmp_path):
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with opened(tmp_path / "link") as handle:
        assert handle.read() == b"words"
    for odd in (tmp_path, "/dev/null"):
        with pytest.raises(BadFile):
            opened(odd)
