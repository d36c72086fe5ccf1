"""The byte forms in which a word could lie on a disk, and the search for them in what a run changed."""

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import cache

_DEFLATED = re.compile(rb"x[\x01\x5e\x9c\xda]")
_LOOK_INTO = 1 << 16
"""How many bytes of something packed are looked into."""


def encodings(word: str) -> Iterator[bytes]:
    """Give all byte forms that a word could hide in."""
    raw = word.encode()
    yield raw
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield raw.hex().encode()
    for shift in range(3):
        # The middle of a base64 run is the same whatever stands around it.
        whole = base64.b64encode(b"\0" * shift + raw)
        middle = whole[4 if shift else 0 : len(whole) - 4]
        if len(middle) >= 6:  # shorter ones would be found anywhere by chance
            yield middle


@cache
def _forms(word: str) -> tuple[bytes, ...]:
    return tuple(encodings(word))


def words_in(raw: bytes, words: Iterable[str]) -> list[str]:
    """Give the words that lie in some bytes, in any of their forms, and in what is packed (zlib) inside."""
    words = list(words)
    found = [word for word in words if any(form in raw for form in _forms(word))]
    for start in _DEFLATED.finditer(raw):
        try:
            inside = zlib.decompressobj().decompress(raw[start.start() :][:_LOOK_INTO])
        except zlib.error:
            continue
        found += [f"{word} (packed)" for word in words if word.encode() in inside]
    return found
