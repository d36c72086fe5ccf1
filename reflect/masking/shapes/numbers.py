"""Finds numbers that stand on someone's papers, and ZIP codes. Counts, hours and prices are left alone."""

import re
from collections.abc import Iterator

from reflect.masking.shapes.contact import CRISIS_LINES, FREE_CALL, NOT_A_PHONE, is_public, only_digits
from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import Span, span
from reflect.masking.words.lexicon import COMMON, marks, words
from reflect.masking.words.word_starts import DIGIT, InWord, Near, Starts, digits, heads

_SOCIAL = re.compile(r"(?<![\w./-])[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}(?![\w/-])")
_SOCIAL_END = re.compile(r"(?<![\w/])[xX*•]{3}[- ]?[xX*•]{2}[- ]?[0-9]{4}(?!\w)")
# The same as [xX*•]{2}, which takes twice as long to look for.
_SOCIAL_END_SIGN = re.compile("[xX*•][xX*•]")
_CARD = re.compile(r"(?<![\w./-])[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{1,4}(?![\w/-])")
_CARD_AT = Near(None, digits("[0-9]{4}"))
_PIECE = r"[0-9A-Za-z]{1,12}"
_JOINED = re.compile(rf"(?<![\w@./#:+&=?-]){_PIECE}(?:-{_PIECE}){{1,4}}(?![\w@]|-\w|[.,:/][0-9])")
_HIDDEN = re.compile(
    r"(?<![\w/.-])(?=[0-9xX*\u2022 -]{0,14}[xX*\u2022]{2})(?=[0-9xX*\u2022 -]{0,14}[0-9]{3})[0-9xX*\u2022]{2,6}(?:[- ][0-9xX*\u2022]{2,6}){1,3}[A-Z]?(?!\w)"
)
"""Some of the digits are hidden: 289-xx-4410, **** 4410."""
_LONG_AT = _SOCIAL_AT = Near(None, digits("[0-9]{3}"))
_LONG = re.compile(
    r"(?<![\w$€£/.,:@+=&?-])(?=[A-Za-z0-9]{0,20}[0-9]{3})(?:[A-Z]{0,4}-?)[0-9A-Z]{5,24}(?![\w/%°@]|[-.,:][0-9])"
)
# Words that others put on papers; two are written in a way that keeps them out of the words we say ourselves.
_LABEL = (
    r"(?:last four|last 4|tags?|plates?|mrn|ssn|ein|npi|dob-id|vin|nysid|sid|cid|case|claim|chart|clien[t]|patien[t]|member|medicaid|medicare|medi-cal|account|acct|bank acct|policy|record|"
    r"file|badge|licen[sc]e|permit|warrant|citation|id|i\.d\.|passport|student|employee|participant|inmate|booking|docket|cause|court|unit number|"
    r"medical record|social security|social|serial|routing|confirmation|tracking|reference|ref|referral|invoice|ticket|voucher|rx|prescription|"
    r"application|app|enrollment|enrolment|authorization|auth|certificate|card|ebt|snap|key ?card|locker|tribal id|va claim|va|visa|alien|a-number|a(?=[ ]?#)|"
    r"s/n|sn|ccn|itin|tin|lic|conf|payee|dcn|icn|uscis|receipt|petition|protection order|order of protection|grievance|commissary|phone card|gift card|fob|"
    r"dl|cdl|pin|code|combo|combination|work order|order|report|incident|log|ticket|expediente|caso|cuenta|seguro|póliza|poliza|folio|matr[ií]cula|number|no)"
)
_LABELLED = re.compile(
    rf"\b{_LABEL}s?(?![^\W\d_])(?:['’]s)?(?:[ ](?:id|card|number|num\.?|no\.|nr\.?|#|n[úu]mero|file|account|acct|claim))?"
    r"(?:,? ?(?:is|was|it is|it was|reads|says|ends in|ending in|ending|es(?: el n[úu]mero)?|el n[úu]mero|was that|now))?[ ]?[#:,-]?[ ]?@?"
    r"((?:no\. ?|#)?(?:[a-z]{1,5}[- ]?)?[0-9](?:[0-9a-z]{0,24})(?:[ -][a-z]{0,4}[0-9][0-9a-z]{0,12}|-[a-z]{1,4}(?=-[0-9])|[ ](?:(?-i:[A-Z]{1,4})|cr|cv|jv|dr|dv|cf|cm|tr|pc|mh)(?=[ -][0-9]))"
    r"{0,5})(?![\w/%]|[.,:][0-9])",
    re.I,
)
_WORDS = words("function", "times", "number_words")
_LABELLED_AT = Near(
    heads(
        "cli pat last tag plate mrn ssn ein npi dob vin nysid sid cid case claim chart member medicaid account acct bank policy record file badge license permit "
        "warrant citation id i passport student employee participant inmate booking docket cause court unit social serial routing confirmation tracking "
        "reference invoice ticket voucher rx prescription application enrollment authorization certificate card ebt snap key locker tribal va visa alien "
        "s sn ccn itin tin lic conf payee dcn icn uscis receipt petition protection order grievance commissary phone gift fob a dl cdl pin code combo combination work order report incident log expediente caso cuenta seguro póliza poliza folio matrícula number no"
    ),
    DIGIT,
    64,
)
_HASH = re.compile(
    r"(?<![\w#&])#[ ]?((?=[a-z0-9-]{0,24}[0-9]{3})[a-z0-9][a-z0-9-]{2,24}|(?:(?-i:[A-Z]{1,4})[- ]?|[a-z]{1,4}-?)[0-9]{2,12}[a-z]?)(?!\w)",
    re.I,
)
_SLASHED = re.compile(r"(?<![\w/.:@-])[A-Za-z]{1,5}/[0-9]{2,8}(?:/[0-9]{1,8}){1,3}(?![\w/]|[.-][0-9])")
_SMALL = r"(?:an?|and|are|as|at|back|but|by|did|does|for|from|good|had|has|he|her|here|his|i|if|in|is|it|just|last|like|me|my|no|now|of|off|on|only|or|our|out|over|she|since|so|than|says|that|the|them|then|they|till?|to|up|us|was|we|were|when|with|you|your)"
"""A word that stands between a plate and a number that is none of it: a license in 2019."""
_PLATE = re.compile(
    rf"\b(?:plates?|tag|tags|license|placas?)(?:[ ]number)?(?:[ ](?:is|was|says|reads|es))?,?:?[ ](?!{_SMALL}[ ]|(?-i:[a-z]{{4}}[ ])(?![0-9]{{1,4}}[a-z]))((?=[a-z0-9 -]{{0,8}}[0-9])(?=[a-z0-9 -]{{0,8}}[a-z])"
    r"[a-z0-9]{1,4}[ -]?[a-z0-9]{2,5})(?!\w)",
    re.I,
)
_PLATE_AT = heads("plate tag license placa")
_PLATE_MIXED = re.compile(
    r"(?<![\w-])(?=[0-9]{1,2}[A-Z]|[A-Z]{1,3}[0-9]|[A-Z0-9]{2,4}[ -][A-Z]*[0-9]+[A-Z])(?![A-Z]{2}[0-9]{0,3}[ ][a-z])[0-9A-Z]{2,4}[ -][0-9A-Z]{2,4}(?![\w-]|[.,:][0-9])"
)
_PLATE_MIXED_IN = digits("[0-9][A-Z]|[A-Z][0-9]")
_OF_A_CAR = re.compile(
    r"\b(?:plates?|tags?|license|car|truck|van|suv|sedan|ride|placas?|carro)\b[^!?\n]{0,60}$", re.I
)
_MIXED = re.compile(
    r"\b(?:confirmation|serial|vin|passport|tracking|voucher|reference|ref|code|license|licence|plate|policy|member|record|account|acct|id)"
    r"(?:[ ](?:code|number|num\.?|no\.|id|#))?(?:[ ](?:is|was))?[ ]?[#:]?[ ]?"
    r"((?=[a-z0-9-]{0,20}[0-9])(?=[a-z0-9-]{0,20}[a-z])[a-z0-9][a-z0-9-]{4,20}[a-z0-9])(?![\w/])",
    re.I,
)
_MIXED_AT = heads(
    "confirmation serial vin passport tracking voucher reference code license plate policy member record account id"
)
_PLATE_ALONE = re.compile(r"(?<![\w-])[A-Z]{3}[ -][0-9]{4}(?![\w-]|[.,:][0-9])")
_PLATE_ALONE_AT = Near(None, InWord(re.compile("[A-Z]{3}")))
_COUNTED = re.compile(
    r"[ -]?(?:dollars?|bucks|usd|cents|people|persons|steps|miles|km|hours?|hrs|minutes?|mins?|seconds|days|weeks|months|years?|yrs?|"
    r"words?|times|views|users|members|units|mg|mcg|ml|iu|kits|doses|pounds|lbs|calories|points|pesos|dólares|personas|pages?|percent|"
    r"pasos|horas|euros|jobs|deaths|overdoses|americans|veterans|residents|homes|beds|lives|k\b|million|thousand|degrees|feet|ft|meetings|"
    r"chairs|cups|blocks|pairs|socks|men|women|kids|families|texts|calls|meals|bags|likes|messages|am\b|pm\b)\b",
    re.I,
)
_NTH = re.compile(r"(?i)(?:[0-9](?:st|nd|rd|th|am|pm)$|^[0-9]{1,4}-[a-z]+(?:-old)?$|^[a-z]+-[0-9]{1,2}$)")
_ZIP = re.compile(r"(?<![\w$€£/.,:@#+=&?-])[0-9]{5}(?:-[0-9]{4})?(?![\w/%°@-]|[.,:][0-9])")
_ZIP_AT = Near(None, digits("[0-9]{5}"))
_ZIP_BEFORE = re.compile(
    r"\b(?:zip|zip code|zipcode|postal|code|to|in|from|area|(?-i:[A-Z]{2})|[a-z]{4,20})[, ]{1,3}(?:(?:is|was|in)[ ])?$",
    re.I,
)


