"""Finding, marking, deleting and taking back on the command line; the filter grammar."""

import json

import pytest
from kit.made_once import made_once
from kit.world import ANSWERS, ROOT


@made_once
def three(world):
    """1: quick check-in, one-to-one; 2: group session; 3: self-care, private."""
    for pack in ("quick_checkin", "group_session", "self_care"):
        world.ok("log", "--answers", str(ANSWERS / f"{pack}.json"))


def numbers(world, *arguments):
    return [e["number"] for e in json.loads(world.ok(*arguments, "--json").out)["entries"]]


def word_of(world, number):
    """A long word that was written in this entry."""
    texts = [a["value"] for a in shown(world, number)["answers"] if a["type"] == "text"]
    return max(" ".join(texts).replace(".", " ").replace(",", " ").split(), key=len)


def shown(world, number):
    return json.loads(world.ok("show", str(number), "--json").out)


def test_search_finds_and_shows_the_place(three):
    word = word_of(three, 2)
    assert 2 in numbers(three, "search", word)
    assert word in three.ok("search", word).out
    assert numbers(three, "search", "nothingofthekind") == []
    assert three.ok("search", "nothingofthekind").out == "Nothing found. Only whole words are found.\n"
    assert three.ok("search", "nothingofthekind", word).out == "Nothing found. Fewer words find more.\n"


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("--pack", "group_session"), [2]),
        (("--room", "private"), [3]),
        (("--mark",), []),
        (("--area", "self_care"), []),
        (("--setting", "one_to_one"), [1]),
        (("--since", "hoy"), []),
        (("--since", "2026-W10"), [1, 2, 3]),
        (("--until", "marzo"), [1, 2, 3]),
        (("--since", "lunes", "--until", "friday"), [1, 2, 3]),
    ],
)
def test_one_filter_grammar(three, arguments, wanted):
    assert sorted(numbers(three, "list", *arguments)) == wanted


def test_a_filter_that_lets_nothing_through_does_not_say_that_there_is_nothing(three):
    assert three.ok("list", "--tag", "nosuch").out == "No entry fits that. To see all, type: reflect list\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--pack", "moon"),
        ("--area", "moon"),
        ("--setting", "moon"),
        ("--room", "moon"),
        ("--mark", "--room", "private"),
    ],
)
def test_a_filter_that_means_nothing_is_usage(three, arguments):
    assert three.run("list", *arguments).code == 2
    assert three.run("search", "x", *arguments).code == 2


@pytest.mark.parametrize(
    "row", [json.loads(line) for line in (ROOT / "tests/fixtures/queries.jsonl").read_text().splitlines()]
)
def test_no_query_is_an_operator(three, row):
    assert three.run("search", "--json", "--", row["query"]).code == 0


def test_marking_moves_between_rooms_and_undo_takes_it_back(three):
    three.ok("mark", "1")
    assert numbers(three, "list", "--mark") == [1]
    three.ok("unmark", "1")
    assert numbers(three, "list", "--mark") == []
    three.ok("mark", "1", "--private")
    assert shown(three, 1)["room"] == "private"
    three.ok("undo")
    three.ok("undo")
    assert shown(three, 1)["room"] == "supervision"


def test_a_private_page_cannot_be_marked(three):
    assert three.run("mark", "3").code == 6
    assert shown(three, 3)["room"] == "private"


def test_a_private_mark_stops_an_export(three, tmp_path):
    three.ok("mark", "1", "--private")
    assert three.run("export", "--unreviewed", "--pick", "1", "--out", str(tmp_path / "p.html")).code == 6


def test_delete_bin_and_undo(three):
    assert three.run("delete", "1").code == 5
    assert "To bring it back, type: reflect undo" in three.ok("delete", "1", "--yes").out
    assert sorted(numbers(three, "list")) == [2, 3]
    assert numbers(three, "bin") == [1]
    assert three.run("show", "1").code == 3
    assert "Entry 1 is back." in three.ok("undo").out
    assert sorted(numbers(three, "list")) == [1, 2, 3]


def test_an_emptied_bin_is_gone_and_says_what_it_cannot_reach(three):
    three.ok("delete", "2", "--yes")
    word = word_of(three, 1)
    assert three.run("bin", "--empty").code == 5
    said = three.ok("bin", "--empty", "--yes")
    assert "Backups that you made before still hold them." in said.out
    assert "told to keep records" in said.out
    assert three.run("undo").code == 3
    assert numbers(three, "bin") == []
    assert 1 in numbers(three, "search", word)


def test_undo_of_a_log_puts_the_entry_into_the_bin(three):
    assert "Entry 3 is in the bin" in three.ok("undo").out
    assert numbers(three, "bin") == [3]


def test_a_discarded_draft_comes_back(world):
    world.run("log", "--plain", stdin="1\ngood\n")
    world.ok("resume", "--discard")
    assert "no draft" in world.ok("resume").out
    world.ok("undo")
    assert "Question 3 of 8." in world.run("resume", "--plain", stdin="").out


def test_deleting_asks_at_a_terminal(three):
    code, screen, _ = three.at_terminal("delete", "1", typed="\n")
    assert code == 0
    assert "Nothing was changed." in screen
    assert three.at_terminal("delete", "1", typed="y\n")[0] == 0
    assert numbers(three, "bin") == [1]


def test_a_week_can_be_narrowed_too(three):
    assert json.loads(three.ok("week", "--pack", "group_session", "--json").out)["entries"] == 1
    assert json.loads(three.ok("week", "--room", "private", "--json").out)["entries"] == 1
    assert three.run("week", "--pack", "moon").code == 2
