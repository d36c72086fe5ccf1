"""Finds phone numbers, e-mail addresses and numbers on papers at writing time: high precision only."""

import itertools
import re
from collections.abc import Iterator

from reflect.masking.shapes.contact import (
    ABROAD,
    CRISIS_LINES,
    EMAIL,
    FREE_CALL,
    NOT_A_PHONE,
    SEVEN,
    TEN,
    WRITTEN_AS_TEN,
    is_short_phone,
)

Found = tuple[int, int]


def emails(text: str) -> Iterator[Found]:
    """Find e-mail addresses of people."""
    if "@" in text:
        for found in EMAIL.finditer(text):
            if found.group().partition("@")[0].lower() not in _FRONT_DESK:
                yield found.start(), found.end()


_FRONT_DESK = frozenset(
    [
        "info",
        "help",
        "support",
        "contact",
        "hello",
        "office",
        "admin",
        "noreply",
        "no-reply",
        "hr",
        "jobs",
        "donate",
        "press",
        "media",
        "volunteer",
    ]
)
"""The address of a house, not of a person."""


def phones(text: str) -> Iterator[Found]:
    """Find phone numbers; help lines and free numbers are left alone."""
    for found in itertools.chain(TEN.finditer(text), WRITTEN_AS_TEN.finditer(text)):
        digits = re.sub(r"\D", "", found.group())[-10:]
        public = digits[:3] in FREE_CALL or digits[1:3] == "11" or digits[4:6] == "11"
        solid = found.group().isdigit() and (len(set(digits)) < 3 or digits.endswith("0000"))
        if (
            not public
            and not solid
            and not NOT_A_PHONE.search(text, max(0, found.start() - 45), found.start())
        ):
            yield found.start(), found.end()
    for found in SEVEN.finditer(text):
        if is_short_phone(text, found):
            yield found.start(), found.end()
    for found in ABROAD.finditer(text):
        if 8 <= sum(c.isdigit() for c in found.group()) <= 15 and re.search("[1-9]{2}", found.group()[3:]):
            digits = re.sub(r"\D", "", found.group())
            if not (digits.startswith("1") and (len(digits) != 11 or digits[1:4] in FREE_CALL)):
                yield found.start(), found.end()


# Numbers that stand on papers

_LONG = re.compile(r"(?<![\w$€£/.,:@+=&?-])(?:[A-Z]{1,4}-?)?[0-9]{6,24}[A-Z]{0,2}(?![\w/%°@]|[-.,:][0-9])")
_SOCIAL = re.compile(r"(?<![\w./-])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![\w/-])")
_CARD = re.compile(r"(?<![\w./-])[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?![\w/-])")
_DOCKET = re.compile(r"(?<![\w./-])(?:[12][0-9])?[0-9]{2}-[A-Z]{2,4}-[0-9]{3,8}(?![\w/-])")
_PLATE = re.compile(
    r"\bplates?(?:[ ]number)?(?:[ ](?:is|was))?:?[ ]((?=[A-Z0-9 -]{0,8}[0-9])(?=[A-Z0-9 -]{0,8}[A-Z])"
    r"[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4})(?!\w)"
)
_VALUE = r"((?:(?-i:[A-Z]{1,5})[- ]?|[a-z]{1,5}-)?[0-9][0-9a-z]{0,19}(?:[ -][0-9][0-9a-z]{1,9}){0,4})(?![\w/%]|[.,:][0-9])"
_LABELLED = re.compile(
    r"\b(?=[a-z]{2})(?:(?:mrn|ssn)(?:[ ](?:is|was|number|no\.?))?[ ]?[#:]?[ ]?|"
    r"(?:medical[ ]record|social[ ]security|inmate|booking|docket|case|claim|chart|client|patient|member|medicaid|medicare|"
    r"account|acct|policy|record|file|badge|license|licence|permit|warrant|citation|id|passport|student|employee|"
    r"participant|expediente|caso|cuenta)"
    r"(?:[ ](?:id|number|num\.?|no\.|nr\.?|número)(?:[ ](?:is|was|es))?[ ]?[#:]?[ ]?|[ ]?[#:][ ]?))" + _VALUE,
    re.I,
)
_COUNTED = re.compile(
    r"[ -]?(?:dollars?|bucks|usd|cents|people|persons|steps|miles|km|hours?|hrs|minutes?|mins?|seconds|days|weeks|months|years?|"
    r"words?|times|views|users|members|units|mg|mcg|ml|iu|kits|doses|pounds|lbs|calories|points|pesos|dólares|personas|"
    r"pasos|horas|euros|jobs|deaths|overdoses|americans|veterans|residents|homes|beds|lives|k\b|million|thousand)\b",
    re.I,
)


def numbers(text: str) -> Iterator[Found]:
    """Find numbers that stand on someone's papers."""
    for shape in (_SOCIAL, _CARD, _DOCKET):
        for found in shape.finditer(text):
            yield found.start(), found.end()
    for found in _PLATE.finditer(text):
        yield found.start(1), found.end(1)
    for found in _LABELLED.finditer(text):
        value = found.group(1)
        count = sum(c.isdigit() for c in value)
        year = re.fullmatch("(?:19|20)[0-9]{2}(?:[ -][0-9]{2}){0,2}", value)
        if count >= 4 and not year and not _COUNTED.match(text, found.end()):
            yield found.start(1), found.end(1)
    for found in _LONG.finditer(text):
        if _is_paper_number(text, found):
            yield found.start(), found.end()


_BEFORE_OTHER = re.compile(
    r"\b(?:order|tracking|code|model|version|build|item|sku|part|upc|barcode|promo|coupon|lottery|lotto|population|flight|channel|password|passcode|wifi|wi-fi|dial|press|hashtag|"
    r"issue|page|pages|raised|spent|about|almost|nearly|over|under|around|than|score|scored|views|steps|times)\b[^.!?\n]{0,20}$",
    re.I,
)
"""Long numbers that are nobody's: of things, or counts."""


def _is_paper_number(text: str, found: re.Match[str]) -> bool:
    digits = re.sub("[^0-9]", "", found.group())
    plain = found.group().isdigit()
    if plain and (digits in CRISIS_LINES or len(set(digits)) == 1 or digits in "1234567890"):
        return False
    if plain and (digits.endswith("000") or _is_day(digits) or _COUNTED.match(text, found.end())):
        return False
    if _BEFORE_OTHER.search(text, max(0, found.start() - 40), found.start()):
        return False
    if plain and len(digits) in (10, 11) and digits[-10:-7] in FREE_CALL:
        return False
    return not NOT_A_PHONE.search(text, max(0, found.start() - 45), found.start())


def _is_day(digits: str) -> bool:
    """20260301, 03012026, 030126, 202603, or such a day with an hour behind it."""
    shapes = (
        r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?",
        r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?:19|20)\d\d|[0-3]\d)",
        r"(?:19|20)\d\d(?:0[1-9]|1[0-2])",
        r"(?:19|20)\d\d(?:19|20)\d\d",
    )
    return any(re.fullmatch(shape, digits) for shape in shapes)
