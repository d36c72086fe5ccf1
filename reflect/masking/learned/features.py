"""Says which features a word has: by itself, by its neighbours, by how it stands with them. A feature is a short text; weights know it."""

from collections.abc import Iterator, Sequence

from reflect.masking.learned.looks import EDGE, Sight

REACH = 3
"""How many words away a neighbour still counts."""


def alone(look: Sight, away: int) -> Iterator[str]:
    """The features that a word has because this look stands `away` words from it (0: itself)."""
    near, at = abs(away), f"{away:+d}" if away else "0"
    yield f"{at}m{look.marks}"
    if look.word:
        yield f"{at}w{look.word}"
    if near < 3:
        yield f"{at}b{look.brief}.{look.case}"
        for name in look.told:
            yield f"{at}t{name}"
        for name in look.lists:
            yield f"{at}l{name}"
    if near < 2:
        yield f"{at}c{look.case}"
        yield f"{at}g{look.gap}"
        if look.tail:
            yield f"{at}s{look.tail}"
        if look.end:
            yield f"{at}e{look.end}"
            yield f"{at}n{look.sound}.{look.case}"
    if not near:
        yield from _itself(look)


def _itself(look: Sight) -> Iterator[str]:
    yield "0"
    yield f"0mc{look.marks}.{look.case}"
    yield f"0bs{look.brief}.{look.tail}"
    yield f"0bg{look.brief}.{look.gap}"
    if look.tongue:
        yield f"0q{look.tongue}.{look.brief}"
        yield f"0q{look.tongue}.{look.brief}.{look.sound}.{look.case}"
    if look.sound:
        yield f"0nm{look.sound}.{look.marks}.{look.case}"
    if look.word:
        yield f"0wc{look.word}.{look.case}"
    if look.again:
        yield f"0a{look.again}.{look.brief}"
        yield f"0a{look.again}"
    for name in look.lists:
        yield f"0lc{name}.{look.case}"
    for name in look.told:
        yield f"0tb{name}.{look.brief}"


def beside(first: Sight, second: Sight, which: int) -> Iterator[str]:
    """The features of two words side by side, of the second (`which` 0) or of the first (`which` 1)."""
    kind = f"{first.brief}.{first.case}" if which else f"{second.brief}.{second.case}"
    other = second if which else first
    at = ">" if which else "<"
    yield f"{at}b{kind}|{other.brief}.{other.case}.{second.gap}"
    if other.word:
        yield f"{at}w{kind}|{other.word}"
        yield f"{at}W{(first if which else second).brief}|{other.word}"
    for name in other.lists:
        yield f"{at}l{kind}|{name}"
    for name in other.told:
        yield f"{at}t{kind}|{name}"


def around(before: Sight, look: Sight, after: Sight) -> Iterator[str]:
    """The features of a word between two others."""
    yield f"^b{before.brief}|{look.brief}.{look.case}|{after.brief}"
    if before.word and after.word:
        yield f"^w{before.word}|{after.word}"


def ahead(first: Sight, second: Sight) -> Iterator[str]:
    """The features of the two words before a word."""
    if first.word and second.word:
        yield f"<<{first.word}|{second.word}"


def behind(first: Sight, second: Sight) -> Iterator[str]:
    """The features of the two words behind a word."""
    if first.word and second.word:
        yield f">>{first.word}|{second.word}"


def features(looks: Sequence[Sight]) -> list[list[str]]:
    """All features of each word of a text."""
    padded = [EDGE] * REACH + list(looks) + [EDGE] * REACH
    found = list[list[str]]()
    for at in range(REACH, len(padded) - REACH):
        here = list[str]()
        for away in range(-REACH, REACH + 1):
            here += alone(padded[at + away], away)
        here += beside(padded[at - 1], padded[at], 0)
        here += beside(padded[at], padded[at + 1], 1)
        here += around(padded[at - 1], padded[at], padded[at + 1])
        here += ahead(padded[at - 2], padded[at - 1])
        here += behind(padded[at + 1], padded[at + 2])
        found.append(here)
    return found
