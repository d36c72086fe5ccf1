"""What the finders of names share at writing time: which words may be a name, how far one goes, and what makes it none. Finds nothing.

Given names are handed in.
"""

import re
import unicodedata
from collections.abc import Collection

from reflect.masking.words.lexicon import ANY_GIVEN, ENGLISH, FAMILY, SPANISH, SURNAME, fold, marks, words

MARKS = "\u0300-\u036f"
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
FREE = rf"(?<![\w{MARKS}])(?<![\w{MARKS}]['’-])"
"""Here a word may begin: not inside one, not after the hyphen or apostrophe of one."""
_WORD = re.compile(rf"{LETTER}+(?:['’-]{LETTER}+)*")
_GAP = re.compile("[ \t\u00a0]{1,2}")
_ENDING = re.compile(r"['’](?:s|d|ll|ve|re)$", re.I)
_INITIAL = re.compile(rf"[A-Z](?:\.[A-Z]){{0,2}}\.?(?![\w{MARKS}'’-])")


_STATES, _PLACES, _TIMES, _COMMON, _PRACTICE = (
    words(s) for s in ("states", "places", "times", "function", "practice")
)
NOT_A_NAME = _COMMON | _TIMES | _STATES | _PLACES | _PRACTICE
_ORGANISATION = _PLACES | frozenset(
    [
        "day",
        "days",
        "award",
        "scale",
        "model",
        "method",
        "theory",
        "cycle",
        "version",
        "county's",
        "foundation",
        "disease",
        "syndrome",
    ]
)
_PARTICLE = re.compile(r"(?:de[ ](?:la|los|las)|del|van(?:[ ]der)?|von|dos|bin)[ ]", re.I)
_PUBLIC = words("public")


def bare(word: str) -> str:
    """The word without a possessive or a shortened verb: Maria's, Lopez'll."""
    return _ENDING.sub("", word)


def is_capitalised(word: str) -> bool:
    """Whether the first letter is a capital and not all are."""
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _is_name_like(word: str) -> bool:
    low = unicodedata.normalize("NFC", word.casefold())
    if low.endswith("ó"):  # lloró, llegó: a verb, hardly ever a surname
        return False
    return is_capitalised(word) and low not in NOT_A_NAME and fold(word) not in NOT_A_NAME


def next_word(text: str, at: int) -> re.Match[str] | None:
    """The word after one gap on the same line."""
    gap = _GAP.match(text, at)
    return _WORD.match(text, gap.end()) if gap else None


def run_on(text: str, at: int) -> tuple[int, list[str], bool]:
    """Follow the words of a name from `at` (just before a gap).

    Returns:
        Where the name ends (`at` when there is none), its words, and whether it turned out to be a place or
        an organisation.
    """
    end, words = at, list[str]()
    while len(words) < 3:
        gap = _GAP.match(text, end)
        if not gap:
            break
        initial = _INITIAL.match(text, gap.end())
        if initial and initial.group() not in ("I", "A", "Y", "E", "O"):
            ends_in_stop = initial.group().endswith(".")
            after = next_word(text, initial.end())
            more = after is not None and _is_name_like(bare(after.group()))
            if more or (not words and ends_in_stop and initial.group() != "I."):
                end = initial.end()
                words.append(initial.group().rstrip("."))
                if not more:
                    break
                continue
            break
        particle = _PARTICLE.match(text, gap.end())
        word = _WORD.match(text, particle.end() if particle else gap.end())
        if not word:
            break
        name = bare(word.group())
        if not _is_name_like(name):
            return end, words, is_capitalised(name) and fold(name) in _ORGANISATION
        end = word.start() + len(name)
        words.append(name)
        if name != word.group():
            break
    after = next_word(text, end) if words else None
    place = after is not None and is_capitalised(after.group()) and fold(bare(after.group())) in _ORGANISATION
    return end, words, place


def could_be(run: list[str]) -> bool:
    """Whether one of the words can be a surname: in a list of them, in no list, or an initial."""
    return any(
        len(word) < 3 or not (mark := marks(fold(word))) or mark & _NAMES or not mark & _WORDS for word in run
    )


_NAMES, _WORDS = ANY_GIVEN | SURNAME | FAMILY, ENGLISH | SPANISH


_THINGS = words("titled_things")


def is_of_a_thing(text: str, end: int) -> bool:
    """Whether the name belongs to a thing: Jimmy Choo shoes, Dr. Martens boots."""
    after = next_word(text, end)
    return after is not None and after.group() in _THINGS


def is_known(words: list[str]) -> bool:
    """Whether words begin with a name that the whole world knows."""
    folded = [fold(word) for word in words]
    return any(" ".join(folded[:length]) in _PUBLIC for length in (2, 3))


def is_headline(text: str, at: int) -> bool:
    """Whether the words around stand in Title Case or capitals, where a capital says nothing."""
    start, end = max(0, at - 100), at + 100
    line = text[text.rfind("\n", start, at) + 1 or start : end].split("\n", 1)[0]
    capitals = small = 0
    for word in _WORD.finditer(line):
        before = line[max(0, word.start() - 2) : word.start()].strip()
        if before in ("", *"!?.:") and (before or word.start() == 0):
            continue
        if (
            word.group().lower() in _COMMON
            and word.group() != "I"
            and not word.group().startswith(("I'", "I’"))
        ):
            capitals += word.group()[0].isupper()
            small += word.group()[0].islower()
    return capitals >= 1 and capitals >= small


def is_given(word: str, names: Collection[str]) -> bool:
    """Whether a word is one of the given names, with accents or a hyphen as well."""
    low = word.casefold()
    return low in names or fold(word) in names or fold(word).partition("-")[0] in names
