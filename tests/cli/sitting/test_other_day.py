"""The day of an entry, changed after it was kept: by an option, in the review, from a file. All that hangs on it follows."""

import json
from datetime import UTC, datetime

import pytest
from kit.made_once import made_once
from kit.reviewer import Deciding, guided, plain

from reflect.guide.ask import Empty

WRONG = datetime(2031, 5, 5, 12, tzinfo=UTC)
BOTH = pytest.mark.parametrize("door", [plain, guided])


def document(pack="quick_checkin", **frame):
    answers = {
        "setting": "one_to_one",
        "keep": "quiet marigolds",
        "focus_rating": 4,
        "plan": "When A, I will B.",
    }
    return json.dumps({"pack": pack, "answers": answers, **frame})


@made_once
def saved(world):
    """Entry 1, about yesterday: Thursday 5 March 2026."""
    world.ok("log", "--answers", "-", "--date", "yesterday", stdin=document(tags=["heron"]))


@pytest.fixture
def wrong(saved):
    """Entry 2 was written with the clock in May 2031; the clock is right again."""
    right, saved.now = saved.now, WRONG
    saved.ok("log", "--answers", "-", stdin=document())
    saved.now = right
    return saved


def shown(world, number=1, *more):
    return json.loads(world.ok("show", str(number), "--json", *more).out)


def days(world, *command):
    return {e["number"]: e["day"] for e in json.loads(world.ok(*command, "--json").out)["entries"]}


@pytest.mark.parametrize(
    ("word", "day", "week"),
    [
        ("today", "2026-03-06", "2026-W10"),
        ("last friday", "2026-02-27", "2026-W09"),
        ("ayer", "2026-03-05", "2026-W10"),
        ("2 weeks ago", "2026-02-20", "2026-W08"),
        ("2025-12-31", "2025-12-31", "2026-W01"),
    ],
)
def test_any_day_word_of_log_puts_an_entry_on_another_day(saved, word, day, week):
    before = shown(saved)
    found = json.loads(saved.ok("edit", "1", "--date", word, "--json").out)
    assert (found["day"], found["week"]) == (day, week)
    stays = before.keys() - {"day", "week", "commitments", "shared"}
    assert {key: found[key] for key in stays} == {key: before[key] for key in stays}
    versions = shown(saved, 1, "--versions")["versions"]
    assert [v["entry"]["day"] for v in versions] == ["2026-03-05"] * (day != "2026-03-05")


def test_it_says_what_is_kept_and_undo_takes_it_back(saved):
    before = shown(saved)
    said = saved.ok("edit", "1", "--date", "monday").out
    assert said == "Entry 1 is changed. The version before is kept: reflect show 1 --versions\n"
    assert "Thursday 5 March 2026" in saved.ok("show", "1", "--versions").out
    assert saved.ok("undo").out == "Entry 1 reads as it did before.\n"
    assert shown(saved) == before
    assert saved.ok("edit", "1", "--date", "2026-03-05").out == "Entry 1 stays as it was.\n"


@pytest.mark.parametrize("word", ["2031-05-05", "2026-03-07", "march", "someday", "03/01/2026", "1949-12-31"])
def test_a_day_that_log_refuses_is_refused_in_the_same_words(saved, word):
    edited, logged = saved.run("edit", "1", "--date", word), saved.run("log", "--date", word)
    assert (edited.code, edited.err) == (logged.code, logged.err) == (2, edited.err)
    assert shown(saved)["day"] == "2026-03-05"


