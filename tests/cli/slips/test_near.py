"""A word that is no command: a slip, another name and a beginning are helped; another word suggests nothing."""

import pytest
import typer
from kit.sweeps.writing_commands import READS

from reflect.cli.app import app
from reflect.cli.slips.near import LEAVING, LOOKS, MEANT, OTHER_WORDS, begun, near

TREE = typer.main.get_command(app)
SHOWN = [name for name, command in TREE.commands.items() if not command.hidden]
LATER = {"jot", "pocket"}
"""Asked for by a name that only some versions have: without it nothing is suggested."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lgo", ["log"]), ("olg", ["log"]), ("wek", ["week"]), ("exprot", ["export"]), ("serach", ["search"]), ("supervison", ["supervision"]),
        ("history", ["list"]), ("stats", ["growth"]), ("print", ["export"]), ("find", ["search"]), ("Week", ["week"]), ("crisis", ["help support"]),
        ("se", ["search"]), ("del", ["delete"]), ("un", ["undo", "unmark"]), ("mar", ["mark"]),
        ("random", []), ("quit", []), ("exit", []), ("undoing", []), ("undone", []), ("reset", []), ("email", []), ("profile", []), ("init-all", []),
        ("sing", []), ("", []), ("blog", []), ("important", []), ("store", []), ("remark", []), ("delegate", []), ("dark", []), ("cry", []),
    ],
)  # fmt: skip
def test_only_a_slip_another_name_or_a_beginning_suggests_a_command(typed, meant):
    assert near(typed, SHOWN) == meant


@pytest.mark.parametrize("word", sorted(OTHER_WORDS | LEAVING))
def test_another_word_suggests_nothing(word):
    assert near(word, [*SHOWN, *LATER]) == []


def test_what_others_call_a_command_is_one_of_ours_and_no_command_itself():
    assert {meant.partition(" ")[0] for meant in MEANT.values()} <= {*SHOWN, *LATER}
    assert not set(MEANT) & set(TREE.commands)


def test_only_what_is_held_to_read_may_be_called_by_its_beginning():
    groups_that_only_help = {name for name in SHOWN if getattr(TREE.commands[name], "no_args_is_help", False)}
    assert set(LOOKS) - groups_that_only_help <= READS
    assert set(LOOKS) <= set(SHOWN)


@pytest.mark.parametrize(
    ("typed", "called"),
    [("gr", "growth"), ("GR", "growth"), ("th", "themes"), ("un", ""), ("undo", ""), ("e", ""), ("g", ""), ("supervision", ""), ("wee", "week")],
)  # fmt: skip
def test_a_beginning_stands_only_for_one_command_that_looks(typed, called):
    assert begun(typed, SHOWN) == called
