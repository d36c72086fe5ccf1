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
    last = at
    if made[at].tail:
        return last
    while last + 1 < len(made) and last - at < 5:
        following = made[last + 1]
        if following.masked or not (
            following.near or (following.gap == ". " and made[last].end - made[last].start == 1)
        ):
            break
        if _is_initial(following):
            last += 1
            if _is_stopped(text, following) and not following.opens and _ends_here(made, last, how):
                break
            continue
        if how == "lower" and _is_small_initial(text, made, last + 1):
            last += 1
            continue
        more = _over_particles(made, last + 1, how)
        if more is None:
            more = 1 if _follows(following, how, lists()) else 0
        if not more:
            break
        last += more
        if made[last].tail and (more == 1 or made[last].capital):
            break  # after a small surname behind a particle more is masked, not less: ana de la cruz's lopez
    return last


def _is_initial(letter: Token) -> bool:
    return letter.last - letter.start == 1 and letter.capital and letter.key not in ("i", "a", "y", "o", "e")


def _is_stopped(text: str, letter: Token) -> bool:
    return text[letter.end : letter.end + 1] == "."


def _is_small_initial(text: str, made: list[Token], at: int) -> bool:
    """Whether one letter behind a name in lower case is its initial: tony t. said, tony t got his keys."""
    letter = made[at]
    if letter.last - letter.start != 1:
        return False
    if _is_stopped(text, letter) and letter.key not in ("i", "a"):
        return True
    return letter.key in _LETTERS and _acts_next(made, at)


def _over_particles(made: list[Token], at: int, how: Manner) -> int | None:
    """How many words a name goes on over one particle or two: de la Cruz; 0 when it ends here, None when none stands here."""
    if made[at].key not in _PARTICLES or at + 1 >= len(made) or not made[at + 1].near:
        return None
    size = 2
    ahead = made[at + 1]
    if ahead.key in _PARTICLES and at + 2 < len(made) and made[at + 2].near:
        ahead, size = made[at + 2], 3
    if ahead.capital and ahead.key not in lists()["never"]:
        return size
    is_surname = ahead.marks & (SURNAME | FAMILY | GIVEN) and not ahead.marks & (ENGLISH | SPANISH)
    return size if how != "cased" and is_surname and made[at].key != "a" else 0


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
