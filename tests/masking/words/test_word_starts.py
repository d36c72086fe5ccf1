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
from reflect.masking.words.word_starts import NUMBER, InWord, Starts, heads, in_lines

ROOMS = (addresses, ages, contact, dates, feasts, lines, numbers, rooms, spoken_numbers)
NAMED = [
    (room, name.removesuffix("_AT"), name) for room in ROOMS for name in vars(room) if name.endswith("_AT")
]
NUMBERED = [
    (addresses, "_BARE_ADDRESS"), (addresses, "_BLOCK"), (addresses, "_ROADS"), (addresses, "_VIA"), (addresses, "_WITH_ROOM"), (dates, "_DAY_FIRST"), (addresses, "_SHORT_STREET"), (dates, "_MILITARY"), (dates, "_DASHED"), (contact, "_FOUR"),
    (dates, "_ISO"), (dates, "_SLASHED"), (dates, "_TWO"), (dates, "_MONTH_YEAR"), (dates, "_PACKED"),
    (numbers, "_SOCIAL"), (numbers, "_CARD"), (numbers, "_ZIP"), (dockets, "_DOCKET"),
]  # fmt: skip
SHAPES = [
    *((f"{room.__name__}.{shape}", getattr(room, shape), getattr(room, begins)) for room, shape, begins in NAMED if shape),
    *((f"{room.__name__}.{shape}", getattr(room, shape), NUMBER) for room, shape in NUMBERED),
    ("addresses._DIRECTED", addresses._DIRECTED, addresses._WAYS),
    ("addresses._ADDRESS", addresses._ADDRESS, addresses._NTH_NAMED_AT),
    ("addresses._COUNTY_ROAD", addresses._COUNTY_ROAD, addresses._NTH_NAMED_AT),
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
    shape: re.Pattern[str], begins: frozenset[str]
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
        (contact.SEVEN, contact._FOUR_DIGITS),
        (handles._HYPHENED, handles._HYPHENED_IN),
        (handles._SAID, handles._SAID_IN),
        (dockets._CAPITALS, dockets._CAPITALS_IN),
        (rooms._LETTER_FIRST, rooms._LETTER_IN),
        (numbers._PLATE_MIXED, numbers._PLATE_MIXED_IN),
        (numbers._PLATE_ALONE, numbers._PLATE_ALONE_IN),
        (numbers._LONG, numbers._LONG_IN),
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
