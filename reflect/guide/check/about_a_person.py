"""Finds a question that asks who another person is: their name, number, address, diagnosis, age, looks, agency, papers.

A pack is about the writer. A journal that asked for such things would be a record of people, and the most careful
masking comes too late for what was asked for. It looks for the asking, in English and Spanish; it cannot find all of
it, and it looks at what a pack says, never at what a person answers. Pure.
"""

import re
from collections.abc import Iterable, Iterator

from reflect.guide.check import asked_in_english as english
from reflect.guide.check import asked_in_spanish as spanish
from reflect.guide.check.spots import Spot, texts
from reflect.guide.pack import Pack

ABOUT_THEM = (
    "this asks for {asked} of somebody else. A pack asks about you, not about them. "
    "What did you do, feel or notice? Ask for that"
)


def _ready(patterns: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), asked) for pattern, asked in patterns)


_ASKING = _ready((*english.ASKING, *spanish.ASKING))
_ON_A_FORM = _ready((*english.ON_A_FORM, *spanish.ON_A_FORM))
_SHORT = re.compile(r"\b(what|who|where|when|how)['’]s\b", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\b(?:no|never\s+\w+|without|leave\s+out|sin)\s+(?:[\w'\u2019]+\s+){0,2}(?:names?|initials|numbers?|address|nombres?)\b",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\{(?:area|focus_area|period|commitment)\}")


def _with_one_word_for_a_person(sentence: str) -> str:
    """Say "theperson" or "lapersona" for each naming of a person, so that every pattern can be short."""
    sentence = _SHORT.sub(r"\1 is", sentence)
    sentence = english.PERSON.sub(_theperson, sentence)
    return spanish.PERSON.sub(_lapersona, spanish.UNACCENTED.sub(_accented, sentence))


def _accented(found: re.Match[str]) -> str:
    asks = found["asks"].lower()
    for bare, accented in spanish.ACCENTS:
        if asks.startswith(bare):
            asks = accented + asks[len(bare) :]
    return found["before"] + asks


def _theperson(found: re.Match[str]) -> str:
    """Say "theperson", or "their"; "a person who listens" is nobody, and "who is your friend" asks who supports you."""
    if found["owns"]:
        return "their"
    which, before = (found["which"] or "").lower(), found.string[: found.start()].lower()
    is_nobody = which in {"a", "another"} and not before.endswith("of ")
    is_support = which == "your" and before.endswith(("who is ", "who are ", "who was "))
    return found[0] if is_nobody or is_support else "theperson"


def _lapersona(found: re.Match[str]) -> str:
    before = (found["of"] or "").strip().lower()
    return {"del": "de ", "de": "de ", "al": "a ", "a": "a "}.get(before, "") + "lapersona"


def asks_for(text: str, *, is_choice: bool = False) -> str:
    """Say what of another person a text asks for, such as "the name"; empty if it asks for nothing of the kind.

    Args:
        text: what a pack says.
        is_choice: it is one of the choices of a question, so that a bare word asks for nothing.
    """
    plain = " ".join(_PLACES.sub("it", text).split())
    looked_for = _ASKING if is_choice else (*_ASKING, *_ON_A_FORM)
    for sentence in re.split(r"(?<=[.!?:])\s+", plain):
        if _LEFT_OUT.search(sentence):
            continue
        said = _with_one_word_for_a_person(sentence)
        for pattern, asked in looked_for:
            if pattern.search(said):
                return asked
    return ""


def faults(pack: Pack) -> Iterator[Spot]:
    """Yield each place of a pack that asks who somebody is, with the reason in plain words."""
    for said in texts(pack):
        if asked := asks_for(said.words, is_choice=said.is_choice):
            yield Spot(said.place, said.words, ABOUT_THEM.format(asked=asked))
