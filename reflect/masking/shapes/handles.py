"""Finds names on the net by their dots and underscores, written or said: mama.of.five, slow_river_77, j dot rivers, big-country-84."""

import re
from collections.abc import Iterator

from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import Span
from reflect.masking.words.lexicon import COMMON, fold, marks, words
from reflect.masking.words.word_starts import InWord, Starts, digits

_JOINED = re.compile(
    r"(?<![\w/@.\\-])_{0,2}[^\W_]{1,30}(?:[._]{1,2}[^\W_]{1,30}){1,6}_{0,2}(?![\w/@]|[.-]\w)"
)
_JOINED_SIGN = re.compile(r"[._]\w")
_HYPHENED = re.compile(r"(?<![\w/@.-])[a-z]{2,15}(?:-[a-z]{2,15}){1,3}-?[0-9]{2,4}(?![\w/@-]|[.,][0-9])")
_HYPHENED_IN = digits("[a-z]-[a-z].*[0-9]")
_SAID = re.compile(
    r"(?<![\w@.-])[\w.]{2,40} arroba [\w.-]{2,30}(?: punto \w{2,10}){0,3}(?![\w@-])|(?<![\w@.-])\w{1,20}(?: (?:underscore|dot|gui[oó]n bajo|punto) \w{1,20}){1,5}(?: (?:at|arroba) \w{1,20}(?: (?:dot|punto) \w{1,10}){1,3})?(?![\w@-])",
    re.I,
)
_SAID_IN = InWord(re.compile("underscore|dot|gui[oó]n|punto|arroba", re.I))
_CALLED = re.compile(
    r"(?:\b(?:is|as|at|under|handle|page|profile|name|username|user|account|add|added|follow|followed|find|found|friend|thing|insta|ig|snap|discord|tiktok|fb|facebook|look up|look for|write|"
    r"message|messaged|dm|dmd|tagged|es|como|cuenta|perfil)[: ]{1,2}(?:him|her|them|me|us|it)?[ ]?(?:is|at|as|on|under)?[ ]?[\"“(]?)$",
    re.I,
)
"""Before a name on the net."""
_FILE = re.compile(
    r"\.(?:txt|pdf|docx?|xlsx?|pptx?|csv|md|html?|jpe?g|png|gif|zip|mp[34]|mov|heic|com|org|net|edu|gov|info|io|us|uk|mx|ca)$",
    re.I,
)
"""A file, or a web address, which is found elsewhere."""
_LOUD_FIRST = frozenset(
    [
        "every",
        "not",
        "no",
        "best",
        "worst",
        "so",
        "just",
        "all",
        "the",
        "oh",
        "my",
        "i",
        "a",
        "an",
        "it",
        "ok",
        "and",
        "but",
        "do",
        "dont",
        "what",
        "stop",
        "we",
        "you",
    ]
)
"""With these begins what somebody says word by word: every.single.day."""
_SHORT = words("short_words", "titles_stopped")


def _is_handle(found: re.Match[str]) -> bool:
    """Whether words joined by dots are a name on the net, and no short form, number, file, or sentence without a blank."""
    said = found.group()
    if "_" in said:
        return "." not in said or not _FILE.search(said)
    parts = [fold(part) for part in said.split(".") if part]
    if _FILE.search(said) or said != said.lower() or parts[0] in _SHORT:
        return False
    if all(len(part) < 3 or part.isdigit() for part in parts) or parts[0].isdigit():
        return False
    called = _CALLED.search(found.string, max(0, found.start() - 28), found.start()) is not None
    if any(part != part.strip("0123456789") and not part.isdigit() for part in parts) and len(parts) < 4:
        return True
    if len(parts) > 2:
        everyday = all(part.isdigit() or marks(part) & COMMON for part in parts)
        return parts[0] not in _LOUD_FIRST and (called or not everyday)
    first, last = parts
    initial = (len(first) == 1 and len(last) > 2) or (len(last) == 1 and len(first) > 2) or last.isdigit()
    return (
        initial
        and first not in ("a", "i", "y", "o", "e")
        and last not in ("a", "i", "y", "o", "u", "n")
        and (called or not marks(first if len(first) > 1 else last) & COMMON)
    )


def _is_hyphened(found: re.Match[str]) -> bool:
    """Whether words and a number are told as a name on the net, or are too many for anything else: big-country-84."""
    called = _CALLED.search(found.string, max(0, found.start() - 28), found.start()) is not None
    return called and found.group().count("-") > 1


def _is_said(found: re.Match[str]) -> bool:
    """Whether dots are said and not told of: paola dot quispe at mailbox dot example; not: a dot here."""
    said = found.group().lower()
    words_of_it = said.split()
    first = words_of_it[0]
    return (
        "underscore" in said or "bajo" in said or " at " in said or " arroba " in said
    ) and first not in _LOUD_FIRST


_NET = "a name on the net"
_TABLE = (
    Rule(_JOINED, _JOINED_SIGN, "handle", "likely", _NET, holds=_is_handle),
    Rule(_HYPHENED, _HYPHENED_IN, "handle", "maybe", _NET, holds=_is_hyphened),
    Rule(_SAID, _SAID_IN, "handle", "likely", _NET, holds=_is_said),
)


def handles(starts: Starts) -> Iterator[Span]:
    """Find names on the net by their dots, underscores and hyphens, written or said."""
    yield from found_by(_TABLE, starts)
