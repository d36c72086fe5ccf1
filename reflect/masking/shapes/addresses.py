"""Finds the places that have a shape: street addresses, post boxes, routes, numbered streets. Looks at shapes only."""

import re
from collections.abc import Iterator

from reflect.masking.shapes.corners import NTH, end_of_corner
from reflect.masking.shapes.dockets import is_docket
from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import Span, span
from reflect.masking.words.word_starts import DIGIT, NUMBER, Near, Starts, digits, heads

_SUFFIX = (
    "street|str|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|circle|cir|way|place|pl|terrace|ter|parkway|pkwy|highway|hwy|pike|"
    "trail|trl|alley|aly|square|sq|loop|row|run|crossing|xing|turnpike|tpke|plaza|plz|path|bend|ridge|cove|point|landing|heights|hollow|extension|expressway|"
    "freeway|walk|broadway|commons|creek|hill|view|park|mews|route|terr|crt|hts|knoll|knl|manor|mnr|meadows?|glen|gln|trace|crescent|cres|byway|pass"
)
_UNIT_ONE = (
    r"(?:,?[ ]{1,2}(?:[0-9]{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|top|ground)[ ](?:floor|fl)\b\.?|,?[ ](?:rear|upstairs|downstairs|basement)\b|"
    r",?[ ]{1,2}(?:apt|apartment|unit|suite|ste|rm|room|lot|bldg|building|fl|floor|trailer|space|spc|no|dpto|apto)\.?(?:[ ](?:no\.?|number))?[ ]?#?[ ]?(?=[0-9A-Za-z]{0,4}[0-9]|[A-Za-z](?!\w)|(?-i:[A-Z]{2,5})(?!\w))[0-9A-Za-z]{1,5}(?:-[0-9A-Za-z]{1,4})?(?!\w)|,?[ ]#[ ]?[0-9A-Za-z-]{1,6}|"
    r",?[ ][0-9]{1,4}[A-Za-z]?(?=[ ]?(?:floor|fl)\b))"
)
_UNIT = rf"{_UNIT_ONE}{{0,3}}"
_STATE = (
    "al|ak|az|ar|ca|co|ct|de|dc|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|ok|or|pa|pr|ri|sc|sd|tn|tx|ut|vt|va|"
    "wa|wv|wi|wy"
)
_STATE_ZIP = rf"(?:,[ ][A-Za-z][A-Za-z. ]{{2,24}},[ ](?:{_STATE})(?:[ ][0-9]{{5}}(?:-[0-9]{{4}})?)?(?!\w)|,[ ][A-Za-z][A-Za-z. ]{{2,24}},?[ ][A-Za-z]{{2}}[ ][0-9]{{5}}(?:-[0-9]{{4}})?(?!\w)|(?:,[ ](?-i:[A-Z][a-z]{{2,14}}(?:[ ][A-Z][a-z]{{2,14}})?))?(?:,?[ ](?-i:[A-Z]{{2}}|[A-Z][a-z]{{3,12}}(?:[ ][A-Z][a-z]{{3,9}})?)(?:[ ][0-9]{{5}}(?:-[0-9]{{4}})?)?(?!\w))?)"
_DIRECTION = (
    r"(?:(?:[nsew]|n\.?[ew]|s\.?[ew]|north|south|east|west|northeast|northwest|southeast|southwest)\.?[ ])?"
)
_NAMED = r"[^\W\d_][\w.'’-]{0,20}"
_NO_NAME = (
    r"(?:the|an?|my|his|her|their|our|your|its|this|that|these|those|some|any|every|no|one|of|on|in|at|to|from|by|for|with|and|or|is|was|i|"
    r"we|he|she|they|it|you|down|up|off|across)[ ]"
)
"""What stands between a way and a street that has no name: "south on the road"."""
_ADDRESS = re.compile(
    rf"(?<![\w$€£/.,:#-])(?:[nsew][ ]?(?=[0-9]{{3}}))?[0-9]{{1,6}}(?:-[0-9]{{1,4}}|-?[a-d](?![\w-])|[ ]1/2)?[ ]{_DIRECTION}"
    rf"(?:(?:[0-9]{{1,3}}(?:st|nd|rd|th)|{_NAMED})[ ]){{1,4}}(?:{_SUFFIX})\b\.?(?:[ ](?:[nsew]|[ns][ew]|north|south|east|west)\b\.?)?{_UNIT}{_STATE_ZIP}",
    re.I,
)
_WAYS = heads("n s e w north south east west")
_SPANISH_ADDRESS = re.compile(
    rf"\b(?:calle|avenida|av\.|camino|carretera|colonia|paseo)[ ](?:{_NAMED}[ ]?){{1,3}}(?:#?[ ]?[0-9]{{1,5}})?(?!\w)",
    re.I,
)
_SPANISH_ADDRESS_AT = heads("calle avenida av camino carretera colonia paseo")
_BARE_ADDRESS = re.compile(
    rf"(?<![\w$€£/.,:#-])[0-9]{{2,5}}[ ](?:[NSEWnsew]|N[EW]|S[EW]|north|south|east|west|North|South|East|West)\.?[ ](?:[0-9]{{1,3}}(?:st|nd|rd|th)\b|{_NAMED}){_UNIT}"
)
_ROADS = re.compile(
    rf"(?<![\w$€£/.,:#-])(?:[0-9]{{2,6}}|[0-9](?=[ ]rural))[ ]{_DIRECTION}(?:broadway|(?:highway|hwy\.?|route|rte?\.?|rural[ ](?:route|rte?\.?)|state[ ]route|county[ ]road|cr|us|sr)[ ][0-9]{{1,4}})\b"
    rf"(?:[ ](?:[nsew]|north|south|east|west)\b)?{_UNIT}{_STATE_ZIP}",
    re.I,
)
_CORNER = re.compile(
    r"\b(?:at|on|by|near|of|around|off)[ ]((?:(?-i:[A-Z][\w'’]{2,20})|main|high|broad|oak|elm|maple|park|center|church|mill|market|state|front|water|union|spring|"
    r"washington|lincoln|jefferson)[ ](?:and|&)[ ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[0-9]{1,3}(?:st|nd|rd|th)))\b(?![ ](?:time|grade|floor|day|step))",
    re.I,
)
_CORNER_AT = heads("at on by near of around off")
_DIRECTED = re.compile(
    rf"(?<![\w.'’-])(?:[nsew]\.?|north|south|east|west)[ ](?!{_NO_NAME})(?:[0-9]{{1,3}}(?:st|nd|rd|th)|{_NAMED})[ ](?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|parkway|pkwy)\b\.?",
    re.I,
)
_DIRECTED_NTH = re.compile(
    r"(?<![\w.'’-])(?:(?:[nsew]\.?|north|south|east|west)[ ])[0-9]{1,3}(?:st|nd|rd|th)(?![\w-]|[ ](?:floor|grade|time|day|hour|wing))",
    re.I,
)
"""A street by its number and a direction: over on west 3rd."""
_BLOCK = re.compile(
    rf"(?<![\w$€£/.,:#-])[0-9]{{2,5}}[ ](?:block|blk\.?)[ ]of[ ]{_DIRECTION}(?:[0-9]{{1,3}}(?:st|nd|rd|th)|{_NAMED})(?:[ ](?:{_SUFFIX})\b)?",
    re.I,
)
_BOX = re.compile(
    r"(?<!\w)p\.?[ ]?o\.?[ ]?box[ ]#?[0-9](?:[ ]?[0-9]){0,5}(?!\w)|\brr[ ]?#?[0-9]{1,3},?[ ]box[ ][0-9]{1,5}|\bbox[ ][0-9]{3,6}(?!\w)",
    re.I,
)
_COUNTY_ROAD = re.compile(
    r"(?<![\w$€£/.,:#-])(?:[nsew][ ]?)?[0-9]{2,6}[ ](?:county|state|township|twp|private|fire)[ ](?:road|rd|highway|hwy|route|rte|line|lane)\.?[ ](?:[0-9]{1,4}[a-z]?|(?-i:[A-Z]{1,2})|[b-hj-z])(?!\w)",
    re.I,
)
_WITH_ROOM = re.compile(
    rf"(?<![\w$€£/.,:#-])[0-9]{{2,5}}[ ]{_DIRECTION}(?-i:[A-Z])[\w.'’-]{{2,20}}(?:[ ](?-i:[A-Z])[\w.'’-]{{2,20}}){{0,2}}(?:{_UNIT_ONE}|,[ ](?:door|gate|entrance|front|back)\b(?:[ ](?:[0-9]{{1,3}}[a-z]?|(?-i:[A-Z]{{1,3}})|[b-hj-z])(?!\w))?)",
    re.I,
)
_SAID_NUMBER = re.compile(
    r"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:one|two|three|four|five|six|seven|eight|nine)[ ](?:hundred|oh[- ]\w{3,5}|"
    rf"(?:ten|eleven|twelve|\w{{3,5}}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)))[ ]{_DIRECTION}(?-i:[A-Z])[\w'’-]{{2,20}}(?:[ ](?-i:[A-Z])[\w'’-]{{2,20}}){{0,2}}"
    rf"(?:[ ](?:{_SUFFIX})\b)?{_UNIT}",
    re.I,
)
_SAID_NUMBER_AT = heads(
    "twenty thirty forty fifty sixty seventy eighty ninety one two three four five six seven eight nine"
)
_VIA = re.compile(
    rf"(?<![\w$€£/.,:#-])[0-9]{{1,5}}[ ](?:(?:el|la|los|las)[ ])?(?:camino|calle|avenida|paseo|via|v[íi]a|caminito|rue|avenue|rancho)[ ](?:(?:de|del|la|las|los|el|du|des)[ ]){{0,2}}"
    rf"{_NAMED}(?:[ ](?-i:[A-Z])[\w.'’-]{{1,20}}){{0,2}}{_UNIT}",
    re.I,
)
_SHORT_STREET = re.compile(
    rf"(?<![\w$€£/.,:#-])[0-9]{{1,5}}[ ](?:oak|elm|maple|pine|cedar|main|broad|walnut|chestnut|spruce|sycamore|hickory|poplar|birch|linden|magnolia|locust|lincoln|jefferson|madison|jackson|"
    rf"monroe|franklin|wilson)(?:,|{_UNIT_ONE}|(?=[.;:!?)]|$))",
    re.I,
)
_POINTS = re.compile(r"\b(?:at|to|from|near|by|in)[ ]((?:5|five)[ ]points)\b", re.I)
_POINTS_AT = heads("at to from near by in")
_NUMBERED_BRIDGE = re.compile(
    r"\b(?:under|by|near|off|at|on|behind|over|below|beneath)[ ]the[ ]((?:i[ -]?)?[0-9]{1,3}[ ](?:bridge|overpass|underpass|off[ -]?ramp|on[ -]?ramp|interchange))\b",
    re.I,
)
_NUMBERED_BRIDGE_AT = heads("under by near off at on behind over below beneath")
_UNIT_BEFORE = re.compile(
    r"(?<!\w)(?:unit|apt\.?|apartment|suite|ste\.?|lot|room|rm\.?|#)[ ]?#?[0-9A-Za-z]{1,5},[ ]$|(?<!\w)[0-9]{1,2}(?:st|nd|rd|th)[ ](?:floor|fl\.?),[ ]$",
    re.I,
)
"""A room in front of its house: Unit 7, 20 Mill Run Dr."""
_BOX_AT = heads("p po rr box")
_ROUTE = re.compile(
    r"\b(?:(?:highway|hwy\.?|route|rte\.?|state route|sr|us|u\.s\.|county road|cr|interstate|i|exit|loop|mile marker|farm road|fm|bus|line)[ -]?(?<!\bus )(?<!\bi )(?<!\bbus )(?<!\bline )[0-9]{1,4}[a-z]?(?:,?[ ](?:mile|mile marker|mm|exit)[ ][0-9]{1,4})?)(?![\w%/]|[.,:][0-9])",
    re.I,
)
_ROUTE_AT = Near(
    heads("highway hwy route rte state sr us u county cr interstate i exit loop mile farm fm bus line"),
    DIGIT,
    12,
)
_ROUTE_SHAPE = re.compile(r"\b(?:I|US|U\.S\.|SR|CR|FM)[ -][0-9]{1,4}[A-Z]?(?!\w)")
_ROUTE_SHAPE_AT = Near(heads("i us u sr cr fm"), DIGIT, 5)
_NTH_STREET = re.compile(
    rf"\b(?:on|off|at|near|down|up|by|around|along|across|past|from|to|over on|corner of|behind|between)[ ](?:(?:east|west|north|south|e|w|n|s)\.?[ ])?"
    rf"({NTH})(?![\w-])(?![ ](?:(?:and|or)[ ](?:final|last|{NTH})[ ])?(?:floor|grade|step|of|time|day|street|st|ave|avenue|tradition|"
    rf"try|birthday|anniversary|week|month|year|period|chapter|hour|{NTH}))(?![,]?[ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.I,
)
_NTH_STREET_AT = Near(
    heads("on off at near down up by around along across past from to over corner behind between"), DIGIT, 18
)
_NTH_NAMED = re.compile(
    rf"(?<![\w'’-])(?:(?:east|west|north|south|e|w|n|s)\.?[ ])?{NTH}[ ](?:street|st|avenue|ave|av|road|rd|place|pl)\b\.?",
    re.I,
)
_NTH_CORNER = re.compile(
    rf"(?<![\w'’-])(?:(?:east|west|north|south|e|w|n|s)\.?[ ])?({NTH})(?=[ ](?:and|&|/)[ ])(?![ ](?:and|&|/)[ ](?:final|last|{NTH})[ ](?:floors?|grades?|steps?|times?|days?|"
    r"traditions?|weeks?|months?|years?|periods?|chapters?|hours?|ones?|tr(?:y|ies)|visits?|sessions?|meetings?|graders?|shifts?)\b)",
    re.I,
)
_ADDRESS_AT = _WAYS | NUMBER
_NTH_NAMED_AT = _NTH_CORNER_AT = Near(_ADDRESS_AT, digits("[0-9](?i:st|nd|rd|th)"), 7)
_COUNTED_NAME = re.compile(
    r"(?i)[ ](?:percent|americans?|veterans?|days?|people|peers?|am|pm|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|step|steps|i)\b"
)


