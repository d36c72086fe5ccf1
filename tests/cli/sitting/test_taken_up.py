"""What waits is offered before something new is begun: drafts, and lines that were kept. Nothing is lost on any way."""

import json
from datetime import timedelta

import pytest
from kit.kept import draft
from kit.world import PASSPHRASE, ladder

from reflect.storage.journal import Journal

CHECK_IN = "1\n1\n\n\n4\n\n:skip\n\n"
"""What is typed at a check-in, with Enter alone at what to remember."""


def entries(world):
    return json.loads(world.ok("list", "--json").out)["entries"]


def newest(world):
    return json.loads(world.ok("show", "last", "--json").out)


def said(screen):
    return " ".join(screen.split())


# Drafts


@pytest.fixture
def waiting(world):
    world.types("log", typed="1\n1\n\nhalf a thought\n\n:pause\n")
    return world


def test_log_offers_the_draft_that_waits_first(waiting):
    code, screen, _ = waiting.types("log", typed="1\n4\n\n:skip\n\nn\n1\n")
    assert code == 0
    assert said(screen).startswith(
        "You began this earlier. Go on with it? 1. Quick check-in, 6 March: half a thought"
    )
    assert [a["value"] for a in newest(waiting)["answers"] if a["question"] == "keep"] == ["half a thought"]
    assert len(entries(waiting)) == 1


@pytest.mark.parametrize("state", ["{}", '{"room": null, "answers": [1], "commitment": null}'])
def test_a_draft_from_elsewhere_that_nobody_can_read_stands_in_nobodys_way(world, state):
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        journal.drafts.keep(draft(state))
    code, screen, errors = world.types("resume", typed="1\n")
    assert code == 3 and "can't be read" in screen + errors
    assert world.types("resume", "1", "--discard", typed="y\n")[0] == 0


def test_a_new_one_can_be_begun_and_the_draft_still_waits(waiting):
    _, screen, _ = waiting.types("log", typed="2\n1\n:pause\n")
    assert "Question 1 of 8." in screen
    _, screen, _ = waiting.types("log", typed=":pause\n")
    assert "You began these earlier." in screen and "half a thought" in screen


def test_two_drafts_are_told_apart_by_title_day_and_first_words(waiting):
    waiting.now += timedelta(1)
    waiting.types("log", "post_session", typed="1\nquince\n\n:pause\n")
    for command in ("log", "resume"):
        _, screen, _ = waiting.types(command, typed=":pause\n")
        listed = [line for line in screen.splitlines() if line[:2] in ("1.", "2.")]
        assert listed[0] == "1. After a session, 7 March: quince"
        assert listed[1] == "2. Quick check-in, 6 March: half a thought"
    code, screen, _ = waiting.types("resume", typed="3\n")
    assert code == 0 and "half a thought" in screen


def test_by_name_only_a_draft_of_it_is_offered(waiting):
    _, screen, _ = waiting.types("log", "self_care", typed=":pause\n")
    assert "You began" not in screen
    _, screen, _ = waiting.types("log", "quick", typed=":pause\n")
    assert "You began this earlier" in screen


@pytest.mark.parametrize(
    "arguments", [("--date", "yesterday"), ("--room", "private"), ("--tag", "one"), ("--setting", "group")]
)
def test_who_says_more_begins_something_new(waiting, arguments):
    _, screen, _ = waiting.types("log", *arguments, typed=":pause\n")
    assert "You began" not in screen and "Question 1" in screen


def test_without_a_person_nothing_is_offered(waiting):
    waiting.ok("jot", stdin="a line")
    assert waiting.run("log", "--no-input").code == 5
    document = {"pack": "quick_checkin", "answers": {"keep": "x"}}
    assert "You began" not in waiting.ok("log", "--answers", "-", stdin=json.dumps(document)).out
    assert (
        "You" not in waiting.run("log", "--plain", stdin="").out.split("Question 1")[0].split("about you")[0]
    )


# Lines


