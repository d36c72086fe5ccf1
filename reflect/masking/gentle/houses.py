"""Finds named houses at writing time: at Riverbend Clinic, from Harbor Light Shelter. Only with capitals, behind a word for where."""

import re
from collections.abc import Iterator

from reflect.masking.gentle.name_words import FREE, LETTER, is_headline
from reflect.masking.words.lexicon import fold, words

_HOUSE = re.compile(
    rf"\b(?:[aA]t|[fF]rom|[oO]utside|[nN]ear|[bB]ehind|[iI]nside)[ ](?:the[ ])?({FREE}(?:[A-Z]{LETTER}+(?:['’]s)?[ ]){{1,3}}"
    r"(?:Clinic|Shelter|House|Hospital|Church|Center|Centre|Mission|Manor|Academy|High|Elementary|Ministries|Apartments|Motel|Inn|Pantry|Detox|Baptist|Lutheran|Recovery|Services|Library))(?![\w'’-])"
)
_EXPLAINED = words("practice", "programs", "states", "places", "times", "brands", "known_houses")


def houses(text: str) -> Iterator[tuple[int, int]]:
    """Find a house that is called by a name of its own, with capitals."""
    for found in _HOUSE.finditer(text):
        called = [fold(word) for word in found.group(1).split()[:-1]]
        if not any(word.removesuffix("'s") in _EXPLAINED for word in called) and not is_headline(
            text, found.start(1)
        ):
            yield found.span(1)
