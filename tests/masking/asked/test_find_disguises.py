"""No always-mask word leaves through a plan, whatever is put into it, around it, or between its letters and words."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.masking_texts import EVERYDAY, LONG

from reflect.masking.asked.find import always_spans
from reflect.masking.asked.fragments import Gap, pieces
from reflect.masking.plan.finish import render
from reflect.masking.plan.plan import plan

pytestmark = LONG

WORDS = ["marisol", "bluebird", "Zebulon", "Muñoz", "quint"]
PHRASES = ["Harbor Light", "Marisol Quint", "Blue Bird House"]
SENTENCES = ["I saw {} there.", "- we stopped at {}", "> {} and then some\nmore", "{}", "n/a; ({}) ok"]
UNSEEN = [c for c in map(chr, range(sys.maxunicode)) if unicodedata.category(c) == "Cf"]
MARKS = ["\u0301", "\u0308", "\u20dd", "\ufe0f", "\u034f", "\u0941"]
SIGNS = [*"0123456789", "_", "٣", "²"]


def said_of(word: str) -> str:
    """What is left of a text when only its letters are looked at, unmarked, in lower case, out of any circle."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(c for c in apart if c.isalpha() and not unicodedata.combining(c))


def left_of(said: str, *always: str, sentence: str = "I saw {} there.") -> str:
    """The letters that are left of a sentence with something in it."""
    [masked] = render(plan([sentence.format(said)], always=always))
    return said_of(masked)


def unseen(word: str, at: int, more: str) -> str:
    return word[:at] + more + word[at:]


@EVERYDAY
@given(st.data())
def test_what_cannot_be_seen_hides_no_word(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(WORDS))
    said = word
    for _ in range(data.draw(st.integers(1, 4))):
        more = data.draw(st.text(st.sampled_from(UNSEEN + MARKS), min_size=1, max_size=9))
        said = unseen(said, data.draw(st.integers(1, len(said))), more)
    sentence = data.draw(st.sampled_from(SENTENCES))
    assert said_of(word) not in left_of(said, word, sentence=sentence)


@pytest.mark.parametrize("more", UNSEEN, ids=lambda c: f"U+{ord(c):04X}")
def test_no_sign_that_cannot_be_seen_hides_a_word(more: str) -> None:
    for said in (unseen("marisol", 3, more), more.join("marisol"), "marisol"):
        spans = always_spans(f"x{more}{said}{more}x", ["marisol"])
        assert any(said in found.text for found in spans)


@EVERYDAY
@given(
    st.sampled_from(WORDS),
    st.text(st.sampled_from(SIGNS), max_size=8),
    st.text(st.sampled_from(SIGNS), max_size=8),
    st.sampled_from(["", "@", ".", "-", "#"]),
    st.sampled_from(SENTENCES),
)
def test_digits_around_a_word_hide_nothing(
    word: str, before: str, after: str, tie: str, sentence: str
) -> None:
    assert said_of(word) not in left_of(f"{before}{tie}{word}{tie}{after}", word, sentence=sentence)


BREAKS = st.builds(
    "{}{}{}{}".format,
    st.text(st.sampled_from(" \t\u00a0\u200b"), max_size=4),
    st.sampled_from(["", "\n", "\r\n", "\u2028"]),
    st.text(st.sampled_from(" \t\u00a0\u3000"), min_size=1, max_size=8),
    st.sampled_from(["", "> ", "- ", "* ", "> > ", "• "]),
)


@EVERYDAY
@given(
    st.sampled_from(PHRASES),
    BREAKS,
    st.sampled_from(["{}", "{}'s", "{}-like", "{}’s"]),
    st.booleans(),
    st.sampled_from(SENTENCES),
)
def test_a_line_that_is_broken_and_moved_in_hides_no_phrase(
    phrase: str, between: str, form: str, hyphen: bool, sentence: str
) -> None:
    if "\n" not in between.replace("\u2028", "\n"):
        between = between.rstrip(">-*• ") + " "  # a list begins on a line of its own
    said = form.format(phrase.replace(" ", ("-" if hyphen else "") + between))
    left = left_of(said, phrase, sentence=sentence)
    assert not [word for word in phrase.split() if said_of(word) in left]


