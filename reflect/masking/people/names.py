"""Finds the names of people, with capitals or without, by the weight of each word (weights.py). Keeps no list of people."""

import re
from collections.abc import Iterator, Sequence

from reflect.masking.people.titles import is_public, relation, titled
from reflect.masking.people.total_weight import weigh
from reflect.masking.people.whole_name import extend
from reflect.masking.people.word_weight import LOOK, MASK, lists, prior
from reflect.masking.people.words_after import right
from reflect.masking.people.words_before import left
from reflect.masking.spans import Certainty, Kind, Span, span
from reflect.masking.words.clauses import is_clause
from reflect.masking.words.lexicon import ANY_GIVEN, ANY_NAME, ANY_WORD, CITY, COMMON, GIVEN, SURNAME, words
from reflect.masking.words.tokens import Manner, Token


def _initials(text: str) -> Iterator[Span]:
    """Initials that stand for someone: J.T., Y.K., Lil T."""
    for found in _SMALL_INITIAL.finditer(text) if _SMALL_SIGN.search(text) else ():
        yield span(text, found.start(), found.end(), "person", "likely", "a name and an initial")
    if "." in text:
        for found in _INITIALS.finditer(text):
            if found.group().lower().rstrip(".") not in lists()["abbreviations"]:
                yield span(text, found.start(), found.end(), "person", "maybe", "initials")


_INITIALS = re.compile(r"(?<![\w.@/-])[A-Za-z]\.[A-Za-z]\.(?:[A-Za-z]\.)?(?![\w@])")
_SMALL_SIGN = re.compile("(?i:lil|big|yung)")
_SMALL_INITIAL = re.compile(
    r"(?<![\w'’-])(?:(?i:lil['’]?|yung)[ ](?:[B-HJ-Z]|[bdefghjlpqtvz])|(?<!the )(?<!The )(?<!a )(?<!A )Big[ ][B-HJ-Z])(?![\w'’-])\.?(?=[ ]?[a-z]|\W|$)"
)
"""Lil T., lil t, Big B; not the big C, a lil bit."""
_SMALL_ONES = words("small_ones") - {"bit"}
_FIRST_PARTS = words("first_parts")
_AFTER_PLACE = words("stop_after")
_PLACED = frozenset(["at", "from", "behind", "outside", "near"])


