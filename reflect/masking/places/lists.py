"""What the finders of places share: the short lists they read, and which words carry a name. Finds nothing."""

from functools import cache

from reflect.masking.words.lexicon import ANY_NAME, ANY_WORD, NAME_FIRST, words
from reflect.masking.words.tokens import Manner, Token

REACH = 5


@cache
def lists() -> dict[str, frozenset[str]]:
    """The short lists that places are found with."""
    return {
        "streets": words("streets"),
        "streets_low": words("streets_low"),
        "ends": words("land", "bodies"),
        "land": words("land"),
        "function": words("function", "times"),
        "wide": words("states", "wide", "times"),
        "brands": words("brands"),
        "brand_heads": frozenset(
            form
            for brand in words("brands")
            for form in (brand, brand.partition("-")[0], brand.partition("'")[0])
        ),
        "practice": words("practice"),
    }


JOINS = words("joins")
WHERE = words("where")
PREPOSITION = words("preposition")
STREET_BEFORE = words("street_before")
HEAD = words("head")


def take(made: list[Token], first: int, last: int) -> None:
    """Mark words as found."""
    for token in made[first : last + 1]:
        token.taken = True


def carries(word: Token, how: Manner) -> bool:
    """Whether a word gives a place its name: riverbend, vincent, tacoma; not food, peer, the."""
    if len(word.key) < 3 or word.key[0].isdigit():
        return False
    if not word.marks:
        return word.key not in lists()["function"]
    if word.marks & NAME_FIRST:
        return how != "upper"
    return bool(word.marks & ANY_NAME) and not word.marks & ANY_WORD