def test_a_line_becomes_a_check_in_that_starts_from_it(world):
    world.ok("jot", "-", "--date", "yesterday", stdin="I let the quiet sit.")
    code, screen, _ = world.types("log", typed="1\n" + CHECK_IN + "n\n1\n")
    assert code == 0
    assert 'You kept a line on 5 March: "I let the quiet sit." Make a check-in of it?' in said(screen)
    kept = newest(world)
    assert (kept["pack"], kept["day"]) == ("quick_checkin", "2026-03-05")
    assert [a["value"] for a in kept["answers"] if a["question"] == "keep"] == ["I let the quiet sit."]
    assert [e["pack"] for e in entries(world)] == ["quick_checkin", "jot"], "the line stays"
    assert "You kept" not in world.types("log", typed=":pause\n")[1]


def test_enter_by_habit_never_gives_a_line_up(world):
    world.ok("jot", stdin="I let the quiet sit.")
    assert "Question 1 of" in world.types("log", typed="\n:pause\n")[1]
    assert "You kept a line" in world.types("log", typed=":pause\n")[1], (
        "nothing came of it, so it is offered again"
    )


def test_it_is_an_answer_only_once_it_is_handed_in(world):
    world.ok("jot", stdin="I let the quiet sit.")
    world.types("log", typed="1\n1\n1\n:pause\n")
    world.ok("resume", "--keep")
    assert "keep" not in [a["question"] for a in newest(world)["answers"]]


def test_a_line_that_is_private_becomes_nothing_that_is_not(world):
    world.ok("jot", "--private", stdin="I let the quiet sit.")
    assert "quiet" not in world.types("log", typed=":pause\n")[1]
    world.types("log", typed="1\n" + CHECK_IN + "1\n")
    assert (newest(world)["pack"], newest(world)["room"]) == ("quick_checkin", "private")


def test_a_no_is_heard_once_and_for_all(world):
    world.ok("jot", stdin="one")
    world.ok("jot", stdin="two")
    _, screen, _ = world.types("log", typed="3\n:pause\n")
    assert [line for line in screen.splitlines() if line.startswith(("1. 6", "2. 6"))] == [
        "1. 6 March: two",
        "2. 6 March: one",
    ]
    assert "Question 1 of" in screen
    assert "You kept" not in world.types("log", typed=":pause\n")[1]
    world.ok("jot", stdin="three")
    assert '"three"' in world.types("log", typed=":pause\n")[1], "but a new line is offered"


def test_of_several_the_others_are_offered_again(world):
    world.ok("jot", stdin="one")
    world.ok("jot", stdin="two")
    world.types("log", typed="1\n" + CHECK_IN + "n\n1\n")
    assert 'You kept a line today: "one"' in said(world.types("log", typed=":pause\n")[1])


def test_who_leaves_before_anything_is_said_is_asked_again(world):
    world.ok("jot", stdin="one")
    world.types("log", typed="1\n:pause\n")
    assert "You kept" in world.types("log", typed=":pause\n")[1]


@pytest.mark.parametrize("gone", [("delete", "1", "--yes"), ("edit", "1", "--date", "2026-02-01")])
def test_what_is_in_the_bin_or_long_ago_is_not_offered(world, gone):
    world.ok("jot", stdin="one")
    world.ok(*gone)
    assert "You kept" not in world.types("log", typed=":pause\n")[1]


def test_a_line_of_a_clock_that_was_ahead_becomes_a_check_in_of_today(world):
    world.now += timedelta(3)
    world.ok("jot", stdin="one")
    world.now -= timedelta(3)
    world.types("log", typed="1\n" + CHECK_IN + "n\n1\n")
    assert newest(world)["day"] == "2026-03-06"


def test_an_offer_shows_nothing_of_what_is_private(world):
    world.types("log", "loss", typed="1\n1\n\nMarmalade was here.\n\n:pause\n")
    world.types("jot", typed="I let the quiet sit.\n:pause\n")
    world.types("jot", "--private", typed="Marmalade again.\n:pause\n")
    offered = world.types("log", typed=":pause\n")[1]
    assert offered.count("A line, ") == 2 and "When someone has died" in offered
    assert "quiet" in offered and "Marmalade" not in offered
