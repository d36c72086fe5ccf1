"""Adds up how much a word is a name: by itself, and by its neighbours. Masks nothing."""

from functools import cache, lru_cache

from reflect.masking.people.word_weight import lists, prior
from reflect.masking.people.words_after import right
from reflect.masking.people.words_before import ABOUT, left
from reflect.masking.words.clauses import is_clause
from reflect.masking.words.lexicon import ENGLISH, GIVEN, SPANISH, words
from reflect.masking.words.tokens import Manner, Token

_TELLS = words("tells")
_NO_SPEAKER = words("no_speaker")


def weigh(made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> tuple[int, int]:
    """The weight of a word by itself, and with its neighbours."""
    own = prior(made[at], how, headline=at in plain)
    if own < -1:
        return own, own
    token, known = made[at], lists()
    if token.key in known["human"] or (token.key in known["kin"] and not token.marks & GIVEN):
        return own, -2
    if own == -1 and not token.capital:
        return own, _nickname(made, at)
    clause = is_clause(made, at)
    before, after = left(made, at), right(made, at, clause=clause)
    if own >= 2 and token.capital:
        before, after = max(before, -1), max(after, -1)
    if before > 1 and after < 0:
        after = 0
    return own, own + before + after


def _nickname(made: list[Token], at: int) -> int:
    """The weight of an everyday word with its neighbours: it is a nickname only where nothing but a name can stand."""
    token = made[at]
    alone = _speaks_alone(made, at)
    if not alone and (not at or made[at - 1].key not in _lifts()):
        return -1
    if not _can_be_nickname(token.key, token.tail, token.marks):
        return -1
    before = left(made, at)
    if before >= 3:
        return before - 1 + max(right(made, at, clause=is_clause(made, at)), 0)
    if token.key.endswith("s"):
        return -1
    if before == 0 and alone and right(made, at, clause=True) == 2:
        return 2
    return max(before, 0) - 1


@cache
def _lifts() -> frozenset[str]:
    """The words before a word that can make much of it. Nothing else lifts an everyday word."""
    known = lists()
    return frozenset().union(
        *(
            known[name]
            for name in ("kin", "greets", "named", "titles_plain", "takes_strong", "perceives", "takes")
        ),
        (
            "is",
            "with",
            "w",
            "w/",
            "con",
            "to",
            "a",
            "from",
            "and",
            "y",
            "&",
            "big",
            "him",
            "her",
            "them",
            "me",
            "little",
            "lil",
            "old",
            "ol",
        ),
        ABOUT,
    )


@lru_cache(8192)
def _can_be_nickname(key: str, tail: str, marks: int) -> bool:
    return not (
        tail not in ("", "s")
        or key.endswith(("ing", "ly", "ed"))
        or marks & (SPANISH | ENGLISH) == SPANISH
        or key in lists()["acts"]
        or key in lists()["practice"]
    )


def _speaks_alone(made: list[Token], at: int) -> bool:
    """A bare noun that opens a sentence and tells or asks someone: smokey told me."""
    if not made[at].opens or made[at].key in _NO_SPEAKER:
        return False
    return at + 1 < len(made) and made[at + 1].key in _TELLS
