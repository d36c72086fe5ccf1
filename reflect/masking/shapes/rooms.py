"""Finds rooms, units, beds and lockers by their number or letter: room 214, apt 4 rear, bed 12. Looks at shapes only."""

import re
from collections.abc import Iterator

from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import Span, span
from reflect.masking.words.word_starts import Starts, heads

_ROOM = re.compile(
    r"\b(?:courtroom|gate|desk|window|room|rm\.?|apt\.?|apartment|unit|suite|ste\.?|cell|pod|lot|bunk|dorm|cottage|locker|space|trailer|bldg\.?|building|ward|bed|cuarto|apartamento|depto)[ ]?(?:(?:number[ ])?(?:is|was)[ ]|number[ ]|no\.?[ ]|#[ ]?)?"
    r"((?=[0-9a-z-]{0,7}[0-9])(?:[a-z]{1,2}-?[0-9]{1,4}|[0-9]{3,4}[a-z]?|[0-9]{1,4}-?[a-z])(?:-[0-9a-z]{1,4})?)(?![\w]|[.:][0-9])",
    re.I,
)
_SHORT_ROOM = re.compile(
    r"\b(?:courtroom|room|rm\.?|unit|suite|ste\.?|cell|pod|bunk|dorm|cottage|locker|trailer|bldg\.?|building|ward|bed|cuarto|depto)[ ](?:(?:is|was)[ ]|number[ ]|no\.?[ ]|#[ ]?)?"
    r"(?:([0-9]{1,2})(?![\w%/-]|[.:,][0-9])|((?-i:[B-HJ-Z])|(?-i:A)(?=[ ]?(?:[.,;:!?)\n]|$)|[ ](?:and|in|on|is|was|at|by)[ ])|[b-hj-lpqtvz])(?![\w'’./&-]))",
    re.I,
)
"""A room with a short number or a letter: bed 12, building C, bed b."""
_SHORT_ROOM_AT = heads(
    "courtroom room rm unit suite ste cell pod bunk dorm cottage locker trailer bldg building ward bed cuarto depto"
)
_NO_ROOM = re.compile(
    r"[ -]?(?:of|for|times?|hours?|hrs?|h|minutes?|mins?|nights?|days?|weeks?|months?|years?|people|persons|guys|men|women|kids|more|or|to|a\.?m|p\.?m|feet|ft|"
    r"dollars|bucks|ideas|rules|beds|percent|out|each|others?|again|so|and[ ][0-9])\b",
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


_NUMBERED = (
    Rule(_APARTMENT, _APARTMENT_AT, "address", "maybe", "a room or a unit", 1),
    Rule(_ROOM, _ROOM_AT, "address", "likely", "a room or a unit", 1),
)


def rooms(starts: Starts) -> Iterator[Span]:
    """Find rooms, units and beds: what is behind the word for one is masked, and the word stays."""
    yield from _short_rooms(starts)
    if starts.has_digit:
        yield from found_by(_NUMBERED, starts)


def _short_rooms(starts: Starts) -> Iterator[Span]:
    for found in starts.matches(_SHORT_ROOM, _SHORT_ROOM_AT):
        if _is_room(starts.text, found):
            start, end = found.span(1 if found.group(1) else 2)
            yield span(starts.text, start, end, "address", "maybe", "a room or a unit")


def _is_room(text: str, found: re.Match[str]) -> bool:
    """Whether a short number or a letter behind a room is its name, and no count, hour or word."""
    if found.group(1) and _NO_ROOM.match(text, found.end()):
        return False
    return not (
        found.group().lower().startswith("bed")
        and _IN_BED.search(text, max(0, found.start() - 12), found.start())
    )
