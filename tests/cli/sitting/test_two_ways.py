"""The question that is offered for supervision when two guidelines pulled against each other, and what becomes of it."""

import json
import shutil

import pytest
from kit.packs import FIXTURES

QUESTION = 'How do I hold both "Privacy" and "Honesty" when they pull me two ways?'
PULLED = {"headline": "A wish met a rule", "pulled": ["honesty", "privacy"]}
TO_THE_REVIEW = "A wish met a rule\n\n1 2\n"
"""What is typed from the first question to the last one; what may be brought to supervision is asked after it."""


@pytest.fixture
def ours(world):
    world.ok("roadmap", "add", "-", stdin="Privacy: What I hear stays with me\nHonesty\n")
    (world.home / "packs").mkdir(mode=0o700)
    shutil.copy(FIXTURES / "packs" / "two_ways.toml", world.home / "packs")
    return world


def kept(world):
    return [(q["words"], q["entry"]) for q in json.loads(world.ok("ask", "--json").out)["questions"]]


def sits(world, then):
    """Look back at a time in which two pulled; `then` answers what comes after the entry is saved."""
    return world.types("log", "two_ways", typed=TO_THE_REVIEW + ":skip\n" + then)


def test_the_usual_answer_keeps_nothing(ours):
    code, screen, _ = sits(ours, "1\n\n")
    assert code == 0
    assert f"Keep this for supervision: {QUESTION}" in " ".join(screen.split())
    assert kept(ours) == []


def test_a_yes_keeps_it_with_its_entry_and_undo_takes_only_that_back(ours):
    code, screen, _ = sits(ours, "1\ny\n")
    assert code == 0
    assert "Question 1 is kept. To take that back, type: reflect undo" in screen
    assert kept(ours) == [(QUESTION, 1)]
    assert QUESTION in " ".join(ours.types("supervision", "prep", typed="")[1].split())
    ours.ok("undo")
    assert kept(ours) == []
    assert len(json.loads(ours.ok("list", "--json").out)["entries"]) == 1


def test_of_a_private_entry_nothing_is_offered(ours):
    code, screen, _ = ours.types("log", "two_ways", "--room", "private", typed=TO_THE_REVIEW + "1\n")
    assert (code, "Saved as 1." in screen, "Keep this for supervision" in screen) == (0, True, False)


def test_who_leaves_there_has_the_entry(ours):
    code, _, _ = sits(ours, "1\n")
    assert code == 0
    assert json.loads(ours.ok("show", "1", "--json").out)["answers"]
    code, _, err = sits(ours, "1\n:pause\n")
    assert code == 130
    assert "Entry 2 is saved. No question was kept." in err
    assert kept(ours) == []


def test_an_edit_keeps_it_while_it_fits_and_it_can_be_deleted(ours):
    sits(ours, "1\ny\n")
    code, screen, _ = ours.types("edit", "1", typed="2\n1\nI would wait.\n\n1\n")
    assert (code, "Entry 1 is changed." in screen, "Keep this" in screen) == (0, True, False)
    assert kept(ours) == [(QUESTION, 1)]
    document = {"pack": "two_ways", "answers": {**PULLED, "headline": "I would ask first."}}
    ours.ok("edit", "1", "--answers", "-", stdin=json.dumps(document))
    assert kept(ours) == [(QUESTION, 1)]
    ours.ok("ask", "delete", "1")
    assert kept(ours) == []
    ours.ok("undo")
    del document["answers"]["pulled"]
    ours.ok("edit", "1", "--answers", "-", stdin=json.dumps(document))
    assert kept(ours) == []
