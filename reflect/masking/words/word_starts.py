"""Knows where the words of a text begin, by their first letters, so that a shape is tried only where it can begin. Finds nothing.

Most shapes begin with a word of a short list, or with a digit. Trying each of them at every character was most of the work.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from reflect.masking.words.cut import Cut, WordForm

_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile(r"[^\W\d_]{1,3}")


def _head(start: str) -> str:
    """What words are grouped by: their first letters, three at most, or the first character where that is no letter."""
    letters = _LETTERS.match(start)
    return letters.group() if letters else start[:1]


@lru_cache(8192)
def _groups(start: str) -> frozenset[str]:
    """Which heads a word stands for that begins so."""
    head = _head(start)
    return frozenset([head, head[:2]])


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
    among: "InWord | None" = None
    """What such a word holds in any case, where that is known already: only these words are looked at."""


DIGIT = InWord(re.compile("[0-9]"))


def digits(shape: str) -> InWord:
    """What a word with digits holds besides."""
    return InWord(re.compile(shape), DIGIT)


class Near(NamedTuple):
    """Where a shape begins that holds a rarer word further on: it is tried only where it can reach such a word."""

    begins: frozenset[str] | None
    """The `heads` of every word that it can begin with; None where it begins in the rarer word itself."""
    held: InWord
    """What the rarer word holds."""
    reach: int = 0
    """How many code points stand at most between the beginning of the shape and what that word holds."""


class Starts:
    """Where the words of one text begin. An underscore begins none."""

    def __init__(self, text: Cut) -> None:
        self.text = text.text
        self._groups: dict[str, list[int]] = {}
        """By their heads, and by the first two letters of these. Where a shape begins with both, a place is tried twice."""
        self._places: dict[frozenset[str] | Near, list[int]] = {}
        self._words: dict[WordForm, list[int]] = {}
        self._with: dict[InWord, dict[WordForm, list[int]]] = {}
        self._holding: dict[InWord, list[tuple[int, WordForm]]] = {}
        for word, at in zip(text.said, text.starts, strict=True):
            self._words.setdefault(word, []).append(at)
        for word, places in self._words.items():
            for offset, start in word.runs:
                moved = [at + offset for at in places] if offset else places
                for known in _groups(start):
                    self._groups.setdefault(known, []).extend(moved)
        self.has_digit = _DIGIT.search(self.text) is not None or (
            not self.text.isascii() and any(map(str.isdigit, self.text))
        )

    def matches(self, shape: re.Pattern[str], begins: frozenset[str] | Near) -> Iterator[re.Match[str]]:
        """What `shape.finditer` gives, for a shape that begins where a word does.

        Args:
            shape: A pattern that never matches from inside a word, and never nothing.
            begins: The `heads` of every word that it can begin with, near a word that it holds or anywhere.
        """
        past, text, match = 0, self.text, shape.match
        for at in self._before(begins) if isinstance(begins, Near) else self._of(begins):
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
        places = [at for at, _ in self._that_hold(words)] if isinstance(words, InWord) else self._of(words)
        for at in places:
            if at > end:
                end = self.text.find("\n", at)
                end = len(self.text) if end < 0 else end
                yield from shape.finditer(self.text, self.text.rfind("\n", 0, at) + 1, end)

    def _that_hold(self, held: InWord) -> list[tuple[int, WordForm]]:
        """The words with a sign, and where they begin, in order."""
        found = self._holding.get(held)
        if found is None:
            found = [(at, word) for word, here in self._words_with(held).items() for at in here]
            found.sort(key=itemgetter(0))
            self._holding[held] = found
        return found

    def _words_with(self, held: InWord | None) -> dict[WordForm, list[int]]:
        """The words with a sign. Each is looked at once, however often it stands there."""
        if held is None:
            return self._words
        found = self._with.get(held)
        if found is None:
            search, text, among = held.sign.search, self.text, self._words_with(held.among).items()
            found = {w: here for w, here in among if search(text, here[0], here[0] + w.length)}
            self._with[held] = found
        return found

    def _before(self, where: Near) -> list[int]:
        places = self._places.get(where)
        if places is None:
            places, held = list[int](), self._that_hold(where.held)
            if where.begins is None:
                places = [at + offset for at, word in held for offset, _ in word.runs]
            else:
                here, last = 0, len(held)
                ends = [at + word.length for at, word in held]
                for at in self._of(where.begins):
                    while here < last and ends[here] <= at:
                        here += 1
                    if here == last:
                        break
                    if held[here][0] - where.reach <= at:
                        places.append(at)
            self._places[where] = places
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
