"""A link in the place of a file of ours, put there by somebody else: nothing is written where it leads, whatever is typed."""

import os
import shutil

import pytest
from kit.world import World

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="links need no special right on POSIX systems only"
)
CODES = {0, 2, 3, 4, 5, 6, 7, 8, 9, 130}
FILES = (
    "journal.db", "journal.db-journal", "journal.keys", "journal.keys.bak", "journal.lock", "journal.keys.lock", "making",
    "restoring",
)  # fmt: skip
TYPED = (
    (("jot", "-"), "I waited."),
    (("list",), ""),
    (("key", "code", "--yes"), ""),
    (("backup",), ""),
    (("doctor", "--deep"), ""),
    (("restore", "{bundle}"), ""),
    (("init", "--no-input"), ""),
)


@pytest.mark.parametrize("there", [True, False], ids=["to something", "to nothing"])
@pytest.mark.parametrize("name", FILES)
def test_nothing_is_written_where_a_link_leads(world, tmp_path, name, there):
    bundle = shutil.copy(next((world.home / "backups").iterdir()), tmp_path / "kept.reflectbackup")
    ours, theirs = world.home / name, tmp_path / "theirs"
    if there:
        theirs.write_bytes(ours.read_bytes() if ours.is_file() else b"years of it")
    before = theirs.read_bytes() if there else None
    ours.unlink(missing_ok=True)
    ours.symlink_to(theirs)
    for words, stdin in TYPED:
        done = world.run(*(word.format(bundle=bundle) for word in words), stdin=stdin)
        assert done.code in CODES and "Traceback" not in done.err, (words, done)
        assert (theirs.read_bytes() if theirs.exists() else None) == before, words


@pytest.mark.parametrize("name", ["p.html", "p.txt"])
def test_no_page_and_no_file_that_is_asked_for_goes_through_a_link(world: World, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    for number, there in enumerate((True, False)):
        theirs = tmp_path / f"theirs{number}"
        if there:
            theirs.write_bytes(b"years of it")
        (tmp_path / name).unlink(missing_ok=True)
        (tmp_path / name).symlink_to(theirs)
        for words in (
            ("export", "--unreviewed", "--out", name), ("export", "--unreviewed", "--out", name, "--force"), ("pocket", "make", "--out", name),
            ("supervision", "next", "tomorrow", "--ics", name), ("packs", "add", name), ("demo", "--keep", name),
        ):  # fmt: skip
            done = world.run(*words)
            assert done.code in CODES - {0} or words[0] == "supervision", (words, done)
            assert theirs.exists() == there and (not there or theirs.read_bytes() == b"years of it"), words
