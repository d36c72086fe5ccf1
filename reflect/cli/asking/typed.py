"""Days and numbers as a person types them, in the form that an answer has."""

from datetime import date

from reflect import dates
from reflect.errors import BadUsage
from reflect.guide.ask import Ask


def typed_day(text: str, ask: Ask) -> str:
    """Turn "yesterday" into an ISO day; "2028-06-30" too, where a day may lie ahead.

    Raises:
        ValueError: if the words are unknown or could mean two days.
    """
    read = dates.parse_day_ahead if ask.ahead else dates.parse_day
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
        raise ValueError("this takes a number") from None
