"""Finds what points to someone once more after masking: a name may come to light when its neighbour is gone. Decides nothing."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reflect.masking.lexicon import fold
from reflect.masking.spans import NUMBERED, Span

_ROUNDS = 4
_CODES = 9999
"""The highest number of a code that is known for one."""
_WORD = re.compile(r"\w+")


def until_quiet(text: str, spans: Sequence[Span], look: Callable[[str], Sequence[Span]]) -> list[Span]:
    """The spans of one text with all that comes to light when they are masked.

    Only lines where something was masked since the last look are read again, and lines that hold a word found there: what stands
    in other lines reads as it did before.

    Args:
        text: Any text.
        spans: What was found in it, in its order, none overlapping another.
        look: Finds in any text, in its order.
    """
    found, fresh = list(spans), [s for s in spans if s.rank]
    for _ in range(_ROUNDS):
        masks = [s for s in found if s.rank]
        lines = _lines(text, fresh, words=[] if fresh == masks else fresh)
        masked, kept = _masked(text, masks, lines)
        fresh = _clear_of([s for s in _back(look(masked), kept, text) if s.rank], masks)
        if not fresh:
            break
        looks = _clear_of([s for s in found if not s.rank], fresh)
        found = sorted([*masks, *looks, *fresh], key=lambda s: s.start)
    return found


def _lines(text: str, spans: Iterable[Span], words: Sequence[Span]) -> list[tuple[int, int]]:
    """The lines, as start and end, in which some spans stand, or one of the words of others; in order, apart from each other."""
    places = [(span.start, span.end) for span in spans]
    keys = {fold(word) for span in words for word in _WORD.findall(span.text)}
    if keys:
        for found in _WORD.finditer(text):
            key = fold(found.group())
            if key in keys or key.removesuffix("s") in keys:
                places.append(found.span())
        places.sort()
    lines = list[tuple[int, int]]()
    for start, end in places:
        if lines and end <= lines[-1][1]:
            continue
        last = text.find("\n", end)
        last = len(text) if last < 0 else last + 1
        if lines and start < lines[-1][1]:
            lines[-1] = (lines[-1][0], last)
        else:
            lines.append((text.rfind("\n", 0, start) + 1, last))
    return lines


def _masked(
    text: str, masks: Sequence[Span], lines: Sequence[tuple[int, int]]
) -> tuple[str, list[tuple[int, int, int]]]:
    """Some lines with what is masked replaced, and the pieces that stayed: start and end there, and start in the text."""
    pieces, kept, length = list[str](), list[tuple[int, int, int]](), 0

    def put(said: str) -> None:
        nonlocal length
        pieces.append(said)
        length += len(said)

    def keep(start: int, end: int) -> None:
        if start < end:
            kept.append((length, length + end - start, start))
            put(text[start:end])

    at = 0
    for first, last in lines:
        here = first
        while at < len(masks) and masks[at].start < last:
            span = masks[at]
            at += 1
            if span.start >= first:
                keep(here, span.start)
                number = (at - 1) % _CODES + 1
                put(f"{span.suggestion} {number}" if span.kind in NUMBERED else span.suggestion)
                here = span.end
        keep(here, last)
    return "".join(pieces), kept


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


def _clear_of(spans: list[Span], others: Sequence[Span]) -> list[Span]:
    """The spans that overlap none of the others, which are in the order of the text and apart from each other."""
    ends = [other.end for other in others]
    clear = list[Span]()
    for span in spans:
        at = bisect_right(ends, span.start)
        if at == len(others) or others[at].start >= span.end:
            clear.append(span)
    return clear
