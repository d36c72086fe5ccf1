"""Says what a word by itself can be: what the lexicon and the short lists say of it, how it ends, how its letters stand.

A word is told by itself only if it stands in `context.txt`, the closed list of everyday words; no name stands in it.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reflect.masking.words.lexicon import (
    ANY_WORD,
    CITY,
    COMMON,
    FAMILY,
    GIVEN,
    NAME_FIRST,
    RARE,
    SELDOM,
    SPANISH,
    SURNAME,
    WORD,
    lexicon,
    sections,
)


class Sort(NamedTuple):
    """What a word by itself can be."""

    word: str
    """The word itself where it is one of the context words; else nothing."""
    marks: str
    """What the lexicon says of it, or the shape of its digits."""
    brief: str
    """The same in fewer kinds."""
    lists: tuple[str, ...]
    """Which short lists it stands in."""
    end: str
    """How a word that is in no list ends, and how long it is."""
    sound: str
    """Of a word that is in no list: whether its letters stand as in a word or as in a name."""


_LISTS = (
    "titles_plain titles_role titles_kin titles_kin_low titles_role_low kin human owners before_verb takes takes_strong company speaks hears thinks "
    "greets acts acts_more acts_bare acts_strong acts_weak clause nick_before states_of known_as streets streets_low land bodies heads head brands "
    "wide states times practice function feasts corner_streets where preposition street_before small_ones being at about things_after tells gives "
    "pronouns auxiliary number_words particles shorthand short_forms first_parts callers before_someone anywhere abstract"
)


@cache
def context_words() -> frozenset[str]:
    """The everyday words that the tagger knows by themselves."""
    return frozenset(Path(__file__).with_name("context.txt").read_text("utf-8").split())


@cache
def _lists_of() -> Mapping[str, tuple[str, ...]]:
    """Folded word -> the short lists that it stands in."""
    made: dict[str, list[str]] = {}
    for name in _LISTS.split():
        for word in sections()[name]:
            for part in {word, word.partition("-")[0]}:
                made.setdefault(part, []).append(name)
    return {word: tuple(names) for word, names in made.items()}


_DIGITS = re.compile("[0-9]")
_LETTERS = re.compile("[^\\W\\d_]+")
_KINDS = ((COMMON, "c"), (WORD, "w"), (RARE, "r"), (SPANISH, "e"))


@lru_cache(16384)
def sort_of(key: str, marks: int) -> Sort:
    """Say what a folded word with these marks can be."""
    word = key if key in context_words() else ""
    lists = _lists_of().get(key, ())
    if _DIGITS.search(key) or not key[:1].isalpha():
        return Sort(word, *_shape(key), lists, "", "")
    if len(key) == 1:
        return Sort(word, "letter", "letter", lists, key if key in "aioyeu" else "letter", "")
    kind = next((letter for mark, letter in _KINDS if marks & mark), "-")
    given = "g" if marks & GIVEN else "s" if marks & SELDOM else ""
    last = "n" if marks & SURNAME else "f" if marks & FAMILY else ""
    city = "p" if marks & CITY else ""
    first = "1" if marks & NAME_FIRST else ""
    brief, name = f"{kind}{first or given or last or city}", f"{kind}{first}{given}{last}{city}"
    if marks & ANY_WORD:
        return Sort(word, name, brief, lists, "", "")
    return Sort(word, name, brief, lists, _end(key), _sound(key))


def _shape(key: str) -> tuple[str, str]:
    """The shape of a word with digits, and the same in fewer kinds: 3rd -> #dth, 4b -> #da, 555 -> #ddd."""

    def letters(found: re.Match[str]) -> str:
        return "th" if found.group() in ("st", "nd", "rd", "th") else "a" * min(len(found.group()), 2)

    said = "".join("d" if c.isdigit() else c for c in _LETTERS.sub(letters, key))
    said = re.sub("d{5,}", "ddddd", said)[:12]
    if set(said) == {"d"}:
        return f"#{said}", "#d"
    return f"#{said}", "#th" if said.endswith("th") else "#x"


_ENDINGS = re.compile(
    "(ville|burg|boro|ton|town|side|wood|field|view|brook|land|ford|port|dale|berg|ez|son|sen|ski|sky|ova|ov|ian|yan|elle|isha|ika|ito|ita|[a-z])$"
)


def _end(key: str) -> str:
    found = _ENDINGS.search(key)
    return f"{min(len(key), 9)}{found.group() if found else '?'}"


def _sound(key: str) -> str:
    """How the letters of a word stand: from a (as in names) to g (as in words); or that it is a common word with a slip."""
    if _is_slip(key):
        return "slip"
    table, padded = _pairs(), f"^{key}$"
    total = sum(table.get(padded[at : at + 2], 0) for at in range(len(padded) - 1))
    return "abcdefg"[min(max(total // (len(key) + 1) // 4 + 3, 0), 6)]


@cache
def _pairs() -> Mapping[str, int]:
    """Two letters side by side -> how much more often they stand so in words than in names; ^ and $ are the ends."""
    said = Path(__file__).with_name("sounds.txt").read_text("ascii").split()
    return {each[:2]: int(each[2:]) for each in said}


_VOWELS = "aeiou"


def _is_slip(key: str) -> bool:
    """Whether a word is a common one as it is typed in a hurry: talkin, tht, becuase, happend."""
    if not 2 < len(key) < 16:
        return False
    forms = [key + "g", key + "e", key[:-1] + "e" + key[-1]]
    for at in range(1, len(key)):
        forms += [key[:at] + vowel + key[at:] for vowel in _VOWELS]
        forms.append(key[: at - 1] + key[at] + key[at - 1] + key[at + 1 :])
        forms.append(key[:at] + key[at - 1] + key[at:])
        if key[at] == key[at - 1]:
            forms.append(key[:at] + key[at + 1 :])
    table = lexicon()
    marks = [table.get(form, 0) for form in forms if len(form) > 3]
    return any(mark & COMMON and not mark & (GIVEN | SELDOM | NAME_FIRST) for mark in marks)
