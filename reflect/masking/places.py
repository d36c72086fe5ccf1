"""Finds places and organisations: addresses, streets, rooms, parks, towns, clinics, shops. States and countries stay."""

import re
from collections.abc import Iterator
from functools import cache

from reflect.masking.lexicon import ANY_NAME, ANY_WORD, CITY, COMMON, NAME_FIRST, words
from reflect.masking.spans import Span, span
from reflect.masking.tokens import Manner, Token, place_at

_SUFFIX = (
    "street|str|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|circle|cir|way|place|pl|terrace|ter|parkway|pkwy|highway|hwy|pike|"
    "trail|trl|alley|aly|square|sq|loop|row|run|crossing|xing|turnpike|tpke|plaza|plz|path|bend|ridge|cove|point|landing|heights|hollow|extension|expressway|"
    "freeway|walk|broadway|commons|creek|hill|view|park|mews|route"
)
_UNIT = (
    r"(?:,?[ ]{1,2}(?:apt|apartment|unit|suite|ste|rm|room|lot|bldg|building|fl|floor|trailer|space|spc|no|dpto|apto)\.?(?:[ ](?:no\.?|number))?[ ]?#?[ ]?[0-9A-Za-z]{1,5}(?:-[0-9A-Za-z]{1,4})?(?!\w)|,?[ ]#[ ]?[0-9A-Za-z-]{1,6}|"
    r",?[ ][0-9]{1,4}[A-Za-z]?(?=[ ]?(?:floor|fl)\b))?"
)
_STATE_ZIP = r"(?:,[ ](?-i:[A-Z][a-z]{2,14}(?:[ ][A-Z][a-z]{2,14})?))?(?:,?[ ](?-i:[A-Z]{2}|[A-Z][a-z]{3,12}(?:[ ][A-Z][a-z]{3,9})?)(?:[ ][0-9]{5}(?:-[0-9]{4})?)?(?!\w))?"
_DIRECTION = r"(?:(?:[NSEW]|N\.?[EW]|S\.?[EW]|north|south|east|west|northeast|northwest|southeast|southwest)\.?[ ])?"
_NAMED = r"[^\W\d_][\w.'’-]{0,20}"
_ADDRESS = re.compile(
    rf"(?<![\w$€£/.,:#-])[0-9]{{1,6}}(?:-[0-9]{{1,4}}|[A-Da-d]|[ ]1/2)?[ ]{_DIRECTION}"
    rf"(?:(?:[0-9]{{1,3}}(?:st|nd|rd|th)|{_NAMED})[ ]){{1,4}}(?:{_SUFFIX})\b\.?(?:[ ](?:[NSEW]|[NS][EW]|north|south|east|west)\b\.?)?{_UNIT}{_STATE_ZIP}",
    re.I,
)
_SPANISH_ADDRESS = re.compile(rf"\b(?:calle|avenida|av\.|camino|carretera|colonia|paseo)[ ](?:{_NAMED}[ ]?){{1,3}}(?:#?[ ]?[0-9]{{1,5}})?(?!\w)", re.I)
_BARE_ADDRESS = re.compile(rf"(?<![\w$€£/.,:#-])[0-9]{{2,5}}[ ](?:[NSEWnsew]|N[EW]|S[EW]|north|south|east|west|North|South|East|West)\.?[ ](?:[0-9]{{1,3}}(?:st|nd|rd|th)\b|{_NAMED}){_UNIT}")
_BOX = re.compile(r"(?<!\w)p\.?[ ]?o\.?[ ]?box[ ]#?[0-9]{1,6}|\brr[ ]?#?[0-9]{1,3},?[ ]box[ ][0-9]{1,5}|\bbox[ ][0-9]{3,6}(?!\w)", re.I)
_ROOM = re.compile(
    r"\b(?:room|rm\.?|apt\.?|apartment|unit|suite|ste\.?|cell|pod|lot|bunk|dorm|cottage|locker|space|trailer|bldg\.?|building|ward|bed|cuarto|apartamento|depto)[ ]?(?:number[ ]|no\.?[ ]|#[ ]?)?"
    r"((?=[0-9A-Z-]{0,7}[0-9])(?:[A-Z]{1,2}-?[0-9]{1,4}|[0-9]{3,4}[A-Z]?|[0-9]{1,4}-?[A-Z])(?:-[0-9A-Z]{1,4})?)(?![\w]|[.:][0-9])",
    re.I,
)
_ROUTE = re.compile(r"\b(?:(?:highway|hwy\.?|route|rte\.?|state route|sr|us|u\.s\.|county road|cr|interstate|i|exit|loop|mile marker|farm road|fm|bus|line)[ -]?(?<!\bus )(?<!\bi )(?<!\bbus )(?<!\bline )[0-9]{1,4}[A-Z]?)(?![\w%/]|[.,:][0-9])", re.I)
_ROUTE_SHAPE = re.compile(r"\b(?:I|US|U\.S\.|SR|CR|FM)[ -][0-9]{1,4}[A-Z]?(?!\w)")
_NTH = r"[0-9]{1,3}(?:st|nd|rd|th)"
_NTH_STREET = re.compile(
    rf"\b(?:on|off|at|near|down|up|by|around|along|across|past|from|to|over on|corner of|behind|between)[ ](?:(?:east|west|north|south|e|w|n|s)\.?[ ])?"
    rf"({_NTH}(?:[ ](?:and|&|/)[ ](?:{_NTH}|[^\W\d_][\w'’-]{{1,20}}))?)(?![\w-])(?![ ](?:floor|grade|step|of|time|day|street|st|ave|avenue|tradition|"
    rf"try|birthday|anniversary|week|month|year|period|chapter|hour|{_NTH}))(?![,]?[ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.I,
)
_NTH_NAMED = re.compile(rf"(?<![\w-])(?:(?:east|west|north|south|e|w|n|s)\.?[ ])?{_NTH}[ ](?:(?:street|st|avenue|ave|av|road|rd|place|pl)\b\.?|(?:and|&)[ ](?:[A-Z][\w'’-]{{1,20}}|{_NTH}))", re.I)


