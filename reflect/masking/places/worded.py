"""Finds places and organisations by the words in them: streets, parks, clinics, shops, towns. States and countries stay."""

from collections.abc import Iterator

from reflect.masking.places.last_word import ended
from reflect.masking.places.lists import lists, take
from reflect.masking.places.towns import HEADS, brand, headed, town
from reflect.masking.spans import Span, span
from reflect.masking.words.lexicon import ANY_WORD, CITY, NAME_FIRST, first_of_places
from reflect.masking.words.tokens import Manner, Token


def worded(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """Find places and organisations by the words in them. Marks the words it takes."""
    known = lists()
    brands, last = known["brand_heads"], known["streets"] | known["ends"]
    for at, token in enumerate(made):
        if token.taken or token.masked:
            continue
        if token.key in brands:
            yield from brand(text, made, at, plain)
        if token.key in last:
            yield from ended(text, made, at, how, plain)
    for at, token in enumerate(made):
        if token.key in HEADS and not token.taken and not token.masked:
            yield from headed(text, made, at, how, plain)
    if how == "cased":
        for at, token in enumerate(made):
            if token.capital and not token.opens and not token.taken and at not in plain:
                yield from _named_house(text, made, at)
    towns = first_of_places()
    for at, token in enumerate(made):
        if (token.marks & CITY or token.key in towns) and not token.taken and not token.masked:
            yield from town(text, made, at, how, plain)


_INSIDE = frozenset(["at", "from", "by", "near", "outside", "behind", "inside", "into"])


def _named_house(text: str, made: list[Token], at: int) -> Iterator[Span]:
    """Everyday words with capitals where a place stands are its name: sat at Harvest Table, got a bed at Second Wind."""
    known = lists()
    if not at or not made[at].near or made[at - 1].key not in _INSIDE or made[at - 1].taken:
        return
    last = at
    while last + 1 < len(made) and last - at < 3 and made[last + 1].near:
        if made[last].tail or not made[last + 1].capital or made[last + 1].taken:
            break
        last += 1
    group = made[at : last + 1]
    closed = known["practice"] | known["function"] | known["wide"] | known["ends"]
    if last == at or any(t.taken or not t.marks & ANY_WORD or t.marks & NAME_FIRST for t in group):
        return
    if all(t.key in closed for t in group) or group[0].key in known["function"]:
        return
    take(made, at, last)
    yield span(text, made[at].start, made[last].end, "organization", "maybe", "an organization")