def _is_labelled(found: re.Match[str]) -> bool:
    """Whether a labelled number is that of a paper: no year, no count, no crisis line, no word before a number."""
    value = found.group(1)
    count = sum(c.isdigit() for c in value)
    if (
        count < 3
        or _is_year(value)
        or _COUNTED.match(found.string, found.end())
        or is_public(only_digits(value))
    ):
        return False
    if NOT_A_PHONE.search(found.string, max(0, found.start(1) - 45), found.start(1)) or _is_said(value):
        return False
    return count > 3 or any(c.isalpha() for c in value) or "#" in found.group()


def _is_said(value: str) -> bool:
    """A word before a number, and no letters of it: case about 4000; not case AB 4000, case tl 482."""
    first, _, rest = value.partition(" ")
    return (
        bool(rest)
        and first.islower()
        and first.isalpha()
        and (first in _WORDS or bool(marks(first) & COMMON and len(first) > 2))
    )


def _is_year(value: str) -> bool:
    return bool(re.fullmatch("(?:19|20)[0-9]{2}", value))


def _is_code(value: str) -> bool:
    """PS-20418, 24-CR-01182, 4471-0098-23: not 90-day, 24-7, 2019-2024, 5-6, mid-2019, covid-19."""
    if re.fullmatch("(?:19|20)[0-9]{2}-[Ww][0-9]{1,2}", value):  # a week, as the pages show it
        return False
    parts = value.split("-")
    digits = [p for p in parts if p.isdigit()]
    mixed = [p for p in parts if not p.isdigit() and not p.isalpha()]
    letters = [p for p in parts if p.isalpha()]
    count = sum(c.isdigit() for c in value)
    if letters and not all(p.isupper() or len(p) < 3 for p in letters):
        return False
    if (
        any(not p[:-2].isdigit() or p[-2:] not in ("st", "nd", "rd", "th", "am", "pm") for p in mixed)
        and mixed
    ):
        return count >= 4
    if letters:
        return count >= 4
    if len(digits) == 2:
        first, last = digits
        if len(first) == 5 and len(last) == 4:  # a long ZIP code
            return False
        return (
            count >= 7
            and not (len(first) == len(last) and first < last)
            and not (_is_year(first) and len(last) < 5)
        )
    return count >= 8 and not (
        _is_year(parts[0]) and len(parts) == 3 and len(parts[1]) < 3 and len(parts[2]) < 3
    )


