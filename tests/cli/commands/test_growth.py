"""`growth` through the real file and the real command: its pages, its options, what it refuses, and its JSON."""

import json
from datetime import timedelta

import pytest
from kit.as_before import keep_as_before
from kit.journals import FOCUS, TODAY, invented, rating, reflection
from kit.world import CHEAP, PASSPHRASE, World, ladder

from reflect.storage.journal import Journal


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """A journal of thirty entries, through its own door."""
    world = World(tmp_path_factory.mktemp("grown") / "home")
    made = Journal.create(
        world.home, PASSPHRASE, focus=FOCUS, cost=CHEAP, clock=lambda: world.now, ladder=ladder
    ).journal
    with made:
        made.set_up.finish()
        for one in invented(30):
            made.add(one)
    return world


def said(result):
    return " ".join(result.out.split())


def test_the_page_of_all_areas(grown):
    page = said(grown.ok("growth"))
    assert page.startswith(
        "Growth: the last 14 weeks, against the 14 before 23 August 2025 to 6 March. "
        "You wrote in 10 of the last 13 weeks."
    )
    assert (
        "Meaningful connection and hope, your focus area: growing; then 2.0 (11 ratings), now 4.5 (10 ratings); "
        "lines 1, 2, 2, 2, 3, 3, 2, 4, 5, 5, 5, 4, 4, 4." in page
    )
    figures = said(grown.ok("growth", "--explain"))
    assert "p =" not in page and "p =" in figures
    assert "What this page cannot tell" in figures and "Rules: growth-2." in figures


def test_an_empty_journal_is_told_kindly(world):
    page = said(world.ok("growth"))
    assert "Nothing to look back on yet. That is okay." in page and "reflect log" in page
    assert json.loads(world.ok("growth", "--json").out)["coverage"] is None
    for more in (
        ("connection",),
        ("--by", "month"),
        ("--calendar",),
        ("connection", "--around", "yesterday"),
    ):
        assert world.ok("growth", *more).out
        assert json.loads(world.ok("growth", *more, "--json").out)["schema"] == 1


def test_then_and_now_of_the_first_weeks_are_of_days_and_not_of_the_weeks_they_lie_in(tmp_path):
    world, lines = World(tmp_path / "home"), {34: 2, 33: 2, 32: 5, 3: 4, 2: 4, 1: 1}
    made = Journal.create(
        world.home, PASSPHRASE, focus=FOCUS, cost=CHEAP, clock=lambda: world.now, ladder=ladder
    ).journal
    with made:
        made.set_up.finish()
        for back, line in lines.items():
            made.add(reflection(TODAY - timedelta(back), ratings=(rating(FOCUS, line),)))
    found = json.loads(world.ok("growth", "--json").out)["areas"][0]
    so_far = found["so_far"]
    assert (found["label"], so_far["n_early"], so_far["n_late"]) == ("not_enough_yet", 3, 3)
    assert (so_far["typical_early"], so_far["typical_late"]) == (2, 4)


@pytest.mark.parametrize("word", ["connection", FOCUS, "Meaningful", "meaningful  CONNECTION"])
def test_an_area_by_the_beginning_of_its_name(grown, word):
    page = said(grown.ok("growth", word))
    assert page.startswith("Meaningful connection and hope (your focus area)")
    assert '"I waited, and asked what would help, entry 29." (entry 29)' in page


def test_json_of_all_areas(grown):
    found = json.loads(grown.ok("growth", "--json").out)
    assert found["period"] == {"start": "2025-08-23", "end": "2026-03-06"}
    assert (found["rules_version"], found["step_days"], found["weeks_to_go"]) == ("growth-2", 14, 0)
    assert len(found["areas"]) == 12 and found["areas"][0]["area"] == FOCUS and found["areas"][0]["focus"]
    assert found["areas"][0]["label"] == "growing" and 0 < found["areas"][0]["p_adjusted"] < 0.03
    assert set(found["months"][0]) == {"month", "area", "n", "counts", "typical"}
    assert found["coverage"] == {
        "weeks_with_entries": 10, "weeks_in_period": 13, "start": "2025-12-08", "end": "2026-03-06",
    }  # fmt: skip
    assert len(found["cannot_tell"]) == 4 and found["only"] == {}


