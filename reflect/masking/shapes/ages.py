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
_KIN = r"(?:mom|mama|mother|dad|daddy|father|gran|granny|grandma|gramma|gma|grandpa|grampa|grandmother|grandfather|auntie|aunt|uncle|abuel[oa]|bisabuel[oa]|neighbor|sister|brother|wife|husband)"
_AGES = re.compile(
    rf"\b(?:(?:(?:he|she|who|{_KIN})['’]?s|they['’]?re|i['’]?m|i am|he is|she is|they are|(?:(?:he|she|they|i|{_KIN})[ ](?:was|will be|would be|would have been|would of been|wouldve been))|"
    r"(?:i|he|she|they|that)['’]?(?:ll|d) be)[ ](?:(?:almost|nearly|about|only|just|now|already|over|past|well past|pushing|going on|like|gonna be)[ ])?|"
    rf"(?:he|she|they|i|{_KIN})[ ](?:just[ ]|finally[ ]|already[ ])?(?:hit|reached|made|turned|turns|passed)[ ]|(?:pushing|well past|going on|turned|turning)[ ]|"
    r"(?:(?:died|passed|passed away|buried|gone|lived)[ ](?:at|to)[ ])|(?:ya )?(?:tiene|ten[íi]a|cumple|cumpli[óo]|cumplir|cumplir[áa])[ ]|[^\W\d_],[ ](?:is|was)[ ]|(?:man|woman|lady|gentleman|elder|person|guy)(?:,| of)?[ ])$",
    re.I,
)
"""What is said of somebody's age and hardly of anything else, with an apostrophe or without: hes, shes, im, she would of been."""
_GOES_ON = re.compile(
    r"[ ](?:he|she|they|we|i|it|you|my|said|says|because|cuz|cause|if|who|though|tho|at|to|for|even|this|that|last|next|y|ya|pero|camina|de)\b",
    re.I,
)
"""What may follow an age, and follows no count: im 90 he said, tiene 93 y camina."""
_THEIRS = re.compile(rf"\b(?:he|she|{_KIN})(?:['’]?s|['’]?ll be|[ ](?:is|was|will be|would be))[ ]$", re.I)
"""An age of somebody else than the writer, whatever follows but a count: hes 97 comes for the donuts."""
_UNIT = re.compile(
    r"[ -](?:percent|pounds|lbs|days?|weeks?|months?|hours?|hrs|minutes?|mins?|miles?|meetings?|degrees?|dollars?|bucks|feet|points?|proof|mg|times|steps|pages?|people|years? (?:clean|sober|in)|sure|done|on|in|over)\b",
    re.I,
)
_AND_ANOTHER = re.compile(r"\b(?:9[0-9]|ninety[ -]?\w{0,5})[ ](?:and|y)[ ]$", re.I)
_AT_AN_AGE = re.compile(r"\bat[ ]$", re.I)
_APPOSED = re.compile(r"[^\W\d_]{2,},[ ]$")
_WORD_BEHIND = re.compile(
    r"[ -](?!(?:and|but|this|last|next|in|on|now|today|years?|already|or|so|yesterday|tomorrow|still|with|when)\b)[^\W\d_]",
)

_SHE = re.compile(r"[ ](?:he|she|they|my)\b", re.I)


def ages(starts: Starts) -> Iterator[Span]:
    """Find ages over 89."""
    text, told = starts.text, False
    for found in starts.matches(_OLD, _OLD_AT):
        after = _OLD_AFTER.match(text, found.end())
        end = after.end() if after else found.end()
        told = after is not None or _is_age(found, told)
        if told:
            yield span(
                text,
                found.start(),
                end,
                "age",
                "sure" if after else "likely",
                "an age over 89",
                suggestion="90 or older",
            )


def _is_age(found: re.Match[str], told: bool) -> bool:
    """Whether a number is told as an age. `told` says that the number before it was one."""
    text = found.string
    before = text[max(0, found.start() - 60) : found.start()]
    word = _WORD_BEHIND.match(text, found.end())
    if word and _THEIRS.search(before):
        return _UNIT.match(text, found.end()) is None
    if word and not _GOES_ON.match(text, found.end()):
        return False
    if _AGES.search(before) or (told and _AND_ANOTHER.search(before)):
        return True
    if word:
        return _AT_AN_AGE.search(before) is not None and _SHE.match(text, found.end()) is not None
    apposed = (
        (found.group(1) or text[found.end() : found.end() + 1] == ",")
        and _APPOSED.search(before)
        and text[found.end() : found.end() + 1] in (",", ".", ")", "")
    )
    return _OLD_BEFORE.search(before) is not None or bool(apposed)
