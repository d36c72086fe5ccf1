"""Folders and names that a person gave, or that stand in the way: what is there is named, what is not is never invented."""

import errno
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from kit.disks import another_disk
from kit.made_once import made_once
from kit.sweeps.hostile_world import give_up_rights
from kit.world import ANSWERS, PASSPHRASE, ROOT, SIGNED, World

from reflect.cli.copies.backup import NOT_COUNTED, SAME_DISK
from reflect.cli.sharing.hand_over import NOT_IN_HISTORY, NOT_REMEMBERED
from reflect.settings import load
from reflect.storage import remains
from reflect.storage.disk import reach

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")
LONG = "n" * 300


def held_by_modes(act):
    """Do something as a person whom modes hold, also where the tests run as an administrator: rights are a thread's own."""

    def without_rights():
        give_up_rights()
        return act()

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(without_rights).result()


def process(home, *args, mask=None, **more):
    """Run the real program."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "REFLECT_HOME": str(home),
        "REFLECT_PASSPHRASE": PASSPHRASE,
    }
    return subprocess.run(
        [sys.executable, "-m", "reflect", *args], check=False, env=environment, cwd=ROOT, capture_output=True, text=True,
        umask=-1 if mask is None else mask, **more,
    )  # fmt: skip


@made_once
def written(world):
    """A journal with one entry."""
    world.ok("log", "--answers", str(ANSWERS / "quick_checkin.json"))


# What stands in the way of the journal's own folder


def shut(folder: Path) -> Path:
    folder.mkdir()
    folder.chmod(0)
    return folder


def link_away(folder: Path) -> Path:
    folder.symlink_to("stick/journal")
    return folder


def link_to_itself(folder: Path) -> Path:
    folder.symlink_to(folder.name)
    return folder


def a_file(folder: Path) -> Path:
    folder.write_text("in the way")
    return folder


IN_THE_WAY = {
    "a folder that is shut": (shut, "can't get into the folder", "chmod u+rwx"),
    "a folder in one that is shut": (
        lambda f: shut(f) / "reflect",
        "can't get into the folder",
        "chmod u+rwx",
    ),
    "a link to a stick": (link_away, "not there now", "plug it in"),
    "a folder behind such a link": (lambda f: link_away(f) / "reflect", "not there now", "plug it in"),
    "a link to itself": (link_to_itself, "leads back to itself", "REFLECT_HOME"),
    "a file": (a_file, "is a file", "REFLECT_HOME"),
    "a folder in a file": (lambda f: a_file(f) / "reflect", "is a file", "REFLECT_HOME"),
    "a name too long": (lambda f: f.parent / LONG, "too long", "REFLECT_HOME"),
}


@POSIX
@pytest.mark.parametrize("way", IN_THE_WAY)
def test_what_stands_in_the_way_of_the_journal_is_named_and_nothing_else_is_blamed(tmp_path, way):
    make, says, to_type = IN_THE_WAY[way]
    home = make(tmp_path / "here")
    world = World(home)
    for command in (["list"], ["init", "--no-input"], ["doctor"]):
        result = held_by_modes(lambda command=command: world.run(*command))
        assert result.code == 9
        assert says in " ".join((result.out + result.err).split())
        assert to_type in result.out + result.err
        assert "settings.toml" not in result.err
    told = held_by_modes(lambda: world.run("where", "--json"))
    assert (told.code, json.loads(told.out)["home"], json.loads(told.out)["exists"]) == (0, str(home), None)
    assert says in " ".join(told.err.split())
    assert held_by_modes(lambda: load({"REFLECT_HOME": str(home)})).home == home


@POSIX
def test_a_folder_of_somebody_else_says_whose_it_is_and_how_it_comes_back(tmp_path, monkeypatch):
    """In the person's own folder only: elsewhere nothing is given to them."""
    if os.geteuid() != 0:
        pytest.skip("only an administrator can give a folder to somebody else")
    home = tmp_path / "reflect"
    home.mkdir(mode=0o700)
    os.chown(home, 12345, 12345)
    monkeypatch.setenv("HOME", str(tmp_path))
    mine = held_by_modes(lambda: World(home).run("list"))
    monkeypatch.setenv("HOME", str(tmp_path / "other"))
    theirs = held_by_modes(lambda: World(home).run("list"))
    assert mine.code == theirs.code == 9
    assert f"I can't get into the folder {home}. It belongs to 12345, not to you." in mine.err
    assert f"sudo chown -R root {home}" in mine.err
    assert "chown" not in theirs.err and "REFLECT_HOME" in theirs.err


