"""Finds dates finer than a year, in every shape in which people write them. The year may stay; weekdays and hours alone do."""

import re
from collections.abc import Callable, Iterator

from reflect.masking.shapes.corners import NTH, end_of_corner
from reflect.masking.shapes.feasts import MONTH_IN, feasts
from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import Certainty, Span, span
from reflect.masking.words.word_starts import DIGIT, NUMBER, InWord, Near, Starts, digits, heads

_FULL = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
)
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_MONTH = rf"(?:{_FULL}|(?:{_SHORT})\b\.?)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)"
_YEAR = r"(?:19|20)[0-9]{2}"
_NTHS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|"
    "nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first"
)
_TO_DAY = rf"(?:[ ]?(?:-|\u2013|to|thru|through|and|&)[ ]?{_DAY}(?:st|nd|rd|th)?(?![\w/:%]|[.,-][0-9]|[ ](?:am|pm|people|days|weeks|hours|times)\b))?"
"""The second day of a stretch: June 3-5."""
_CLOCK = (
    r"(?:[ ](?:at|around|a las)[ ](?:noon|midnight|[0-9]{1,2}(?::[0-9]{2})?[ ]?(?:am|pm|a\.m\.|p\.m\.)?))?"
)
_WORDED = re.compile(
    rf"(?<![\w/.-])(?:{_WEEKDAY},?[ ](?:the[ ]|el[ ])?)?(?:"
    rf"{_MONTH}[ ](?:the[ ])?{_DAY}(?:st|nd|rd|th)?(?![0-9]|[:.,][0-9]){_TO_DAY}(?:,?[ ]{{1,2}}{_YEAR}|,?[ ]?['’][0-9]{{2}})?"
    rf"|{_DAY}(?:st|nd|rd|th)?[ -](?:of[ ]|de[ ])?(?:{_FULL}|(?:{_SHORT})\b\.?)(?:,?[ -](?:del?[ ])?{_YEAR}|,?[ ]['’][0-9]{{2}})?"
    rf"|{_MONTH},?[ ](?:of[ ]|de[ ]|del[ ])?(?:{_YEAR}|['’][0-9]{{2}})(?![0-9])"
    rf"|{_YEAR}[ -]{_MONTH}[ -]{_DAY}"
    rf"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
    rf"eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first|primero)[ ](?:of|de)[ ](?:{_FULL})"
    rf"(?:,?[ ]{_YEAR})?|{_MONTH}[ ](?:the[ ])?(?:{_NTHS})(?:,?[ ]{_YEAR})?"
    rf"|{_DAY}[-.](?:{_FULL}|{_SHORT})(?![\w-])|(?:{_FULL}|{_SHORT})[-.]{_DAY}(?![\w-])"
    rf")(?!\w){_CLOCK}",
    re.I,
)
_WEEKDAYS = heads(
    "monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles miercoles jueves viernes sábado sabado domingo"
)
_MONTHS = heads(f"{_FULL}|{_SHORT}".replace("|", " "))
_WORDED_AT = Near(
    _WEEKDAYS
    | _MONTHS
    | NUMBER
    | heads(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth primero"
    ),
    MONTH_IN,
    36,
)
_ISO = re.compile(
    rf"(?<![\w./-]){_YEAR}([-/.])(?:1[0-2]|0?[1-9])\1{_DAY}(?:[T ][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?(?![\w]|[-/.][0-9])"
)
_ISO_AT = Near(None, digits("[0-9]{4}"))
_SLASHED = re.compile(
    r"(?<![\w/.$-])(?:(?:1[0-2]|0?[1-9])([/.-])(?:3[01]|[12][0-9]|0?[1-9])|(?:3[01]|[12][0-9]|0?[1-9])([/.-])(?:1[0-2]|0?[1-9]))"
    r"(?:\1|\2)(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![\w]|[-/.][0-9])"
)
_TWO = re.compile(r"(?<![\w/.$:-])(1[0-2]|0?[1-9])/(3[01]|[12][0-9]|0?[1-9])(?![\w/%]|[.,][0-9])")
_DAY_FIRST = re.compile(r"(?<![\w/.$:-])(?:1[3-9]|2[0-9]|3[01])/(?:1[0-2]|0?[1-9])(?![\w/%]|[.,][0-9])")
_NTH_WORD = re.compile(
    rf"\b(?:(?:on|by|until|till|since|before|after|is|was|from|through|for)[ ]the|{_WEEKDAY},?[ ]the)[ ]({_NTHS})(?![\w-])(?=[ ]?(?:[.,;!?)]|$|(?:at|and|but|or|is|was|we|he|she|they|i|if|with|so|then)\b))",
    re.I,
)
_NTH_WORD_AT = Near(
    _WEEKDAYS | heads("on by until till since before after is was from through for"),
    InWord(re.compile("first|second|third|[efhnrx]th", re.I)),
    18,
)
_MONTH_YEAR = re.compile(
    r"(?<![\w/.$:-])(?:(?:1[0-2]|0?[1-9])/|(?:1[0-2]|0[1-9])[-.])(?:(?:19|20)[0-9]{2})(?![\w/-]|\.[0-9])"
)
_MONTH_YEAR_AT = Near(NUMBER, digits("[0-9]{4}"), 3)
_DASHED = re.compile(
    r"(?<![\w/.$:-])(?:(?<=\bon )|(?<=\bsince )|(?<=\bdated )|(?<=\bdob )|(?<=\bborn )|(?<=\buntil )|(?=[0-9-]{3,5}[,]? ?(?:@ ?)?[0-9]{1,2}(?::[0-9]{2})? ?[ap]m\b)|"
    r"(?<=\n)(?=[0-9-]{3,5}(?::| ?[\u2013\u2014] | - ))|^(?=[0-9-]{3,5}(?::| ?[\u2013\u2014] | - )))"
    r"(?:1[0-2]|0?[1-9])-(?:3[01]|[12][0-9]|0?[1-9])(?![\w/%-]|[.,][0-9]| (?:shift|people|days|weeks|hours|times|of))",
    re.I,
)
_DASHED_AT = Near(None, digits("[0-9]-[0-9]"))
_MILITARY = re.compile(rf"(?<![\w/.-]){_DAY}(?:{_SHORT})(?:{_YEAR}|[0-9]{{2}})(?!\w)", re.I)
_MILITARY_AT = Near(None, digits(r"[0-9][^\W\d_]{3,4}[0-9]"))
_PACKED = re.compile(
    r"(?<![\w$€£/.,:@+=&?-])(?:(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:19|20)[0-9]{2})(?!\w)"
)
_PACKED_AT = Near(None, digits("[0-9]{8}"))
_NTH = re.compile(
    r"\b(?:(?:on|by|until|till|til|since|before|after|from|of|for|through|come|ends|is|was|due|between|around|and|to|el|para el|this|next|last)[ ])"
    r"(?:(?:"
    + _WEEKDAY
    + r"),?[ ])?(?:the[ ])?((?:[12]?(?:1st|2nd|3rd)|3?1st|(?:1[0-9]|2?[04-9]|30)th))(?![\w-])(?![ ](?:(?:and|or)[ ](?:final|last|"
    + NTH
    + r")[ ])?(?:street|st\b|ave|avenue|floor|grade|time|step|tradition|meeting|day|week|month|year|century|birthday|anniversary|"
    r"chance|person|one|of[ ](?:my|the|his|her|them|us|\w+[ ]kids)|place|try|visit|session|group|attempt|chapter|period|precinct|district|ward|house|"
    r"hour|night|cup|call|amendment|round))",
    re.I,
)
_NTH_AT = Near(
    heads(
        "on by until till since before after from of for through come ends is was due between around and to el para this next last"
    ),
    DIGIT,
    24,
)
_NTH_ALONE = re.compile(
    rf"\bthe[ ]((?:[12]?(?:1st|2nd|3rd)|3?1st|(?:1[0-9]|2?[04-9]|30)th))(?=[ ](?:is|was|will|at|works|would|we|he|she|i|they|through|if|when)\b|[,;!?\"”]|\.(?![\w])|$|"
    rf"[ ](?:and|or)[ ](?:the[ ])?{NTH}(?![\w-])(?![ ](?:floor|grade|step|time|day|week|month|year|chapter|street|st|ave)))",
    re.I,
)
_NTH_ALONE_AT = Near(heads("the"), DIGIT, 4)
_RANGE = re.compile(
    rf"\b(?:from|between)[ ](?:early[ ]|late[ ]|mid[- ]?)?((?:{_FULL})(?:[ ]{_YEAR})?[ ](?:to|and|through|until|till|-|–)[ ](?:early[ ]|late[ ]|mid[- ]?)?(?:{_FULL}))(?![\w'’])",
    re.I,
)
_RANGE_AT = Near(heads("from between"), MONTH_IN, 14)
_NTH_DAY = re.compile(
    rf"\b{_WEEKDAY},?[ ](?:the[ ]|el[ ])?(?:[12]?(?:1st|2nd|3rd)|3?1st|(?:1[0-9]|2?[04-9]|30)th)(?!\w)|"
    rf"\b(?:el|d[íi]a)[ ](?:{_DAY})(?=[ ](?:de[ ]este|tenemos|hay|voy|va|es|a[ ]las)\b)",
    re.I,
)
_NTH_DAY_AT = Near(_WEEKDAYS | heads("el día dia"), DIGIT, 16)
_BORN = re.compile(
    rf"\b(?:dob|d\.o\.b\.|born|birth ?date|birthday|fecha de nacimiento|naci[óo])(?:[ ](?:is|was|on|el|in))?[: ]{{1,3}}((?:{_DAY}|{_MONTH})[ ./-](?:{_MONTH}|{_DAY})(?:[ ./,-]{{1,2}}[0-9]{{2,4}})?)",
    re.I,
)
_BORN_AT = heads("dob d born birth fecha nació")
_MONTH_ALONE = re.compile(
    r"\b(?:in|since|last|next|this|until|till|by|early|late|mid|before|after|during|through|from|of|end of|en|desde|hasta)[- ]"
    r"(?:early[ ]|late[ ]|mid[- ]?)?((?:january|february|march(?![ ](?:with|in|on|for|to|back|down|up))|april|may(?![ ](?:be|have|not|or|i|he|she|they|we|you|come))|june|july|august|september|october|november|december|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|(?:jan|feb|apr|jun|jul|aug|sept|oct|nov|dec)\b)(?![\w'’])",
    re.I,
)
_MONTH_ALONE_AT = Near(
    heads(
        "in since last next this until till by early late mid before after during through from of end en desde hasta"
    ),
    MONTH_IN,
    14,
)
_REACH_BACK = re.compile(rf"(?<!\w)(?:{_WEEKDAY},?|early|late|mid)[ -]$", re.I)
"""What belongs to a date before it: a weekday, early, late."""
_HOUR = re.compile(
    r",?[ ](?:[0-9]{1,2}:[0-9]{2}[ ]?(?:am|pm)?|(?:at|around|a las)[ ](?:noon|midnight|[0-9]{1,2}(?::[0-9]{2})?[ ]?(?:am|pm|a\.m\.|p\.m\.)?))(?![\w])",
    re.I,
)
_YEAR_IN = re.compile(_YEAR)


