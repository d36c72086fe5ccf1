"""Knows where the words of a text begin, by their first letters, so that a shape is tried only where it can begin. Finds nothing.

Most shapes begin with a word of a short list, or with a digit. Trying each of them at every character was most of the work.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reflect.masking.words.cut import Cut, WordForm

_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile(r"[^\W\d_]{1,3}")


def _head(start: str) -> str:
    """What words are grouped by: their first letters, three at most, or the first character where that is no letter."""
    letters = _LETTERS.match(start)
    return letters.group() if letters else start[:1]


def heads(words: str) -> frozenset[str]:
    """The beginnings of the words that a shape may begin with.

    From three letters on only these three count. A word of two letters stands for longer ones too (no, nobody), a word of
    one letter for itself alone (i, as in i 95), a digit for every number that it begins.
    """
    return frozenset(_head(word) for word in words.split())


NUMBER = heads("0 1 2 3 4 5 6 7 8 9")
"""The shape begins with a digit."""


class InWord(NamedTuple):
    """What some word of every line with a shape holds; hyphens and apostrophes in it are a part of it, other signs are not."""

    sign: re.Pattern[str]


class Starts:
    """Where the words of one text begin. An underscore begins none."""

    def __init__(self, text: Cut) -> None:
        self.text = text.text
        self._groups: dict[str, list[int]] = {}
        """By their heads, and by the first two letters of these. Where a shape begins with both, a place is tried twice."""
        self._places: dict[frozenset[str], list[int]] = {}
        self._words: dict[WordForm, list[int]] = {}
        self._holding: dict[InWord, list[int]] = {}
        for word, at in zip(text.said, text.starts, strict=True):
            self._words.setdefault(word, []).append(at)
        for word, places in self._words.items():
            for offset, start in word.runs:
                head = _head(start)
                moved = [at + offset for at in places] if offset else places
                for known in {head, head[:2]}:
                    self._groups.setdefault(known, []).extend(moved)
        self.has_digit = _DIGIT.search(self.text) is not None or (
            not self.text.isascii() and any(map(str.isdigit, self.text))
        )

    def matches(self, shape: re.Pattern[str], begins: frozenset[str]) -> Iterator[re.Match[str]]:
        """What `shape.finditer` gives, for a shape that begins where a word does.

        Args:
            shape: A pattern that never matches from inside a word, and never nothing.
            begins: The `heads` of every word that it can begin with.
        """
        past, text, match = 0, self.text, shape.match
        for at in self._of(begins):
            if at >= past and (found := match(text, at)):
                past = found.end()
                yield found

    def in_lines(self, shape: re.Pattern[str], words: frozenset[str] | InWord) -> Iterator[re.Match[str]]:
        """What `shape.finditer` gives, for a shape that holds one of some words and no line break: only lines with one are read.

        Args:
            shape: A pattern that neither matches a line break nor looks for one.
            words: The `heads` of words, or what a word holds, one of which stands in everything that the shape matches.
        """
        end = -1
        for at in self._that_hold(words) if isinstance(words, InWord) else self._of(words):
            if at > end:
                end = self.text.find("\n", at)
                end = len(self.text) if end < 0 else end
                yield from shape.finditer(self.text, self.text.rfind("\n", 0, at) + 1, end)

    def _that_hold(self, held: InWord) -> list[int]:
        """Where the words with a sign begin. Each word is looked at once, however often it stands there."""
        places = self._holding.get(held)
        if places is None:
            search, text = held.sign.search, self.text
            places = [
                at
                for word, here in self._words.items()
                if search(text, here[0], here[0] + word.length)
                for at in here
            ]
            places.sort()
            self._holding[held] = places
        return places

    def _of(self, begins: frozenset[str]) -> list[int]:
        places = self._places.get(begins)
        if places is None:
            places = []
            for head in begins.intersection(self._groups):
                places += self._groups[head]
            places.sort()
            self._places[begins] = places
        return places


def in_lines(text: str, shape: re.Pattern[str], sign: str | re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What `shape.finditer` gives, for a shape that holds a rare sign and no line break: only lines with the sign are read.

    Args:
        text: Any text.
        shape: A pattern that neither matches a line break nor looks for one.
        sign: What stands in everything that the shape matches: a text, or a small pattern that is quick to look for.
    """
    at = _next(text, sign, 0)
    while at >= 0:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield from shape.finditer(text, text.rfind("\n", 0, at) + 1, end)
        at = _next(text, sign, end)


def _next(text: str, sign: str | re.Pattern[str], start: int) -> int:
    if isinstance(sign, str):
        return text.find(sign, start)
    found = sign.search(text, start)
    return found.start() if found else -1