@POSIX
def test_a_settings_file_that_may_not_be_read_is_said_and_where_and_doctor_answer(world):
    settings = world.home / "settings.toml"
    settings.write_text("plain = 'yes'")
    wrong = process(world.home, "list"), process(world.home, "where"), process(world.home, "doctor")
    assert [done.returncode for done in wrong] == [7, 0, 7]
    assert "LOOK  settings:" in wrong[2].stdout and "fine  journal: opens" in wrong[2].stdout
    settings.unlink()
    settings.symlink_to("nowhere")
    assert process(world.home, "list").returncode == 7
    settings.unlink()
    settings.write_text("plain = true")
    settings.chmod(0)

    def reading():
        with pytest.raises(Exception, match="does not let me read") as caught:
            load({"REFLECT_HOME": str(world.home)})
        return caught.value.exit_code

    assert held_by_modes(reading) == 9


@POSIX
@pytest.mark.parametrize("name", ["packs", "concepts.toml", "backups"])
def test_what_lies_beside_the_journal_and_is_shut_is_named(written, name):
    there = written.home / name
    if not there.exists():
        there.mkdir() if name == "packs" else there.write_text("")
    there.chmod(0)
    commands = {"packs": ["packs", "list"], "concepts.toml": ["themes"], "backups": ["doctor"]}
    result = held_by_modes(lambda: written.run(*commands[name]))
    assert result.code == 9
    assert name in " ".join((result.out + result.err).split())
    healthy = held_by_modes(lambda: written.run("doctor", "--json"))
    assert {c["name"] for c in json.loads(healthy.out)["checks"] if c["ok"]} >= {
        "folder",
        "journal",
        "key file",
    }


def test_a_folder_that_is_not_there_yet_is_no_fault(tmp_path):
    reach.check(tmp_path / "a" / "b")
    assert remains.exists(tmp_path / "a" / "b") is False


# Places that a person named

NAMED = {
    "backup": ["backup", "--to"],
    "export": ["export", "--unreviewed", "--out"],
    "learning": ["export", "--kind", "learning", "--unreviewed", "--out"],
    "remind": ["remind", "--ics"],
    "demo": ["demo", "--keep"],
}


@pytest.mark.parametrize("command", NAMED)
def test_a_missing_folder_is_never_invented(written, tmp_path, command):
    stick = tmp_path / "stick"
    where = stick / "deeper" if command == "backup" else stick / "deeper" / "file"
    result = written.run(*NAMED[command], str(where))
    assert (result.code, stick.exists()) == (3, False)
    assert f"There is no folder {stick / 'deeper'}. Nothing was written." in result.err
    assert ("plug it in" if command == "backup" else "Choose a") in result.err


def test_a_missing_folder_is_never_invented_for_a_recovery_code(empty_world, tmp_path):
    result = empty_world.run("init", "--no-input", "--recovery-file", str(tmp_path / "stick" / "code.txt"))
    assert (result.code, (tmp_path / "stick").exists(), empty_world.home.exists()) == (3, False, False)
    assert f"There is no folder {tmp_path / 'stick'}. Nothing was written." in result.err


@POSIX
@pytest.mark.parametrize("command", NAMED)
def test_a_folder_that_takes_nothing_is_named(written, tmp_path, command):
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    where = shut if command == "backup" else shut / "file"
    result = held_by_modes(lambda: written.run(*NAMED[command], str(where)))
    assert result.code == 9
    assert f"The folder {shut} can't be written to. Nothing was written." in result.err
    assert ".reflect-new" not in result.err


@POSIX
@pytest.mark.parametrize("command", [name for name in NAMED if name != "backup"])
def test_a_name_that_is_too_long_is_said_in_words(written, tmp_path, command):
    result = written.run(*NAMED[command], str(tmp_path / LONG))
    assert result.code == 9
    assert "That name is too long for this computer. Nothing was written." in result.err
    assert list(tmp_path.iterdir()) == [written.home]


