"""Cuts a text into words, once: what reads the text is handed the cut, and only what was changed in it is cut anew. Decides nothing."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import field

from reflect.masking.words.lexicon import WORD, fold, marks, words
from reflect.quick_dataclass import dataclass

MARKS = "\u0300-\u036f"
_LETTER = rf"(?:[^\W_]|[{MARKS}\u00ad\u200b-\u200d])"
_WORD = re.compile(rf"[^\W_]{_LETTER}*(?:['’‘`-][^\W_]{_LETTER}*)*")
_ENDING = re.compile(r"['’‘`](?:s|d|ll|ve|re|m|S|D|LL|VE|RE|M)$")
_RUN = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_STOPS = re.compile('[.!?…:\n\r;¿¡"“”(\\[•|—–]')
_SHORT_STOP = re.compile(r"\.[ \t\u00a0]{0,2}")
_CODE = r"(?<![^\W_])(?:Person|Place|Organization) [1-9][0-9]{0,3}(?![^\W_])"
_NOTE = r"\[(?:date|phone|e-mail|online name|link|computer address|number|address|ZIP|left out)\]|(?<!\w)90 or older(?!\w)"
PUT_IN = re.compile(rf"{_CODE}|{_NOTE}")
"""The codes of masking, without a relation."""
_MASKED_BEFORE = re.compile(
    rf"{_CODE}(?: \((?:{'|'.join(sorted(words('kin'), key=len, reverse=True))})\))?|{_NOTE}"
)
"""What masking itself puts in: it is never found again."""
_CODES = re.compile(r"\[|Person |Place |Organization |90 or older")
_SAME = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")
"""Letters that a pattern without case takes for i, s and k."""
NEAR = frozenset([" ", "  ", "\u00a0", "\t"])
"""What may stand between two words that are neighbours."""
_SHORT_WORDS = words("short_words")
WORTH = 40
"""Code points of a piece from which on looking it up is quicker than cutting it again."""


@dataclass(slots=True, eq=False, repr=False)
class WordForm:
    """A word by itself, as it is written, wherever it stands. In one text the same word is the same object."""

    size: int
    """How long it is without its tail."""
    length: int
    """How long it is, possessive and all."""
    tail: str
    """The possessive or shortened verb that was cut off, lower case, without its apostrophe."""
    key: str
    marks: int
    capital: bool
    """The first letter is a capital and not all are."""
    loud: bool
    """Two letters or more, all capitals."""
    masked: bool
    """It is a code that masking put in."""
    runs: tuple[tuple[int, str], ...]
    """Where letters and digits begin in it, and the first three signs there, lower case."""
    letters: tuple[tuple[int, str, str], ...]
    """The letters in it: where they begin, as they are written, and folded."""


@dataclass(slots=True, repr=False)
class _Known:
    """What was worked out of words and gaps by themselves. Cuts that are made of each other share it."""

    words: dict[str, WordForm] = field(default_factory=dict)
    codes: dict[tuple[str, str], WordForm] = field(default_factory=dict)
    """The first word of a code as it is compared, and all of the code -> the one word that it is."""
    stops: dict[str, bool] = field(default_factory=dict)
    """What stands between two words -> whether a sentence may end there."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cut:
    """A text in words. What is the same by index: `said`, `starts`, `gaps`, `opens`. Nobody changes it."""

    text: str
    held: list[tuple[int, int]]
    """Where masking itself put something in, in order. Such a code is one word."""
    known: _Known
    said: list[WordForm] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    """What stands between the word before and this one."""
    opens: list[bool] = field(default_factory=list)
    """A sentence begins here, so that a capital says nothing."""


def cut(text: str) -> Cut:
    """Cut a text into words, in order."""
    made = Cut(text, _codes(text), _Known())
    _scan(made, 0, len(text))
    return made


def recut(before: Cut, text: str, kept: Sequence[tuple[int, int, int]], *, worth: int = WORTH) -> Cut:
    """The same as `cut`, where parts of the text are known from an earlier one.

    Args:
        before: The cut of the earlier text.
        text: Any text.
        kept: Which pieces stand in both: start and end in this text, and start in the earlier one; in order, apart from each
            other.
        worth: How long a piece is at least, in code points, that is worth looking for in the earlier cut.

    Returns:
        The cut of this text. It is the earlier one itself when the text is the same.
    """
    if text == before.text:
        return before
    made, at = Cut(text, _codes(text), before.known), 0
    for piece in kept:
        if piece[1] - piece[0] < worth:
            continue
        first, last, move = _inside(before, made.held, *piece)
        if first == last:
            continue
        _scan(made, at, before.starts[first] + move)
        here = len(made.said)
        made.said.extend(before.said[first:last])
        made.starts.extend([begin + move for begin in before.starts[first:last]])
        made.gaps.extend(before.gaps[first:last])
        made.opens.extend(before.opens[first:last])
        made.opens[here] = _opens(made, here, made.gaps[here])
        at = made.starts[-1] + made.said[-1].length
    _scan(made, at, len(text))
    return made