def _is_no_count(found: re.Match[str]) -> bool:
    """Whether no word in an address says that its number counts something, or is an hour: 20 West Monday."""
    return not _COUNTED_NAME.search(found.group())


def _is_said_address(found: re.Match[str]) -> bool:
    return not found.group().endswith(".") and _is_no_count(found)


def _has_digit(found: re.Match[str]) -> bool:
    return any(c.isdigit() for c in found.group())


def _is_no_docket(found: re.Match[str]) -> bool:
    return not is_docket(found)


_IN_WORDS = (
    Rule(_DIRECTED, _WAYS, "place", "likely", "a street"),
    Rule(_DIRECTED_NTH, _WAYS, "place", "likely", "a street"),
    Rule(_POINTS, _POINTS_AT, "place", "likely", "a place that many know", 1),
    Rule(_NUMBERED_BRIDGE, _NUMBERED_BRIDGE_AT, "place", "likely", "a place that many know", 1),
    Rule(_SAID_NUMBER, _SAID_NUMBER_AT, "address", "maybe", "it looks like an address", holds=_is_said_address),
    Rule(_CORNER, _CORNER_AT, "place", "likely", "a corner of two streets", 1),
)  # fmt: skip
"""Shapes that may hold no digit."""
_WITH_DIGITS = (
    Rule(_VIA, NUMBER, "address", "likely", "an address"),
    Rule(_SHORT_STREET, NUMBER, "address", "likely", "an address"),
    Rule(_WITH_ROOM, NUMBER, "address", "likely", "an address", holds=_is_no_count),
    Rule(_COUNTY_ROAD, _ADDRESS_AT, "address", "likely", "an address"),
    Rule(_BARE_ADDRESS, NUMBER, "address", "likely", "it looks like an address"),
    Rule(_SPANISH_ADDRESS, _SPANISH_ADDRESS_AT, "address", "likely", "an address", holds=_has_digit),
    Rule(_BLOCK, NUMBER, "address", "likely", "a part of a street"),
    Rule(_ROADS, NUMBER, "address", "sure", "an address", holds=_is_no_docket),
    Rule(_BOX, _BOX_AT, "address", "sure", "a post box"),
    Rule(_ROUTE, _ROUTE_AT, "place", "maybe", "a road"),
    Rule(_ROUTE_SHAPE, _ROUTE_SHAPE_AT, "place", "maybe", "a road"),
    Rule(_NTH_STREET, _NTH_STREET_AT, "place", "likely", "a street", 1),
    Rule(_NTH_NAMED, _NTH_NAMED_AT, "place", "likely", "a street"),
)


