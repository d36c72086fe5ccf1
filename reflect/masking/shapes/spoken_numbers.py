"""Finds phone numbers that are written as they are said: six one four, five five five. Somebody who counts is left alone."""

import itertools
import re
from collections.abc import Iterator

from reflect.masking.spans import Span, span
from reflect.masking.words.word_starts import Starts, heads

_DIGIT_WORDS = "zero oh o one two three four five six seven eight nine"
_DIGIT_WORD = rf"(?:(?:double|triple)[ ])?(?:{_DIGIT_WORDS.replace(' ', '|')}|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
_SAID = re.compile(rf"(?<![\w-]){_DIGIT_WORD}(?:[ ,.-]{{1,3}}{_DIGIT_WORD}){{6,14}}(?![\w-])", re.I)
_SAID_AT = heads(f"{_DIGIT_WORDS} double triple cero uno dos tres cuatro cinco seis siete ocho nueve")


def said_numbers(starts: Starts) -> Iterator[Span]:
    """Find numbers that are written as they are said: six one four, five five five."""
    text = starts.text
    for found in starts.matches(_SAID, _SAID_AT):
        if not _is_count(found.group()):
            yield span(text, found.start(), found.end(), "phone", "likely", "a number said word by word")


def _is_count(said: str) -> bool:
    """One two three four five, or backwards: somebody counts, perhaps breathing."""
    names = _DIGIT_WORDS.split()[3:]
    values = [names.index(word) for word in re.findall(r"\w+", said.lower()) if word in names]
    return len(values) > 1 and len({b - a for a, b in itertools.pairwise(values)} - {1, -1}) == 0
