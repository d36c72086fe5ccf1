"""Finds capitals that nothing explains: a run of them in mid-sentence, where the text is written with capitals in their places.

Whoever writes "the Open Palm people" or "and Mad Dog came" gives a name, whatever its words are. What is written with capitals besides
(the Big Book, a Peer Support Certificate, a Good Morning) is told by its words, and left alone.
"""

from collections.abc import Iterator

from reflect.masking.places.lists import lists
from reflect.masking.spans import Kind, Span, span
from reflect.masking.words.lexicon import ANY_WORD, NAME_FIRST, words
from reflect.masking.words.tokens import Manner, Token

_EXPLAINED = words(
    "practice", "programs", "times", "states", "wide", "feasts", "titles_plain", "titles_role", "kin", "lands"
)
"""One of these in a run says what the capitals are for."""
_PROGRAMS, _PUBLIC = words("programs"), words("public")
_LOUD = words("stressed")
"""Words that begin what is said with stress: a Good Day, So Tired."""
_JOINS = frozenset(["and", "&", "of", "the", "de", "del", "la", "y", "for"])
_WHERE = frozenset(["at", "from", "near", "outside", "behind", "inside"])
"""Behind these a run is told as a place, and hardly anything else explains it."""
_LEADS = (
    _WHERE
    | frozenset(
        ["the", "of", "to", "in", "de", "del", "el", "la", "en", "by", "into", "over", "past", "with", "@"]
    )
    | words("land", "bodies", "heads")
)
_LONGEST = 5


def named_houses(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """Everyday words with capitals where a place stands are its name: at Harvest Table. Marks the words it takes.

    To be asked before names are looked for, which would take such words for somebody's.
    """
    for first, last, where in _runs(text, made, how, plain):
        if where and not any(_could_be_somebody(token) for token in made[first : last + 1]):
            yield _taken(text, made, first, last, where)


def unexplained(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """Find runs of two words or more with capitals that no other rule took and no list explains. Marks the words it takes."""
    for first, last, where in _runs(text, made, how, plain):
        yield _taken(text, made, first, last, where)


def _runs(
    text: str, made: list[Token], how: Manner, plain: frozenset[int]
) -> Iterator[tuple[int, int, bool]]:
    """The first and the last word of each run that is a name, and whether it is told as a place."""
    if how != "cased" or _is_shouting(made):
        return
    at = 0
    while at < len(made):
        last = _run(made, at, plain)
        where = last > at > 0 and (
            (made[at - 1].key in _WHERE and made[at].near) or made[at].gap.strip() == "@"
        )
        if last > at and _is_name(text, made, at, last, where):
            yield at, last, where
        at = max(last, at) + 1


def _taken(text: str, made: list[Token], first: int, last: int, where: bool) -> Span:
    for token in made[first : last + 1]:
        token.taken = True
    person = not where and (not first or made[first - 1].key not in _LEADS)
    why = "it may be a name" if person else "it may be a place or an organization"
    kind: Kind = "person" if person else "organization"
    return span(text, made[first].start, made[last].end, kind, "maybe", why)


def _could_be_somebody(token: Token) -> bool:
    return token.taken or not token.marks & ANY_WORD or bool(token.marks & NAME_FIRST)


def _is_shouting(made: list[Token]) -> bool:
    """Whether small words have capitals too, so that a capital is a matter of style: I was So Tired Of It."""
    small = [
        t for t in made if t.key in lists()["function"] and not t.opens and t.key not in ("i", "im", "i'm")
    ]
    return sum(t.capital or t.loud for t in small) * 5 > len(small)


def _run(made: list[Token], at: int, plain: frozenset[int]) -> int:
    """The last word of a run of capitals that begins here; the word itself where none does."""
    if not _may_stand(made[at], plain, at) or made[at].opens or made[at].gap.strip() not in ("", "@"):
        return at
    last = here = at
    while here + 1 < len(made) and here - at < _LONGEST and made[here + 1].near and not made[here].tail:
        here += 1
        if _may_stand(made[here], plain, here):
            last = here
        elif made[here].key not in _JOINS or (made[here].key == "the" and made[here - 1].key != "of"):
            break
    return last


def _may_stand(token: Token, plain: frozenset[int], at: int) -> bool:
    return token.capital and not token.masked and at not in plain and len(token.key) > 2


def _is_name(text: str, made: list[Token], first: int, last: int, where: bool) -> bool:
    """Whether nothing in a run explains its capitals."""
    run = [token for token in made[first : last + 1] if token.key not in _JOINS]
    keys = [token.key for token in run]
    if len(keys) < 2 or all(token.taken for token in run) or " ".join(keys[:2]) in _PUBLIC:
        return False
    small, explained = [key in lists()["function"] for key in keys], [_is_explained(key) for key in keys]
    if where:
        return not all(a or b for a, b in zip(small, explained, strict=True)) and not _is_of(
            keys[-1], _PROGRAMS
        )
    before, after = text[made[first].start - 1 : made[first].start], text[made[last].end : made[last].end + 1]
    return not (any(small) or any(explained) or keys[0] in _LOUD or (before in _QUOTES and after in _QUOTES))


def _is_of(key: str, known: frozenset[str]) -> bool:
    return key in known or (key.endswith("s") and key[:-1] in known)


def _is_explained(key: str) -> bool:
    return _is_of(key, _EXPLAINED)


_QUOTES = frozenset(["'", '"', "“", "”", "‘", "’"])
