"""Looks for the closed list of concepts in texts. Pure; gives stems of the list back, never a word of a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from reflect.values.counts import Concept

_WORD = re.compile(r"[^\W\d_]+")
STAR = "*"
MOST_KNOWN = 200_000
"""So many words are kept in mind, as they are written; after that it begins anew."""


def folded(text: str) -> str:
    """Take case and accents off a text, so that "Límite" and "limite" are one word."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


class Lexicon:
    """The concepts of this practice, ready to be looked for.

    A word of a text counts if it is a stem, or begins with a stem that ends in a star. Nothing is looked
    for inside a word, and no meaning is guessed: "no rush" counts as "rush*".

    Args:
        concepts: in the order in which they are told.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts = {c.id: c for c in concepts}
        self._whole: dict[str, list[tuple[str, str]]] = {}
        self._begins: dict[str, list[tuple[str, str]]] = {}
        for concept in self.concepts.values():
            for stem in concept.stems:
                plain = folded(stem.removesuffix(STAR))
                kind = self._begins if stem.endswith(STAR) else self._whole
                kind.setdefault(plain, []).append((concept.id, stem))
        self._lengths = sorted({len(stem) for stem in self._begins})
        self._order = {c.id: {stem: n for n, stem in enumerate(c.stems)} for c in self.concepts.values()}
        # People use few different words, so each is looked at once, as it is written, and most of them tell nothing.
        self._known: set[str] = set()
        self._telling: dict[str, tuple[tuple[str, str], ...]] = {}

    def found(self, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Say which concepts the texts tell of.

        Args:
            texts: all texts of one entry.

        Returns:
            Concept id -> the stems that matched, in the order of the list. An entry counts once for a
            concept, however often it tells of it.
        """
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
            self._telling.clear()
        words = {word for text in texts for word in text.split()}
        for word in words - self._known:
            self._learn(word)
        matched: dict[str, set[str]] = {}
        for word in self._telling.keys() & words:
            for id, stem in self._telling[word]:
                matched.setdefault(id, set()).add(stem)
        return {
            id: tuple(sorted(matched[id], key=order.__getitem__))
            for id, order in self._order.items()
            if id in matched
        }

    def _learn(self, written: str) -> None:
        """Note which stems the words tell of that are written together, without a space."""
        self._known.add(written)
        if found := tuple(each for word in _WORD.findall(folded(written)) for each in self._of(word)):
            self._telling[written] = found

    def _of(self, word: str) -> Iterator[tuple[str, str]]:
        yield from self._whole.get(word, ())
        for length in self._lengths:
            if length <= len(word):
                yield from self._begins.get(word[:length], ())
