"""Days that lie ahead, as people say them: never guessed, and never one that is over."""

from datetime import date

import pytest

from reflect.days_to_come import parse_day_to_come
from reflect.errors import BadUsage

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-11-29"),
        ("Tomorrow", "2026-11-30"),
        ("mañana", "2026-11-30"),
        ("friday", "2026-12-04"),
        ("el viernes", "2026-12-04"),
        ("fri", "2026-12-04"),
        ("on Monday", "2026-11-30"),
        ("sunday", "2026-12-06"),
        ("next sunday", "2026-12-06"),
        ("in 2 weeks", "2026-12-13"),
        ("in a week", "2026-12-06"),
        ("en 3 días", "2026-12-02"),
        ("12 Dec", "2026-12-12"),
        ("Dec. 12", "2026-12-12"),
        ("12 de diciembre", "2026-12-12"),
        ("3 jan", "2027-01-03"),
        ("November 29", "2026-11-29"),
        ("nov 12, 2027", "2027-11-12"),
        ("2026-12-12", "2026-12-12"),
    ],
)
def test_a_day_to_come_is_understood(said, day):
    assert parse_day_to_come(said, today=SUNDAY).isoformat() == day


@pytest.mark.parametrize(
    ("said", "why", "hint"),
    [
        ("next friday", "could be 4 December or 11 December", "11 Dec"),
        ("12/11", "could be two different days", "2026-12-12"),
        ("12 nov", "is over for this year", "12 nov 2027"),
        ("yesterday", "is over", "tomorrow"),
        ("2026-11-28", "is over", "tomorrow"),
        ("next week", "I don't know the day", "in 2 weeks"),
        ("night", "I don't know the day", "in 2 weeks"),
        ("last night", "is over", "tomorrow"),
        ("december", "more than one day", "12 Dec"),
        ("last friday", "is over", "tomorrow"),
        ("", "I don't know the day", "tomorrow"),
        ("3001-01-01", "too far away", "tomorrow"),
        ("soon " * 50, "I don't know the day", "tomorrow"),
    ],
)
def test_what_is_no_day_to_come_is_refused_with_what_to_type(said, why, hint):
    with pytest.raises(BadUsage) as refused:
        parse_day_to_come(said, today=SUNDAY)
    assert why in refused.value.message and hint in refused.value.hint
    assert len(refused.value.message) < 120
