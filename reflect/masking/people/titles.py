"""Finds titles and kin words with a name behind them: Dr. Patel, mrs. hernandez, auntie dee. A title alone is left alone."""

from collections.abc import Iterator

from reflect.masking.spans import Certainty, Span, span
from reflect.masking.words.lexicon import (
    ANY_GIVEN,
    ANY_NAME,
    ANY_WORD,
    CITY,
    COMMON,
    ENGLISH,
    GIVEN,
    NAME_FIRST,
    SURNAME,
    words,
)
from reflect.masking.words.short_lists import lists
from reflect.masking.words.tokens import Manner, Token


def is_public(made: list[Token], first: int, last: int) -> bool:
    """Whether a name is one that the whole world knows: Brene Brown, Dr. King."""
    return " ".join(t.key for t in made[first : last + 1]) in words("public")


def relation(made: list[Token], first: int) -> str:
    """The kin or role word right before a name, when it belongs to someone: my sister Ana."""
    if (
        first > 1
        and made[first].near
        and made[first - 1].key in lists()["kin"]
        and made[first - 2].key in ("my", "his", "her", "their", "our")
    ):
        return made[first - 1].key
    return ""


def titled(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """A title or a kin word and the name behind it."""
    known = lists()
    titles = (
        known["titles_plain"] | known["titles_stopped"] | known["titles_kin_low"] | known["titles_role_low"]
    )
    for at, title in enumerate(made[:-1]):
        if title.key not in titles:
            continue
        name = made[at + 1]
        if title.taken or name.taken or title.masked or name.masked or title.tail:
            continue
        if not (name.near or name.gap in (". ", ".")):
            continue
        strong = _is_strong(title, stopped=name.gap.startswith("."))
        if strong is None or not _is_title(made, at, strong=strong, how=how, plain=plain):
            continue
        last = _last_of(made, at + 1, how)
        end = made[last].end
        if end - made[last].start == 1 and text[end : end + 1] == ".":
            end += 1
        for each in made[at : last + 1]:
            each.taken = True
        first = at
        if first > 1 and made[first].near and made[first - 1].key in ("great", "big", "old"):
            first -= 1
        certainty: Certainty = "maybe" if is_public(made, at, last) else "sure" if strong else "likely"
        yield span(
            text, title.start, end, "person", certainty, "a title and a name", relation=relation(made, first)
        )


_PARTICLES = words("particles")


def _last_of(made: list[Token], at: int, how: Manner) -> int:
    """Follow a name over its further words, where capitals or initials show them: Dr. Maria de la Cruz, Officer J. Lin."""
    last = at
    while last + 1 < len(made) and last - at < 4 and not made[last].tail:
        following, further = made[last + 1], 1
        initial = made[last].end - made[last].start == 1
        if following.taken or following.masked or not (following.near or (initial and following.gap == ". ")):
            break
        while following.key in _PARTICLES and last + further + 1 < len(made) and further < 3:
            further += 1
            following = made[last + further]
        shown = (
            (following.capital or following.loud) and how == "cased" and following.key not in lists()["never"]
        )
        if not shown or following.key in lists()["practice"]:
            break
        last += further
    return last


def _is_strong(title: Token, *, stopped: bool) -> bool | None:
    """Whether a word is a title that nothing else is: Mr, Dr., Lt.; False for kin and roles, None for what is no title here."""
    known = lists()
    if title.key in known["titles_plain"]:
        return True
    if stopped and title.key in known["titles_stopped"] and (title.capital or title.loud):
        return True
    if stopped or title.key not in known["titles_kin_low"] | known["titles_role_low"]:
        return None
    return False


def _is_title(made: list[Token], at: int, *, strong: bool, how: Manner, plain: frozenset[int]) -> bool:
    """Whether the word stands there as a title, with a name behind it."""
    known = lists()
    title, name = made[at], made[at + 1]
    if name.key in known["not_named"] or name.key in known["never"] or not name.key[:1].isalpha():
        return False
    kin = title.key in known["titles_kin_low"]
    before = made[at - 1].key if at and title.near else ""
    if kin and before in _OWNERS and not title.capital and how != "upper":
        return False  # my aunt maria: the names look at her
    if strong:
        return not _is_other_word(made, at, how) and _is_after_title(name, how)
    if how == "cased" and at not in plain and (name.capital or name.loud):
        return _is_shown(title, name, before, kin=kin)
    return _is_small(made, at, before, kin=kin)


_OWNERS = frozenset(["my", "his", "her", "their", "our"])


def _is_other_word(made: list[Token], at: int, how: Manner) -> bool:
    """Whether ms and dr are none: 50 ms, MS got worse, 12 Oak Dr."""
    title, name, known = made[at], made[at + 1], lists()
    if title.key == "ms":
        if (title.loud and how == "cased") or (at and made[at - 1].key[:1].isdigit()):
            return True
        small = not title.capital and how != "upper" and not name.capital
        return small and (name.key in known["acts"] or name.key.endswith("ed"))
    return (
        title.key == "dr"
        and how != "upper"
        and at > 1
        and made[at - 1].capital
        and made[at - 2].key[:1].isdigit()
    )


def _is_after_title(name: Token, how: Manner) -> bool:
    """Whether a word is a name where a title stands before it."""
    known, word = lists(), name.marks
    if (name.capital or name.loud) and how == "cased":
        return name.key not in known["practice"] or bool(word & ANY_NAME)
    return not word & ANY_WORD or (bool(word & (ANY_GIVEN | SURNAME)) and name.key not in known["acts"])


def _is_named(word: int) -> bool:
    """Whether a word is a name before it is a word."""
    return bool(word & ANY_NAME) and (not word & ANY_WORD or bool(word & NAME_FIRST))


def _is_shown(title: Token, name: Token, before: str, *, kin: bool) -> bool:
    """Whether a word with a capital is a name behind a kin word or a role: Aunt Rose, coach Tremblay."""
    known, word = lists(), name.marks
    if name.key in known["caps"] and not word & (GIVEN | SURNAME):
        return False
    if before in known["before_verb"] and not kin and not title.capital:
        return False
    if not (title.capital or title.loud):
        return (
            _is_named(word)
            or bool(word & ANY_GIVEN)
            or (not word and before not in known["before_verb"])
            or (kin and bool(word & SURNAME))
        )
    if word & ANY_WORD and not word & ANY_GIVEN:
        could_be = bool(word & (SURNAME | CITY) or not word & ENGLISH or kin)
        return before not in known["owners"] and not name.loud and could_be
    return True


def _is_small(made: list[Token], at: int, before: str, *, kin: bool) -> bool:
    """Whether a word whose capital says nothing is a name behind a kin word or a role: auntie dee, officer delgado."""
    title, name, known = made[at], made[at + 1], lists()
    word = name.marks
    if before in known["before_verb"] and not kin:
        return False
    if word & ANY_WORD and not word & NAME_FIRST:
        if title.capital and kin and not (name.capital or name.loud):
            return False
        return kin and bool(word & ANY_GIVEN) and name.key not in known["acts"] and not word & COMMON
    if not word:
        owned = kin or before not in known["owners"] or before in ("his", "her", "my", "the")
        return owned and len(name.key) > 2
    return _is_named(word)
