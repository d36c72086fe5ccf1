"""Finds names, places, organisations, and what the shapes miss of dates, contacts and numbers, by learned weights. Keeps no list of people."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from reflect.masking.learned.decode import Decoder, Tagged
from reflect.masking.learned.looks import lines, looks
from reflect.masking.learned.weights import weights
from reflect.masking.people.titles import is_public, relation
from reflect.masking.shapes.contact import is_open
from reflect.masking.spans import Certainty, Kind, Span, span
from reflect.masking.words.lexicon import ANY_NAME, ANY_WORD, marks
from reflect.masking.words.short_lists import lists
from reflect.masking.words.tokens import Manner, Token

MASK, LIKELY, LOOK = -38, 16, -76
"""The one threshold: from these margins on a word is masked (`maybe`), masked as `likely`, or a name that is a word is shown. A lower
MASK finds more and masks more of the other words too."""

ALONE = 8
"""From this margin on a number is masked that stands alone and that no rule holds."""
_KINDS: dict[str, tuple[Kind, str]] = {
    "PERSON": ("person", "a name"),
    "PLACE": ("place", "it looks like a place"),
    "ORG": ("organization", "it looks like an organization"),
    "DATE": ("date", "it looks like a date"),
    "CONTACT": ("handle", "it looks like a way to reach someone"),
    "ID": ("number", "it looks like a number of something"),
    "AGE": ("age", "it looks like an age over 89"),
}
_JOINS = re.compile("[ \t\u00a0]{1,2}|[ ]?[-–/.&'’@_#][ ]?")
"""What may stand between two words of one detail."""
_LISTED = re.compile(", ")
"""What may stand there besides, but in a name: 214 Maple Ave, apt 3."""


@cache
def decoder() -> Decoder:
    """The decoder with the weights that were learned."""
    return Decoder(weights(), LOOK)


def tagged(
    text: str, made: list[Token], how: Manner, plain: Collection[int], told: Mapping[int, tuple[str, ...]]
) -> Iterator[Span]:
    """Find what the learned weights speak for.

    Args:
        text: Any text.
        made: Its words; those that a rule has already are `taken`.
        how: How the text is written.
        plain: Which words (by index) stand in lines where a capital says nothing.
        told: What the rules found at a word (by index).

    Yields:
        Spans, none overlapping another, none of them all `taken`: `likely` and `maybe` in the order of the text, then `look` for
        a name that is a word and is more likely the word here.
    """
    sights = looks(made, how, plain, told)
    seen = dict[int, Tagged]()
    for first, end in lines(made):
        for at, each in decoder().tag(sights[first:end]).items():
            seen[first + at] = each
    masked = {at: each for at, each in seen.items() if each.margin >= MASK}
    _again(made, masked)
    for first, last in _runs(made, masked):
        if _is_meant(text, made, first, last, masked):
            yield _span(text, made, first, last, masked)
    yield from _looked_at(text, made, {at: each for at, each in seen.items() if at not in masked})


def _again(made: Sequence[Token], masked: dict[int, Tagged]) -> None:
    """A name that is no word, found once, is known in the whole text."""
    names = {
        made[at].key
        for at, each in masked.items()
        if each.label == "PERSON" and not made[at].marks & ANY_WORD
    }
    names = {key for key in names if len(key) > 2 and key.isalpha()}
    said = names | {f"{name}s" for name in names}
    for at, token in enumerate(made) if names else ():
        if (
            token.key in said
            and at not in masked
            and not token.masked
            and (token.key in names or not token.marks & ANY_WORD)
        ):
            masked[at] = Tagged("PERSON", MASK)


def _runs(made: Sequence[Token], masked: Mapping[int, Tagged]) -> Iterator[tuple[int, int]]:
    """The first and the last words of what belongs together."""
    first = last = -2
    for at in sorted(masked):
        if at == last + 1 and _goes_on(made, at, masked):
            last = at
            continue
        if first >= 0:
            yield first, last
        first = last = at
    if first >= 0:
        yield first, last


_SPOTS = frozenset(["PLACE", "ORG"])


def _goes_on(made: Sequence[Token], at: int, masked: Mapping[int, Tagged]) -> bool:
    """Whether a word belongs to the one before it."""
    label, before, gap = masked[at].label, masked[at - 1].label, made[at].gap
    if before != label and not {before, label} <= _SPOTS:
        return False
    if label == "PERSON":
        return not made[at - 1].tail and (
            made[at].near or gap in ("-", ".") or (gap == ". " and made[at - 1].last - made[at - 1].start < 4)
        )
    return _JOINS.fullmatch(gap) is not None or (label != "ORG" and _LISTED.fullmatch(gap) is not None)


def _is_meant(text: str, made: Sequence[Token], first: int, last: int, masked: Mapping[int, Tagged]) -> bool:
    """Whether a run of words is more than a rule has already, and nothing that everyone may have or say."""
    group, label = made[first : last + 1], masked[first].label
    fresh = [token for token in group if not token.taken]
    if not fresh:
        return False
    numbers = [token for token in fresh if token.key[:1].isdigit()]
    beside = any(token.masked for token in (*made[first - 1 : first], *made[last + 1 : last + 2]))
    if (
        (beside or len(fresh) < len(group))
        and not numbers
        and (label in _SHAPED or all(map(_is_small, fresh)))
    ):
        return False  # write a.b@example.org: the word beside it goes with nothing
    if numbers and _is_open(text, made[first].start, made[last].last):
        return False
    if len(numbers) == len(group):
        best = max(masked[at].margin for at in range(first, last + 1))
        return best >= ALONE and not _YEAR.fullmatch(text, made[first].start, made[last].end)
    if label not in ("CONTACT", "ID"):
        return not _is_shared(group)
    said = sum(token.key in _SAID for token in group)
    return said > 1 or any(not t.marks & ANY_WORD or any(map(str.isdigit, t.key)) for t in group)


def _is_shared(group: Sequence[Token]) -> bool:
    """Whether a finding is what everybody has: a weekday, a state, a medicine, a book that many read."""
    keys = [token.key for token in group]
    if len(keys) == 1:
        return keys[0] in _EVERYBODYS
    return all(key in _WIDE for key in keys) or " ".join(keys) in _READ_TOGETHER


_WIDE = lists()["never"] & (lists()["times"] | lists()["states"] | lists()["wide"])
_EVERYBODYS = lists()["never"] | {key for key in lists()["practice"] if not marks(key) & ANY_NAME}
_READ_TOGETHER = frozenset(["big book", "basic text", "higher power", "serenity prayer", "section 8"])
_SHAPED = frozenset(["DATE", "CONTACT", "ID", "AGE"])
_SAID = lists()["number_words"] | {"oh", "zero"}
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_WEEK = re.compile("[0-9]{4}-w[0-9]{2}", re.I)


_ONTO = 40
"""How far on each side is read what is written onto a number, so that a long run without a blank costs no more than its length."""


def _is_small(token: Token) -> bool:
    return bool(token.marks & ANY_WORD) and not token.capital


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a number is one that everyone may have, or the number of a week, with what is written onto it."""
    first, last = max(start - _ONTO, 0), min(end + _ONTO, len(text))
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    said = text[start:end].strip(".,;:!?()\"'")
    return is_open(said) or _WEEK.fullmatch(said) is not None


