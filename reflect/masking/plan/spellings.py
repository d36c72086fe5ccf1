"""Finds what was found once in its other spellings, in all texts of a page: J.T. as jt, St. Mark's as st marks. Decides nothing.

A word that is an everyday word too is not taken along in lower case: the spelling must be one that hardly means anything else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from reflect.masking.plan.second_look import clear_of
from reflect.masking.spans import NOUNS, NUMBERED, Kind, Span, span
from reflect.masking.words.cut import Cut
from reflect.masking.words.lexicon import ANY_WORD, fold, marks, words
from reflect.masking.words.short_lists import lists
from reflect.quick_dataclass import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\.?[ \t\u00a0]{0,2}\n?|[ ]?['’‘`-]")
"""What may stand between two words of one name."""
_POSSESSIVE = frozenset("'’‘`")
_LONGEST = 40
"""Letters of a name that is looked for in other spellings."""
_LETTERS = frozenset("bdefghjlpqtvz")
"""Small letters that nobody types for a word."""
_SMALL = words("joins") | words("particles")
_TITLES = words("titles")
_WHERE = words("where") | {"into", "beside", "called"}
WHY = "the same as another detail on this page"


@dataclass(frozen=True, slots=True)
class _Form:
    """A name as it is compared: its letters without case, dots, blanks, hyphens and apostrophes."""

    kind: Kind
    cuts: frozenset[int]
    """After which letters it may be cut."""
    initials: bool
    """It is nothing but initials, so that it may be cut anywhere."""
    everyday: bool
    """Every word of it is a word that anybody uses."""


_Place = tuple[str, str, int, int]
"""What a `_Word` holds, for all words of a text: as bare values, since most of them are only passed by."""


class _Word(NamedTuple):
    """A word of a text, and how it stands there."""

    said: str
    key: str
    start: int
    end: int


class Spellings:
    """The names of a page, laid out to be looked up. It grows with what is found."""

    def __init__(self) -> None:
        self._forms: dict[str, _Form] = {}
        self._beginnings: set[str] = set()

    def learn(self, spans: Iterable[Span]) -> bool:
        """Take up the names among these spans; False if all were known."""
        known = len(self._forms)
        for each in spans:
            if each.kind in NUMBERED and each.rank:
                for joined, form in _forms(each):
                    if joined not in self._forms:
                        self._forms[joined] = form
                        self._beginnings.update(accumulate(joined))
        return len(self._forms) > known

    def alike(self, each: Span) -> Span:
        """A name, as the kind that it had where it was found first on the page: so it has one number."""
        form = self._forms.get("".join(map(fold, _WORD.findall(each.text))))
        if form is None or each.kind == form.kind or each.kind not in NUMBERED:
            return each
        return replace(each, kind=form.kind, suggestion=NOUNS[form.kind])

    def in_text(self, text: Cut, masked: Sequence[Span]) -> list[Span]:
        """Find the names in a text.

        Args:
            text: Any text, in words.
            masked: What is masked in it already, in its order.

        Returns:
            What is not masked yet, or only in part, in the order of the text, none overlapping another.
        """
        if not self._forms:
            return []
        ends = [s.end for s in masked]
        fresh = list[Span]()
        for found in clear_of(self._mentions(text), text.held):
            at = bisect_right(ends, found.start)
            there = list[Span]()
            while at < len(masked) and masked[at].start < found.end:
                there.append(masked[at])
                at += 1
            inside = all(found.start <= s.start and s.end <= found.end and s.kind in NUMBERED for s in there)
            if inside and not any(s.end - s.start == found.end - found.start for s in there):
                fresh.append(found)
        return fresh

    def _mentions(self, words: Cut) -> Iterator[Span]:
        text = words.text
        made = [
            (said, key, start + offset, start + offset + len(said))
            for word, start in zip(words.said, words.starts, strict=True)
            for offset, said, key in word.letters
        ]
        past, beginnings, forms = -1, self._beginnings, self._forms
        for at, (_, key, start, _) in enumerate(made):
            if key not in beginnings or at <= past:
                continue
            if key in forms or "".join([word[1] for word in made[at : at + 2]]) in beginnings:
                last = self._longest(text, made, at)
                if last is not None:
                    past, form = last
                    yield span(text, start, made[past][-1], form.kind, "likely", WHY)

    def _longest(self, text: str, made: Sequence[_Place], at: int) -> tuple[int, _Form] | None:
        """The last word of the longest name that begins with this word."""
        best, cuts, before = None, set[int](), max(at - 1, 0)
        joined, end = "", made[at][2]
        for last in range(at, len(made)):
            _, key, start, following = made[last]
            if last > at:
                if not _GAP.fullmatch(text, end, start):
                    break
                cuts.add(len(joined))
            joined, end = joined + key, following
            if joined not in self._beginnings:
                break
            form = self._forms.get(joined)
            if form:
                near = [_Word(*each) for each in made[before : last + 1]]
                if _is_meant(text, near, at - before, last - before, form, cuts):
                    best = (last, form)
        return best


def _forms(each: Span) -> Iterator[tuple[str, _Form]]:
    """The forms of one name: whole, without its possessive, and of a person each part that is no word of every day."""
    if any(c.isdigit() for c in each.text):
        return
    said = _WORD.findall(each.text)
    parts = [fold(word) for word in said]
    joined = "".join(parts)
    if not 2 <= len(joined) <= _LONGEST:
        return
    cuts = frozenset(accumulate(map(len, parts[:-1])))
    letters = all(len(part) == 1 for part in parts) or (
        len(parts) == 1 and len(joined) < 4 and said[0].isupper()
    )
    everyday = all(marks(part) & ANY_WORD for part in parts if len(part) > 1 and part not in _SMALL) and all(
        len(part) > 1 for part in parts
    )
    if joined in _SMALL or (letters and _is_short_word(joined)):
        return
    form = _Form(each.kind, cuts, letters, everyday)
    yield joined, form
    if letters and not marks(f"{joined}s") & ANY_WORD:
        yield f"{joined}s", form
    if len(parts) > 2 and parts[-1] == "s":
        yield joined[:-1], _Form(each.kind, cuts - {len(joined) - 1}, False, everyday)
    if each.kind == "person" and len(parts) > 1:
        for part in parts:
            if len(part) > 2 and part not in _TITLES and part not in _SMALL and not marks(part) & ANY_WORD:
                yield part, _Form("person", frozenset(), False, False)


def _is_short_word(letters: str) -> bool:
    """Whether initials read as a word or as a short form of one: it, us, ok, pt."""
    known = lists()
    return (
        bool(marks(letters) & ANY_WORD)
        or letters in known["never"]
        or letters in known["abbreviations"]
        or letters in known["short_words"]
        or letters in known["before_someone"]
        or letters in known["short_forms"]
    )


def _is_meant(text: str, made: Sequence[_Word], first: int, last: int, form: _Form, cuts: set[int]) -> bool:
    """Whether words that spell a name are that name."""
    group = made[first : last + 1]
    joined_at = sum(len(word.key) for word in group)
    owned = (
        last > first and group[-1].key == "s" and text[group[-2].end : group[-1].start].strip() in _POSSESSIVE
    )
    free = cuts - {joined_at - 1} if owned else cuts
    if (form.initials and owned) or (not form.initials and not free <= form.cuts):
        return False  # jt's: the s is no part of the name
    if any(len(w.key) == 1 and not _is_letter(text, w) for w in (group[:-1] if owned else group)):
        return False
    if form.initials:
        return True
    shown = all(word.said[0].isupper() or word.key in _SMALL | {"s"} for word in group) and not (
        len(group[0].said) > 1 and group[0].said.isupper()
    )
    if first == last:
        key = group[0].key
        if key in lists()["never"]:
            return False
        return not marks(key) & ANY_WORD or (
            shown and not form.cuts and _is_inside(text, made, first) and key not in lists()["caps"]
        )
    if not form.everyday or shown:
        return True
    return form.kind != "person" and first > 0 and made[first - 1].key in _WHERE


def _is_letter(text: str, word: _Word) -> bool:
    """Whether a letter by itself stands for a name, and not for a word: T, t., t; not a, i, u."""
    return word.said.isupper() or text[word.end : word.end + 1] == "." or word.key in _LETTERS


def _is_inside(text: str, made: Sequence[_Word], at: int) -> bool:
    """Whether a word stands inside a sentence with capitals in their places, so that its capital tells something."""
    return (
        at > 0
        and made[at - 1].said.islower()
        and text[made[at - 1].end : made[at].start] in (" ", "  ", ", ")
    )