_NO_DAYS = frozenset(["24/7", "24/5", "16/8", "20/10", "12/12", "10/10", "9/11", "1/1", "1/2", "1/3", "1/4", "2/3", "3/4"])  # fmt: skip
"""Written like a month and a day, and hardly ever one."""


def _is_day(found: re.Match[str]) -> bool:
    return found.group() not in _NO_DAYS and not _is_part(found)


def _is_late(found: re.Match[str]) -> bool:
    """The first, the second and the third are hardly ever days."""
    return found.group(1).lower() not in ("first", "second", "third")


def _is_no_corner(found: re.Match[str]) -> bool:
    return end_of_corner(found.string, found.start(1), found.end(1)) is None


def _rule(
    shape: re.Pattern[str],
    where: frozenset[str] | Near | str,
    certainty: Certainty,
    group: int = 0,
    holds: Callable[[re.Match[str]], bool] | None = None,
) -> Rule:
    return Rule(shape, where, "date", certainty, "a date", group, holds)


_IN_WORDS = (
    _rule(_WORDED, _WORDED_AT, "sure"),
    _rule(_RANGE, _RANGE_AT, "likely", 1),
    _rule(_NTH_WORD, _NTH_WORD_AT, "maybe", 1, _is_late),
    _rule(_MONTH_ALONE, _MONTH_ALONE_AT, "maybe", 1),
)
"""Shapes that may hold no digit."""
_WITH_DIGITS = (
    _rule(_ISO, _ISO_AT, "sure"),
    _rule(_SLASHED, NUMBER, "sure"),
    _rule(_PACKED, _PACKED_AT, "likely"),
    _rule(_MILITARY, _MILITARY_AT, "sure"),
    _rule(_DASHED, _DASHED_AT, "likely"),
    _rule(_TWO, "/", "likely", 0, _is_day),
    _rule(_DAY_FIRST, "/", "maybe", 0, _is_day),
    _rule(_MONTH_YEAR, _MONTH_YEAR_AT, "likely"),
    _rule(_NTH, _NTH_AT, "likely", 1, _is_no_corner),
    _rule(_NTH_ALONE, _NTH_ALONE_AT, "maybe", 1),
    _rule(_NTH_DAY, _NTH_DAY_AT, "likely"),
    _rule(_BORN, _BORN_AT, "sure", 1),
)


