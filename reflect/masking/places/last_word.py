"""Finds places and organisations by their last word: Riverbend Clinic, goodale park, Broad Street."""

from collections.abc import Iterator

from reflect.masking.places.lists import HEAD, JOINS, REACH, STREET_BEFORE, carries, lists, take
from reflect.masking.spans import Kind, Span, span
from reflect.masking.words.lexicon import ANY_GIVEN, ANY_WORD, CITY, COMMON, NAME_FIRST, SURNAME, words
from reflect.masking.words.tokens import Manner, Token

_Lists = dict[str, frozenset[str]]

_WILD = words("wild")
_LANDS = words("lands")
_STRONG = words("strong")
_ANYWHERE = words("anywhere")
_WHERE_STRONG = frozenset(["at", "from", "by", "outside", "near", "behind", "inside", "tried", "to", "the"])


def ended(text: str, made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """A run of words that ends as places and organisations do: Riverbend Clinic, goodale park, Broad Street."""
    known = lists()
    end = made[at]
    street = end.key in known["streets"]
    shown = end.capital and how == "cased" and at not in plain and not end.opens
    first, is_named = _walk_back(made, at, how, shown, known)
    if first == at and not shown and end.key in _STRONG | _HOUSES:
        first = _after_a_where(made, at, end.key in _STRONG, known)
        is_named = first < at
    if first == at or not is_named or _is_everyday(made, first, at, shown, known):
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


def _walk_back(made: list[Token], at: int, how: Manner, shown: bool, known: _Lists) -> tuple[int, bool]:
    """Where the run that ends here begins, and whether a word of it is a name; the end itself when nothing belongs to it."""
    end, first, named = made[at], at, 0
    back = at - 1
    while back >= 0 and at - back <= REACH and not made[back + 1].opens and not made[back].masked:
        word, follows = made[back], made[back + 1]
        if not (follows.near or follows.gap in (". ", " & ", "'", "-", "/")):
            break
        if shown and _has_capital(word, known):
            if word.key == "i" or (word.tail and word.tail != "s"):
                break
            first = back
            named += word.key not in known["wide"]
        elif shown and _joins(made, back, known):
            pass  # it belongs to the run only when the word before it does
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
        elif back and back == at - 1 and _stands_where(made, at, shown, known):
            return back, True
        else:
            break
        back -= 1
    return first, named > 0


def _has_capital(word: Token, known: _Lists) -> bool:
    """Whether a word in a run with capitals has one too, or is a number."""
    return (word.capital or word.loud or word.key[:1].isdigit()) and not (
        word.opens and word.key in known["function"]
    )


def _joins(made: list[Token], at: int, known: _Lists) -> bool:
    """Whether a small word joins two parts of a name: Department of Health, Job and Family Services."""
    word = made[at]
    if word.key not in JOINS or not at or not word.near:
        return False
    before = made[at - 1]
    return (
        (before.capital or before.loud)
        and before.key not in known["function"]
        and not (word.key in ("and", "&", "y") and not _plainly(before))
    )


def _stands_where(made: list[Token], at: int, shown: bool, known: _Lists) -> bool:
    """Whether an everyday word is a name, since it stands between a word for where and the word for a place: on oak st."""
    end, word, before = made[at], made[at - 1], made[at - 2].key
    if word.key in known["function"]:
        return False
    if before in STREET_BEFORE and (
        (end.key in known["streets"] and end.key in known["streets_low"])
        or (not shown and end.key in _WILD and not word.marks & COMMON)
    ):
        return True
    return not shown and end.key in _STRONG and before in _WHERE_STRONG and word.key not in _ANYWHERE


def _is_everyday(made: list[Token], first: int, at: int, shown: bool, known: _Lists) -> bool:
    """Whether a run is no name after all: a street in lower case that could be any word, or words of the practice."""
    end = made[at]
    if (
        end.key in known["streets"]
        and not shown
        and end.key not in known["streets_low"] | known["ends"]
        and not (end.capital or end.loud)
        and made[at - 1].marks
    ):
        return True
    return (
        shown
        and end.key in known["practice"]
        and all(t.key in known["practice"] | known["function"] for t in made[first:at])
    )


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
