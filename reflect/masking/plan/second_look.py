"""Finds what points to someone once more after masking: a name may come to light when its neighbour is gone. Decides nothing."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reflect.masking.spans import NUMBERED, Span
from reflect.masking.words.cut import Cut, recut
from reflect.masking.words.lexicon import fold
from reflect.quick_dataclass import dataclass

ROUNDS = 4
"""How often a text is looked at anew at most."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Put:
    """What stands in the place of a part of a text."""

    start: int
    end: int
    said: str


def masking(span: Span) -> Put:
    """A span with a code in its place; which number it has makes no difference to what is found."""
    return Put(span.start, span.end, f"{span.suggestion} 1" if span.kind in NUMBERED else span.suggestion)


def coming_to_light(
    words: Cut,
    puts: Sequence[Put],
    look: Callable[[Cut], Iterable[Span]],
    *,
    everywhere: bool = False,
    beside: Sequence[tuple[int, int]] | None = None,
    apart: Sequence[tuple[int, int]] = (),
) -> list[Span]:
    """What is found in a text when some of it is masked, and when that is masked too, until no more is found.

    Only lines where something was masked since the last look are read, and lines that hold a word found there: what stands in
    other lines reads as it did before.

    Args:
        words: Any text, in words.
        puts: What stands in the place of what, in the order of the text, none overlapping another.
        look: Finds in any text, in its order, what is to be masked.
        everywhere: Whether the first look reads all lines.
        beside: Starts and ends of what was masked since the last look; all that is masked when it is None.
        apart: Starts and ends of what is not to be touched, in the order of the text.

    Returns:
        New spans, in the order of the text, that overlap neither what is masked nor each other.
    """
    text, found = words.text, list[Span]()
    since = beside if beside is not None else [(put.start, put.end) for put in puts]
    lines = [(0, len(text))] if everywhere else _lines(text, list(since))
    for _ in range(ROUNDS):
        masked, kept = put_in(words, puts, lines)
        fresh = clear_of(_back(look(masked), kept, text), apart)
        if not fresh:
            break
        found += fresh
        puts = sorted([*puts, *map(masking, fresh)], key=lambda put: put.start)
        lines = _lines(text, [*((s.start, s.end) for s in fresh), *_mentions(text, fresh)])
    return sorted(found, key=lambda s: s.start)


def _mentions(text: str, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Where the words of some spans stand, possessive or not."""
    keys = {fold(word) for span in spans for word in _WORD.findall(span.text)}
    meant = {
        said
        for said in set(_WORD.findall(text))
        if (key := fold(said)) in keys or key.removesuffix("s") in keys
    }
    return [found.span() for found in _WORD.finditer(text) if found.group() in meant]


def _lines(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines, as start and end, in which some places are; in order, apart from each other."""
    lines = list[tuple[int, int]]()
    for start, end in sorted(places):
        if lines and end <= lines[-1][1]:
            continue
        last = text.find("\n", end)
        last = len(text) if last < 0 else last + 1
        if lines and start < lines[-1][1]:
            lines[-1] = (lines[-1][0], last)
        else:
            lines.append((text.rfind("\n", 0, start) + 1, last))
    return lines


def put_in(
    words: Cut, puts: Sequence[Put], lines: Sequence[tuple[int, int]]
) -> tuple[Cut, list[tuple[int, int, int]]]:
    """Some lines with what is put in, and the pieces that stayed: start and end there, and start in the text.

    Args:
        words: Any text, in words.
        puts: What stands in the place of what, in the order of the text, none overlapping another.
        lines: Starts and ends of the lines that are wanted, in order, apart from each other.
    """
    text = words.text
    pieces, kept, length, at = list[str](), list[tuple[int, int, int]](), 0, 0

    def keep(start: int, end: int) -> None:
        nonlocal length
        if start < end:
            kept.append((length, length + end - start, start))
            pieces.append(text[start:end])
            length += end - start

    for first, last in lines:
        here = first
        while at < len(puts) and puts[at].start < last:
            put = puts[at]
            at += 1
            if put.start >= first:
                keep(here, put.start)
                said = _apart(put, text)
                pieces.append(said)
                length += len(said)
                here = put.end
        keep(here, last)
    return recut(words, "".join(pieces), kept), kept


def _apart(put: Put, text: str) -> str:
    """What is put in, with a blank where a code would be written onto a number: with `Person 1` in it, x0001 is no `Person 10001`."""
    before = put.said[:1].isalnum() and text[put.start - 1 : put.start].isdecimal()
    after = put.said[-1:].isdecimal() and text[put.end : put.end + 1].isdecimal()
    return f"{' ' * before}{put.said}{' ' * after}"


def _back(spans: Iterable[Span], kept: Sequence[tuple[int, int, int]], text: str) -> list[Span]:
    """Where spans of the masked text stand in the text itself, without those that lie on a code."""
    starts = [start for start, _, _ in kept]
    back = list[Span]()
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        if at < 0 or span.end > kept[at][1]:
            continue
        start = span.start - kept[at][0] + kept[at][2]
        end = start + span.end - span.start
        back.append(replace(span, start=start, end=end, text=text[start:end]))
    return back


def clear_of(spans: Iterable[Span], others: Sequence[tuple[int, int]]) -> list[Span]:
    """The spans that overlap none of the others, which are in the order of the text and apart from each other."""
    ends = [end for _, end in others]
    clear = list[Span]()
    for span in spans:
        at = bisect_right(ends, span.start)
        if at == len(others) or others[at][0] >= span.end:
            clear.append(span)
    return clear
