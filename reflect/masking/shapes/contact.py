"""Finds ways to reach someone: e-mail, phone, links, names on the net, computer addresses. Looks at shapes, never at people.

Every pattern has a bounded reach, so that no text makes it slow.
"""

import re
from collections.abc import Iterator

from reflect.masking.spans import Span, span
from reflect.masking.words.word_starts import NUMBER, InWord, Near, Starts, digits, heads, in_lines

EMAIL = re.compile(
    r"(?<![\w.+%@-])[^\W_][\w.+%-]{0,63}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[A-Za-z]{2,24}(?![\w@])"
)
_SPELLED = re.compile(
    r"(?<![\w.+%@-])[^\W_][\w.+%-]{1,40} ?(?:[\[(] ?at ?[\])]|\bat\b|@) ?[^\W_][\w-]{1,40}(?: ?(?:[\[(] ?dot ?[\])]|\bdot\b) ?[^\W_][\w-]{1,20}){0,2} ?(?:[\[(] ?dot ?[\])]|\bdot\b) ?(?:com|net|org|edu|gov|us|mx)\b",
    re.I,
)
_SPELLED_IN = InWord(re.compile("[dD][oO][tT]"))
_SPACED = re.compile(
    r"(?<![\w.+%@-])[^\W_][\w.+%-]{1,40} ?@ ?[^\W_][\w-]{1,40} ?\. ?(?:com|net|org|edu|gov|us|mx)\b", re.I
)
"""An e-mail address with spaces in it: jan @ example . org."""
_PUBLIC_HOSTS = frozenset(
    [
        "988lifeline.org",
        "samhsa.gov",
        "findtreatment.gov",
        "crisistextline.org",
        "aa.org",
        "na.org",
        "veteranscrisisline.net",
        "thehotline.org",
        "rainn.org",
    ]
)
"""Places on the net where everyone may find help."""
_LEFT = r"(?<![\w#$€£/.+-])"
_RIGHT = r"(?![\w/%]|[-.,:][0-9])"
_SEP = r"[-. /\u00a0\u2010-\u2013]{0,2}"
TEN = re.compile(
    rf"{_LEFT}(?:\+?1{_SEP})?(?:\([2-9][0-9]{{2}}\){_SEP}|[2-9][0-9]{{2}}[-. /\u00a0\u2010-\u2013]{{0,2}})"
    rf"[2-9][0-9]{{2}}{_SEP}[0-9]{{4}}{_RIGHT}"
)
WRITTEN_AS_TEN = re.compile(
    rf"{_LEFT}(?:\+?1[-. ])?(?:\([0-9]{{3}}\)[ ]?[0-9]{{3}}[-. ]|[0-9]{{3}}([-./\u2010-\u2013])[0-9]{{3}}\1)[0-9]{{4}}{_RIGHT}"
)
"""Three, three and four digits: written as a phone number, also where no such number is given out."""
_LETTERED = re.compile(
    rf"{_LEFT}(?:1[-. ])?[2-9][0-9]{{2}}[-. ](?:[0-9]{{3}}[-. ][A-Z]{{4}}|[A-Z]{{3}}[-. ](?:[A-Z]{{4}}|[0-9]{{4}}))(?![\w-])"
)
"""A phone number with letters in it: 614-555-HELP."""
SEVEN = re.compile(rf"{_LEFT}(?<![0-9][ ])[2-9][0-9]{{2}}[-. \u2010-\u2013][0-9]{{4}}{_RIGHT}")
ABROAD = re.compile(r"(?<![\w+])\+[1-9][0-9 .()-]{6,20}[0-9]" + _RIGHT)
_LETTERED_IN = InWord(re.compile("[A-Z]{3}"))
_FOUR_DIGITS = digits("[0-9]{4}")
SEVEN_AT = Near(NUMBER, _FOUR_DIGITS, 4)
_EXTENSION = re.compile(r",? ?(?:ext(?:ension)?\.?|x|#) ?[0-9]{1,6}(?!\w)", re.I)
_PHONE_BEFORE = re.compile(
    r"\b(?:call|called|calls|landline|line|home|work|desk|num|nr|cell|cellphone|number|phone|text|texted|tel|telephone|mobile|voicemail|celular|teléfono|telefono|"
    r"número|numero|ring|fax|reach|llama|llámame|llamó|from|at)\b[^.!?\n]{0,25}$",
    re.I,
)
NOT_A_PHONE = re.compile(
    r"\b(?:zoom|webinar|meeting[ ]id|passcode|webex|isbn|hotline|helpline|warmline|lifeline|crisis[ ]line)\b[^!?\n]{0,25}$",
    re.I,
)
FREE_CALL = frozenset(["800", "833", "844", "855", "866", "877", "888", "900"])
CRISIS_LINES = frozenset(
    [
        "18002738255",
        "18006624357",
        "18664887386",
        "18007997233",
        "18006564673",
        "18772263111",
        "988",
        "911",
        "211",
        "311",
        "411",
        "741741",
        "838255",
        "678678",
        "686868",
        "898211",
    ]
)
"""Numbers that everyone may have: they point to help, not to a person."""