def _inside(
    before: Cut, held: list[tuple[int, int]], start: int, end: int, there: int
) -> tuple[int, int, int]:
    """Which words (first, and one past the last) stand so far inside a piece that no change around it reaches them; how far they moved.

    The first and the last word of a piece may be parts of longer ones in either text.
    """
    move = start - there
    first = bisect_left(before.starts, there) + 1
    last = bisect_left(before.starts, end - move) - 1
    if first < last:
        begin, stop = before.starts[first], before.starts[last]
        codes = [(s + move, e + move) for s, e in _between(before.held, begin, stop)]
        if codes == _between(held, begin + move, stop + move):
            return first, last, move
    return 0, 0, move


def _between(held: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The codes of which a part stands between two places."""
    first = bisect_left(held, (start, 0))
    first -= first > 0 and held[first - 1][1] > start
    return held[first : bisect_left(held, (end, 0))]


def _codes(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _MASKED_BEFORE.finditer(text)] if _CODES.search(text) else []


def _scan(made: Cut, start: int, end: int) -> None:
    """Cut the text from where a word ends, or from its beginning, to where one begins, or to its end."""
    text, known, said, held = made.text, made.known.words, made.said, made.held
    before, underscored = start, text.find("_", start, end + 1) >= 0
    code = max(bisect_left(held, (start, 0)) - 1, 0)
    for found in _WORD.finditer(text, start, end):
        first, last = found.span()
        while code < len(held) and held[code][1] <= first:
            code += 1
        masked = code < len(held) and held[code][0] <= first
        if masked and said and said[-1].masked and made.starts[-1] >= held[code][0]:
            said[-1] = _as_one(said[-1], text[made.starts[-1] : last], made.known)
            before = last
            continue
        written = found.group()
        word = known.get(written)
        if word is None:
            word = known[written] = _look_at(written)
        gap = text[before:first]
        if underscored and (gap[-1:] == "_" or text[last : last + 1] == "_"):
            word = _underscored(word, after=gap[-1:] == "_")
        if masked:
            word = _as_one(word, written, made.known)
        made.opens.append(_opens(made, len(said), gap))
        said.append(word)
        made.starts.append(first)
        made.gaps.append(gap)
        before = last


def _opens(made: Cut, at: int, gap: str) -> bool:
    """Whether a sentence begins after a gap. What ends one is looked at once for each gap."""
    if not at:
        return True
    if gap in NEAR:
        return False
    stop = made.known.stops.get(gap)
    if stop is None:
        stop = made.known.stops[gap] = _STOPS.search(gap) is not None
    return stop and not (gap.startswith(".") and _is_short(made.said[at - 1], gap))


def _is_short(before: WordForm, gap: str) -> bool:
    """The stop before belongs to a short form or an initial, not to a sentence."""
    if not (
        before.key in _SHORT_WORDS or (before.capital and before.size == 1 and before.key not in ("i", "a"))
    ):
        return False
    return _SHORT_STOP.fullmatch(gap) is not None


def _look_at(written: str) -> WordForm:
    said, tail = written, ""
    if "'" in said or "’" in said or "‘" in said or "`" in said:
        ending = _ENDING.search(said)
        if ending and ending.start() > 0:
            tail = ending.group()[1:].lower()
            said = said[: ending.start()]
    key = fold(said)
    if not key.isascii() or "\u00ad" in said:
        key = _plain(key)
    upper = said[0].isupper() or said[0].istitle()
    loud = upper and len(said) > 1 and said.isupper()
    return WordForm(
        len(said), len(written), tail, key, marks(key), upper and not loud, loud, False,
        _runs(written), _letters(written),
    )  # fmt: skip


def _runs(written: str) -> tuple[tuple[int, str], ...]:
    low = written.lower() if written.isascii() else written.translate(_SAME).lower()
    return tuple((m.start(), low[m.start() : m.start() + 3]) for m in _RUN.finditer(low))


def _letters(written: str) -> tuple[tuple[int, str, str], ...]:
    return tuple((m.start(), m.group(), fold(m.group())) for m in _LETTERS.finditer(written))


def _underscored(word: WordForm, *, after: bool) -> WordForm:
    """A word with an underscore beside it: shapes look at it, and it is no word by itself."""
    runs = word.runs[1:] if after else word.runs
    return WordForm(
        word.size, word.length, word.tail, f"_{word.key}", WORD, False, False, False, runs, word.letters
    )


def _as_one(word: WordForm, written: str, known: _Known) -> WordForm:
    """A word of a code, with all that is written of the code so far."""
    made = known.codes.get((word.key, written))
    if made is None:
        whole = len(written) if len(written) > word.length else word.size
        made = known.codes[word.key, written] = WordForm(
            whole, len(written), word.tail, word.key, word.marks, word.capital, word.loud, True,
            _runs(written), _letters(written),
        )  # fmt: skip
    return made


def _plain(key: str) -> str:
    apart = unicodedata.normalize("NFKD", key)
    return "".join(
        c for c in apart if not unicodedata.combining(c) and c not in "\u00ad\u200b\u200c\u200d"
    ).replace("’", "'")
