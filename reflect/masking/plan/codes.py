"""Deals the codes of a plan: Person 1 (sister), Place 2. Decides nothing about what is masked.

A code that was dealt stays with its detail, so that what was read once reads the same after a decision about another one;
a number that nobody needs any more is a gap.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reflect.masking.asked.find import always_spans
from reflect.masking.asked.fragments import compare_key
from reflect.masking.asked.words import one_slip
from reflect.masking.plan.details import Detail, Replace
from reflect.masking.spans import NOUNS, NUMBERED, Kind, Span
from reflect.masking.words.lexicon import words


def dealt(details: tuple[Detail, ...], always: frozenset[str]) -> tuple[Detail, ...]:
    """Deal the codes by first appearance to those that have none. A first name alone is the same person as the full name that it begins or ends."""
    numbers = _names(details)
    relations: dict[tuple[Kind, int], str] = {}
    count: Counter[Kind] = Counter()
    for kind, known in (detail.known_as for detail in details if detail.known_as):
        count[kind] = max(count[kind], known)
    made = list[Detail]()
    for detail in details:
        span = detail.span
        kind, known = detail.known_as or (span.kind, 0)
        if kind not in NUMBERED or isinstance(detail.decision, Replace):
            made.append(detail)
            continue
        if not detail.masked:
            made.append(replace(detail, code=NOUNS[span.kind]))
            continue
        key = compare_key(_untitled(span))
        number = known or _same(numbers, kind, key) or 0
        if not number:
            count[kind] += 1
            number = count[kind]
        for part in _known_by(kind, key):
            numbers.setdefault((kind, part), number)
        relation = relations.setdefault((kind, number), span.relation) or span.relation
        relations[(kind, number)] = relation
        code = f"{NOUNS[kind]} {number}"
        told = relation and not span.relation and kind == "person"
        if told and not any(always_spans(relation, always)):
            code = f"{code} ({relation})"
        made.append(replace(detail, code=code, known_as=(kind, number)))
    return tuple(made)


def carried(fresh: Sequence[Detail], before: Iterable[Detail]) -> tuple[Detail, ...]:
    """Give the details of a plan made anew the codes that they had, without dealing any.

    A word that is masked by now, and was or spells a detail with a code, takes that code over, so that the reader still sees
    who is meant.

    Args:
        fresh: The details of the plan made anew.
        before: Those of the plan before it, of the same texts.
    """
    had = [detail for detail in before if detail.known_as]
    at = {(d.span.where, d.span.start, d.span.end): d.known_as for d in had}
    made = [
        replace(d, known_as=known if known and d.span.kind in (known[0], "always") else None)
        for d in fresh
        for known in [at.get((d.span.where, d.span.start, d.span.end))]
    ]
    spelled = {name: (kind, number) for (kind, name), number in _names(had).items()}
    return tuple(
        replace(d, known_as=_spelled(spelled, compare_key(d.span.text)))
        if d.span.kind == "always" and d.known_as is None
        else d
        for d in made
    )


def _names(details: Iterable[Detail]) -> dict[tuple[Kind, str], int]:
    """The names that have a number, each under all that it is known by."""
    numbers: dict[tuple[Kind, str], int] = {}
    for detail in details:
        if detail.known_as:
            kind, number = detail.known_as
            for part in _known_by(kind, compare_key(_untitled(detail.span))):
                numbers.setdefault((kind, part), number)
    return numbers


_SLIP = 5
"""From so many letters on, one slip in a word that was asked for is forgiven."""


def _spelled(names: Mapping[str, tuple[Kind, int]], key: str) -> tuple[Kind, int] | None:
    """The code of the name that a word spells: whole, possessive, or with one slip."""
    for one in (key, key.removesuffix("s"), f"{key}s"):
        if one in names:
            return names[one]
    return next(
        (known for name, known in names.items() if len(key) >= _SLIP <= len(name) and one_slip(key, name)),
        None,
    )


_TITLES = words("titles")


def _untitled(span: Span) -> str:
    first, _, rest = span.text.partition(" ")
    return rest.strip() if rest and first.rstrip(".").lower() in _TITLES else span.text


_NICKS = words("nick_before")
"""Words before many names: lil t is not lil p."""


def _ends(key: str) -> tuple[str, str]:
    """The first and the last word."""
    return key.split(" ", maxsplit=1)[0], key.rsplit(" ", maxsplit=1)[-1]


def _known_by(kind: Kind, key: str) -> set[str]:
    """The keys under which the same one is known: whole, without blanks, and of a person by the first and the last name."""
    joined = key.replace(" ", "")
    if kind == "person":
        return {key, joined, *(part for part in _ends(key) if part not in _NICKS)}
    return {key, joined, joined.removesuffix("s")}  # st marks, St. Mark's


def _same(numbers: dict[tuple[Kind, str], int], kind: Kind, key: str) -> int | None:
    joined = key.replace(" ", "")
    tried = [key, joined]
    if kind == "person":
        tried += [part for part in _ends(key)[:1] if part not in _NICKS]
        if len(joined) < 5:
            tried.append(joined.removesuffix("s"))  # jts
    else:
        tried.append(joined.removesuffix("s"))
    return next((numbers[kind, one] for one in tried if one and (kind, one) in numbers), None)
