"""Words to look for are asked for, or come in by a pipe, so that no shell keeps them."""

import json

import pytest
from kit.reviewer import write

ONCE = "A note, said once: words behind a command can be seen by other programs"


@pytest.fixture
def written(world):
    write(world, "I waited by the marigolds.", "I asked.")
    return world


def found(said):
    return [e["number"] for e in json.loads(said)["entries"]]


def test_by_itself_it_asks_and_finds(written):
    code, screen, _ = written.types("search", typed="marigolds waited\n\n")
    assert (code, "marigolds" in screen.rpartition("find?")[2]) == (0, True)
    assert "I asked" not in screen


def test_left_empty_nothing_is_looked_for(written):
    code, screen, err = written.types("search", typed="\n")
    assert (code, "Nothing found" in screen, err) == (0, False, "")


def test_a_dash_reads_them_from_a_pipe(written):
    assert found(written.ok("search", "-", "--json", stdin="marigolds\n").out) == [1]
    assert written.run("search", "-", stdin=" \n").code == 5
    assert written.run("search", "-", stdin=b"\xff\xfe").code == 7


def test_where_nobody_can_be_asked_it_says_how_to_hand_them_over(written):
    for more in ((), ("--no-input",)):
        done = written.run("search", *more)
        assert (done.code, "reflect search -" in done.err) == (5, True)


def test_that_a_shell_keeps_words_is_said_once_to_a_person_and_to_no_program(written):
    assert ONCE not in written.ok("search", "marigolds").err
    assert ONCE not in written.types("search", "marigolds", "--json", typed="")[2]
    assert ONCE in " ".join(written.types("search", "marigolds", typed="")[2].split())
    assert written.types("search", "marigolds", typed="")[2] == ""
