"""Follows a name over its further words, as far as it goes: Maria de la Cruz, Tyrell W., junior combs. Finds no names by itself."""

from reflect.masking.people.word_weight import lists
from reflect.masking.words.lexicon import (
    ANY_GIVEN,
    ANY_NAME,
    ANY_WORD,
    CITY,
    COMMON,
    ENGLISH,
    FAMILY,
    GIVEN,
    NAME_FIRST,
    SPANISH,
    SURNAME,
    words,
)
from reflect.masking.words.tokens import Manner, Token

_PARTICLES = words("particles")


def extend(text: str, made: list[Token], at: int, how: Manner) -> int:
    """Follow a name over its further words: Maria de la Cruz, Tyrell W., junior combs."""
    last, known = at, lists()
    if made[at].tail:
        return last
    while last + 1 < len(made) and last - at < 5:
        following = made[last + 1]
        if following.masked or not (
            following.near or (following.gap == ". " and made[last].end - made[last].start == 1)
        ):
            break
        size = following.last - following.start
        if size == 1 and following.capital and following.key not in ("i", "a", "y", "o", "e"):
            last += 1
            if (
                text[following.end : following.end + 1] == "."
                and following.opens is False
                and _ends_here(made, last, how)
            ):
                break
            continue
        if (
            size == 1
            and how == "lower"
            and text[following.end : following.end + 1] == "."
            and following.key not in ("i", "a")
        ):
            last += 1
            continue
        if size == 1 and how == "lower" and following.key in _LETTERS and _acts_next(made, last + 1):
            last += 1
            continue
        if following.key in _PARTICLES and last + 2 < len(made) and made[last + 2].near:
            ahead = made[last + 2]
            if ahead.key in _PARTICLES and last + 3 < len(made) and made[last + 3].near:
                ahead = made[last + 3]
            skip = 2 if ahead is made[last + 2] else 3
            if ahead.capital and ahead.key not in known["never"]:
                last += skip
                if ahead.tail:
                    break
                continue
            if (
                how != "cased"
                and ahead.marks & (SURNAME | FAMILY | GIVEN)
                and not ahead.marks & (ENGLISH | SPANISH)
                and following.key not in ("a",)
            ):
                last += skip
                continue
            break
        if not _follows(following, how, known):
            break
        last += 1
        if following.tail:
            break
    return last


_LETTERS = frozenset("bdefghjlpqtvz")
"""Letters that nobody types for a word (u, r, k, c, w, n, y, x)."""


def _acts_next(made: list[Token], at: int) -> bool:
    """Whether what follows an initial says that it ends a name: tony t got his keys."""
    return at + 1 >= len(made) or not made[at + 1].near or made[at + 1].key in lists()["acts"]


def _ends_here(made: list[Token], last: int, how: Manner) -> bool:
    return last + 1 >= len(made) or not (
        made[last + 1].capital and made[last + 1].marks & (ANY_NAME & ~CITY) and how == "cased"
    )


_SECOND = words("second") - {"may"}
"""Words that stand as a second given name."""


def _follows(token: Token, how: Manner, known: dict[str, frozenset[str]]) -> bool:
    """Whether a word can be a further part of a name."""
    word = token.marks
    if token.key in known["never"] or token.key in known["not_named"] or not token.key[0].isalpha():
        return False
    if how == "cased" and (token.capital or token.loud):
        if token.loud and len(token.key) > 4:
            return False
        return token.key not in known["caps"] or bool(
            word & (SURNAME | GIVEN)
            and token.key not in known["practice"]
            and token.key not in known["months"]
        )
    if how == "cased":
        return False
    if word & ANY_WORD:
        return (
            bool(word & NAME_FIRST)
            or token.key in _SECOND
            or (bool(word & SURNAME) and not word & (COMMON | SPANISH) and token.key not in known["acts"])
        )
    return bool(word & (ANY_GIVEN | SURNAME | FAMILY)) or (not word and len(token.key) > 3)
