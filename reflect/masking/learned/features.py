"""Says which features a word has: by itself, by its neighbours, by how it stands with them. A feature is a short text; weights know it."""

from collections.abc import Iterator

from reflect.masking.learned.looks import Sight

REACH = 3
"""How many words away a neighbour still counts."""
AHEAD, BEHIND, AROUND = "<<", ">>", "^w"
"""How features of two context words begin: the two before a word, the two behind it, the one before and the one behind."""


def alone(sight: Sight, away: int) -> Iterator[str]:
    """The features that a word has because this sight stands `away` words from it (0: itself)."""
    sort, near, at = sight.sort, abs(away), f"{away:+d}" if away else "0"
    yield f"{at}m{sort.marks}"
    if sort.word:
        yield f"{at}w{sort.word}"
    if near < 3:
        yield f"{at}b{sort.brief}.{sight.case}"
        for name in sight.told:
            yield f"{at}t{name}"
        for name in sort.lists:
            yield f"{at}l{name}"
    if near < 2:
        yield f"{at}c{sight.case}"
        yield f"{at}g{sight.gap}"
        if sight.tail:
            yield f"{at}s{sight.tail}"
        if sort.end:
            yield f"{at}e{sort.end}"
            yield f"{at}n{sort.sound}.{sight.case}"
    if not near:
        yield from _itself(sight)


def _itself(sight: Sight) -> Iterator[str]:
    sort = sight.sort
    yield "0"
    yield f"0mc{sort.marks}.{sight.case}"
    yield f"0bs{sort.brief}.{sight.tail}"
    yield f"0bg{sort.brief}.{sight.gap}"
    if sight.tongue:
        yield f"0q{sight.tongue}.{sort.brief}"
        yield f"0q{sight.tongue}.{sort.brief}.{sort.sound}.{sight.case}"
    if sort.sound:
        yield f"0nm{sort.sound}.{sort.marks}.{sight.case}"
    if sort.word:
        yield f"0v{sort.word}.{sight.case}"
    if sight.again:
        yield f"0a{sight.again}.{sort.brief}"
        yield f"0a{sight.again}"
    for name in sort.lists:
        yield f"0lc{name}.{sight.case}"
    for name in sight.told:
        yield f"0tb{name}.{sort.brief}"


def beside(first: Sight, second: Sight, which: int) -> Iterator[str]:
    """The features of two words side by side, of the second (`which` 0) or of the first (`which` 1)."""
    me, other, at = (first, second, ">") if which else (second, first, "<")
    brief = me.sort.brief
    kind = f"{brief}.{me.case}"
    yield f"{at}b{kind}|{other.sort.brief}.{other.case}.{second.gap}"
    if other.sort.word:
        yield f"{at}w{kind}|{other.sort.word}"
        yield f"{at}W{brief}|{other.sort.word}"
    for name in other.sort.lists:
        yield f"{at}l{kind}|{name}"
    for name in other.told:
        yield f"{at}t{kind}|{name}"


def around(before: Sight, sight: Sight, after: Sight) -> str:
    """The feature of a word between two others."""
    return f"^b{before.sort.brief}|{sight.sort.brief}.{sight.case}|{after.sort.brief}"