def test_all_that_hangs_on_the_day_follows(saved):
    saved.ok("edit", "1", "--date", "2026-02-04")
    assert json.loads(saved.ok("week", "--json").out)["entries"] == 0
    week = json.loads(saved.ok("week", "--of", "2026-02-04", "--json").out)
    assert (week["entries"], week["focus"]["counts"]) == (1, [0, 0, 0, 1, 0])
    assert [c["made_on"] for c in week["commitments"]] == ["2026-02-04"]
    months = json.loads(saved.ok("growth", "--by", "month", "--json").out)["months"]
    assert [m["month"] for m in months] == ["2026-02"]
    assert json.loads(saved.ok("growth", "--json").out)["weeks_to_go"] == 8  # of twelve, from 4 February on
    plan = json.loads(saved.ok("try", "--json").out)["commitments"][0]
    assert (plan["made_on"], plan["due_on"]) == ("2026-02-04", "2026-02-11")
    assert (
        days(saved, "list", "--until", "february") == days(saved, "search", "marigolds") == {1: "2026-02-04"}
    )
    assert days(saved, "list", "--since", "march") == {}
    themes = json.loads(saved.ok("themes", "heron", "--json", "--until", "2026-02-10").out)
    assert "2026-02-04" in json.dumps(themes)


def test_a_page_for_others_holds_it_in_its_new_weeks(saved, tmp_path):
    saved.ok("edit", "1", "--date", "2025-12-03")
    for n, (week, counted) in enumerate((("this week", 0), ("2025-W49", 1))):
        where = ("--since", week, "--until", week, "--out", str(tmp_path / f"{n}.json"))
        saved.ok("export", "--format", "json", "--unreviewed", *where)
        assert json.loads(saved.ok("export", "--history", "--json").out)["exports"][0]["counted"] == counted


def test_lists_go_by_the_new_day_and_then_by_number(saved):
    saved.ok("log", "--answers", "-", "--date", "monday", stdin=document())
    assert list(days(saved, "list")) == [1, 2]
    saved.ok("edit", "1", "--date", "monday")
    assert list(days(saved, "list")) == [2, 1]
    saved.ok("edit", "1", "--date", "2026-02-01")
    assert list(days(saved, "search", "marigolds")) == [2, 1]


# In the review


@BOTH
def test_the_day_stands_among_the_answers_of_an_entry_that_is_changed(saved, door):
    decide = Deciding(
        ("What would", "change"), ("Which answer", "day"), ("Which day", "2026-03-02"), ("What would", "save")
    )
    result = door(saved, "edit", "1", decide=decide)
    assert (result.code, decide.left) == (0, [])
    assert shown(saved)["day"] == "2026-03-02"
    assert [v["entry"]["day"] for v in shown(saved, 1, "--versions")["versions"]] == ["2026-03-05"]


@BOTH
def test_enter_alone_and_a_skip_leave_the_day_as_it_is(wrong, door):
    for number, reply in ((1, "2026-03-05"), (1, Empty.SKIPPED), (2, Empty.SKIPPED)):
        decide = Deciding(
            ("What would", "change"), ("Which answer", "day"), ("Which day", reply), ("What would", "save")
        )
        assert f"Entry {number} stays as it was." in door(wrong, "edit", str(number), decide=decide).out
        assert decide.left == []
    assert days(wrong, "list") == {1: "2026-03-05", 2: "2031-05-05"}


@BOTH
def test_a_new_entry_can_be_put_on_the_evening_before(world, door):
    typed = (("What is one thing", "late words"), ("What would", "change"), ("Which answer", "day"))
    decide = Deciding(*typed, ("Which day", "2026-03-05"), ("What would", "save"))
    assert door(world, "log", decide=decide).code == 0
    assert (shown(world)["day"], decide.left) == ("2026-03-05", [])


@BOTH
def test_a_changed_day_waits_in_the_draft(saved, door):
    decide = Deciding(
        ("What would", "change"),
        ("Which answer", "day"),
        ("Which day", "2026-03-02"),
        ("What would", "draft"),
    )
    door(saved, "edit", "1", decide=decide)
    assert shown(saved)["day"] == "2026-03-05"
    saved.ok("resume", "--keep")
    assert shown(saved)["day"] == "2026-03-02"


