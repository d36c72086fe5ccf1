"""Finds the names of people, with capitals or without. Weighs each word by what it can be and by what stands around it.

A word has a weight of its own (a name that is no word: much; a name that is a word, such as hope: nothing; a word in no
list: a little), and its neighbours add to it or take away: a title, a kin word, a verb that takes people before it,
a verb that people do after it, an article. What weighs enough is masked; what weighs almost enough is a `look`.
"""

import re
from collections.abc import Iterator
from functools import cache

from reflect.masking.lexicon import (
    ANY_GIVEN,
    ANY_NAME,
    ANY_WORD,
    CITY,
    COMMON,
    ENGLISH,
    FAMILY,
    GIVEN,
    NAME_FIRST,
    SELDOM,
    SPANISH,
    SURNAME,
    lexicon,
    words,
)
from reflect.masking.spans import Certainty, Kind, Span, span
from reflect.masking.tokens import Manner, Token


@cache
def lists() -> dict[str, frozenset[str]]:
    """The short lists that names are weighed with."""
    never = words("function", "times", "states", "wide") - _BOTH
    return {
        **{
            name: words(name)
            for name in (
                "acts_strong acts_weak takes takes_strong company speaks hears thinks greets named kin human owners before_verb "
                "verb_names clause nick_before things_after titles_kin_low titles_role_low titles_plain practice places abstract perceives bare_verbs "
                "number_words abbreviations"
            ).split()
        },
        "never": never,
        "acts": words("acts", "acts_more"),
        "titles_stopped": words("titles_stopped"),
        "caps": words("practice", "places", "times", "states", "wide"),
        "months": frozenset(["april", "may", "june", "august", "sunday", "wednesday", "friday"]),
        "not_named": words("function", "human", "jokes"),
    }


_BOTH = frozenset(
    "will hope may mark grace faith joy april june august summer autumn winter spring georgia virginia dakota carolina montana washington rose van "
    "great-aunt mexico tennessee indiana savannah".split()
)
"""Words of the short lists that are names too."""

_MASK, _LOOK = 2, 1
_POSSESSED = frozenset(["s"])


def prior(token: Token, how: Manner, *, headline: bool) -> int:
    """The weight of a word by itself, from -2 (never a name) to 4."""
    word, key = token.marks, token.key
    known = lists()
    if token.masked or key in known["never"] or not key[0].isalpha():
        return -9
    given = word & ANY_GIVEN
    shown = (token.capital or (token.loud and how == "cased" and len(key) > 5)) and not token.opens and how == "cased" and not headline
    if shown:
        return _shown(token)
    if token.loud and how == "cased" and len(key) < 6:
        return -2 if not word & GIVEN or word & ANY_WORD else 1
    opening = token.capital and token.opens
    if given and (not word & ANY_WORD or word & NAME_FIRST):
        return 3 if word & GIVEN and not word & ANY_WORD else (2 if len(key) > 3 or word & GIVEN else 1)
    if given:
        return 0
    if not word & ANY_WORD and len(key) > 4 and key.endswith("s") and _is_name(key[:-1]):
        return 2
    if word & ANY_WORD:
        return -1
    if word & SURNAME:
        return 2
    if word & (FAMILY | CITY):
        return 2 if opening or len(key) > 4 else 1
    if len(key) < 3 or not key.isascii() or any(c.isdigit() for c in key):
        return -1
    return 2 if opening and "-" not in key else 1


def _is_name(key: str) -> bool:
    word = lexicon().get(key, 0)
    return bool(word & GIVEN and not word & ANY_WORD)


def _is_word(token: Token) -> bool:
    """Whether a word is an everyday word first and a name at most second."""
    return bool(token.marks & ANY_WORD) and not token.marks & NAME_FIRST