def shaped(text: str) -> Iterator[Span]:
    """Find the places that have a shape: addresses, rooms, routes, numbered streets."""
    if not any(c.isdigit() for c in text):
        return
    for found in _ADDRESS.finditer(text):
        if _is_address(found.group()):
            yield span(text, found.start(), found.end(), "address", "sure", "an address")
    for found in _BARE_ADDRESS.finditer(text):
        yield span(text, found.start(), found.end(), "address", "likely", "it looks like an address")
    for found in _SPANISH_ADDRESS.finditer(text):
        if any(c.isdigit() for c in found.group()):
            yield span(text, found.start(), found.end(), "address", "likely", "an address")
    for found in _BOX.finditer(text):
        yield span(text, found.start(), found.end(), "address", "sure", "a post box")
    for found in _ROOM.finditer(text):
        yield span(text, found.start(1), found.end(1), "address", "likely", "a room or a unit")
    for shape in (_ROUTE, _ROUTE_SHAPE):
        for found in shape.finditer(text):
            yield span(text, found.start(), found.end(), "place", "maybe", "a road")
    for found in _NTH_STREET.finditer(text):
        yield span(text, found.start(1), found.end(1), "place", "likely", "a street")
    for found in _NTH_NAMED.finditer(text):
        yield span(text, found.start(), found.end(), "place", "likely", "a street")


_NO_ADDRESS = re.compile(
    r"[ ](?:of|to|in|and|the|a|is|was|with|for|on|at|i|we|he|she|they|people|days?|weeks?|months?|years?|hours?|minutes?|mins?|times?|miles?|blocks?|"
    r"am|pm|steps?|guys|men|women|kids|more|dollars|bucks|years?-old|percent|or|that|my|his|her|my|your|from|by|texts?|calls?|meetings?|clean)[ ]",
    re.I,
)


def _is_address(said: str) -> bool:
    """A number, a name and a street word; not "3 people came to a place"."""
    street = re.sub(r"(?:,|[ ](?:apt|apartment|unit|suite|lot)\b).*", "", said, flags=re.I)
    body = re.sub(r"(?i)\b(?:de|la|del|los|las|of the|martin luther king)\b", "", street)
    if _NO_ADDRESS.search(f"{body} "):
        return False
    last = street.rstrip(".").rpartition(" ")[2].lower()
    plain = {"way", "run", "place", "point", "court", "drive", "walk", "row", "park", "view", "hill", "path", "bend", "square", "circle", "st", "dr", "creek", "loop", "landing", "commons"}
    return last not in plain or any(word[:1].isupper() for word in street.split()[1:]) or len(street.split()[0]) > 1


# Places and organisations by their words

_REACH = 5


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {
        "streets": words("streets"),
        "streets_low": words("streets_low"),
        "ends": words("land", "bodies"),
        "land": words("land"),
        "function": words("function", "times"),
        "wide": words("states", "wide", "times"),
        "brands": words("brands"),
        "practice": words("practice"),
    }


_JOINS = frozenset("of the and & de la del los las for at y".split())
_WHERE = frozenset("in from to at near off on behind outside by around through toward towards past of over up down leaving left reached visit visiting across inside en desde".split())
_PREPOSITION = frozenset("in from to near at outside around leaving reached en desde hacia".split())
_STREET_BEFORE = frozenset("on off at near down along by behind past across up to of and from over in".split())
_HEAD = frozenset("saint st st. fort ft mount mt san santa el la los las new north south east west old upper lower lake port".split())


