"""The next meeting: noted in the record of one or by itself, greeted when it is near, and a calendar file that tells nothing."""

import json
import re
from datetime import timedelta

import pytest


def record(world, **answers):
    stdin = json.dumps({"pack": "supervision_record", "answers": answers or {"take_away": "One idea."}})
    return world.ok("supervision", "record", "--answers", "-", stdin=stdin).out


def coming(world):
    return json.loads(world.ok("supervision", "next", "--json").out)["next"]


def greeting(world):
    return " ".join(world.ok().out.split())


def test_it_is_noted_changed_taken_off_and_taken_back(world):
    assert coming(world) is None and "reflect supervision next 12 Dec" in world.ok("supervision", "next").out
    said = world.ok("supervision", "next", "20", "March", "--at", "9:05").out
    assert " ".join(said.split()) == (
        "Next meeting: Friday 20 March 2026 at 09:05. To take that back, type: reflect undo"
    )
    assert coming(world) == {"day": "2026-03-20", "time": "09:05"}
    world.ok("supervision", "next", "--at", "15:30")
    assert coming(world) == {"day": "2026-03-20", "time": "15:30"}
    world.ok("supervision", "next", "--clear")
    assert coming(world) is None
    assert "as it was before" in world.ok("undo").out
    assert coming(world) == {"day": "2026-03-20", "time": "15:30"}


def test_the_record_of_a_later_meeting_has_the_last_word(world):
    world.ok("supervision", "next", "20 March")
    assert "Next meeting: Friday 27 March 2026." in record(world, next="2026-03-27")
    assert coming(world) == {"day": "2026-03-27", "time": None}
    assert "Next meeting: Friday 27 March 2026." in world.ok("supervision", "list").out
    world.ok("delete", "1", "--yes")
    assert coming(world) == {"day": "2026-03-20", "time": None}


def test_a_day_before_that_of_the_entry_is_no_next_meeting(world):
    stdin = json.dumps({"pack": "supervision_record", "answers": {"next": "2026-03-05"}})
    refused = world.run("supervision", "record", "--answers", "-", stdin=stdin)
    assert refused.code == 7 and "answers.next: this day is over" in refused.err
    # A meeting that is moved to a later day keeps what it said.
    record(world, next="2026-03-07", take_away="One idea.")
    world.now += timedelta(days=9)
    moved = world.ok("edit", "1", "--date", "2026-03-01")
    assert "names a later day" not in moved.out + moved.err
    world.ok("edit", "1", "--date", "2026-03-10")
    assert "2026-03-07" in world.ok("show", "1").out


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("next", "yesterday"), 2),
        (("next", "--at", "25:00"), 2),
        (("next", "--at", "9:00"), 3),
        (("next", "--ics", "t.ics"), 3),
        (("next", "--clear", "friday"), 2),
        (("next", "--json", "--clear"), 2),
    ],
)
def test_what_can_not_be_is_refused_with_what_to_type(world, args, code):
    result = world.run("supervision", *args)
    assert result.code == code and result.err
    assert coming(world) is None


def test_the_calendar_file_tells_nothing_and_never_writes_over_another(world, tmp_path):
    world.ok("supervision", "name", "-", stdin="Robin")
    target = tmp_path / "t.ics"
    world.ok("supervision", "next", "20 March", "--ics", str(target))
    text = target.read_bytes().decode()
    assert "\r\nDTSTART;VALUE=DATE:20260320\r\n" in text and "\r\nSUMMARY:A talk\r\n" in text
    for word in ("supervis", "reflect", "Robin", "LOCATION"):
        assert word.casefold() not in text.casefold()
    assert target.stat().st_mode & 0o777 == 0o600
    again = world.run("supervision", "next", "--at", "15:30", "--ics", str(target))
    assert again.code == 6 and target.read_bytes().decode() == text
    assert coming(world)["time"] is None, "refused, so nothing is noted either"
    world.ok("supervision", "next", "--at", "15:30", "--ics", str(tmp_path / "u.ics"))
    assert "\r\nDTSTART:20260320T153000\r\nDURATION:PT1H\r\n" in (tmp_path / "u.ics").read_bytes().decode()


def test_the_greeting_offers_to_get_ready_the_day_before_and_on_the_day(world):
    record(world, next="2026-03-20")
    ready = "To get ready for it, type: reflect supervision prep"
    for ahead, said in ((12, ""), (13, "tomorrow"), (14, "today"), (15, "")):
        world.now = world.now.replace(day=6) + timedelta(days=ahead)
        assert (f"You meet for supervision {said}. {ready}" in greeting(world)) is bool(said)
        assert ("You meet" in greeting(world)) is bool(said)
    world.now = world.now.replace(day=20)
    _, screen, _ = world.at_terminal(typed="\n\n:pause\n")
    assert "Getting ready for supervision, about" in screen
    prepared = json.dumps({"pack": "supervision_prep", "answers": {"win": "I asked."}})
    world.ok("supervision", "prep", "--answers", "-", stdin=prepared)
    assert "You meet for supervision today. To make the page for it, type: reflect export" in greeting(world)
    record(world, take_away="It helped.")
    assert "You meet" not in greeting(world)


def test_a_packet_is_about_the_weeks_since_the_last_meeting(world, tmp_path):
    def weeks(*options):
        world.ok("export", "--unreviewed", "--force", "--out", str(tmp_path / "p.json"), *options)
        return re.findall(r"2026-W\d\d", (tmp_path / "p.json").read_text("utf-8"))[:2]

    assert weeks() == ["2026-W05", "2026-W10"]
    record(world, on="2026-02-25", take_away="One idea.")
    assert weeks() == ["2026-W09", "2026-W10"]
    assert weeks("--since", "2026-02-10") == ["2026-W07", "2026-W10"]
    world.now += timedelta(weeks=20)
    assert weeks() == ["2026-W09", "2026-W30"]
