"""The words beside a command: broken letters are refused and never read as another word; a slip finds its command."""

import json
import os
import subprocess
import sys

import pytest
import typer
from kit.world import PASSPHRASE, ROOT

from reflect.cli.app import app
from reflect.cli.parsing import FILES

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
    ("jot", BROKEN), ("jot", "--date", BROKEN), ("pocket", "make", BROKEN), ("pocket", "take", "--date", BROKEN), ("roadmap", "add", BROKEN), ("roadmap", "edit", BROKEN), ("roadmap", "remove", BROKEN), ("purge", BROKEN),
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


def test_a_word_of_a_group_is_helped_too(empty_world):
    result = empty_world.run("try", "ad")
    assert (result.code, result.out) == (2, "")
    assert "Did you mean: reflect try add?" in result.err


@pytest.mark.parametrize(
    ("typed", "called"),
    [("gr", "growth"), ("wee", "week"), ("li", "list"), ("pac", "packs"), ("he", "help")],
)
def test_a_beginning_stands_for_a_command_that_only_looks(world, typed, called):
    full = world.run(called)
    assert world.run(typed) == full
    assert world.run(typed, "--json") == world.run(called, "--json")


@pytest.mark.parametrize("typed", ["del", "und", "exp", "mar", "res", "focu", "w", "wh", "ke", "learn-x"])
def test_a_beginning_of_what_changes_something_or_of_several_is_only_suggested(world, typed):
    """`wh` is `where` alone, so that it runs; the others run nothing."""
    result = world.run(typed, "1")
    assert result.code == 2 and result.out == ""
    assert typed == "wh" or "has no command" in result.err


def test_a_group_is_taken_by_its_beginning_only_while_it_stands_alone(world):
    assert world.run("lea").code == 0
    result = world.run("lea", "rules", "--hours", "20")
    assert result.code == 2 and "Did you mean: reflect learn?" in result.err


@pytest.mark.parametrize("typed", ["quit", "exit", "q", "BYE", ":q"])
def test_there_is_nothing_to_leave(empty_world, typed):
    result = empty_world.run(typed)
    assert result.code == 2 and "nothing to leave" in result.err and "Did you mean" not in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "foo"), "reflect list has no use for the word 'foo'."),
        (("list", "foo", "bar"), "reflect list has no use for the words after it."),
        (("list", "--foo"), "reflect list has no option '--foo'."),
        (("list", "--sinse", "x"), "Did you mean --since?"),
        (("log", "--resume"), "Did you mean: reflect resume?"),
        (("try", "add", "--undo"), "Did you mean: reflect undo?"),
        (("--list",), "Did you mean: reflect list?"),
        (("--bogus",), "reflect has no option '--bogus'."),
        (("list", "--since"), "The option '--since' of reflect list needs a word after it."),
        (("list", "--mark=3"), "The option '--mark' of reflect list stands alone, with nothing after it."),
        (("list", "--limit", "a"), "The option --limit of reflect list takes a whole number from 1 on."),
        (("supervision", "done"), "reflect supervision done needs something after it:"),
        (("try", "show"), "reflect try show needs something after it: the number of a plan."),
        (("try", "show"), "Such as: reflect try show 3"),
        (("list", "a\x1b[31mb"), "'a\\x1b[31mb'"),
        (("list", "--\u202ex"), "'--\\u{202e}x'"),
        (("\x1b]0;x\x07",), "has no command '\u241b]0;x\u2407'"),
        (("x" * 500,), "reflect has no command of that name."),
    ],
)  # fmt: skip
def test_wrong_usage_is_said_in_plain_words_with_what_to_type(empty_world, capsys, words, said):
    result = empty_world.run(*words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "--help" in result.err or "reflect help commands" in result.err
    assert not set("\x1b\x07\u202e\u2502\u256d") & set(result.err)
    assert "Error" not in result.err and "Usage" not in result.err
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "words",
    [
        ("I felt small when the mandolin broke",), ("log", "I felt small when the mandolin broke"), ("log", "quick_checkin", "the", "mandolin"),
        ("growth", "small when the mandolin broke"), ("list", "--area", "when the mandolin broke again"), ("list", "--when the mandolin broke again",),
        ("try", "add", "when", "the", "mandolin"), ("try", "when the mandolin broke again"), ("list", "the", "mandolin"),
    ],
)  # fmt: skip
def test_a_sentence_that_was_typed_beside_a_command_is_not_said_again(empty_world, words):
    result = empty_world.run(*words)
    assert result.code in (2, 3) and result.out == ""
    assert "mandolin" not in result.err
