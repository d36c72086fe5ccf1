"""Says how each word of a text looks: what it can be, how it is written, what stands between. Keeps no word that is a name.

A `Sight` is all that the tagger knows of a word. Words that look the same are one and the same sight, so that what follows from it is
worked out once (features.py).
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from reflect.masking.learned.sorts import Sort, sort_of
from reflect.masking.words.cut import WordForm
from reflect.masking.words.lexicon import ANY_GIVEN, COMMON, ENGLISH, SPANISH, first_of_places
from reflect.masking.words.tokens import Manner, Token, place_at
from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """How a word looks."""

    sort: Sort
    case: str = ""
    """How it is written, and whether that tells anything here."""
    gap: str = ""
    """What stands between the word before and this one."""
    tail: str = ""
    """A possessive or a shortened verb behind it."""
    again: str = ""
    """How it is written elsewhere in the text."""
    told: tuple[str, ...] = ()
    """What the rules found here."""
    tongue: str = ""
    """Whether the words around it are Spanish."""


def _other(name: str) -> Sort:
    return Sort("", name, name[:1], (), "", "")


EDGE = Sight(_other("edge"))
"""What stands before the first word and behind the last."""
CODE = "@"
"""What is brief for a code that masking itself put in."""
_CODES = {"person": _other("@person"), "place": _other("@place"), "organization": _other("@org")}
_NOTE = _other("@note")

_seen = lru_cache(65536)(Sight)


def looks(
    made: list[Token], how: Manner, plain: Collection[int], told: Mapping[int, tuple[str, ...]]
) -> list[Sight]:
    """Say how each word looks.

    Args:
        made: The words of a text.
        how: How the text is written.
        plain: Which words (by index) stand in lines where a capital says nothing.
        told: What other rules found at a word (by index).

    Returns:
        One sight for each word.
    """
    inside, low = _written(made, how, plain)
    towns, tongue = _towns(made), _tongue(made)
    alike = dict[tuple[WordForm, str, bool, str], Sight]()
    found = list[Sight]()
    for at, (token, around) in enumerate(zip(made, tongue, strict=True)):
        by_itself = at and at not in told and at not in plain and at not in towns
        if by_itself and (known := alike.get((token.word, token.gap, token.opens, around))):
            found.append(known)
            continue
        gap = _gap(token.gap) if at else _gap(f"\n{token.gap}")
        if token.masked:
            found.append(_seen(_CODES.get(token.key, _NOTE), "", gap))
            continue
        here = told.get(at, ())
        if at in towns:
            here = (*here, "town")
        case = _case(token, how, plain=at in plain)
        again = _again(token, case, inside, low) if how == "cased" else ""
        sight = _seen(sort_of(token.key, token.marks), case, gap, token.tail, again, here, around)
        if by_itself:
            alike[token.word, token.gap, token.opens, around] = sight
        found.append(sight)
    return found


def _case(token: Token, how: Manner, *, plain: bool) -> str:
    if token.key[:1].isdigit():
        return "d"
    if how == "upper":
        return "u"
    up = "C" if token.capital else "L" if token.loud else "l"
    if how == "lower":
        return ("x" if up == "l" else "X") + ("o" if token.opens else "")
    if plain:
        return f"h{up}"
    return f"{up.lower()}o" if token.opens else up


def _again(token: Token, case: str, inside: Collection[str], low: Collection[str]) -> str:
    """How a word that could be a name is written elsewhere in the text."""
    if token.marks & COMMON and not token.marks & ANY_GIVEN:
        return ""
    if case == "C":
        return "low" if token.key in low else ""
    if token.key in inside:
        return "inside"
    return "low" if token.capital and token.key in low else ""


def _written(made: Sequence[Token], how: Manner, plain: Collection[int]) -> tuple[set[str], set[str]]:
    """Which words stand in the text with a capital that tells something, and which without one."""
    inside, low = set[str](), set[str]()
    if how == "cased":
        for at, token in enumerate(made):
            if not token.capital and not token.loud:
                low.add(token.key)
            elif token.capital and not token.opens and at not in plain:
                inside.add(token.key)
    return inside, low


def _tongue(made: Sequence[Token]) -> list[str]:
    """Whether some or many of the four words before and behind each word are Spanish."""
    spanish = [1 if token.marks & SPANISH and not token.marks & ENGLISH else 0 for token in made]
    if not any(spanish):
        return [""] * len(made)
    padded = [0] * 4 + spanish + [0] * 5
    around, found = sum(padded[:8]), list[str]()
    for at, own in enumerate(spanish):
        around += padded[at + 8]
        others = around - own
        found.append("es" if others > 3 else "e" if others > 1 else "")
        around -= padded[at]
    return found


def _towns(made: list[Token]) -> set[int]:
    """Which words belong to the name of a known place of several words."""
    found, first = set[int](), first_of_places()
    for at, token in enumerate(made):
        if token.key in first and at not in found and (many := place_at(made, at)):
            found.update(range(at, at + many))
    return found


def lines(made: Sequence[Token]) -> list[tuple[int, int]]:
    """The first word and the end of each line. A line is read by itself, so that it reads the same wherever it stands."""
    starts = [at for at, token in enumerate(made) if at == 0 or "\n" in token.gap]
    return list(pairwise([*starts, len(made)]))


_GAPS = {"": "", " ": " ", ", ": ",", ". ": ".", "-": "-", "/": "/", "\n": ""}


@lru_cache(4096)
def _gap(gap: str) -> str:
    """What stands between two words, by the sign that tells most."""
    known = _GAPS.get(gap)
    if known is not None:
        return known
    gap = gap.rpartition("\n")[2]
    for sign in "@#$&(":
        if sign in gap:
            return sign
    said = gap.strip()
    if not said:
        return " " if gap else ""
    if any(c in ".!?…" for c in said):
        return "."
    if any(c in "\"“”'‘’" for c in said):
        return '"'
    return said[0] if said[0] in ",:;-/)_+*=" else "?"
