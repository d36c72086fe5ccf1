"""Finds titles with a name behind them at writing time: high precision only. In lower case only what stands after mr and mrs."""

import re
from collections.abc import Collection, Iterator

from reflect.masking.gentle.name_words import (
    FREE,
    MARKS,
    NOT_A_NAME,
    bare,
    could_be,
    is_given,
    is_headline,
    is_known,
    is_of_a_thing,
    next_word,
    run_on,
)
from reflect.masking.words.lexicon import ANY_GIVEN, COMMON, SURNAME, fold, marks, words

_PLAIN_TITLES, _STOPPED_TITLES = words("titles_plain"), words("titles_stopped")
_ROLE_TITLES, _KIN_TITLES = words("titles_role"), words("titles_kin")
_ACCENTED = frozenset(["señor", "señora", "señorita", "doña", "tía", "tío"])
_TITLES = _PLAIN_TITLES | _STOPPED_TITLES | _ROLE_TITLES | _KIN_TITLES | _ACCENTED
_TITLE = re.compile(
    rf"(?=[a-zñí]{{2}}){FREE}(?:{'|'.join(sorted(_TITLES, key=len, reverse=True))})(?![\w{MARKS}'’-])\.?",
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
_JOKES = NOT_A_NAME | words("jokes")


def titled(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
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
        end, run, place = run_on(text, found.end())
        if not run:
            end = _loud_surname(text, found, stopped) or _lower_surname(text, found.end(), title, stopped)
        else:
            known = place or is_known([title, *run]) or is_known(run)
            if known or (title not in _SURE_TITLES and not _is_sure(text, found, title, run, names)):
                continue
        if end == found.end() or is_of_a_thing(text, end):
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
    if is_headline(text, found.start()):
        return False
    before = text[max(0, found.start() - 12) : found.start()]
    given = is_given(run[0], names)
    if found.group()[0].islower() and _VERB_BEFORE.search(before):
        return False
    if title == "don":
        return given
    if not could_be(run[:1]) or (
        marks(fold(run[0])) & COMMON and not marks(fold(run[0])) & (SURNAME | ANY_GIVEN)
    ):
        return False
    if found.group()[0].isupper() and title not in _KIN_TITLES:
        return True
    return given or not _OWNER_BEFORE.search(before)


def _loud_surname(text: str, found: re.Match[str], stopped: bool) -> int:
    """`MR. KOWALSKI`, where everything stands in capitals; 0 when there is none."""
    word = next_word(text, found.end())
    if not (word and stopped and len(found.group()) > 2 and found.group().isupper()):
        return 0
    name = bare(word.group())
    loud = len(name) > 2 and name.isupper() and fold(name) not in NOT_A_NAME
    return word.start() + len(name) if loud else 0


def _lower_surname(text: str, at: int, title: str, stopped: bool) -> int:
    """`mrs. hernandez`: only after mr and mrs, and only a word that is no everyday one."""
    if title not in ("mr", "mrs"):
        return at
    word = next_word(text, at)
    if not word:
        return at
    name = bare(word.group())
    low = fold(name)
    if (
        len(low) < 2
        or not name.islower()
        or low in _JOKES
        or is_known([title, low])
        or not (stopped or len(low) > 3)
    ):
        return at
    return word.start() + len(name)
