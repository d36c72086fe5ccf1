"""Tells a corner of two streets from a day of the month: "5th and Vine" from "the 5th and it rained". Masks nothing."""

import re

from reflect.masking.words.lexicon import ANY_GIVEN, ANY_WORD, NAME_FIRST, fold, marks, words

NTH = r"[0-9]{1,3}(?:st|nd|rd|th)"
"""A street, or a day, by its number. For patterns without case."""
_AND = re.compile(rf"[ ](?:and|&|/)[ ]({NTH}(?![\w-])|[^\W\d_][\w'’-]{{1,20}})", re.I)
_STREET = re.compile(r"[ ](?:street|st|avenue|ave|av|road|rd|boulevard|blvd|drive|dr|lane|ln)(?!\w)", re.I)
_THE = re.compile(r"\bthe[ ]$", re.I)
_NOT_STREETS = words("function", "times", "human", "kin")
_CALLED_SO = frozenset(["april", "august", "best", "june", "long", "may", "spring", "summer", "winter"])
"""Streets are called so too, and without "the" no day is spoken of."""
_ACTS = words("acts", "acts_more")
_STREETS = words("corner_streets")
"""Streets that hardly anything else is called."""


def end_of_corner(text: str, start: int, end: int) -> int | None:
    """Say where a corner ends of which a numbered street is the first half; None where it is no corner.

    Its other half is a number, a name with a capital where the text has capitals, or a word that can be a street.

    Args:
        text: Any text.
        start: Where the numbered street begins, without "the" and without a direction.
        end: Where it ends.
    """
    found = _AND.match(text, end)
    if found is None:
        return None
    # Days come with "the", streets without.
    after_the = _THE.search(text, max(0, start - 5), start) is not None
    return found.end() if _is_street(text, found, after_the=after_the) else None


def _is_street(text: str, found: re.Match[str], *, after_the: bool) -> bool:
    other = found.group(1)
    if other[0].isdigit():
        return not after_the
    key = fold(other)
    if (key in _STREETS and not after_the) or _STREET.match(text, found.end()):
        return True
    # All in capitals, a capital says nothing: "ON THE 3RD AND PEOPLE LEFT".
    shown = other[0].isupper() and not other.isupper()
    if shown and not after_the:
        return key.partition("'")[0] != "i"
    if (key in _NOT_STREETS or key.partition("'")[0] in _NOT_STREETS) and (
        after_the or key not in _CALLED_SO
    ):
        return False
    if not after_the:
        return key not in _ACTS
    word = marks(key)
    named = bool(word & ANY_GIVEN) and (not word & ANY_WORD or bool(word & NAME_FIRST))
    return key in _STREETS or (not named and (shown or not word & ANY_WORD))
