"""Finds places and organisations by the words in them: streets, parks, clinics, shops, towns. States and countries stay."""

from collections.abc import Iterator

from reflect.masking.places.capitals import named_houses
from reflect.masking.places.last_word import ended
from reflect.masking.places.lists import lists
from reflect.masking.places.towns import HEADS, brand, headed, town
from reflect.masking.spans import Span
from reflect.masking.words.lexicon import CITY, first_of_places
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
    yield from named_houses(text, made, how, plain)
    towns = first_of_places()
    for at, token in enumerate(made):
        if (token.marks & CITY or token.key in towns) and not token.taken and not token.masked:
            yield from town(text, made, at, how, plain)
