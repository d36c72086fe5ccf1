"""The always-mask words, laid out so that a word of a text is looked up in one step, with one slip or without."""

from collections.abc import Iterator
from functools import lru_cache

from reflect.masking.asked.fragments import pieces

_MOST_PIECES = 16
_SLIP = 5
"""From this length on, one slip is seen through."""
_SPELLED = 4
"""From this length on, a word is known letter by letter: m a r i s o l."""


def _shorter(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def one_slip(first: str, second: str) -> bool:
    """Whether two words are the same but for one letter: another, one more, one less, or two changed about."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return True
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]


class AskedWords:
    """The always-mask words, laid out to be looked up. Read only once it is made."""

    def __init__(self, always: frozenset[str]) -> None:
        self.phrases: dict[str, set[tuple[str, ...]]] = {}
        """By their first piece."""
        self.whole: set[str] = set()
        """Each word and phrase, joined."""
        self.near: dict[str, set[str]] = {}
        self.sizes_of: dict[str, set[int]] = {}
        for phrase in always:
            said = tuple(piece.said for piece in pieces(phrase))[:_MOST_PIECES]
            if not said:
                continue
            self.phrases.setdefault(said[0], set()).add(said)
            whole = "".join(said)
            self.whole.add(whole)
            self.sizes_of.setdefault(whole, set()).add(len(said))
            if len(whole) >= _SLIP:
                for form in (whole, *_shorter(whole)):
                    self.near.setdefault(form, set()).add(whole)
        self.long = max((len(p) for group in self.phrases.values() for p in group), default=0)
        """How many pieces the longest phrase has."""
        self.reach = max((len(w) for w in self.whole), default=0) + 1
        """How many letters the longest can have, with a slip."""
        self.sizes = sorted({len(p) for group in self.phrases.values() for p in group if len(p) > 1})
        """How many pieces the phrases have."""
        long = {len(w) for w in self.whole if len(w) >= _SPELLED}
        slipped = {n + more for n in long if n >= _SLIP for more in (-1, 0, 1)}
        self.spelled = sorted(long | slipped, reverse=True)
        """How many letters, spelled one by one, can be one of the words; none when no word is long enough."""

    def is_phrase(self, joined: str, size: int) -> bool:
        """Whether so many pieces, joined, are a phrase of so many pieces, or one slip away."""
        return size in self.sizes and any(size in self.sizes_of[whole] for whole in self._alike(joined))

    def is_asked(self, word: str) -> bool:
        """Whether a word is one of them, or one slip away."""
        return word in self.whole or any(True for _ in self._alike(word))

    def _alike(self, word: str) -> Iterator[str]:
        """The words that are this one, or one slip away."""
        if word in self.whole:
            yield word
        if not self.near or len(word) < _SLIP - 1 or len(word) > self.reach:
            return
        candidates = set(self.near.get(word, ()))
        for form in _shorter(word):
            candidates |= self.near.get(form, set())
        yield from (whole for whole in candidates if one_slip(word, whole))


@lru_cache(8)
def asked_for(always: frozenset[str]) -> AskedWords:
    """Lay out these words, once."""
    return AskedWords(always)
