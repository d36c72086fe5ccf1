"""What may tell who somebody is: told on most lines that tell it, hardly ever on ordinary ones, and offsets right on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.world import ROOT

from reflect.masking.quasi.pointers import quasi_identifiers

FIXTURES = ROOT / "tests" / "fixtures" / "masking"
LINES = (FIXTURES / "quasi.txt").read_text("utf-8").splitlines()
TELLING = [line[2:] for line in LINES if line.startswith("+ ")]
ORDINARY = [line[2:] for line in LINES if line.startswith("- ")]
PIECES = [
    "the only",
    "deaf",
    "guy",
    "twins",
    "the mayor's",
    "son",
    "in the paper",
    "was",
    "\u0301",
    "\n",
    "  ",
    "\ud800",
    "🦊",
    "İ",
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())), st.lists(st.sampled_from(PIECES)).map(" ".join)
)


def test_lines_that_tell_who_it_is_are_pointed_out_and_ordinary_ones_hardly_ever() -> None:
    told = sum(bool(quasi_identifiers(line)) for line in TELLING)
    too_much = sum(bool(quasi_identifiers(line)) for line in ORDINARY)
    assert told / len(TELLING) > 0.9 and too_much / len(ORDINARY) < 0.05


def test_less_than_one_pointer_stands_in_a_hundred_ordinary_words() -> None:
    text = (FIXTURES / "ordinary.txt").read_text("utf-8")
    assert len(quasi_identifiers(text)) * 100 < len(text.split())


@pytest.mark.parametrize("end", [" ", "\n", "  "])
def test_words_that_a_line_end_parts_are_found_too(end: str) -> None:
    text = f"🦊 the only{end}deaf{end}guy"
    [pointer] = quasi_identifiers(text)
    assert (text[pointer.start : pointer.end], pointer.why) == (
        text[2:],
        "someone who is the only one of a kind there",
    )


@given(TEXTS)
def test_pointers_are_sorted_apart_and_inside_any_text(text: str) -> None:
    past = 0
    for pointer in quasi_identifiers(text):
        assert past <= pointer.start < pointer.end <= len(text) and pointer.why
        past = pointer.end
