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
    head = made[at]
    saint = head.key in _SAINT
    before = made[at - 1] if at and head.near else None
    if head.key in ("st", "ste") and _is_street_before(before):
        return
    last = _name_behind(made, at)
    if last is None:
        return
    name = made[last]
    shown = (name.capital or name.loud) and how == "cased" and at not in plain
    if not _is_a_name(made, at, last) or not (
        (saint or head.capital or head.loud) if shown else _is_small_name(made, at, last, how)
    ):
        return
    first = at - 1 if before is not None and before.key in ("la", "el") and before.capital else at
    last = _further(made, at, last, shown)
    take(made, first, last)
    end = made[last].last if saint and made[last].tail == "s" else made[last].end
    yield span(
        text,
        made[first].start,
        end,
        "place" if head.key in ("san", "santa", "santo") else "organization",
        "likely" if shown else "maybe",
        "a place or an organization",
    )


def _is_street_before(before: Token | None) -> bool:
    """Whether "st" says that the word before it is a street, and no saint: Oak St, 5th st."""
    if before is None or before.key in WHERE:
        return False
    return before.capital or before.taken or before.key[:1].isdigit()


def _name_behind(made: list[Token], at: int) -> int | None:
    """Where the name behind a head begins: University of Akron, Calle de la Paz. None when none can."""
    head, following, last = made[at], made[at + 1], at + 1
    small = following.key in ("of", "de", "del", "la", "el", "las", "los")
    if head.key in _HEADS and small and following.near and at + 2 < len(made):
        last = at + 2
        if made[last].key in ("la", "las", "los", "the") and at + 3 < len(made):
            last += 1
    elif head.key in _NEEDS_OF:
        return None
    name = made[last]
    if name.taken or not (name.near or name.gap == ". ") or name.key[0].isdigit():
        return None
    return last


def _is_a_name(made: list[Token], at: int, last: int) -> bool:
    """Whether the word is no state and no small word: Saint Ohio, house of the."""
    known, key = lists(), made[last].key
    if key in known["wide"]:
        return False
    return key not in known["function"] or (key in _HOPES and last > at + 1)


def _is_small_name(made: list[Token], at: int, last: int, how: Manner) -> bool:
    """Whether a word whose capital says nothing is a name behind its head: st vincent, casa esperanza, at house of hope."""
    head, name = made[at], made[last]
    before = made[at - 1] if at and head.near else None
    house = head.key == "house" and made[at + 1].key == "of"
    if name.key in _HOPES and house and (head.opens or _is_where(before)):
        return True
    if head.key in _SAINT and (name.marks & ANY_GIVEN or not name.marks):
        return True
    street = bool(name.marks & SPANISH) and head.key in ("calle", "avenida")
    return head.key not in _NEEDS_OF and (carries(name, how) or street)


def _further(made: list[Token], at: int, last: int, shown: bool) -> int:
    """Follow the name over its further words: St. Vincent Charity, iglesia roca fuerte, San Pedro north."""
    known, tailed = lists(), made[last].tail
    while last + 1 < len(made) and made[last + 1].near and not tailed:
        following = made[last + 1]
        if shown and not (following.capital and following.key not in known["function"]):
            break
        if not shown and not _goes_on(following, made[at]):
            break
        last += 1
    if last + 1 < len(made) and made[last + 1].near and made[last + 1].key in _SIDES and not made[last].tail:
        last += 1
    return last


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
