"""Words for days: what a slip is taken for, and what is left alone."""

import pytest

from reflect.day_words import corrected, number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesteday", "yesterday"),
        ("last firday", "last friday"),
        ("yesterday", ""),
        ("frx", ""),
        ("someday", ""),
    ],
)
def test_a_long_word_with_a_slip_is_put_right_and_a_short_one_stays(typed, meant):
    assert corrected(typed) == meant


def test_a_number_is_read_from_digits_and_from_words_alone():
    assert [number(word) for word in ("12", "two", "doce", "a couple of")] == [12, 2, 12, 2]
    for word in ("", "many", "-1", "\u0663"):
        with pytest.raises(KeyError):
            number(word)
