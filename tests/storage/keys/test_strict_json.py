"""The reader of small documents never guesses: what it does not know well is refused before anybody uses it."""

import pytest

from reflect.storage.keys import strict_json


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1.0", "1e3", "0.5", "-0.0"])
def test_no_number_that_is_none_and_no_fraction(number: str) -> None:
    with pytest.raises(ValueError, match=number[1:]):
        strict_json.read_json(f'{{"a": [{number}]}}'.encode())


def test_no_name_twice_wherever_it_stands() -> None:
    with pytest.raises(ValueError, match="twice"):
        strict_json.read_json(b'{"a": [{"b": 1, "b": 1}]}')
    assert strict_json.read_json(b'{"a": [{"b": 1}, {"b": 1}]}') == {"a": [{"b": 1}, {"b": 1}]}
