"""Days as people say them: always looking back, in two languages, and never a silent other day."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.dates import (
    EARLIEST,
    Period,
    iso_week,
    parse,
    parse_day,
    parse_day_ahead,
    week_of,
)
from reflect.day_words import MONTHS, NUMBERS, PHRASES, WEEKDAYS
from reflect.errors import BadUsage

FRIDAY = date(2026, 3, 6)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def days(first: str, last: str | None = None) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last or first) + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("today", days("2026-03-06")),
        ("yesterday", days("2026-03-05")),
        ("monday", days("2026-03-02")),
        ("thursday", days("2026-03-05")),
        ("friday", days("2026-03-06")),
        ("saturday", days("2026-02-28")),
        ("last friday", days("2026-02-27")),
        ("past friday", days("2026-02-27")),
        ("last monday", days("2026-03-02")),
        ("1 day ago", days("2026-03-05")),
        ("a day ago", days("2026-03-05")),
        ("10 days ago", days("2026-02-24")),
        ("2 weeks ago", days("2026-02-20")),
        ("one week ago", days("2026-02-27")),
        ("a month ago", days("2026-02-06")),
        ("3 months ago", days("2025-12-06")),
        ("a year ago", days("2025-03-06")),
        ("this week", days("2026-03-02", "2026-03-08")),
        ("last week", days("2026-02-23", "2026-03-01")),
        ("this month", days("2026-03-01", "2026-03-31")),
        ("last month", days("2026-02-01", "2026-02-28")),
        ("march", days("2026-03-01", "2026-03-31")),
        ("last march", days("2025-03-01", "2025-03-31")),
        ("april", days("2025-04-01", "2025-04-30")),
        ("february", days("2026-02-01", "2026-02-28")),
        ("last february", days("2026-02-01", "2026-02-28")),
        ("february 2024", days("2024-02-01", "2024-02-29")),
        ("december", days("2025-12-01", "2025-12-31")),
        ("Nov 24", days("2025-11-24")),
        ("nov. 24", days("2025-11-24")),
        ("november 24", days("2025-11-24")),
        ("march 6", days("2026-03-06")),
        ("March 7th", days("2025-03-07")),
        ("sept 1", days("2025-09-01")),
        ("july 1, 2025", days("2025-07-01")),
        ("July 1 2025", days("2025-07-01")),
        ("24 November", days("2025-11-24")),
        ("24 November 2025", days("2025-11-24")),
        ("february 29", days("2024-02-29")),
        ("2026-03-01", days("2026-03-01")),
        ("2026-W10", days("2026-03-02", "2026-03-08")),
        ("2026w09", days("2026-02-23", "2026-03-01")),
        ("2026-W7", days("2026-02-09", "2026-02-15")),
        ("2026-02", days("2026-02-01", "2026-02-28")),
        ("  LAST \t Friday\n", days("2026-02-27")),
        ("last night", days("2026-03-05")),
        ("tonight", days("2026-03-06")),
        ("this morning", days("2026-03-06")),
        ("yesterday evening", days("2026-03-05")),
        ("day before yesterday", days("2026-03-04")),
        ("the day before yesterday", days("2026-03-04")),
        ("fri", days("2026-03-06")),
        ("last fri", days("2026-02-27")),
        ("mon", days("2026-03-02")),
        ("Thurs", days("2026-03-05")),
        ("sun", days("2026-03-01")),
        ("two weeks ago", days("2026-02-20")),
        ("three days ago", days("2026-03-03")),
        ("a couple of weeks ago", days("2026-02-20")),
        ("twelve months ago", days("2025-03-06")),
        ("this year", days("2026-01-01", "2026-12-31")),
        ("last year", days("2025-01-01", "2025-12-31")),
    ],
)
def test_a_day_in_english(text: str, meant: Period) -> None:
    assert parse(text, today=FRIDAY) == meant


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("hoy", "today"),
        ("ayer", "yesterday"),
        ("anteayer", "2 days ago"),
        ("lunes", "monday"),
        ("el viernes", "friday"),
        ("viernes pasado", "last friday"),
        ("el viernes pasado", "last friday"),
        ("el pasado viernes", "last friday"),
        ("miércoles", "wednesday"),
        ("miercoles", "wednesday"),
        ("sábado", "saturday"),
        ("sabado", "saturday"),
        ("domingo", "sunday"),
        ("hace un día", "1 day ago"),
        ("hace 3 días", "3 days ago"),
        ("hace 3 dias", "3 days ago"),
        ("hace una semana", "1 week ago"),
        ("hace 2 semanas", "2 weeks ago"),
        ("hace un mes", "1 month ago"),
        ("hace 2 meses", "2 months ago"),
        ("hace un año", "1 year ago"),
        ("esta semana", "this week"),
        ("la semana pasada", "last week"),
        ("semana pasada", "last week"),
        ("este mes", "this month"),
        ("el mes pasado", "last month"),
        ("mes pasado", "last month"),
        ("marzo", "march"),
        ("marzo pasado", "last march"),
        ("setiembre", "september"),
        ("febrero de 2024", "february 2024"),
        ("Febrero 2024", "february 2024"),
        ("2026-W10", "2026-W10"),
        ("anoche", "yesterday"),
        ("ayer por la noche", "yesterday"),
        ("esta tarde", "today"),
        ("antier", "2 days ago"),
        ("antes de ayer", "2 days ago"),
        ("anteanoche", "2 days ago"),
        ("hace dos semanas", "2 weeks ago"),
        ("hace un par de días", "2 days ago"),
        ("hace doce meses", "12 months ago"),
        ("este año", "this year"),
        ("el año pasado", "last year"),
        ("año pasado", "last year"),
        ("24 de noviembre", "nov 24"),
        ("24 de noviembre de 2025", "24 november 2025"),
    ],
)
def test_its_spanish_twin_means_the_same(spanish: str, english: str) -> None:
    assert parse(spanish, today=FRIDAY) == parse(english, today=FRIDAY)


def test_every_weekday_and_month_has_a_spanish_twin() -> None:
    weekdays = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
    months = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre",
    ]  # fmt: skip
    for ours, theirs in zip([*WEEKDAYS, *MONTHS], [*weekdays, *months], strict=True):
        assert parse(theirs, today=FRIDAY) == parse(ours, today=FRIDAY)


@pytest.mark.parametrize("text", ["03/01/2026", "3/1", "1.3.26", "12/1/2026", "01.03.2026"])
def test_what_could_be_two_days_is_refused(text: str) -> None:
    with pytest.raises(BadUsage, match="could be two different days") as caught:
        parse(text, today=FRIDAY)
    assert "2026-03-01" in caught.value.hint and caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("11/24/2026", "2026-11-24"),
        ("24/11/2026", "2026-11-24"),
        ("13/1/2026", "2026-01-13"),
        ("24.11.26", "2026-11-24"),
        ("11/24", "2025-11-24"),
    ],
)
def test_what_can_only_be_one_day_is_spelled_out_for_the_person(text: str, meant: str) -> None:
    with pytest.raises(BadUsage) as caught:
        parse(text, today=FRIDAY)
    assert caught.value.hint == f"Write it as {meant}."
    assert "two different days" not in caught.value.message


@pytest.mark.parametrize(
    "text", ["30/30/2026", "2/30/2026", "31.4.2026", "april 31", "0 march", "feb 30, 2025"]
)
def test_a_day_that_no_month_has_is_refused(text: str) -> None:
    with pytest.raises(BadUsage, match="I don't know the day") as caught:
        parse(text, today=FRIDAY)
    assert "Try: today" in caught.value.hint


@pytest.mark.parametrize("text", ["July 1, 2028", "1 july 2028", "jul 1 2028", "2028-07-01"])
def test_a_day_with_its_year_may_lie_ahead_where_that_is_asked(text: str) -> None:
    assert parse_day_ahead(text, today=FRIDAY) == date(2028, 7, 1)
    with pytest.raises(BadUsage, match="has not come yet"):
        parse_day(text, today=FRIDAY)


def test_without_its_year_a_named_day_looks_back_there_too() -> None:
    assert parse_day_ahead("july 1", today=FRIDAY) == date(2025, 7, 1)
    with pytest.raises(BadUsage, match="I don't know the day"):
        parse_day_ahead("feb 30, 2028", today=FRIDAY)


@pytest.mark.parametrize(
    "text", ["2026-03-07", "2026-W11", "2026-04", "april 2026", "2099-01-01", "diciembre de 2026"]
)
def test_what_has_not_come_is_refused(text: str) -> None:
    with pytest.raises(BadUsage, match="has not come yet"):
        parse(text, today=FRIDAY)


@pytest.mark.parametrize("text", ["1949-12-31", "1900-W01", "march 1900", "999 months ago"])
def test_what_is_too_long_ago_is_refused(text: str) -> None:
    with pytest.raises(BadUsage, match="too long ago"):
        parse(text, today=FRIDAY)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "someday", "tomorrow", "next friday", "in 3 weeks", "mañana", "2026-02-30", "2026-13", "2026-W54",
        "2026-W00", "2025-W53", "0000-00-00", "9999-12-31", "20260301", "2026-3-1", "1767225600", "NaN", "-1 days ago",
        "1000 days ago", "2 fortnights ago", "week", "ago", "the 5th", "2026-03-01T10:00:00", "last", "pasado",
        "\x1b[2J", "\0", "999 years ago",
    ],
)  # fmt: skip
def test_what_is_not_a_day_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(BadUsage) as caught:
        parse(text, today=FRIDAY)
    assert "Try: today" in caught.value.hint
    assert len(caught.value.message) < 120


CORPUS = [
    json.loads(line)
    for line in (Path(__file__).parent / "fixtures" / "dates.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("row", CORPUS, ids=lambda row: row["id"])
def test_hostile_dates_are_refused_or_mean_what_they_say(row: dict[str, str]) -> None:
    try:
        found = parse(row["date"], today=FRIDAY)
    except BadUsage:
        return
    # Digits of another script are digits too; nothing else of the corpus is a day.
    assert (row["id"], found) == ("dates-026", days("2026-01-01"))


@given(st.text(), DAYS)
def test_any_text_is_a_period_or_is_refused(text: str, today: date) -> None:
    try:
        found = parse(text, today=today)
    except BadUsage:
        return
    assert EARLIEST <= found.first <= today and found.first < found.end


PARTS = st.sampled_from(
    ["last", "past", "el", "la", "pasado", "pasada", "hace", "ago", "a", "un", "una", "week", "weeks", "semana",
     "mes", "meses", "month", "year", "años", "de", "0", "1", "53", "night", "this", "this year", "two", "dos", "fri", "antier", "year", "día", "couple of", "999", "2020", "0001", "9999", *WEEKDAYS, *MONTHS]
)  # fmt: skip


@given(
    st.sampled_from(
        [*PHRASES, *(f"{n} {unit} ago" for n in NUMBERS for unit in ("days", "weeks", "months", "years"))]
    ),
    DAYS,
)
def test_no_word_that_is_known_is_a_day_to_come(text: str, today: date) -> None:
    try:
        found = parse(text, today=today)
    except BadUsage:
        assert text.endswith("ago"), "a phrase that is listed is a day"
        return
    assert found.first <= today


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesteday", "yesterday"),
        ("yesterdya", "yesterday"),
        ("wendesday", "wednesday"),
        ("last firday", "last friday"),
        ("two weaks ago", "two weeks ago"),
        ("last nigth", "last night"),
        ("el viernes pasdo", "el viernes pasado"),
        ("hace dos semnas", "hace dos semanas"),
        ("novmber 24", "november 24"),
    ],
)
def test_a_slip_is_named_as_what_was_likely_meant_and_never_taken(typed: str, meant: str) -> None:
    with pytest.raises(BadUsage) as caught:
        parse(typed, today=FRIDAY)
    assert caught.value.hint.startswith(f"Did you mean {meant!r}? Try: today")


@pytest.mark.parametrize(
    "text", ["tomorow", "nxt friday", "someday", "mañana", "pasado mañana", "in two weeks", "x" * 5_000]
)
def test_nothing_is_guessed_for_a_day_to_come_or_another_word(text: str) -> None:
    with pytest.raises(BadUsage) as caught:
        parse(text, today=FRIDAY)
    assert "Did you mean" not in caught.value.hint


@pytest.mark.parametrize(
    ("instant", "today", "night"),
    [
        ("2026-03-08T04:30Z", "2026-03-07", "2026-03-06"),
        ("2026-03-08T07:30Z", "2026-03-08", "2026-03-07"),
        ("2026-11-01T04:30Z", "2026-11-01", "2026-10-31"),
        ("2026-11-02T04:30Z", "2026-11-01", "2026-10-31"),
    ],
)
def test_a_day_of_23_or_25_hours_is_one_day_in_every_word(instant: str, today: str, night: str) -> None:
    here = datetime.fromisoformat(instant).astimezone(ZoneInfo("America/New_York")).date()
    assert here == date.fromisoformat(today)
    assert parse_day("last night", today=here) == date.fromisoformat(night)
    assert (
        parse_day("two days ago", today=here)
        == parse_day("antier", today=here)
        == date.fromisoformat(night) - timedelta(1)
    )


@given(st.lists(PARTS, min_size=1, max_size=4).map(" ".join), DAYS)
def test_any_words_of_days_look_back_or_are_refused(text: str, today: date) -> None:
    try:
        found = parse(text, today=today)
    except BadUsage:
        return
    assert found.first <= today


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_latest_one_and_the_last_one_is_before_today(today: date, name: str) -> None:
    latest, last = parse_day(name, today=today), parse_day(f"last {name}", today=today)
    assert latest.weekday() == last.weekday() == WEEKDAYS.index(name)
    assert timedelta(0) <= today - latest < timedelta(7)
    assert timedelta(1) <= today - last <= timedelta(7)


@given(DAYS, st.sampled_from(MONTHS))
def test_a_month_is_the_latest_one_and_the_last_one_is_before_this_month(today: date, name: str) -> None:
    latest, last = parse(name, today=today), parse(f"last {name}", today=today)
    assert latest.first <= today < latest.first + timedelta(366)
    assert last.end <= today.replace(day=1) <= last.first + timedelta(366)


@given(DAYS, st.integers(0, 999))
def test_so_many_days_ago_is_counted_in_days(today: date, number: int) -> None:
    assert parse_day(f"{number} days ago", today=today) == today - timedelta(number)


@given(DAYS, st.integers(1, 400))
def test_so_many_months_ago_is_the_same_day_or_the_last_of_its_month(today: date, number: int) -> None:
    found = parse(f"{number} months ago", today=today)
    months = today.year * 12 + today.month - found.first.year * 12 - found.first.month
    assert months == number
    assert found.first.day == today.day or (found.end.day == 1 and found.first.day < today.day)


def test_a_month_ago_stays_inside_a_short_month() -> None:
    assert parse_day("a month ago", today=date(2026, 3, 31)) == date(2026, 2, 28)
    assert parse_day("1 year ago", today=date(2024, 2, 29)) == date(2023, 2, 28)


@given(DAYS)
def test_a_written_day_is_that_day(day: date) -> None:
    assert parse(day.isoformat(), today=day) == Period(day, day + timedelta(1))
    assert parse_day(day.isoformat(), today=date(2100, 1, 1)) == day


# Weeks


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2020-12-31", "2020-W53"),
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
        ("2024-12-30", "2025-W01"),
        ("2026-12-31", "2026-W53"),
        ("2027-01-01", "2026-W53"),
        ("2026-01-01", "2026-W01"),
    ],
)
def test_new_year_belongs_to_the_week_that_it_lies_in(day: str, week: str) -> None:
    assert iso_week(date.fromisoformat(day)) == week
    assert week_of(date.fromisoformat(day)) == parse(week, today=date(2030, 1, 1))


def test_only_some_years_have_a_week_53() -> None:
    assert parse("2020-W53", today=FRIDAY) == days("2020-12-28", "2021-01-03")
    with pytest.raises(BadUsage):
        parse("2021-W53", today=FRIDAY)


def test_last_week_at_new_year() -> None:
    assert parse("last week", today=date(2027, 1, 5)) == days("2026-12-28", "2027-01-03")
    assert parse("december", today=date(2027, 1, 5)) == days("2026-12-01", "2026-12-31")
    assert parse("yesterday", today=date(2027, 1, 1)) == days("2026-12-31")


@given(DAYS)
def test_a_week_goes_from_monday_to_sunday_and_holds_its_day(day: date) -> None:
    week = week_of(day)
    assert week.first.weekday() == 0 and week.last.weekday() == 6
    assert week.first <= day < week.end
    assert week.weeks() == iso_week(day) == iso_week(week.last)
    assert parse(iso_week(day), today=date(2100, 1, 1)) == week


def test_a_longer_period_names_its_first_and_last_week() -> None:
    assert days("2026-08-24", "2026-11-15").weeks() == "2026-W35 to 2026-W46"
    assert days("2026-12-28", "2027-01-04").weeks() == "2026-W53 to 2027-W01"


@pytest.mark.parametrize("text", ["last week", "march", "2026-W10", "este mes"])
def test_where_one_day_is_needed_a_longer_time_is_refused(text: str) -> None:
    with pytest.raises(BadUsage, match="more than one day"):
        parse_day(text, today=FRIDAY)


# Days that may lie ahead


@pytest.mark.parametrize(
    ("text", "day"),
    [("2028-06-30", date(2028, 6, 30)), (" 2026-03-07 ", date(2026, 3, 7)), ("2020-02-29", date(2020, 2, 29)), ("yesterday", None)],
)  # fmt: skip
def test_a_day_ahead_is_read_where_it_may_be(text, day):
    assert parse_day_ahead(text, today=FRIDAY) == (day or parse_day(text, today=FRIDAY))


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2999-01-01", "1949-12-31", "2028-06", "june 2028", "03/07/2028", "", "\u0662\u0660\u0662\u0668-\u0660\u0666-\u0663\u0660", "tomorrow"]
)  # fmt: skip
def test_what_is_no_one_day_is_refused_there_too(text):
    with pytest.raises(BadUsage):
        parse_day_ahead(text, today=FRIDAY)
