"""The menu of `reflect` in a real terminal: a page stands until it was read, and a digit means the same every day."""

import json
import os

import pytest

pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
from safety.test_terminal import Person

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

MENU, WEEKS = "Stop for now", "See my week"
WEEK = "Your week:"
STAND_IN = """#!/bin/sh
if [ "$1" = --version ]; then echo "less 590 (stand-in)"; exit 0; fi
cat; echo "SPACE OR Q"; read x < /dev/tty; echo LEFT
"""


@pytest.fixture
def some(world):
    """A journal with an entry of today, whatever day the terminal has."""
    answers = {"keep": "I waited.", "focus_rating": 4, "plan": "When it is loud, I will wait."}
    for _ in range(3):
        world.ok("log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": answers}))
    return world


@pytest.fixture
def no_pager(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    return {"PATH": str(folder), "REFLECT_PAGER": "1"}


def test_a_week_is_read_before_the_menu_comes_back(some, no_pager):
    person = Person(some, rows=16, env=no_pager).sees(MENU).types("3", "\r").sees(WEEKS, "stop").types("\r")
    person.sees(WEEK, "Read on")
    assert MENU not in person.child.before
    person.types("\r").sees(MENU).types("7")
    assert person.leaves() == 0


def test_a_page_beside_which_the_menu_finds_room_needs_no_key(some, no_pager):
    person = (
        Person(some, rows=60, env=no_pager)
        .sees(MENU)
        .types("3")
        .sees(WEEKS, "stop")
        .types("1")
        .sees(WEEK, MENU)
    )
    assert "Read on" not in person.child.before
    person.types("7")
    assert person.leaves() == 0


def test_a_page_that_the_menu_would_push_away_is_read_in_the_pager(some, tmp_path):
    """It would fit by itself; but the menu comes next."""
    folder = tmp_path / "first"
    folder.mkdir()
    (folder / "less").write_text(STAND_IN)
    (folder / "less").chmod(0o755)
    path = {"PATH": f"{folder}:{os.environ['PATH']}", "REFLECT_PAGER": "1"}
    alone = Person(some, "week", rows=60, env=path)
    assert alone.leaves() == 0
    rows = 2 + alone.child.before.count("\n")
    person = (
        Person(some, rows=rows, env=path)
        .sees(MENU)
        .types("3", "\r")
        .sees(WEEKS, "stop")
        .types("\r")
        .sees(WEEK, "SPACE OR Q")
    )
    person.types("\r").sees("LEFT", MENU)
    assert "Read on" not in person.child.before, "it was read already"
    person.types("7")
    assert person.leaves() == 0


def test_a_draft_leaves_every_digit_where_it_was(some, no_pager):
    some.run("log", "--plain", stdin="1\ngood\n")
    person = Person(some, rows=60, env=no_pager).sees("7) Stop for now", "8) Go on with a draft", "stop")
    person.types("3", "\r").sees(WEEKS, "stop").types("\r").sees(WEEK, MENU).types("7")
    assert person.leaves() == 0
