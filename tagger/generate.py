"""Copies labelled texts with other details in them, and in other ways of writing. The same seed gives the same copies."""

from collections.abc import Iterable, Iterator

from chance import Chance
from hurry import in_a_hurry
from pieces import piece
from texts import HARD, Labelled

_CODES = {"PERSON": "Person", "PLACE": "Place", "ORG": "Organization"}
_NOTES = {"DATE": "[date]", "CONTACT": "[phone]", "ID": "[number]", "AGE": "90 or older"}


def copies(texts: Iterable[Labelled], many: int, seed: int) -> Iterator[Labelled]:
    """Each text as it is and in lower case, and some copies of it.

    Args:
        texts: The texts to copy.
        many: How many copies of a text that has details; one without has a quarter.
        seed: What decides the numbers.

    Yields:
        Labelled texts, `source` as it was.
    """
    chance = Chance(seed)
    for one in texts:
        parts = _parts(one)
        yield one
        yield lowered(one)
        has = any(label in HARD for _, label in parts)
        for turn in range(many if has else (many + 2) // 4):
            made = [(piece(chance, label, said) if label in HARD else said, label) for said, label in parts]
            if has and turn == many - 1:
                made = [_masked(chance, said, label) for said, label in made]
            if chance.one_in(4):
                made = [(said if label else in_a_hurry(chance, said), label) for said, label in made]
            yield _joined(_written(chance, made), one.source)


def _parts(one: Labelled) -> list[tuple[str, str]]:
    parts, at = list[tuple[str, str]](), 0
    for start, end, label in one.spans:
        if start >= at:
            parts += [(one.text[at:start], ""), (one.text[start:end], label)]
            at = end
    return [*parts, (one.text[at:], "")]


def _joined(parts: Iterable[tuple[str, str]], source: str) -> Labelled:
    text, spans = "", list[tuple[int, int, str]]()
    for said, label in parts:
        if label:
            spans.append((len(text), len(text) + len(said), label))
        text += said
    return Labelled(text, tuple(spans), source)


def _masked(chance: Chance, said: str, label: str) -> tuple[str, str]:
    """Some details are masked already: what stays is still to be found."""
    if label not in HARD or chance.one_in(3):
        return said, label
    if label in _CODES:
        return f"{_CODES[label]} {chance.between(1, 9)}", ""
    return _NOTES[label], ""


def _written(chance: Chance, parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    how = chance.below(20)
    if any("[" in said or said.startswith(("Person ", "Place ", "Organization ")) for said, _ in parts):
        how = min(how, 8)
    if how < 9:
        return parts
    if how < 15:
        return [(_lower(said), label) for said, label in parts]
    if how < 16:
        return [(said.upper() if len(said.upper()) == len(said) else said, label) for said, label in parts]
    return [
        (_lower(said) if label in ("CONTACT", "ID", "DATE") else _bare(_lower(said)), label)
        for said, label in parts
    ]


def lowered(one: Labelled) -> Labelled:
    """The same text without capitals, where lowering keeps every offset."""
    return Labelled(_lower(one.text), one.spans, one.source)


def _lower(said: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in said)


def _bare(said: str) -> str:
    """As it is dictated: without a stop, a comma or an apostrophe."""
    return "".join(c for c in said if c not in ".,;:!?\"'’()")
