"""`focus`: what is held in mind, what comes next and why; the person's own choice wins, and can be taken back."""

import json

import pytest
from kit.shipped import banned

DONE = {"pack": "quick_checkin", "answers": {"keep": "I listened.", "focus_rating": 4}}


def kept(world, **ratings):
    """Keep a session that rates these areas."""
    document = {"pack": "post_session", "answers": {"headline": "Quiet.", "ratings": ratings}}
    world.ok("log", "--answers", "-", stdin=json.dumps(document))


def told(world):
    return json.loads(world.ok("focus", "--json").out)


def test_it_says_the_focus_the_question_and_what_is_suggested(world):
    shown = " ".join(world.ok("focus").out.split())
    assert "Your focus area: Meaningful connection and hope" in shown
    assert "Your focus since 6 March." in shown
    assert "The question that comes next for it What helped you feel connected?" in shown
    assert "Suggested for one more rating: Keeping confidences Not asked yet." in shown
    assert "reflect focus AREA" in shown


def test_the_document_tells_all_areas_in_order_and_no_score(world):
    kept(world, confidentiality=4, respect_and_choice=2)
    kept(world, safe_space=3, connection_and_hope=5)
    found = told(world)
    assert found["schema"] == 1
    assert found["focus"] == {
        "area": "connection_and_hope",
        "name": "Meaningful connection and hope",
        "since": "2026-03-06",
    }
    areas = {a["area"]: a for a in found["areas"]}
    assert len(areas) == 10  # the two others are asked by the week
    assert areas["confidentiality"] == {
        "area": "confidentiality", "name": "Keeping confidences", "sessions_since": 2, "need": 0.0, "priority": 2.0,
        "why": "not asked for 2 sessions",
    }  # fmt: skip
    assert (areas["respect_and_choice"]["priority"], areas["safe_space"]["priority"]) == (4.0, 1.5)
    assert areas["safe_space"]["why"] == "asked last time"
    assert found["suggested"] == "peer_focus" == found["areas"][0]["area"]
    assert "score" not in json.dumps(found) and not banned(world.ok("focus").out)


def test_the_question_that_comes_next_is_the_one_asked_least(world):
    first = told(world)["question"]
    answers = {**DONE["answers"], "spotlight": "I asked."}
    world.ok("log", "--answers", "-", stdin=json.dumps({**DONE, "answers": answers}))
    assert told(world)["question"] not in (None, first)


@pytest.mark.parametrize("name", ["learning", "Learning and growing", " LEARNING  and growing"])
def test_another_focus_is_the_persons_choice(world, name):
    assert "Your focus area is Learning and growing now." in world.ok("focus", name).out
    assert told(world)["focus"]["area"] == "learning"
    assert "already" in world.ok("focus", "learning").out
    assert "Your focus area is the one from before." in world.ok("undo").out
    assert told(world)["focus"]["area"] == "connection_and_hope"


def test_a_day_to_come_since_which_a_focus_is_one_is_put_right_by_choosing_it_again(world):
    """A clock that was wrong: it would never have been named beforehand."""
    right, world.now = world.now, world.now.replace(year=2031)
    world.ok("focus", "safe_space")
    world.now = right
    assert told(world)["focus"]["since"].startswith("2031")
    world.ok("focus", "safe_space")
    assert told(world)["focus"]["since"] == "2026-03-06"
    assert "already" in world.ok("focus", "safe_space").out


def test_the_focus_itself_is_not_suggested_beside_itself(world):
    world.ok("focus", "confidentiality")
    assert told(world)["suggested"] == "respect_and_choice"


def test_an_unknown_area_changes_nothing(world):
    said = world.run("focus", "everything")
    assert (
        said.code == 3
        and "I don't know the growth area 'everything'." in said.err
        and "safe_space" in said.err
    )
    assert world.run("focus", "learning", "--json").code == 2
    assert told(world)["focus"]["area"] == "connection_and_hope"


def test_what_went_to_the_bin_was_not_asked(world):
    kept(world, confidentiality=4)
    assert told(world)["areas"][-1]["area"] == "confidentiality"
    world.ok("delete", "1", "--yes")
    assert {a["why"] for a in told(world)["areas"]} == {"not asked yet"}


# In a sitting


SKIPS = ":skip\n" * 11
"""Everything before the ratings of the longer look back."""


def sitting(world, *replies):
    """Go through the longer look back line by line: only ratings, then no more, nothing to bring, and save."""
    typed = SKIPS + "".join(f"{reply}\n" for reply in replies) + ":skip\n" * 3 + "n\n1\n"
    return " ".join(world.ok("log", "post_session", "--plain", stdin=typed).out.split())


def test_a_first_sitting_suggests_nothing(world):
    said = sitting(world, "1", "4", ":skip")
    assert "One more area, if you like." in said and "Suggested" not in said


def test_one_more_area_is_suggested_and_waits_its_turn_when_it_was_passed(world):
    kept(world, connection_and_hope=4)
    said = sitting(world, "1", "4", ":skip")
    assert "Suggested: Keeping confidences, not asked yet." in said
    assert "1. Keeping confidences" in said.partition("Suggested")[2]
    assert told(world)["suggested"] == "respect_and_choice"
    assert {a["area"]: a["why"] for a in told(world)["areas"]}["confidentiality"] == "asked last time"


def test_the_suggestion_can_be_taken(world):
    kept(world, connection_and_hope=4)
    said = sitting(world, "1", "4", "1", "2")
    assert "Suggested: Keeping confidences" in said
    ratings = json.loads(world.ok("show", "last", "--json").out)["ratings"]
    assert [(r["area"], r["value"]) for r in ratings] == [("connection_and_hope", 4), ("confidentiality", 2)]


def test_a_sitting_from_a_file_offers_nothing(world):
    kept(world, connection_and_hope=4)
    kept(world, connection_and_hope=4)
    assert told(world)["suggested"] == "confidentiality"