def worded(text: str, made: list[Token], how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """Find places and organisations by the words in them. Marks the words it takes."""
    for at, token in enumerate(made):
        if token.taken or token.masked:
            continue
        yield from _brand(text, made, at, how, plain)
        yield from _ended(text, made, at, how, plain)
    for at, token in enumerate(made):
        if not token.taken and not token.masked:
            yield from _headed(text, made, at, how, plain)
    for at, token in enumerate(made):
        if not token.taken and not token.masked:
            yield from _town(text, made, at, how, plain)


def _take(made: list[Token], first: int, last: int) -> None:
    for token in made[first : last + 1]:
        token.taken = True


def _brand(text: str, made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    brands = _lists()["brands"]
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
        if ordinary and (not shown or made[at].opens or at in plain or (word in ("ross", "loves", "target"))):
            before = made[at - 1].key if at and made[at].near else ""
            if before not in ("at", "from", "by") or word in ("giant", "ross", "loves", "sonic", "speedway") and not shown:
                if not (before == "the" and word == "speedway"):
                    continue
        end = made[last].last if word.endswith("'s") else made[last].end
        _take(made, at, last)
        yield span(text, made[at].start, end, "organization", "maybe", "a shop or a chain")
        return


_STRONG = frozenset("behavioral behavioural baptist lutheran methodist presbyterian society hospital clinic shelter mission church college university general regional memorial ministries partnership alliance".split())
_ANYWHERE = frozenset(
    "recovery peer detox mental health local free eye dental medical community behavioral homeless women's womens men's mens family general county state city regional emergency "
    "big small new old same other first public private christian catholic baptist food animal children's veterans downtown walk-in drop-in night day warming urgent care pain".split()
)


def _ended(text: str, made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """A run of words that ends as places and organisations do: Riverbend Clinic, goodale park, Broad Street."""
    lists = _lists()
    end = made[at]
    street = end.key in lists["streets"]
    if not street and end.key not in lists["ends"]:
        return
    shown = (end.capital or end.loud) and how == "cased" and at not in plain and not (end.opens)
    if how == "upper":
        shown = False
    first, named = at, 0
    back = at - 1
    while back >= 0 and at - back <= _REACH and not made[back + 1].opens and not made[back].masked:
        word, follows = made[back], made[back + 1]
        if not (follows.near or follows.gap in (". ", " & ", "'", "-", "/")):
            break
        if shown and (word.capital or word.loud or word.key[:1].isdigit()) and not (word.opens and word.key in lists["function"]):
            if word.key in ("i",) or (word.tail and word.tail != "s"):
                break
            first = back
            named += word.key not in lists["wide"]
        elif shown and word.key in _JOINS and back > 0 and (made[back - 1].capital or made[back - 1].loud) and word.near and made[back - 1].key not in lists["function"]:
            back -= 1
            continue
        elif _carries(word, how):
            first = back
            named += 1
            if not (back and made[back - 1].key in _HEAD):
                break
        elif word.key in _HEAD and first == back + 1 and not word.key.startswith(("new", "old", "up", "el", "la", "los")):
            first = back
        elif end.key in _STRONG and not shown and back == at - 1 and back and made[back - 1].key in ("at", "from", "by", "outside", "near", "behind", "inside") and word.key not in _ANYWHERE and word.key not in lists["function"]:
            first, named = back, named + 1
            break
        elif street and end.key in lists["streets_low"] and back == at - 1 and back and made[back - 1].key in _STREET_BEFORE and word.key not in lists["function"]:
            first, named = back, named + 1
            break
        else:
            break
        back -= 1
    if first == at or not named:
        return
    if street and not shown and end.key not in lists["streets_low"] and not (end.capital or end.loud):
        if end.key not in lists["ends"]:
            return
    if shown and all(t.key in lists["practice"] | lists["function"] for t in made[first:at]) and end.key in lists["practice"]:
        return
    if first > 0 and made[first].near and made[first - 1].key in ("st", "saint") and not made[first - 1].taken:
        first -= 1
    last = _tail(made, at, lists, shown)
    kind = "place" if street or end.key in lists["land"] else "organization"
    _take(made, first, last)
    yield span(text, made[first].start, made[last].end, kind, "likely" if shown else "maybe", "a place" if kind == "place" else "an organization")


_SAINT = frozenset(["st", "saint", "ste", "san", "santa", "santo"])
_HEADS = frozenset("clinica iglesia escuela calle avenida parroquia barrio colonia colegio camp fort mount lake mt ft university college city town county bank house church".split())
_NEEDS_OF = frozenset("university college city town county bank house church".split())


def _headed(text: str, made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    """A place or an organisation whose first word says what it is: St. Vincent's, Calle Ocho, University of Akron."""
    if at + 1 >= len(made):
        return
    head, following = made[at], made[at + 1]
    saint = head.key in _SAINT
    if not saint and head.key not in _HEADS:
        return
    before = made[at - 1] if at and head.near else None
    if saint and before is not None and (before.capital or before.taken or before.key[:1].isdigit()) and before.key not in _WHERE and head.key in ("st", "ste"):
        return
    last = at + 1
    if head.key in _HEADS and following.key in ("of", "de", "del", "la", "el", "las", "los") and following.near and at + 2 < len(made):
        last = at + 2
        if made[last].key in ("la", "las", "los", "the") and at + 3 < len(made):
            last += 1
    elif head.key in _NEEDS_OF:
        return
    name = made[last]
    if name.taken or not (name.near or name.gap == ". ") or name.key[0].isdigit():
        return
    shown = (name.capital or name.loud) and how == "cased" and at not in plain
    lists = _lists()
    if name.key in lists["function"] or name.key in lists["wide"]:
        return
    if shown:
        if head.key not in _SAINT and not (head.capital or head.loud):
            return
    elif not (saint and (name.marks & 48 or not name.marks)) and not (head.key not in _NEEDS_OF and (_carries(name, how) or (name.marks & 8 and head.key in ("calle", "avenida")))):
        return
    first = at
    if before is not None and before.key in ("la", "el") and before.capital:
        first -= 1
    while shown and not name.tail and last + 1 < len(made) and made[last + 1].near and made[last + 1].capital and made[last + 1].key not in lists["function"]:
        last += 1
    _take(made, first, last)
    end = made[last].last if saint and made[last].tail == "s" else made[last].end
    yield span(text, made[first].start, end, "place" if saint and head.key in ("san", "santa", "santo") else "organization", "likely" if shown else "maybe", "a place or an organization")


def _carries(word: Token, how: Manner) -> bool:
    """Whether a word gives a place its name: riverbend, vincent, tacoma; not food, peer, the."""
    if len(word.key) < 3 or word.key[0].isdigit():
        return False
    if not word.marks:
        return True
    if word.marks & NAME_FIRST:
        return how != "upper"
    return bool(word.marks & ANY_NAME) and not word.marks & ANY_WORD


def _tail(made: list[Token], at: int, lists: dict[str, frozenset[str]], shown: bool) -> int:
    """Follow an organisation over more of its words: Center of Hope, Clinic Inc, County Jail."""
    last = at
    while last + 1 < len(made) and last - at < 4 and not made[last + 1].opens:
        following = made[last + 1]
        if following.near and following.key in lists["ends"] and (not shown or following.capital or following.loud) and (shown or following.key in ("inc", "llc", "jail", "hospital", "center", "clinic", "church", "college")):
            last += 1
        elif shown and following.near and following.key in ("of", "for", "del", "de", "at") and last + 2 < len(made) and made[last + 2].near and (made[last + 2].capital or made[last + 2].loud):
            last += 2
        elif shown and following.near and following.capital and following.key not in lists["function"]:
            last += 1
        else:
            break
    return last


def _town(text: str, made: list[Token], at: int, how: Manner, plain: frozenset[int]) -> Iterator[Span]:
    lists = _lists()
    token = made[at]
    many = place_at(made, at)
    if many:
        last = at + many - 1
        group = made[at : last + 1]
        shown = all(t.capital for t in group) and at not in plain
        joined = " ".join(t.key for t in group)
        wordy = all(t.marks & ANY_WORD and not t.marks & NAME_FIRST for t in group)
        before = made[at - 1].key if at and token.near else ""
        if joined not in lists["wide"] and (shown or not wordy or before in _PREPOSITION) and not any(t.taken for t in group):
            if not wordy or shown or joined in ("new orleans", "long beach", "salt lake city"):
                _take(made, at, last)
                yield span(text, token.start, made[last].end, "place", "likely", "a town or a county")
                return
    if not token.marks & CITY or token.key in lists["wide"] or token.key in lists["function"]:
        return
    before = made[at - 1].key if at and token.near else ""
    wordy = bool(token.marks & ANY_WORD)
    person = bool(token.marks & 48)
    shown = token.capital and not token.opens and how == "cased" and at not in plain
    if wordy and not (shown and not token.marks & COMMON and before in _PREPOSITION):
        return
    if before in _WHERE and (before in _PREPOSITION or not person):
        _take(made, at, at)
        yield span(text, token.start, token.end, "place", "likely", "a town")
