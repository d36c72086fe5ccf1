"""Whatever stops a set-up: nothing was made, or the code was shown, or every command says how to finish it."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest
from kit.world import PASSPHRASE, ROOT, SOAK, Result, World

from reflect.storage.keys import recovery_code

NOBODY = 65534
UNFINISHED = "The set-up of your journal is not finished"
WORKER = (
    f"""
NOBODY = {NOBODY}
"""
    + """
import errno, itertools, json, os, resource, signal, sys
from pathlib import Path
from shutil import rmtree
from kit.world import World

OPERATIONS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}

def fails_at(place, home, how):
    # Once, or from there on, as on a full disk: then nothing new can be made, but what is there can be removed.
    left, code, seen = itertools.count(1), getattr(errno, how, errno.EIO), []

    def watch(event, arguments):
        if event not in OPERATIONS or not str(arguments[0]).startswith(home) or next(left) < place:
            return
        if how == "SIGKILL":
            os.kill(os.getpid(), signal.SIGKILL)
        if event in ("os.remove", "os.rmdir") or (how == "once" and seen):
            return
        seen.append(event)
        raise OSError(code, os.strerror(code))

    sys.addaudithook(watch)

def hinder(how, place, home):
    if how == "size":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (place, place))
    elif how == "umask":
        if os.getuid() == 0:  # nothing is shut to root
            os.chown(Path(home).parent, NOBODY, NOBODY)
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        os.umask(place)
    elif how != "nothing":
        fails_at(place, home, how)

def cut_short(folder, how, place, more):
    if os.fork():
        return os.waitstatus_to_exitcode(os.wait()[1])
    home = str(folder / "home")
    # The new code file is written under a name of its own before it gets the one that was asked for.
    hinder(how, place, str(Path(more[-1]).parent) + "/." if how == "code" else home)
    done = World(Path(home)).run("init", "--no-input", *more)
    sys.stdout.write(json.dumps([folder.name, done.code, done.out, done.err]) + "\\n")
    sys.stdout.flush()
    os._exit(0)

base, jobs, *more = sys.argv[1:]
# Everything is loaded before, so that only what the set-up itself does can go wrong.
World(Path(base) / "first" / "home").run("init", "--no-input")
size = (Path(base) / "first" / "home" / "journal.db").stat().st_size
for how, place in json.loads(jobs):
    folder = Path(base) / (how + str(place))
    folder.mkdir()
    if cut_short(folder, how, place + size if how == "size" else place, more):
        sys.stdout.write(json.dumps([folder.name, -9, "", ""]) + "\\n")
        sys.stdout.flush()
"""
)


@pytest.fixture
def base():
    """A folder that another user may go into: some of the set-ups are that user's, if the tests are root's."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o711)
    yield folder
    rmtree(folder)


def cut_short(base, jobs, *more):
    """Run `init` once for each (how, place), in a process of its own in which something goes wrong there."""
    (base / "first").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", WORKER, str(base), json.dumps(jobs), *more],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")}, capture_output=True, text=True, timeout=120,
        check=True,
    )  # fmt: skip
    assert len(done.stdout.splitlines()) == len(jobs)
    for line in done.stdout.splitlines():
        name, code, out, err = json.loads(line)
        yield name, World(base / name / "home"), Result(code, out, err)


def code_in(text):
    return next(
        (line for line in text.splitlines() if len(recovery_code.groups(line)) == 8 and "-" in line), None
    )


def works(world, code, tmp_path):
    """True if the code sets a new passphrase; it is set back to the one of the world."""
    for name, words in (("code", code), ("new", PASSPHRASE)):
        (tmp_path / name).write_text(words)
        (tmp_path / name).chmod(0o600)
    files = ("--code-file", str(tmp_path / "code"), "--new-passphrase-file", str(tmp_path / "new"))
    return world.run("key", "recover", *files).code == 0


