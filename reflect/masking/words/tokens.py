"""Cuts a text into words, each with what stands around it. Says how a text is written; decides nothing about people."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from reflect.masking.words.lexicon import (
    ANY_NAME,
    ENGLISH,
    SPANISH,
    WORD,
    first_of_places,
    fold,
    lexicon,
    marks,
    words,
)

Manner = Literal["cased", "lower", "upper"]

MARKS = "\u0300-\u036f"
_LETTER = rf"(?:[^\W_]|[{MARKS}\u00ad\u200b-\u200d])"
_WORD = re.compile(rf"[^\W_]{_LETTER}*(?:['’‘`-][^\W_]{_LETTER}*)*")
_ENDING = re.compile(r"['’‘`](?:s|d|ll|ve|re|m|S|D|LL|VE|RE|M)$")
_STOPS = re.compile('[.!?…:\n\r;¿¡"“”(\\[•|—–]')
_CODE = r"(?<!\w)(?:Person|Place|Organization) [1-9][0-9]{0,3}(?!\w)"
_NOTE = r"\[(?:date|phone|e-mail|online name|link|computer address|number|address|ZIP|left out)\]|(?<!\w)90 or older(?!\w)"
PUT_IN = re.compile(rf"{_CODE}|{_NOTE}")
"""The codes of masking, without a relation."""
MASKED_BEFORE = re.compile(
    rf"{_CODE}(?: \((?:{'|'.join(sorted(words('kin'), key=len, reverse=True))})\))?|{_NOTE}"
)
"""What masking itself puts in: it is never found again."""
_CODES = re.compile(r"\[|Person |Place |Organization |90 or older")


@dataclass(slots=True, eq=False)
class Token:
    """A word and its place. `end` is where the word ends without a possessive or a shortened verb."""

    start: int
    end: int
    last: int
    """Where the whole token ends, possessive and all."""
    key: str
    marks: int
    capital: bool
    """The first letter is a capital and not all are."""
    loud: bool
    """Two letters or more, all capitals."""
    opens: bool
    """A sentence begins here, so that a capital says nothing."""
    near: bool
    """Only a space or two lie between the word before and this one."""
    tail: str
    """The possessive or shortened verb that was cut off, lower case, without its apostrophe."""
    gap: str
    """What stands between the word before and this one."""
    taken: bool = False
    """Another rule has it already."""
    masked: bool = False
    """It is a code that masking put in."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A word by itself, as it is written, wherever it stands."""

    size: int
    """How long it is without its tail."""
    tail: str
    key: str
    marks: int
    capital: bool
    loud: bool


def _look_at(said: str) -> _Said:
    tail = ""
    if "'" in said or "’" in said or "‘" in said or "`" in said:
        cut = _ENDING.search(said)
        if cut and cut.start() > 0:
            tail = cut.group()[1:].lower()
            said = said[: cut.start()]
    key = fold(said)
    if not key.isascii() or "\u00ad" in said:
        key = _plain(key)
    upper = said[0].isupper() or said[0].istitle()
    loud = upper and len(said) > 1 and said.isupper()
    return _Said(len(said), tail, key, marks(key), upper and not loud, loud)


def tokens(text: str) -> list[Token]:
    """Cut a text into words, in order."""
    made, seen, stops = list[Token](), dict[str, _Said](), dict[str, bool]()
    before, underscored = 0, "_" in text
    held = [m.span() for m in MASKED_BEFORE.finditer(text)][::-1] if _CODES.search(text) else []
    for found in _WORD.finditer(text):
        start, last = found.span()
        while held and held[-1][1] <= start:
            held.pop()
        masked = bool(held) and held[-1][0] <= start
        if masked and made and made[-1].masked and made[-1].start >= held[-1][0]:
            made[-1].end = made[-1].last = before = last
            continue
        said = found.group()
        word = seen.get(said)
        if word is None:
            word = seen[said] = _look_at(said)
        gap = text[before:start]
        near = gap in _NEAR
        opens = not made or (not near and _opens(made[-1], gap, stops))
        if underscored and (gap[-1:] == "_" or text[last : last + 1] == "_"):
            word = _Said(word.size, word.tail, f"_{word.key}", WORD, False, False)  # shapes look at it
        made.append(Token(
            start, start + word.size, last, word.key, word.marks, word.capital, word.loud,
            opens, near, word.tail, gap, False, masked,
        ))  # fmt: skip
        before = last
    return made


