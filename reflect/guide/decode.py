"""From the bytes of a pack file to a `Pack`, or to what is wrong in it in plain words. Runs nothing, opens nothing."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, get_args

import msgspec

from reflect.guide.faults import faults
from reflect.guide.own_files import MAX_BYTES
from reflect.guide.pack import (
    ID_FORM,
    LANG_FORM,
    NAME_FORM,
    OPTION_ID_FORM,
    Menu,
    Pack,
    Source,
    Stage,
    When,
)
from reflect.values.entry import Highlight, Kind, Meaning, RatingKind
from reflect.values.plans import Status
from reflect.values.room import Room

# tomllib takes hours over a key of very many parts (a.a.a...), so such a file never gets there.
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)|'
    r"'''(?:.|\n)*?(?:'''|\Z)|"
    r'"(?:\\.|[^"\\\n])*+"?|'
    r"'[^'\n]*+'?|#[^\n]*+",
    re.DOTALL,
)
_LONG_KEY = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){5}")


@lru_cache(maxsize=128)
def decode(raw: bytes) -> Pack:
    """Read one pack from TOML; the same bytes are read once, since packs lead to each other.

    Args:
        raw: the bytes of the file, at most `MAX_BYTES`.

    Raises:
        ValueError: with the place and the reason in plain words ("question 3 (plan): ...").
    """
    if len(raw) > MAX_BYTES:
        raise ValueError("the file is larger than 256 KiB")
    try:
        document = toml(raw)
        pack = msgspec.convert(document, Pack, dec_hook=_hook)
    except msgspec.ValidationError as error:
        raise ValueError(in_words(str(error), document)) from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    for fault in faults(pack):
        raise ValueError(fault)
    return pack


def toml(raw: bytes) -> dict[str, Any]:
    """Read TOML that a person wrote, but nothing that would keep the reader busy for hours.

    Raises:
        ValueError: in plain words.
    """
    import tomllib

    try:
        text = raw.decode("utf-8")
        if _LONG_KEY.search(_STRING.sub("_", text)):
            raise ValueError("a key has too many dots in it")
        return tomllib.loads(text)
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"this is not TOML: {error}") from None
    except ValueError as error:
        raise ValueError("a number is too long" if "digits" in str(error) else str(error)) from None


def blanked(text: str) -> str:
    """Give TOML without what stands in its strings and comments; each character and each line stays in its place."""
    return _STRING.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def _hook(kind: type, value: object) -> object:
    if kind is When and isinstance(value, str):
        return When(value)
    raise TypeError("a condition is a piece of text in quotes")


_PLACE = re.compile(r" - at `(?:key` in `)?\$(?P<path>[^`]*)`$")
_PLAIN = (
    ("Object missing required field ", "it needs the key "),
    ("Object contains unknown field ", "there is no key called "),
    ("Expected `array` of length 2", 'an option is a pair, ["id", "Words"]'),
    (
        f"matching regex {ID_FORM!r}",
        "of lower case letters, digits and _, at most 40, beginning with a letter",
    ),
    (f"matching regex {OPTION_ID_FORM!r}", "of lower case letters, digits and _, at most 40"),
    (f"matching regex {LANG_FORM!r}", "of two lower case letters"),
    (f"matching regex {NAME_FORM!r}", "of lower case words, such as grief"),
    ("Expected `str`", "it takes text in quotes"),
    ("Expected `int`", "it takes a whole number"),
    ("Expected `int | null`", "it takes a whole number"),
    ("Expected `float`", "it takes a number"),
    ("Expected `float | null`", "it takes a number"),
    ("Expected `bool`", "it takes true or false"),
    ("Expected `array`", "it takes a list in square brackets"),
    ("Expected `object`", "it takes a table in curly brackets"),
    ("Invalid enum value ", "it does not take "),
)
_TABLES = {
    "questions": "every question begins with [[questions]], in two pairs of square brackets",
    "guideline": "every guideline begins with [[guideline]], in two pairs of square brackets",
    "options": 'options are one-line pairs, [["id", "Words"], ...]; a table is not possible here',
}
_CLOSED = {
    "type": get_args(Kind),
    "options_from": get_args(Source),
    "menu": get_args(Menu),
    "stage": get_args(Stage),
    "highlight": ("true", "false", *get_args(Highlight)),
    "rates": get_args(RatingKind),
    "guideline": get_args(Meaning),
    "creates": ("commitment", "agreement", "question"),
    "sets": ("setting", "focus", "load"),
    "store": ("always", "never"),
    "outcome": tuple(s for s in Status if s is not Status.REWORDED),
    "room": tuple(Room),
}


def in_words(message: str, document: Mapping[str, Any]) -> str:
    """Say in plain words what msgspec found wrong in a document, and where."""
    place = _PLACE.search(message)
    reason = message[: place.start()] if place else message
    path = place["path"].lstrip(".") if place else ""
    last = path.replace("[...]", "").rpartition(".")[2].partition("[")[0]
    if reason.startswith("Invalid enum value ") and last in _CLOSED:
        reason += "; it takes: " + ", ".join(_CLOSED[last])
    elif reason == "Expected `array`, got `object`":
        reason = _TABLES.get(last, reason)
    for theirs, ours in _PLAIN:
        reason = reason.replace(theirs, ours)
    if not path:
        return reason
    found = re.match(r"questions\[(\d+)\]\.?(.*)", path)
    if not found:
        return f"{path}: {reason}"
    number, key = int(found[1]), found[2]
    return f"{_name(document, number)}{', ' + key if key else ''}: {reason}"


def _name(document: Mapping[str, Any], index: int) -> str:
    try:
        id = document["questions"][index]["id"]
    except (KeyError, IndexError, TypeError):
        id = None
    return (
        f"question {index + 1} ({id})"
        if isinstance(id, str) and id.isascii() and len(id) <= 40
        else f"question {index + 1}"
    )
