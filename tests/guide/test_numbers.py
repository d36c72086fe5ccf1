"""Numbers are said as a person writes them, with their ends where there are any."""

import pytest

from reflect.guide.numbers import bounds, plain_number


def test_a_number_is_said_as_a_person_writes_it() -> None:
    assert [plain_number(n) for n in (2, 0.75, 1_500_000.0)] == ["2", "0.75", "1500000"]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.25, 12, "this takes a number from 0.25 up to 12"),
        (1, None, "this takes a number from 1"),
        (None, 5, "this takes a number up to 5"),
    ],
)
def test_the_ends_of_a_number_are_said(low: float | None, high: float | None, said: str) -> None:
    assert bounds(low, high) == said