def test_quarters_are_beside_the_months_where_they_are_asked_for(grown):
    found = json.loads(grown.ok("growth", "--by", "quarter", "--json").out)
    assert sum(q["n"] for q in found["quarters"]) == sum(m["n"] for m in found["months"])
    assert "quarters" not in json.loads(grown.ok("growth", "--by", "month", "--json").out)
    one = json.loads(grown.ok("growth", "connection", "--by", "quarter", "--json").out)
    assert {q["area"] for q in one["quarters"]} == {a["area"] for a in one["areas"]} == {FOCUS}


def test_until_is_as_of_then(grown):
    then = grown.ok("growth", "--until", "2025-12-31", "--json")
    earlier = World(grown.home, now=grown.now - timedelta(65))
    assert json.loads(then.out)["areas"] == json.loads(earlier.ok("growth", "--json").out)["areas"]
    assert "more weeks to a first label" in said(grown.ok("growth", "--until", "2025-07-31"))


def test_since_cuts_the_facts_and_not_the_label(grown):
    whole, cut = (
        json.loads(grown.ok("growth", *more, "--json").out) for more in ((), ("--since", "2026-01-01"))
    )
    assert cut["areas"] == whole["areas"]
    assert {m["month"] for m in cut["months"]} == {"2026-01", "2026-02", "2026-03"}
    assert cut["coverage"]["start"] == "2025-12-29"
    assert "of 10 weeks, 29 December 2025 to 6 March." in said(grown.ok("growth", "--since", "2026-01-01"))


def test_only_some_entries(grown):
    found = json.loads(grown.ok("growth", "--pack", "quick_checkin", "--setting", "group", "--json").out)
    assert found["only"] == {"setting": "group", "pack": "quick_checkin"}
    every = json.loads(grown.ok("growth", "--json").out)
    assert 0 < sum(a["n_ratings"] for a in found["areas"]) < sum(a["n_ratings"] for a in every["areas"])
    page = said(grown.ok("growth", "--setting", "group"))
    assert "Only some entries count here: kind of time Group." in page and "Such entries are in" in page
    assert "You wrote" not in page
    none = said(grown.ok("growth", "--mark"))
    assert "No lines are picked here yet." in none and "your first weeks" not in none
    few = said(grown.ok("growth", "--pack", "follow_up", "--until", "2025-09-15"))
    assert "Growth: the first weeks of these entries" in few and "9 more weeks to a first label" in few
    for more in (
        ("--calendar",),
        ("--by", "month"),
        ("connection",),
        ("connection", "--around", "2025-11-20"),
    ):
        assert "Only some entries count here: tag quiet-time." in said(
            grown.ok("growth", *more, "--tag", "quiet-time")
        )


def test_around_a_day_that_was_named(grown):
    page = said(grown.ok("growth", "connection", "--around", "2025-11-20"))
    assert "14 weeks from 20 November 2025 on, against the 14 before" in page
    assert "before 2.5 (11 ratings), from then on 5.0 (10 ratings)" in page
    assert "This label is for a day that you named before you looked." in page
    found = json.loads(grown.ok("growth", "connection", "--around", "2025-11-20", "--json").out)
    assert found["around"] == "2025-11-20" and found["areas"][0]["p"] == found["areas"][0]["p_adjusted"]
    assert found["period"] == {"start": "2025-08-14", "end": "2026-02-25"}


def test_the_calendar_names_weeks_and_no_run_of_them(grown):
    found = json.loads(grown.ok("growth", "--calendar", "--json").out)
    assert len(found["calendar"]) == 26 and found["calendar"][-1] == {
        "week": "2026-W10", "start": "2026-03-02", "written": True, "days": ["2026-03-06"],
    }  # fmt: skip
    page = said(grown.ok("growth", "--calendar"))
    assert "You wrote in 20 of the last 26 weeks." in page and "in a row" not in page


def test_a_yardstick_that_changed_is_said(grown):
    day = (TODAY - timedelta(30)).isoformat()
    grown.ok("yardstick", "connection", "--changed", day)
    try:
        page = said(grown.ok("growth", "connection"))
        assert "You rate more strictly since 4 February." in page
        whole = said(grown.ok("growth", "connection", "--all"))
        assert "You rate more strictly since 4 February. Your label counts from there." in whole
        assert page.count("Only ratings from then on count.") == 1
        assert json.loads(grown.ok("growth", "connection", "--json").out)["depth"]["yardstick"] == day
    finally:
        grown.ok("yardstick", "connection", "--undo")


