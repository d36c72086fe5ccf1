"""Looks for the closed list of concepts in texts. Pure; gives stems of the list back, never a word of a text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from reflect.values.counts import Concept

_WORD = re.compile(r"[^\W\d_]+")
STAR = "*"


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
        # People use few different words, so each is looked up once.
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}

    def found(self, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Say which concepts the texts tell of.

        Args:
            texts: all texts of one entry.

        Returns:
            Concept id -> the stems that matched, in the order of the list. An entry counts once for a
            concept, however often it tells of it.
        """
        words = {word for text in texts for word in _WORD.findall(folded(text))}
        matched: dict[str, set[str]] = {}
        for word in words:
            for id, stem in self._of(word):
                matched.setdefault(id, set()).add(stem)
        return {
            id: tuple(stem for stem in dict.fromkeys(concept.stems) if stem in matched[id])
            for id, concept in self.concepts.items()
            if id in matched
        }

    def _of(self, word: str) -> Sequence[tuple[str, str]]:
        known = self._known.get(word)
        if known is None:
            begins = (m for n in self._lengths if n <= len(word) for m in self._begins.get(word[:n], ()))
            known = self._known[word] = (*self._whole.get(word, ()), *begins)
        return known
