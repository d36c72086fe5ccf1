"""`ask`: questions kept for supervision, from packs and by themselves."""

import json
from datetime import timedelta

import pytest


def listed(world):
    return json.loads(world.ok("ask", "--json").out)


def record(world, question="How do I say no?"):
    document = {"pack": "supervision_record", "answers": {"still_open": question, "take_away": "One idea."}}
    world.ok("log", "--answers", "-", stdin=json.dumps(document))


def test_an_empty_list_says_how_to_begin(world):
    assert world.ok("ask").out == "No question is kept. To add one, type: reflect ask add\n"
    assert listed(world) == {"schema": 1, "questions": [], "done_lately": []}


def test_questions_come_from_packs_and_from_the_person(world):
    record(world)
    world.ok("ask", "add", stdin="How do I rest?\n")
    assert [(q["number"], q["words"], q["entry"]) for q in listed(world)["questions"]] == [
        (1, "How do I say no?", 1),
        (2, "How do I rest?", None),
    ]
    said = world.ok("ask").out
    assert "Question 1\n  How do I say no?\n  Kept on Friday 6 March 2026, in entry 1.\n" in said
    assert "Question 2\n  How do I rest?\n  Kept on Friday 6 March 2026.\n" in said


def test_a_done_question_is_closed_stands_below_and_opens_again(world):
    record(world)
    assert "reflect undo" in world.ok("ask", "done", "1").out
    assert listed(world)["questions"] == []
    assert listed(world)["done_lately"][0]["closed_on"] == "2026-03-06"
    assert "Done lately\n\nQuestion 1\n" in world.ok("ask").out
    assert world.ok("ask", "done", "1").out == "Nothing was changed.\n"
    assert world.ok("undo").out == "Question 1 is open again.\n"
    assert [q["status"] for q in listed(world)["questions"]] == ["open"]


def test_an_old_done_question_leaves_the_list(world):
    record(world)
    world.ok("ask", "done", "1")
    world.now += timedelta(days=29)
    assert listed(world)["done_lately"] == []


def test_a_number_stays_with_its_question_when_the_entry_is_changed(world):
    record(world)
    document = {
        "pack": "supervision_record",
        "answers": {"still_open": "How do I say yes?", "take_away": "a"},
    }
    world.ok("edit", "1", "--answers", "-", stdin=json.dumps(document))
    assert [(q["number"], q["words"]) for q in listed(world)["questions"]] == [(1, "How do I say yes?")]
    world.ok("undo")
    assert [(q["number"], q["words"]) for q in listed(world)["questions"]] == [(1, "How do I say no?")]


def test_to_add_is_taken_back_and_to_delete_too(world):
    world.ok("ask", "add", stdin="mine")
    assert world.ok("undo").out == "Question 1 is in the bin, as if it was not kept.\n"
    assert listed(world)["questions"] == []
    world.ok("ask", "add", stdin="mine again")
    world.ok("ask", "delete", "2")
    assert listed(world)["questions"] == []
    assert world.ok("undo").out == "Question 2 is back.\n"


def test_a_question_of_an_entry_is_deleted_there(world):
    record(world)
    result = world.run("ask", "delete", "1")
    assert result.code == 2 and "reflect edit 1" in result.err


def test_words_beside_the_command_are_taken_with_a_word_about_it(world):
    result = world.ok("ask", "add", "How do I rest?")
    assert "Next time, type only: reflect ask add" in result.err
    assert listed(world)["questions"][0]["words"] == "How do I rest?"


@pytest.mark.parametrize("command", ["done", "delete"])
def test_an_unknown_number_is_named_with_the_newest(world, command):
    assert world.run("ask", command, "1").code == 3
    record(world)
    result = world.run("ask", command, "45")
    assert (result.code, result.err) == (3, "I can't find question 45. Your newest is 1.\nTry: reflect ask\n")
    assert world.run("ask", command, "x").code == 2


def test_a_private_record_keeps_its_question_private(world):
    record(world)
    world.ok("mark", "1", "--private")
    assert listed(world)["questions"][0]["private"]
    assert "Question 1 (stays with you)\n" in world.ok("ask").out
