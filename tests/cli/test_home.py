"""`reflect` by itself on a terminal: a greeting, and a menu that serves a whole sitting from one unlock."""

import json
import re
from datetime import timedelta

import pytest
from kit.world import SIGNED

from reflect.cli.sharing import choose
from reflect.storage.keys import ways_in

SITTING = "1\ngood\n\nfrom the menu\n\n4\n\n\nn\n1\n"


def test_the_menu_logs_and_shows_the_week_with_one_unlock(world, monkeypatch):
    unlocked = []
    real = ways_in.unlock
    monkeypatch.setattr(ways_in, "unlock", lambda *a, **k: unlocked.append(1) or real(*a, **k))
    code, screen, _ = world.at_terminal(typed="1\n" + SITTING + "See my week\nStop for now\n")
    assert code == 0
    assert "Saved as 1." in screen
    assert "from the menu" in screen.split("Your week:")[1]
    assert len(unlocked) == 1


def test_an_error_is_told_and_the_menu_comes_back(world):
    code, screen, err = world.at_terminal(typed="Make a packet for supervision\nno\nStop for now\n")
    assert code == 0
    assert screen.count("What would you like to do?") == 2
    assert "Traceback" not in err


def test_a_draft_is_offered_first(world):
    world.run("log", "--plain", stdin="1\ngood\n")
    _, screen, _ = world.at_terminal(typed="Stop for now\n")
    assert "A draft is waiting." in screen
    assert "Go on with a draft" in screen


def test_a_plan_whose_day_has_come_is_offered_before_the_sitting(world):
    world.ok("log", "--plain", stdin="1\ngood\n\nx\n\n4\n\nWhen it is loud, I will wait.\n\nn\n1\n")
    world.now += timedelta(days=8)
    said = world.ok("log", "--plain", stdin="y\n1\nI waited\n\nn\n1\n" + SITTING)
    assert 'You planned: "When it is loud, I will wait." Look back at it first?' in " ".join(said.out.split())
    entries = json.loads(world.ok("list", "--json").out)["entries"]
    assert [e["pack"] for e in entries] == ["quick_checkin", "follow_up", "quick_checkin"]
    assert json.loads(world.ok("show", "1", "--json").out)["commitments"][0]["status"] == "kept"


def test_a_plan_that_is_not_due_is_not_brought_up(world):
    world.ok("log", "--plain", stdin="1\ngood\n\nx\n\n4\n\nWhen it is loud, I will wait.\n\nn\n1\n")
    assert "Look back at it" not in world.ok("log", "--plain", stdin=SITTING).out


def test_the_entries_to_quote_are_chosen_and_marked_ones_are_ticked(world, tmp_path):
    world.ok("log", "--plain", stdin=SITTING)
    world.ok("log", "--plain", stdin=SITTING.replace("from the menu", "the other one"))
    world.ok("mark", "2")
    _, screen, _ = world.at_terminal(
        "export", "--format", "txt", "--out", str(tmp_path / "p.txt"), typed=SIGNED
    )
    assert "Which of these do you want to quote?" in screen
    page = (tmp_path / "p.txt").read_text("utf-8")
    assert "the other one" in page
    assert "from the menu" not in page


@pytest.mark.parametrize(
    ("typed", "quoted", "said"),
    [
        ("3\n", [3], "Quoted: entry 3."),
        ("1, 02\n", [1, 2], "Quoted: entries 2 and 1."),
        ("9\n3\n", [3], "Quoted: entry 3."),
        ("\n", [], "No entry is quoted."),
    ],
)
def test_an_entry_is_picked_by_its_own_number_and_never_by_its_place(world, tmp_path, typed, quoted, said):
    """The newest stands first, so that in a list of three the places are the numbers the other way about."""
    for n in (1, 2, 3):
        world.ok("log", "--plain", stdin=SITTING.replace("from the menu", f"word{'abc'[n - 1]}"))
    target = tmp_path / "p.txt"
    _, screen, _ = world.at_terminal(
        "export", "--format", "txt", "--out", str(target), typed=typed + SIGNED.removeprefix("\n")
    )
    assert choose.BY_NUMBER in screen
    assert re.findall(r"^\d\. ", screen, re.M)[:3] == ["3. ", "2. ", "1. "]
    assert said in screen
    page = target.read_text("utf-8")
    assert [n for n in (1, 2, 3) if f"word{'abc'[n - 1]}" in page] == quoted
