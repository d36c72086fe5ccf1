"""The week through the command line: which days it holds, whatever the clock did, and what it says of them."""

import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from kit.world import Terminal

from reflect.settings import Settings


def log(world, day, **more):
    answers = {"focus_rating": 4, "keep": f"I waited on {day}.", **more.pop("answers", {})}
    document = {"pack": "quick_checkin", "date": day, "answers": answers, **more}
    world.ok("log", "--answers", "-", stdin=json.dumps(document))


def week(world, *args, **settings):
    """One week as JSON, with settings of one's own."""
    own = Settings(home=world.home, **settings)
    result = world._run(("week", "--json", *args), io.StringIO(), io.StringIO(), own, {})
    assert result.code == 0, result
    return json.loads(result.out)


def kept(document):
    return [line.removeprefix("I waited on ").rstrip(".") for line in document["keep"]]


def test_a_week_at_new_year_is_one_week(world):
    for day in ("2025-12-28", "2025-12-29", "2026-01-01", "2026-01-04", "2026-01-05"):
        log(world, day)
    document = week(world, "--of", "2026-W01")
    assert document["period"] == {"week": "2026-W01", "start": "2025-12-29", "end": "2026-01-04"}
    assert kept(document) == ["2025-12-29", "2026-01-01", "2026-01-04"]
    assert week(world, "--of", "2025-12-31") == document


def test_week_53_runs_into_january(world):
    for day in ("2020-12-28", "2020-12-31", "2021-01-03", "2021-01-04"):
        log(world, day)
    document = week(world, "--of", "2020-W53")
    assert document["period"] == {"week": "2020-W53", "start": "2020-12-28", "end": "2021-01-03"}
    assert kept(document) == ["2020-12-28", "2020-12-31", "2021-01-03"]
    assert kept(week(world, "--of", "2021-W01")) == ["2021-01-04"]


def test_a_week_that_crosses_months_is_whole(world):
    for day in ("2026-02-23", "2026-02-28", "2026-03-01", "2026-03-02"):
        log(world, day)
    assert kept(week(world, "--of", "2026-02-25")) == ["2026-02-23", "2026-02-28", "2026-03-01"]
    assert "23 February to 1 March" in world.ok("week", "--of", "2026-02-25").out


def at(world, instant, zone):
    """The same journal at an instant, on a computer in a time zone."""
    from kit.world import CHEAP

    from reflect.cli.app import app
    from reflect.cli.context import Context

    def run(*args, stdin=""):
        out = io.StringIO()
        context = Context(
            settings=Settings(home=world.home), environment=world.environment, stdin=io.StringIO(stdin), stdout=out,
            stderr=io.StringIO(), clock=lambda: instant, zone_name=zone, cost=CHEAP,
        )  # fmt: skip
        try:
            app(args=list(args), obj=context, prog_name="reflect")
        except SystemExit as end:
            assert not end.code, (args, context.stderr.getvalue())
        finally:
            context.close()
        return out.getvalue()

    return run


def write(run, text):
    run("log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": {"keep": text}}))


def keeps(run, of):
    return json.loads(run("week", "--json", "--of", of))["keep"]


def test_an_entry_after_midnight_is_of_the_new_day_and_its_week(world):
    late = at(
        world, datetime(2026, 3, 9, 4, 30, tzinfo=UTC), "America/New_York"
    )  # Monday, half past midnight
    write(late, "after midnight")
    assert keeps(late, "2026-W11") == ["after midnight"]
    assert keeps(late, "2026-W10") == []


def test_an_entry_before_midnight_is_of_the_day_it_was_there_though_utc_is_a_day_on(world):
    evening = at(
        world, datetime(2026, 3, 9, 3, 30, tzinfo=UTC), "America/New_York"
    )  # Sunday, half past eleven
    write(evening, "before midnight")
    assert keeps(evening, "2026-W10") == ["before midnight"]


def test_who_moves_to_another_time_zone_finds_each_entry_in_the_week_it_was_written_in(world):
    sunday_night = datetime(2026, 3, 9, 3, 30, tzinfo=UTC)
    write(at(world, sunday_night, "America/New_York"), "in New York it is Sunday")
    write(at(world, sunday_night, "Asia/Tokyo"), "in Tokyo it is Monday")
    later = at(world, sunday_night + timedelta(days=2), "Asia/Tokyo")
    assert keeps(later, "2026-W10") == ["in New York it is Sunday"]
    assert keeps(later, "2026-W11") == ["in Tokyo it is Monday"]


