"""Finds the words that a person asked never to let out: in any case, possessive, hyphenated, accented or not, or with one slip.

It knows nothing but those words. Work grows with the length of the text.
"""

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

from reflect.masking.spans import Span, span

_MARKS = "\u0300-\u036f"
_PIECE = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
_MOST_PIECES = 16
_TIE = re.compile(r"[-\u2010-\u2015\u00ad\u200b-\u200d\u2060'’‘`_.]{1,2}|-[ \t]{0,2}\r?\n[ \t]{0,4}")
"""What may stand inside a word and leave it the same word: a hyphen, a soft one, a broken line, an apostrophe."""
_SLIP = 5
"""From this length on, one slip is seen through."""


def key(piece: str) -> str:
    """A piece of a word as it is compared: no case, no accents, full width as half."""
    if piece.isascii():
        return piece.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", piece).casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _shorter(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def one_slip(first: str, second: str) -> bool:
    """Whether two words are the same but for one letter: another, one more, one less, or two changed about."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return True
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]


class _Asked:
    """The always-mask words, laid out to be looked up."""

    def __init__(self, always: frozenset[str]) -> None:
        self.phrases: dict[str, set[tuple[str, ...]]] = {}
        self.whole: set[str] = set()
        self.near: dict[str, set[str]] = {}
        for phrase in always:
            pieces = tuple(key(found.group()) for found in _PIECE.finditer(phrase))[:_MOST_PIECES]
            if not pieces or not all(pieces):
                continue
            self.phrases.setdefault(pieces[0], set()).add(pieces)
            whole = "".join(pieces)
            self.whole.add(whole)
            if len(whole) >= _SLIP:
                for form in (whole, *_shorter(whole)):
                    self.near.setdefault(form, set()).add(whole)
        self.long = max((len(p) for group in self.phrases.values() for p in group), default=0)
        self.reach = max((len(w) for w in self.whole), default=0) + 1

    def is_asked(self, word: str) -> bool:
        """Whether a word is one of them, or one slip away."""
        if word in self.whole:
            return True
        if not self.near or len(word) < _SLIP - 1 or len(word) > self.reach:
            return False
        candidates = set(self.near.get(word, ()))
        for form in _shorter(word):
            candidates |= self.near.get(form, set())
        return any(one_slip(word, whole) for whole in candidates)


@lru_cache(8)
def _asked(always: frozenset[str]) -> _Asked:
    return _Asked(always)


def always_spans(text: str, always: Collection[str], *, slips: bool = True) -> Iterator[Span]:
    """Find the always-mask words of a text.

    Args:
        text: What was written.
        always: The words and phrases that were asked for.
        slips: Whether to see through one slip, hyphens and broken lines; else only whole words as they are.
    """
    if not always:
        return
    asked = _asked(frozenset(always))
    if not asked.whole:
        return
    words = [(key(found.group()), found.start(), found.end()) for found in _PIECE.finditer(text)]
    for at in range(len(words)):
        end = _phrase(asked, words, at)
        if end is None and slips:
            end = _word(asked, words, at, text)
        if end is not None:
            yield span(text, words[at][1], end, "always", "sure", "a word you asked to keep out")


def _phrase(asked: _Asked, words: list[tuple[str, int, int]], at: int) -> int | None:
    """Where the longest phrase that begins here ends, word for word."""
    best = None
    for pieces in asked.phrases.get(words[at][0], ()):
        here = words[at : at + len(pieces)]
        close = all(b[1] - a[2] <= 3 for a, b in itertools.pairwise(here))
        if tuple(w for w, _, _ in here) == pieces and close and (best is None or here[-1][2] > best):
            best = here[-1][2]
    return best


def _word(asked: _Asked, words: list[tuple[str, int, int]], at: int, text: str) -> int | None:
    """Where a word that begins here ends, when it is asked for through hyphens, a broken line or one slip."""
    joined, end = words[at][0], words[at][2]
    best = end if asked.is_asked(joined) else None
    spaced = 0
    for following, start, last in words[at + 1 : at + 1 + max(asked.long, 12)]:
        gap = text[end:start]
        if not _TIE.fullmatch(gap):
            spaced += 1
            if start - end > 3 or spaced >= asked.long:
                break
        joined += following
        end = last
        if len(joined) > asked.reach:
            break
        if asked.is_asked(joined):
            best = end
    return best
