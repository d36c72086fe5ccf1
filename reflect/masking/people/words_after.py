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
    token = made[at]
    if at + 1 >= len(made):
        return 0
    after = made[at + 1]
    ambiguous = is_word(token)
    plain = not token.marks & ANY_GIVEN and ambiguous
    told = _by_its_end(token, after, plain=plain)
    if told is None and not after.near:
        told = _over_a_comma(after, clause=clause, plain=plain)
    if told is None:
        told = _by_state(made, at, clause=clause, plain=plain)
    if told is None and after.key in _AGED and clause:
        told = _by_age(made, at, plain=plain)
    if told is None:
        told = _by_acts(made, at, clause=clause, plain=plain)
    return told


def _by_its_end(token: Token, after: Token, *, plain: bool) -> int | None:
    """What belongs to somebody, or what they will do: kayla's phone, kayla'll come. None when the word has no such end."""
    ambiguous = is_word(token)
    if token.tail == "s" and after.near:
        if after.key in lists()["things_after"]:
            return 2 if not plain else 1
        return 1 if not ambiguous else 0
    if token.tail in ("d", "ll", "ve", "re"):
        return 0 if ambiguous else 1
    if token.opens and not ambiguous and after.gap == ": " and len(token.key) > 3:
        return 1  # - sunniva: 60 days
    return None


def _over_a_comma(after: Token, *, clause: bool, plain: bool) -> int:
    """What stands behind a comma: grace, my sponsor; grace, who called."""
    if after.gap in (", ", ",") and clause and after.key in lists()["kin"]:
        return 1
    if after.gap == ", " and clause and after.key in ("who", "whose") and not plain:
        return 2
    return 0


def _by_state(made: list[Token], at: int, *, clause: bool, plain: bool) -> int | None:
    """What only a person does, is or has beside them: hope did not come, grace and i, joy was proud. None when nothing says so."""
    token, after, known = made[at], made[at + 1], lists()
    key = after.key
    if token.key in known["verb_names"] and key in _BODY:
        return -3
    if clause and key in _AUXILIARY and not plain and _does(made, at + 1, known):
        return 2
    ahead = made[at + 2].key if at + 2 < len(made) else ""
    if key in ("and", "y", "&") and clause:
        if ahead in ("i", "me", "myself", "yo"):
            return 2
        if ahead in ("his", "her", "my", "their"):
            return 2 if at + 3 < len(made) and made[at + 3].key in known["kin"] else 1
    if key in known["acts_strong"] or (key in ("was", "is") and ahead in _STATE):
        return 2 if clause else 1
    if key in ("has", "had") and clause and not plain and ahead in known["acts"] and _echoed(made, at):
        return 2
    return None


def _by_age(made: list[Token], at: int, *, plain: bool) -> int | None:
    """How old somebody is, or what they are: hope is 12; faith has lost her faith. None when nothing says so."""
    token, known = made[at], lists()
    if at + 2 >= len(made):
        return None
    if made[at + 2].key in known["number_words"] or made[at + 2].key.isdigit():
        return 2
    if not is_word(token) or plain or token.tail:
        return None
    if token.key not in known["abstract"]:
        return 1 + _echoed(made, at)
    return int(made[at + 1].key not in ("is", "was") and _echoed(made, at))


def _by_acts(made: list[Token], at: int, *, clause: bool, plain: bool) -> int:
    """What people do: grace called, tony who left."""
    token, after, known = made[at], made[at + 1], lists()
    key, ambiguous = after.key, is_word(token)
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
    return 1 if key in ("who", "whose") else 0
