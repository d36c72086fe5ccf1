"""Weighs what stands before a word: how much it makes the word a name, or makes it none. Masks nothing."""

from reflect.masking.people.word_weight import is_word, lists
from reflect.masking.words.lexicon import ANY_GIVEN, ANY_NAME, ANY_WORD, COMMON, words
from reflect.masking.words.tokens import Token

_CALLED = frozenset(["goes", "went", "name", "go", "names", "likes", "nickname"])
_KNOWN_AS = words("known_as")
_BEING = words("being")
_AT = words("at")
ABOUT = words("about")
_OVER = frozenset([", ", " (", ": ", " - ", ': "', ', "', " “", ' "'])
"""What may stand between a word and a name, and the name still be told by the word: my sister, ana."""


def left(made: list[Token], at: int) -> int:
    """What the words before a word add to its being a name."""
    token, known = made[at], lists()
    if not at or not (token.near or token.gap in _OVER or token.gap == ". "):
        return 0
    before = made[at - 1]
    if token.gap == ". " and before.key not in known["titles_plain"]:
        return 0
    if token.gap in _OVER:
        if before.key in known["kin"] and token.gap != ": ":
            return 2 if token.opens is False or token.gap == " (" else 0
        return 2 if before.key in known["greets"] else 0
    earlier = made[at - 2].key if at > 1 and before.near else ""
    told = _told_outright(made, at, earlier)
    if told is None:
        told = _by_company(made, at, earlier)
    if told is None:
        told = _by_small_word(made, at, earlier)
    return told


def _told_outright(made: list[Token], at: int, earlier: str) -> int | None:
    """Words that say that a name follows: named, goes by, Mr., call him. None when there are none."""
    token, before, known = made[at], made[at - 1], lists()
    key = before.key
    if (
        key in ("named", "nicknamed", "aka", "alias", "llamado", "llamada")
        and earlier not in ("i", "we", "they", "he", "she")
    ) or (
        key in ("by", "is", "called")
        and earlier in (_CALLED if key == "by" else ("name", "names", "nickname"))
    ):
        return 3
    if key in _HIM and earlier in _CALLS:
        return _called(made, at)
    if key in known["titles_plain"]:
        return 4
    if key in _BEFORE_SOMEONE and not token.marks & ANY_WORD:
        return 1
    if key in ("lil", "lil'", "big") and not token.marks and token.key not in known["not_named"]:
        return 1
    if key in ("is", "was") and earlier in known["kin"] and not is_word(token) and token.marks & ANY_NAME:
        return 1
    if before.tail in ("s", "m") and key in ("name", "i"):
        return 2 if key == "name" else -2
    return None


def _by_company(made: list[Token], at: int, earlier: str) -> int | None:
    """Words that stand by people: kin, what is done to somebody, a greeting, with. None when there are none."""
    token, before, known = made[at], made[at - 1], lists()
    key, ambiguous = before.key, is_word(token)
    plain = not token.marks & ANY_GIVEN and ambiguous
    if (
        key in ("big", "little", "lil", "old", "ol")
        and token.marks & ANY_GIVEN
        and earlier not in known["owners"]
        and not (earlier == "" and before.near)
    ):
        return 2
    if key in known["kin"] and before.tail == "":
        owner = earlier in known["owners"] or earlier in _KNOWN_AS
        return 2 if owner or key in known["titles_kin_low"] or not ambiguous else 1
    if key in known["takes_strong"]:
        return 2 if not plain else 1
    if (
        key in known["perceives"]
        and at + 1 < len(made)
        and made[at + 1].near
        and made[at + 1].key in known["bare_verbs"]
    ):
        return 3 if plain else 2
    if key in known["takes"]:
        if (
            ambiguous
            and not plain
            and token.key not in known["abstract"]
            and not token.tail
            and _stops(made, at)
        ):
            return 2
        return 1 if ambiguous else 2
    if key in known["greets"]:
        return 2 if before.opens else 1
    if key in ("with", "w", "w/", "con"):
        return 3 if earlier in known["company"] or earlier in _BEING else 1
    return None


def _by_small_word(made: list[Token], at: int, earlier: str) -> int:
    """Small words, which make a name of some words and none of others: to, from, at, about, and, my."""
    token, before, known = made[at], made[at - 1], lists()
    key, ambiguous = before.key, is_word(token)
    if key in ("to", "a"):
        taken = key == "a" and token.marks & ~ANY_WORD and earlier in known["takes"]
        if earlier in known["speaks"] or earlier == "according" or taken:
            return 2
        return -2 if ambiguous else 0
    if key == "from":
        return 2 if earlier in known["hears"] else (0 if ambiguous and not token.capital else 1)
    if key in _AT:
        if token.capital and not token.opens:
            return 1
        return 1 if not token.marks and key != "in" else 0
    if key in ABOUT:
        if key == "between":
            return 2
        plainly = not ambiguous and key in ("for", "about", "beside", "by")
        return 1 if plainly or earlier in known["thinks"] else 0
    if key in ("and", "y", "&") and at > 1:
        other = made[at - 2]
        beside = other.key in ("me", "i", "myself") or other.masked
        return 2 if beside or (other.taken and other.marks & ANY_NAME) else 0
    if key in known["owners"] or before.tail == "s":
        return -3 if ambiguous else -1
    if key in known["before_verb"]:
        return -3 if ambiguous else 0
    return -1 if key[0].isdigit() or (ambiguous and _is_plain(before)) else 0


def _is_plain(before: Token) -> bool:
    """Whether a word is an everyday one that makes no name of a word behind it: a cold grace."""
    known = lists()
    return (
        bool(before.marks & COMMON)
        and not before.opens
        and before.key not in known["acts"]
        and before.key not in known["clause"]
        and before.key not in known["not_named"]
    )


_BEFORE_SOMEONE = words("before_someone")
_HIM = frozenset(["him", "her", "them", "me"])
_CALLS = frozenset(["call", "calls", "calling", "called"])
_CALLERS = words("callers")
_NOT_CALLED = words("not_called")


def _called(made: list[Token], at: int) -> int:
    """What a word behind "call him" is worth: everybody calls him mac, but not: i called him twice."""
    token = made[at]
    if token.key in _NOT_CALLED or token.key.endswith(("ing", "ly", "ed")):
        return 0
    if not is_word(token):
        return 2
    caller = made[at - 3].key if at > 2 else ""
    return 3 if caller in _CALLERS and made[at - 2].key in ("call", "calls") and _stops(made, at) else 0


_STOP_AFTER = words("stop_after")


def _stops(made: list[Token], at: int) -> bool:
    """Whether nothing follows that the word could belong to: saw drew at the store."""
    if at + 1 >= len(made) or not made[at + 1].near or made[at + 1].key in _STOP_AFTER:
        return True
    return made[at - 1].key in _GIVES and made[at + 1].key in (
        "a",
        "an",
        "the",
        "my",
        "some",
        "his",
        "her",
        "two",
        "three",
        "our",
    )


_GIVES = words("gives")
