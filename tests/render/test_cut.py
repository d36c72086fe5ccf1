"""Cutting to rows: as much as fits, whole words where there are any, whole letters always."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from reflect.render.cut import rows
from reflect.render.plain.styled import Styled

SCREEN = Console(file=io.StringIO(), width=200)
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f466"


def cut(text: str, width: int = 20, most: int = 2, end: str = "\u2026") -> list[str]:
    def folded(said: Styled) -> list[str]:
        return [row.plain for row in said.text().wrap(SCREEN, width, overflow="fold")]

    return list(rows(Styled(((text, ""),)), folded, width=width, most=most, end=end))


def test_what_fits_is_left_as_it_is() -> None:
    assert cut("I waited.") == ["I waited."]
    assert [row.rstrip() for row in cut("I waited a while, and listened.")] == [
        "I waited a while,",
        "and listened.",
    ]


def test_a_longer_text_ends_after_a_word() -> None:
    assert cut("I waited, and then I asked what would help.", most=1) == ["I waited, and then\u2026"]


def test_the_end_is_there_even_where_there_is_no_room_for_a_word() -> None:
    assert cut("Whatsoever", width=3, most=1, end='\u2026"') == ['W\u2026"']
    assert cut("\u6f22\u6f22", width=2, most=1) == ["\u2026"]


@pytest.mark.parametrize(
    "sign", ["e\u0301", FAMILY, "\U0001f44d\U0001f3fd", "\U0001f1eb\U0001f1ee", "\u1100\u1161"]
)
def test_no_letter_or_sign_is_cut_in_two(sign: str) -> None:
    for width in range(4, 24):
        said = "".join(cut(sign * 40, width=width, most=1)).removesuffix("\u2026")
        assert said == sign * (len(said) // len(sign))


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=200),
       st.integers(4, 40), st.integers(1, 4))  # fmt: skip
def test_never_more_rows_and_never_wider_and_the_beginning_of_the_text(
    text: str, width: int, most: int
) -> None:
    shown = cut(text, width, most)
    assert len(shown) <= most
    assert all(cell_len(row.rstrip()) <= width for row in shown)
    said = re.sub(r"\s", "", "".join(shown))
    assert re.sub(r"\s", "", text).startswith(said.removesuffix("\u2026"))
