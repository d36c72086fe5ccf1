"""Finds full names at writing time: high precision only, so that a person is not nagged. Never finds a name that stands alone."""

import re
from collections.abc import Collection, Iterator

from reflect.masking.gentle.name_words import (
    FREE,
    LETTER,
    could_be,
    is_capitalised,
    is_given,
    is_headline,
    is_known,
    is_of_a_thing,
    run_on,
)

_PLACE_BEFORE = re.compile(
    r"(?:\b(?:san|santa|santo|saint|los|las|the|mount|mt|fort|ft|lake|port|north|south|east|west|new|camp|king|queen|"
    r"prince|hurricane|tropical|storm|nuestra|virgen|ave|hail|an?)|\bste?\.?|&)[ \t]{1,2}$",
    re.I,
)
_GIVEN = re.compile(rf"(?=[^\W\d_a-z]){FREE}{LETTER}{{2,}}(?:['’-]{LETTER}+)*")


def full_names(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Find a common given name with a surname or an initial behind it."""
    if not names:
        return
    past = 0
    for given in _GIVEN.finditer(text):
        word, start = given.group(), given.start()
        if start < past or not is_capitalised(word) or not is_given(word, names):
            continue
        end, run, place = run_on(text, given.end())
        if not run or place or not could_be(run) or _PLACE_BEFORE.search(text[max(0, start - 14) : start]):
            continue
        if is_known([word, *run]) or is_headline(text, start) or is_of_a_thing(text, end):
            continue
        past = end
        yield start, end
