"""Puts the short lists together that several rules read. Decides nothing."""

from functools import cache

from reflect.masking.words.lexicon import sections, words


@cache
def lists() -> dict[str, frozenset[str]]:
    """Each section of `words.txt`, and what is put together from several."""
    return {
        **sections(),
        "never": words("function", "times", "states", "wide", "shorthand") - _BOTH,
        "acts": words("acts", "acts_more"),
        "caps": words("practice", "places", "times", "states", "wide"),
        "not_named": words("function", "human", "jokes"),
    }


_TWICE = (
    "will hope may mark grace faith joy april june august summer autumn winter spring georgia virginia dakota carolina montana washington rose van "
    "mexico tennessee indiana savannah"
)
_BOTH = frozenset(_TWICE.split())
"""Words of the short lists that are names too."""
