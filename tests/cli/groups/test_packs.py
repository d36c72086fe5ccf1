"""`packs`: what there is, how one reads, and a pack of one's own, right or wrong."""

import json

import pytest
from kit.packs import PACKS

OWN = """
pack = "evening"
title = "Evening"
version = 1
lang = "en"
minutes = 2

[[questions]]
id = "one"
type = "text"
ask = "What stays with you [/] from today?"
"""


@pytest.fixture
def own(world, tmp_path):
    (world.home / "packs").mkdir()
    (world.home / "packs" / "evening.toml").write_text(OWN)
    return world


def test_our_packs_are_there_without_a_journal_or_a_passphrase(empty_world):
    found = json.loads(empty_world.ok("packs", "list", "--json").out)["packs"]
    assert {p["pack"] for p in found} == set(PACKS)
    assert {p["origin"] for p in found} == {"bundled"}
    assert "quick_checkin" in empty_world.ok("packs", "list").out


def test_a_pack_reads_question_by_question(empty_world):
    said = empty_world.ok("packs", "show", "hard_session").out
    assert "1. First: could anyone be in danger right now, you included?" in said
    assert "never written down" in said
    assert 'asked only if you pick "Yes" at question 3' in " ".join(said.split())
    document = json.loads(empty_world.ok("packs", "show", "follow_up", "--json").out)
    assert document["questions"][1]["show_if"] == "status in [did, partly]"


@pytest.mark.parametrize(
    ("highlight", "heading"), [("true", "In your own words"), ('"helped"', "What you did that helped")]
)
def test_the_check_asks_whether_a_question_asks_for_its_heading(own, tmp_path, highlight, heading):
    (tmp_path / "p.toml").write_text(f"{OWN}highlight = {highlight}\n")
    said = " ".join(own.ok("packs", "check", str(tmp_path / "p.toml")).out.split())
    assert f'stands in your week under "{heading}". Does it ask for that, and no less?' in said
    (tmp_path / "p.toml").write_text(OWN)
    assert "stands in your week" not in own.ok("packs", "check", str(tmp_path / "p.toml")).out
    shown = " ".join(own.ok("packs", "show", "quick_checkin").out.split())
    assert 'stands in your week under "What you wanted to remember"' in shown


def test_a_pack_of_ones_own_is_found_and_asked(own):
    assert "Evening, about 2 minutes, yours" in own.ok("packs", "list").out
    own.ok("log", "evening", "--plain", stdin="the quiet\n\nn\n1\n")
    assert json.loads(own.ok("show", "1", "--json").out)["pack"] == "evening"


def test_a_right_pack_is_fine(own, tmp_path):
    (tmp_path / "p.toml").write_text(OWN)
    assert "Evening is fine: 1 question." in own.ok("packs", "check", str(tmp_path / "p.toml")).out
    assert json.loads(own.ok("packs", "check", str(tmp_path / "p.toml"), "--json").out)["ok"]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ('type = "txt"', "question 1 (one), type"),
        ('type = "select"', "question 1 (one)"),
        ('type = "text"\nshow_if = "later == yes"', "question 1 (one)"),
        ('type = "text"\nhelpp = "x"', "helpp"),
        ('type = "text"\ncard = "none_such"', "question 1 (one)"),
        ('type = "text"\nareas = ["none_such"]', "question 1 (one)"),
        ("type = text", "line 10"),
    ],
)
def test_a_wrong_pack_is_refused_with_file_place_and_reason(world, tmp_path, change, place):
    (tmp_path / "p.toml").write_text(OWN.replace('type = "text"', change))
    result = world.run("packs", "check", str(tmp_path / "p.toml"))
    assert result.code == 7
    assert "p.toml" in result.err
    assert place in result.err


def test_a_wrong_pack_in_ones_folder_stops_only_itself(own):
    (own.home / "packs" / "broken.toml").write_text("pack = ")
    said = own.ok("packs", "list")
    assert "broken.toml" in said.err
    assert "quick_checkin" in said.out
    assert own.run("log", "broken").code == 7
    assert own.run("doctor").code == 7


def test_a_folder_is_no_pack(world, tmp_path):
    assert world.run("packs", "check", str(tmp_path)).code == 7


NAMED = OWN.replace("minutes = 2", 'minutes = 2\nmenu = "care"\nnames = ["dusk", "end of day"]')


@pytest.fixture
def named(own):
    (own.home / "packs" / "evening.toml").write_text(NAMED)
    return own


@pytest.mark.parametrize("word", ["dusk", "End of Day", "end-of-day", "evening", "dus"])
def test_a_pack_is_found_by_its_other_names(named, word):
    assert json.loads(named.ok("packs", "show", word, "--json").out)["pack"] == "evening"
    assert "Evening" in named.run("log", word, "--plain", stdin=":pause\n").out


@pytest.mark.parametrize("word", ["duks", "evenign", "dusc"])
def test_a_near_word_is_asked_about_and_opens_nothing(named, word):
    said = named.run("log", word, "--plain", stdin="The quiet.\n\n")
    assert said.code == 3 and "Did you mean 'evening'?" in said.err and "Evening, about" not in said.out
    assert json.loads(named.ok("list", "--json").out)["entries"] == []


