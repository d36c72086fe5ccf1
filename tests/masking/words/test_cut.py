"""A text that was changed in places is cut anew only there, and reads as if it were cut as a whole; what was read once is not read again."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.masking_texts import EVERYDAY, LONG, PIECES

from reflect.masking.words.cut import Cut, cut, recut
from reflect.masking.words.tokens import tokens

pytestmark = LONG
PUTS = ["Person 1", "[date]", "90", "x", "", "'", "_", "-", "Person", "1 (sister)", " (", "\u0301", "A.", ". ", "\n"]  # fmt: skip
PARTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from([*PIECES, "_", "a_b", " (sister)", "or older", " "]), max_size=8).map(
            "".join
        ),
        st.sampled_from(PIECES),
        st.sampled_from(PUTS),
    ),
    max_size=6,
)


def of(made: Cut) -> list[Any]:
    """All that is known of the words of a text, as values."""
    forms = [(form.runs, form.letters) for form in made.said]
    seen = [tuple(getattr(t, name) for name in t.__slots__ if name != "word") for t in tokens(made)]
    return [made.text, made.held, forms, seen]


@given(PARTS)
@EVERYDAY
def test_a_changed_text_is_cut_as_if_it_were_new(parts: list[tuple[str, str, str]]) -> None:
    text, masked, kept = "", "", list[tuple[int, int, int]]()
    for stays, goes, comes in parts:
        if stays:
            kept.append((len(masked), len(masked) + len(stays), len(text)))
        text, masked = text + stays + goes, masked + stays + comes
    assert of(recut(cut(text), masked, kept, worth=1)) == of(cut(masked))


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        ("Person 90 or older men", "son 90 or older men", "90 or older men"),
        ("met Zebulón’Place 2+ again", "met Zebulón’Place 2-_ again", "met Zebulón’Place 2"),
        ("he said it. A. Bell", "he said it. x'A. Bell", "A. Bell"),
        ("to Kim (sister) and me", "to Person 1 (sister) and me", " (sister) and me"),
    ],
)
def test_a_code_that_reaches_into_what_stays_is_seen(before: str, after: str, stays: str) -> None:
    kept = [(after.index(stays), after.index(stays) + len(stays), before.index(stays))]
    assert of(recut(cut(before), after, kept, worth=1)) == of(cut(after))


def test_a_text_with_long_pieces_that_stay_is_cut_as_if_it_were_new() -> None:
    text = "we sat by the river and Kayla told me how the week had been. " * 4
    at = [n for n in range(len(text)) if text.startswith("Kayla", n)]
    bounds = [0, *(n for here in at for n in (here, here + 5)), len(text)]
    pieces = [text[a:b] for a, b in list(pairwise(bounds))[::2]]
    masked, kept, there = "", list[tuple[int, int, int]](), 0
    for piece in pieces:
        kept.append((len(masked), len(masked) + len(piece), there))
        masked, there = masked + piece + "Person 1", there + len(piece) + 5
    masked = masked.removesuffix("Person 1")
    whole, before = cut(masked), cut(text)
    again = recut(before, masked, kept)
    assert of(again) == of(whole)
    assert recut(before, text, kept) is before
