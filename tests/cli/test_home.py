"""`reflect` by itself on a terminal: a greeting, and a menu that serves a whole sitting from one unlock."""

import io
import json
import re
from datetime import timedelta

import pytest
from kit.world import SIGNED

from reflect.cli.sharing import choose
from reflect.storage.keys import ways_in

CHECK_IN, SEE_WEEK = "1\nquick_checkin\n", "3\nSee my week\n"
SITTING = "1\ngood\n\nfrom the menu\n\n4\n\n:skip\n\nn\n1\n"


def test_the_menu_logs_and_shows_the_week_with_one_unlock(world, monkeypatch):
    unlocked = []
    real = ways_in.unlock
    monkeypatch.setattr(ways_in, "unlock", lambda *a, **k: unlocked.append(1) or real(*a, **k))
    code, screen, _ = world.at_terminal(typed=CHECK_IN + SITTING + SEE_WEEK + "Stop for now\n")
    assert code == 0
    assert "Saved as 1." in screen
    assert "from the menu" in screen.split("Your week:")[1]
    assert len(unlocked) == 1


def test_an_error_is_told_and_the_menu_comes_back(world):
    code, screen, err = world.at_terminal(typed="4\nMake a packet for supervision\nno\nStop for now\n")
    assert code == 0
    assert screen.count("What would you like to do?") == 2
    assert "Traceback" not in err


def test_a_draft_is_offered_with_a_digit_of_its_own(world):
    world.run("log", "--plain", stdin="1\ngood\n")
    _, screen, _ = world.at_terminal(typed="8\n:pause\n")
    assert "A draft is waiting." in screen
    assert "8. Go on with a draft" in screen and "Question 3 of 8." in screen


def test_each_way_of_the_menu_leads_on_and_back(world):
    code, screen, err = world.at_terminal(
        typed="1\nback\n"
        + SEE_WEEK
        + "3\n:back\n4\nback\n5\nsupport\n6\nlist\n6\ngrowth\n6\nsearch\nwaited\n6\nback\n7\n"
    )
    assert (code, err) == (0, "")
    assert screen.count("What would you like to do?") == 10
    for words in ("Your week", "988", "There are no entries", "Nothing found"):
        assert words in screen


@pytest.mark.parametrize(
    ("way", "first", "others"),
    [
        ("1", "Quick check-in, 4 minutes", ("After a session", "After a hard session", "After a group")),
        ("3", "See my week", ("Weekly review", "Step back and look")),
        ("4", "Getting ready for supervision", ("After supervision", "Make a packet for supervision")),
        ("5", "Caring for myself", ("When a session stays with me",)),
    ],
)
def test_the_questions_stand_where_they_are_looked_for(world, way, first, others):
    _, screen, _ = world.at_terminal(typed=f"{way}\nback\n7\n")
    lines = screen.split("What would you like to do?")[1].split("1. ", 2)[2].splitlines()
    assert lines[0].startswith(first)
    for other in others:
        assert any(line.partition(". ")[2].startswith(other) for line in lines)
    assert not any("How a plan went" in line or "A line" in line for line in lines), "no plan is due"


def test_ones_own_data_has_a_door(world):
    before = len(list((world.home / "backups").iterdir()))
    doors = (
        "Make a backup now",
        "Bring a backup back",
        "Bring in what I wrote elsewhere",
        "My passphrase and my recovery code",
    )
    typed = "".join(f"6\nMy data, and copies of it\n{door}\n" for door in doors)
    code, screen, err = world.at_terminal(typed=typed + "6\nMy data, and copies of it\nback\n7\n")
    assert (code, err) == (0, "")
    assert len(list((world.home / "backups").iterdir())) == before + 1
    for words in (
        "A checked copy of your journal",
        "reflect restore FILE",
        "reflect import",
        "reflect key recover",
    ):
        assert words in screen


def test_own_questions_stand_by_what_they_are_about(world):
    (world.home / "packs").mkdir()
    for id, more in (
        ("mine", ""),
        ("quiet", "private = true"),
        ("other", 'setting = "none"'),
        ("broken", "="),
    ):
        head = f'pack = "{id}"\ntitle = "My {id} page"\nversion = 1\nlang = "en"\nminutes = 1\n{more}\n'
        (world.home / "packs" / f"{id}.toml").write_text(
            head + '[[questions]]\nid = "a"\ntype = "text"\nask = "What?"\n'
        )
    for way, title in (("1", "My mine page"), ("5", "My quiet page"), ("6", "My other page")):
        _, screen, _ = world.at_terminal(typed=f"{way}\nback\n7\n")
        assert f"{title}, 1 minute\n" in screen
        assert screen.count(" page, ") == 1


