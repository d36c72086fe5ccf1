"""Finds the lines that somebody rides, and the floor of a house that is named: the 22 bus, the Q train, 4th floor of Mercy House."""

import re
from collections.abc import Iterator

from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import Span
from reflect.masking.words.word_starts import InWord, Near, Starts, heads

_DIGIT = "(?:two|three|four|five|six|seven|eight|nine)"
_SAID = rf"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|{_DIGIT}))?)"
_NUMBER = r"(?:[a-z]{0,2}[0-9]{1,3}[a-z]?)"
_VEHICLE = "(?:bus|train|tram|trolley|streetcar|subway|express|cami[óo]n|autob[úu]s)"
_RIDDEN = re.compile(
    rf"\b(?:(?:the|el)[ ](?:number[ ]|no\.?[ ]|route[ ]|#[ ]?)?|number[ ])({_NUMBER}|{_SAID})[ ](?:(?!times?|hours?|more|of|to|people)[\w.]+[ ])?{_VEHICLE}(?!\w)",
    re.I,
)
_RIDDEN_AT = heads("the el number")
_LETTERED = re.compile(
    rf"\bthe[ ]([a-hj-z](?=[ ]train)|{_NUMBER}(?=[ ]line))(?=[ ](?:train|line)(?!\w))", re.I
)
_LETTERED_AT = heads("the")
_BUS = re.compile(
    r"\b(?:bus|autob[úu]s|cami[óo]n|ruta|tram)[ ](?:(?:number|line|route|no\.?)[ ]|#[ ]?)?([0-9]{1,3}[a-z]?)(?![\w%-]|[.:,][0-9])",
    re.I,
)
_BUS_AT = heads("bus autobus autobús camion camión ruta tram")
_NO_BUS = re.compile(
    r"[ ]?(?:times?|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|people|of|a\.?m|p\.?m|miles?|blocks?|dollars|bucks|stops?|more|or|passes|tokens|tickets|o['’]?clock)\b",
    re.I,
)
"""What follows a count or an hour: the bus 22 minutes late, by bus 3 hours."""
_NUMBERED = re.compile(r"\b(?:line|l[íi]nea)[ ]([0-9]{1,3}[a-z]?)(?![\w%/-]|[.:][0-9])", re.I)
_NUMBERED_AT = heads("line línea linea")
_TAKEN = re.compile(
    rf"\b(?:take|takes|took|taking|ride|rides|rode|riding|catch|catches|caught|miss(?:ed)?|got off|get off|hop on|hopped on|was|is|on)[ ]the[ ]({_NUMBER}|{_SAID})"
    r"(?![\w%/-]|[.,:][0-9])(?=[ ](?:and|to|from|home|downtown|uptown|back|out|at|because|but|all|into|there|every|was)\b|[.,;!?]|$)",
    re.I,
)
_TAKEN_AT = heads(
    "take takes took taking ride rides rode riding catch catches caught miss got get hop hopped was is on"
)
_RIDES = re.compile(r"\b(?:bus(?:es)?|train|transfer(?:red)?|rid(?:e|es|ing)|rode|bus stop|driver)\b", re.I)
"""What is said of a number that somebody rides."""
_RODE = re.compile("(?:r[io]d|got off|get off|hop)", re.I)
_COLOUR = re.compile(
    r"\b(?:the|on|via)[ ]((?:red|blue|green|orange|yellow|purple|silver|gold|brown|pink|gr[ae]y)[ ]line)(?=[ ](?:bus|train|station|stop|platform|to|from|(?:is|was)[ ](?:late|down|stuck|packed|full|slow|empty|out|delayed|closed))\b)",
    re.I,
)
_COLOUR_AT = heads("the on via")
_FLOOR = re.compile(
    r"\b((?:[0-9]{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top)[ ]floor)(?=[ ](?:of|at|in)[ ](?:the[ ])?(?-i:[A-Z][a-z]))",
    re.I,
)
_FLOOR_AT = Near(
    heads("1 2 3 4 5 6 7 8 9 first second third fourth fifth sixth seventh eighth ninth tenth top"),
    InWord(re.compile("floor", re.I)),
    8,
)


def _is_ridden(found: re.Match[str]) -> bool:
    """Whether riding is spoken of near a number: the bus was the ninety one; not: took the 20 and left."""
    text = found.string
    if _RODE.match(found.group()):
        return True
    return _RIDES.search(text, max(0, found.start() - 60), found.end() + 60) is not None


def _is_bus(found: re.Match[str]) -> bool:
    return _NO_BUS.match(found.string, found.end()) is None


_LINE = "a line that someone rides"


def lines(starts: Starts) -> Iterator[Span]:
    """Find the number, letter or colour of a line, and the floor of a house with a name; the words around stay."""
    yield from found_by(_TABLE, starts)


_TABLE = (
    Rule(_RIDDEN, _RIDDEN_AT, "number", "likely", _LINE, 1),
    Rule(_LETTERED, _LETTERED_AT, "number", "likely", _LINE, 1),
    Rule(_BUS, _BUS_AT, "number", "likely", _LINE, 1, _is_bus),
    Rule(_NUMBERED, _NUMBERED_AT, "number", "maybe", _LINE, 1, _is_ridden),
    Rule(_TAKEN, _TAKEN_AT, "number", "maybe", _LINE, 1, _is_ridden),
    Rule(_COLOUR, _COLOUR_AT, "place", "likely", _LINE, 1),
    Rule(_FLOOR, _FLOOR_AT, "address", "maybe", "the floor of a house", 1),
)
