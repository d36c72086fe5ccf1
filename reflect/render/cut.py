"""Words cut to so many rows of a screen: after a whole word, and never in the middle of a letter or a sign. Draws nothing."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from reflect.render.plain.styled import Styled
from reflect.visible import whole_before

Row = TypeVar("Row")


def rows(
    said: Styled, folded: Callable[[Styled], Sequence[Row]], *, width: int, most: int, end: str
) -> Sequence[Row]:
    """Fold a text into rows, at most so many.

    Args:
        said: one paragraph.
        folded: folds any text into rows of at most so many columns, on the screen that it is for.
        width: these columns, 1 or more.
        most: rows, 1 or more.
        end: what stands behind the last word where something was left out.
    """
    whole = folded(said)
    if len(whole) <= most:
        return whole
    plain = said.plain
    at = min(len(plain), most * width)  # a character takes a column, or two; never less that could be seen
    while at:
        at = _end_of_a_word(plain, at)
        cut = folded(said.cut(at, end))
        if len(cut) <= most:
            return cut
        at -= 1
    return folded(said.cut(0, end))[:most]


def _end_of_a_word(plain: str, at: int) -> int:
    """The nearest end of a word up to `at`; in a word with no end within the page, the nearest whole letter."""
    space = plain.rfind(" ", 0, at + 1)
    ends = plain[: max(space, 0)].rstrip()
    return len(ends) if ends else whole_before(plain, at)