def test_a_name_as_long_as_the_disk_allows_can_be_had(written, tmp_path):
    written.ok("remind", "--ics", str(tmp_path / ("n" * 250 + ".ics")))


@pytest.mark.skipif(not Path("/proc/1").is_dir(), reason="only Linux has such folders")
def test_a_folder_that_is_none_for_files_is_said_in_words(written):
    for where, code, says in (
        ("/proc/1", 9, "The folder /proc/1 can't be written to."),
        ("/dev/null", 3, "/dev/null is not a folder."),
    ):
        result = written.run("backup", "--to", where)
        assert result.code == code
        assert says in result.err


def test_a_copy_on_the_same_disk_says_so_and_one_elsewhere_does_not(written, tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    assert SAME_DISK in written.ok("backup", "--to", str(tmp_path / "out"), "--json").err
    assert SAME_DISK not in written.ok("backup").err
    shared = another_disk(tmp_path)
    if shared is None:
        pytest.skip("there is no second disk here")
    import tempfile

    with tempfile.TemporaryDirectory(dir=shared) as stick:
        assert SAME_DISK not in written.ok("backup", "--to", stick).err


# A journal that can only be read


@pytest.fixture
def read_only(written):
    written.home.chmod(0o500)
    yield written
    written.home.chmod(0o700)


@POSIX
def test_a_journal_that_can_only_be_read_is_copied_again_and_again(read_only, tmp_path):
    (tmp_path / "stick").mkdir()
    first, second = (
        held_by_modes(lambda: read_only.run("backup", "--to", str(tmp_path / "stick"))) for _ in range(2)
    )
    assert (first.code, second.code) == (0, 0)
    assert NOT_COUNTED in first.err
    copies = sorted((tmp_path / "stick").iterdir())
    assert len(copies) == 2
    restored = World(tmp_path / "new")
    restored.ok("restore", str(copies[-1]))
    assert len(json.loads(restored.ok("list", "--json").out)["entries"]) == 1
    assert held_by_modes(lambda: read_only.run("backup")).code == 9


@POSIX
def test_a_journal_that_can_only_be_read_is_shared_and_the_missing_record_is_said(read_only, tmp_path):
    page = tmp_path / "page.html"
    code, _, err = held_by_modes(
        lambda: read_only.at_terminal("export", "--pick", "1", "--out", str(page), typed="Robin\n" + SIGNED)
    )
    assert (code, page.exists()) == (0, True), err
    assert NOT_IN_HISTORY in " ".join(err.split()) and NOT_REMEMBERED not in err
    assert json.loads(read_only.ok("export", "--history", "--json").out)["exports"] == []


@POSIX
@pytest.mark.parametrize("what", ["the folder", "the file"])
def test_doctor_tries_whether_the_journal_can_be_written_to(written, what):
    (written.home if what == "the folder" else written.home / "journal.db").chmod(0o500)
    result = held_by_modes(lambda: written.run("doctor"))
    written.home.chmod(0o700)
    assert result.code == 9
    assert "LOOK  can be written to: " in result.out and "fine  journal: opens" in result.out


def test_doctor_says_how_much_room_is_left(written, monkeypatch):
    from reflect.storage.disk import space

    said = {c["name"]: c for c in json.loads(written.ok("doctor", "--json").out)["checks"]}
    assert said["room left"]["ok"] and "a backup needs" in said["room left"]["says"]
    assert said["can be written to"]["ok"]
    # A disk that is nearly full: as much is free as an entry takes, and less than a backup does.
    usage = __import__("shutil").disk_usage(written.home)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=space.SAVING + 1))
    result = written.run("doctor")
    assert result.code == 9
    assert "LOOK  room left: Only 1.0 MiB are left" in result.out


# Modes, streams, and what a kill leaves


@POSIX
def test_what_is_written_for_a_person_is_theirs_alone_though_the_mask_takes_too_much(written, tmp_path):
    """Under 0177 a folder could not be entered by who made it. The sweep of hostile worlds has the other masks."""
    out = tmp_path / "out"
    out.mkdir(mode=0o700)
    for line in (("remind", "--ics", str(out / "moment.ics")), ("backup", "--to", str(out))):
        done = process(written.home, *line, mask=0o177, preexec_fn=give_up_rights)
        assert done.returncode == 0, done
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}
    assert len(list(out.iterdir())) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", ["--version", "-V", "--help"])
