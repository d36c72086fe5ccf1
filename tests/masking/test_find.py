"""Finding: what is found in which kind, offsets on any text, and work that grows with the text alone."""

import sys
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from kit.masking_texts import ALWAYS, EVERYDAY, LONG, TEXTS
from kit.world import SOAK

from reflect.masking.find import find, firm
from reflect.masking.plan.finish import render
from reflect.masking.plan.plan import plan
from reflect.masking.spans import Span, span


def masked(text: str, **words: Collection[str]) -> list[str]:
    return [s.text for s in find(text, **words) if s.rank]


def looked_at(text: str) -> list[str]:
    return [s.text for s in find(text) if not s.rank]


# Kinds


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("met with Marcus", "person", "Marcus"),
        ("met with marcus again", "person", "marcus"),
        ("Maria de la Cruz came", "person", "Maria de la Cruz"),
        ("mrs. hernandez called", "person", "mrs. hernandez"),
        ("auntie dee called", "person", "auntie dee"),
        ("J.T. walked out", "person", "J.T."),
        ("everybody calls me, he goes by smokey", "person", "smokey"),
        ("we drove to Tacoma", "place", "Tacoma"),
        ("on Broad Street", "place", "Broad Street"),
        ("off 5th and Vine", "place", "5th and Vine"),
        ("at Riverbend Clinic", "organization", "Riverbend Clinic"),
        ("at St. Vincent's", "organization", "St. Vincent's"),
        ("she moved to 214 Maple Ave, apt 3B", "address", "214 Maple Ave, apt 3B"),
        ("P.O. Box 219", "address", "P.O. Box 219"),
        ("she moved to 43215 last year", "zip", "43215"),
        ("he turned 92 this week", "age", "92"),
        ("a 94-year-old man", "age", "94-year-old"),
        ("the oldest is ninety-six and kind, she is ninety-six", "age", "ninety-six"),
        ("call 614-555-0123", "phone", "614-555-0123"),
        ("write a.b@example.org", "email", "a.b@example.org"),
        ("she is @recoverwithray", "handle", "@recoverwithray"),
        ("cashapp $marleydoesnails", "handle", "$marleydoesnails"),
        ("see www.example.org/join", "link", "www.example.org/join"),
        ("from 192.168.14.22", "ip", "192.168.14.22"),
        ("case #PS-20418", "number", "PS-20418"),
        ("his SSN, 602-55-0199", "number", "602-55-0199"),
        ("his plate is JKR 4471", "number", "JKR 4471"),
        ("VA claim number C 29 118 440", "number", "C 29 118 440"),
        ("the vin is 1HGCM82633A004352", "number", "1HGCM82633A004352"),
    ],
)
def test_a_detail_is_found_whole_and_in_its_kind(text: str, kind: str, found: str) -> None:
    assert (kind, found) in [(s.kind, s.text) for s in find(text) if s.rank]


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("on Mar 3 we met", "Mar 3", "[date]"),
        ("Feb. 9th, 2024 it was", "Feb. 9th, 2024", "2024"),
        ("on the 5th of September", "5th of September", "[date]"),
        ("on 2/14 again", "2/14", "[date]"),
        ("on 2023-08-19", "2023-08-19", "2023"),
        ("since 12/25/2019", "12/25/2019", "2019"),
        ("in march 2022", "march 2022", "2022"),
        ("el 3 de octubre de 2023", "3 de octubre de 2023", "2023"),
        ("New Year's Eve was hard", "New Year's Eve", "[date]"),
        ("until the 28th.", "28th", "[date]"),
        ("Thursday, January 8th, 2026 at noon", "Thursday, January 8th, 2026 at noon", "2026"),
    ],
)
def test_a_date_is_found_in_any_shape_and_its_year_stays(text: str, found: str, left: str) -> None:
    [(kind, said, suggestion)] = [(s.kind, s.text, s.suggestion) for s in find(text) if s.rank]
    assert (kind, said, suggestion) == ("date", found, left)


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 he lost both brothers.",
        "She is 34 and has three kids, the oldest is 12.",
        "We called 988 together, then 911.",
        "The card says 1-800-273-8255.",
        "I talked too much today. I will listen more next time.",
        "at 9:15 she called, by 9:20 we were laughing",
        "rent went from 700 to 1100",
        "i lost my patience with the printer, not with a person",
        "I hope he comes back. May the week be lighter.",
        "step 4 took me two years, page 417 of the big book",
        "He has a 90-day chip and 95 percent of a plan.",
        "hoy aprendí que ayudar no es apurarse",
        "Her goal, her pace, her words on the form.",
    ],
)
def test_what_points_to_nobody_is_left_alone(text: str) -> None:
    assert masked(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("met with Will again. he will not talk", ["Will"]),
        ("grace showed up late, asked for a little grace", ["grace"]),
        ("Rob said they robbed him", ["Rob"]),
        ("told hope i hope she stays", ["hope"]),
        ("Joy told me there is no joy in it", ["Joy"]),
        ("Faith has lost her faith", ["Faith"]),
        ("there is no hope without sleep", []),
    ],
)
def test_a_name_that_is_a_word_is_masked_in_the_place_of_a_name(text: str, names: list[str]) -> None:
    assert masked(text) == names


