"""Writes the lists that the tagger knows words by: the context words, and how letters stand in words and in names."""

from collections import Counter
from collections.abc import Iterable
from math import log2

from texts import HARD, ROOT, Labelled

from reflect.masking.words.cut import cut
from reflect.masking.words.lexicon import (
    ANY_NAME,
    ANY_WORD,
    COMMON,
    GIVEN,
    NAME_FIRST,
    SELDOM,
    SPANISH,
    SURNAME,
    WORD,
    lexicon,
    marks,
)
from reflect.masking.words.tokens import tokens

LEARNED = ROOT / "reflect" / "masking" / "learned"
_MANY, _OFTEN = 2000, 3


def write_lists(texts: Iterable[Labelled]) -> None:
    """Write `context.txt` from some labelled texts, and `sounds.txt` from the lexicon."""
    (LEARNED / "context.txt").write_text("\n".join(_context(texts)) + "\n", "utf-8", newline="\n")
    (LEARNED / "sounds.txt").write_text("\n".join(_sounds()) + "\n", "ascii", newline="\n")


def _context(texts: Iterable[Labelled]) -> list[str]:
    """The commonest everyday words outside of details. A word that is a name too is among them only if it is a common word."""
    seen = Counter[str]()
    for one in texts:
        inside = [(start, end) for start, end, label in one.spans if label in HARD]
        for token in tokens(cut(one.text)):
            if token.key.isalpha() and not any(
                start < token.end and token.start < end for start, end in inside
            ):
                seen[token.key] += 1
    told = [(-many, word) for word, many in seen.items() if many >= _OFTEN and _is_everyday(word)]
    return sorted(word for _, word in sorted(told)[:_MANY])


def _is_everyday(word: str) -> bool:
    mark = marks(word)
    if mark & NAME_FIRST or not mark & ANY_WORD:
        return False
    return not mark & ANY_NAME or bool(mark & (COMMON | SPANISH))


def _sounds() -> list[str]:
    """Two letters side by side, and eight times the binary logarithm of how much commoner they are in words than in names."""
    words, names = Counter[str](), Counter[str]()
    for key, mark in sorted(lexicon().items()):
        into = (
            words
            if mark & (COMMON | WORD | SPANISH)
            else names
            if mark & (GIVEN | SELDOM | SURNAME)
            else None
        )
        if into is not None and key.isascii() and key.isalpha() and (into is words or not mark & ANY_WORD):
            padded = f"^{key}$"
            into.update(padded[at : at + 2] for at in range(len(padded) - 1))
    all_words, all_names = words.total(), names.total()
    return [
        f"{pair}{round(8 * log2((words[pair] + 2) * all_names / (all_words * (names[pair] + 2))))}"
        for pair in sorted({*words, *names})
    ]
