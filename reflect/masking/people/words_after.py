"""Weighs what stands after a word: how much it makes the word a name, or makes it none. Masks nothing."""

from reflect.masking.people.word_weight import is_word, lists
from reflect.masking.words.lexicon import ANY_GIVEN, ANY_WORD, words
from reflect.masking.words.tokens import Token

_STATE = words("state")
_AGED = words("aged")
_WEAKER = words("weaker")


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