@EVERYDAY
@given(
    st.sampled_from(WORDS),
    st.integers(1, 4),
    st.text(st.sampled_from(" \t"), max_size=8),
    st.sampled_from(["", "> "]),
)
def test_a_word_broken_by_a_hyphen_at_the_end_of_a_line_is_known(
    word: str, at: int, blanks: str, mark: str
) -> None:
    for hyphen in ("-", "\u00ad", "\u2010"):
        said = f"{word[:at]}{hyphen}\n{blanks}{mark}{word[at:]}"
        assert said_of(word) not in left_of(said, word)


@EVERYDAY
@given(
    st.sampled_from(WORDS),
    st.sampled_from([" ", ".", "-", " - ", "*", "\n", "\n      ", "\u200b" * 9, " \u200b ", "\u2028  "]),
)
def test_a_spelled_word_is_known(word: str, tie: str) -> None:
    assert said_of(word) not in left_of(tie.join(word), word)


@pytest.mark.parametrize(
    "first", [0x24D0, 0x24B6, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6, 0x249C, 0xFF41, 0x1D4EA]
)
def test_letters_in_circles_squares_and_other_dress_are_letters(first: int) -> None:
    said = "".join(chr(first + ord(c) - ord("a")) for c in "marisol")
    [found] = always_spans(f"i saw {said} there", ["marisol"])
    assert found.text == said


@pytest.mark.parametrize(
    ("text", "always", "masked"),
    [
        ("- we stopped at the harbor\n    light", "Harbor Light", "- we stopped at the [left out]"),
        ("> the harbor\n>   light's door", "Harbor Light", "> the [left out]'s door"),
        ("marisol77 came", "marisol", "[left out] came"),
        ("77marisol came", "marisol", "[left out] came"),
        ("marisol77quint came", "marisol", "[left out]quint came"),
        ("i told marisol77 quint", "Marisol Quint", "i told [left out]"),
        ("i told Quint77, Marisol", "Marisol Quint", "i told [left out]"),
        ("i told marisol77 j. quint", "Marisol Quint", "i told [left out]"),
        ("i told ana2 j. quint", "Ana2 Quint", "i told [left out]"),
        ("mari\ufeffsol came", "marisol", "[left out] came"),
        ("\u202emarisol\u202c came", "marisol", "\u202e[left out]\u202c came"),
        ("I thought of Place 1, b l u e b i r d", "bluebird", "I thought of Place 1, [left out]"),
        ("Person 1 bluebird", "Bluebird House", "Person 1 bluebird"),
        ("❤️ bluebird", "❤️ Bluebird", "❤️ [left out]"),
    ],
)
def test_what_is_masked_and_no_more(text: str, always: str, masked: str) -> None:
    assert render(plan([text], always=[always])) == (masked,)


@pytest.mark.parametrize(
    "text",
    ["the harbor\n\n\n\nlight", "harbor. Well, the light", "harbor [date] light", "77 harbors 77 lights", "harbor77 and light"],
)  # fmt: skip
def test_words_that_are_far_apart_are_no_phrase(text: str) -> None:
    assert not list(always_spans(text, ["Harbor Light"], apart=[(7, 13)] if "[" in text else []))


def test_pieces_stand_where_they_were_written() -> None:
    text = "\u200bMarı\u0301\u20ddsol77  \n>  Ⓠuint"
    cut = [(text[p.start : p.end], p.said, p.gap) for p in pieces(text)]
    assert cut == [
        ("Marı\u0301\u20ddsol", "marısol", Gap.FAR),
        ("77", "77", Gap.NONE),
        ("Ⓠuint", "quint", Gap.NEAR),
    ]
