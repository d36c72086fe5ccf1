"""Days and numbers as a person types them, in the form that an answer has."""

from datetime import date

from reflect import dates
from reflect.days_to_come import parse_day_to_come
from reflect.errors import BadUsage
from reflect.guide.ask import Ask
from reflect.wording import later, speak

READ = {"past": dates.parse_day, "any": dates.parse_day_ahead, "to_come": parse_day_to_come}
SUCH_AS = {
    "past": later("yesterday or 2026-03-01"),
    "any": later("yesterday or 2026-03-01"),
    "to_come": later("friday, in 2 weeks or 12 Dec"),
}
"""What may be typed for a day, as both askers say it."""


def typed_day(text: str, ask: Ask) -> str:
    """Turn "yesterday" into an ISO day; "2028-06-30" where any day may be meant, "friday" to come where one must be.

    Raises:
        ValueError: if the words are unknown or could mean two days.
    """
    read = READ[ask.days]
    try:
        return read(text, today=ask.today or date.max).isoformat()
    except BadUsage as error:
        raise ValueError(f"{error.message} {error.hint}") from None


def typed_number(text: str) -> float:
    """Turn "1.5" or "1,5" into a number.

    Raises:
        ValueError: if it is none.
    """
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise ValueError(speak("Please type only a number, such as 2 or 1.5.")) from None
