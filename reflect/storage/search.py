"""The full-text index over what was written: keep, ask, and show the place of a match. In the encrypted file only.

Every word of a query is quoted, so that nothing in it is an operator; the newest entries come first. The index
knows whole words. In a script that is written without spaces (Japanese, Chinese, Thai) there are none to know,
so such a word is looked for as a part of what was written.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from reflect.values.entry import Entry, Reflection

MOST_WORDS, MOST_CHARACTERS = 32, 1000
AROUND = 40
"""How many characters are shown on each side of a match."""

KEEP = "INSERT INTO search (rowid, words) VALUES (:id, :words)"
FORGET = "DELETE FROM search WHERE rowid = :id"
FORGET_BOUND = FORGET.replace(":id", "?")
"""The same for the driver itself."""
FOUND = " AND e.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
FOUND_BETWEEN = FOUND.removesuffix(")") + " AND rowid BETWEEN ? AND ?)"
TO_ENTRIES, MATCHES = "search CROSS JOIN entry e ON e.id = search.rowid", " AND search MATCH ?"
"""The same as `FOUND`, but told among some ids, and as a way from the index to the entries."""
# The same texts that the index is made of (`findable`). A written text stands in `value`, as JSON.
HOLDS = """ AND EXISTS (SELECT 1 FROM (SELECT lower(?) AS part) WHERE
EXISTS (SELECT 1 FROM answer a WHERE a.entry_id = e.id
  AND instr(lower(CASE a.words WHEN '' THEN json_extract(a.value, '$') ELSE a.words END), part))
OR EXISTS (SELECT 1 FROM moment m WHERE m.entry_id = e.id AND instr(lower(m.words), part))
OR EXISTS (SELECT 1 FROM tag t WHERE t.entry_id = e.id AND instr(lower(t.tag), part)))"""
_WITHOUT_SPACES = (
    (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai, Lao, Tibetan, Burmese, Khmer, Kana and Han; and Hangul, whose words carry their endings with them."""


def conditions(words: str) -> list[tuple[str, str]]:
    """Turn what a person typed into conditions on an entry `e`, each with its bound value: all words must be there."""
    each = _each(words)
    parts = [word for word in each if _is_written_without_spaces(word)]
    whole = [word for word in each if word not in parts]
    asked = [(FOUND, query(whole))] if whole or not parts else []
    return asked + [(HOLDS, part) for part in parts]


def query(words: list[str]) -> str:
    """Make an FTS5 query of words: all of them, each as it stands."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words) or '""'


def _is_written_without_spaces(word: str) -> bool:
    return any(first <= ord(letter) <= last for letter in word for first, last in _WITHOUT_SPACES)


def _each(words: str) -> list[str]:
    bounded = words[:MOST_CHARACTERS]
    if any("\ud800" <= letter <= "\udfff" for letter in bounded):
        return []  # half of a character stands in no entry; without it, the rest would be another word
    return bounded.replace("\0", " ").split()[:MOST_WORDS]


def findable(kept: "Reflection | Entry") -> str:
    """Lay together what an entry is found by: written and chosen words, moments, tags."""
    return laid_together([a.words for a in kept.answers], [m.words for m in kept.moments], kept.tags)


def laid_together(answers: "Iterable[str]", moments: "Iterable[str]", tags: "Iterable[str]") -> str:
    """Do what `findable` does, with the words alone."""
    return "\n".join([*answers, *moments, *tags])


def keep(opened: "Session", id: int, words: str) -> None:
    """Index one entry anew by its words."""
    from sqlmodel import text

    forget(opened, id)
    opened.execute(text(KEEP), {"id": id, "words": words})


def forget(opened: "Session", id: int) -> None:
    """Take one entry out of the index. Its words are marked as gone; `settle` removes them."""
    from sqlmodel import text

    opened.execute(text(FORGET), {"id": id})


def settle(opened: "Session") -> None:
    """Write the index anew without what was forgotten: until then, its words are only marked as gone."""
    from sqlmodel import text

    opened.execute(text("INSERT INTO search (search) VALUES ('optimize')"))


def match_in(texts: "Iterable[str]", words: str) -> str:
    """Show the place where the first word stands, with some words around it; empty if it is in no text."""
    wanted = [part for word in words.split() for part in re.findall(r"\w+", _folded(word))]
    for text in texts:
        line = " ".join(text.split())
        for word in wanted:
            at = _position(line, word)
            if at is not None:
                return _around(line, at, len(word))
    return ""


def _position(line: str, word: str) -> int | None:
    """Where a word begins, however it is written; the beginning of the line where folding changed its length."""
    folded = _folded(line)
    edge = "" if _is_written_without_spaces(word) else r"\b"
    found = re.search(f"{edge}{re.escape(word)}{edge}", folded)
    if found is None:
        return None
    return found.start() if len(folded) == len(line) else 0


def _around(line: str, at: int, length: int) -> str:
    start, end = max(0, at - AROUND), min(len(line), at + length + AROUND)
    return ("\u2026" if start else "") + line[start:end] + ("\u2026" if end < len(line) else "")


def _folded(text: str) -> str:
    """Lower case without accents, as the index sees it: one character stays one character where it can."""
    lower = text.lower()
    return lower if lower.isascii() else "".join(_without_accent(c) for c in lower)


def _without_accent(character: str) -> str:
    apart = unicodedata.normalize("NFD", character)
    # A Korean syllable comes apart into letters, not into a letter and its marks: it stays whole.
    return apart[0] if all(map(unicodedata.combining, apart[1:])) else character
