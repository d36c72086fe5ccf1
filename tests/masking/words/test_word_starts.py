"""Shapes that are tried only where a word begins find what they find when they are tried everywhere."""

import re
from functools import cache

import pytest
from kit.masking_texts import labelled
from kit.world import ROOT

from reflect.masking.shapes import (
    addresses,
    ages,
    contact,
    dates,
    dockets,
    feasts,
    handles,
    lines,
    numbers,
    rooms,
    spoken_numbers,
)
from reflect.masking.words.cut import cut
from reflect.masking.words.word_starts import NUMBER, InWord, Near, Starts, heads, in_lines

ROOMS = (addresses, ages, contact, dates, dockets, feasts, lines, numbers, rooms, spoken_numbers)
NAMED = [
    (room, name.removesuffix("_AT"), name) for room in ROOMS for name in vars(room) if name.endswith("_AT")
]
NUMBERED = [
    (addresses, "_BARE_ADDRESS"), (addresses, "_BLOCK"), (addresses, "_ROADS"), (addresses, "_VIA"), (addresses, "_WITH_ROOM"), (addresses, "_SHORT_STREET"), (contact, "_FOUR"),
    (dates, "_SLASHED"), (dockets, "_DOCKET"),
]  # fmt: skip
SHAPES = [
    *((f"{room.__name__}.{shape}", getattr(room, shape), getattr(room, begins)) for room, shape, begins in NAMED if shape),
    *((f"{room.__name__}.{shape}", getattr(room, shape), NUMBER) for room, shape in NUMBERED),
    ("addresses._DIRECTED", addresses._DIRECTED, addresses._WAYS),
    ("addresses._COUNTY_ROAD", addresses._COUNTY_ROAD, addresses._ADDRESS_AT),
]  # fmt: skip
SENTENCES = [case["text"] for name in ("dev", "own") for case in labelled(name)]
PLAIN = (ROOT / "tests/fixtures/masking/ordinary.txt").read_text("utf-8").splitlines()
LONG = "\n".join([*SENTENCES, *(s.upper() for s in SENTENCES), *PLAIN])
STRANGE = "Chri\u017ftmas eve. \u212aey card no A12345. \u0130nterstate 95. en el d\u00eda 5 de marzo. room a1-2, unit 4b."

UNUSUAL = (
    "x_y on ig\nx_y on IG, a1b2c via my Insta\n\nig_HXR-2290_ and AB 1C2\n_614-555-HELP (614)555-0123 1-800-GET-HELP\n614-HEL-0123\n"
    "jan_ DOT at mail [dot] org\nx under\u017fcore y, big-country-84 big-country84\n12 JV 00417 Person 1234 (sister) X1234\nC-pod D wards\nana arroba correo\nana punto luz\nana guión bajo luz\nana guion bajo luz\nana underscore luz at x"
)


@cache
def starts_of_texts() -> list[tuple[str, Starts]]:
    """The words of each text where a shape may begin: the same for every shape, so they are looked for once."""
    return [(text, Starts(cut(text))) for text in (LONG, STRANGE, *SENTENCES[:200])]


@pytest.mark.parametrize(("shape", "begins"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_a_shape_tried_at_words_finds_all_that_it_finds_anywhere(
    shape: re.Pattern[str], begins: frozenset[str] | Near
) -> None:
    for text, starts in starts_of_texts():
        assert [m.span() for m in starts.matches(shape, begins)] == [m.span() for m in shape.finditer(text)]


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (contact._ON_NET, contact._ON_NET_WITH),
        (contact._SPELLED, contact._SPELLED_IN),
        (contact._LETTERED, contact._LETTERED_IN),
        (contact.TEN, contact._FOUR_DIGITS),
        (contact.WRITTEN_AS_TEN, contact._FOUR_DIGITS),
        (handles._HYPHENED, handles._HYPHENED_IN),
        (handles._SAID, handles._SAID_IN),
        (rooms._LETTER_FIRST, rooms._LETTER_IN),
        (numbers._PLATE_MIXED, numbers._PLATE_MIXED_IN),
    ],
)
def test_lines_with_a_word_hold_all_that_a_shape_finds(
    shape: re.Pattern[str], words: frozenset[str] | InWord
) -> None:
    for text in (LONG, UNUSUAL, "ig", "", *SENTENCES):
        found = [m.span() for m in Starts(cut(text)).in_lines(shape, words)]
        assert found == [m.span() for m in shape.finditer(text)]


@pytest.mark.parametrize("word", dates._FULL.split("|"))
def test_every_month_is_a_beginning(word: str) -> None:
    assert [m.group() for m in Starts(cut(f"on {word} 3")).matches(dates._WORDED, dates._WORDED_AT)] == [
        f"{word} 3"
    ]


def test_a_word_of_two_letters_stands_for_longer_ones_and_one_letter_for_itself() -> None:
    shape = re.compile(r"\b(?:no|i)\w*")
    found = [m.group() for m in Starts(cut("no, i 95, inside, nobody 7")).matches(shape, heads("no i"))]
    assert found == ["no", "i", "nobody"]