def _shown(token: Token) -> int:
    """The weight of a word with a capital in the middle of a sentence."""
    word, key, known = token.marks, token.key, lists()
    if word & GIVEN and not word & ANY_WORD:
        return 4
    if key in known["months"]:
        return 0
    if word & ANY_GIVEN:
        return 3 if key not in known["caps"] or word & NAME_FIRST else 1
    if key in known["caps"]:
        return -1
    if word & ENGLISH:
        return 1 if not word & (SURNAME | CITY) else 2
    if word & SPANISH:
        return 0
    if len(key) < 2:
        return -1
    return 3


def left(made: list[Token], at: int) -> int:
    """What the words before a word add to its being a name."""
    token, known = made[at], lists()
    if not at or not (token.near or token.gap in (", ", ". ", ': "', " (", ", \"", " “", " - ", ": ", " \"")):
        return 0
    before = made[at - 1]
    key = before.key
    if token.gap == ". " and key not in known["titles_plain"]:
        return 0
    earlier = made[at - 2].key if at > 1 and before.near else ""
    if token.gap in (", ", " (", ": ", " - ", ": \"", ", \"", " “", " \""):
        if key in known["kin"] and token.gap != ": ":
            return 2 if made[at].opens is False or token.gap == " (" else 0
        return 2 if key in known["greets"] else 0
    if key in ("named", "nicknamed", "aka", "alias", "llamado", "llamada") or (key in ("by", "is", "called") and earlier in ("goes", "went", "name", "go", "names", "likes", "nickname")):
        return 3
    if key in known["titles_plain"]:
        return 4
    if before.tail in ("s", "m") and key in ("name", "i"):
        return 2 if key == "name" else -2
    ambiguous = _is_word(token)
    plain = not token.marks & ANY_GIVEN and ambiguous
    if key in ("big", "little", "lil", "old", "ol") and token.marks & ANY_GIVEN and earlier not in known["owners"] and not (earlier == "" and before.near):
        return 2
    if key in known["kin"] and before.tail == "":
        owner = earlier in known["owners"] or earlier in ("new", "old", "late", "ex", "best", "older", "younger", "little", "big", "baby", "twin")
        return 2 if owner or key in known["titles_kin_low"] or not ambiguous else 1
    if key in known["takes_strong"]:
        return 2 if not plain else 1
    if key in known["perceives"] and at + 1 < len(made) and made[at + 1].near and made[at + 1].key in known["bare_verbs"]:
        return 3 if plain else 2
    if key in known["takes"]:
        if ambiguous and not plain and token.key not in known["abstract"] and not token.tail and _stops(made, at):
            return 2
        return 1 if ambiguous else 2
    if key in known["greets"]:
        return 2 if before.opens else 1
    if key in ("with", "w", "w/", "con"):
        return 3 if earlier in known["company"] or earlier in ("am", "was", "were", "is", "be", "been", "i", "alone", "sure", "supervision") else 1
    if key in ("to", "a"):
        if earlier in known["speaks"] or earlier == "according" or (key == "a" and token.marks & ~ANY_WORD and earlier in known["takes"]):
            return 2
        return -2 if ambiguous else 0
    if key == "from":
        return 2 if earlier in known["hears"] else (0 if ambiguous and not token.capital else 1)
    if key in ("at", "in", "near", "outside", "behind", "leaving", "off", "on", "inside", "around"):
        if token.capital and not token.opens:
            return 1
        return 1 if not token.marks and key != "in" else 0
    if key in ("about", "for", "of", "by", "beside", "behind", "near", "like", "without", "between", "around", "past"):
        if key == "between":
            return 2
        return 1 if earlier in known["thinks"] or (not ambiguous and key in ("for", "about", "beside", "by", "between")) else 0
    if key in ("and", "y", "&") and at > 1:
        other = made[at - 2]
        if other.key in ("me", "i", "myself") or other.masked or (other.taken and other.marks & ANY_NAME):
            return 2
        return 0
    if key in known["owners"] or before.tail == "s":
        return -3 if ambiguous else -1
    if key in known["before_verb"]:
        return -3 if ambiguous else 0
    if key[0].isdigit() or before.marks & COMMON and ambiguous and not before.opens and key not in known["acts"] and key not in known["clause"] and key not in known["not_named"]:
        return -1
    return 0


