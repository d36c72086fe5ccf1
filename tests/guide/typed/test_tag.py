"""A tag is one line without a comma, or it is refused."""

import pytest

from reflect.guide.typed.tag import clean_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [("story", "story"), ("  my \n story ", "my story"), ("x" * 40, "x" * 40), ("Ñandú", "Ñandú")],
)
def test_a_tag_is_one_line(text: str, tag: str) -> None:
    assert clean_tag(text) == tag


@pytest.mark.parametrize("text", ["", "  ", "x" * 41, "one, two", "a\x1bb"])
def test_what_is_no_tag_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"tag|hidden"):
        clean_tag(text)