def outcome(world, done, tmp_path):
    """What came of it; fails unless it is one of the three that are right."""
    assert "Traceback" not in done.err
    code = code_in(done.out)
    if not (world.home / "journal.db").exists():
        assert code is None
        world.ok("init", "--no-input")
        return "nothing was made"
    if UNFINISHED not in world.ok("list").err:
        # From here on it is finished for everybody; only whoever was killed could not print what was shown.
        assert not (world.home / "making").exists()
        assert done.code == -9 or works(world, code, tmp_path)
        if not list((world.home / "backups").glob("*.reflectbackup")) and done.code != -9:
            assert done.code == 9
            assert "Only its first backup is missing" in done.err
        assert world.run("init", "--no-input").code == 6
        return "the code was shown"
    for command in (("list",), ("log", "--answers", "-")):
        assert (
            UNFINISHED in world.run(*command, stdin='{"pack": "quick_checkin", "answers": {"keep": "x"}}').err
        )
    locked = replace(world, environment={})
    assert UNFINISHED in locked.ok("key", "status").out
    assert UNFINISHED in locked.ok("where").out
    assert not json.loads(locked.ok("key", "status", "--json").out)["set_up"]
    doctor = world.run("doctor")
    assert doctor.code == 8
    assert UNFINISHED in doctor.out
    assert UNFINISHED in locked.run("doctor", "--no-input").out
    finished = world.ok("init", "--no-input")
    assert "your set-up was interrupted" in finished.err.lower()
    fresh = code_in(finished.out)
    assert works(world, fresh, tmp_path)
    if code:
        assert not works(world, code, tmp_path)
    assert list((world.home / "backups").glob("*.reflectbackup"))
    assert "not finished" not in world.ok("doctor").out + world.ok("list").err
    return "it says that it is unfinished"


EVERY = [(how, place) for how in ("SIGKILL", "ENOSPC", "EACCES", "once") for place in range(1, 60)]
FEW = [
    ("SIGKILL", 31),
    ("SIGKILL", 33),
    ("SIGKILL", 35),
    ("ENOSPC", 20),
    ("EACCES", 34),
    ("once", 20),
    ("once", 32),
]
SIZES = [("size", -4096), ("size", 0), ("size", 1000)]
"""The largest file that may be written: too small for the journal, and just enough for it, but for no backup of it."""
UMASKS = [("umask", mode) for mode in (0o177, 0o277, 0o377, 0o777, 0o077, 0)]


@pytest.mark.timeout(600 if SOAK else 60)
def test_a_set_up_that_is_stopped_anywhere_is_one_of_three_things(base):
    jobs = [*EVERY, *SIZES] if SOAK else [*FEW, *SIZES[:2]]
    found = Counter()
    (base / "mine").mkdir(mode=0o700)
    for name, world, done in cut_short(base, jobs):
        if name.startswith(("once", "size")) and not (world.home / "journal.db").exists():
            assert not {p.name for p in world.home.iterdir()} - {"journal.lock"}, name
        found[outcome(world, done, base / "mine")] += 1
    assert len(found) == 3, found


def test_no_umask_makes_a_place_that_its_owner_cannot_use(base):
    for name, world, done in cut_short(base, UMASKS if SOAK else [UMASKS[1], UMASKS[3]]):
        assert done.code == 0, (name, done)
        assert list((world.home / "backups").glob("*.reflectbackup"))
        for place in (world.home, *world.home.rglob("*")):
            assert place.stat().st_mode & 0o777 == (0o700 if place.is_dir() else 0o600), (name, place)


def test_a_code_file_that_cannot_be_written_shows_the_code_and_the_set_up_goes_to_its_end(base, tmp_path):
    [(_, world, done)] = cut_short(base, [("code", 1)], "--recovery-file", str(tmp_path / "code"))
    assert done.code == 9
    assert not (tmp_path / "code").exists()
    assert works(world, code_in(done.out), tmp_path)
    assert "could not be written into that file" in done.err
    assert "not finished" not in done.err
    assert "fine  set-up" in world.ok("doctor").out