def shaped(starts: Starts) -> Iterator[Span]:
    """Find the places that have a shape: addresses, routes, numbered streets."""
    yield from found_by(_IN_WORDS, starts)
    if starts.has_digit:
        yield from _houses(starts)
        yield from found_by(_WITH_DIGITS, starts)
        yield from _numbered_corners(starts)


def _houses(starts: Starts) -> Iterator[Span]:
    """Houses in a street, with the room in front of them: Unit 7, 20 Mill Run Dr."""
    text = starts.text
    for found in starts.matches(_ADDRESS, _ADDRESS_AT):
        if _is_address(found.group()):
            room = _UNIT_BEFORE.search(text, max(0, found.start() - 16), found.start())
            start = room.start() if room else found.start()
            yield span(text, start, found.end(), "address", "sure", "an address")


def _numbered_corners(starts: Starts) -> Iterator[Span]:
    for found in starts.matches(_NTH_CORNER, _NTH_CORNER_AT):
        end = end_of_corner(starts.text, found.start(1), found.end(1))
        if end is not None:
            yield span(starts.text, found.start(), end, "place", "likely", "a corner of two streets")


_NO_ADDRESS = re.compile(
    r"[ ](?:of|to|in|and|the|a|is|was|with|for|on|at|i|we|he|she|they|people|days?|weeks?|months?|years?|hours?|minutes?|mins?|times?|miles?|blocks?|"
    r"am|pm|steps?|guys|men|women|kids|more|dollars|bucks|years?-old|percent|or|that|my|his|her|my|your|from|by|texts?|calls?|meetings?|clean)[ ]",
    re.I,
)


_PLAIN_ENDS = frozenset([
    "way", "run", "place", "point", "court", "drive", "walk", "row", "park", "view", "hill", "path", "bend",
    "square", "circle", "st", "dr", "creek", "loop", "landing", "commons",
])  # fmt: skip
"""Words for a street that are everyday words too."""


def _is_address(said: str) -> bool:
    """A number, a name and a street word; not "3 people came to a place"."""
    street = re.sub(r"(?:,|[ ](?:apt|apartment|unit|suite|lot)\b).*", "", said, flags=re.I)
    body = re.sub(r"(?i)\b(?:de|la|del|los|las|of the|martin luther king)\b", "", street)
    if _NO_ADDRESS.search(f"{body} "):
        return False
    last = street.rstrip(".").rpartition(" ")[2].lower()
    return (
        last not in _PLAIN_ENDS
        or any(word[:1].isupper() for word in street.split()[1:])
        or len(street.split()[0]) > 1
        or "," in said
    )
