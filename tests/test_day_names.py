"""Days, months and weekdays as they are said in each language."""

from datetime import date

from reflect.dates import said
from reflect.day_names import month_name, month_of, weekday_name
from reflect.wording import speaking

DAY = date(2026, 10, 17)


def test_a_day_is_said_as_people_say_it() -> None:
    assert (said(DAY), said(DAY, today=DAY)) == ("17 October 2026", "17 October")
    assert (month_name(DAY), month_of(DAY), weekday_name(DAY)) == ("October", "October 2026", "Saturday")


def test_a_day_is_said_in_spanish() -> None:
    with speaking("es"):
        assert (said(DAY), said(DAY, today=DAY)) == ("17 de octubre de 2026", "17 de octubre")
        assert (month_name(DAY), month_of(DAY), weekday_name(DAY)) == ("octubre", "octubre de 2026", "Sábado")