_STOP_AFTER = frozenset("at again today yesterday tonight on in outside after before about and home back to from twice once alone there here this last first at about".split())


def _stops(made: list[Token], at: int) -> bool:
    """Whether nothing follows that the word could belong to: saw drew at the store."""
    return at + 1 >= len(made) or not made[at + 1].near or made[at + 1].key in _STOP_AFTER


_PRONOUNS = frozenset("he she him her his hers himself herself they them their theirs".split())


def _echoed(made: list[Token], at: int) -> bool:
    """Whether he, she or they comes up again in the same sentence: Faith has lost her faith."""
    for other in made[at + 1 : at + 10]:
        if other.opens:
            return False
        if other.key in _PRONOUNS:
            return True
    return False


_BODY = frozenset("i he she we they you it me him them my his her the a an this that these your our no if so".split())


def right(made: list[Token], at: int, *, clause: bool) -> int:
    """What the words after a word add to its being a name."""
    token, known = made[at], lists()
    if at + 1 >= len(made):
        return 0
    after = made[at + 1]
    key, ambiguous = after.key, _is_word(token)
    plain = not token.marks & ANY_GIVEN and ambiguous
    if token.tail == "s" and after.near:
        if key in known["things_after"]:
            return 2 if not plain else 1
        return 1 if not ambiguous else 0
    if token.tail in ("d", "ll", "ve", "re"):
        return 0 if ambiguous else 1
    if not after.near:
        if after.gap in (", ", ",") and clause and key in known["kin"]:
            return 1
        return 0
    if token.key in known["verb_names"] and key in _BODY and not (clause and key in ("he", "she") and False):
        return -3
    if key in ("and", "y", "&") and at + 2 < len(made) and clause:
        other = made[at + 2].key
        if other in ("i", "me", "myself", "yo"):
            return 2
        if other in ("his", "her", "my", "their"):
            return 1
    if key in known["acts_strong"] or (after.key in ("was", "is") and at + 2 < len(made) and made[at + 2].key in ("like", "late", "quiet", "crying", "mad", "angry", "proud", "scared", "tired", "sick", "upset", "worried", "nervous", "sober", "drunk", "asleep", "home", "back", "gone", "there", "here", "up")):
        return 2 if clause else 1
    if key in ("is", "was", "turned", "turns", "isn't", "isnt", "has", "es", "tiene", "uses") and clause and at + 2 < len(made):
        if made[at + 2].key in known["number_words"] or made[at + 2].key.isdigit():
            return 2
        if ambiguous and not plain and not token.tail:
            return (0 if token.key in known["abstract"] else 1) + (key not in ("is", "was") or token.key not in known["abstract"]) * _echoed(made, at)
    if key in known["acts"]:
        if not clause:
            return 0 if ambiguous else 1
        if plain:
            return 1
        if ambiguous and token.key not in known["abstract"]:
            return 2
        return 2 if not (ambiguous and key in ("has", "does", "had", "did", "be", "no", "se", "comes", "came", "left", "works", "stays", "takes", "lives", "goes", "gets", "fue", "es")) else 1
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
        return token.gap.strip() in (",", "-", "–", "—", ")", "/", "*", ".")
    before = made[at - 1]
    return before.key in lists()["clause"] and not before.taken


