"""Finds the words that a person asked never to let out: in any case, possessive, hyphenated, letter by letter, or with one slip.

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
_SPELLED = 4
"""From this length on, a word is known letter by letter: m a r i s o l."""
_LETTER_GAP = re.compile(r"(?:\W|_){1,6}")
"""What may stand between the letters of a word that is spelled."""
_TURNED_GAP = re.compile(r"[ \t]?,[ \t]{0,2}\n?[ \t]{0,2}")
"""Between a last and a first name that have changed places."""
_BY_ITSELF = frozenset("aieoy")
"""Letters that are words; without a stop they are no initials."""

_Piece = tuple[str, int, int]
"""A piece of a word as it is compared, where it starts, and where it ends."""


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
        self.pieces: dict[str, set[int]] = {}
        for phrase in always:
            pieces = tuple(key(found.group()) for found in _PIECE.finditer(phrase))[:_MOST_PIECES]
            if not pieces or not all(pieces):
                continue
            self.phrases.setdefault(pieces[0], set()).add(pieces)
            whole = "".join(pieces)
            self.whole.add(whole)
            self.pieces.setdefault(whole, set()).add(len(pieces))
            if len(whole) >= _SLIP:
                for form in (whole, *_shorter(whole)):
                    self.near.setdefault(form, set()).add(whole)
        self.long = max((len(p) for group in self.phrases.values() for p in group), default=0)
        self.reach = max((len(w) for w in self.whole), default=0) + 1
        self.sizes = sorted({len(p) for group in self.phrases.values() for p in group if len(p) > 1})
        """How many pieces the phrases have."""
        long = {len(w) for w in self.whole if len(w) >= _SPELLED}
        slipped = {n + more for n in long if n >= _SLIP for more in (-1, 0, 1)}
        self.spelled = sorted(long | slipped, reverse=True)
        """How many letters, spelled one by one, can be one of the words; none when no word is long enough."""

    def is_phrase(self, joined: str, size: int) -> bool:
        """Whether so many pieces, joined, are a phrase of so many pieces, or one slip away."""
        return size in self.sizes and any(size in self.pieces[whole] for whole in self._alike(joined))

    def is_asked(self, word: str) -> bool:
        """Whether a word is one of them, or one slip away."""
        return word in self.whole or any(True for _ in self._alike(word))

    def _alike(self, word: str) -> Iterator[str]:
        """The words that are this one, or one slip away."""
        if word in self.whole:
            yield word
        if not self.near or len(word) < _SLIP - 1 or len(word) > self.reach:
            return
        candidates = set(self.near.get(word, ()))
        for form in _shorter(word):
            candidates |= self.near.get(form, set())
        yield from (whole for whole in candidates if one_slip(word, whole))


@lru_cache(8)
def _asked(always: frozenset[str]) -> _Asked:
    return _Asked(always)


def always_spans(text: str, always: Collection[str], *, slips: bool = True) -> Iterator[Span]:
    """Find the always-mask words of a text.

    Args:
        text: What was written.
        always: The words and phrases that were asked for.
        slips: Whether to see through one slip, hyphens, broken lines, spelling, initials, and names that have changed
            places; else only whole words as they are.
    """
    if not always:
        return
    asked = _asked(frozenset(always))
    if not asked.whole:
        return
    words: list[_Piece] = [
        (key(found.group()), found.start(), found.end()) for found in _PIECE.finditer(text)
    ]
    for start, end in _places(asked, words, text, slips=slips):
        yield span(text, start, end, "always", "sure", "a word you asked to keep out")


def _places(asked: _Asked, words: list[_Piece], text: str, *, slips: bool) -> Iterator[tuple[int, int]]:
    for at in range(len(words)):
        end = _phrase(asked, words, at)
        if end is None and slips:
            end = _word(asked, words, at, text)
        if end is not None:
            yield words[at][1], end
    if slips and asked.sizes:
        yield from _around_initials(asked, words, text)
        yield from _turned(asked, words, text)
    if slips and asked.spelled:
        yield from _letter_by_letter(asked, words, text)


def _is_initial(words: list[_Piece], at: int, text: str) -> bool:
    """Whether a piece is an initial between two other words: the J of Marisol J. Quint."""
    letter, start, end = words[at]
    if len(letter) != 1 or not letter.isalpha() or not 0 < at < len(words) - 1:
        return False
    stopped = text[end : end + 1] == "."
    return (
        (stopped or letter not in _BY_ITSELF)
        and words[at + 1][1] - end <= 3
        and start - words[at - 1][2] <= 3
    )


def _around_initials(asked: _Asked, words: list[_Piece], text: str) -> Iterator[tuple[int, int]]:
    """Phrases with initials between their words, which a person left out when they asked."""
    kept, bridges = list[_Piece](), set[int]()
    for at, word in enumerate(words):
        if _is_initial(words, at, text):
            bridges.add(len(kept))
        else:
            kept.append(word)
    for bridge in bridges:
        for first in range(max(0, bridge - asked.long + 1), bridge):
            joined, end = kept[first][0], kept[first][2]
            for at in range(first + 1, min(first + asked.long, len(kept))):
                piece, start, last = kept[at]
                if at not in bridges and start - end > 3:
                    break
                joined, end = joined + piece, last
                if len(joined) > asked.reach:
                    break
                if at >= bridge and asked.is_phrase(joined, at - first + 1):
                    yield kept[first][1], end


def _turned(asked: _Asked, words: list[_Piece], text: str) -> Iterator[tuple[int, int]]:
    """Phrases whose last word comes first, with a comma: Quint, Marisol."""
    for at in range(len(words) - 1):
        last, _, end = words[at]
        if text[end : words[at + 1][1]].find(",") < 0 or not _TURNED_GAP.fullmatch(
            text, end, words[at + 1][1]
        ):
            continue
        joined = ""
        for more in range(1, min(asked.long, len(words) - at)):
            piece, start, end = words[at + more]
            if more > 1 and start - words[at + more - 1][2] > 3:
                break
            joined += piece
            if len(joined) > asked.reach:
                break
            if asked.is_phrase(joined + last, more + 1):
                yield words[at][1], end


def _letter_by_letter(asked: _Asked, words: list[_Piece], text: str) -> Iterator[tuple[int, int]]:
    """Words that are spelled: M a r i s o l, m-a-r-i-s-o-l."""
    row = list[_Piece]()
    for word in (*words, ("", len(text), len(text))):
        single = len(word[0]) == 1 and word[0].isalpha()
        if row and not (single and _LETTER_GAP.fullmatch(text, row[-1][2], word[1])):
            yield from _spelled(asked, row)
            row = []
        if single:
            row.append(word)


def _spelled(asked: _Asked, row: list[_Piece]) -> Iterator[tuple[int, int]]:
    """The words in a row of letters: first those that are right, then those with a slip, which may take in a letter more."""
    letters = "".join(letter for letter, _, _ in row)
    for is_one in (asked.whole.__contains__, asked.is_asked):
        at = 0
        while len(row) - at >= asked.spelled[-1]:
            parts = ((n, letters[at : at + n]) for n in asked.spelled if n <= len(row) - at)
            size = next((n for n, part in parts if is_one(part)), 0)
            if size:
                yield row[at][1], row[at + size - 1][2]
            at += size or 1


def _phrase(asked: _Asked, words: list[_Piece], at: int) -> int | None:
    """Where the longest phrase that begins here ends, word for word."""
    best = None
    for pieces in asked.phrases.get(words[at][0], ()):
        here = words[at : at + len(pieces)]
        close = all(b[1] - a[2] <= 3 for a, b in itertools.pairwise(here))
        if tuple(w for w, _, _ in here) == pieces and close and (best is None or here[-1][2] > best):
            best = here[-1][2]
    return best


def _word(asked: _Asked, words: list[_Piece], at: int, text: str) -> int | None:
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
