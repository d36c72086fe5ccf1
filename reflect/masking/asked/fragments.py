"""Cuts a text into pieces of words as the always-mask words are compared, and says what lies between two of them.

A piece is a run of letters, or a run of digits: marisol77 is two. What cannot be seen, and what only dresses a letter up,
makes no difference. Every offset is that of the text as it was written.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    pass


_WORDS_ALONE = re.compile(r"(?:[^\W\d_]|[ .'\t\u00a0\n-])+")
_INITIALS = re.compile(r"(?<![^\W\d_])[^\W\d_](?:(?:\.|\. ?| )[^\W\d_](?![^\W\d_]))+\.?")
_NO_LETTER = re.compile(r"[\W\d_]+")


_UNSEEN = "\u200b"
"""Stands for every sign that cannot be seen."""
_MARK = "\u0301"
"""Stands for every sign that is drawn on the letter before it."""
_SOFT = "\u00ad"
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
"""They count as letters, and nothing is drawn for them."""
_NEW_LINES = frozenset("\n\x0b\x0c\x85\u2028\u2029")
_BADGES = {
    chr(first + more): chr(ord("a") + more)
    for first in (0x1F150, 0x1F170, 0x1F1E6)  # white on black circles, white on black squares, flags
    for more in range(26)
}
"""Signs that show a letter, without Unicode saying that they are one."""

_PIECE = re.compile(rf"(?:[^\W\d_]++{_MARK}*+)++|\d++")
_BLANKS = re.compile(r"  +")
_LINE = re.compile(r" ?\n[ >|*•‣◦·+#~–—-]*")
"""A new line with what stands around it: blanks, and what marks a list or a quote at its beginning."""
_TIE = re.compile(rf"{_SOFT}*(?:[-\u2010-\u2015'’‘`_.]{_SOFT}*){{0,2}}|[-\u2010-\u2015{_SOFT}] ?\n")
"""What may stand inside a word and leave it the same word: a hyphen, a soft one, a broken line, an apostrophe."""
_NEAR = 3
"""So many signs may stand between two words of a phrase, a run of blanks counted as one sign, and so a new line."""


class Gap(IntEnum):
    """What lies between a piece and the piece before it."""

    NONE = 0
    """They are one word, but for hyphens, apostrophes, a broken line, or what cannot be seen."""
    NEAR = 1
    """They are neighbours in a phrase."""
    FAR = 2


class Piece(NamedTuple):
    """A piece of a word."""

    said: str
    """As it is compared."""
    start: int
    end: int
    gap: Gap
    """Between it and the piece before."""


def key(piece: str) -> str:
    """A piece of a word as it is compared: no case, no accents, full width as half."""
    if piece.isascii():
        return piece.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", piece).casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


@lru_cache(4096)
def _seen(sign: str) -> str:
    """What a sign is taken for: a letter in a circle for the letter, what cannot be seen for one sign of that kind."""
    if sign.isspace():
        return "\n" if sign in _NEW_LINES else " "
    category = unicodedata.category(sign)
    if sign == _SOFT or (category.startswith("L") and sign not in _BLANK_LETTERS):
        return sign
    if category.startswith("C") or sign in _BLANK_LETTERS:
        return _UNSEEN
    if category.startswith("M"):
        return _MARK
    form = unicodedata.normalize("NFKD", sign)
    shown = [c for c in form if c.isalnum()] or form
    return _BADGES.get(sign, shown[0] if len(shown) == 1 else sign)


def _plain(text: str) -> str:
    """The text, sign for sign, with each sign as what it is taken for."""
    strange = {ord(sign): seen for sign in set(text) if (seen := _seen(sign)) != sign}
    return text.translate(strange) if strange else text


def _gap(between: str) -> Gap:
    shown = between.replace(_UNSEEN, "").replace(_MARK, "")
    squeezed = _LINE.sub("\n", _BLANKS.sub(" ", shown))
    if _TIE.fullmatch(squeezed):
        return Gap.NONE
    return Gap.NEAR if len(squeezed) <= _NEAR else Gap.FAR


def pieces(text: str, apart: Sequence[tuple[int, int]] = ()) -> list[Piece]:
    """Cut a text.

    Args:
        text: Any text.
        apart: Starts and ends of what is left out, in the order of the text. What stands before it is far from what stands
            behind it.

    Returns:
        The pieces in the order of the text.
    """
    plain = _plain(text)
    keys, gaps = dict[str, str](), dict[str, Gap]()
    made, before, past = list[Piece](), 0, 0
    for found in _PIECE.finditer(plain):
        start, end = found.span()
        while past < len(apart) and apart[past][1] <= start:
            past += 1
        said = found.group()
        if said not in keys:
            keys[said] = key(said)
        if not keys[said] or (past < len(apart) and apart[past][0] < end):
            continue
        between = plain[before:start]
        if between not in gaps:
            gaps[between] = _gap(between)
        made.append(Piece(keys[said], start, end, gaps[between] if made else Gap.FAR))
        before = end
    return made


def without_digits(words: Sequence[Piece]) -> list[Piece]:
    """The pieces without the digits that are written to a word: marisol77 quint as marisol quint."""
    made, carried = list[Piece](), Gap.NONE
    for at, word in enumerate(words):
        beside = words[at + 1 : at + 2]
        if word.said.isdigit() and (
            (word.gap is Gap.NONE and not words[at - 1].said.isdigit())
            or (beside and beside[0].gap is Gap.NONE and not beside[0].said.isdigit())
        ):
            carried = max(carried, word.gap)
            continue
        made.append(word if word.gap >= carried else word._replace(gap=carried))
        carried = Gap.NONE
    return made


def compare_key(text: str) -> str:
    """A text as it is compared with another mention of the same: no case, no accents, no possessive.

    Of what is nothing but words, dots, hyphens and apostrophes make no difference either, and initials are one word.
    """
    said = text.replace("’", "'").removesuffix("'s")
    if _WORDS_ALONE.fullmatch(said):
        said = _INITIALS.sub(lambda m: _NO_LETTER.sub("", m.group()), said)
        said = said.replace("-", " ").replace(".", " ").replace("'", "")
    return " ".join(key(part) for part in said.split())
