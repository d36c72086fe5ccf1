"""JSON from somebody else's program: read whole, strictly, and never said again in a message."""

import json
from typing import Any

from reflect.errors import BadFile

TWICE = "a name stands twice in the same object"


def strict_json(text: str, name: str) -> Any:
    """Read one JSON document.

    Args:
        text: all of it.
        name: the name of the file, for messages.

    Raises:
        BadFile: for what is no JSON, and for doubled names, NaN, numbers that are too long, and more depth than is meant.
    """
    try:
        return json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant, parse_int=_small)
    except json.JSONDecodeError as error:
        raise BadFile(name, f"line {error.lineno}, column {error.colno}", "this is not JSON") from None
    except RecursionError:
        raise BadFile(name, "", "it is nested too deeply") from None
    except ValueError as error:
        raise BadFile(name, "", str(error)) from None


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(TWICE)
    return found


def _no_constant(_: str) -> float:
    raise ValueError("it holds a number that is none, such as NaN")


def _small(digits: str) -> int:
    if len(digits) > 18:
        raise ValueError("it holds a number that is too long")
    return int(digits)
