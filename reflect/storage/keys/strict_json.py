"""Strict reading of the small JSON documents of this room. It never guesses, and gives up on the first oddity.

Everything raises `ValueError`; the caller knows what file it was.
"""

import json
from typing import Any, NoReturn


def read_json(raw: bytes) -> Any:
    """Read one UTF-8 document without doubled names, fractions, NaN, or more depth than Python bears."""
    try:
        return json.loads(
            raw.decode("utf-8"), object_pairs_hook=_no_doubles, parse_float=refuse, parse_constant=refuse
        )
    except RecursionError:
        refuse("depth")


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        refuse("the same name twice")
    return found


def fields(found: object, *names: str) -> list[Any]:
    """Give the values of exactly these names, in this order."""
    if type(found) is not dict or found.keys() != set(names):
        refuse("names")
    return [found[name] for name in names]


def whole(found: object, *, least: int, most: int) -> int:
    """Give a whole number within bounds. True is none, nor is 1.0."""
    if type(found) is not int or not least <= found <= most:
        refuse("number")
    return int(found)


def text(found: object) -> str:
    """Give a text."""
    if type(found) is not str:
        refuse("text")
    return str(found)


def refuse(what: str) -> NoReturn:
    """Raise `ValueError`."""
    raise ValueError(what)
