"""Finds places and organisations by the words in them: streets, parks, clinics, shops, towns. States and countries stay."""

from collections.abc import Iterator

from reflect.masking.ground import HEAD, JOINS, REACH, STREET_BEFORE, carries, lists, take
from reflect.masking.lexicon import (
    ANY_GIVEN,
    ANY_WORD,
    CITY,
    COMMON,
    NAME_FIRST,
    SURNAME,
    first_of_places,
    words,
)
from reflect.masking.spans import Kind, Span, span
from reflect.masking.tokens import Manner, Token
from reflect.masking.towns import HEADS, brand, headed, town


def worded(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """Find places and organisations by the words in them. Marks the words it takes."""
    known = lists()
    brands, last = known["brand_heads"], known["streets"] | known["ends"]
    for at, token in enumerate(made):
        if token.taken or token.masked:
            continue
        if token.key in brands:
            yield from brand(text, made, at, plain)
        if token.key in last:
            yield from _ended(text, made, at, how, plain)
    for at, token in enumerate(made):
        if token.key in HEADS and not token.taken and not token.masked:
            yield from headed(text, made, at, how, plain)
    if how == "cased":
        for at, token in enumerate(made):
            if token.capital and not token.opens and not token.taken and at not in plain:
                yield from _named_house(text, made, at)
    towns = first_of_places()
    for at, token in enumerate(made):
        if (token.marks & CITY or token.key in towns) and not token.taken and not token.masked:
            yield from town(text, made, at, how, plain)


_WILD = words("wild")
_LANDS = words("lands")
_STRONG = words("strong")
_ANYWHERE = words("anywhere")


def _ended(text: str, made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """A run of words that ends as places and organisations do: Riverbend Clinic, goodale park, Broad Street."""
    known = lists()
    end = made[at]
    street = end.key in known["streets"]
    shown = end.capital and how == "cased" and at not in plain and not (end.opens)
    if how == "upper":
        shown = False
    first, named = at, 0
    back = at - 1
    while back >= 0 and at - back <= REACH and not made[back + 1].opens and not made[back].masked:
        word, follows = made[back], made[back + 1]
        if not (follows.near or follows.gap in (". ", " & ", "'", "-", "/")):
            break
        if (
            shown
            and (word.capital or word.loud or word.key[:1].isdigit())
            and not (word.opens and word.key in known["function"])
        ):
            if word.key in ("i",) or (word.tail and word.tail != "s"):
                break
            first = back
            named += word.key not in known["wide"]
        elif (
            shown
            and word.key in JOINS
            and back > 0
            and (made[back - 1].capital or made[back - 1].loud)
            and word.near
            and made[back - 1].key not in known["function"]
            and not (word.key in ("and", "&", "y") and not _plainly(made[back - 1]))
        ):
            back -= 1
            continue
        elif carries(word, how) or (
            word.marks & (SURNAME | CITY) and not word.marks & COMMON and not shown and end.key in _LANDS
        ):
            first = back
            named += 1
            if not (back and made[back - 1].key in HEAD):
                break
        elif (
            word.key in HEAD
            and first == back + 1
            and not word.key.startswith(("new", "old", "up", "el", "la", "los"))
        ):
            first = back
        elif (
            (
                end.key in _WILD
                and not shown
                and back == at - 1
                and back
                and made[back - 1].key in STREET_BEFORE
                and not word.marks & COMMON
                and word.key not in known["function"]
            )
            or (
                end.key in _STRONG
                and not shown
                and back == at - 1
                and back
                and made[back - 1].key
                in ("at", "from", "by", "outside", "near", "behind", "inside", "tried", "to", "the")
                and word.key not in _ANYWHERE
                and word.key not in known["function"]
            )
            or (
                street
                and end.key in known["streets_low"]
                and back == at - 1
                and back
                and made[back - 1].key in STREET_BEFORE
                and word.key not in known["function"]
            )
        ):
            first, named = back, named + 1
            break
        else:
            break
        back -= 1
    if first == at and not shown and end.key in _STRONG | _HOUSES:
        first = _after_a_where(made, at, end.key in _STRONG, known)
        named = first < at
    if first == at or not named:
        return
    if (
        street
        and not shown
        and end.key not in known["streets_low"] | known["ends"]
        and not (end.capital or end.loud)
        and made[at - 1].marks
    ):
        return
    if (
        shown
        and all(t.key in known["practice"] | known["function"] for t in made[first:at])
        and end.key in known["practice"]
    ):
        return
    if (
        first > 0
        and made[first].near
        and made[first - 1].key in ("st", "saint")
        and not made[first - 1].taken
    ):
        first -= 1
    last = _tail(made, at, known, shown)
    kind: Kind = "place" if street or end.key in known["land"] else "organization"
    take(made, first, last)
    yield span(
        text,
        made[first].start,
        made[last].end,
        kind,
        "likely" if shown else "maybe",
        "a place" if kind == "place" else "an organization",
    )


_INSIDE = frozenset(["at", "from", "by", "near", "outside", "behind", "inside", "into"])


def _named_house(text: str, made: list[Token], at: int) -> Iterator[Span]:
    """Everyday words with capitals where a place stands are its name: sat at Harvest Table, got a bed at Second Wind."""
    known = lists()
    if not at or not made[at].near or made[at - 1].key not in _INSIDE or made[at - 1].taken:
        return
    last = at
    while last + 1 < len(made) and last - at < 3 and made[last + 1].near:
        if made[last].tail or not made[last + 1].capital or made[last + 1].taken:
            break
        last += 1
    group = made[at : last + 1]
    closed = known["practice"] | known["function"] | known["wide"] | known["ends"]
    if last == at or any(t.taken or not t.marks & ANY_WORD or t.marks & NAME_FIRST for t in group):
        return
    if all(t.key in closed for t in group) or group[0].key in known["function"]:
        return
    take(made, at, last)
    yield span(text, made[at].start, made[last].end, "organization", "maybe", "an organization")


_HOUSES = frozenset(["house", "inn", "center", "centre", "foundation", "health", "plant", "salon", "diner"])
_ITS_ACTS = words("employs") | {
    "put",
    "saw",
    "took",
    "lost",
    "opened",
    "moved",
    "needs",
    "turned",
    "kept",
    "had",
    "has",
}
_BEFORE_THEM = frozenset(
    ["at", "from", "by", "into", "past", "tried", "called", "outside", "near", "inside", "attends", "with"]
)


def _after_a_where(made: list[Token], at: int, strong: bool, known: dict[str, frozenset[str]]) -> int:
    """In lower case, everyday words between "at" or "from" and the word for a house are its name: at new hope baptist."""
    back = at
    while back > 0 and at - back < 4 and made[back].near:
        word = made[back - 1]
        if word.key in _BEFORE_THEM or word.taken:
            break
        if word.key in known["function"] and word.key not in (
            "new",
            "good",
            "old",
            "first",
            "hope",
            "little",
            "great",
        ):
            break
        back -= 1
    if back == at or all(t.key in _ANYWHERE for t in made[back:at]):
        return at
    before = made[back - 1] if back and made[back].near else None
    if before is not None and before.key in _BEFORE_THEM:
        return back
    if strong and made[back].opens and at + 1 < len(made) and made[at + 1].key in _ITS_ACTS:
        return back
    comma = (
        back > 0
        and made[back].gap == ", "
        and made[back - 1].key in ("church", "program", "agency", "shelter", "school", "job", "clinic")
    )
    return back if strong and comma else at


def _plainly(word: Token) -> bool:
    """An everyday word: Job and Family Services, but not Maria and Riverbend Clinic."""
    return bool(word.marks & ANY_WORD) and not word.marks & (NAME_FIRST | ANY_GIVEN)


_FURTHER = frozenset(
    [
        "inc",
        "llc",
        "jail",
        "hospital",
        "center",
        "clinic",
        "church",
        "college",
        "health",
        "healthcare",
        "medical",
        "behavioral",
        "recovery",
        "services",
    ]
)


def _tail(made: list[Token], at: int, known: dict[str, frozenset[str]], shown: bool) -> int:
    """Follow an organisation over more of its words: Center of Hope, Clinic Inc, County Jail."""
    last = at
    while last + 1 < len(made) and last - at < 4 and not made[last + 1].opens:
        following = made[last + 1]
        if (
            following.near
            and following.key in known["ends"]
            and (not shown or following.capital or following.loud)
            and (shown or following.key in _FURTHER)
        ):
            last += 1
        elif (
            shown
            and following.near
            and following.key in ("of", "for", "del", "de", "at")
            and last + 2 < len(made)
            and made[last + 2].near
            and (made[last + 2].capital or made[last + 2].loud)
        ):
            last += 2
        elif shown and following.near and following.capital and following.key not in known["function"]:
            last += 1
        else:
            break
    return last