@pytest.mark.parametrize(
    ("zone", "nights"),
    [("America/New_York", (8, 9)), ("Europe/Madrid", (29, 30)), ("Australia/Lord_Howe", (5, 6))],
)
def test_on_the_night_the_clock_changes_every_hour_has_its_own_day(world, zone, nights):
    from zoneinfo import ZoneInfo

    month = 4 if zone.startswith("Australia") else 3
    start = datetime(2026, month, nights[0], 0, 15, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    wanted = []
    for hour in range(0, 30, 3):
        instant = start + timedelta(hours=hour)
        local = instant.astimezone(ZoneInfo(zone)).date()
        write(at(world, instant, zone), f"{hour} {local}")
        wanted.append((local.isoformat(), f"{hour} {local}"))
    heads = json.loads(at(world, start + timedelta(days=2), zone)("list", "--json", "--limit", "99"))[
        "entries"
    ]
    assert sorted((h["day"], h["first_words"]) for h in heads) == sorted(wanted)
    assert len({day for day, _ in wanted}) == 2


# Weeks that start on another day


@pytest.mark.parametrize(
    ("starts", "first", "last"),
    [(0, "2026-03-02", "2026-03-08"), (6, "2026-03-01", "2026-03-07"), (5, "2026-02-28", "2026-03-06")],
)
def test_a_week_may_start_on_another_day(world, starts, first, last):
    for day in ("2026-02-28", "2026-03-01", "2026-03-05"):
        log(world, day)
    document = week(world, week_start=starts)
    assert (document["period"]["start"], document["period"]["end"]) == (first, last)
    assert document["period"]["week"] == "2026-W10"
    assert kept(document) == [
        day for day in ("2026-02-28", "2026-03-01", "2026-03-05") if first <= day <= last
    ]
    assert week(world, "--of", "2026-W10", week_start=starts) == document
    assert week(world, "--of", "this week", week_start=starts) == document
    before = week(world, "--of", "last week", week_start=starts)
    assert before["period"]["week"] == "2026-W09"


def test_a_week_start_that_is_none_is_said(world):
    (world.home / "settings.toml").write_text('week_start = "someday"\n')
    from reflect.settings import load

    with pytest.raises(Exception, match="monday, saturday, sunday"):
        load({"REFLECT_HOME": str(world.home)})


# What it says


def test_the_first_week_and_an_empty_one_are_kind_and_still_useful(world):
    said = " ".join(world.ok("week").out.split())
    assert "No reflections this week. That is okay." in said
    assert "A question for next week" in said
    assert "After a session, type: reflect log." in said
    assert "reflect log" not in world.ok("week", "--of", "last week").out
    log(world, "2026-02-10")
    said = " ".join(world.ok("week").out.split())
    assert "reflect log" not in said
    assert 'On Tuesday 10 February 2026 you wrote: "I waited on 2026-02-10."' in said


def test_the_question_for_next_week_says_why_and_stands_only_on_the_week_that_goes_on(world):
    log(world, "2026-03-05")
    question = week(world)["question"]
    assert question["why"] == "not asked yet"
    assert f"({question['words']}" not in world.ok("week").out
    assert week(world, "--of", "last week")["question"] is None


def test_then_and_now_counts_the_bin_nowhere_and_private_ones_too(world):
    log(world, "2026-03-05")
    log(world, "2026-02-20", room="private")
    log(world, "2026-01-20", answers={"focus_rating": 2})
    [area] = week(world)["areas"]
    assert (area["now"]["n"], area["before"]["n"], area["before"]["typical"]) == (2, 1, 2)
    world.ok("delete", "2", "--yes")
    assert week(world)["areas"][0]["now"]["n"] == 1


def test_did_not_come_up_is_no_number_anywhere(world):
    log(world, "2026-03-05", answers={"focus_rating": None})
    document = week(world)
    assert document["areas"] == [] and document["focus"]["ratings"] == []
    assert document["focus"]["did_not_come_up"] == 1


def test_plain_lines_hold_the_same_facts_as_the_drawn_ones(world, answers):
    world.ok("log", "--answers", str(answers("post_session")))
    log(world, "2026-03-05")
    world.environment["TERM"] = "xterm"  # without one, a terminal is plain as well
    for page, more in (((), "Written on Thursday."), (("--all",), "Your lines in these four weeks")):
        settings = Settings(home=world.home, color=False)
        drawn = world._run(("week", *page), Terminal(), Terminal(), settings, {}).out
        plain = world.ok("week", "--plain", *page).out
        for fact in ("I waited on 2026-03-05.", "What you did that helped", "A question for next week"):
            assert fact in plain and fact in drawn
        assert more in plain
        assert "\u25cf" in drawn and "\u25cf" not in plain
    assert "typically" in plain or "line 4" in plain


def test_all_of_a_week_is_on_the_longer_page(world):
    long = "I waited. " + "Then I asked one thing, and waited again. " * 30 + "That was the whole of it."
    log(world, "2026-03-05", answers={"keep": long})
    short, whole = (" ".join(world.ok("week", *page).out.split()) for page in ((), ("--all",)))
    assert "That was the whole of it." in whole and "That was the whole of it." not in short
    assert '\u2026"' in short or '..."' in short
    assert "The whole page: reflect week --all" in short and "--all" not in whole