def _is_mixed(found: re.Match[str]) -> bool:
    return sum(c.isdigit() for c in found.group(1)) > 1 and not _NTH.search(found.group(1))


def _is_plate(found: re.Match[str]) -> bool:
    """Whether letters and digits in two halves are told of a car: the truck is 4RT 882; not 10AM 300."""
    said = found.group()
    if sum(c.isdigit() for c in said) < 3 or re.search("[0-9](?:AM|PM|ST|ND|RD|TH|MG|ML|K)\\b", said):
        return False
    return _OF_A_CAR.search(found.string, max(0, found.start() - 70), found.start()) is not None


def _is_joined(found: re.Match[str]) -> bool:
    return _is_code(found.group()) and not _COUNTED.match(found.string, found.end()) and not _is_open(found)


def _is_paper_number(found: re.Match[str]) -> bool:
    value = found.group()
    digits = only_digits(value)
    plain = value.isdigit()
    if len(digits) < (6 if plain else 3) or (not plain and len(value) < 6):
        return False
    if plain and (digits in CRISIS_LINES or len(set(digits)) == 1 or digits in "1234567890"):
        return False
    if plain and (digits.endswith("000") or _is_day(digits) or _COUNTED.match(found.string, found.end())):
        return False
    if plain and len(digits) in (10, 11) and (digits[-10:-7] in FREE_CALL and is_public(digits)):
        return False
    return not _is_open(found)


