"""The review after the last question, editing, and every version that was."""

import json

import pytest

FIRST = "1\ngood\n\nthe first words\n\n4\n\n:skip\nWhen it is quiet, I will wait.\n\nn\n"


def shown(world, *more):
    return json.loads(world.ok("show", "1", "--json", *more).out)


def answered(world):
    return {a["question"]: a["value"] for a in shown(world)["answers"]}


@pytest.fixture
def saved(world):
    world.ok("log", "--plain", stdin=FIRST + "1\n")
    return world


def test_an_answer_can_be_changed_before_it_is_saved(world):
    said = world.ok("log", "--plain", stdin=FIRST + "2\n4\nother words\n\n1\n")
    assert "That was all. What would you like to do?" in said.out
    assert "Your answer so far: the first words" in said.out
    assert answered(world)["keep"] == "other words"


def test_answers_that_no_longer_apply_are_set_aside_and_said_so(world):
    deeper = "1\nheavy\nKeep going\n\nwords\n\n4\n\n:skip\n\nn\n"
    said = world.ok("log", "--plain", stdin=deeper + "2\n2\ngood\n1\n")
    assert "One answer no longer applies and is set aside." in said.out
    assert "go_deeper" not in answered(world)


def test_a_change_that_opens_a_branch_asks_it(world):
    said = world.ok("log", "--plain", stdin=FIRST + "2\n2\nheavy\nKeep going\n1\n")
    assert "What would help most?" in said.out
    assert answered(world)["go_deeper"] == "no"


def test_kept_as_a_draft_and_saved_later_as_it_is(world):
    assert "reflect resume" in world.ok("log", "--plain", stdin=FIRST + "4\n").out
    assert json.loads(world.ok("list", "--json").out)["entries"] == []
    assert "Saved as 1." in world.ok("resume", "--keep").out
    assert answered(world)["keep"] == "the first words"
    assert "no draft" in world.ok("resume").out


def test_throwing_away_asks_twice(world):
    said = world.ok("log", "--plain", stdin=FIRST + "5\n\n").out
    assert "Really throw it away?" in said
    assert "Saved as 1." in world.ok("resume", "--keep").out
    assert answered(world)["keep"] == "the first words"


def test_thrown_away_means_the_bin(world):
    said = world.ok("log", "--plain", stdin=FIRST + "5\ny\n")
    assert "It is in the bin. To bring it back: reflect undo" in " ".join(said.out.split())
    assert "no draft" in world.ok("resume").out
    world.ok("undo")
    assert "Saved as 1." in world.ok("resume", "--keep").out


def test_editing_keeps_the_number_and_every_earlier_version(saved):
    saved.ok("edit", "1", "--plain", stdin="2\n4\nsecond words\n\n1\n")
    saved.ok("edit", "1", "--plain", stdin="2\n4\nthird words\n\n1\n")
    document = shown(saved, "--versions")
    keep = [
        next(a["value"] for a in v["entry"]["answers"] if a["question"] == "keep")
        for v in document["versions"]
    ]
    assert keep == ["the first words", "second words"]
    assert answered(saved)["keep"] == "third words"
    text = saved.ok("show", "1", "--versions").out
    assert text.index("the first words") < text.index("second words") < text.index("third words")
    assert json.loads(saved.ok("search", "third", "--json").out)["entries"]
    assert not json.loads(saved.ok("search", "first", "--json").out)["entries"]


def test_undo_of_an_edit_brings_the_words_back_and_loses_none(saved):
    before = shown(saved)
    saved.ok("edit", "1", "--plain", stdin="2\n4\nsecond words\n\n1\n")
    assert "Entry 1 reads as it did before." in saved.ok("undo").out
    assert shown(saved) == before
    assert "second words" in saved.ok("show", "1", "--versions").out