def _span(text: str, made: list[Token], first: int, last: int, masked: Mapping[int, Tagged]) -> Span:
    label = max((masked[at] for at in range(first, last + 1)), key=lambda each: each.margin).label
    kind, why = _KINDS[label]
    start, end = made[first].start, made[last].end
    if label in ("ORG", "PLACE") and made[last].tail == "s":
        end = made[last].last
    elif label == "PERSON" and end - made[last].start == 1 and text[end : end + 1] == ".":
        end += not text[end + 1 : end + 2].isalnum()  # B.0001: a code is never glued to a number
    if label == "CONTACT":
        start -= text[start - 1 : start] in ("@", "$")
        kind = _way(text[start:end])
    elif label == "PLACE" and made[first].key[:1].isdigit():
        kind, why = "address", "it looks like an address"
    margin = max(masked[at].margin for at in range(first, last + 1))
    certainty: Certainty = "likely" if margin >= LIKELY else "maybe"
    if kind == "person":
        why = _why(made[first : last + 1])
        if last > first and is_public(made, first, last):
            certainty, why = "maybe", "a name that many know"
    return span(
        text, start, end, kind, certainty, why, relation=relation(made, first) if kind == "person" else ""
    )


def _why(name: Sequence[Token]) -> str:
    marks = name[0].marks
    if len(name) > 1:
        letters = sum(len(token.key) == 1 for token in name)
        return (
            "initials"
            if letters == len(name)
            else "a name and an initial"
            if letters
            else "a first and a last name"
        )
    if not marks & (ANY_NAME | ANY_WORD):
        return "a word that is in no list"
    return "a name that is a word too" if marks & ANY_WORD else "a name"


def _way(said: str) -> Kind:
    """Which way to reach someone it is."""
    low = said.lower()
    if "@" in said[1:] or (" at " in low and " dot " in low):
        return "email"
    return "phone" if sum(c.isdigit() for c in said) > 5 else "handle"


def _looked_at(text: str, made: Sequence[Token], seen: Mapping[int, Tagged]) -> Iterator[Span]:
    """Names that are words, among what is not masked, that are more likely the words here."""
    for at, each in seen.items():
        token = made[at]
        if each.label == "PERSON" and not token.taken and token.marks & ANY_NAME and token.marks & ANY_WORD:
            yield span(text, token.start, token.end, "person", "look", "a name that is a word too")
