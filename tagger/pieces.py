"""Makes up places, organisations, dates, contacts and numbers that can stand where others stood."""

import re

from chance import Chance
from names import first_name, last_name, made_up, person, pools

_STREETS = "street st avenue ave road rd boulevard blvd lane ln drive dr court ct way place terrace pike highway hwy parkway circle"
_SPOTS = (
    "park bridge creek heights hills village square plaza county lake river island springs bay grove gardens estates commons township point ridge canyon "
    "trail beach manor towers terrace apartments apts library cemetery woods crossing landing projects mall courts hollow bottoms flats corner overpass "
    "underpass camp encampment landing junction mountain valley falls woods mission district side end town"
)
_BODIES = (
    "clinic hospital center centre church chapel temple mosque college university academy school elementary shelter mission house home inn motel hotel lodge "
    "services foundation alliance coalition network project program ministries club cafe diner restaurant market pharmacy bank jail prison health healthcare "
    "medical behavioral recovery rehab hospice industries group court courthouse salon garage plant warehouse bakery laundromat tabernacle baptist methodist "
    "lutheran fellowship outreach wellness counseling housing place pantry kitchen collective initiative tribal health clubhouse high middle"
)
_HEADS = "new second first open safe good bright true still free living common higher next clear steady turning starting rising healing gentle quiet shared honest"
_THINGS = (
    "hope step door light harbor path way road bridge beginnings chance life start horizon tree table hands ground water heart home haven rock anchor roots wings "
    "morning day dawn season circle garden stone spring lantern compass journey promise mercy grace peace faith courage phoenix oasis refuge well river summit "
    "crossroads landing lighthouse cornerstone fountain gateway ladder nest orchard meadow spirit purpose choices changes foundations connections survivors"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
]
_MESES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
_FEASTS = [
    "christmas",
    "thanksgiving",
    "easter",
    "halloween",
    "new year's",
    "new years eve",
    "christmas eve",
    "new year's eve",
    "valentine's day",
    "mother's day",
    "fathers day",
    "mothers day",
    "labor day",
    "memorial day",
    "the fourth of july",
    "juneteenth",
    "eid",
    "ramadan",
    "diwali",
    "hanukkah",
    "kwanzaa",
    "passover",
    "good friday",
    "ash wednesday",
    "mlk day",
    "veterans day",
    "st patrick's day",
    "cinco de mayo",
    "nochebuena",
    "navidad",
    "super bowl sunday",
    "columbus day",
    "tet",
    "lunar new year",
    "palm sunday",
    "groundhog day",
]
_SAID = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "oh"]
_TENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_SAID_IN_SPANISH = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
_NTH = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
]
_SMALL = frozenset(
    [
        "at",
        "dot",
        "underscore",
        "dash",
        "point",
        "and",
        "of",
        "the",
        "de",
        "la",
        "el",
        "los",
        "del",
        "a",
        "an",
        "y",
        "on",
        "in",
        "to",
        "after",
        "before",
        "day",
        "days",
        "week",
        "weeks",
        "dos",
        "una",
        "un",
        "com",
        "org",
        "net",
        "edu",
        "gmail",
        "yahoo",
        "hotmail",
    ]
)


def digits(chance: Chance, like: str) -> str:
    """The same shape with other digits and other letters between them."""
    made = ""
    for sign in like:
        if sign.isdigit():
            made += str(chance.between(0 if made[-1:].isdigit() else 1, 9))
        elif sign.isalpha() and len(like) < 16:
            made += chance.of("abcdefghjkmnprstvwxy")
        else:
            made += sign
    return made


def said(chance: Chance, like: str) -> str:
    """The same row of words with other number words."""
    return " ".join(_number_word(chance, word) for word in like.split())


def _number_word(chance: Chance, word: str) -> str:
    key = word.lower().strip(".,")
    for row in (_SAID, _TENS, _SAID_IN_SPANISH, _NTH):
        if key in row:
            return chance.of(row)
    return digits(chance, word) if any(map(str.isdigit, word)) else word


def phone(chance: Chance) -> str:
    """A phone number, written in one of many ways."""
    a, b, c = (
        str(chance.between(201, 989)),
        str(chance.of([555, chance.between(200, 999)])),
        f"{chance.below(10000):04}",
    )
    return chance.of(
        [
            f"{a}-{b}-{c}",
            f"({a}) {b}-{c}",
            f"{a}.{b}.{c}",
            f"{a} {b} {c}",
            f"{a}{b}{c}",
            f"{b}-{c}",
            f"{b} {c}",
            f"{a}-{b}{c}",
            f"1-{a}-{b}-{c}",
        ]
    )


