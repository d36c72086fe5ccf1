"""The full-text index over what was written: keep, ask, and show the place of a match. In the encrypted file only.

Every word of a query is quoted, so that nothing in it is an operator; the newest entries come first.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from reflect.values import Entry

if TYPE_CHECKING:
    from sqlmodel import Session

MOST_WORDS, MOST_CHARACTERS = 32, 1000
AROUND = 40
"""How many characters are shown on each side of a match."""

KEEP = "INSERT INTO search (rowid, words) VALUES (:id, :words)"
FORGET = "DELETE FROM search WHERE rowid = :id"
FOUND = " AND e.id IN (SELECT rowid FROM search WHERE search MATCH ?)"


def query(words: str) -> str:
    """Turn what a person typed into an FTS5 query: all of the words, each as it stands."""
    whole = words[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    each = whole.replace("\0", " ").split()[:MOST_WORDS]
    return " ".join('"' + word.replace('"', '""') + '"' for word in each) or '""'


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


def match_in(entry: Entry, words: str) -> str:
    """Show the place where the first word stands, with some words around it; empty if it is in no text."""
    texts = [a.words for a in entry.answers] + [m.words for m in entry.moments]
    wanted = [part for word in words.split() for part in re.findall(r"\w+", _folded(word))]
    for text in texts:
        line = " ".join(text.split())
        for word in wanted:
            at = _position(line, word)
            if at is not None:
                return _around(line, at, len(word))
    return ""


def _position(line: str, word: str) -> int | None:
    """Where a whole word begins, however it is written; folding keeps the length, or the word is not looked for."""
    folded = _folded(line)
    if len(folded) != len(line):
        return 0 if re.search(rf"\b{re.escape(word)}\b", folded) else None
    found = re.search(rf"\b{re.escape(word)}\b", folded)
    return found.start() if found else None


def _around(line: str, at: int, length: int) -> str:
    start, end = max(0, at - AROUND), min(len(line), at + length + AROUND)
    return ("\u2026" if start else "") + line[start:end] + ("\u2026" if end < len(line) else "")


def _folded(text: str) -> str:
    """Lower case without accents, as the index sees it: one character stays one character where it can."""
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text.lower())
