"""The gentle check at writing time: a few details that almost surely point to someone, and nothing else.

This room exists so that a person can leave somebody out *before* the words are kept. It would rather miss
than nag: a first name without a word beside it that takes a person, names that few have, most places and
organisations are not reported here, and the fuller check before anything is shared looks for those. It never changes or blocks a text, never says that a text is safe,
never remembers what it saw, and does no reading or writing: the given names, the always-mask words and the
kept words are passed in. Work grows with the length of the text, whatever the text is, and no text makes it
raise. Wording on the screen belongs to the command line.
"""

from collections.abc import Collection
from typing import Literal

from reflect.masking.asked.find import always_spans
from reflect.masking.gentle.full_names import full_names
from reflect.masking.gentle.houses import houses
from reflect.masking.gentle.lone_names import lone_names
from reflect.masking.gentle.numbers import emails, numbers, phones
from reflect.masking.gentle.titled_names import titled
from reflect.quick_dataclass import dataclass

HintKind = Literal["phone", "email", "titled_name", "full_name", "first_name", "house", "number", "always"]


@dataclass(frozen=True, slots=True)
class Hint:
    """One place in a text that may point to someone."""

    start: int
    """The first code point."""
    end: int
    """One past the last code point."""
    text: str
    """Exactly what stands there."""
    kind: HintKind
    why: str
    """What it looks like, in a few words."""


_WHY: dict[HintKind, str] = {
    "phone": "a phone number",
    "email": "an e-mail address",
    "titled_name": "a title and a name",
    "full_name": "a first and a last name",
    "first_name": "a first name",
    "house": "a place with a name",
    "number": "a long number that may be on someone's papers",
    "always": "a word you asked to keep out",
}

Span = tuple[int, int, HintKind]


def warn(
    text: str,
    *,
    always: Collection[str] = (),
    kept: Collection[str] = (),
    names: Collection[str] = frozenset(),
) -> tuple[Hint, ...]:
    """Return the details in `text` that very likely point to someone, in the order they stand.

    Args:
        text: What the person wrote.
        always: Words that the person asked never to let out: any case, whole words, possessives too.
        kept: Texts that the person chose to keep; the same text, in any case, is not reported again.
        names: Common given names in lower case without accents. Without them neither full names nor first names are found.

    Returns:
        Hints, sorted, none overlapping another. A detail inside a longer one is told once, by the longer one.
    """
    found: list[Span] = [(start, end, "email") for start, end in emails(text)]
    found += [(start, end, "phone") for start, end in phones(text)]
    found += [(start, end, "number") for start, end in numbers(text)]
    found += [(start, end, "titled_name") for start, end in titled(text, names)]
    found += [(start, end, "full_name") for start, end in full_names(text, names)]
    found += [(start, end, "first_name") for start, end in lone_names(text, names)]
    found += [(start, end, "house") for start, end in houses(text)]
    found += [(span.start, span.end, "always") for span in always_spans(text, always, slips=False)]
    silent = {word.casefold() for word in kept}
    hints = (Hint(start, end, text[start:end], kind, _WHY[kind]) for start, end, kind in _apart(found))
    return tuple(hint for hint in hints if hint.text.casefold() not in silent)


def _apart(found: list[Span]) -> list[Span]:
    """Settle overlaps: what holds the other wins; where two only touch, the always-mask word wins."""
    settled: list[Span] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1], s[2] != "always")):
        if settled and span[0] < settled[-1][1]:
            last = settled[-1]
            if span[1] <= last[1] or span[2] != "always" or last[2] == "always":
                continue
            settled.pop()
        settled.append(span)
    return settled
