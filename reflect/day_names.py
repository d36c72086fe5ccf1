"""What months and weekdays are called, in the language that is spoken. Pure."""

from datetime import date

from reflect.wording import later, speak

_MONTH_NAMES = (
    later("January"), later("February"), later("March"), later("April"), later("May"), later("June"), later("July"),
    later("August"), later("September"), later("October"), later("November"), later("December"),
)  # fmt: skip
_WEEKDAY_NAMES = (
    later("Monday"), later("Tuesday"), later("Wednesday"), later("Thursday"), later("Friday"), later("Saturday"),
    later("Sunday"),
)  # fmt: skip


def month_name(day: date) -> str:
    """Name the month of a day, as it stands inside a sentence: "October"."""
    return speak(_MONTH_NAMES[day.month - 1])


def weekday_name(day: date) -> str:
    """Name the weekday of a day, as it stands at the start of a sentence: "Saturday"."""
    return speak(_WEEKDAY_NAMES[day.weekday()])


def month_of(day: date) -> str:
    """Name the month of a day with its year: "October 2026"."""
    return speak("{month} {year}", month=month_name(day), year=day.year)