def weigh(made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> tuple[int, int]:
    """The weight of a word by itself, and with its neighbours."""
    own = prior(made[at], how, headline=at in plain)
    if own < -1:
        return own, own
    token = made[at]
    clause = is_clause(made, at)
    before, after = left(made, at), right(made, at, clause=clause)
    if own >= 2 and token.capital:
        before, after = max(before, -1), max(after, -1)
    if before > 1 and after < 0:
        after = 0
    if token.key in lists()["human"] or (token.key in lists()["kin"] and not token.marks & GIVEN):
        return own, -2
    if own == -1 and not token.capital:  # an everyday word as a nickname: it must stand where only a name stands
        if token.tail not in ("", "s") or token.key.endswith(("ing", "ly", "ed")) or token.marks & SPANISH and not token.marks & ENGLISH:
            return own, -1
        if token.key in lists()["acts"] or token.key in lists()["practice"] or (token.key.endswith("s") and before < 3):
            return own, -1
        if before == 0 and after == 2 and clause and _speaks_alone(made, at):
            after = 3
        if before < 3 and after < 3:
            return own, own + max(before, 0)
    return own, own + before + after


def _speaks_alone(made: list[Token], at: int) -> bool:
    """A bare noun that opens a sentence and tells or asks someone: smokey told me."""
    after = made[at + 1]
    return after.key in ("told", "asked", "texted", "hugged", "said", "says", "thinks", "called", "laughed", "asks", "tells") and made[at].opens


def _initials(text: str) -> Iterator[Span]:
    """Initials that stand for someone: J.T., Y.K."""
    if "." in text:
        for found in _INITIALS.finditer(text):
            if found.group().lower().rstrip(".") not in lists()["abbreviations"]:
                yield span(text, found.start(), found.end(), "person", "maybe", "initials")


_INITIALS = re.compile(r"(?<![\w.@/-])[A-Za-z]\.[A-Za-z]\.(?:[A-Za-z]\.)?(?![\w@])")
_SMALL_ONES = frozenset("man mama bro homie boy girl sis bit daddy momma dude guy".split()) - {"bit"}


def people(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """Find names. Marks the words it takes, and reads the text twice, so that a name found once is known everywhere."""
    found = dict[int, tuple[int, int]]()
    initials = list(_initials(text))
    yield from initials
    for each in initials:
        for token in made:
            if each.start <= token.start < each.end:
                token.taken = True
    yield from _titled(text, made, how, plain)
    surely, shaky = set[str](), set[str]()
    for at, token in enumerate(made):
        if token.taken or token.masked or len(token.key) < 2 or not token.key[0].isalpha():
            continue
        own, total = weigh(made, at, how, plain)
        if token.key in _SMALL_ONES and at and token.near and made[at - 1].key in ("lil", "lil'", "little") and (
            made[at - 1].key != "little" or token.capital or (at > 1 and made[at - 2].key in ("and", "&") and made[at - 1].near)
        ):
            own, total = 0, 2
        if total < _LOOK and own < 0:
            continue
        found[at] = (own, total)
        if total >= _MASK:
            token.taken = True
            (surely if own >= 1 and not token.marks & ANY_WORD else shaky).add(token.key)
    for at, (own, total) in list(found.items()):
        token = made[at]
        if not token.taken and _is_listed(made, at) and own >= 0:
            found[at] = (own, 2)
            token.taken = True
    for at, token in enumerate(made):
        if token.taken or token.masked or len(token.key) < 3:
            continue
        if token.key in surely or (token.key.endswith("s") and token.key[:-1] in surely and not token.marks & ANY_WORD):
            found[at] = (1, 2)
            token.taken = True
        elif token.key in shaky and found.get(at, (0, -9))[1] >= 0 and prior(token, how, headline=at in plain) >= 0 and (token.capital or how != "cased"):
            if left(made, at) >= 0 and right(made, at, clause=is_clause(made, at)) >= 0 and not token.marks & COMMON:
                found[at] = (1, 2)
                token.taken = True
    yield from _spans(text, made, how, found)


def _is_listed(made: list[Token], at: int) -> bool:
    """Whether a word stands in a list of names: olive and basil; kevin, luis, ana."""
    for step in (-1, 1):
        here, other = at, at + step
        if not 0 <= other < len(made):
            continue
        gap = made[max(here, other)].gap
        if made[other].key in ("and", "y", "&", "or") and gap == " ":
            other += step
            if not 0 <= other < len(made):
                continue
            gap = made[max(other, other - step)].gap
            if gap != " ":
                continue
        elif gap != ", ":
            continue
        if made[other].taken and made[other].marks & ANY_NAME or made[other].masked:
            near = made[at - 1] if at and made[at].near else None
            return near is None or near.key in ("and", "y", "or", "with", "told", "but") or near.taken
    return False


def _certainty(own: int, total: int, token: Token) -> Certainty:
    if total < _MASK:
        return "look"
    if total >= 4 or (own >= 3 and not token.marks & ANY_WORD):
        return "likely"
    return "maybe"


def _spans(text: str, made: list[Token], how: Manner, found: dict[int, tuple[int, int]]) -> Iterator[Span]:
    known, past = lists(), -1
    for at in sorted(found):
        if at <= past:
            continue
        own, total = found[at]
        token = made[at]
        if total < _LOOK:
            continue
        first, last = at, at
        if total >= _MASK:
            last = extend(text, made, at, how)
            if first and token.near and made[first - 1].key in known["nick_before"] and not made[first - 1].taken:
                ahead = made[first - 2].key if first > 1 and made[first - 1].near else ""
                if token.key in _SMALL_ONES:
                    ahead = ""
                if ahead not in ("a", "the", "so", "very", "this", "that", "our") and not made[first - 1].tail:
                    first -= 1
            elif first and token.near and made[first - 1].marks & GIVEN and not made[first - 1].taken and made[first - 1].key not in known["verb_names"]:
                if made[first - 1].capital or is_clause(made, first - 1):
                    first -= 1
        past = last
        for each in made[first : last + 1]:
            each.taken = each.taken or total >= _MASK
        kind, why = _kind(made, first, last)
        end = made[last].end
        if last > at and text[end : end + 1] == "." and end - made[last].start == 1:
            end += 1
        certainty = _certainty(own, total, token)
        if last > at and certainty == "maybe":
            certainty = "likely"
        yield span(text, made[first].start, end, kind, certainty, why, relation=relation(made, first))


def _kind(made: list[Token], first: int, last: int) -> tuple[Kind, str]:
    word = made[first].marks
    if first == last and word & CITY and not word & (GIVEN | SURNAME):
        return "place", "it looks like a place"
    if not word & ANY_NAME and not word & ANY_WORD:
        return "person", "a word that is in no list"
    if word & ANY_WORD and word & ANY_GIVEN:
        return "person", "a name that is a word too"
    return "person", "a first and a last name" if last > first else "a name"


def relation(made: list[Token], first: int) -> str:
    """The kin or role word right before a name, when it belongs to someone: my sister Ana."""
    if first > 1 and made[first].near and made[first - 1].key in lists()["kin"] and made[first - 2].key in ("my", "his", "her", "their", "our"):
        return made[first - 1].key
    return ""


_PARTICLES = frozenset("de la del los las van von der den bin al el ibn da dos du".split())


def extend(text: str, made: list[Token], at: int, how: Manner) -> int:
    """Follow a name over its further words: Maria de la Cruz, Tyrell W., junior combs."""
    last, known = at, lists()
    if made[at].tail:
        return last
    while last + 1 < len(made) and last - at < 5:
        following = made[last + 1]
        if following.masked or not (following.near or (following.gap == ". " and made[last].end - made[last].start == 1)):
            break
        size = following.last - following.start
        if size == 1 and following.capital and following.key not in ("i", "a", "y", "o", "e"):
            last += 1
            if text[following.end : following.end + 1] == "." and following.opens is False and _ends_here(made, last, how):
                break
            continue
        if size == 1 and how == "lower" and text[following.end : following.end + 1] == "." and following.key not in ("i", "a") and last + 2 >= len(made):
            last += 1
            continue
        if following.key in _PARTICLES and last + 2 < len(made) and made[last + 2].near:
            ahead = made[last + 2]
            if ahead.key in _PARTICLES and last + 3 < len(made) and made[last + 3].near:
                ahead = made[last + 3]
            skip = 2 if ahead is made[last + 2] else 3
            if ahead.capital and ahead.key not in known["never"]:
                last += skip
                if ahead.tail:
                    break
                continue
            if how != "cased" and ahead.marks & (SURNAME | FAMILY | GIVEN) and not ahead.marks & ENGLISH and following.key not in ("a",):
                last += skip
                continue
            break
        if not _follows(following, how, known):
            break
        last += 1
        if following.tail:
            break
    return last


def _ends_here(made: list[Token], last: int, how: Manner) -> bool:
    return last + 1 >= len(made) or not (made[last + 1].capital and made[last + 1].marks & (ANY_NAME & ~CITY) and how == "cased")


def _follows(token: Token, how: Manner, known: dict[str, frozenset[str]]) -> bool:
    """Whether a word can be a further part of a name."""
    word = token.marks
    if token.key in known["never"] or token.key in known["not_named"] or token.key[0].isdigit():
        return False
    if how == "cased" and (token.capital or token.loud):
        if token.loud and len(token.key) > 4:
            return False
        return token.key not in known["caps"] or bool(word & (SURNAME | GIVEN) and token.key not in known["practice"] and token.key not in known["months"])
    if how == "cased":
        return False
    if word & ANY_WORD:
        return bool(word & NAME_FIRST) or (bool(word & SURNAME) and not word & (COMMON | SPANISH) and token.key not in known["acts"])
    return bool(word & (ANY_GIVEN | SURNAME | FAMILY)) or (not word and len(token.key) > 3)


def _titled(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """A title or a kin word and the name behind it."""
    known = lists()
    for at in range(len(made) - 1):
        title, name = made[at], made[at + 1]
        if title.taken or name.taken or title.masked or name.masked or title.tail:
            continue
        stopped = name.gap.startswith(".")
        if not (name.near or name.gap in (". ", ".")):
            continue
        strong = title.key in known["titles_plain"] or (stopped and title.key in known["titles_stopped"] and (title.capital or title.loud))
        kin = title.key in known["titles_kin_low"]
        if not strong and not kin and title.key not in known["titles_role_low"]:
            continue
        if not strong and stopped:
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
        yield span(text, start, end, "person", "sure" if strong else "likely", "a title and a name", relation=relation(made, first))


def _is_title(made: list[Token], at: int, *, strong: bool, kin: bool, how: Manner, plain: frozenset[int]) -> bool:
    known = lists()
    title, name = made[at], made[at + 1]
    word = name.marks
    if name.key in known["not_named"] or name.key in known["never"] or (name.key[0].isdigit()):
        return False
    if strong:
        if title.key == "ms" and (made[at - 1].key[:1].isdigit() if at else False):
            return False
        if title.key == "dr" and how != "upper" and at > 1 and made[at - 1].capital and made[at - 2].key[:1].isdigit():
            return False
        shown = name.capital or name.loud
        if shown and how == "cased":
            return name.key not in known["practice"] or bool(word & ANY_NAME)
        return not word & COMMON or bool(word & (ANY_GIVEN | SURNAME)) and name.key not in known["acts"]
    before = made[at - 1].key if at and title.near else ""
    named = bool(word & ANY_NAME) and (not word & ANY_WORD or bool(word & NAME_FIRST))
    if how == "cased" and at not in plain and (name.capital or name.loud):
        if name.key in known["caps"] and not word & (GIVEN | SURNAME):
            return False
        if title.capital or title.loud:
            if word & ANY_WORD and not word & ANY_GIVEN:
                return before not in known["owners"] and not name.loud and bool(word & (SURNAME | CITY) or not word & ENGLISH or kin)
            return True
        return named or bool(word & ANY_GIVEN) or (not word and before not in known["before_verb"]) or (kin and bool(word & SURNAME))
    if before in known["before_verb"] and not kin:
        return False
    if word & ANY_WORD and not word & NAME_FIRST:
        if title.capital and kin and not (name.capital or name.loud):
            return False
        return kin and bool(word & ANY_GIVEN) and name.key not in known["acts"] and right(made, at + 1, clause=True) >= 0 and not word & COMMON
    if not word:
        return (kin or before not in known["owners"] or before in ("his", "her", "my", "the")) and len(name.key) > 2
    return named
