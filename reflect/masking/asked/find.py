"""Finds the words that a person asked never to let out: in any case, possessive, hyphenated, letter by letter, or with one slip.

It knows nothing but those words. Work grows with the length of the text.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from reflect.masking.asked.fragments import Gap, Piece, pieces, without_digits
from reflect.masking.asked.words import AskedWords, asked_for
from reflect.masking.spans import Span, span

_LETTER_GAP = re.compile(r"(?:\W|_){1,6}")
"""What may stand between the letters of a word that is spelled."""
_BY_ITSELF = frozenset("aieoy")
"""Letters that are words; without a stop they are no initials."""

_Look = Callable[[str], bool]
"""Whether a word is one of those that were asked for, or one slip away."""


def always_spans(
    text: str, always: Collection[str], *, slips: bool = True, apart: Sequence[tuple[int, int]] = ()
) -> Iterator[Span]:
    """Find the always-mask words of a text.

    Args:
        text: What was written.
        always: The words and phrases that were asked for.
        slips: Whether to see through one slip, hyphens, broken lines, spelling, initials, and names that have changed
            places; else only whole words as they are.
        apart: Starts and ends of what is never a part of one, in the order of the text.
    """
    if not always:
        return
    asked = asked_for(frozenset(always))
    if not asked.whole:
        return
    words = pieces(text, apart)
    bare = without_digits(words) if asked.sizes else words
    rows = (words, bare) if len(bare) < len(words) else (words,)
    is_asked = cache(asked.is_asked)  # for this text alone, so that nothing of it is kept
    places = itertools.chain.from_iterable(_places(asked, is_asked, row, text, slips=slips) for row in rows)
    for first, last in dict.fromkeys(_with_digits(text, *place) for place in places):
        yield span(text, first, last, "always", "sure", "a word you asked to keep out")


def _with_digits(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with the digits that are written to it: marisol77."""
    while start and text[start - 1].isdigit():
        start -= 1
    while end < len(text) and text[end].isdigit():
        end += 1
    return start, end


def _places(
    asked: AskedWords, is_asked: _Look, words: list[Piece], text: str, *, slips: bool
) -> Iterator[tuple[int, int]]:
    for at in range(len(words)):
        end = _phrase(asked, words, at)
        if end is None and slips:
            end = _word(asked, is_asked, words, at)
        if end is not None:
            yield words[at].start, end
    if slips and asked.sizes:
        yield from _around_initials(asked, words, text)
        yield from _turned(asked, words, text)
    if slips and asked.spelled:
        yield from _letter_by_letter(asked, is_asked, words, text)


def _phrase(asked: AskedWords, words: list[Piece], at: int) -> int | None:
    """Where the longest phrase that begins here ends, word for word."""
    best = None
    for said in asked.phrases.get(words[at].said, ()):
        here = words[at : at + len(said)]
        close = all(word.gap is not Gap.FAR for word in here[1:])
        if close and tuple(word.said for word in here) == said and (best is None or here[-1].end > best):
            best = here[-1].end
    return best


def _word(asked: AskedWords, is_asked: _Look, words: list[Piece], at: int) -> int | None:
    """Where a word that begins here ends, when it is asked for through hyphens, a broken line or one slip."""
    joined = words[at].said
    best = words[at].end if is_asked(joined) or _is_possessive(asked, joined) else None
    spaced = 0
    for here in range(at + 1, len(words)):
        word = words[here]
        spaced += word.gap is not Gap.NONE
        joined += word.said
        if word.gap is Gap.FAR or spaced >= asked.long or len(joined) > asked.reach:
            break
        if is_asked(joined):
            best = word.end
    return best


def _is_possessive(asked: AskedWords, said: str) -> bool:
    """Whether it is a word that was asked for with an s behind it, as many type a possessive: barts landlord."""
    return len(said) > 3 and said[-1] == "s" and said[:-1] in asked.whole


def _is_initial(words: list[Piece], at: int, text: str) -> bool:
    """Whether a piece is an initial between two other words: the J of Marisol J. Quint."""
    letter = words[at]
    if len(letter.said) != 1 or not letter.said.isalpha() or not 0 < at < len(words) - 1:
        return False
    stopped = text[letter.end : letter.end + 1] == "."
    return (stopped or letter.said not in _BY_ITSELF) and Gap.FAR not in (letter.gap, words[at + 1].gap)


def _around_initials(asked: AskedWords, words: list[Piece], text: str) -> Iterator[tuple[int, int]]:
    """Phrases with initials between their words, which a person left out when they asked."""
    kept, bridges = list[Piece](), set[int]()
    for at, word in enumerate(words):
        if _is_initial(words, at, text):
            bridges.add(len(kept))
        else:
            kept.append(word)
    for bridge in bridges:
        for first in range(max(0, bridge - asked.long + 1), bridge):
            joined = kept[first].said
            for at in range(first + 1, min(first + asked.long, len(kept))):
                if at not in bridges and kept[at].gap is Gap.FAR:
                    break
                joined += kept[at].said
                if len(joined) > asked.reach:
                    break
                if at >= bridge and asked.is_phrase(joined, at - first + 1):
                    yield kept[first].start, kept[at].end


def _turned(asked: AskedWords, words: list[Piece], text: str) -> Iterator[tuple[int, int]]:
    """Phrases whose last word comes first, with a comma: Quint, Marisol."""
    for at, (last, following) in enumerate(itertools.pairwise(words)):
        if following.gap is Gap.FAR or text.find(",", last.end, following.start) < 0:
            continue
        joined = ""
        for more in range(1, min(asked.long, len(words) - at)):
            word = words[at + more]
            joined += word.said
            if (more > 1 and word.gap is Gap.FAR) or len(joined) > asked.reach:
                break
            if asked.is_phrase(joined + last.said, more + 1):
                yield last.start, word.end


def _letter_by_letter(
    asked: AskedWords, is_asked: _Look, words: list[Piece], text: str
) -> Iterator[tuple[int, int]]:
    """Words that are spelled: M a r i s o l, m-a-r-i-s-o-l."""
    row = list[Piece]()
    for word in (*words, Piece("", len(text), len(text), Gap.FAR)):
        single = len(word.said) == 1 and word.said.isalpha()
        if row and not (single and _are_beside(row[-1], word, text)):
            yield from _spelled(asked, is_asked, row)
            row = []
        if single:
            row.append(word)


def _are_beside(letter: Piece, following: Piece, text: str) -> bool:
    return following.gap is not Gap.FAR or bool(_LETTER_GAP.fullmatch(text, letter.end, following.start))


def _spelled(asked: AskedWords, is_asked: _Look, row: list[Piece]) -> Iterator[tuple[int, int]]:
    """The words in a row of letters: first those that are right, then those with a slip, which may take in a letter more."""
    letters = "".join(letter.said for letter in row)
    for is_one in (asked.whole.__contains__, is_asked):
        at = 0
        while len(row) - at >= asked.spelled[-1]:
            parts = ((n, letters[at : at + n]) for n in asked.spelled if n <= len(row) - at)
            size = next((n for n, part in parts if is_one(part)), 0)
            if size:
                yield row[at].start, row[at + size - 1].end
            at += size or 1
