"""The gentle check: one line, high precision, never in the way, and a kept word is not asked about again."""

import json

import pytest

HEAD = "1\ngood\n\n"
TAIL = "4\n\n:skip\n\n"


def log(world, text, more):
    return world.run("log", "--plain", stdin=f"{HEAD}{text}\n\n{TAIL}{more}")


def kept(world):
    found = json.loads(world.ok("show", "last", "--json").out)["answers"]
    return {a["question"]: a["value"] for a in found}["keep"]


@pytest.mark.parametrize(
    "text", ["I called 555-201-3344 twice", "write to ana.b@example.org", "Dr. Morales was there"]
)
def test_what_points_to_someone_is_pointed_out_and_can_be_changed(world, text):
    said = log(world, text, "1\nI made a call\n\nn\n1\n")
    assert "This may point to someone:" in said.out
    assert said.code == 0
    assert kept(world) == "I made a call"


def test_keeping_it_is_the_usual_answer_and_it_is_not_asked_twice(world):
    said = log(world, "Dr. Morales was there. Dr. Morales left.", "\nn\n1\n")
    assert said.out.count("This may point to someone:") == 1
    assert kept(world).startswith("Dr. Morales")


def test_never_for_a_word_is_remembered(world):
    log(world, "Dr. Morales was there", "3\nn\n1\n")
    assert "may point to someone" not in log(world, "Dr. Morales again", "n\n1\n").out


def test_an_ordinary_text_is_left_in_peace(world):
    text = "I waited. Hope came up, and Grace, and the 12 steps. On Monday I was late by 15 minutes."
    assert "may point to someone" not in log(world, text, "n\n1\n").out


def test_pausing_at_the_check_keeps_the_draft(world):
    assert log(world, "Dr. Morales was there", ":pause\n").code == 130
    assert "Saved as 1." in world.ok("resume", "--keep").out


def test_a_word_that_must_never_leave_is_pointed_out(world):
    world.ok("mask", "add", "Willow House")
    assert json.loads(world.ok("mask", "list", "--json").out)["always"] == ["Willow House"]
    assert 'someone: "willow house"' in log(world, "we met at willow house", "\nn\n1\n").out
    world.ok("mask", "remove", "WILLOW HOUSE")
    assert "may point to someone" not in log(world, "we met at willow house", "n\n1\n").out
    assert world.run("mask", "remove", "Willow House").code == 3
    assert world.run("mask", "add", " ").code == 2


def test_words_to_mask_are_kept_in_the_encrypted_file_only(world):
    world.ok("mask", "add", "Willow House")
    assert not [f for f in world.home.rglob("*") if f.is_file() and b"Willow" in f.read_bytes()]


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_what_came_from_a_file_is_looked_at_too_without_a_word_of_it(world, more):
    text = "Dr. Morales called 555-201-3344."
    document = {"pack": "quick_checkin", "answers": {"keep": text}}
    said = world.ok("log", "--answers", "-", *more, stdin=json.dumps(document))
    assert "2 places in it may point to someone. To look at that, type: reflect edit 1" in " ".join(
        said.err.split()
    )
    assert "Morales" not in said.err and "3344" not in said.err
    assert not more or json.loads(said.out)["number"] == 1
    said = world.ok("edit", "1", "--answers", "-", *more, stdin=json.dumps(document))
    assert "2 places in it" in said.err and "Morales" not in said.err
    document["answers"]["keep"] = "I waited."
    assert world.ok("log", "--answers", "-", *more, stdin=json.dumps(document)).err == ""