def handle(chance: Chance) -> str:
    """A name on the net."""
    one, two = (
        chance.of([first_name(chance), chance.of(_THINGS.split())]),
        chance.of([last_name(chance), chance.of(_THINGS.split()), "rises", "sober", "clean"]),
    )
    number = str(chance.between(1, 99))
    return chance.of(
        [
            f"{one}_{two}",
            f"{one}.{two}",
            f"{one}{number}",
            f"{one}_{two}_{number}",
            f"{one}{two}{number}",
            f"{one}.{two}{number}",
            f"{one}-{two}{number}",
            f"_{one}_{two}",
        ]
    )


def contact(chance: Chance, like: str) -> str:
    """A way to reach somebody that can stand where another one stood."""
    low = like.lower()
    at = chance.of(["gmail", "yahoo", "outlook", "mail", "icloud"])
    if "@" in like.strip("@") or " at " in low:
        if " at " in low:
            return f"{first_name(chance)} {chance.of(['dot', 'underscore', ''])} {last_name(chance)} at {at} dot com".replace(
                "  ", " "
            )
        return f"{handle(chance)}@{at}.{chance.of(['com', 'org', 'net'])}"
    if sum(c.isdigit() for c in like) > 5:
        return phone(chance) if chance.one_in(2) else digits(chance, like)
    if " " in like:
        return said(chance, like)
    return ("@" if like.startswith("@") else "") + handle(chance)


def date(chance: Chance, like: str) -> str:
    """A date that can stand where another one stood."""
    low = like.lower()
    for feast in sorted(_FEASTS, key=len, reverse=True):
        if low.endswith(feast):
            return (
                said(chance, like[: len(like) - len(feast)])
                + (" " if len(like) > len(feast) else "")
                + chance.of(_FEASTS)
            )
    return "".join(_date_word(chance, word) for word in re.findall(r"\w+|\W+", like))


def _date_word(chance: Chance, word: str) -> str:
    key = word.lower()
    for row in (_MONTHS, _MESES, _NTH):
        if key in row:
            return chance.of(row)
    if word.isdigit():
        if len(word) > 2:
            return str(chance.between(1960, 2027))
        return str(chance.between(1, 12 if len(word) == 1 else 30))
    if key[:-2].isdigit():
        day = chance.between(1, 31)
        return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
    return chance.of([*_SAID[1:10], *_TENS]) if key in _SAID + _TENS else word


def _town(chance: Chance) -> str:
    known, many = pools(), chance.below(100)
    if many < 30:
        return chance.of(known["city"])
    if many < 45:
        return chance.of(known["towns"])
    if many < 60:
        return chance.of(known["city words"])
    if many < 75:
        return last_name(chance) + chance.of(
            ["ville", "ton", "burg", "boro", "wood", "field", "view", "brook", "dale", "town", "side", ""]
        )
    if many < 85:
        return made_up(chance)
    return f"{chance.of(['north', 'south', 'east', 'west', 'old', 'new', 'fort', 'mount', 'san', 'santa', 'lake', 'port', 'el', 'la'])} {chance.of([last_name(chance), chance.of(known['city'])])}"


def _named(chance: Chance) -> str:
    known, many = pools(), chance.below(100)
    if many < 30:
        return last_name(chance)
    if many < 45:
        return first_name(chance)
    if many < 70:
        return chance.of(known["common"])
    if many < 85:
        return _town(chance)
    return chance.of(_THINGS.split())