def test_the_first_answers_stand_under_the_same_nets(tmp_path, command):
    start = [sys.executable, "-m", "reflect", command]
    with open("/dev/full", "w") as full:
        done = subprocess.run(start, check=False, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, text=True)
    assert done.returncode == 9
    assert done.stderr.splitlines()[0].endswith("the disk is full.") and len(done.stderr.splitlines()) == 2
    read, write = os.pipe()
    os.close(read)
    gone = subprocess.run(start, check=False, stdout=write, stderr=subprocess.PIPE, cwd=ROOT, text=True)
    os.close(write)
    assert (gone.returncode, gone.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_where_nothing_can_be_said_the_exit_code_still_tells(tmp_path):
    with open("/dev/full", "w") as full:
        start = [sys.executable, "-m", "reflect", "where"]
        done = subprocess.run(start, check=False, stdout=full, stderr=full, cwd=ROOT, env=os.environ | {"REFLECT_HOME": str(tmp_path)})  # fmt: skip
    assert done.returncode == 9


@pytest.mark.parametrize("command", [("export", "--unreviewed", "--out", "-"), ("remind", "--ics", "-"), ("backup", "--to", "-")])  # fmt: skip
def test_a_dash_is_no_file(written, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    refused = written.run(*command)
    assert (refused.code, "Nothing was written." in refused.err) == (2, True)
    assert not (tmp_path / "-").exists()


@POSIX
def test_nothing_is_done_where_nobody_would_hear_of_it(written):
    """Else a new recovery code is nobody's, and the old one no longer works."""
    before = (written.home / "journal.keys").read_bytes()
    for command in (("key", "code", "--yes"), ("list", "--json")):
        done = process(written.home, *command, preexec_fn=lambda: os.close(1))
        assert done.returncode == 9
        assert "Nothing was done." in done.stderr
    assert (written.home / "journal.keys").read_bytes() == before


KILLED = """
import os, signal, sys
from pathlib import Path
from reflect.storage.disk import nameless
target = Path(sys.argv[1])
link = os.link
def linked(*args, **more):
    link(*args, **more)
    os.kill(os.getpid(), signal.SIGKILL)
os.link = linked
with nameless.prepared(target, b"readable", replace=True) as give_name:
    give_name()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux knows files without a name")
def test_what_a_killed_export_leaves_is_gone_with_the_next_page_in_that_folder(written, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    page = out / "page.html"
    page.write_text("the one before")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(page)], check=False, cwd=ROOT)
    left = [file.name for file in out.iterdir() if file != page]
    if killed.returncode == 0 or not left:
        pytest.skip("this disk knows no files without a name")
    assert (killed.returncode, page.read_text(), len(left)) == (-signal.SIGKILL, "the one before", 1)
    written.ok("export", "--unreviewed", "--force", "--out", str(page))
    assert [file.name for file in out.iterdir()] == ["page.html"]


def test_a_file_whose_maker_lives_is_left_alone(tmp_path):
    from reflect.storage.disk import leftovers

    there = tmp_path / f".0123{leftovers.NAMED_LAST}"
    there.write_bytes(b"")
    handle = os.open(there, os.O_RDWR)
    leftovers.lock_while_living(handle)
    leftovers.clear(tmp_path, now=there.stat().st_mtime)
    assert there.exists()
    os.close(handle)
    leftovers.clear(tmp_path, now=there.stat().st_mtime)
    assert there.exists() is not sys.platform.startswith("linux")


def test_the_reasons_of_the_system_are_said_in_words(capsys):
    from reflect.cli.errors import tell_system

    for number in (errno.ENOSPC, errno.EACCES, errno.ENAMETOOLONG, errno.ENOENT, errno.EIO):
        assert tell_system(OSError(number, os.strerror(number), "/a/file"), sys.stderr) == 9
    said = capsys.readouterr().err
    assert said.count("/a/file") == 5
    assert "it answered 'Input/output error'" in said and "Errno" not in said
