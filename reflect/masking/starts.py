"""Knows where the words of a text begin, by their first letters, so that a shape is tried only where it can begin. Finds nothing.

Most shapes begin with a word of a short list, or with a digit. Trying each of them at every character was most of the work.
"""

import re
from collections.abc import Iterator

_START = re.compile(r"\b\w.?", re.S)
_DIGIT = re.compile("[0-9]")
_SAME = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")
"""Letters that a pattern without case takes for i, s and k."""


def _head(start: str) -> str:
    """What words are grouped by: their first two letters, or the first character where the second is no letter."""
    return start[:2] if start[:2].isalpha() else start[:1]


def heads(words: str) -> frozenset[str]:
    """The beginnings of the words that a shape may begin with. A word of one letter stands for itself alone, as in "i 95"."""
    return frozenset(_head(word) for word in words.split())


NUMBER = heads("0 1 2 3 4 5 6 7 8 9")
"""The shape begins with a digit."""


class Starts:
    """Where the words of one text begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        low = text.lower() if text.isascii() else text.translate(_SAME).lower()
        self._groups: dict[str, list[int]] = {}
        pairs: dict[str, list[int]] = {}
        for found in _START.finditer(low):
            pairs.setdefault(found.group(), []).append(found.start())
        for pair, places in pairs.items():
            self._groups.setdefault(_head(pair), []).extend(places)
        self.has_digit = _DIGIT.search(text) is not None or (
            not text.isascii() and any(map(str.isdigit, text))
        )

    def matches(self, shape: re.Pattern[str], begins: frozenset[str]) -> Iterator[re.Match[str]]:
        """What `shape.finditer` gives, for a shape that begins where a word does.

        Args:
            shape: A pattern that never matches from inside a word, and never nothing.
            begins: The `heads` of every word that it can begin with.
        """
        if begins.isdisjoint(self._groups):
            return
        past = 0
        for at in sorted(at for head, places in self._groups.items() if head in begins for at in places):
            if at >= past and (found := shape.match(self.text, at)):
                past = found.end()
                yield found
