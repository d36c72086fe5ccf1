"""The bar of a range: how far now may lie from then, to both sides of "the same". Words beside it say the same.

Nothing is drawn in plain mode. A range that goes beyond the bar ends with it, and its words say how far it goes.
"""

from math import copysign

from rich.text import Text

from reflect.render.look import ACCENT, DIM, Look
from reflect.render.words import words

FARTHEST = 6
"""Cells to each side of the middle; each is half a line."""
ENDS = "lower  higher"
"""What stands over a bar, as wide as it is."""


def bar(low: float, high: float, look: Look) -> Text:
    """Draw a range, such as `    ==|===   `: from so much lower, or higher, to so much. Empty in plain mode."""
    if look.plain:
        return Text()
    first, last = _cell(low), _cell(high)
    drawn = Text()
    for cell in range(-FARTHEST, FARTHEST + 1):
        inside = first <= cell <= last
        sign = _middle(look) if cell == 0 else _thick(look) if inside else " "
        drawn.append(words(sign, ACCENT if inside else DIM))
    return drawn


def named_bar(low: float, high: float, look: Look) -> Text:
    """Draw a range with its two sides named; empty in plain mode."""
    if look.plain:
        return Text()
    left, right = ENDS.split()
    return Text.assemble(words(f"{left} ", DIM), bar(low, high, look), words(f" {right}", DIM))


def legend(look: Look) -> str:
    """Say what the signs of a bar are."""
    return f"{_thick(look)} is how far now may lie from then, {_middle(look)} is the same as then"


def _thick(look: Look) -> str:
    return "=" if look.ascii else "\u2501"


def _middle(look: Look) -> str:
    return "|" if look.ascii else "\u2502"


def _cell(by: float) -> int:
    """The cell nearest to a change; half a cell is taken towards the middle, so that no bar shows more than was."""
    cell = int(by * 2 + copysign(0.499, by))
    return max(-FARTHEST, min(FARTHEST, cell))
