"""JSON from elsewhere: strict, and never said again."""

import pytest

from reflect.errors import BadFile
from reflect.incoming.strict import strict_json

SECRET = "zebrafinch"


@pytest.mark.parametrize(
    "text",
    [
        "", "{", '{"a": NaN}', '{"a": Infinity}', '{"a": ' + "9" * 5000 + "}", "[" * 100_000, '{"a":' * 100_000,
        f'{{"{SECRET}": 1, "{SECRET}": 2}}', '"open', f"{{{SECRET}}}", '{} {}', f'{{"a": "{SECRET}\n"}}',
    ],
)  # fmt: skip
def test_what_is_no_plain_json_is_refused_without_saying_it_again(text: str) -> None:
    with pytest.raises(BadFile) as refused:
        strict_json(text, "diary.json")
    assert SECRET not in refused.value.message and refused.value.file == "diary.json"


def test_a_number_that_no_file_of_ours_could_keep_is_refused() -> None:
    assert strict_json("9" * 18, "x") == int("9" * 18)
    with pytest.raises(BadFile, match="too long"):
        strict_json("9" * 19, "x")


def test_plain_json_is_read() -> None:
    assert strict_json('{"a": [1, 2.5, "x", null, true]}', "x") == {"a": [1, 2.5, "x", None, True]}
