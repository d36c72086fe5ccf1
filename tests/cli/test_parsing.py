"""The words beside a command: broken letters are refused and never read as another word; a slip finds its command."""

import json
import os
import subprocess
import sys

import pytest
import typer
from kit.world import PASSPHRASE, ROOT

from reflect.cli.app import app
from reflect.cli.parsing import FILES, MEANT, near

BROKEN = "\udcf1and\udcfa"
"""The Latin-1 bytes of a Spanish word, as a program gets them in a terminal for UTF-8."""
SAID = "some of its letters came in broken"
PLACES = [
    ("search", BROKEN), ("search", "and", BROKEN), ("list", "--tag", BROKEN), ("list", "--area", BROKEN), ("list", "--since", BROKEN),
    ("list", "--until", BROKEN), ("list", "--setting", BROKEN), ("list", "--pack", BROKEN), ("list", "--room", BROKEN),
    ("growth", BROKEN), ("growth", "--by", BROKEN), ("growth", "learning", "--around", BROKEN), ("themes", BROKEN),
    ("week", "--of", BROKEN), ("packs", "show", BROKEN), ("log", BROKEN), ("log", "--tag", BROKEN), ("log", "--date", BROKEN), ("log", "--commitment", BROKEN),
    ("try", "add", BROKEN), ("try", "done", BROKEN), ("try", "reword", "1", BROKEN), ("ask", "add", BROKEN), ("mask", "add", BROKEN),
    ("mask", "remove", BROKEN), ("mask", "forget", BROKEN), ("yardstick", BROKEN), ("yardstick", "learning", "--changed", BROKEN),
    ("focus", BROKEN), ("show", BROKEN), ("edit", BROKEN), ("mark", BROKEN), ("delete", BROKEN, "--yes"), ("help", BROKEN),
    ("resume", BROKEN), ("supervision", "name", BROKEN), ("supervision", "done", BROKEN), ("learn", "rules", "--category", f"{BROKEN}=3"),
    ("export", "--kind", BROKEN), ("export", "--format", BROKEN), ("export", "--pick", BROKEN), ("init", "--focus", BROKEN), ("bin", "--bring-back", BROKEN), ("remind", "--days", BROKEN),
]  # fmt: skip


def leaves(command, path=()):
    """Every command of the program with the words that call it."""
    below = getattr(command, "commands", {})
    for name, sub in below.items():
        yield from leaves(sub, (*path, name))
    if not below:
        yield path, command


TREE = typer.main.get_command(app)


@pytest.mark.parametrize("words", PLACES, ids=lambda words: "-".join(words).replace(BROKEN, "x"))
def test_a_broken_word_is_refused_and_is_never_another_word(world, words):
    result = world.run(*words)
    assert (result.code, result.out) == (2, "")
    assert SAID in " ".join(result.err.split()) and "and" not in result.err.replace("command", "")


def test_every_command_that_takes_words_is_among_them():
    taking = {
        path
        for path, command in leaves(TREE)
        for param in command.params
        if param.type.name == "str" and param.metavar not in FILES and param.param_type_name == "argument"
    }
    tried = {tuple(word for word in words if not word.startswith("-")) for words in PLACES}
    aliases = {("new",), ("ls",)}
    missing = {path for path in taking - aliases if not any(words[: len(path)] == path for words in tried)}
    assert missing <= {
        ("unmark",), ("try", "partly"), ("try", "not-yet"), ("try", "drop"), ("try", "keep"), ("try", "show"), ("try", "delete"),
        ("ask", "done"), ("ask", "delete"), ("supervision", "open"), ("supervision", "next"),
    }  # fmt: skip


def test_bytes_of_another_terminal_are_said_to_be_broken(world):
    """A real process with real bytes: Latin-1 in a UTF-8 terminal, and UTF-8 where only ASCII is known."""
    world.ok(
        "log",
        "--answers",
        "-",
        stdin=json.dumps({"pack": "quick_checkin", "answers": {"keep": "one and two"}}),
    )
    mine = {k: v for k, v in os.environ.items() if not k.startswith(("REFLECT_", "LC_", "LANG", "PYTHON"))}
    mine |= {"REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE}
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for word, more in ((b"\xf1and\xfa", {"LC_ALL": "C.UTF-8"}), ("ñandú".encode(), ascii_only)):
        done = subprocess.run(
            [sys.executable, "-m", "reflect", "search", word], env=mine | more, cwd=ROOT, capture_output=True, check=False
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (2, b"")
        assert SAID.encode() in b" ".join(done.stderr.split())


def test_a_file_may_be_called_anything(world, tmp_path):
    name = os.fsencode(tmp_path / "a") + b"\xf1.json"
    with open(name, "wb") as file:
        file.write(b'{"pack": "quick_checkin", "answers": {"keep": "I waited."}}')
    assert world.ok("log", "--answers", os.fsdecode(name)).out.startswith("Saved as 1.")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lgo", ["log"]), ("wek", ["week"]), ("exprot", ["export"]), ("serach", ["search"]), ("supervison", ["supervision"]),
        ("history", ["list"]), ("stats", ["growth"]), ("print", ["export"]), ("find", ["search"]), ("Week", ["week"]),
        ("random", []), ("quit", []), ("exit", []), ("undoing", []), ("reset", []), ("email", []), ("profile", []), ("init-all", []),
        ("sing", []), ("", []), ("blog", ["log"]),
    ],
)  # fmt: skip
def test_only_a_slip_or_another_name_suggests_a_command(empty_world, capsys, typed, meant):
    assert near(typed, [name for name, c in TREE.commands.items() if not c.hidden]) == meant
    if typed:
        assert empty_world.run(typed).code == 2
        said = capsys.readouterr().err
        assert ("Did you mean" in said) == bool(meant)
        assert all(f"'{name}'" in said for name in meant)


def test_what_others_call_a_command_is_one_of_ours_and_no_command_itself():
    shown = {name for name, command in TREE.commands.items() if not command.hidden}
    assert set(MEANT.values()) <= shown
    assert not set(MEANT) & set(TREE.commands)


def test_a_word_of_a_group_is_helped_too(empty_world, capsys):
    assert empty_world.run("try", "ad").code == 2
    assert "Did you mean 'add'" in capsys.readouterr().err
