"""Finds full names and titled names at writing time: high precision only, so that a person is not nagged.

Given names are handed in. Never finds a name that stands alone, or one in lower case but after mr and mrs.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator

from reflect.masking.words.lexicon import (
    ANY_GIVEN,
    COMMON,
    ENGLISH,
    FAMILY,
    SPANISH,
    SURNAME,
    fold,
    marks,
    words,
)

Found = tuple[int, int]


_MARKS = "\u0300-\u036f"
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_FREE = rf"(?<![\w{_MARKS}])(?<![\w{_MARKS}]['’-])"
"""Here a word may begin: not inside one, not after the hyphen or apostrophe of one."""
_WORD = re.compile(rf"{_LETTER}+(?:['’-]{_LETTER}+)*")
_GAP = re.compile("[ \t\u00a0]{1,2}")
_ENDING = re.compile(r"['’](?:s|d|ll|ve|re)$", re.I)
_INITIAL = re.compile(rf"[A-Z](?:\.[A-Z]){{0,2}}\.?(?![\w{_MARKS}'’-])")


_STATES, _PLACES, _TIMES, _COMMON, _PRACTICE = (
    words(s) for s in ("states", "places", "times", "function", "practice")
)
_NOT_A_NAME = _COMMON | _TIMES | _STATES | _PLACES | _PRACTICE
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
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:san|santa|santo|saint|los|las|the|mount|mt|fort|ft|lake|port|north|south|east|west|new|camp|king|queen|"
    r"prince|hurricane|tropical|storm|nuestra|virgen|ave|hail|an?)|\bste?\.?|&)[ \t]{1,2}$",
    re.I,
)
_PUBLIC = words("public")


def _bare(word: str) -> str:
    """The word without a possessive or a shortened verb: Maria's, Lopez'll."""
    return _ENDING.sub("", word)


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _is_name_like(word: str) -> bool:
    low = unicodedata.normalize("NFC", word.casefold())
    if low.endswith("ó"):  # lloró, llegó: a verb, hardly ever a surname
        return False
    return _is_capitalised(word) and low not in _NOT_A_NAME and fold(word) not in _NOT_A_NAME


def _next(text: str, at: int) -> re.Match[str] | None:
    """The word after one gap on the same line."""
    gap = _GAP.match(text, at)
    return _WORD.match(text, gap.end()) if gap else None


def _run(text: str, at: int) -> tuple[int, list[str], bool]:
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
            after = _next(text, initial.end())
            more = after is not None and _is_name_like(_bare(after.group()))
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
        name = _bare(word.group())
        if not _is_name_like(name):
            return end, words, _is_capitalised(name) and fold(name) in _ORGANISATION
        end = word.start() + len(name)
        words.append(name)
        if name != word.group():
            break
    after = _next(text, end) if words else None
    place = (
        after is not None and _is_capitalised(after.group()) and fold(_bare(after.group())) in _ORGANISATION
    )
    return end, words, place


def _could_be(run: list[str]) -> bool:
    """Whether one of the words can be a surname: in a list of them, in no list, or an initial."""
    return any(
        len(word) < 3 or not (mark := marks(fold(word))) or mark & _NAMES or not mark & _WORDS for word in run
    )


_NAMES, _WORDS = ANY_GIVEN | SURNAME | FAMILY, ENGLISH | SPANISH


_THINGS = words("titled_things")


def _is_of_a_thing(text: str, end: int) -> bool:
    """Whether the name belongs to a thing: Jimmy Choo shoes, Dr. Martens boots."""
    after = _next(text, end)
    return after is not None and after.group() in _THINGS


def _known(words: list[str]) -> bool:
    folded = [fold(word) for word in words]
    return any(" ".join(folded[:length]) in _PUBLIC for length in (2, 3))


def _is_headline(text: str, at: int) -> bool:
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


# Names

_GIVEN = re.compile(rf"(?=[^\W\d_a-z]){_FREE}{_LETTER}{{2,}}(?:['’-]{_LETTER}+)*")


def full_names(text: str, names: Collection[str]) -> Iterator[Found]:
    """Find a common given name with a surname or an initial behind it."""
    if not names:
        return
    past = 0
    for given in _GIVEN.finditer(text):
        word, start = given.group(), given.start()
        if start < past or not _is_capitalised(word) or not _is_given(word, names):
            continue
        end, run, place = _run(text, given.end())
        if not run or place or not _could_be(run) or _PLACE_BEFORE.search(text[max(0, start - 14) : start]):
            continue
        if _known([word, *run]) or _is_headline(text, start) or _is_of_a_thing(text, end):
            continue
        past = end
        yield start, end


def _is_given(word: str, names: Collection[str]) -> bool:
    low = word.casefold()
    return low in names or fold(word) in names or fold(word).partition("-")[0] in names


_PLAIN_TITLES, _STOPPED_TITLES = words("titles_plain"), words("titles_stopped")
_ROLE_TITLES, _KIN_TITLES = words("titles_role"), words("titles_kin")
_ACCENTED = frozenset(["señor", "señora", "señorita", "doña", "tía", "tío"])
_TITLES = _PLAIN_TITLES | _STOPPED_TITLES | _ROLE_TITLES | _KIN_TITLES | _ACCENTED
_TITLE = re.compile(
    rf"(?=[a-zñí]{{2}}){_FREE}(?:{'|'.join(sorted(_TITLES, key=len, reverse=True))})(?![\w{_MARKS}'’-])\.?",
    re.I,
)
_OWNER_BEFORE = re.compile(
    r"\b(?:the|an?|my|his|her|our|their|your|this|that|every|another|any|each|no|la|el|una?|mi|su)[ \t]{1,2}$",
    re.I,
)
_VERB_BEFORE = re.compile(
    r"(?:\b(?:to|not|never|ever|i|we|you|they|who|will|would|can|could|cannot|should|must|might|did|do|does|help|helped|"
    r"always|just|let|lets|and|or)|n['’]?t|['’]ll|['’]d)[ \t]{1,2}$",
    re.I,
)
"""To coach, to judge, to nurse: here the word is no title."""
_SURE_TITLES = _PLAIN_TITLES - {"dr"} | _STOPPED_TITLES
_STREET_BEFORE = re.compile(r"\d[ \t]{1,2}(?:\w{1,20}[ \t]{1,2}){1,3}$")
_JOKES = _NOT_A_NAME | words("jokes")


def titled(text: str, names: Collection[str]) -> Iterator[Found]:
    """Find a title with a name behind it."""
    past = 0
    for found in _TITLE.finditer(text):
        start = found.start()
        if start < past:
            continue
        title = fold(found.group().rstrip("."))
        stopped = found.group().endswith(".")
        if not _is_title(text, found, title, stopped):
            continue
        end, run, place = _run(text, found.end())
        if not run:
            end = _loud_surname(text, found, stopped) or _lower_surname(text, found.end(), title, stopped)
        else:
            known = place or _known([title, *run]) or _known(run)
            if known or (title not in _SURE_TITLES and not _is_sure(text, found, title, run, names)):
                continue
        if end == found.end() or _is_of_a_thing(text, end):
            continue
        past = end
        yield start, end


def _is_title(text: str, found: re.Match[str], title: str, stopped: bool) -> bool:
    """Whether the word stands there as a title at all."""
    before = text[max(0, found.start() - 60) : found.start()]
    written = found.group().rstrip(".")
    if written.isupper() and not stopped:
        return False
    if title in _STOPPED_TITLES:
        return stopped and written[0].isupper()
    if title in _KIN_TITLES and title != "don":
        return written[0].isupper()
    if written == "ms":  # 50 ms
        return not before.rstrip()[-1:].isdigit() and not stopped
    if title == "dr":
        return not _STREET_BEFORE.search(before)
    return not (stopped and title in _ROLE_TITLES)


def _is_sure(text: str, found: re.Match[str], title: str, run: list[str], names: Collection[str]) -> bool:
    """A role or kin word is a title when nothing before it makes it an ordinary noun, or a given name follows."""
    if _is_headline(text, found.start()):
        return False
    before = text[max(0, found.start() - 12) : found.start()]
    given = _is_given(run[0], names)
    if found.group()[0].islower() and _VERB_BEFORE.search(before):
        return False
    if title == "don":
        return given
    if not _could_be(run[:1]) or (
        marks(fold(run[0])) & COMMON and not marks(fold(run[0])) & (SURNAME | ANY_GIVEN)
    ):
        return False
    if found.group()[0].isupper() and title not in _KIN_TITLES:
        return True
    return given or not _OWNER_BEFORE.search(before)


def _loud_surname(text: str, found: re.Match[str], stopped: bool) -> int:
    """`MR. KOWALSKI`, where everything stands in capitals; 0 when there is none."""
    word = _next(text, found.end())
    if not (word and stopped and len(found.group()) > 2 and found.group().isupper()):
        return 0
    name = _bare(word.group())
    loud = len(name) > 2 and name.isupper() and fold(name) not in _NOT_A_NAME
    return word.start() + len(name) if loud else 0


def _lower_surname(text: str, at: int, title: str, stopped: bool) -> int:
    """`mrs. hernandez`: only after mr and mrs, and only a word that is no everyday one."""
    if title not in ("mr", "mrs"):
        return at
    word = _next(text, at)
    if not word:
        return at
    name = _bare(word.group())
    low = fold(name)
    if (
        len(low) < 2
        or not name.islower()
        or low in _JOKES
        or _known([title, low])
        or not (stopped or len(low) > 3)
    ):
        return at
    return word.start() + len(name)
