"""Says how each word of a text looks: what it can be, how it is written, what stands between. Keeps no word that is a name.

A `Sight` is all that the tagger knows of a word. Words that look the same are the same to it, so that what follows from a look is worked
out once (features.py). A word is told by itself only if it stands in `context.txt`, the closed list of everyday words.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reflect.masking.words.lexicon import (
    ANY_GIVEN,
    ANY_WORD,
    CITY,
    COMMON,
    ENGLISH,
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
from reflect.masking.words.tokens import Manner, Token, place_at


class Sight(NamedTuple):
    """How a word looks."""

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
    case: str
    """How it is written, and whether that tells anything here."""
    gap: str
    """What stands between the word before and this one."""
    tail: str
    """A possessive or a shortened verb behind it."""
    again: str
    """How it is written elsewhere in the text."""
    told: tuple[str, ...]
    """What the shapes and the titles found here."""
    sound: str
    """Of a word that is in no list: whether its letters stand as in a word or as in a name."""
    tongue: str
    """Whether the words around it are Spanish."""


EDGE = Sight("", "edge", "edge", (), "", "", "", "", "", (), "", "")
"""What stands before the first word and behind the last."""

_LISTS = [
    "titles_plain",
    "titles_role",
    "titles_kin",
    "titles_kin_low",
    "titles_role_low",
    "kin",
    "human",
    "owners",
    "before_verb",
    "takes",
    "takes_strong",
    "company",
    "speaks",
    "hears",
    "thinks",
    "greets",
    "acts",
    "acts_more",
    "acts_bare",
    "acts_strong",
    "acts_weak",
    "clause",
    "nick_before",
    "states_of",
    "known_as",
    "streets",
    "streets_low",
    "land",
    "bodies",
    "heads",
    "head",
    "brands",
    "wide",
    "states",
    "times",
    "practice",
    "function",
    "feasts",
    "corner_streets",
    "where",
    "preposition",
    "street_before",
    "small_ones",
    "being",
    "at",
    "about",
    "things_after",
    "tells",
    "gives",
    "pronouns",
    "auxiliary",
    "number_words",
    "particles",
    "shorthand",
    "short_forms",
    "first_parts",
    "callers",
    "before_someone",
    "anywhere",
    "abstract",
    "public_first",
]


@cache
def context_words() -> frozenset[str]:
    """The everyday words that the tagger knows by themselves."""
    return frozenset(Path(__file__).with_name("context.txt").read_text("utf-8").split())


@cache
def _lists_of() -> Mapping[str, tuple[str, ...]]:
    """Folded word -> the short lists that it stands in."""
    made: dict[str, list[str]] = {}
    for name in _LISTS:
        for word in sections().get(name, ()):
            for part in {word, word.partition("-")[0]}:
                made.setdefault(part, []).append(name)
    return {word: tuple(dict.fromkeys(names)) for word, names in made.items()}


_DIGITS = re.compile("[0-9]")
_LETTERS = re.compile("[^\\W\\d_]+")


def _shape(key: str) -> tuple[str, str]:
    """The shape of a word with digits: 3rd -> dth, 4b -> da, 555 -> ddd."""
    said = _LETTERS.sub(
        lambda m: "th" if m.group() in ("st", "nd", "rd", "th") else "a" * min(len(m.group()), 2), key
    )
    said = "".join("d" if c.isdigit() else c for c in said)
    said = re.sub("d{5,}", "ddddd", said)[:12]
    return f"#{said}", "#d" if said.isalpha() and set(said) == {"d"} else "#th" if said.endswith(
        "th"
    ) else "#x"


_KINDS = ((COMMON, "c"), (WORD, "w"), (RARE, "r"), (SPANISH, "e"))


@lru_cache(16384)
def _word(key: str, marks: int) -> tuple[str, str, str, tuple[str, ...], str, str]:
    word = key if key in context_words() else ""
    lists = _lists_of().get(key, ())
    if _DIGITS.search(key) or not key[:1].isalpha():
        return word, *_shape(key), lists, "", ""
    if len(key) == 1:
        return word, "letter", "letter", lists, key if key in "aioyeu" else "letter", ""
    kind = next((letter for mark, letter in _KINDS if marks & mark), "-")
    given = "g" if marks & GIVEN else "s" if marks & SELDOM else ""
    sur = "n" if marks & SURNAME else "f" if marks & FAMILY else ""
    city = "p" if marks & CITY else ""
    first = "1" if marks & NAME_FIRST else ""
    brief = kind + (first or given or sur or city)
    known = bool(marks & ANY_WORD)
    return (
        word,
        f"{kind}{first}{given}{sur}{city}",
        brief,
        lists,
        "" if known else _end(key),
        "" if known else _sound(key),
    )


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
    table = _pairs()
    padded = f"^{key}$"
    total = sum(table.get(padded[i : i + 2], 0) for i in range(len(padded) - 1))
    return "abcdefg"[min(max(total // (len(key) + 1) // 4 + 3, 0), 6)]


@cache
def _pairs() -> Mapping[str, int]:
    """Two letters side by side -> how much more often they stand so in words than in names; ^ and $ are the ends."""
    return {
        said[:2]: int(said[2:]) for said in Path(__file__).with_name("sounds.txt").read_text("ascii").split()
    }


_VOWELS = "aeiou"


@lru_cache(8192)
def _is_slip(key: str) -> bool:
    """Whether a word is a common one as it is typed in a hurry: talkin, tht, becuase, happend."""
    if len(key) < 3:
        return False
    forms = [key + "g", key + "e", key[:-1] + "e" + key[-1]]
    for at in range(1, len(key)):
        forms += [key[:at] + vowel + key[at:] for vowel in _VOWELS]
        forms.append(key[: at - 1] + key[at] + key[at - 1] + key[at + 1 :])
        forms.append(key[:at] + key[at - 1] + key[at:])
        if key[at] == key[at - 1]:
            forms.append(key[:at] + key[at + 1 :])
    table = lexicon()
    return any(
        len(f) > 3 and table.get(f, 0) & COMMON and not table.get(f, 0) & (GIVEN | SELDOM | NAME_FIRST)
        for f in forms
    )


_GAPS = {"": "", " ": " ", ", ": ",", ". ": ".", "-": "-", "/": "/", "\n": "n"}


@lru_cache(4096)
def _gap(gap: str) -> str:
    known = _GAPS.get(gap)
    if known is not None:
        return known
    for sign in "\n@#$&(":
        if sign in gap:
            return "n" if sign == "\n" else sign
    said = gap.strip()
    if not said:
        return " "
    if any(c in ".!?…" for c in said):
        return "."
    if any(c in "\"“”'‘’" for c in said):
        return '"'
    return said[0] if said[0] in ",:;-/)_+*=" else "?"


def looks(
    made: list[Token], how: Manner, plain: Collection[int], told: Mapping[int, tuple[str, ...]]
) -> list[Sight]:
    """Say how each word looks.

    Args:
        made: The words of a text.
        how: How the text is written.
        plain: Which words (by index) stand in lines where a capital says nothing.
        told: What other rules found at a word (by index).

    Returns:
        One look for each word.
    """
    inside, low = _written(made, how, plain)
    towns, tongue = _towns(made), _tongue(made)
    found = list[Sight]()
    for at, token in enumerate(made):
        if token.masked:
            found.append(
                Sight(
                    "", _CODES.get(token.key, "@note"), "@", (), "", "", _gap(token.gap), "", "", (), "", ""
                )
            )
            continue
        word, marks, brief, lists, end, heard = _word(token.key, token.marks)
        here = told.get(at, ())
        if at in towns:
            here = (*here, "town")
        case = _case(token, how, at in plain)
        again = ""
        if how == "cased" and (token.marks & ANY_GIVEN or not token.marks & COMMON):
            if case == "C":
                again = "low" if token.key in low else ""
            else:
                again = (
                    "inside" if token.key in inside else "low" if token.capital and token.key in low else ""
                )
        found.append(
            Sight(
                word,
                marks,
                brief,
                lists,
                end,
                case,
                _gap(token.gap),
                token.tail,
                again,
                here,
                heard,
                tongue[at],
            )
        )
    return found


_CODES = {"person": "@person", "place": "@place", "organization": "@org"}


def _case(token: Token, how: Manner, plain: bool) -> str:
    if token.key[:1].isdigit():
        return "d"
    if how == "upper":
        return "u"
    up = "C" if token.capital else "L" if token.loud else "l"
    if how == "lower":
        return ("x" if up == "l" else "X") + ("o" if token.opens else "")
    if plain:
        return f"h{up}"
    return up.lower() + "o" if token.opens else up


def _written(made: Sequence[Token], how: Manner, plain: Collection[int]) -> tuple[set[str], set[str]]:
    """Which words stand in the text with a capital that tells something, and which without one."""
    inside, low = set[str](), set[str]()
    if how == "cased":
        for at, token in enumerate(made):
            if not token.capital and not token.loud:
                low.add(token.key)
            elif token.capital and not token.opens and at not in plain:
                inside.add(token.key)
    return inside, low


def _tongue(made: Sequence[Token]) -> list[str]:
    """Whether the words around each word are Spanish: not at all, some, many."""
    spanish = [bool(t.marks & SPANISH and not t.marks & ENGLISH) for t in made]
    return [
        "es" if (n := sum(spanish[max(at - 4, 0) : at + 5]) - spanish[at]) > 3 else "e" if n > 1 else ""
        for at in range(len(made))
    ]


def _towns(made: list[Token]) -> set[int]:
    """Which words belong to the name of a known place of several words."""
    found = set[int]()
    for at in range(len(made)):
        if at not in found and (many := place_at(made, at)):
            found.update(range(at, at + many))
    return found


def forget() -> None:
    """Read the lists anew when they are needed next."""
    for read in (context_words, _pairs, _lists_of, _word):
        read.cache_clear()