_LINK = re.compile(
    r"(?<![\w@])(?:https?://|www\.)[^\s<>\"'“”‘’]{1,400}|"
    r"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}"
    r"(?:com|org|net|edu|gov|info|co|io|me|us|app|dev|tv|ly|gg|be|mx|ca|uk)(?:/[^\s<>\"'“”‘’]{0,300}|(?![\w-]|\.\w))",
    re.I,
)
_LINK_SIGN = re.compile("[.](?<=[0-9A-Za-z][.])[0-9A-Za-z]|://")
_LINK_TAIL = ".,;:!?)]}'’\"”"
_FOUR = re.compile(r"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[0-9]{1,5})?(?![\w]|\.[0-9])")
_SIX = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})(?![\w:])|(?<![\w:])[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){1,6}::?[0-9a-f]{1,4}(?![\w:])",
    re.I,
)
_SIX_SIGN = re.compile(":[0-9A-Fa-f]{0,4}:")
_MAC_SIGN = re.compile("[:-][0-9A-Fa-f]{2}[:-]")
_MAC = re.compile(r"(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])", re.I)
_AT = re.compile(r"(?<![\w@.])@[^\W_](?:[\w.-]{0,38}\w)?")
_HOUR = re.compile(r"@[0-9.:]{1,5}(?:am|pm|ish)?", re.I)
_TAGGED = re.compile(r"(?<![\w#@])[^\W\d][\w.]{1,30}#[0-9]{3,5}(?!\w)")
_CASH = re.compile(r"(?<![\w$])\$[a-z][\w-]{2,28}(?!\w)", re.I)
_PREFIXED = re.compile(r"(?<![\w/:.@-])(?:live:|u/|xmpp:|skype:|sms:|tel:)[\w.+-]{3,40}", re.I)
_PREFIXED_AT = heads("live u xmpp skype sms tel")
_NET = re.compile(
    r"\b(?:insta|instagram|ig|snap|snapchat|discord|tiktok|twitter|facebook|fb|venmo|cashapp|cash app|zelle|paypal|telegram|signal|kik|reddit|"
    r"handle|username|user name|screen ?name|account|profile|gamertag|tag|usuario|cuenta|steam|xbox|psn|skype|twitch|youtube)\b"
    r"(?: (?:name|is|was|handle|account|under|as|called|es|he|she|they|i|it|goes by|am)){0,3}[ :=]{1,3}[\"“']?((?=[\w.-]{0,30}(?:[0-9]|[_.]\w))[^\W\d][\w.-]{1,29}\w)",
    re.I,
)
_NET_AT = heads(
    "instagram ig snapchat discord tiktok twitter facebook fb venmo cashapp zelle paypal telegram signal kik reddit handle username screen account "
    "profile gamertag tag usuario cuenta steam xbox psn skype twitch youtube"
)

_ON_NET = re.compile(
    r"(?<![\w.@-])((?=[\w.-]{0,30}(?:[0-9]|[_.]\w))[^\W\d_][\w.-]{1,29}\w) (?:on|via|en) (?:my |his |her |their |mi |su )?"
    r"(?:insta|instagram|ig|snap|snapchat|discord|tiktok|twitter|facebook|fb|venmo|cashapp|telegram|kik|reddit|steam|xbox|psn|twitch|youtube)\b",
    re.I,
)
_ON_NET_WITH = heads(
    "insta ig snap discord tiktok twitter facebook fb venmo cashapp telegram kik reddit steam xbox psn twitch youtube"
)