def test_lines_that_were_written_anew_are_said_once_and_older_ratings_are_not_compared(tmp_path):
    world = World(tmp_path / "anew")
    made = Journal.create(
        world.home, PASSPHRASE, focus=FOCUS, cost=CHEAP, clock=lambda: world.now, ladder=ladder
    ).journal
    with made:
        made.set_up.finish()
        made.add(reflection(TODAY - timedelta(90), ratings=(rating(FOCUS, 1, scale=1),)))
    before = "The lines were written anew. Your ratings so far keep their words, and are not compared with what you pick now."
    for page in (("growth",), ("growth", "connection"), ("growth", "connection", "--all")):
        assert said(world.ok(*page)).count(before) == 1, page
    with Journal.open(world.home, PASSPHRASE, clock=lambda: world.now, ladder=ladder) as journal:
        journal.add(reflection(TODAY - timedelta(9), ratings=(rating(FOCUS, 4),)))
    told = "The lines were written anew. Ratings from before 25 February keep their words, and are not compared with these."
    for page in (
        ("growth",),
        ("growth", "connection"),
        ("growth", "connection", "--all"),
        ("growth", "--explain"),
    ):
        assert said(world.ok(*page)).count(told) == 1, page
    assert "12 more weeks" not in said(world.ok("growth")) and "lines 4, none." in said(world.ok("growth"))


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        (("singing",), 3, "I don't know the growth area 'singing'. There are: "),
        (("c",), 3, "could be more than one growth area"),
        (("--by", "year"), 2, "I don't know the time 'year'. There are: --by month, --by quarter"),
        (("--around", "yesterday"), 2, "--around needs a growth area."),
        (("connection", "--around", "march"), 2, "is more than one day"),
        (("connection", "--around", "tomorrow"), 2, "I don't know the day 'tomorrow'."),
        (("connection", "--around", "2027-01-01"), 2, "has not come yet"),
        (("connection", "--around", "yesterday", "--since", "march"), 2, "Leave --since and --until out."),
        (("connection", "--around", "yesterday", "--by", "month"), 2, "Choose one."),
        (("--calendar", "--by", "month"), 2, "Choose one."),
        (("connection", "--calendar"), 2, "Leave the area and the days out."),
        (("--calendar", "--since", "march"), 2, "Leave the area and the days out."),
        (("--all",), 2, "--all is the long page of one area."),
        (("connection", "--all", "--by", "month"), 2, "--all is the long page of one area."),
        (("--by", "month", "--explain"), 2, "this page has none"),
        (("--since", "yesterday", "--until", "2026-01-01"), 2, "--since lies after --until."),
        (("--setting", "space"), 2, "I don't know the setting 'space'."),
        (("--room", "attic"), 2, "I don't know the room 'attic'."),
        (("--mark", "--room", "private"), 2, "--mark means the supervision room"),
    ],
)
def test_what_cannot_be_shown_is_said_kindly(grown, asked, code, words):
    result = grown.run("growth", *asked)
    assert (result.code, result.out) == (code, "")
    assert words in " ".join(result.err.split())
    assert "Traceback" not in result.err


def test_private_entries_and_answers_count_and_are_shown_on_the_own_screen(world):
    document = {
        "pack": "quick_checkin",
        "room": "private",
        "date": "2026-03-01",
        "answers": {"keep": "mine alone", "focus_rating": 4},
    }
    world.ok("log", "--answers", "-", stdin=json.dumps(document))
    page = said(world.ok("growth", "connection"))
    assert '"mine alone" (entry 1)' in page and "Week from 23 February: once line 4." in page
    world.ok("delete", "1", "--yes")
    page = said(world.ok("growth", "connection"))
    assert "mine alone" not in page and "Not rated in this time. That is okay." in page
    assert "Nothing to look back on yet." in said(world.ok("growth"))


def test_what_was_written_is_shown_as_it_is_and_moves_nothing_on_the_screen(world):
    line = "[red]bold[/] \x1b[31m:smile: \u202eend"
    keep_as_before(world, keep=line, focus_rating=4)
    shown = world.ok("growth", "connection").out
    assert "[red]bold[/]" in shown and ":smile:" in shown and "\x1b" not in shown and "\u202e" not in shown