def test_a_name_that_is_a_word_elsewhere_is_at_most_a_look() -> None:
    assert looked_at("thinking about grace") == ["grace"]
    assert find("thinking about grace")[0].certainty == "look"


def test_a_relation_stays_and_is_told() -> None:
    [found] = find("she met my sister kayla")
    assert (found.text, found.relation) == ("kayla", "sister")


def test_a_name_found_once_is_known_in_the_whole_text() -> None:
    assert masked("told oksandra no. i will see oksandra.") == ["oksandra", "oksandra"]


# Always, allow, detectors


def test_always_words_are_found_and_win_over_kept_ones() -> None:
    [found] = find("the bluebird sang", always=["Bluebird"], allow=["bluebird"])
    assert (found.kind, found.certainty, found.text) == ("always", "sure", "bluebird")


def test_a_kept_word_is_not_found_in_any_case() -> None:
    assert masked("met with KAYLA and Kayla", allow=["kayla"]) == []
    assert masked("met with Kayla Lopez", allow=["kayla"]) == ["Kayla Lopez"]
    assert masked("met with Kayla Lopez", allow=["Kayla  Lopez"]) == []


def test_a_detector_of_an_agency_adds_its_own() -> None:
    def sites(text: str, *, always: Collection[str], allow: Collection[str]) -> Iterable[Span]:
        at = text.find("blue room")
        if at >= 0:
            yield span(text, at, at + 9, "place", "sure", "one of our sites")

    assert [s.why for s in find("in the blue room", detectors=[sites])] == ["one of our sites"]
    assert find("in the kitchen", detectors=[sites]) == []


def test_always_words_and_firm_findings_must_not_stay() -> None:
    assert [s.text for s in firm(find("call 614-555-0123, the blue-bird", always=["bluebird"]))] == [
        "614-555-0123",
        "blue-bird",
    ]
    assert firm(find("thinking about grace")) == []
    assert firm(find("call 614-555-0123", allow=["614-555-0123"])) == []


# Any text at all


@LONG
@EVERYDAY
@given(TEXTS, ALWAYS, ALWAYS)
def test_spans_are_right_sorted_and_apart(text: str, always: list[str], allow: list[str]) -> None:
    spans = find(text, always=always, allow=allow)
    assert spans == find(text, always=always, allow=allow)
    for found in spans:
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.why and found.suggestion
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize("before", ["", "🦊 ", "e\u0301 ", "王小明: ", "محمد ", "👩‍👧 ", "ﬁ ", "İ "])
def test_offsets_count_code_points(before: str) -> None:
    text = f"{before}call 614-555-0123 or Jose\u0301 Pen\u0303a"
    assert [text[s.start : s.end] for s in find(text) if s.rank][-2:] == [
        "614-555-0123",
        "Jose\u0301 Pen\u0303a",
    ]


def test_a_name_may_be_composed_or_not() -> None:
    assert masked("hablé con José") == ["José"]
    assert masked("hablé con Jose\u0301") == ["Jose\u0301"]


