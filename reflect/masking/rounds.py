"""Finds what points to someone once more after masking: a name may come to light when its neighbour is gone. Decides nothing."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from reflect.masking.find import find
from reflect.masking.spans import NUMBERED, Detector, Span

_ROUNDS = 4


def found(
    text: str, where: int, *, always: Collection[str], allow: Collection[str], detectors: Sequence[Detector]
) -> list[Span]:
    """The spans of one text, until masking them shows no more.

    Args:
        text: Any text.
        where: Its number in the plan, noted in each span.
        always: Words never to let out.
        allow: Words that the person keeps.
        detectors: Further finders, an agency's own.
    """
    spans = find(text, always=always, allow=allow, detectors=detectors)
    for _ in range(_ROUNDS):
        pieces, at, moved = list[str](), 0, list[tuple[int, int, int]]()
        masks = [s for s in spans if s.rank]
        if not masks:
            break
        length = 0
        for number, span in enumerate(masks, 1):
            pieces.append(text[at : span.start])
            length += span.start - at
            said = f"{span.suggestion} {number}" if span.kind in NUMBERED else span.suggestion
            moved.append((length, length + len(said), span.end))
            pieces.append(said)
            length += len(said)
            at = span.end
        masked = "".join([*pieces, text[at:]])
        more = _back(
            [s for s in find(masked, always=always, allow=allow, detectors=detectors) if s.rank],
            moved,
            text,
        )
        fresh = _clear_of(more, masks)
        if not fresh:
            break
        looks = _clear_of([s for s in spans if not s.rank], fresh)
        spans = sorted([*masks, *looks, *fresh], key=lambda s: s.start)
    return [replace(span, where=where) for span in spans]


def _clear_of(spans: list[Span], others: list[Span]) -> list[Span]:
    """The spans that overlap none of the others, which are in the order of the text and apart from each other."""
    ends = [other.end for other in others]
    clear = list[Span]()
    for span in spans:
        at = bisect_right(ends, span.start)
        if at == len(others) or others[at].start >= span.end:
            clear.append(span)
    return clear


def _back(spans: list[Span], moved: list[tuple[int, int, int]], text: str) -> list[Span]:
    """Where spans of the masked text stand in the text itself, without those that lie on a code."""
    ends = [end for _, end, _ in moved]
    back = list[Span]()
    for span in spans:
        at = bisect_right(ends, span.start)
        if at < len(moved) and moved[at][0] < span.end:
            continue
        shift = moved[at - 1][2] - moved[at - 1][1] if at else 0
        start, end = span.start + shift, span.end + shift
        back.append(replace(span, start=start, end=end, text=text[start:end]))
    return back
