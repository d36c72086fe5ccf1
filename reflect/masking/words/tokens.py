"""The words of a text, each with what stands around it. Says how a text is written; decides nothing about people."""

from typing import Literal

from reflect.masking.words.cut import NEAR, Cut, WordForm
from reflect.masking.words.lexicon import first_of_places, lexicon, words
from reflect.quick_dataclass import dataclass

Manner = Literal["cased", "lower", "upper"]


@dataclass(slots=True, eq=False)
class Token:
    """A word and its place. `end` is where the word ends without a possessive or a shortened verb."""

    word: WordForm
    """How it is written, wherever it stands."""
    start: int
    end: int
    last: int
    """Where the whole token ends, possessive and all."""
    key: str
    marks: int
    capital: bool
    """The first letter is a capital and not all are."""
    loud: bool
    """Two letters or more, all capitals."""
    opens: bool
    """A sentence begins here, so that a capital says nothing."""
    near: bool
    """Only a space or two lie between the word before and this one."""
    tail: str
    """The possessive or shortened verb that was cut off, lower case, without its apostrophe."""
    gap: str
    """What stands between the word before and this one."""
    taken: bool = False
    """Another rule has it already."""
    masked: bool = False
    """It is a code that masking put in."""


def tokens(text: Cut) -> list[Token]:
    """The words of a text for one reading, in order; whoever reads may mark them."""
    return [
        Token(
            word, start, start + word.size, start + word.length, word.key, word.marks, word.capital, word.loud,
            opens, gap in NEAR, word.tail, gap, False, word.masked,
        )
        for word, start, gap, opens in zip(text.said, text.starts, text.gaps, text.opens, strict=True)
    ]  # fmt: skip


def manner(made: list[Token]) -> Manner:
    """How a text is written: with capitals in their places, all lower case, or all capitals."""
    loud = sum([t.loud for t in made])
    if loud > 3 and loud > 0.6 * len(made):
        return "upper"
    if any(t.capital and not t.opens and t.key not in ("i", "i'm", "im") for t in made):
        return "cased"
    opening = [t.capital or t.loud for t in made if t.opens and t.key[:1].isalpha()]
    return "cased" if sum(opening) * 2 > len(opening) else "lower"


def headlines(made: list[Token]) -> frozenset[int]:
    """The words (by index) that stand in lines where nearly every word has a capital, so that capitals say nothing."""
    found = set[int]()
    small = words("function") - {"i", "im"}
    first = plain = capitals = 0

    def is_headline(end: int) -> bool:
        return end - first > 3 and capitals > 1 and capitals * 2 > plain

    for at, token in enumerate(made):
        if "\n" in token.gap:
            if is_headline(at):
                found.update(range(first, at))
            first, plain, capitals = at, 0, 0
        if token.key in small and not token.opens:
            plain += 1
            capitals += token.capital or token.loud
    if is_headline(len(made)):
        found.update(range(first, len(made)))
    return frozenset(found)


def place_at(made: list[Token], at: int) -> int:
    """How many words from `at` on are the name of a known place of several words; 0 when none."""
    if made[at].key not in first_of_places():
        return 0
    table = lexicon()
    key, longest = made[at].key, 0
    for more in range(1, 4):
        if at + more >= len(made) or not (made[at + more].near or made[at + more].gap == ". "):
            break
        key = f"{key}_{made[at + more].key}"
        if key in table:
            longest = more + 1
    return longest