def dates(starts: Starts) -> Iterator[Span]:
    """Find every date finer than a year."""
    rules = (*_IN_WORDS, *(_WITH_DIGITS if starts.has_digit else ()))
    for found in (*found_by(rules, starts), *feasts(starts)):
        yield _whole(starts.text, found)


def _is_part(found: re.Match[str]) -> bool:
    """4/10 pain, 8/10 would do it again: a rating, not the eighth of October."""
    before = found.string[max(0, found.start() - 14) : found.start()].lower()
    after = found.string[found.end() : found.end() + 12].lower()
    rated = found.group().rpartition("/")[2] in ("10", "5") and re.search(
        r"(?:a|an|at|pain|was|is|rated?|like|mood|about|maybe|gave it|rate[sd]? (?:it|him|her|them|that|this|myself))[ :]{1,2}(?:a )?$",
        before,
    )
    return bool(rated) or bool(
        re.match(r" (?:cup|of|full|way|split|time|people|chance|pain|mile|inch|hour|would|lb|off)", after)
    )


def _whole(text: str, found: Span) -> Span:
    """A date with the weekday before it and the hour behind it; the year in it may stay."""
    before = _REACH_BACK.search(text, max(0, found.start - 14), found.start)
    start = before.start() if before else found.start
    hour = _HOUR.match(text, found.end)
    end = hour.end() if hour else found.end
    year = _YEAR_IN.search(text, start, end)
    suggestion = year.group() if year else "[date]"
    return span(text, start, end, "date", found.certainty, found.why, suggestion=suggestion)
