"""Finds towns, chains of shops, and places whose first word says what they are: St. Vincent's, Calle Ocho. States stay."""

from collections.abc import Iterator

from reflect.masking.places.lists import PREPOSITION, WHERE, carries, lists, take
from reflect.masking.spans import Span, span
from reflect.masking.words.clauses import is_clause
from reflect.masking.words.lexicon import (
    ANY_GIVEN,
    ANY_NAME,
    ANY_WORD,
    CITY,
    COMMON,
    NAME_FIRST,
    SPANISH,
    words,
)
from reflect.masking.words.tokens import Manner, Token, place_at


def brand(text: str, made: list[Token], at: int, plain: frozenset[int]) -> Iterator[Span]:
    """Find a shop or a chain: where somebody works, or was seen."""
    known = lists()
    brands = known["brands"]
    key, last = made[at].key, at
    joined = [(key, at), (key + "'s", at)] if made[at].tail == "s" else [(key, at)]
    for more in (1, 2, 3):
        if at + more < len(made) and made[at + more].near:
            key = f"{key}-{made[at + more].key}"
            joined.append((key, at + more))
        else:
            break
    for word, last in reversed(joined):
        if word not in brands:
            continue
        single = last == at
        ordinary = single and bool(made[at].marks & (ANY_WORD | NAME_FIRST)) and made[at].tail != "s"
        shown = made[at].capital or made[at].loud
        following = made[last + 1].key if last + 1 < len(made) and made[last + 1].near else ""
        building = following in _OF_A_SHOP and word not in _WORDS_FIRST
        if building or (following in _EMPLOYS and word not in _WORDS_FIRST and is_clause(made, at)):
            ordinary = False
        if ordinary and (not shown or made[at].opens or at in plain or (word in ("ross", "loves", "target"))):
            before = made[at - 1].key if at and made[at].near else ""
            if before not in ("at", "from", "by", "the") or (
                word in ("giant", "ross", "loves", "sonic") and not shown
            ):
                continue
            if before == "the" and word != "speedway":
                continue
        whole = last + 1 if building and following in ("warehouse", "plant") else last
        end = made[whole].last if word.endswith("'s") else made[whole].end
        take(made, at, whole)
        yield span(text, made[at].start, end, "organization", "maybe", "a shop or a chain")
        return


_OF_A_SHOP = words("of_a_shop")
_EMPLOYS = words("employs")
_WORDS_FIRST = frozenset(["giant", "ross", "loves", "sonic", "target", "sears", "marshalls"])
_SIDES = frozenset(["east", "west", "north", "south"])
_SAINT = frozenset(["st", "saint", "ste", "san", "santa", "santo"])
_HEADS = words("heads")
HEADS = _SAINT | _HEADS
"""With these words the name of a place or an organisation may begin."""
_NEEDS_OF = frozenset(["university", "college", "city", "town", "county", "bank", "house", "church"])


def headed(text: str, made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """A place or an organisation whose first word says what it is: St. Vincent's, Calle Ocho, University of Akron."""
    if at + 1 >= len(made):
        return
    head, following = made[at], made[at + 1]
    saint = head.key in _SAINT
    before = made[at - 1] if at and head.near else None
    if (
        saint
        and before is not None
        and (before.capital or before.taken or before.key[:1].isdigit())
        and before.key not in WHERE
        and head.key in ("st", "ste")
    ):
        return
    last = at + 1
    if (
        head.key in _HEADS
        and following.key in ("of", "de", "del", "la", "el", "las", "los")
        and following.near
        and at + 2 < len(made)
    ):
        last = at + 2
        if made[last].key in ("la", "las", "los", "the") and at + 3 < len(made):
            last += 1
    elif head.key in _NEEDS_OF:
        return
    name = made[last]
    if name.taken or not (name.near or name.gap == ". ") or name.key[0].isdigit():
        return
    shown = (name.capital or name.loud) and how == "cased" and at not in plain
    known = lists()
    if name.key in known["wide"] or (
        name.key in known["function"] and not (name.key in _HOPES and last > at + 1)
    ):
        return
    if shown:
        if head.key not in _SAINT and not (head.capital or head.loud):
            return
    elif (
        name.key in _HOPES
        and head.key == "house"
        and made[at + 1].key == "of"
        and (head.opens or _is_where(before))
    ):
        pass
    elif not (saint and (name.marks & ANY_GIVEN or not name.marks)) and not (
        head.key not in _NEEDS_OF
        and (carries(name, how) or (name.marks & SPANISH and head.key in ("calle", "avenida")))
    ):
        return
    first = at
    if before is not None and before.key in ("la", "el") and before.capital:
        first -= 1
    while (
        shown
        and not name.tail
        and last + 1 < len(made)
        and made[last + 1].near
        and made[last + 1].capital
        and made[last + 1].key not in known["function"]
    ):
        last += 1
    while not shown and last + 1 < len(made) and made[last + 1].near and not name.tail:
        if not _goes_on(made[last + 1], head):
            break
        last += 1
    if last + 1 < len(made) and made[last + 1].near and made[last + 1].key in _SIDES and not made[last].tail:
        last += 1
    take(made, first, last)
    end = made[last].last if saint and made[last].tail == "s" else made[last].end
    yield span(
        text,
        made[first].start,
        end,
        "place" if saint and head.key in ("san", "santa", "santo") else "organization",
        "likely" if shown else "maybe",
        "a place or an organization",
    )


def _goes_on(word: Token, head: Token) -> bool:
    """Whether a small word is a further part of a name: iglesia roca fuerte."""
    if not word.marks:
        return len(word.key) > 3
    spanish = head.key in _SPANISH_HEADS and bool(word.marks & SPANISH and word.marks & ANY_NAME)
    return spanish and word.key not in lists()["function"]


_SPANISH_HEADS = frozenset(["iglesia", "clinica", "escuela", "parroquia", "colegio", "barrio", "colonia"])
_HOPES = frozenset(
    ["hope", "mercy", "grace", "faith", "peace", "refuge", "hospitality", "ruth", "healing", "prayer"]
)


def _is_where(before: Token | None) -> bool:
    return before is not None and before.key in WHERE


def town(text: str, made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """Find a town or a county, of one word or of several."""
    known = lists()
    token = made[at]
    many = place_at(made, at)
    if many:
        last = at + many - 1
        group = made[at : last + 1]
        shown = all(t.capital for t in group) and at not in plain
        joined = " ".join(t.key for t in group)
        wordy = all(t.marks & ANY_WORD and not t.marks & NAME_FIRST for t in group)
        before = made[at - 1].key if at and token.near else ""
        if joined not in known["wide"] and (shown or not wordy) and not any(t.taken for t in group):
            take(made, at, last)
            yield span(text, token.start, made[last].end, "place", "likely", "a town or a county")
            return
    if not token.marks & CITY or token.key in known["wide"] or token.key in known["function"]:
        return
    before = made[at - 1].key if at and token.near else ""
    wordy = bool(token.marks & ANY_WORD)
    person = bool(token.marks & ANY_GIVEN)
    shown = token.capital and not token.opens and how == "cased" and at not in plain
    after = made[at + 1].key if at + 1 < len(made) and made[at + 1].near else ""
    if wordy and not token.marks & COMMON and before == "from" and after == "to" and not token.tail:
        take(made, at, at)
        yield span(text, token.start, token.end, "place", "maybe", "a town")
        return
    if wordy and not (shown and not token.marks & COMMON and before in PREPOSITION):
        return
    if before in WHERE and (before in PREPOSITION or not person):
        take(made, at, at)
        yield span(text, token.start, token.end, "place", "likely", "a town")
