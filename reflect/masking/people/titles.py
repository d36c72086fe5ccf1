"""Finds titles and kin words with a name behind them: Dr. Patel, mrs. hernandez, auntie dee. A title alone is left alone."""

from collections.abc import Iterator

from reflect.masking.people.whole_name import extend
from reflect.masking.people.word_weight import lists
from reflect.masking.people.words_after import right
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
        stopped = name.gap.startswith(".")
        if not (name.near or name.gap in (". ", ".")):
            continue
        strong = title.key in known["titles_plain"] or (
            stopped and title.key in known["titles_stopped"] and (title.capital or title.loud)
        )
        kin = title.key in known["titles_kin_low"]
        if not strong and not kin and title.key not in known["titles_role_low"]:
            continue
        if not strong and stopped:
            continue
        if (
            kin
            and not title.capital
            and how != "upper"
            and at
            and title.near
            and made[at - 1].key in ("my", "his", "her", "their", "our")
        ):
            continue
        if not _is_title(made, at, strong=strong, kin=kin, how=how, plain=plain):
            continue
        last = extend(text, made, at + 1, how)
        end = made[last].end
        if end - made[last].start == 1 and text[end : end + 1] == ".":
            end += 1
        for each in made[at : last + 1]:
            each.taken = True
        start = title.start
        first = at
        if first > 1 and made[first].near and made[first - 1].key in ("great", "big", "old"):
            first -= 1
        certainty: Certainty = "maybe" if is_public(made, at, last) else "sure" if strong else "likely"
        yield span(
            text, start, end, "person", certainty, "a title and a name", relation=relation(made, first)
        )


def _is_title(
    made: list[Token], at: int, *, strong: bool, kin: bool, how: Manner, plain: frozenset[int]
) -> bool:
    known = lists()
    title, name = made[at], made[at + 1]
    word = name.marks
    if name.key in known["not_named"] or name.key in known["never"] or not name.key[0].isalpha():
        return False
    if strong:
        if title.key == "ms" and ((title.loud and how == "cased") or (at and made[at - 1].key[:1].isdigit())):
            return False
        if (
            title.key == "ms"
            and not title.capital
            and how != "upper"
            and not name.capital
            and (name.key in known["acts"] or name.key.endswith("ed"))
        ):
            return False
        if (
            title.key == "dr"
            and how != "upper"
            and at > 1
            and made[at - 1].capital
            and made[at - 2].key[:1].isdigit()
        ):
            return False
        shown = name.capital or name.loud
        if shown and how == "cased":
            return name.key not in known["practice"] or bool(word & ANY_NAME)
        return not word & ANY_WORD or (bool(word & (ANY_GIVEN | SURNAME)) and name.key not in known["acts"])
    before = made[at - 1].key if at and title.near else ""
    named = bool(word & ANY_NAME) and (not word & ANY_WORD or bool(word & NAME_FIRST))
    if how == "cased" and at not in plain and (name.capital or name.loud):
        if name.key in known["caps"] and not word & (GIVEN | SURNAME):
            return False
        if before in known["before_verb"] and not kin and not title.capital:
            return False
        if title.capital or title.loud:
            if word & ANY_WORD and not word & ANY_GIVEN:
                return (
                    before not in known["owners"]
                    and not name.loud
                    and bool(word & (SURNAME | CITY) or not word & ENGLISH or kin)
                )
            return True
        return (
            named
            or bool(word & ANY_GIVEN)
            or (not word and before not in known["before_verb"])
            or (kin and bool(word & SURNAME))
        )
    if before in known["before_verb"] and not kin:
        return False
    if word & ANY_WORD and not word & NAME_FIRST:
        if title.capital and kin and not (name.capital or name.loud):
            return False
        return (
            kin
            and bool(word & ANY_GIVEN)
            and name.key not in known["acts"]
            and right(made, at + 1, clause=True) >= 0
            and not word & COMMON
        )
    if not word:
        return (kin or before not in known["owners"] or before in ("his", "her", "my", "the")) and len(
            name.key
        ) > 2
    return named
