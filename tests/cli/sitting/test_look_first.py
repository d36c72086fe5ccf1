"""What is known before the first question: a journal that can only be read asks nothing, and a full disk is told of first."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from kit.sweeps.hostile_world import Place
from kit.world import ROOT, World

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and disks as POSIX has them")
HERE = """
import json, sys
from pathlib import Path
from kit.sweeps import hostile_world as real
from kit.world import World

root, way, sits, typed, *command = json.loads(sys.argv[1])
place = real.Place(Path(root))
if way == "full":
    if not real.may_mount():
        print(json.dumps(None))
        sys.exit()
    real.full_disk(place)
elif way == "file":
    (place.home / "journal.db").chmod(0o400)
elif way == "folder":
    place.home.chmod(0o500)
real.give_up_rights()
world = World(place.home)
if sits:
    print(json.dumps(world.types(*command, typed=typed)))
else:
    done = world.run(*command, stdin=typed)
    print(json.dumps([done.code, done.out, done.err]))
"""
"""In a process of its own: it gives up the rights of an administrator, and has a view of the disks of its own."""
ONLY_READ, HARDLY_ANY = "nothing new can be written", "hardly any room left"
ASKS = ("jot", "log", "log weekly_review", "edit", "edit 1", "supervision prep", "learn add")


@pytest.fixture
def place(tmp_path):
    made = Place(tmp_path)
    made.home.parent.mkdir(parents=True)
    world = World(made.home)
    world.ok("init", "--no-input")
    world.ok("jot", stdin="I waited.")
    return made


def done(place, way, command, *, typed="", sits=True):
    job = json.dumps([str(place.root), way, sits, typed, *command.split()])
    ran = subprocess.run(
        [sys.executable, "-c", HERE, job], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
    )  # fmt: skip
    found = json.loads(ran.stdout)
    if found is None:
        pytest.skip("a disk of its own needs the rights of an administrator")
    return found


@pytest.mark.parametrize("command", ASKS)
def test_nothing_is_asked_where_nothing_can_be_written(place, command):
    code, out, err = done(place, "folder" if command in ASKS[::2] else "file", command)
    assert (code, out) == (9, "")
    assert ONLY_READ in " ".join(err.split()) and "reflect doctor" in err


def test_a_draft_can_still_be_read_there(place):
    World(place.home).run("log", "--plain", stdin="1\n2\n\nHalf a thought\n\n")
    _, out, err = done(place, "file", "resume", typed=":back\n:pause\n")
    assert "What you type now can't be kept" in " ".join(err.split())
    assert "Question" in out and "Half a thought" in out


@pytest.mark.parametrize("command", ["jot", "log", "resume"])
def test_hardly_any_room_is_said_before_the_first_question(place, command):
    World(place.home).run("log", "--plain", stdin="1\n")
    _, out, err = done(place, "full", command)
    assert HARDLY_ANY in " ".join(err.split()) and "Ctrl+C" in err
    assert err.count("hardly") == 1
    assert ":help" in out


def test_where_all_can_be_kept_nothing_of_it_is_said(place):
    code, _, err = done(place, "", "jot", typed="I listened.\n\n")
    assert code == 0, err
    assert "room" not in err and "written" not in err


@pytest.mark.parametrize(
    ("way", "says"), [("file", "so this was not saved"), ("full", "so this was not saved")]
)
def test_a_program_that_answers_hears_of_it_when_the_disk_refuses(place, way, says):
    code, _, err = done(place, way, "jot -", typed="I listened.\n", sits=False)
    assert code == 9 and says in " ".join(err.split())
    assert HARDLY_ANY not in err and ONLY_READ not in err


def test_where_there_is_no_journal_that_is_what_is_said(tmp_path):
    code, _, err = World(Path(tmp_path) / "none").types("jot", typed="")
    assert code == 3 and "no journal" in err