@pytest.mark.parametrize(
    ("shape", "sign"),
    [
        (contact.EMAIL, "@"),
        (contact._AT, "@"),
        (contact._TAGGED, "#"),
        (contact._CASH, "$"),
        (handles._JOINED, handles._JOINED_SIGN),
        (contact._LINK, contact._LINK_SIGN),
        (contact._SPACED, "@"),
        (numbers._HIDDEN, numbers._SOCIAL_END_SIGN),
        (contact._SIX, contact._SIX_SIGN),
        (contact._MAC, contact._MAC_SIGN),
        (contact.ABROAD, "+"),
        (numbers._SOCIAL_END, numbers._SOCIAL_END_SIGN),
        (numbers._JOINED, "-"),
        (numbers._HASH, "#"),
        (numbers._SLASHED, "/"),
        (dates._TWO, "/"),
        (dates._DAY_FIRST, "/"),
    ],
)
def test_lines_with_a_sign_hold_all_that_a_shape_finds(
    shape: re.Pattern[str], sign: str | re.Pattern[str]
) -> None:
    signs = (sign, f"{sign}\n{sign}x") if isinstance(sign, str) else ()
    for text in (
        LONG,
        *signs,
        *SENTENCES,
        "AA:bb:01:cc:2d:03, fe80::1 and XXX-xx-1234\nHXR 2290",
        "a_b\n\nmia@x.org\r\n$mia\n#mia#1234",
        "",
    ):
        assert [m.span() for m in in_lines(text, shape, sign)] == [m.span() for m in shape.finditer(text)]


FAR = {
    "dates._WORDED": "wednesday., the twenty-seventh of may",
    "dates._RANGE": "between early may and late june",
    "dates._NTH_WORD": "wednesday., the thirteenth.",
    "dates._NTH": "through wednesday., the 12th",
    "dates._NTH_ALONE": "the 12th, he said",
    "dates._NTH_DAY": "wednesday., the 12th",
    "dates._MONTH_ALONE": "through early may",
    "dates._MONTH_YEAR": "12/2024",
    "dates._DASHED": "on 3-4",
    "dates._ISO": "2024-03-04",
    "dates._PACKED": "20240304",
    "dates._MILITARY": "3sept2020",
    "feasts._FEAST": "the feast of our lady of lourdes",
    "feasts._OFFSET": "couple of wednesdays right leading up to the día de acción de gracias",
    "feasts._IN_MONTH": "último wednesday in may",
    "numbers._LABELLED": "order of protections's account, ending in #@no. abcde-1234",
    "numbers._LONG": "AB12345",
    "numbers._SOCIAL": "123-45-6789",
    "numbers._CARD": "1234 5678 1234 5678",
    "numbers._ZIP": "12345-6789",
    "numbers._PLATE_ALONE": "ABC 1234",
    "dockets._CAPITALS": "12:2024 CR 1180",
    "contact.SEVEN": "614-1234",
    "addresses._ROUTE": "mile marker-12",
    "addresses._ROUTE_SHAPE": "U.S. 12",
    "addresses._NTH_STREET": "corner of north. 3rd",
    "addresses._NTH_NAMED": "north. 3rd street",
    "addresses._NTH_CORNER": "north. 3rd & vine",
    "lines._FLOOR": "seventh floor of Mercy",
}
"""How far a shape may begin before the rarer word that it is tried for."""


def test_a_shape_is_tried_as_far_before_a_rarer_word_as_it_reaches() -> None:
    near = {
        f"{room.__name__.rpartition('.')[2]}.{shape}"
        for room, shape, begins in NAMED
        if shape and isinstance(getattr(room, begins), Near)
    }
    assert near == FAR.keys()
    for name, text in FAR.items():
        room, _, shape = name.partition(".")
        module = next(each for each in ROOMS if each.__name__.endswith(f".{room}"))
        pattern = getattr(module, shape)
        found = [m.span() for m in Starts(cut(text)).matches(pattern, getattr(module, f"{shape}_AT"))]
        assert found == [m.span() for m in pattern.finditer(text)]
        assert found, name


FEASTS = (
    "new year's eve|christmas|xmas|thanksgiving|good friday|easter|ash wednesday|palm sunday|the 4th|the fourth|4th of july|independence day|labor day|"
    "memorial day|veterans day|mlk day|martin luther king day|presidents day|columbus day|indigenous peoples day|valentines|st. patricks|mothers day|"
    "fathers day|halloween|cinco de mayo|juneteenth|día de los muertos|nochebuena|noche vieja|año nuevo|groundhog day|earth day|flag day|eid|yom kippur|"
    "rosh hashanah|boxing day|super bowl|superbowl|all souls day|all saints day|feast of san marcos|april fools|mardi gras|decoration day|ramadan|passover|"
    "hanukkah|hannukah|chanukah|kwanzaa|navidad|lent|semana santa|vaisakhi|nowruz|purim|diwali|orthodox easter|lunar new year|tet|tết|têt|vesak|"
    "dia de las madres|día de los reyes|reyes|ashura|epiphany|pentecost|ascension|advent|turkey day|black friday|día de acción de gracias"
)


@pytest.mark.parametrize("feast", FEASTS.split("|"))
def test_every_feast_has_a_rarer_word(feast: str) -> None:
    for text in (f"two days before {feast}", f"TWO DAYS BEFORE {feast.upper()}", f"{feast} morning"):
        found = [m.span() for m in Starts(cut(text)).matches(feasts._OFFSET, feasts._OFFSET_AT)]
        assert found == [m.span() for m in feasts._OFFSET.finditer(text)]
