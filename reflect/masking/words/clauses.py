"""Says where a clause begins: what stands there is told anew, and is no further part of a name."""

from reflect.masking.words.lexicon import sections
from reflect.masking.words.tokens import Token

_CUTS = frozenset([",", "-", "–", "—", ")", "/", "*", "."])


def is_clause(made: list[Token], at: int) -> bool:
    """Whether a sentence or a part of one begins with this word."""
    token = made[at]
    if token.opens or not at:
        return True
    if not token.near:
        return token.gap.strip() in _CUTS
    before = made[at - 1]
    if before.key in ("time", "day", "way", "moment", "minute") and at > 1:
        return made[at - 2].key in ("every", "each", "last", "first", "next", "the", "any")
    return before.key in sections()["clause"] and not before.taken