def _opens(before: Token, gap: str, stops: dict[str, bool]) -> bool:
    """Whether a sentence begins after a gap. What ends one is looked at once for each text."""
    stop = stops.get(gap)
    if stop is None:
        stop = stops[gap] = _STOPS.search(gap) is not None
    return stop and not (gap.startswith(".") and "\n" not in gap and _is_short(before, gap))


_NEAR = frozenset([" ", "  ", "\u00a0", "\t"])


def _plain(key: str) -> str:
    apart = unicodedata.normalize("NFKD", key)
    return "".join(
        c for c in apart if not unicodedata.combining(c) and c not in "\u00ad\u200b\u200c\u200d"
    ).replace("’", "'")


_SHORT_WORDS = words("short_words")


def _is_short(before: Token, gap: str) -> bool:
    """The stop before belongs to a short form or an initial, not to a sentence."""
    if not re.fullmatch(r"\.[ \t\u00a0]{0,2}", gap):
        return False
    return before.key in _SHORT_WORDS or (
        before.capital and before.end - before.start == 1 and before.key not in ("i", "a")
    )


def manner(made: list[Token]) -> Manner:
    """How a text is written: with capitals in their places, all lower case, or all capitals."""
    loud = sum([t.loud for t in made])
    if loud > 3 and loud > 0.6 * len(made):
        return "upper"
    if any(t.capital and not t.opens and t.key not in ("i", "i'm", "im") for t in made):
        return "cased"
    opening = [t.capital or t.loud for t in made if t.opens and t.key[:1].isalpha()]
    return "cased" if sum(opening) * 2 > len(opening) else "lower"


def forget_spanish(made: list[Token]) -> None:
    """In a text that is not Spanish, a Spanish word that is a name too is read as the name; in Spanish, a strange word as a word."""
    spanish = sum([t.marks & (SPANISH | ENGLISH) == SPANISH for t in made])
    if spanish * 4 < len(made):
        for token in made:
            if token.marks & SPANISH and token.marks & ANY_NAME and not token.marks & ENGLISH:
                token.marks &= ~SPANISH
    elif spanish * 5 > 2 * len(made):
        for token in made:
            if not token.marks and (token.opens or not token.capital):
                token.marks = SPANISH


def headlines(made: list[Token]) -> frozenset[int]:
    """The words (by index) that stand in lines where nearly every word has a capital, so that capitals say nothing."""
    found = set[int]()
    small = words("function") - {"i", "im"}
    first = plain = capitals = 0

    def is_headline(end: int) -> bool:
        return end - first > 3 and capitals > 1 and capitals * 2 > plain

    for at, token in enumerate(made):
        if "\n" in token.gap:
            if is_headline(at):
                found.update(range(first, at))
            first, plain, capitals = at, 0, 0
        if token.key in small and not token.opens:
            plain += 1
            capitals += token.capital or token.loud
    if is_headline(len(made)):
        found.update(range(first, len(made)))
    return frozenset(found)


def place_at(made: list[Token], at: int) -> int:
    """How many words from `at` on are the name of a known place of several words; 0 when none."""
    if made[at].key not in first_of_places():
        return 0
    table = lexicon()
    key, longest = made[at].key, 0
    for more in range(1, 4):
        if at + more >= len(made) or not (made[at + more].near or made[at + more].gap == ". "):
            break
        key = f"{key}_{made[at + more].key}"
        if key in table:
            longest = more + 1
    return longest
