"""Finds numbers that are written as they are said: six one four, five five five; two three c r one one four seven. Who counts is left alone."""

import itertools
import re
from collections.abc import Iterator

from reflect.masking.spans import Span, span
from reflect.masking.words.word_starts import Starts, heads

_DIGIT_WORDS = "zero oh o one two three four five six seven eight nine"
_DIGIT_WORD = rf"(?:(?:double|triple)[ ])?(?:{_DIGIT_WORDS.replace(' ', '|')}|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
_SAID = re.compile(rf"(?<![\w-]){_DIGIT_WORD}(?:[ ,.-]{{1,3}}{_DIGIT_WORD}){{6,14}}(?![\w-])", re.I)
_SAID_AT = heads(f"{_DIGIT_WORDS} double triple cero uno dos tres cuatro cinco seis siete ocho nueve")
_PART = rf"(?:{_DIGIT_WORD}|[a-z]|dash|hyphen|slash|gui[óo]n)"
_SPELLED = re.compile(rf"(?<![\w'’-]){_PART}(?:[ ,-]{{1,2}}{_PART}){{4,14}}(?![\w'’-])", re.I)
_SPELLED_AT = _SAID_AT | heads("a b c d e f g h j k l m n p q r s t u v w x y z dash hyphen")
_DIGITS_IN = re.compile(
    rf"(?<![\w-])(?:{_DIGIT_WORDS.replace(' ', '|')}|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)(?![\w-])",
    re.I,
)


def said_numbers(starts: Starts) -> Iterator[Span]:
    """Find numbers that are written as they are said: six one four, five five five."""
    text = starts.text
    for found in starts.matches(_SAID, _SAID_AT):
        if not _is_count(found.group()):
            yield span(text, found.start(), found.end(), "phone", "likely", "a number said word by word")
    for found in starts.matches(_SPELLED, _SPELLED_AT):
        if len(_DIGITS_IN.findall(found.group())) > 3 and not _is_count(found.group()):
            yield span(text, found.start(), found.end(), "number", "likely", "a number said word by word")


def _is_count(said: str) -> bool:
    """One two three four five, or backwards: somebody counts, perhaps breathing."""
    names = _DIGIT_WORDS.split()[3:]
    values = [names.index(word) for word in re.findall(r"\w+", said.lower()) if word in names]
    return len(values) > 1 and len({b - a for a, b in itertools.pairwise(values)} - {1, -1}) == 0
