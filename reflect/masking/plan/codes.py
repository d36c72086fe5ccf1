"""Deals the codes of a plan: Person 1 (sister), Place 2. Decides nothing about what is masked."""

from collections import Counter
from dataclasses import replace

from reflect.masking.asked.find import always_spans
from reflect.masking.asked.fragments import compare_key
from reflect.masking.plan.details import Detail, Replace
from reflect.masking.spans import NOUNS, NUMBERED, Kind, Span
from reflect.masking.words.lexicon import words


def dealt(details: tuple[Detail, ...], always: frozenset[str]) -> tuple[Detail, ...]:
    """Deal the codes by first appearance. A first name alone is the same person as the full name that it begins or ends."""
    numbers: dict[tuple[Kind, str], int] = {}
    relations: dict[tuple[Kind, int], str] = {}
    count: Counter[Kind] = Counter()
    made = list[Detail]()
    for detail in details:
        span = detail.span
        if span.kind not in NUMBERED or isinstance(detail.decision, Replace):
            made.append(detail)
            continue
        if not detail.masked:
            made.append(replace(detail, code=NOUNS[span.kind]))
            continue
        key = compare_key(_untitled(span))
        number = _same(numbers, span.kind, key)
        if number is None:
            count[span.kind] += 1
            number = count[span.kind]
        for part in _known_by(span.kind, key):
            numbers.setdefault((span.kind, part), number)
        relation = relations.setdefault((span.kind, number), span.relation) or span.relation
        relations[(span.kind, number)] = relation
        code = f"{NOUNS[span.kind]} {number}"
        told = relation and not span.relation and span.kind == "person"
        if told and not any(always_spans(relation, always)):
            code = f"{code} ({relation})"
        made.append(replace(detail, code=code))
    return tuple(made)


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