def people(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """Find names. Marks the words it takes, and reads the text twice, so that a name found once is known everywhere."""
    initials = list(_initials(text))
    yield from initials
    _take_within(made, initials)
    yield from titled(text, made, how, plain)
    found = _Names()
    _take_heavy(made, how, plain, found)
    _take_listed(made, found)
    _take_again(made, how, plain, found)
    yield from _spans(text, made, how, found.weights)


class _Names:
    """What was found so far. It grows with each reading."""

    def __init__(self) -> None:
        self.weights: dict[int, tuple[int, int]] = {}
        """The word (by index) -> its weight by itself, and with its neighbours."""
        self.surely: set[str] = set()
        """Names that are no word of every day."""
        self.shaky: set[str] = set()


def _take_within(made: list[Token], spans: Sequence[Span]) -> None:
    """Mark the words that begin in a span. Both are in the order of the text."""
    here = 0
    for each in spans:
        while here < len(made) and made[here].start < each.end:
            made[here].taken = made[here].taken or made[here].start >= each.start
            here += 1


def _take_heavy(made: list[Token], how: Manner, plain: frozenset[int], found: _Names) -> None:
    """The first reading: what weighs enough by itself and with its neighbours."""
    opening = {t.key for t in made if t.capital and t.marks & ANY_GIVEN} if how == "cased" else set()
    never = lists()["never"] - _SMALL_ONES
    for at, token in enumerate(made):
        if token.taken or token.masked or token.key in never:
            continue
        if len(token.key) < 2 or not token.key[0].isalpha():
            continue
        own, total = weigh(made, at, how, plain)
        if own > 0 and not token.capital and token.marks & ANY_WORD and token.key in opening:
            own, total = 0, total - own  # the writer gives the name a capital, so this one is the word
        if token.key in _SMALL_ONES and _is_called_small(made, at):
            own, total = 0, 2
        if total < LOOK and own < 0:
            continue
        found.weights[at] = (own, total)
        if total >= MASK:
            token.taken = True
            (found.surely if own >= 1 and not token.marks & ANY_WORD else found.shaky).add(token.key)


def _is_called_small(made: list[Token], at: int) -> bool:
    """Whether a small thing is a nickname: lil man, Little Bear, tito and little bear; not: a little bit."""
    token = made[at]
    if not at or not token.near or made[at - 1].key not in ("lil", "lil'", "little"):
        return False
    return (
        made[at - 1].key != "little"
        or token.capital
        or (at > 1 and made[at - 2].key in ("and", "&") and made[at - 1].near)
    )


def _take_listed(made: list[Token], found: _Names) -> None:
    """Once forward and once back: what stands in a list of names."""
    for at in (*found.weights, *reversed(found.weights)):
        token, own = made[at], found.weights[at][0]
        if not token.taken and own >= 0 and _is_listed(made, at):
            found.weights[at] = (own, 2)
            token.taken = True


def _take_again(made: list[Token], how: Manner, plain: frozenset[int], found: _Names) -> None:
    """The second reading: what was found as a name elsewhere in the text."""
    for at, token in enumerate(made):
        if token.taken or token.masked or len(token.key) < 3:
            continue
        key = token.key
        if (
            key in found.surely
            or (key.endswith("s") and key[:-1] in found.surely and not token.marks & ANY_WORD)
            or (key in found.shaky and _is_it_again(made, at, how, plain, found))
        ):
            found.weights[at] = (1, 2)
            token.taken = True


def _is_it_again(made: list[Token], at: int, how: Manner, plain: frozenset[int], found: _Names) -> bool:
    """Whether a name that is a word too is the name here as well."""
    token = made[at]
    return (
        found.weights.get(at, (0, -9))[1] >= 0
        and prior(token, how, headline=at in plain) >= 0
        and (token.capital or how != "cased")
        and left(made, at) >= 0
        and right(made, at, clause=is_clause(made, at)) >= 0
        and not token.marks & COMMON
    )


def _is_listed(made: list[Token], at: int) -> bool:
    """Whether a word stands in a list of names: olive and basil; kevin, luis, ana."""
    for step in (-1, 1):
        here, other = at, at + step
        if not 0 <= other < len(made):
            continue
        gap = made[max(here, other)].gap
        if made[other].key in ("and", "y", "&", "or") and gap == " ":
            other += step
            if not 0 <= other < len(made):
                continue
            gap = made[max(other, other - step)].gap
            if gap != " ":
                continue
        elif gap != ", ":
            continue
        if (
            made[other].key in lists()["nick_before"]
            and step > 0
            and other + 1 < len(made)
            and made[other + 1].near
        ):
            other += 1
        if (made[other].taken and made[other].marks & ANY_NAME) or made[other].masked:
            near = made[at - 1] if at and made[at].near else None
            return near is None or near.key in ("and", "y", "or", "with", "told", "but") or near.taken
    return False


def _certainty(own: int, total: int, token: Token) -> Certainty:
    if total < MASK:
        return "look"
    if total >= 4 or (own >= 3 and not token.marks & ANY_WORD):
        return "likely"
    return "maybe"


def _spans(text: str, made: list[Token], how: Manner, found: dict[int, tuple[int, int]]) -> Iterator[Span]:
    past = -1
    for at in sorted(found):
        own, total = found[at]
        if at <= past or total < LOOK:
            continue
        token = made[at]
        first, last = at, at
        if total >= MASK:
            last = extend(text, made, at, how if token.capital or how == "upper" else "lower")
            first = _first_of(made, at)
        past = last
        for each in made[first : last + 1]:
            each.taken = each.taken or total >= MASK
        kind, why = _kind(made, first, last)
        end = made[last].end
        if last > at and text[end : end + 1] == "." and end - made[last].start == 1:
            end += 1
        if _is_where(made, first, last):
            end = made[last].last  # at ollie's
        certainty = _certainty(own, total, token)
        if last > at and certainty == "maybe":
            certainty = "likely"
        if last > first and is_public(made, first, last):
            certainty, why = "maybe", "a name that many know"
        yield span(text, made[first].start, end, kind, certainty, why, relation=relation(made, first))


def _first_of(made: list[Token], at: int) -> int:
    """The first word of a name that was found by a later one: Big Ray, Grace Walker, St. John."""
    first, known = at, lists()
    if first and made[first].near:
        before = made[first - 1]
        if before.key in known["nick_before"] and not before.taken:
            if _is_part_of_nick(made, first):
                first -= 1
        elif _is_given_before(made, first - 1):
            first -= 1
    if first and made[at].near and made[first - 1].key in _FIRST_PARTS and is_clause(made, first - 1):
        first -= 1
    return first


def _is_part_of_nick(made: list[Token], at: int) -> bool:
    """Whether the word before belongs to a nickname: big ray; not: a big ray."""
    before = made[at - 1]
    ahead = made[at - 2].key if at > 1 and before.near and made[at].key not in _SMALL_ONES else ""
    return ahead not in ("a", "the", "so", "very", "this", "that", "our") and not before.tail


def _is_given_before(made: list[Token], at: int) -> bool:
    """Whether a word before a name is its given name."""
    word = made[at]
    return (
        bool(word.marks & GIVEN and not word.marks & COMMON)
        and not word.taken
        and word.key not in lists()["verb_names"]
        and (word.capital or is_clause(made, at))
    )


def _is_where(made: list[Token], first: int, last: int) -> bool:
    """Whether a possessive is a place by itself: at ollie's, from mary's again."""
    if made[last].tail != "s" or not first or not made[first].near or made[first - 1].key not in _PLACED:
        return False
    after = made[last + 1] if last + 1 < len(made) else None
    return after is None or not after.near or after.key in lists()["never"] or after.key in _AFTER_PLACE


_STREETS = words("corner_streets")
_ON_STREET = words("street_before") - {"of", "and", "from", "by", "behind", "to", "near", "in"}
_SIDE = re.compile("(?:north|south|east|west)-?(?:side|end)")


def _is_street(made: list[Token], at: int) -> bool:
    """Whether a word is a street, or a part of a town, by the word before it: over on mlk, from the westside."""
    if _SIDE.fullmatch(made[at].key):
        return True
    if made[at].key not in _STREETS or not at or not made[at].near:
        return False
    before = made[at - 1]
    return before.key in _ON_STREET or (before.key in ("and", "&") and at > 1 and _is_street(made, at - 2))


def _kind(made: list[Token], first: int, last: int) -> tuple[Kind, str]:
    word = made[first].marks
    if first == last and ((word & CITY and not word & (GIVEN | SURNAME)) or _is_street(made, first)):
        return "place", "it looks like a place"
    if not word & ANY_NAME and not word & ANY_WORD:
        return "person", "a word that is in no list"
    if word & ANY_WORD and word & ANY_GIVEN:
        return "person", "a name that is a word too"
    return "person", "a first and a last name" if last > first else "a name"