def test_the_list_stands_under_what_a_person_wants_to_do(named):
    said = named.ok("packs", "list").out
    headings = [line for line in said.splitlines() if not line.startswith(" ")]
    assert headings[:2] == ["Look back on a session", "Supervision"] or "Look back on a session" in headings
    care = said.partition("Take care of me\n")[2].partition("\nMore")[0]
    assert "Evening, about 2 minutes, yours\n    reflect log evening   also: dusk, end of day" in care
    shown = named.ok("packs", "show", "evening").out
    assert "Also called: dusk, end of day." in shown


@pytest.mark.parametrize("id", ["hard_session", "post_session", "weekly_review", "step_back", "follow_up"])
def test_no_id_and_no_key_is_shown_to_a_person(empty_world, id):
    said = empty_world.ok("packs", "show", id).out.replace(f"reflect log {id}", "")
    for jargon in ("_", "{", "}", "==", " in [", "show if", "not in", "version 1"):
        assert jargon not in said.replace("___", ""), jargon


def test_a_name_that_another_pack_has_is_refused_by_the_check(own, tmp_path):
    (tmp_path / "p.toml").write_text(OWN.replace("minutes = 2", 'minutes = 2\nnames = ["quick check-in"]'))
    refused = own.run("packs", "check", str(tmp_path / "p.toml"))
    assert refused.code == 7 and "line 7, names" in refused.err and "quick_checkin" in refused.err


# The check


ASKS = OWN.replace("What stays with you [/] from today?", "What is the caller's name?")
TWO = OWN.replace("What stays with you [/] from today?", "What did you do, and what did your client say?")


def test_what_could_be_kinder_is_said_with_its_line_and_ends_well(own, tmp_path):
    (tmp_path / "p.toml").write_text(TWO)
    said = " ".join(own.ok("packs", "check", str(tmp_path / "p.toml")).out.split())
    assert "It can be used as it is." in said
    assert "line 11, question 1 (one), ask: this asks two things" in said
    assert 'instead of "client", say: the person' in said
    told = json.loads(own.ok("packs", "check", str(tmp_path / "p.toml"), "--json").out)
    assert told["ok"] and told["errors"] == [] and {w["line"] for w in told["warnings"]} == {11}


def test_what_is_refused_is_told_with_its_line_also_as_json(own, tmp_path):
    (tmp_path / "p.toml").write_text(ASKS.replace('title = "Evening"', 'title = "Client name"'))
    refused = own.run("packs", "check", str(tmp_path / "p.toml"))
    assert refused.code == 7
    assert "line 3" in refused.err and "Also on line 11, question 1 (one), ask" in refused.err
    refused = own.run("packs", "check", str(tmp_path / "p.toml"), "--json")
    told = json.loads(refused.out)
    assert refused.code == 7 and not told["ok"]
    assert [(r["line"], r["place"]) for r in told["errors"]] == [(3, "title"), (11, "question 1 (one), ask")]


# Adding one


def test_a_pack_is_added_as_it_was_checked_and_can_be_answered(world, tmp_path):
    (tmp_path / "p.toml").write_text(OWN)
    said = world.ok("packs", "add", str(tmp_path / "p.toml")).out
    assert "1. What stays with you" in said and "reflect log evening" in said
    added = world.home / "packs" / "evening.toml"
    assert added.read_text() == OWN and added.stat().st_mode & 0o077 == 0
    world.ok("log", "evening", "--plain", stdin="the quiet\n\nn\n1\n")
    again = world.run("packs", "add", str(tmp_path / "p.toml"))
    assert again.code == 6 and "Nothing was written." in again.err and added.read_text() == OWN


@pytest.mark.parametrize("id", ["quick_checkin", "self_care"])
def test_what_would_stand_in_for_a_pack_of_ours_is_not_added(world, tmp_path, id):
    (tmp_path / "p.toml").write_text(
        OWN.replace('"evening"', f'"{id}"').replace("minutes = 2", "minutes = 2\nprivate = true")
    )
    assert world.run("packs", "add", str(tmp_path / "p.toml")).code == 6
    assert not (world.home / "packs").exists()


def test_a_refused_pack_a_link_and_a_folder_are_not_added(world, tmp_path):
    (tmp_path / "p.toml").write_text(ASKS)
    assert world.run("packs", "add", str(tmp_path / "p.toml")).code == 7
    (tmp_path / "good.toml").write_text(OWN)
    (tmp_path / "link.toml").symlink_to(tmp_path / "good.toml")
    assert world.run("packs", "add", str(tmp_path / "link.toml")).code == 6
    assert world.run("packs", "add", str(tmp_path)).code == 7
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (world.home / "packs").symlink_to(elsewhere)
    assert world.run("packs", "add", str(tmp_path / "good.toml")).code == 6
    assert list(elsewhere.iterdir()) == []
