"""The words for days, in English and Spanish, and what a slip of the fingers was likely meant for. Pure; no calendar.

Every word here looks back, or says today: nothing names a day to come.
"""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SHORT = {
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "weds": "wednesday",
    "thu": "thursday", "thur": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
}  # fmt: skip
"""How weekdays are written for short. Spanish has none here: "mar" is a Tuesday and a month."""
_TWO_DAYS, _TODAY, _YESTERDAY = "2 days ago", "today", "yesterday"
PHRASES = {
    "tonight": _TODAY, "this morning": _TODAY, "this afternoon": _TODAY, "this evening": _TODAY,
    "last night": _YESTERDAY, "yesterday morning": _YESTERDAY, "yesterday afternoon": _YESTERDAY,
    "yesterday evening": _YESTERDAY,
    "day before yesterday": _TWO_DAYS, "the day before yesterday": _TWO_DAYS,
    "hoy": _TODAY, "esta mañana": _TODAY, "esta tarde": _TODAY, "esta noche": _TODAY,
    "ayer": _YESTERDAY, "anoche": _YESTERDAY, "ayer por la noche": _YESTERDAY,
    "anteayer": _TWO_DAYS, "antier": _TWO_DAYS, "antes de ayer": _TWO_DAYS, "anteanoche": _TWO_DAYS,
    "esta semana": "this week", "la semana pasada": "last week", "semana pasada": "last week",
    "este mes": "this month", "el mes pasado": "last month", "mes pasado": "last month",
    "este año": "this year", "el año pasado": "last year", "año pasado": "last year",
}  # fmt: skip
"""What is said as a whole, and what is meant by it."""
NAMES = {
    **_SHORT,
    **dict(zip(("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"), WEEKDAYS, strict=True)),
    "miercoles": "wednesday",
    "sabado": "saturday",
    **dict(
        zip(
            ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
             "octubre", "noviembre", "diciembre"),
            MONTHS,
            strict=True,
        )
    ),
    "setiembre": "september",
}  # fmt: skip
"""Weekdays and months, by what else they are called."""
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "un": 1, "una": 1, "un par de": 2, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12,
}  # fmt: skip
"""Numbers that are written as words."""
DAYS_IN = {"day": 1, "week": 7, "día": 1, "dia": 1, "semana": 7}
MONTHS_IN = {"month": 1, "year": 12, "me": 1, "mese": 1, "año": 12}
"""How many months a unit has; "mes" and "meses" without their last s."""
_OTHERS = (
    "last",
    "past",
    "this",
    "ago",
    "before",
    "days",
    "weeks",
    "months",
    "years",
    "night",
    "hace",
    "semanas",
    "pasado",
    "pasada",
)
CLOSE = 0.8
"""How much of two words must be the same, as `difflib` counts, for one to be a slip of the other."""


def number(word: str) -> int:
    """Read a number that is written in digits or as a word.

    Raises:
        KeyError: if it is none.
    """
    return int(word) if word.isascii() and word.isdigit() else NUMBERS[word]


def corrected(words: str) -> str:
    """Put the known word in the place of each that is a slip away from one; empty if that changes nothing.

    Short words stay as they are: in them a slip can't be told from another word.
    """
    from difflib import get_close_matches

    known = {
        *WEEKDAYS,
        *MONTHS,
        *NAMES,
        *NUMBERS,
        *_OTHERS,
        *(w for phrase in PHRASES for w in phrase.split()),
    }
    known |= {"today", "yesterday"}
    meant = [
        word
        if word in known or len(word) < 5
        else next(iter(get_close_matches(word, sorted(known), n=1, cutoff=CLOSE)), word)
        for word in words.split()
    ]
    said = " ".join(meant)
    return said if said != words else ""