def contacts(starts: Starts) -> Iterator[Span]:
    """Find every way to reach someone."""
    text = starts.text
    for shape in (
        in_lines(text, EMAIL, "@"),
        in_lines(text, _SPACED, "@"),
        starts.in_lines(_SPELLED, _SPELLED_IN),
    ):
        for found in shape:
            yield span(text, found.start(), found.end(), "email", "sure", "an e-mail address")
    if starts.has_digit:
        yield from phones(starts)
        yield from _computers(starts)
    if "." in text:
        for found in in_lines(text, _LINK, _LINK_SIGN):
            said = found.group().rstrip(_LINK_TAIL)
            if said.lower().removeprefix("https://").removeprefix("www.").rstrip("/") in _PUBLIC_HOSTS:
                continue
            if (
                "/" in said
                or said.count(".") > 1
                or said.rpartition(".")[2].lower()
                in ("com", "org", "net", "edu", "gov", "info", "io", "gg", "mx")
            ):
                yield span(text, found.start(), found.start() + len(said), "link", "sure", "a web address")
    yield from _handles(starts)


def _handles(starts: Starts) -> Iterator[Span]:
    text = starts.text
    for found in in_lines(text, _AT, "@"):
        if any(c.isalpha() for c in found.group()) and not _HOUR.fullmatch(found.group()):
            yield span(text, found.start(), found.end(), "handle", "sure", "a name on the net")
    for found in in_lines(text, _TAGGED, "#"):
        yield span(text, found.start(), found.end(), "handle", "sure", "a name on the net")
    for found in in_lines(text, _CASH, "$"):
        yield span(text, found.start(), found.end(), "handle", "likely", "a name to send money to")
    for found in starts.matches(_PREFIXED, _PREFIXED_AT):
        yield span(text, found.start(), found.end(), "handle", "likely", "a name on the net")
    for net in (starts.matches(_NET, _NET_AT), starts.in_lines(_ON_NET, _ON_NET_WITH)):
        for found in net:
            yield span(text, found.start(1), found.end(1), "handle", "likely", "a name on the net")


def _computers(starts: Starts) -> Iterator[Span]:
    text = starts.text
    for found in starts.matches(_FOUR, NUMBER):
        if all(int(part.partition(":")[0]) < 256 for part in found.group().split(".")):
            yield span(text, found.start(), found.end(), "ip", "sure", "a computer's address")
    for shape, sign in ((_SIX, _SIX_SIGN), (_MAC, _MAC_SIGN)):
        for found in in_lines(text, shape, sign):
            if found.group().count(":") + found.group().count("-") > 2 and re.search(
                "[a-f]|::", found.group(), re.I
            ):
                yield span(text, found.start(), found.end(), "ip", "sure", "a computer's address")


def only_digits(text: str) -> str:
    """The digits of a number, whatever stands between them."""
    return "".join(c for c in text if c.isdigit())


def is_public(digits: str) -> bool:
    """Whether a number is a crisis line that everyone may have."""
    return digits in CRISIS_LINES or "1" + digits in CRISIS_LINES


def is_open(said: str) -> bool:
    """Whether a number or an address is one that everyone may have: 988, 1-800-273-8255, 988lifeline.org."""
    return is_public(only_digits(said)) or said.lower() in _PUBLIC_HOSTS


def phones(starts: Starts) -> Iterator[Span]:
    """Find phone numbers, extensions with them. Crisis lines stay."""
    text = starts.text
    for shape, matches in (
        (TEN, starts.in_lines(TEN, _FOUR_DIGITS)),
        (WRITTEN_AS_TEN, starts.in_lines(WRITTEN_AS_TEN, _FOUR_DIGITS)),
        (_LETTERED, starts.in_lines(_LETTERED, _LETTERED_IN)),
        (ABROAD, in_lines(text, ABROAD, "+")),
        (SEVEN, starts.matches(SEVEN, SEVEN_AT)),
    ):
        for found in matches:
            digits = only_digits(found.group())
            if is_public(digits) or NOT_A_PHONE.search(text, max(0, found.start() - 45), found.start()):
                continue
            if shape is SEVEN and not is_short_phone(text, found):
                continue
            if shape is ABROAD and not 8 <= len(digits) <= 15:
                continue
            more = _EXTENSION.match(text, found.end())
            yield span(
                text, found.start(), more.end() if more else found.end(), "phone", "sure", "a phone number"
            )


def is_short_phone(text: str, found: re.Match[str]) -> bool:
    """Seven digits may be a range or two years: a phone word, or a shape that no range has."""
    first, last = found.group()[:3], found.group()[4:]
    if first[1:] == "11" or NOT_A_PHONE.search(text, max(0, found.start() - 45), found.start()):
        return False
    if _PHONE_BEFORE.search(text, max(0, found.start() - 40), found.start()):
        return True
    if found.group()[3] not in "-." or last[:2] in ("19", "20"):
        return False
    return not last.endswith("0") or last.startswith("0")
