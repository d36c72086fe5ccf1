"""Weighs what stands around a word: how much its neighbours make it a name, or make it none. Masks nothing."""

from reflect.masking.lexicon import ANY_GIVEN, ANY_NAME, ANY_WORD, COMMON, words
from reflect.masking.tokens import Token
from reflect.masking.weights import is_word, lists

_CALLED = frozenset(["goes", "went", "name", "go", "names", "likes", "nickname"])
_KNOWN_AS = words("known_as")
_BEING = words("being")
_AT = words("at")
ABOUT = words("about")
_STATE = words("state")
_AGED = words("aged")
_WEAKER = words("weaker")
_CUTS = frozenset([",", "-", "–", "—", ")", "/", "*", "."])


def left(made: list[Token], at: int) -> int:
    """What the words before a word add to its being a name."""
    token, known = made[at], lists()
    if not at or not (token.near or token.gap in (", ", ". ", ': "', " (", ', "', " “", " - ", ": ", ' "')):
        return 0
    before = made[at - 1]
    key = before.key
    if token.gap == ". " and key not in known["titles_plain"]:
        return 0
    earlier = made[at - 2].key if at > 1 and before.near else ""
    if token.gap in (", ", " (", ": ", " - ", ': "', ', "', " “", ' "'):
        if key in known["kin"] and token.gap != ": ":
            return 2 if made[at].opens is False or token.gap == " (" else 0
        return 2 if key in known["greets"] else 0
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
    ambiguous = is_word(token)
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
    if key in ("to", "a"):
        if (
            earlier in known["speaks"]
            or earlier == "according"
            or (key == "a" and token.marks & ~ANY_WORD and earlier in known["takes"])
        ):
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
        return (
            1
            if earlier in known["thinks"]
            or (not ambiguous and key in ("for", "about", "beside", "by", "between"))
            else 0
        )
    if key in ("and", "y", "&") and at > 1:
        other = made[at - 2]
        if other.key in ("me", "i", "myself") or other.masked or (other.taken and other.marks & ANY_NAME):
            return 2
        return 0
    if key in known["owners"] or before.tail == "s":
        return -3 if ambiguous else -1
    if key in known["before_verb"]:
        return -3 if ambiguous else 0
    if key[0].isdigit() or (
        before.marks & COMMON
        and ambiguous
        and not before.opens
        and key not in known["acts"]
        and key not in known["clause"]
        and key not in known["not_named"]
    ):
        return -1
    return 0


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


_PRONOUNS = words("pronouns")


def _echoed(made: list[Token], at: int) -> bool:
    """Whether he, she or they comes up again in the same sentence: Faith has lost her faith."""
    for other in made[at + 1 : at + 10]:
        if other.opens:
            return False
        if other.key in _PRONOUNS:
            return True
    return False


_BODY = words("body")


_AUXILIARY = words("auxiliary")
_BETWEEN = _AUXILIARY | frozenset(
    [
        "not",
        "been",
        "be",
        "being",
        "so",
        "really",
        "very",
        "too",
        "all",
        "pretty",
        "gonna",
        "going",
        "to",
        "get",
        "got",
        "getting",
        "ever",
        "even",
    ]
)


def _does(made: list[Token], at: int, known: dict[str, frozenset[str]]) -> bool:
    """Whether helping words lead to something that only a person does or is: did not come, has been clean."""
    for here in range(at, min(at + 5, len(made))):
        word = made[here]
        if here > at and not word.near:
            return False
        if word.key not in _BETWEEN:
            return here > at and (word.key in known["acts_bare"] or word.key in known["states_of"])
    return False


def right(made: list[Token], at: int, *, clause: bool) -> int:
    """What the words after a word add to its being a name."""
    token, known = made[at], lists()
    if at + 1 >= len(made):
        return 0
    after = made[at + 1]
    key, ambiguous = after.key, is_word(token)
    plain = not token.marks & ANY_GIVEN and ambiguous
    if token.tail == "s" and after.near:
        if key in known["things_after"]:
            return 2 if not plain else 1
        return 1 if not ambiguous else 0
    if token.tail in ("d", "ll", "ve", "re"):
        return 0 if ambiguous else 1
    if token.opens and not ambiguous and after.gap == ": " and len(token.key) > 3:
        return 1  # - sunniva: 60 days
    if not after.near:
        if after.gap in (", ", ",") and clause and key in known["kin"]:
            return 1
        if after.gap == ", " and clause and key in ("who", "whose") and not plain:
            return 2
        return 0
    if token.key in known["verb_names"] and key in _BODY:
        return -3
    if clause and key in _AUXILIARY and not plain and _does(made, at + 1, known):
        return 2
    if key in ("and", "y", "&") and at + 2 < len(made) and clause:
        other = made[at + 2].key
        if other in ("i", "me", "myself", "yo"):
            return 2
        if other in ("his", "her", "my", "their"):
            return 2 if at + 3 < len(made) and made[at + 3].key in known["kin"] else 1
    if key in known["acts_strong"] or (
        after.key in ("was", "is") and at + 2 < len(made) and made[at + 2].key in _STATE
    ):
        return 2 if clause else 1
    if (
        key in ("has", "had")
        and clause
        and not plain
        and after.near
        and at + 2 < len(made)
        and made[at + 2].key in known["acts"]
        and _echoed(made, at)
    ):
        return 2
    if key in _AGED and clause and at + 2 < len(made):
        if made[at + 2].key in known["number_words"] or made[at + 2].key.isdigit():
            return 2
        if ambiguous and not plain and not token.tail:
            return (0 if token.key in known["abstract"] else 1) + (
                key not in ("is", "was") or token.key not in known["abstract"]
            ) * _echoed(made, at)
    if not after.marks & ANY_WORD and not ambiguous and clause and at + 2 < len(made) and len(key) > 3:
        return 1 if made[at + 2].near and made[at + 2].key in known["acts"] else 0
    if key in known["acts"]:
        if not clause:
            return 0 if ambiguous else 1
        if plain:
            return 1
        if ambiguous and token.key not in known["abstract"]:
            return 2
        return 2 if not (ambiguous and key in _WEAKER) else 1
    if key in known["acts_weak"]:
        return (0 if ambiguous else 1) if clause else 0
    if key in ("who", "whose"):
        return 1
    return 0


def is_clause(made: list[Token], at: int) -> bool:
    """Whether a sentence or a part of one begins with this word."""
    token = made[at]
    if token.opens or not at:
        return True
    if not token.near:
        return token.gap.strip() in _CUTS
    before = made[at - 1]
    if before.key in ("time", "day", "way", "moment", "minute") and at > 1:
        return made[at - 2].key in ("every", "each", "last", "first", "next", "the", "any")
    return before.key in lists()["clause"] and not before.taken
