"""Renewal rules and the name for pages in a real terminal, narrow too."""

import json
import os

import pytest
from safety.test_terminal import CTRL_C, CTRL_D, Person

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]


def rules(world):
    return json.loads(world.ok("learn", "rules", "--json").out)["rules"]


def begun(world, columns):
    person = Person(world, "learn", "rules", columns=columns)
    person.sees("Boards", "differ", "Not now").types("\r")
    person.sees("first day", ">").types("2025-07-01", "\r")
    return (
        person.sees("last day", ">")
        .types("2027-06-30", "\r")
        .sees("altogether?", ">")
        .types("20", "\r")
        .sees("of supervision?", ">")
        .types(CTRL_D)
    )


@pytest.mark.parametrize("columns", [40, 80])
def test_rules_are_typed_looked_over_and_kept(world, columns):
    person = begun(world, columns)
    person.sees("name a category?", ">").types("Ethics", "\r").sees("Ethics: how", ">").types("3", "\r")
    person.sees("one more category?", ">").types(CTRL_D)
    person.sees("Ethics: 3 hours", "Leave it as it was").types("\r")
    assert person.sees("That is kept.").leaves() == 0
    assert rules(world) == {
        "start": "2025-07-01", "end": "2027-06-30", "hours": 20,
        "categories": [{"id": "ethics", "words": "Ethics", "hours": 3, "supervision": None}],
        "supervision": {"hours": None, "one_to_one": None, "group": None},
    }  # fmt: skip


@pytest.mark.parametrize("columns", [40, 80])
def test_what_is_wrong_with_a_day_is_wrapped_to_the_screen(world, columns):
    person = Person(world, "learn", "rules", columns=columns)
    person.sees("Boards", "differ", "Not now").types("\r")
    person.sees("first day", ">").types("someday", "\r")
    person.sees_typed("don't know the day").sees("2026-W10").sees("2026-03-01.")
    assert person.types(CTRL_C).sees("Nothing was changed.").leaves() == 130


def test_ctrl_c_in_the_middle_changes_nothing(world):
    person = begun(world, 80)
    assert person.sees("name a category?", ">").types(CTRL_C).sees("Nothing was changed.").leaves() == 130
    assert rules(world) is None


def test_a_name_is_typed_and_emptied(world):
    def name():
        return json.loads(world.ok("supervision", "name", "--json").out)["name"]

    person = Person(world, "supervision", "name").sees("What name", ">").types("Dana", "\r")
    assert person.sees("Your name stands on each page").leaves() == 0
    assert name() == "Dana"
    person = Person(world, "supervision", "name").sees("What name", "Dana").types("\x7f" * 4, CTRL_D)
    assert person.sees("No name stands on a page now.").leaves() == 0
    assert name() == ""
