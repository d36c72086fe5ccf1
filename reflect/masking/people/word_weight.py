"""Weighs each word of a text: how much it is a name by itself, and by what stands around it. Masks nothing.

A word has a weight of its own (a name that is no word: much; a name that is a word, such as hope: nothing; a word in no
list: a little), and its neighbours add to it or take away: a title, a kin word, a verb that takes people before it,
a verb that people do after it, an article. What weighs enough is masked; what weighs almost enough is a `look`.
"""

from functools import cache, lru_cache

from reflect.masking.words.lexicon import (
    ANY_GIVEN,
    ANY_WORD,
    CITY,
    ENGLISH,
    FAMILY,
    GIVEN,
    NAME_FIRST,
    SPANISH,
    SURNAME,
    lexicon,
    sections,
    words,
)
from reflect.masking.words.tokens import Manner, Token

MASK, LOOK = 2, 1
"""From these weights on a word is masked, or shown."""


@cache
def lists() -> dict[str, frozenset[str]]:
    """The short lists that names are weighed with."""
    never = words("function", "times", "states", "wide", "shorthand") - _BOTH
    return {
        **sections(),
        "never": never,
        "acts": words("acts", "acts_more"),
        "titles_stopped": words("titles_stopped"),
        "caps": words("practice", "places", "times", "states", "wide"),
        "months": frozenset(["april", "may", "june", "august", "sunday", "wednesday", "friday"]),
        "not_named": words("function", "human", "jokes"),
    }


_TWICE = (
    "will hope may mark grace faith joy april june august summer autumn winter spring georgia virginia dakota carolina montana washington rose van "
    "mexico tennessee indiana savannah"
)
_BOTH = frozenset(_TWICE.split())
"""Words of the short lists that are names too."""


def prior(token: Token, how: Manner, *, headline: bool) -> int:
    """The weight of a word by itself, from -2 (never a name) to 4."""
    if not token.capital and not token.loud:
        return -9 if token.masked else _small(token.key, token.marks, opening=False)
    word, key = token.marks, token.key
    known = lists()
    if token.masked or key in known["never"] or not key[0].isalpha():
        return -9
    shown = (
        (token.capital or (token.loud and how == "cased" and len(key) > 5))
        and not token.opens
        and how == "cased"
        and not headline
    )
    if shown:
        return _shown(token)
    if token.loud and how == "cased" and len(key) < 6:
        if len(key) == 2 and not word & ANY_WORD and key not in known["abbreviations"]:
            return 0  # DJ, TK: initials, when what stands around says so
        return -2 if not word & GIVEN or word & ANY_WORD else 1
    return _small(key, word, opening=token.capital and token.opens)


@lru_cache(8192)
def _small(key: str, word: int, *, opening: bool) -> int:
    """The weight of a word whose capital, if it has one, says nothing."""
    if key in lists()["never"] or not key[0].isalpha():
        return -9
    given = word & ANY_GIVEN
    if given and (not word & ANY_WORD or word & NAME_FIRST):
        return 3 if word & GIVEN and not word & ANY_WORD else (2 if len(key) > 3 or word & GIVEN else 1)
    if given:
        return 0
    if not word & ANY_WORD and len(key) > 4 and key.endswith("s") and _is_name(key[:-1]):
        return 2
    if word & ANY_WORD:
        return -1
    if word & SURNAME:
        return 2
    if word & (FAMILY | CITY):
        return 2 if opening or len(key) > 4 else 1
    if len(key) < 3 or not key.isascii() or any(c.isdigit() for c in key):
        return -1
    return 2 if opening and "-" not in key else 1


def _is_name(key: str) -> bool:
    word = lexicon().get(key, 0)
    return bool(word & GIVEN and not word & ANY_WORD)


def is_word(token: Token) -> bool:
    """Whether a word is an everyday word first and a name at most second."""
    return bool(token.marks & ANY_WORD) and not token.marks & NAME_FIRST


def _shown(token: Token) -> int:
    """The weight of a word with a capital in the middle of a sentence."""
    word, key, known = token.marks, token.key, lists()
    if word & GIVEN and not word & ANY_WORD:
        return 4
    if key in known["months"]:
        return 0
    if key in ("summer", "autumn", "winter", "spring"):
        return 2  # a season has no capital
    if word & ANY_GIVEN:
        return 3 if key not in known["caps"] or word & NAME_FIRST else 1
    if key in known["caps"]:
        return -1
    if word & ENGLISH:
        return 1 if not word & (SURNAME | CITY) else 2
    if word & SPANISH:
        return 0
    if len(key) < 2:
        return -1
    return 3
