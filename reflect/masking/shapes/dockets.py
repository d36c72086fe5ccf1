"""Finds the numbers of cases by their year, sort and number: 22 cr 1881, 2:24-cr-0718, 24cv01877, 24 FA 318, JV-24-0091."""

import re
from collections.abc import Iterator

from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import Span
from reflect.masking.words.word_starts import NUMBER, InWord, Near, Starts

_SORT = "(?:cr|cv|jv|dv|dr|cf|cm|tr|crb|cra|crs|cvg|fam|fa|juv|jd|mj|md|mh|mc|pr|pc|sc|po|tpo|civ|crim|cp|dp|dc|ct|gs|ld|fl|mm|cc|cj|ca)"
_DOCKET = re.compile(
    rf"(?<![\w/.$-])(?:[0-9]{{1,2}}:)?(?:19|20)?[0-9]{{2}}[ -]?{_SORT}[ -]?[0-9]{{2,7}}(?:-[a-z]{{2,4}}){{0,3}}(?![\w/%]|[-.,:][0-9])",
    re.I,
)
_CAPITALS = re.compile(
    r"(?<![\w/.$-])(?:[0-9]{1,2}:)?(?:19|20)?[0-9]{2} [A-Z]{2,3} [0-9]{3,6}(?![\w/%-]|[.,:][0-9])"
)
_CAPITALS_AT = Near(NUMBER, InWord(re.compile("[A-Z]{2}")), 8)
_COUNTED = re.compile("(?:AM|PM|MG|ML|LB|LBS|KM|OZ|MM|CM|FT|MI|HR|MIN|CR|US|OF|TO|AT|IN|ON|OR)")
"""A dose, an hour or a length, and no sort of case; CR is a county road, which _DOCKET tells from a case."""
_OF_A_CASE = re.compile(
    r"\b(?:cases?|docket|cause|court|charges?|filed|file|indictment|number|no\.?|caso|expediente)\b[^.!?\n]{0,16}$",
    re.I,
)


def is_docket(found: re.Match[str]) -> bool:
    """Whether a number with letters between is that of a case, and no house on a county road: 22 CR 1881, not 2210 CR 118."""
    docket = _DOCKET.fullmatch(found.group())
    if docket is None:
        return False
    said = docket.group()
    year, *_, number = re.findall("[0-9]+", said.partition(":")[2] or said)
    if ":" in said or "-" in said or " " not in said:
        return len(number) > 2 or ":" in said
    short = len(year) == 2 and len(number) > 3
    return short or _OF_A_CASE.search(found.string, max(0, found.start() - 24), found.start()) is not None


def _is_sort(found: re.Match[str]) -> bool:
    return not _COUNTED.fullmatch(found.group().split()[1])


_TABLE = (
    Rule(_DOCKET, NUMBER, "number", "likely", "the number of a case", holds=is_docket),
    Rule(_CAPITALS, _CAPITALS_AT, "number", "maybe", "the number of a case", holds=_is_sort),
)


def dockets(starts: Starts) -> Iterator[Span]:
    """Find the numbers of cases."""
    if starts.has_digit:
        yield from found_by(_TABLE, starts)