def test_a_plan_keeps_its_number_when_its_words_change(saved):
    plan = shown(saved)["commitments"][0]
    saved.ok("edit", "1", "--plain", stdin="2\n7\nWhen it is loud, I will breathe.\n\n1\n")
    changed = shown(saved)["commitments"]
    assert [(c["number"], c["words"]) for c in changed] == [
        (plan["number"], "When it is loud, I will breathe.")
    ]
    saved.ok("edit", "1", "--plain", stdin="2\n7\n:skip\n1\n")
    assert shown(saved)["commitments"] == []
    saved.ok("undo")
    assert [c["number"] for c in shown(saved)["commitments"]] == [plan["number"]]


def test_nothing_changed_makes_no_version(saved):
    assert "Entry 1 stays as it was." in saved.ok("edit", "1", "--plain", stdin="1\n").out
    assert shown(saved, "--versions")["versions"] == []


def test_an_edit_that_is_left_alone_changes_nothing(saved):
    before = shown(saved)
    saved.ok("edit", "last", "--plain", stdin="5\ny\n")
    assert shown(saved) == before


def test_an_edit_that_was_interrupted_waits_as_a_draft(saved):
    assert saved.run("edit", "1", "--plain", stdin="2\n4\nhalf\n:pause\n").code == 130
    assert answered(saved)["keep"] == "the first words"
    saved.ok("resume", "--plain", stdin="\n1\n")
    assert answered(saved)["keep"] == "half"
    assert len(shown(saved, "--versions")["versions"]) == 1


def test_edit_with_an_answers_file(saved, tmp_path):
    file = tmp_path / "a.json"
    file.write_text(
        json.dumps({"pack": "quick_checkin", "answers": {"keep": "from a file", "focus_rating": 2}})
    )
    document = json.loads(saved.ok("edit", "1", "--answers", str(file), "--json").out)
    assert [r["value"] for r in document["ratings"]] == [2]
    assert answered(saved)["keep"] == "from a file"
    file.write_text(json.dumps({"pack": "post_session", "answers": {}}))
    assert saved.run("edit", "1", "--answers", str(file)).code == 7


def test_every_pack_can_be_edited_without_losing_a_word(world, answers):
    packs = [p for p in sorted(answers("x").parent.glob("*.json")) if p.stem != "follow_up"]
    for number, file in enumerate(packs, 1):
        world.ok("log", "--answers", str(file))
        before = world.ok("show", str(number), "--json").out
        assert (
            f"Entry {number} stays as it was." in world.ok("edit", str(number), "--plain", stdin="1\n").out
        ), file.stem
        assert world.ok("show", str(number), "--json").out == before


def test_what_is_not_there_cannot_be_edited(world):
    assert world.run("edit", "7").code == 3


def test_all_of_it_can_be_read_before_it_is_kept(world):
    said = world.ok("log", "--plain", stdin=FIRST + "3\n1\n").out
    assert "Saved as 1." in said
    read = said[said.index("That was all.") :]
    assert "  the first words" in read
    assert "  When it is quiet, I will wait." in read


def test_an_entry_is_read_before_it_is_changed(saved):
    said = saved.ok("edit", "1", "--plain", stdin="1\n").out
    assert said.index("entry 1") < said.index("  the first words") < said.index("Change an answer")


LONG = "I let the quiet sit there, and then I asked one question before I said anything about myself, and that was enough."


def test_the_menu_of_answers_has_each_question_whole_and_of_a_long_answer_its_first_words(world):
    world.ok("log", "--plain", stdin=FIRST.replace("the first words", LONG) + "1\n")
    said = " ".join(world.ok("edit", "1", "--plain", stdin="2\n4\n\n1\n").out.split())
    menu = said[said.index("Which answer?") :]
    for entry_of_menu in (
        "2. How do you feel about it right now? Good",
        "4. What is one thing you want to remember about how you worked? "
        "I let the quiet sit there, and then I asked one question\u2026",
        "5. Your focus: ",
    ):
        assert entry_of_menu in menu
    assert "Of a long answer its first words stand here. To read all of it, choose it." in menu
    assert f"Your answer so far: {LONG}" in menu


def test_where_all_answers_are_short_nothing_is_said_of_long_ones(saved):
    said = saved.ok("edit", "1", "--plain", stdin="2\n4\n\n1\n").out
    assert "Which answer?" in said and "Of a long answer" not in said
