"""The part of the journal that keeps two lists of words: those never to let out, and those to leave alone.

`Journal` is made of it; nothing uses it by itself. Neither list says anything of an entry or of a person.
A change of a list can be taken back, and one that changes nothing is none.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from reflect.storage.reading import meta

ALWAYS_MASK, KEPT_WORDS = "always_mask", "kept_words"


class WordLists:
    """What `Journal` can do with its lists of words. A word is the same whatever its case."""

    _con: Any

    def _now(self) -> datetime:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[tuple[Any, Any]]:
        raise NotImplementedError

    @property
    def always_mask(self) -> tuple[str, ...]:
        """Words that the person never wants to let out, in the order of the alphabet."""
        return tuple(meta.meta(self._con, ALWAYS_MASK) or ())

    def set_always_mask(self, words: Sequence[str]) -> None:
        """Keep these words never to let out, and no others."""
        self._change(ALWAYS_MASK, lambda _: _each_once(words))

    def mask_always(self, words: Iterable[str]) -> int:
        """Keep more words never to let out; gives how many are new."""
        return self._change(ALWAYS_MASK, lambda there: _each_once([*words, *there]))

    def mask_no_more(self, words: Iterable[str]) -> int:
        """Take words off the list of those never to let out; gives how many were on it."""
        return self._change(ALWAYS_MASK, lambda there: _without(there, words))

    @property
    def kept_words(self) -> frozenset[str]:
        """Words that are no longer pointed out, without their case."""
        return frozenset(meta.meta(self._con, KEPT_WORDS) or ())

    def keep_word(self, word: str) -> None:
        """Never point to this word again."""
        self.keep_words([word])

    def keep_words(self, words: Iterable[str]) -> int:
        """Never point to these words again; gives how many are new."""
        return self._change(KEPT_WORDS, lambda there: sorted({*there, *(w.casefold() for w in words)}))

    def keep_words_no_more(self, words: Iterable[str]) -> int:
        """Let words be pointed out again; gives how many were kept."""
        return self._change(KEPT_WORDS, lambda there: _without(there, words))

    def _change(self, key: str, change: Callable[[list[str]], list[str]]) -> int:
        """Read the list and write it in one transaction; gives by how many words it grew or shrank."""
        with self._writing() as (opened, writing):
            there = writing.counters.meta(opened, key) or []
            then = change(there)
            if then != there:
                touched = writing.counters.change_meta(opened, key, then)
                writing.changes.record(opened, key, None, [touched], at=self._now())
            return abs(len(then) - len(there))


def _each_once(words: Iterable[str]) -> list[str]:
    """The later one of two that differ only in case, as it was spelled."""
    return sorted({word.casefold(): word for word in words}.values(), key=str.casefold)


def _without(there: Iterable[str], words: Iterable[str]) -> list[str]:
    gone = {word.casefold() for word in words}
    return [word for word in there if word.casefold() not in gone]
