"""Days and times as other programs write them: one meaning, or a refusal. Never another day in silence."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.world import ROOT

from reflect.incoming.when import (
    NO_DAY,
    NO_TIME,
    TOO_FAR,
    TWO_DAYS,
    day_in,
    form_of,
    is_zone,
    order_in,
    read_when,
)

BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "day", "instant"),
    [
        ("2026-03-01", "2026-03-01", "2026-03-01 11:00"),
        ("20260301", "2026-03-01", "2026-03-01 11:00"),
        ("2026/3/1 9:05", "2026-03-01", "2026-03-01 08:05"),
        ("2026-03-01 09:05:00 AM", "2026-03-01", "2026-03-01 08:05"),
        ("2026-03-01 12:05 a.m.", "2026-03-01", "2026-02-28 23:05"),
        ("2026-03-01 12:05PM", "2026-03-01", "2026-03-01 11:05"),
        ("2026-03-01T23:30:00.123456Z", "2026-03-01", "2026-03-01 23:30"),
        ("2026-03-01T23:30:00-07:00", "2026-03-01", "2026-03-02 06:30"),
        ("1 March 2026, 9:05", "2026-03-01", "2026-03-01 08:05"),
        ("Sunday, March 1st, 2026 at 9:05 PM", "2026-03-01", "2026-03-01 20:05"),
        ("domingo 1 de marzo de 2026", "2026-03-01", "2026-03-01 11:00"),
        ("1. ene 2026 18:00", "2026-01-01", "2026-01-01 17:00"),
    ],
)
def test_a_day_has_one_meaning(text: str, day: str, instant: str) -> None:
    read = read_when(text, zone=BERLIN)
    assert read.day.isoformat() == day and read.zone == BERLIN
    assert f"{read.at:%Y-%m-%d %H:%M}" == instant and read.at.tzinfo is UTC


def test_a_day_in_numbers_that_could_be_two_is_refused_until_its_order_is_said() -> None:
    for text, day in (
        ("24/11/2026 10:00", (11, 24)), ("11/24/2026", (11, 24)), ("3.3.2026", (3, 3)), ("13.04.2024", (4, 13)),
    ):  # fmt: skip
        assert (read_when(text, zone="UTC").day.month, read_when(text, zone="UTC").day.day) == day
    with pytest.raises(ValueError, match=NO_DAY):
        read_when("31/02/2026", zone="UTC")
    for text in ("03/04/2026", "3.4.2026"):
        with pytest.raises(ValueError, match="could be two"):
            read_when(text, zone="UTC")
    assert read_when("03/04/2026", zone="UTC", order="day-first").day == date(2026, 4, 3)
    assert read_when("03/04/2026", zone="UTC", order="month-first").day == date(2026, 3, 4)
    with pytest.raises(ValueError, match=NO_DAY):
        read_when("24/11/2026", zone="UTC", order="month-first")


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["03/04/2026", "13/04/2026", "2026-01-02", "x"], "day-first"),
        (["03/04/2026", "04/13/2026 10:00"], "month-first"),
        (["03/04/2026", "05/05/2026"], None),
        (["13/04/2026", "04/13/2026"], None),
        (["31/02/2026", "32/01/2026"], None),
        ([], None),
    ],
)
def test_the_order_of_a_column_is_told_by_a_day_that_can_be_read_in_no_other_way(
    days: list[str], order: str | None
) -> None:
    assert order_in(days) == order


def test_the_doubled_hour_is_the_first_one_and_the_hour_that_never_was_is_an_instant() -> None:
    assert read_when("2026-10-25 02:30", zone=BERLIN).at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert read_when("2026-03-29 02:30", zone=BERLIN).day == date(2026, 3, 29)


def test_the_zone_of_the_file_gives_the_day_there() -> None:
    tokyo = read_when("2026-02-01T23:30:00Z", zone=BERLIN, there="Asia/Tokyo")
    assert (tokyo.day, tokyo.zone, tokyo.other_zone) == (date(2026, 2, 2), "Asia/Tokyo", False)


@pytest.mark.parametrize("there", ["GMT-0700", "../../etc/passwd", "", "A" * 5000, "Europe", 17, {}, "\0"])
def test_a_zone_that_nobody_knows_leaves_the_persons_own(there: object) -> None:
    read = read_when("2026-02-01T10:00:00Z", zone=BERLIN, there=there)
    assert read.zone == BERLIN and read.other_zone == (there != "")


REFUSED = [
    json.loads(line)["date"] for line in (ROOT / "tests/fixtures/dates.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("text", [*REFUSED, "yesterday", "March 2026", "2026-02-30", "2026-03-01 25:00", "2026-03-01 13:00 PM",
                                  "2026-03-01 1", "2026-03-01 10:00 +99:00", "9" * 5000, "[2026-03-01", "2026-03/01"])  # fmt: skip
def test_anything_else_is_refused_or_the_day_it_says(text: str) -> None:
    try:
        read = read_when(text, zone="UTC")
    except ValueError as error:
        assert str(error) in (NO_DAY, NO_TIME, TOO_FAR, TWO_DAYS)
    else:
        assert read.day.isoformat() in (text[:10], f"{text[:4]}-{text[4:6]}-{text[6:8]}")


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01 25:99",
        "2026-03-01T24:00:00Z",
        "1 March 2026 at 13:00 PM",
        "2026-03-01 10:00 +99:00",
        "2026-03-01 9:75",
    ],
)
def test_a_time_that_no_clock_shows_leaves_its_day(text: str) -> None:
    read, bare = read_when(text, zone=BERLIN), read_when("2026-03-01", zone=BERLIN)
    assert read.no_time and not bare.no_time
    assert (read.day, read.at, read.wall) == (bare.day, bare.at, bare.wall)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-03-01 morning", NO_TIME),
        ("2026-03-01, 9", NO_TIME),
        ("2026-03-015", NO_DAY),
        ("2026-02-30 25:99", NO_DAY),
    ],
)
def test_what_cannot_be_read_is_named(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_when(text, zone="UTC")


@given(st.text(max_size=70))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        read_when(text, zone="UTC", order="day-first")
    except ValueError as error:
        assert str(error) in (NO_DAY, NO_TIME, TOO_FAR, TWO_DAYS)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-03-01", "2026-03-01"),
        ("20260301 a walk", "2026-03-01"),
        ("2026_03_01", "2026-03-01"),
        ("2026-03-01 09-05 a walk", "2026-03-01 09:05"),
        ("2026-03-01-0905", "2026-03-01 09:05"),
        ("2026-03-01-25 plums", "2026-03-01"),
        ("a walk 2026-03-01", ""),
        ("2026", ""),
        ("202603011", ""),
    ],
)
def test_a_file_name_begins_with_its_day(name: str, day: str) -> None:
    assert day_in(name) == day


def test_days_of_one_program_have_one_form() -> None:
    assert form_of("2026-03-01 09:05 AM") == form_of("1999-12-31 9:5 PM ") != form_of("2026-03-01 09:05")
    assert is_zone("America/Denver") and not is_zone("Denver")
