"""Knows words: which are everyday words, which are names or places. Never knows a person.

Two files lie beside this module. `words.txt` holds the short lists that the rules read; `lexicon.txt.gz` holds names,
places and words from public sources (NOTICE), built by `lexicon/build.py`. Each is read when it is first needed.
"""

import re
import unicodedata
import zlib
from enum import IntFlag
from functools import cache, lru_cache
from pathlib import Path


class Word(IntFlag):
    """What a word can be. A word can be many things at once."""

    COMMON = 1
    """One of the 12,000 commonest English words."""
    WORD = 2
    RARE = 4
    SPANISH = 8
    GIVEN = 16
    """A given name or an everyday form of one."""
    SELDOM = 32
    """A given name that few have."""
    SURNAME = 64
    FAMILY = 128
    """A surname that few have."""
    CITY = 256
    NAME_FIRST = 512
    """A word too, but in an entry mostly a name: mike, harry, holly."""


_LETTERS: dict[str, int] = {
    "c": int(Word.COMMON),
    "w": int(Word.WORD),
    "r": int(Word.RARE),
    "e": int(Word.SPANISH),
    "g": int(Word.GIVEN),
    "s": int(Word.SELDOM),
    "n": int(Word.SURNAME),
    "f": int(Word.FAMILY),
    "p": int(Word.CITY),
    "1": int(Word.NAME_FIRST),
}
COMMON, WORD, RARE, SPANISH = int(Word.COMMON), int(Word.WORD), int(Word.RARE), int(Word.SPANISH)
GIVEN, SELDOM, SURNAME, FAMILY = int(Word.GIVEN), int(Word.SELDOM), int(Word.SURNAME), int(Word.FAMILY)
CITY, NAME_FIRST = int(Word.CITY), int(Word.NAME_FIRST)
ANY_WORD = COMMON | WORD | RARE | SPANISH
ENGLISH = COMMON | WORD | RARE
ANY_GIVEN = GIVEN | SELDOM
ANY_NAME = GIVEN | SELDOM | SURNAME | FAMILY | CITY


def fold(word: str) -> str:
    """Lower case, without accents, with a plain apostrophe."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("\u2019", "'")


def _read(name: str) -> bytes:
    return Path(__file__).with_name(name).read_bytes()


@cache
def sections() -> dict[str, frozenset[str]]:
    """The short lists of the rules: section -> folded words, or phrases where a section has commas."""
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _read("words.txt").decode("utf-8").splitlines():
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            current += [part.strip() for part in line.split(",")] if "," in line else line.split()
    return {name: frozenset(fold(word) for word in words if word) for name, words in lists.items()}


def words(*names: str) -> frozenset[str]:
    """One short list, or several in one."""
    return frozenset().union(*(sections()[name] for name in names))


_GZIP = 31
"""To zlib: the file has the head of a gzip file."""


@cache
def lexicon() -> dict[str, int]:
    """Every word of the lexicon -> its marks. A place of several words is joined with underscores."""
    table: dict[str, int] = {}
    for line in zlib.decompress(_read("lexicon.txt.gz"), _GZIP).decode("ascii").splitlines():
        letters, _, group = line.partition(" ")
        marks = 0
        for letter in letters:
            marks |= _LETTERS[letter]
        table.update(dict.fromkeys(group.split(" "), marks))
    return table


@cache
def first_of_places() -> frozenset[str]:
    """The first words of places that have several."""
    return frozenset(word.partition("_")[0] for word in lexicon() if "_" in word)


_ENDINGS = re.compile(
    r"(?:ing|in'|ed|er|ers|est|ly|ness|less|ful|able|ish|y|s|es|'s|s'|'d|'ll|'ve|'re|n't|ment|ward|wards|like|ism|ist|ists|ity|ities|ies)$"
)
_SPANISH_ENDING = re.compile(
    r"(?:amos|aba|aban|abas|ando|iendo|cion|ciones|mente|aron|ieron|ado|ada|ados|adas|ido|ida|idos|idas|arme|arse|arte|"
    r"arlo|arla|erlo|erme|irme|irse|emos|imos|aria|erian|ito|ita|itos|itas|dad|dades)$"
)
_BEFORE = ("un", "re", "non", "pre", "over", "out", "mis", "self", "co", "anti", "under", "super", "up")


@lru_cache(4096)
def _grown(key: str) -> int:
    """The marks of a word that is grown from a known one: hugger, unhugged, hug-worthy."""
    table = lexicon()
    if "-" in key:
        parts = [part for part in key.split("-") if part]
        known = [table.get(part, 0) or _grown(part) for part in parts if not part.isdigit()]
        if known and all(marks & ANY_WORD and not marks & NAME_FIRST for marks in known):
            return WORD
        return 0
    end = _ENDINGS.search(key)
    if end and end.start() > 2:
        stem = key[: end.start()]
        for form in (stem, stem + "e", stem + "y", stem[:-1]):
            marks = table.get(form, 0)
            if len(form) > 2 and marks & ENGLISH and not marks & (NAME_FIRST | GIVEN):
                return RARE
    for start in _BEFORE:
        if (
            key.startswith(start)
            and len(key) > len(start) + 3
            and table.get(key[len(start) :], 0) & (COMMON | WORD)
        ):
            return RARE
    if _SPANISH_ENDING.search(key) and len(key) > 5:
        return SPANISH
    if len(key) > 3 and re.search(r"(.)\1\1", key):  # soooo, noooo
        short = re.sub(r"(.)\1+", r"\1", key)
        return (
            RARE
            if table.get(short, 0) & ANY_WORD or table.get(re.sub(r"(.)\1+", r"\1\1", key), 0) & ANY_WORD
            else 0
        )
    return 0


def marks(key: str) -> int:
    """What a folded word can be; 0 for a word that is in no list and grown from none."""
    found = lexicon().get(key)
    if found is not None:
        return found
    return _grown(key) if len(key) < 30 else WORD
