"""On which line of a pack file something stands: a reader of TOML gives none, and a person looks for one. Pure."""

import re
from collections.abc import Mapping

from reflect.errors import BadFile
from reflect.guide.decode import blanked

_QUESTION = re.compile(r"^[ \t]*\[\[[ \t]*questions[ \t]*\]\]", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*(?P<key>[\w-]+)[ \t]*[.=]", re.MULTILINE)
_PLACE = re.compile(r"(?:question (?P<number>\d+)(?: \([^)]*\))?(?:, )?)?(?P<key>[a-z_]*)")
_UNKNOWN_KEY = re.compile(r"there is no key called `(?P<key>[\w-]+)`")


class PackLines:
    """The lines of one pack file, counted from 1.

    Args:
        text: the file. Where it is not TOML, what is found is a guess, and no harm.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        bare = blanked(text)
        heads = [found.start() for found in _QUESTION.finditer(bare)]
        self._starts = [0, *heads]
        self._keys: list[Mapping[str, int]] = [
            {found["key"]: found.start("key") for found in _KEY.finditer(bare, start, end)}
            for start, end in zip(self._starts, [*heads, len(text)], strict=True)
        ]

    def of(self, place: str, *, words: str = "") -> int | None:
        """Give the line of a place, as faults name it: "title", "question 3 (plan), ask"; None where it is not found.

        `words` stands behind the key; its own line is given, such as that of one option.
        """
        found = _PLACE.match(place)
        number = int((found and found["number"]) or 0)
        if found is None or number >= len(self._starts):
            return None
        key = self._keys[number].get(found["key"])
        if key is None and not number:
            return None
        at = self._starts[number] if key is None else key
        inside = self._text.find(words, at) if words else -1
        return self._text.count("\n", 0, max(at, inside)) + 1


def located(error: BadFile, raw: bytes, *, words: str = "") -> BadFile:
    """Give what is wrong in a pack file with its line before its place, where it has one; `words` as for `PackLines.of`."""
    place = error.place or error.reason.partition(":")[0]
    unknown = _UNKNOWN_KEY.search(error.reason)
    if unknown and error.place.startswith("question "):
        place = f"{error.place.partition(', ')[0]}, {unknown['key']}"
    elif unknown:
        place = unknown["key"]
    line = PackLines(raw.decode("utf-8", "replace")).of(place, words=words) if place else None
    if line is None:
        return error
    at = ", ".join(filter(None, [f"line {line}", error.place]))
    return BadFile(error.file, at, error.reason, hint=error.hint)
