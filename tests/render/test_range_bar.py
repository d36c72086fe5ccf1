"""The bar of a range: it never shows more than was, ends at its ends, and says the sign in its middle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.drawn import look

from reflect.render import range_bar

ASCII = look("ascii")


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        (-0.5, 1, "     =|==    "),
        (0, 0, "      |      "),
        (1, 2, "      | ===  "),
        (-2, -1, "  === |      "),
        (-0.3, 0.4, "     =|=     "),
        (-0.2, 0.2, "      |      "),
        (-9, 9, "======|======"),
    ],
)
def test_a_bar_by_hand(low, high, drawn):
    assert range_bar.bar(low, high, ASCII).plain == drawn


@given(st.floats(-4, 4), st.floats(0, 8))
def test_a_bar_is_as_wide_as_its_heading_and_never_longer_than_its_range(low, more):
    high = min(low + more, 4)
    drawn = range_bar.bar(low, high, ASCII).plain
    assert len(drawn) == len(range_bar.ENDS)
    assert drawn.count("=") <= 2 * (high - low) + 2
    assert ("=" in drawn[7:]) <= (high > 0) and ("=" in drawn[:6]) <= (low < 0)


def test_its_sides_are_named_and_its_middle_is_explained():
    assert range_bar.named_bar(1, 2, ASCII).plain == "lower       | ===   higher"
    assert range_bar.legend(ASCII) == "= is how far now may lie from then, | is the same as then"
    assert range_bar.legend(look()) == "\u2501 is how far now may lie from then, \u2502 is the same as then"


def test_in_plain_mode_nothing_is_drawn():
    assert not range_bar.bar(-1, 1, look("plain")) and not range_bar.named_bar(-1, 1, look("plain"))