def _is_open(found: re.Match[str]) -> bool:
    """A crisis line, a book's number, the number of a call on the net: nobody's own."""
    return is_public(only_digits(found.group())) or bool(
        NOT_A_PHONE.search(found.string, max(0, found.start() - 45), found.start())
    )


def _is_day(digits: str) -> bool:
    """20260301, 03012026, 030126, 202603, or such a day with an hour behind it: dates.py looks at those."""
    shapes = (
        r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?",
        r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d",
        r"(?:19|20)\d\d(?:19|20)\d\d",
    )
    return any(re.fullmatch(shape, digits) for shape in shapes)


_OF_PAPERS = "a number that may be on someone's papers"
_PAPERS = (
    Rule(_SOCIAL, _SOCIAL_AT, "number", "likely", _OF_PAPERS),
    Rule(_CARD, _CARD_AT, "number", "likely", _OF_PAPERS),
    Rule(_SOCIAL_END, _SOCIAL_END_SIGN, "number", "likely", _OF_PAPERS),
    Rule(_PLATE, _PLATE_AT, "number", "sure", "a license plate", 1),
    Rule(_PLATE_ALONE, _PLATE_ALONE_AT, "number", "likely", "it looks like a license plate"),
    Rule(_PLATE_MIXED, _PLATE_MIXED_IN, "number", "maybe", "it looks like a license plate", holds=_is_plate),
    Rule(_LABELLED, _LABELLED_AT, "number", "sure", _OF_PAPERS, 1, _is_labelled),
    Rule(_MIXED, _MIXED_AT, "number", "sure", _OF_PAPERS, 1, _is_mixed),
    Rule(_HIDDEN, _SOCIAL_END_SIGN, "number", "likely", _OF_PAPERS),
    Rule(_SLASHED, "/", "number", "likely", _OF_PAPERS),
    Rule(_HASH, "#", "number", "sure", _OF_PAPERS, 1),
    Rule(_JOINED, "-", "number", "likely", _OF_PAPERS, holds=_is_joined),
    Rule(_LONG, _LONG_AT, "number", "likely", _OF_PAPERS, holds=_is_paper_number),
)


def numbers(starts: Starts) -> Iterator[Span]:
    """Find numbers on papers and ZIP codes."""
    if starts.has_digit:
        yield from found_by(_PAPERS, starts)
        yield from _zips(starts)


def _zips(starts: Starts) -> Iterator[Span]:
    text = starts.text
    for found in starts.matches(_ZIP, _ZIP_AT):
        said = found.group()
        if said.endswith("000") or _COUNTED.match(text, found.end()) or len(set(said)) == 1:
            continue
        before = _ZIP_BEFORE.search(text, max(0, found.start() - 30), found.start())
        yield span(text, found.start(), found.end(), "zip", "likely" if before else "maybe", "a ZIP code")
