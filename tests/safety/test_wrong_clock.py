"""A clock that was wrong: nothing is lost, hidden or out of order by it, and what it did is said and can be put right."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from kit.figures import leave
from kit.made_once import made_once
from kit.world import NOW, PASSPHRASE, ROOT, SOAK

AHEAD = datetime(2031, 5, 5, 12, tzinfo=UTC)
LINE = (
    "Entry 2 is dated 5 May 2031, which has not come yet: today is 6 March 2026 here. "
    "To put it right, type: reflect edit 2 --date DAY"
)


def document(keep="quiet marigolds", pack="quick_checkin", **answers):
    return json.dumps({"pack": pack, "answers": {"keep": keep, **answers} if keep else answers})


@made_once
def wrong(world):
    """Entry 1 is of yesterday, 2 was written with the clock in May 2031, 3 today; the clock is right again."""
    for now in (NOW - timedelta(days=1), AHEAD, NOW):
        world.now = now
        world.ok("log", "--answers", "-", stdin=document(plan="When A, I will B.", focus_rating=2))


def said(result):
    return " ".join(result.out.split())


def numbers(world, *command):
    return [e["number"] for e in json.loads(world.ok(*command, "--json").out)["entries"]]


def number(world, which):
    return json.loads(world.ok("show", which, "--json").out)["number"]


# Said, marked, found, put right


def test_home_doctor_and_log_say_it_in_one_line_until_it_is_put_right(wrong):
    assert LINE in said(wrong.ok())
    looked = wrong.ok("doctor")
    assert f"LOOK days: {LINE}" in said(looked)
    checks = json.loads(wrong.ok("doctor", "--json").out)
    assert checks["ok"] is True
    assert [c for c in checks["checks"] if c["name"] == "days"] == [
        {"name": "days", "ok": False, "says": LINE}
    ]
    assert " ".join(wrong.ok("log", "--answers", "-", stdin=document()).err.split()) == LINE
    assert LINE in " ".join(wrong.at_terminal("log", typed="")[2].split())
    assert wrong.ok("log", "--answers", "-", "--date", "today", stdin=document()).err == ""
    wrong.ok("edit", "2", "--date", "today")
    assert "dated" not in wrong.ok().out
    assert "days:" not in wrong.ok("doctor").out


def test_many_are_said_in_one_line_too_and_that_the_clock_may_be_wrong_now(wrong):
    wrong.now = datetime(1970, 1, 1, 12, tzinfo=UTC)
    line = said(wrong.ok())
    assert "3 entries are dated on days that have not come yet: today is 1 January 1970 here." in line
    assert "If it is not, the clock of this computer is wrong. The farthest is entry 2, 5 May 2031." in line


def test_after_a_long_time_the_clock_is_named_and_nothing_is_asked(wrong):
    wrong.ok("edit", "2", "--date", "today")
    for days, line in (
        (365, ""),
        (366, "Your newest entry is from 6 March 2026, and the clock of this computer says 7 March 2027.\n"),
    ):
        wrong.now = NOW + timedelta(days=days)
        assert wrong.ok("log", "--answers", "-", stdin=document()).err == line
        wrong.ok("undo")


def test_a_list_and_a_page_mark_the_day(wrong):
    rows = [line for line in wrong.ok("list").out.splitlines() if "Quick check-in" in line]
    assert [("[not come yet]" in row, row.split()[0]) for row in rows] == [
        (True, "2"),
        (False, "3"),
        (False, "1"),
    ]
    assert "Monday 5 May 2031 [not come yet]" in wrong.ok("show", "2").out
    assert "not come yet" not in wrong.ok("show", "3").out
    assert "[not come yet]" in wrong.ok("search", "marigolds").out


def test_the_day_of_a_traveller_is_not_said_to_be_wrong(world, travel):
    world.now = datetime(2026, 3, 7, 2, 30, tzinfo=UTC)
    world.ok("log", "--answers", "-", stdin=document())
    # In New York it is still the 6th, before the instant of writing and after it.
    marked = {}
    for instant in ("2026-03-07T02:00:00+00:00", "2026-03-07T03:00:00+00:00"):
        marked[instant] = "[not come yet]" in travel(instant, "list")
    assert list(marked.values()) == [True, False]


def test_last_is_the_entry_that_was_kept_last(wrong):
    assert number(wrong, "last") == 3
    assert json.loads(wrong.ok("show", "--json").out)["number"] == 3
    wrong.ok("edit", "last", "--date", "2026-01-05")
    wrong.ok("mark", "last")
    assert number(wrong, "last") == 3
    wrong.ok("delete", "last", "--yes")
    assert numbers(wrong, "bin") == [3]
    assert number(wrong, "last") == 2
    wrong.ok("undo")
    wrong.ok("log", "--answers", "-", "--date", "2 weeks ago", stdin=document())
    assert number(wrong, "last") == 4
    assert "Your newest is 4." in wrong.run("show", "9").err


@pytest.mark.parametrize(
    ("command", "found"),
    [
        (("list", "--since", "2031-05-05"), [2]),
        (("list", "--since", "2031-W19", "--until", "2031-05"), [2]),
        (("list", "--since", "today"), [2, 3]),
        (("list", "--until", "2031-05-04"), [3, 1]),
        (("search", "marigolds", "--since", "may 5, 2031"), [2]),
    ],
)
def test_a_day_to_come_can_be_named_where_there_are_entries(wrong, command, found):
    assert numbers(wrong, *command) == found
    assert json.loads(wrong.ok("week", "--of", "2031-05-05", "--json").out)["entries"] == 1
    wrong.ok("edit", "2", "--date", "today")
    refused = wrong.run("list", "--since", "2026-03-07")
    assert (refused.code, "has not come yet" in refused.err) == (2, True)


@pytest.mark.parametrize("day", ["2031-05-06", "2032-W01", "2031-06"])
def test_a_day_after_all_entries_has_not_come_yet(wrong, day):
    assert wrong.run("list", "--since", day).code == wrong.run("list", "--until", day).code == 2


@pytest.mark.parametrize(
    "command",
    [
        "growth --since",
        "growth --until",
        "themes --since",
        "export --unreviewed --since",
        "log --date",
        "edit 1 --date",
    ],
)
def test_what_looks_back_or_writes_still_takes_no_day_to_come(wrong, command):
    refused = wrong.run(*command.split(), "2031-05-05")
    assert (refused.code, "has not come yet" in refused.err) == (2, True)


def test_nothing_after_a_wrong_clock_counts_it_and_all_count_it_once_it_is_put_right(wrong):
    def counted():
        week = json.loads(wrong.ok("week", "--json").out)
        months = json.loads(wrong.ok("growth", "--by", "month", "--json").out)["months"]
        return week["entries"], sum(m["n"] for m in months), len(week["commitments"])

    assert counted() == (2, 2, 2)
    assert [p["number"] for p in json.loads(wrong.ok("try", "--json").out)["commitments"]] == [1, 3, 2]
    wrong.ok("edit", "2", "--date", "thursday")
    assert counted() == (3, 3, 3)
    assert [p["due_on"] for p in json.loads(wrong.ok("try", "--json").out)["commitments"]] == [
        "2026-03-12", "2026-03-12", "2026-03-13"
    ]  # fmt: skip


# What else a wrong clock left behind


def test_a_draft_from_a_wrong_clock_becomes_an_entry_of_today(world):
    world.now = AHEAD
    world.run("log", "--plain", stdin="1\ngood\n")
    world.now = NOW - timedelta(hours=1)
    world.run("log", "--plain", stdin="1\ngood\n")
    world.now = NOW
    listed = said(world.ok("resume"))
    assert "1. Quick check-in, for 2031-05-05, last written on 2031-05-05, by the clock of then" in listed
    assert "2. Quick check-in, for 2026-03-06, last written 1 hour ago" in listed
    kept = said(world.ok("resume", "1", "--keep"))
    assert (
        "This began by a clock that said 2031-05-05, which has not come yet. It is about today now, 2026-03-06."
        in kept
    )
    assert json.loads(world.ok("show", "1", "--json").out)["day"] == "2026-03-06"


def test_a_draft_of_an_entry_that_is_changed_leaves_its_day_alone(wrong):
    wrong.ok("edit", "2", "--plain", stdin="2\n4\nother words\n\n4\n")
    assert "by a clock" not in wrong.ok("resume", "--keep").out
    assert json.loads(wrong.ok("show", "2", "--json").out)["day"] == "2031-05-05"


def test_a_plan_that_was_asked_about_by_a_wrong_clock_is_brought_up_again(world):
    world.ok("log", "--answers", "-", "--date", "2026-01-05", stdin=document(plan="When A, I will B."))
    world.now = AHEAD
    world.at_terminal("log", typed=":skip\n:pause\n")
    world.now = NOW
    assert "Is it still useful?" in world.at_terminal("log", typed=":pause\n")[1]


def test_a_yardstick_of_a_day_to_come_hides_no_rating(wrong):
    bare = wrong.ok("growth", "peer_focus", "--around", "2026-03-05", "--json").out
    wrong.now = AHEAD
    wrong.ok("yardstick", "peer_focus", "--changed", "today")
    wrong.now = NOW
    assert wrong.ok("growth", "peer_focus", "--around", "2026-03-05", "--json").out == bare
    assert "5 May 2031" in wrong.ok("yardstick").out


def test_the_last_meeting_is_one_whose_day_has_come(world):
    for now, plan in ((NOW - timedelta(days=9), "one"), (AHEAD, "two"), (NOW, "")):
        world.now = now
        if plan:
            world.ok(
                "log", "--answers", "-", stdin=document("", "supervision_record", i_will=f"I will {plan}.")
            )
    world.ok("try", "done", "1")
    screen = world.at_terminal("supervision", "prep", typed=":pause\n")[1]
    assert "I will one." in screen and "I will two." in screen
    assert "25 February 2026" in screen and "2031" not in screen


def test_a_backup_from_the_future_is_not_called_fresh(wrong):
    wrong.now = AHEAD
    wrong.ok("backup")
    wrong.now = NOW
    assert "from 2031-05-05, which has not come yet." in said(wrong.ok("doctor"))


def test_what_was_shared_is_listed_in_the_order_in_which_it_was_made(wrong, tmp_path):
    for n, now in enumerate((AHEAD, NOW)):
        wrong.now = now
        wrong.ok("export", "--format", "txt", "--unreviewed", "--out", str(tmp_path / f"{n}.txt"))
    made = json.loads(wrong.ok("export", "--history", "--json").out)["exports"]
    assert [r["number"] for r in made] == [2, 1]


def test_something_learned_on_a_day_to_come_is_listed_with_and_without_days(world):
    world.now = AHEAD
    world.ok(
        "log",
        "--answers",
        "-",
        stdin=document("", "learning_reflection", source="workshop", title="Marigolds"),
    )
    world.now = NOW
    for days in ((), ("--since", "today"), ("--since", "2031-05-05")):
        assert [
            x["title"] for x in json.loads(world.ok("learn", "list", *days, "--json").out)["learned"]
        ] == ["Marigolds"]


# The clock moves between two commands, each a process of its own

CLOCKS = {
    "2031": "2031-05-05T12:00:00+00:00",
    "a day back": "2026-03-05T18:30:00+00:00",
    "50 years back": "1976-03-06T18:30:00+00:00",
    "before 1970": "1965-07-01T12:00:00+00:00",
    "before the hour that is left out": "2026-03-08T06:59:59+00:00",
    "after it": "2026-03-08T07:00:00+00:00",
    "the first of two hours alike": "2026-11-01T05:30:00+00:00",
    "the second": "2026-11-01T06:30:00+00:00",
    "the last minute of 2999": "2999-12-31T23:59:00+00:00",
}
READS = (
    *(
        "",
        "list",
        "show last --versions",
        "search words",
        "week",
        "themes",
        "try",
        "ask",
        "yardstick",
        "bin",
        "resume",
    ),
    *(
        "growth",
        "growth --calendar",
        "growth --by month",
        "growth peer_focus --around today",
        "learn",
        "learn hours",
    ),
    *("learn list", "supervision list", "backup", "doctor", "export --history"),
)


@pytest.fixture
def travel(world):
    """Run a command in a process whose clock stands elsewhere, in New York; it must end well."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("REFLECT_")}
    environment = {
        **kept, "REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE, "TZ": "America/New_York",
    }  # fmt: skip

    def run(instant, *command, typed="", code=0):
        done = subprocess.run(
            [sys.executable, str(ROOT / "tests/kit/sweeps/travelled.py"), instant, *command],
            env=environment, cwd=ROOT, input=typed, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == code, (instant, command, done.stdout, done.stderr)
        return done.stdout

    return run


def test_a_clock_that_goes_back_between_two_commands_loses_nothing(travel):
    right = "2026-03-06T18:30:00+00:00"
    for n, instant in enumerate((CLOCKS["2031"], CLOCKS["50 years back"], right), 1):
        travel(instant, "log", "--answers", "-", typed=document(f"words {n}"))
    travel(CLOCKS["before 1970"], "edit", "last", "--answers", "-", typed=document("other words"))
    travel(CLOCKS["a day back"], "undo")
    assert "words 3" in travel(right, "show", "last", "--versions")
    listed = json.loads(travel(right, "list", "--json"))["entries"]
    assert [(e["number"], e["day"]) for e in listed] == [
        (1, "2031-05-05"),
        (3, "2026-03-06"),
        (2, "1976-03-06"),
    ]


@pytest.mark.skipif(not SOAK, reason="some 300 processes; REFLECT_SOAK=1 runs them")
@pytest.mark.timeout(3600)
def test_no_clock_stops_any_command_or_loses_a_word(travel, tmp_path):
    days = {}
    for n, (name, instant) in enumerate(CLOCKS.items(), 1):
        travel(instant, "log", "--answers", "-", typed=document(f"words {n}", plan=f"When {n}, I will."))
        for command in (
            *READS,
            "mark last",
            "delete last --yes",
            "undo",
            "edit last --date yesterday",
            "undo",
        ):
            travel(instant, *command.split())
        travel(instant, "log", "--plain", typed="1\ngood\n", code=5)
        travel(instant, "resume", "--discard")
        page = ("--format", "json", "--unreviewed", "--out", str(tmp_path / f"{n}.json"))
        travel(instant, "export", *page)
        days[n] = json.loads(travel(instant, "show", "last", "--json"))["day"]
        assert f"words {n}" in travel(instant, "show", str(n)), name
    listed = json.loads(travel("2026-03-06T18:30:00+00:00", "list", "--limit", "99", "--json"))["entries"]
    assert [e["number"] for e in listed] == sorted(days, key=lambda n: (days[n], n), reverse=True)
    newest = json.loads(travel("1976-03-06T18:30:00+00:00", "backup", "--json"))["backup"]
    assert json.loads(travel("1965-07-01T12:00:00+00:00", "restore", newest, "--json"))["entries"] == len(
        CLOCKS
    )
    leave(
        "T17", "clocks", clocks=len(CLOCKS), commands_in_each=len(READS) + 11, entries_lost=0, out_of_order=0
    )
