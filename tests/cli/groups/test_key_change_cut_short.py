"""A change of code or passphrase that is stopped anywhere: one that was shown works, and what works is said."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from shutil import copytree

import pytest
from cli.commands.test_init_cut_short import code_in
from kit.world import PASSPHRASE, ROOT, SOAK, World
from safety.test_terminal import CTRL_C, Person

from reflect.errors import WrongSecret
from reflect.storage.keys import outside, ways_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a fork needs a POSIX system")

NEW = "another quiet set of words"
WORKER = """
import errno, itertools, json, os, signal, sys
from pathlib import Path
from kit.world import World

OPERATIONS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}

def run(home, arguments):
    done = World(Path(home)).run(*arguments)
    return [done.code, done.out, done.err]

def fails_at(place, home, how):
    left, seen = itertools.count(1), []
    def watch(event, arguments):
        ours = event in OPERATIONS and str(arguments[0]).startswith(home) and "journal.keys" in str(arguments[0])
        if not ours or next(left) < place or event in ("os.remove", "os.rmdir"):
            return
        if how == "SIGKILL":
            os.write(1, b"null\\n")
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    sys.addaudithook(watch)

first, arguments, jobs = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
run(first, ["list"])
run(first, arguments)
for how, place, home in jobs:
    if os.fork() == 0:
        fails_at(place, home, how)
        sys.stdout.write(json.dumps(run(home, arguments)) + "\\n")
        sys.stdout.flush()
        os._exit(0)
    os.wait()
"""


def cut_short(world, tmp_path, arguments, jobs):
    """Run one command once for each (how, place), on a copy of its own; gives how it went and where."""
    copytree(world.home, tmp_path / "first")
    homes = [tmp_path / f"{how}{place}" for how, place in jobs]
    for home in homes:
        copytree(world.home, home)
    given = [(how, place, str(home)) for (how, place), home in zip(jobs, homes, strict=True)]
    done = subprocess.run(
        [sys.executable, "-c", WORKER, str(tmp_path / "first"), json.dumps(arguments), json.dumps(given)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")}, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(jobs), done.stderr
    return zip(jobs, homes, told, strict=True)


def opens(home, secret, kind="passphrase"):
    try:
        ways_in.unlock(home, secret, kind=kind)
    except WrongSecret:
        return False
    return True


def said_locked(world):
    return " ".join(replace(world, environment={}).ok("key", "status").out.split())


def said(home, secret=PASSPHRASE):
    """What key status, doctor and the next command say, without and with what opens it."""
    world = World(home, environment={"REFLECT_PASSPHRASE": secret})
    locked = replace(world, environment={})
    return {
        "status": said_locked(world),
        "doctor": " ".join(locked.run("doctor", "--no-input").out.split()),
        "list": world.ok("list").err,
    }


PLACES = range(1, 30) if SOAK else (5, 9, 11)
JOBS = [(how, place) for how in ("SIGKILL", "ENOSPC") for place in PLACES]


@pytest.mark.timeout(600 if SOAK else 60)
def test_a_new_code_is_shown_before_the_old_one_goes(world, tmp_path):
    old = code_in(world.ok("key", "code").out)
    seen = set()
    for job, home, told in cut_short(world, tmp_path, ["key", "code"], JOBS):
        shown = code_in(told[1]) if told else None
        slots = outside.look(home).count("recovery")
        works = opens(home, old, "recovery")
        assert works or shown or told is None, (job, told)
        assert not shown or opens(home, shown, "recovery")
        if told and told[0] and shown:
            assert "or with both" in told[2]
        for told_by, words in said(home).items():
            assert ("2 recovery codes open this journal" in words) == (slots == 2), (job, told_by, words)
        seen.add((works, slots))
        finished = code_in(World(home).ok("key", "code").out)
        assert [opens(home, code, "recovery") for code in (old, finished)] == [False, True]
        assert "open this journal" not in said(home)["status"]
    assert {(True, 1), (True, 2)} <= seen


@pytest.mark.terminal
def test_leaving_while_the_new_code_is_shown_leaves_the_old_one_good(world):
    old = code_in(world.ok("key", "code").out)
    person = Person(world, "key", "code").sees("Make a new recovery code?", "Yes").types("y", "\r")
    person.sees("Type group").types(CTRL_C).sees("so the one before still")
    assert person.leaves() == 130
    assert opens(world.home, old, "recovery")
    assert "2 recovery codes open this journal" in said(world.home)["doctor"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a screen that is full")
def test_a_new_code_that_cannot_be_shown_leaves_the_old_one_good(world):
    old = code_in(world.ok("key", "code").out)
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reflect", "key", "code"], stdout=full, stderr=subprocess.PIPE, text=True,
            env={**os.environ, **world.environment, "REFLECT_HOME": str(world.home)}, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 9
    assert "could not be shown" in done.stderr
    assert "the one before still works too" in done.stderr
    assert opens(world.home, old, "recovery")


@pytest.mark.timeout(600 if SOAK else 60)
def test_two_passphrases_that_work_are_said(world, tmp_path):
    (tmp_path / "new").write_text(NEW)
    (tmp_path / "new").chmod(0o600)
    change = ["key", "passphrase", "--new-passphrase-file", str(tmp_path / "new")]
    seen = set()
    for job, home, told in cut_short(world, tmp_path, change, JOBS):
        slots = outside.look(home).count("passphrase")  # as anybody sees it before the next unlock
        which = (opens(home, PASSPHRASE), opens(home, NEW))
        assert sum(which) == slots, job
        for words in said(home, PASSPHRASE if which[0] else NEW).values():
            assert ("2 passphrases open this journal" in words) == (slots == 2), (job, words)
        if told and told[0] and which[1]:
            assert "or with both" in told[2]
            assert "unchanged" not in told[2]
        seen.add(which)
        opener = PASSPHRASE if which[0] else NEW
        World(home, environment={"REFLECT_PASSPHRASE": opener}).ok(*change)
        assert [opens(home, secret) for secret in (PASSPHRASE, NEW)] == [False, True]
    assert {(True, False), (True, True)} <= seen


def test_a_copy_that_is_damaged_or_from_before_a_change_is_mended(world):
    old = code_in(world.ok("key", "code").out)
    first = (world.home / "journal.keys").read_bytes()
    (world.home / "journal.keys.bak").write_bytes(first[:40])
    assert "The next unlock mends it" in said_locked(world)
    world.ok("list")
    assert (world.home / "journal.keys.bak").read_bytes() == first
    world.ok("key", "code")
    (world.home / "journal.keys.bak").write_bytes(first)
    assert "from before a change. The next unlock mends it" in said_locked(world)
    assert not opens(world.home, old, "recovery")
    for told_by, words in said(world.home).items():
        assert "open this journal" not in words, told_by
    assert (
        (world.home / "journal.keys.bak").read_bytes() == (world.home / "journal.keys").read_bytes() != first
    )