def test_a_day_that_was_put_right_elsewhere_meanwhile_stands(saved):
    decide = Deciding(
        ("What would", "change"),
        ("Which answer", "4"),
        ("What is one thing", "other"),
        ("What would", "draft"),
    )
    plain(saved, "edit", "1", decide=decide)
    saved.ok("edit", "1", "--date", "monday")
    saved.ok("resume", "--keep")
    assert shown(saved)["day"] == "2026-03-02"
    assert "other" in [a["value"] for a in shown(saved)["answers"]]


def test_a_day_to_come_is_not_taken_in_the_review(saved):
    said = saved.ok("edit", "1", "--plain", stdin="2\nday\n2031-05-05\ntoday\n1\n").out
    assert "'2031-05-05' has not come yet." in said
    assert shown(saved)["day"] == "2026-03-06"


def test_an_answer_that_names_a_later_day_is_said_so_and_never_lost(world):
    record = json.dumps(
        {"pack": "supervision_record", "answers": {"on": "2026-03-04", "i_will": "I will call."}}
    )
    world.ok("log", "--answers", "-", stdin=record)
    result = world.ok("edit", "1", "--date", "2026-03-02")
    assert result.err == "One answer names a later day. To look at that, type: reflect edit 1\n"
    said = world.ok("edit", "1", "--plain", stdin="1\n").out
    assert "stays as it was." in said
    assert [a["value"] for a in shown(world)["answers"] if a["question"] == "on"] == ["2026-03-04"]


# From a file


def test_a_file_may_say_another_day(saved):
    saved.ok("edit", "1", "--answers", "-", stdin=document(date="2026-03-02"))
    assert shown(saved)["day"] == "2026-03-02"
    saved.ok("edit", "1", "--answers", "-", stdin=document())
    assert shown(saved)["day"] == "2026-03-02"
    saved.ok("edit", "1", "--answers", "-", "--date", "today", stdin=document())
    assert shown(saved)["day"] == "2026-03-06"


def test_a_file_of_an_entry_from_a_wrong_clock_may_keep_its_day_and_no_other_to_come(wrong):
    wrong.ok("edit", "2", "--answers", "-", stdin=document(date="2031-05-05"))
    for day in ("2031-05-04", "2026-03-07"):
        refused = wrong.run("edit", "2", "--answers", "-", stdin=document(date=day))
        assert (refused.code, "date: this day has not come yet" in refused.err) == (7, True)
    assert days(wrong, "list") == {1: "2026-03-05", 2: "2031-05-05"}


@pytest.mark.parametrize(
    ("command", "frame", "said"),
    [
        (
            ("edit", "1", "--date", "monday"),
            {"date": "2026-03-04"},
            "date: the file says one thing, and --date says another",
        ),
        (
            ("log", "--date", "monday"),
            {"date": "2026-03-04"},
            "date: the file says one thing, and --date says another",
        ),
        (
            ("log", "--setting", "phone_online"),
            {"setting": "group"},
            "setting: the file says one thing, and --setting says",
        ),
        (("log", "--tag", "b"), {"tags": ["a"]}, "tags: the file says one thing, and --tag says another"),
        (
            ("log", "--room", "practice"),
            {"room": "private"},
            "room: the file says one thing, and --room says another",
        ),
        (
            ("edit", "1"),
            {"pack": "post_session"},
            "the file is for 'post_session', and the entry is of 'quick_checkin'",
        ),
        (("edit", "1"), {"commitment": 1}, "commitment: the entry does not look back at this plan"),
    ],
)
def test_a_file_that_contradicts_is_told_by_what(saved, command, frame, said):
    refused = saved.run(*command, "--answers", "-", stdin=document(**frame))
    assert refused.code == 7
    assert said in " ".join(refused.err.split())
    assert days(saved, "list") == {1: "2026-03-05"}


def test_json_goes_with_answers_or_a_day(saved):
    refused = saved.run("edit", "1", "--json")
    assert (refused.code, refused.err) == (2, "--json goes with --answers or --date.\n")