def test_one_line_is_written_from_the_menu_and_offered_as_a_check_in(world):
    _, screen, _ = world.at_terminal(typed="2\nI waited.\n\n1\n1\n:pause\n")
    assert "Saved as 1." in screen
    assert 'You kept a line today: "I waited." Make a check-in of it?' in screen
    assert "Quick check-in, about 4 minutes." in screen
    assert "A line that you kept can become a check-in." in world.ok().out


def test_a_plan_whose_day_has_come_is_offered_before_the_sitting(world):
    world.ok("log", "--plain", stdin="1\ngood\n\nx\n\n4\n\n:skip\nWhen it is loud, I will wait.\n\nn\n1\n")
    world.now += timedelta(days=8)
    said = world.ok("log", "--plain", stdin="y\n1\nI waited\n\nn\n1\n" + SITTING)
    assert 'You planned: "When it is loud, I will wait." Look back at it first?' in " ".join(said.out.split())
    entries = json.loads(world.ok("list", "--json").out)["entries"]
    assert [e["pack"] for e in entries] == ["quick_checkin", "follow_up", "quick_checkin"]
    assert json.loads(world.ok("show", "1", "--json").out)["commitments"][0]["status"] == "kept"


def test_a_plan_that_is_not_due_is_not_brought_up(world):
    world.ok("log", "--plain", stdin="1\ngood\n\nx\n\n4\n\n:skip\nWhen it is loud, I will wait.\n\nn\n1\n")
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


THINGS = ("kettle", "ladder", "window")


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
        world.ok("log", "--plain", stdin=SITTING.replace("from the menu", f"the {THINGS[n - 1]}"))
    target = tmp_path / "p.txt"
    _, screen, _ = world.at_terminal(
        "export", "--format", "txt", "--out", str(target), typed=typed + SIGNED.removeprefix("\n")
    )
    assert choose.BY_NUMBER in screen
    assert re.findall(r"^\d\. ", screen, re.M)[:3] == ["3. ", "2. ", "1. "]
    assert said in screen
    page = target.read_text("utf-8")
    assert [n for n in (1, 2, 3) if f"the {THINGS[n - 1]}" in page] == quoted


# A line from four weeks ago


def wrote(world, day, words, **answers):
    document = {"pack": "quick_checkin", "date": day, "answers": {"keep": words, **answers}}
    world.ok("log", "--answers", "-", stdin=json.dumps(document))


def greeting(world, **more):
    return " ".join(world.ok(**more).out.split())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-06", 'Four weeks ago, on 6 February, you wrote: "I let the quiet sit."'),
        ("2026-02-08", 'About four weeks ago, on 8 February, you wrote: "I let the quiet sit."'),
    ],
)
def test_opening_the_journal_brings_a_line_from_four_weeks_ago(world, day, said):
    wrote(world, day, "I let the quiet sit.")
    assert said in greeting(world)
    _, screen, _ = world.at_terminal(typed="Stop for now\n")
    assert said in " ".join(screen.split())


def test_there_is_none_of_a_hard_time_or_another_day(world):
    wrote(world, "2026-02-06", "It was heavy.", sits="heavy")
    wrote(world, "2026-02-01", "Too long ago.")
    world.ok("delete", "2", "--yes")
    wrote(world, "2026-02-06", "Put away.")
    world.ok("delete", "3", "--yes")
    assert "weeks ago" not in greeting(world)


def test_it_can_be_switched_off(world):
    from reflect.settings import load

    wrote(world, "2026-02-06", "I let the quiet sit.")
    for line, shown in (("", True), ("four_weeks_ago = true", True), ("four_weeks_ago = false", False)):
        (world.home / "settings.toml").write_text(line)
        settings = load({"REFLECT_HOME": str(world.home)})
        said = world._run((), io.StringIO(), io.StringIO(), settings, {})
        assert said.code == 0
        assert ("Four weeks ago" in said.out) is shown


def test_a_long_line_is_cut_at_a_word(world):
    wrote(world, "2026-02-06", "I waited. " + "And then I asked one more thing. " * 30)
    said = greeting(world)
    assert 'asked\u2026" To read all of it, type: reflect show 1' in said
    assert len(said.split("you wrote: ")[1].split('"')[1]) <= 161


# What stands on the screen can be read before the menu comes back


def test_a_draft_changes_no_digit_of_the_menu(world):
    def menu():
        return world.at_terminal(typed="7\n")[1].split("What would you like to do?\n")[1].splitlines()

    before = [line for line in menu() if line[:1].isdigit()]
    world.run("log", "--plain", stdin="1\ngood\n")
    after = [line for line in menu() if line[:1].isdigit()]
    assert after == [*before, "8. Go on with a draft"] and before[-1] == "7. Stop for now"
