"""A signal between saving and telling: what was saved is saved once, the exit code says that it was stopped."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from kit.reviewer import kept_words, write
from kit.world import PASSPHRASE, ROOT, SOAK, World

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of a POSIX system")
SIGNALS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}


def told(world, name, *command, stdin="", cwd):
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/kit/sweeps/signalled.py"), name, *command],
        env={"PATH": os.environ["PATH"], "HOME": str(world.home.parent), "REFLECT_HOME": str(world.home),
             "REFLECT_PASSPHRASE": PASSPHRASE},
        input=stdin, cwd=cwd, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "the signal was sent" in done.stderr, done
    assert "Traceback" not in done.stderr
    assert "This is a bug" not in done.stderr
    assert done.returncode == SIGNALS[name], done
    return done


@pytest.fixture(scope="module")
def filled_home(_made_home, tmp_path_factory):
    home = tmp_path_factory.mktemp("filled") / "home"
    shutil.copytree(_made_home, home)
    world = World(home)
    write(world, "I waited.", "Another.")
    world.ok(
        "supervision", "record", "--answers", str(ROOT / "tests/fixtures/answers/supervision_record.json")
    )
    world.ok("try", "add", "-", stdin="first words")
    world.ok("ask", "add", "-", stdin="What would you do?")
    world.ok("mask", "add", "-", stdin="Marisol")
    return home


@pytest.fixture
def filled(filled_home, tmp_path):
    """A journal with something for each command to change."""
    shutil.copytree(filled_home, tmp_path / "home")
    return World(tmp_path / "home")


def read(world, *command):
    return json.loads(world.ok(*command, "--json").out)


def plans(world):
    return [
        (p["words"], p["status"])
        for part in read(world, "try").values()
        if isinstance(part, list)
        for p in part
    ]


def questions(world):
    return [q["words"] for q in read(world, "ask")["questions"]]


COMMANDS = {
    "mask add": (("mask", "add", "-"), "Dayton", lambda w: kept_words(w)[0] == ["Dayton", "Marisol"]),
    "mask remove": (("mask", "remove", "-"), "marisol", lambda w: kept_words(w)[0] == []),
    "try add": (("try", "add", "-"), "second", lambda w: [p[0] for p in plans(w)].count("second") == 1),
    "try done": (("try", "done", "2"), "", lambda w: ("first words", "kept") in plans(w)),
    "try reword": (("try", "reword", "2", "-"), "said anew", lambda w: ("said anew", "open") in plans(w)),
    "try delete": (("try", "delete", "2"), "", lambda w: "first words" not in [p[0] for p in plans(w)]),
    "ask add": (("ask", "add", "-"), "And why?", lambda w: questions(w).count("And why?") == 1),
    "ask done": (("ask", "done", "2"), "", lambda w: "What would you do?" not in questions(w)),
    "supervision done": (("supervision", "done", "1"), "", lambda w: '"done"' in w.ok("supervision", "list", "--json").out),
    "supervision next": (("supervision", "next", "tomorrow"), "", lambda w: read(w, "supervision", "next")["next"] is not None),
    "yardstick": (("yardstick", "learning", "--changed", "monday"), "", lambda w: "learning" in w.ok("yardstick", "--json").out),
    "undo": (("undo",), "", lambda w: kept_words(w)[0] == [] and "What would you do?" in questions(w)),
    "mark": (("mark", "1", "--private"), "", lambda w: read(w, "show", "1")["room"] == "private"),
    "delete": (("delete", "1", "--yes"), "", lambda w: [e["number"] for e in read(w, "bin")["entries"]] == [1]),
    "export": (("export", "--unreviewed", "--format", "txt", "--out", "p.txt"), "", lambda w: len(read(w, "export", "--history")["exports"]) == 1),
}  # fmt: skip


EVERY_DAY = ("mask add", "try done", "supervision done", "undo", "export")


@pytest.mark.parametrize("command", COMMANDS if SOAK else EVERY_DAY)
@pytest.mark.parametrize("turn", range(3 if SOAK else 1))
def test_what_was_saved_when_the_signal_came_is_saved_once(filled, tmp_path, command, turn):
    args, stdin, holds = COMMANDS[command]
    assert not holds(filled)
    name = [*SIGNALS][(list(COMMANDS).index(command) + turn) % 3]
    done = told(filled, name, *args, stdin=stdin, cwd=tmp_path)
    assert holds(filled)
    assert filled.ok("doctor").code == 0
    if command == "export":
        # The last step of a page is never broken off: the file is there, and its place was said.
        assert "Written to:" in done.stdout
        assert read(filled, "export", "--which", str(tmp_path / "p.txt"))["export"]["number"] == 1
