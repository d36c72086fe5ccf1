"""`roadmap`: the list in every way it grows and shrinks, and what was said of it on the person's own pages and on a packet."""

import json

import pytest
from kit.world import SIGNED

OURS = "Privacy: What I hear stays with me\nHonesty: I say what is true\nTheir choice\n"


@pytest.fixture
def ours(world):
    world.ok("roadmap", "add", "-", stdin=OURS)
    return world


def listed(world):
    return json.loads(world.ok("roadmap", "--json").out)["guidelines"]


def names(world):
    return [g["name"] for g in listed(world)]


def log(world, **answers):
    document = {"pack": "post_session", "answers": {"headline": "A wish met a rule", **answers}}
    return json.loads(world.ok("log", "--json", "--answers", "-", stdin=json.dumps(document)).out)


# The list


def test_an_empty_list_says_how_to_begin(world):
    said = world.ok("roadmap").out
    assert "Your roadmap is empty." in said
    for command in ("reflect roadmap add", "reflect roadmap example", "reflect roadmap import FILE"):
        assert command in said
    assert listed(world) == []


def test_the_example_goes_in_once_and_out_again(world, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(world.ok("roadmap", "example").out)
    assert world.ok("roadmap", "import", str(file)).out.startswith("10 guidelines are new on your list.")
    assert "Nothing was changed." in world.ok("roadmap", "import", str(file)).out
    assert len(names(world)) == 10
    assert "reflect roadmap" in world.ok("undo").out
    assert names(world) == []


def test_a_file_that_is_wrong_adds_nothing_and_no_word_of_it_is_said(ours):
    bad = '[[guideline]]\nname = "Fine"\n[[guideline]]\nname = "secret, word"\n'
    result = ours.run("roadmap", "import", "-", stdin=bad)
    assert result.code == 7
    assert "standard input, guideline 2, name: a short name has no comma" in result.err
    assert "secret" not in result.out + result.err
    assert ours.run("roadmap", "import", "/nowhere/at/all").code == 7
    assert len(names(ours)) == 3


def test_too_many_are_refused_and_none_is_added(ours):
    many = "\n".join(f"G{n}" for n in range(38))
    result = ours.run("roadmap", "add", "-", stdin=many)
    assert (result.code, len(names(ours))) == (2, 3)
    assert "None was added" in result.err


def test_one_is_found_by_its_number_its_name_or_how_that_begins(ours):
    ours.ok("roadmap", "add", "-", stdin="Honest work")
    for word, left in (("2", 3), ("THEIR", 2), ("privacy", 1)):
        ours.ok("roadmap", "remove", word)
        assert len(names(ours)) == left
    assert names(ours) == ["Honest work"]
    for word in ("9", "Privacy", ""):
        result = ours.run("roadmap", "remove", word)
        assert (result.code, "reflect roadmap" in result.err) == (3, True)
    ours.ok("undo"), ours.ok("undo"), ours.ok("undo")
    assert "more than one" in ours.run("roadmap", "remove", "hones").err


def test_words_beside_the_command_are_taken_and_warned_of(world):
    result = world.ok("roadmap", "add", "Honesty: I say what is true")
    assert "can be seen by other programs" in result.err
    assert [(g["name"], g["line"]) for g in listed(world)] == [("Honesty", "I say what is true")]


# At the keyboard


def test_guidelines_are_asked_for_one_by_one_until_one_is_left_empty(world):
    typed = "Honesty, always\nHonesty\nI say what is true\n\nPrivacy\n\nThe blue binder\n\n"
    code, screen, _ = world.types("roadmap", "add", typed=typed)
    assert code == 0
    assert "I can't use that: a short name has no comma" in screen
    assert [(g["name"], g["line"], g["link"]) for g in listed(world)] == [
        ("Honesty", "I say what is true", ""),
        ("Privacy", "", "The blue binder"),
    ]


def test_going_back_changes_a_part_and_leaving_keeps_those_before(world):
    typed = "Honest\n:back\nHonesty\nA line\n\nPrivacy\n:pause\n"
    code, _, err = world.types("roadmap", "add", typed=typed)
    assert code == 130
    assert "This last one was left out. Those before it are kept." in err
    assert names(world) == ["Honesty"]


def test_one_is_said_in_other_words_and_keeps_its_id(ours):
    code, _, _ = ours.types("roadmap", "edit", "1", typed="Keeping it private\n\nour wiki\n")
    assert code == 0
    assert listed(ours)[0]["id"] == "privacy"
    assert listed(ours)[0]["name"] == "Keeping it private"
    assert listed(ours)[0]["link"] == "our wiki"
    _, screen, _ = ours.types("roadmap", "edit", "1", typed="honesty\n\n\n")
    assert "Another guideline is called so already. Nothing was changed." in " ".join(screen.split())


def test_without_a_word_it_asks_which_one(ours):
    _, screen, _ = ours.types("roadmap", "remove", typed="1 3\n")
    assert "2 guidelines are off your list." in screen
    assert names(ours) == ["Honesty"]
    _, screen, _ = ours.types("roadmap", "edit", typed="1\nTruth\n\n\n")
    assert names(ours) == ["Truth"]


def test_an_empty_list_offers_the_example_at_a_terminal(world):
    _, screen, _ = world.types("roadmap", typed="\n")
    assert names(world) == []
    _, screen, _ = world.types("roadmap", typed="2\n\n")
    assert "Nobody's official text" in screen
    assert names(world) == []
    world.types("roadmap", typed="2\ny\n")
    assert len(names(world)) == 10


def test_nobody_to_ask_is_said(ours):
    ours.ok("roadmap", "edit", "1", "-", stdin="Keeping it private")
    assert listed(ours)[0] == {
        "id": "privacy",
        "name": "Keeping it private",
        "line": "What I hear stays with me",
        "link": "",
    }
    assert ours.run("roadmap", "edit", "1", "-", stdin="One\nTwo").code == 7
    for command in (("add",), ("edit",), ("remove",), ("edit", "1")):
        assert ours.run("--no-input", "roadmap", *command).code == 5


# What was said of it


def test_what_pulled_two_ways_stands_in_week_growth_themes_and_packet(ours, tmp_path):
    for n in range(3):
        ours.now = ours.now.replace(day=6 - n)
        log(ours, roadmap="two_ways", guidelines_two_ways=["privacy", "their_choice"])
    log(ours, roadmap="helped", guidelines_helped=["honesty"])
    ours.now = ours.now.replace(day=6)
    week = json.loads(ours.ok("week", "--json").out)["roadmap"]
    assert week["pulled_two_ways"] == [{"one": "Privacy", "other": "Their choice", "times": 3}]
    assert "Your guidelines: Privacy and Their choice pulled two ways 3 times. Honesty" in ours.ok("week").out
    assert (
        "Guidelines that came into play\n  Privacy (3 times), Their choice (3 times), Honesty\n"
        in ours.ok("week", "--all").out
    )
    growth = ours.ok("growth", "role_and_guidelines", "--all").out
    assert "Privacy: pulled two ways 3 times (March 2026: 3)" in growth
    themes = json.loads(ours.ok("themes", "--json").out)["themes"]
    assert {(t["words"], t["entries_now"]) for t in themes if t["kind"] == "guideline"} == {
        ("Privacy", 3), ("Their choice", 3), ("Honesty", 1),
    }  # fmt: skip
    page = tmp_path / "p.txt"
    code, _, err = ours.at_terminal(
        "export", "--format", "txt", "--pick", "1", "--out", str(page), typed=SIGNED
    )
    assert code == 0, err
    text = " ".join(page.read_text().split())
    assert "Privacy and Their choice pulled me two ways (3 times)" in text
    assert "Honesty (helped me choose once)" in text


def test_an_unread_packet_names_no_guideline_and_a_word_never_to_let_out_is_masked(ours, tmp_path):
    ours.ok("roadmap", "add", "-", stdin="Rosewood House rules")
    ours.ok("mask", "add", "-", stdin="Rosewood")
    log(ours, roadmap="two_ways", guidelines_two_ways=["privacy", "rosewood_house_rules"])
    unread, signed = tmp_path / "u.txt", tmp_path / "s.txt"
    ours.ok("export", "--unreviewed", "--format", "txt", "--out", str(unread))
    assert "Privacy" not in unread.read_text()
    code, _, err = ours.at_terminal("export", "--format", "txt", "--pick", "1", "--out", str(signed))
    assert code == 0, err
    assert "Rosewood" not in signed.read_text()
    assert "pulled me two ways" in signed.read_text()


def test_what_was_said_of_a_guideline_outlives_it(ours):
    entry = log(ours, roadmap="unsure", guidelines_in_play=["honesty"])
    (answer,) = [a for a in entry["answers"] if a["guideline"]]
    assert (answer["words"], answer["guideline"]) == ("Honesty", "in_play")
    ours.ok("roadmap", "remove", "honesty")
    assert "Honesty" in ours.ok("show", "1").out
    assert "Honesty" in ours.ok("week").out
    document = {"pack": "post_session", "answers": {"roadmap": "unsure", "guidelines_in_play": ["honesty"]}}
    refused = ours.run("log", "--answers", "-", stdin=json.dumps(document))
    assert (refused.code, "privacy, their_choice" in refused.err) == (7, True)