def place(chance: Chance, like: str) -> str:
    """A place that can stand where another one stood."""
    parts = like.split()
    lead = f"{parts[0]} " if len(parts) > 1 and parts[0].lower() in ("the", "la", "el", "los", "las") else ""
    if len(like) < 5 and (any(c.isdigit() for c in like) or len(like) < 3):
        return chance.of(
            [
                str(chance.between(1, 40)),
                str(chance.between(100, 999)),
                digits(chance, like),
                chance.of("abcdefgh"),
                f"{chance.between(1, 30)}{chance.of('abcd')}",
            ]
        )
    if like[0].isdigit() and len(parts) > 1 and parts[1].lower() not in ("and", "&", "y"):
        apt = f", apt {chance.between(1, 30)}{chance.of(['', 'a', 'b', 'c'])}" if chance.one_in(6) else ""
        return f"{chance.between(2, 9900)} {chance.of(['', '', 'n ', 's ', 'e ', 'w '])}{_named(chance)} {chance.of(_STREETS.split())}{apt}"
    if len(parts) == 3 and parts[1].lower() in ("and", "&", "y"):
        sides = [
            _named(chance),
            f"{chance.between(4, 120)}th",
            chance.of(["main", "broad", "high", "mlk", "1st", "2nd", "3rd", "oak", "elm", "vine"]),
        ]
        return f"{chance.of(sides)} {parts[1]} {chance.of([_named(chance), chance.of(sides)])}"
    last = parts[-1].lower().strip(".")
    if last in _STREETS.split():
        return lead + f"{_named(chance)} {chance.of([parts[-1], chance.of(_STREETS.split())])}"
    if last in _SPOTS.split() or (len(parts) > 1 and chance.one_in(2)):
        return (
            lead
            + f"{_named(chance)} {chance.of([last if last in _SPOTS.split() else 'park', chance.of(_SPOTS.split())])}"
        )
    if any(c.isdigit() for c in like):
        return " ".join(digits(chance, p) if any(c.isdigit() for c in p) else p for p in parts)
    if chance.one_in(6):
        return lead + _named(chance)
    return lead + _town(chance)


def organisation(chance: Chance, like: str) -> str:
    """An organisation that can stand where another one stood."""
    parts = like.split()
    lead = f"{parts[0]} " if len(parts) > 1 and parts[0].lower() in ("the", "la", "el", "los", "las") else ""
    last, many = parts[-1].lower().strip("."), chance.below(100)
    if last in _BODIES.split() and len(parts) > 1 and chance.one_in(2):
        return lead + f"{_named(chance)} {last}"
    if many < 28:
        return lead + f"{_named(chance)} {chance.of(_BODIES.split())}"
    if many < 48:
        return lead + f"{chance.of(_HEADS.split())} {chance.of(_THINGS.split())}"
    if many < 58:
        return lead + chance.of(
            [
                chance.of(_THINGS.split()),
                f"{chance.of(_THINGS.split())} {chance.of(['house', 'place', 'center', 'home'])}",
                f"{chance.of(_THINGS.split())} of {chance.of(_THINGS.split())}",
            ]
        )
    if many < 66:
        return f"{chance.of(['st', 'st.', 'saint', 'our lady of', 'casa', 'iglesia', 'clinica', 'house of'])} {chance.of([first_name(chance), chance.of(_THINGS.split())])}"
    if many < 74:
        return f"{chance.of([first_name(chance), last_name(chance)])}{chance.of([chr(39) + 's', 's', chr(39) + 's diner', chr(39) + 's place', ' & sons'])}"
    if many < 84:
        return f"{_town(chance)} {chance.of(['county ', 'community ', 'regional ', 'family ', 'valley ', ''])}{chance.of(_BODIES.split())}"
    if many < 90:
        return lead + last_name(chance)
    if many < 95:
        return "".join(chance.of("abcdefghilmnoprstw") for _ in range(chance.between(3, 5)))
    return lead + f"{chance.of(_HEADS.split())} {chance.of(_THINGS.split())} {chance.of(_BODIES.split())}"


def piece(chance: Chance, label: str, like: str) -> str:
    """What can stand in the place of a labelled piece.

    Args:
        chance: Where its numbers come from.
        label: The label of the piece.
        like: The piece as it stands in the text.

    Returns:
        Another piece, written like it: in capitals, in lower case, or with a capital at the beginning of each word.
    """
    if label == "PERSON":
        made = person(chance, like)
    elif label == "PLACE":
        made = place(chance, like)
    elif label == "ORG":
        made = organisation(chance, like)
    elif label == "DATE":
        made = date(chance, like)
    elif label == "CONTACT":
        return contact(chance, like)
    elif label == "ID":
        made = (
            said(chance, like) if " " in like and not any(c.isdigit() for c in like) else digits(chance, like)
        )
    else:
        made = (
            str(chance.between(90, 104))
            if any(c.isdigit() for c in like)
            else f"ninety {chance.of(_SAID[1:10])}"
        )
    return _written_like(made, like)


def _written_like(made: str, like: str) -> str:
    letters = [c for c in like if c.isalpha()]
    if not letters or not any(c.isupper() for c in letters):
        return made.lower() if letters else made
    if all(c.isupper() for c in letters) and len(letters) > 2:
        return made.upper()
    return " ".join(
        w if w in _SMALL or not w[:1].isalpha() else w[:1].upper() + w[1:] for w in made.split(" ")
    )
