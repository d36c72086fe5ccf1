"""Finds ages over 89, in digits and in words. Younger ages, hours and counts are left alone."""

import re
from collections.abc import Iterator

from reflect.masking.spans import Span, span
from reflect.masking.words.word_starts import Starts, heads

_OLD = re.compile(
    r"(?<![\w.,:/$#-])(?:(9[0-9]|1[01][0-9])|((?:ninety|one hundred|a hundred)(?:(?:[- ](?:and[- ])?)(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve))?)|(noventa(?: y (?:uno|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?|cien(?:to [a-z]{2,6})?))(?![\w%]|[.,:/][0-9]|[-][0-9])",
    re.I,
)
_OLD_AT = heads("9 1 ninety one a noventa cien")
_OLD_AFTER = re.compile(
    r"[- ](?:years?|yrs?|yo|y/o|y\.o\.|años|anos)(?:[- ](?:old|of age|young))?(?![ ](?:ago|of|since|clean|sober|later|from|in)\b)\b|(?:yo|y/o)\b",
    re.I,
)
_OLD_BEFORE = re.compile(
    r"(?:\b(?:turn(?:s|ed|ing)?|age|aged|edad|cumpli[óo]|cumple|tiene|birthday)[: ]{1,2}(?:of |is |was |at )?|"
    r"\b(?:she|he|they|who|mom|mother|dad|father|grandma|grandpa|grandmother|grandfather|aunt|uncle|peer|lady|man|woman|neighbor|one|"
    r"person|[a-z]{3,15}|(?:bed|room|apt|unit|rm)[ ][0-9]{1,4})(?:[ ]in[ ](?:the )?group)?(?:['’]s|['’]re|[ ](?:is|was|are|just turned|will be|would be|would have been|is almost|is nearly|is about|is now|is only|made it to))[ ]|"
    r"\b(?:he|she|they)[ ](?:is|was)[ ](?:almost|nearly|about|over|past|only|just|now)[ ]|"
    r"\b(?:at|almost|nearly|about to be|over|past|lived to(?: be)?|lives to be|made it to|until|be)[ ])$",
    re.I,
)
_APPOSED = re.compile(r"[^\W\d_]{2,},[ ]$")


def ages(starts: Starts) -> Iterator[Span]:
    """Find ages over 89."""
    text = starts.text
    for found in starts.matches(_OLD, _OLD_AT):
        after = _OLD_AFTER.match(text, found.end())
        if after:
            yield span(
                text, found.start(), after.end(), "age", "sure", "an age over 89", suggestion="90 or older"
            )
            continue
        if re.match(
            r"[ -](?!(?:and|but|this|last|next|in|on|now|today|years?|already|or|so|yesterday|tomorrow|still|with|when)\b)[^\W\d_]",
            text[found.end() : found.end() + 12],
        ):
            continue
        if found.group(1) or found.group(2) or found.group(3):
            before = text[max(0, found.start() - 60) : found.start()]
            apposed = (
                found.group(1)
                and _APPOSED.search(before)
                and text[found.end() : found.end() + 1] in (",", ".", ")", "")
            )
            if _OLD_BEFORE.search(before) or apposed:
                yield span(
                    text,
                    found.start(),
                    found.end(),
                    "age",
                    "likely",
                    "an age over 89",
                    suggestion="90 or older",
                )
