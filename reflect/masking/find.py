"""Finds what in a text may point to someone: contacts, numbers, dates, places, names, and the words that a person asked to keep out.

Pure: the same text gives the same spans, no text makes it raise, and its work grows with the length of the text. It never
says that a text is safe: a list of spans is what it found, not all that there is.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from reflect.masking.asked.find import always_spans
from reflect.masking.asked.fragments import compare_key
from reflect.masking.learned.tagger import tagged
from reflect.masking.people.titles import titled
from reflect.masking.shapes import (
    addresses,
    ages,
    contact,
    dates,
    dockets,
    handles,
    lines,
    numbers,
    rooms,
    spoken_numbers,
)
from reflect.masking.spans import Detector, Span
from reflect.masking.words.cut import PUT_IN, Cut, cut
from reflect.masking.words.tokens import Manner, Token, headlines, manner, tokens
from reflect.masking.words.word_starts import Starts
from reflect.quick_dataclass import dataclass

_SAID_SIGN = re.compile(r"\[ ?(?:dot|at) ?\]", re.I)
"""A sign of an address in brackets: nobody is called so."""
_STRESS = re.compile(r"(?<![^\s(\"'*])(_+)([^\W_](?:[^\n_]{0,200}?[^\W_])?)(_+)(?![^\s.,;:!?)\"'*])")
"""Underscores around what is stressed, as in _this_: they are no part of the words."""
_FIRST = {
    "always": 9,
    "email": 8,
    "link": 7,
    "ip": 7,
    "address": 6,
    "phone": 5,
    "number": 4,
    "date": 4,
    "age": 4,
    "handle": 3,
    "zip": 2,
}
"""Which kind wins where two findings overlap and neither holds the other."""


def find(
    text: str | Cut,
    *,
    always: Collection[str] = (),
    allow: Collection[str] = (),
    detectors: Sequence[Detector] = (),
) -> list[Span]:
    """Find what may point to someone.

    Args:
        text: Any text, or the cut of one, where it is cut already.
        always: Words and phrases never to let out. They win over `allow`.
        allow: Words and phrases that the person keeps: never found, in any case.
        detectors: Further finders, an agency's own. What they find counts like the rest.

    Returns:
        Spans in the order of the text, none overlapping another, offsets in code points. `sure`, `likely` and `maybe` are to
        be masked unless the person keeps them; `look` is only shown.
    """
    words = cut(text) if isinstance(text, str) else text
    bare = _STRESS.sub(_unstressed, words.text) if "_" in words.text else words.text
    if bare != words.text:
        spans = find(bare, always=always, allow=allow, detectors=detectors)
        return [replace(s, text=words.text[s.start : s.end]) for s in spans]
    codes = [m.span() for m in PUT_IN.finditer(words.text)] if always else []
    asked = list(always_spans(words.text, always, apart=codes))
    more = [span for detector in detectors for span in detector(words.text, always=always, allow=allow)]
    read = read_by_rules(words, asked, more)
    signs = [m.span() for m in _SAID_SIGN.finditer(words.text)] if "[" in words.text else []
    found = tagged(words.text, read.made, read.how, read.plain, read.told)
    learned = [s for s in found if not _inside(s, words.held) and not _inside(s, signs)]
    return without(_settle([*asked, *read.spans, *learned]), allow)


def _unstressed(found: re.Match[str]) -> str:
    return " " * len(found[1]) + found[2] + " " * len(found[3])


@dataclass(frozen=True, slots=True)
class Read:
    """What the rules alone make of a text."""

    made: list[Token]
    """Its words. What a rule has is `taken`."""
    how: Manner
    plain: frozenset[int]
    """Which words (by index) stand in lines where a capital says nothing."""
    spans: list[Span]
    """What the shapes and the titles found, and what was handed in; they may overlap."""
    told: dict[int, tuple[str, ...]]
    """Which kinds of findings lie on a word (by index)."""


def read_by_rules(words: Cut, asked: Sequence[Span] = (), more: Sequence[Span] = ()) -> Read:
    """Find what shapes and titles find by themselves, without anything that was learned.

    Args:
        words: The cut of any text.
        asked: What the person asked to keep out.
        more: What further finders found.

    Returns:
        The words of the text, and the findings.
    """
    shaped = [s for s in (*_shaped(words), *more) if not _inside(s, words.held)]
    made = tokens(words)
    _take(made, [*(s for s in shaped if s.certainty != "look"), *asked])
    how, plain = manner(made), headlines(made)
    names = [s for s in titled(words.text, made, how, plain) if not _inside(s, words.held)]
    return Read(made, how, plain, [*shaped, *names], _told(made, [*shaped, *names]))


def _told(made: Sequence[Token], spans: Sequence[Span]) -> dict[int, tuple[str, ...]]:
    """Which kinds of findings lie on each word."""
    starts, told = [token.start for token in made], dict[int, tuple[str, ...]]()
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        at = bisect_right(starts, span.start) - 1
        at = max(at, 0) if at >= 0 and made[at].last > span.start else at + 1
        while at < len(made) and made[at].start < span.end:
            told[at] = (*told.get(at, ()), f"{span.kind}.{span.certainty}")
            at += 1
    return told


def _shaped(text: Cut) -> list[Span]:
    """What is found by its shape alone."""
    starts = Starts(text)
    return [
        *contact.contacts(starts),
        *handles.handles(starts),
        *numbers.numbers(starts),
        *dockets.dockets(starts),
        *ages.ages(starts),
        *spoken_numbers.said_numbers(starts),
        *dates.dates(starts),
        *addresses.shaped(starts),
        *rooms.rooms(starts),
        *lines.lines(starts),
    ]


def without(spans: Iterable[Span], allow: Collection[str]) -> list[Span]:
    """The spans but for what the person keeps."""
    allowed = frozenset(compare_key(word) for word in allow if word.strip())
    return [s for s in spans if not allowed or s.never_out or not _is_allowed(s, allowed)]


def _inside(span: Span, held: list[tuple[int, int]]) -> bool:
    at = bisect_right(held, (span.start, 1 << 60)) - 1
    return any(start < span.end and span.start < end for start, end in held[max(at, 0) : at + 3])


def _is_allowed(span: Span, allowed: frozenset[str]) -> bool:
    """A kept text stays; a name of several words stays only when it was kept whole, or word by word."""
    said = compare_key(span.text)
    return said in allowed or all(part in allowed for part in said.split())


def _take(made: list[Token], spans: Iterable[Span]) -> None:
    """Mark the words that another finding has already. Both are sorted, so that this is one walk."""
    at = 0
    for span in sorted(spans, key=lambda s: s.start):
        while at < len(made) and made[at].last <= span.start:
            at += 1
        here = at
        while here < len(made) and made[here].start < span.end:
            made[here].taken = True
            here += 1


def _settle(found: Iterable[Span]) -> list[Span]:
    """Settle overlaps: what is masked wins over a look, what the person asked for over all, then the longer one."""
    settled: list[Span] = []

    def worth(span: Span) -> tuple[bool, int, int]:
        return span.rank > 0, span.end - span.start, _FIRST.get(span.kind, 1)

    for span in sorted(found, key=lambda s: (s.start, -s.end, -_FIRST.get(s.kind, 1))):
        if not settled or span.start >= settled[-1].end:
            settled.append(span)
            continue
        last = settled[-1]
        if span.end <= last.end and (last.rank or not span.rank):
            if span.never_out and last.kind != "always":
                settled[-1] = _firmer(last, span)
            continue
        if last.rank and span.rank:
            settled[-1] = _joined(last, span)
        elif worth(span) > worth(last):
            settled[-1] = span
    return settled


def _firmer(last: Span, asked: Span) -> Span:
    """What holds an always-mask word is as sure as that word."""
    return Span(
        last.start,
        last.end,
        last.kind,
        "sure",
        asked.why,
        last.suggestion,
        last.text,
        last.relation,
        last.where,
        asked=True,
    )


def _joined(last: Span, span: Span) -> Span:
    """Two findings that overlap are masked as one, so that no end of either shows."""
    text = last.text + span.text[last.end - span.start :]
    lead = max(last, span, key=lambda s: (s.kind == "always", s.asked, s.rank, s.end - s.start))
    sure = last if last.rank >= span.rank else span
    return Span(
        last.start,
        max(last.end, span.end),
        lead.kind,
        sure.certainty,
        lead.why,
        lead.suggestion,
        text,
        last.relation,
        asked=last.asked or span.asked,
    )


def firm(spans: Iterable[Span]) -> list[Span]:
    """What must not stay in a finished document: the words that were asked to stay out, and what is `sure` or `likely`."""
    return [s for s in spans if s.never_out or s.rank > 1]
