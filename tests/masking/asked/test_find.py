"""The always-mask words by themselves: what counts as the same word, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.masking_texts import EVERYDAY, LONG, TEXTS

from reflect.masking.asked.find import always_spans
from reflect.masking.asked.words import one_slip

pytestmark = LONG


def seen(text: str, *asked: str) -> list[str]:
    return [text[s.start : s.end] for s in always_spans(text, asked)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at BLUEBIRD's door", "BLUEBIRD"),
        ("the bluebird-house", "bluebird"),
        ("the blue-bird", "blue-bird"),
        ("the blue\u00adbird", "blue\u00adbird"),
        ("the blue-\n  bird", "blue-\n  bird"),
        ("my bluebird_1", "bluebird"),
        ("blubird", "blubird"),
        ("bluebirds", "bluebirds"),
        ("bluebrid", "bluebrid"),
        ("bluebord", "bluebord"),
        ("luebird", "luebird"),
        ("blu\u0301ebird", "blu\u0301ebird"),
        ("ｂｌｕｅｂｉｒｄ", "ｂｌｕｅｂｉｒｄ"),
    ],
)
def test_a_word_is_known_in_every_disguise(text: str, found: str) -> None:
    assert seen(text, "Bluebird") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Marisol Quint", "MARISOL  QUINT", "Marisol-Quint", "Marisol J. Quint", "marisol j quint", "Marisol J. K. Quint", "Marisol J. Quinnt",
        "Marisol A. Quint", "Quint, Marisol", "quint , marisol", "Quint,\n  Marisol", "Quinnt, Marisol", "M a r i s o l  Q u i n t", "MarisolQuint",
    ],
)  # fmt: skip
def test_a_name_is_known_with_initials_turned_round_and_spelled(text: str) -> None:
    assert text in seen(text, "Marisol Quint")
    assert text in seen(f"({text})", "Marisol Quint")


def test_a_longer_phrase_is_known_around_an_initial_and_turned_round() -> None:
    assert "Ana Maria J. Quint" in seen("with Ana Maria J. Quint and", "Ana Maria Quint")
    assert "Quint, Ana Maria" in seen("with Quint, Ana Maria and", "Ana Maria Quint")


@pytest.mark.parametrize(
    "text",
    ["Quint and Marisol", "Marisol a Quint", "Marisol. J. Then Quint", "quint marisol", "Quint,\n\n\n\nMarisol", "M. Quint"],
)  # fmt: skip
def test_the_words_of_a_phrase_apart_are_no_phrase(text: str) -> None:
    assert seen(text, "Marisol Quint") == []


def test_a_phrase_turned_round_without_a_comma_is_another() -> None:
    assert seen("it is one day and then one, day", "day one") == ["one, day"]


@pytest.mark.parametrize(
    "tie", [" ", ".", "-", "  ", ". ", " - ", "*", "/", "_", "\u00a0", "\u200b", "\n", "\u00b7"]
)
def test_a_word_is_known_letter_by_letter(tie: str) -> None:
    said = tie.join("Marisol")
    assert said in seen(said, "marisol")
    assert tie.join("MARISOL") in seen(f"with {tie.join('MARISOL')}, yes", "marisol")
    assert any(said in found for found in seen(f"I a{tie}{said}{tie}x", "marisol"))
    assert tie.join("Marsol") in seen(tie.join("Marsol"), "marisol")


def test_letters_by_themselves_are_no_word() -> None:
    assert seen("a n a, plan a b c d, J. T. and K. S.", "ana", "bluebird", "marisol") == []
    assert seen("I a m o k and so r u", "marisol", "iam") == []


@pytest.mark.parametrize("text", ["blue bird", "blackbird", "bluebirdies", "bleubrid", "bird", ""])
def test_two_slips_or_two_words_are_another_word(text: str) -> None:
    assert seen(text, "Bluebird") == []


def test_short_words_have_to_be_right() -> None:
    assert seen("anna, ann, Ana's and an", "ana") == ["Ana"]


def test_a_phrase_is_found_over_a_line_but_not_over_a_paragraph() -> None:
    assert seen("at Blue\nBird House, and blue. \n\n\n\nbird house", "blue bird house") == [
        "Blue\nBird House"
    ]


def test_the_longest_phrase_wins() -> None:
    assert seen("Blue Bird House", "blue", "blue bird")[0] == "Blue Bird"


def test_a_slip_inside_a_phrase_is_seen() -> None:
    assert seen("at blue brid house", "blue bird house") == ["blue brid house"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("kayla", "kayla", True),
        ("kayla", "kalya", True),
        ("kayla", "kaylaa", True),
        ("kayla", "kala", True),
        ("kayla", "kaila", True),
        ("kayla", "kyala", True),
        ("kayla", "klaya", False),
        ("kayla", "kaylaxx", False),
        ("kayla", "marcy", False),
        ("", "a", True),
    ],
)
def test_one_slip_is_a_letter_more_less_other_or_two_changed_about(
    first: str, second: str, same: bool
) -> None:
    assert one_slip(first, second) is one_slip(second, first) is same


@EVERYDAY
@given(
    TEXTS, st.integers(0, 7), st.sampled_from("abcxyz"), st.sampled_from(["drop", "other", "more", "turn"])
)
def test_any_one_slip_of_a_word_is_found_on_a_line_of_its_own(
    text: str, at: int, letter: str, slip: str
) -> None:
    word = "bluebird"
    said = {
        "drop": word[:at] + word[at + 1 :],
        "other": word[:at] + letter + word[at + 1 :],
        "more": word[:at] + letter + word[at:],
        "turn": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }[slip]
    whole = f"{text}\n\n\n\n{said}\n\n\n\n{text}"
    place = len(text) + 4
    assert any(s.start <= place and place + len(said) <= s.end for s in always_spans(whole, [word]))
