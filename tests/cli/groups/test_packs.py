"""`packs`: what there is, how one reads, and a pack of one's own, right or wrong."""

import json

import pytest

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


def test_twelve_packs_are_there_without_a_journal_or_a_passphrase(empty_world):
    found = json.loads(empty_world.ok("packs", "list", "--json").out)["packs"]
    assert len(found) == 12
    assert {p["origin"] for p in found} == {"bundled"}
    assert "quick_checkin" in empty_world.ok("packs", "list").out


def test_a_pack_reads_question_by_question(empty_world):
    said = empty_world.ok("packs", "show", "hard_session").out
    assert "1. First: could anyone be in danger right now, you included?" in said
    assert "never written down" in said
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
    assert "evening  (yours)" in own.ok("packs", "list").out
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
