"""Hours added up exactly, and said in words that count and do not judge."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.growth.hours import altogether, amount, left, number, total, with_rest, without_length

QUARTERS = st.integers(1, 4000).map(lambda n: n / 4)


@given(st.lists(QUARTERS, max_size=60))
def test_quarter_hours_add_up_in_any_order(hours):
    assert total(hours) == total(reversed(hours)) == sum(round(4 * one) for one in hours) / 4


@given(st.lists(st.integers(1, 4000), max_size=60))
def test_tenths_do_not_drift(tenths):
    """A person's own pack may ask in other steps."""
    assert total(n / 10 for n in tenths) == float(Decimal(sum(tenths)) / 10)


def test_what_has_no_length_counts_nothing():
    assert total([None, 0.1, 0.1, 0.1, None]) == 0.3
    assert total(()) == 0


@pytest.mark.parametrize(
    ("noted", "asked", "rest"), [(0, None, 0), (1, 1, 0), (3, 1, 0), (0.1, 0.3, 0.2), (0, 20, 20)]
)
def test_the_rest_is_never_less_than_nothing(noted, asked, rest):
    assert left(noted, asked) == rest


def test_hours_are_said_as_they_were_noted():
    assert [number(n) for n in (1, 1.5, 0.75, 20)] == ["1", "1.5", "0.75", "20"]
    assert (amount(1), amount(0.5)) == ("1 hour", "0.5 hours")
    assert [without_length(n) for n in (1, 2)] == [
        "1 meeting without a length",
        "2 meetings without a length",
    ]
    assert with_rest(12.5, 20) == "12.5 of 20 hours noted, 7.5 more in your rules"
    for hours, asked in ((20, 20), (30, 20), (5, None), (0, 20), (0, None)):
        assert with_rest(hours, asked) == altogether(hours, asked)