LONG = {
    "digits": "1" * 2000,
    "digits and dots": "1." * 1000,
    "digits and dashes": "12-" * 750,
    "digits and colons": "1:" * 1000,
    "dots": "." * 2000,
    "ats": "@" * 2000,
    "ats and letters": "a@" * 1000,
    "addresses": "a@b." * 500,
    "spaces": " " * 2000,
    "letters": "a" * 2000,
    "capitals": "A" * 2000,
    "quotes": "'\"’" * 700,
    "apostrophes": "a'" * 1000,
    "dashes": "a-" * 1000,
    "underscores": "a_" * 1000,
    "marks": "e" + "\u0301" * 2000,
    "titles": "Dr. " * 500,
    "names": "Maria " * 350,
    "initials": "A. " * 650,
    "places": "Saint Park Street " * 110,
    "months": "may 1 " * 300,
    "hashes": "#a1" * 650,
    "lines": "\n" * 2000,
    "codes": "Person 1 " * 225,
    "brackets": "[date]" * 300,
    "cases": "case number is " * 130,
    "house numbers": "12 a " * 400,
    "slashes": "1/1/" * 500,
    "semicolons": "1;" * 500,
    "hosts": "a.b-" * 500,
    "at in words": "a at b dot " * 180,
    "hidden digits": "xx12-" * 400,
    "said digits": "one two oh " * 180,
    "county roads": "N 123 county " * 150,
    "units": "12 Oak Hill, apt 3, " * 100,
    "stretches": "june 3-5-" * 220,
    "at signs": "jan @ b . " * 200,
    "lists": "ana, bo, old " * 150,
    "capitals in a row": "at Big Red " * 180,
}


def masked_whole(text: str, always: Collection[str]) -> object:
    """The whole way: what is found, what comes to light, and the last check."""
    return render(plan([text], always=always))


def only_found(text: str, always: Collection[str]) -> object:
    return find(text, always=always)


def work(
    text: str, always: Collection[str] = (), do: Callable[[str, Collection[str]], object] = only_found
) -> int:
    """How many Python and C calls are done to look through a text: a count, not a time."""
    done = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal done
        done += 1

    do(text + " and so on", always)  # all is loaded then, and no line of this text is remembered
    sys.setprofile(count)
    try:
        do(text, always)
    finally:
        sys.setprofile(None)
    return done


@pytest.mark.parametrize("name", LONG)
def test_a_text_twice_as_long_is_at_most_about_twice_the_work(name: str) -> None:
    text = LONG[name]
    assert work(text + text) <= 2.3 * work(text) + 200


ASKED = ["Marisol Quint", "bluebird", "Ana Maria Lopez", "day one"]
ROWS = {
    "letters apart": "m a r i s o " * 150,
    "letters of a word": "M.a.r.i.s.o.l." * 120,
    "commas": "Quint, Marisol, " * 100,
    "initials": "Marisol J. K. Quint " * 80,
    "first words": "Marisol Ana Maria " * 80,
}


@pytest.mark.parametrize("name", ROWS)
def test_asked_words_in_a_text_twice_as_long_are_about_twice_the_work(name: str) -> None:
    text = ROWS[name]
    assert work(text + text, ASKED) <= 2.3 * work(text, ASKED) + 200


@pytest.mark.parametrize("name", LONG)
@pytest.mark.timeout(20)
def test_no_long_run_makes_a_pattern_blow_up(name: str) -> None:
    """A pattern that looks back over what it saw would not come back from many thousand characters."""
    text = LONG[name] * (50 if SOAK else 10)
    find(text)
    find(text, always=["bluebird", "aaaaaa", "1111111"])


def test_a_megabyte_is_the_work_of_its_parts() -> None:
    text = "met with kayla at Riverbend Clinic on Mar 3, her cell is 614-555-0142. she was tired. "
    assert work(text * 200) <= 1.1 * 10 * work(text * 20)


def test_a_plan_of_a_megabyte_is_the_work_of_its_parts() -> None:
    text = "met with kayla at Riverbend Clinic on Mar 3, her cell is 614-555-0142. she was tired.\nxiomary spoke to pa houa.\n"
    assert work(text * 150, do=masked_whole) <= 1.1 * 10 * work(text * 15, do=masked_whole)


@pytest.mark.parametrize(
    "text",
    ["this week, 2026-W10", "from 2026-w09 to 2026-W10", "see 988lifeline.org", "chat at 988lifeline.org"],
)
def test_weeks_and_open_help_stay(text: str) -> None:
    assert masked(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I met _Maria Rose_ today", ["Maria Rose"]),
        ("it was on __March 3__, he said", ["March 3"]),
        ("call _614-555-0199_ now", ["614-555-0199"]),
        ("dm me at tiff_rises_up", ["tiff_rises_up"]),
        ("____ by ____", []),
    ],
)
def test_underscores_that_only_stress_hide_nothing(text: str, found: list[str]) -> None:
    assert masked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Al-Anon on Tuesday",
        "Suboxone from the clinic",
        "the Big Book thumps",
        "He said Higher Power",
        "in east africa",
    ],
)
def test_what_everybody_has_is_nobodys_name(text: str) -> None:
    """A weekday, a medicine, a book that many read, a part of the world."""
    assert masked(text) == []
