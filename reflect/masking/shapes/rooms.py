"""Finds rooms, units, beds and lockers by their number or letter: room 214, apt 4 rear, bed 12, bunk nine, B pod. Looks at shapes only."""

import re
from collections.abc import Iterator

from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import NOUNS, Span, span
from reflect.masking.words.word_starts import InWord, Starts, heads

_ROOM = re.compile(
    r"\b(?:courtroom|gate|desk|window|room|rm\.?|apt\.?|apartment|unit|suite|ste\.?|cell|pod|lot|bunk|dorm|cottage|locker|space|trailer|bldg\.?|building|ward|bed|cuarto|apartamento|depto)[ ]?(?:(?:number[ ])?(?:is|was)[ ]|number[ ]|no\.?[ ]|#[ ]?)?"
    r"((?=[0-9a-z-]{0,7}[0-9])(?!0[0-9][03]0(?!\w))(?:[a-z]{1,2}-?[0-9]{1,4}|[0-9]{3,4}[a-z]?|[0-9]{1,4}-?[a-z])(?:-[0-9a-z]{1,4})?)(?![\w]|[.:][0-9])",
    re.I,
)
_SHORT_ROOM = re.compile(
    r"\b(?:courtroom|room|rm\.?|unit|suite|ste\.?|cell|celda|pod|bunk|dorm|barracks|cottage|cabin|tent|locker|trailer|bldg\.?|building|ward|wing|tank|bed|cuarto|depto|sala|cama|apartamento|"
    r"dept\.?|department|lot|gate|window|desk|cubicle|station|bay|edificio|row)[ ](?:(?:is|was)[ ]|number[ ]|no\.?[ ]|#[ ]?)?"
    r"(?:([0-9]{1,2}(?:[ ](?:east|west|north|south))?)(?![\w%/-]|[.:,][0-9])|((?-i:[B-HJ-Z])|(?-i:A)(?=[ ]?(?:[.,;:!?)\n]|$)|[ ](?:and|in|on|is|was|at|by)[ ])|[b-hj-lpqtvz])(?![\w'’/&-]|\.\w))",
    re.I,
)
"""A room with a short number or a letter: bed 12, building C, bed b, ward 3 east."""
_SHORT_ROOM_AT = heads(
    "courtroom room rm unit suite ste cell celda pod bunk dorm barracks cottage cabin tent locker trailer bldg building ward wing tank bed cuarto depto sala "
    "cama apartamento dept lot gate window desk cubicle station bay edificio row"
)
_DIGIT = "(?:one|two|three|four|five|six|seven|eight|nine)"
_TEEN = "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_TENS = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{_DIGIT})?)"
_SAID_ROOM = re.compile(
    r"\b(?:courtroom|room|rm|unit|cell|pod|bunk|dorm|cabin|tent|locker|trailer|building|ward|bed|dept|department|lot|gate|window|apartment|apt)[ ](?:number[ ])?"
    rf"((?:{_DIGIT}[ -](?:(?:oh|zero)[ -]{_DIGIT}|{_DIGIT}[ -]{_DIGIT}|{_TEEN}|{_TENS})|{_TEEN}|{_TENS}|(?!one){_DIGIT})(?:[ ][b-hj-z])?)(?![\w'’-])",
    re.I,
)
"""A room whose number is written as it is said: bunk nine, room one eighteen. Not: the one room."""
_SAID_ROOM_AT = heads(
    "courtroom room rm unit cell pod bunk dorm cabin tent locker trailer building ward bed dept department lot gate window apartment apt"
)
_LETTER_FIRST = re.compile(r"\b([B-HJ-Z])[ -](?:pod|dorm|wing|block|cellblock|barracks|tank|ward)(?!\w)")
_LETTER_IN = InWord(re.compile("pod|dorm|wing|block|barracks|tank|ward"))
_SOME = re.compile(
    r"\b(?:the|an?|my|his|her|their|our|your|this|that|no|more|any|some|every|each|of|whole|one)[ ]$", re.I
)
"""Before a room that is counted or told, and not called by a number: the room two people left, a lot four of us did."""
_NO_ROOM = re.compile(
    r"[ -]?(?:of|for|times?|hours?|hrs?|h|minutes?|mins?|nights?|days?|weeks?|months?|years?|people|persons|guys|men|women|kids|more|or|to|a\.?m|p\.?m|feet|ft|"
    r"dollars|bucks|ideas|rules|beds|percent|out|each|others?|so|and[ ][0-9])\b",
    re.I,
)
"""What follows a count or an hour: in bed 12 hours, bed 9 or 10."""
_IN_BED = re.compile(r"\b(?:to|of|into|stayed[ ]in|still[ ]in|back[ ]in|by|after|before)[ ]$", re.I)
"""Before a bed that is no bed of a house: got to bed 2, out of bed 9."""
_APARTMENT = re.compile(
    r"\b(?:apt\.?|apartment|apto\.?|apartamento)[ ]?#?([0-9]{1,4}[a-z]?(?:[ ](?:rear|front|upstairs|downstairs|back))?)(?![\w%]|[.:][0-9])",
    re.I,
)
_APARTMENT_AT = heads("apt apartment apto apartamento")
_ROOM_AT = heads(
    "courtroom gate desk window room rm apt apartment unit suite ste cell pod lot bunk dorm cottage locker space trailer bldg building ward bed cuarto "
    "apartamento depto"
)
_WHY = "a room or a unit"
_NUMBER = NOUNS["number"]
"""Behind the word for a room: bed [number]."""

_NUMBERED = (
    Rule(_APARTMENT, _APARTMENT_AT, "address", "maybe", _WHY, 1, stands=_NUMBER),
    Rule(_ROOM, _ROOM_AT, "address", "likely", _WHY, 1, stands=_NUMBER),
)


def rooms(starts: Starts) -> Iterator[Span]:
    """Find rooms, units and beds: what is behind the word for one is masked, and the word stays."""
    yield from _short_rooms(starts)
    yield from found_by(_WORDED, starts)
    if starts.has_digit:
        yield from found_by(_NUMBERED, starts)


def _short_rooms(starts: Starts) -> Iterator[Span]:
    for found in starts.matches(_SHORT_ROOM, _SHORT_ROOM_AT):
        if _is_room(found):
            start, end = found.span(1 if found.group(1) else 2)
            yield span(starts.text, start, end, "address", "maybe", _WHY, suggestion=_NUMBER)


def _is_room(found: re.Match[str]) -> bool:
    """Whether a short number or a letter behind a room is its name, and no count, hour or word."""
    text, said = found.string, found.group().lower()
    if found.group(1) and _NO_ROOM.match(text, found.end()):
        return False
    if said.startswith("lot"):
        return not _SOME.search(text, max(0, found.start() - 8), found.start())
    return not (said.startswith("bed") and _IN_BED.search(text, max(0, found.start() - 12), found.start()))


def _is_called_so(found: re.Match[str]) -> bool:
    """Whether a number in words belongs to the room before it: in bunk nine; not: the room two of us, in bed ten hours."""
    before = max(0, found.start() - 12), found.start()
    return not (
        _NO_ROOM.match(found.string, found.end())
        or _SOME.search(found.string, *before)
        or (found.group()[:3].lower() == "bed" and _IN_BED.search(found.string, *before))
    )


_WORDED = (
    Rule(_SAID_ROOM, _SAID_ROOM_AT, "address", "maybe", _WHY, 1, _is_called_so, _NUMBER),
    Rule(_LETTER_FIRST, _LETTER_IN, "address", "maybe", _WHY, 1, stands=_NUMBER),
)
"""Shapes that hold no digit."""
