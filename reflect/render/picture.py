"""The picture of then and now: one line from 1 to 5 with a sign for each. Its caption says the same in words.

Colour plays no part: the hollow sign is then, the full one is now, one sign of its own is both in one place, and the
thick line between them is the way.
"""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from reflect.quick_dataclass import dataclass
from reflect.render.look import Look
from reflect.render.words import words

THEN, NOW, BOTH = "then", "now", "both"
LOWEST, HIGHEST = 1, 5
PLACES = 9
"""Places on the line: each of the five lines, and one half way between two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoMarks:
    """What a picture shows: lines from 1 to 5, halves too; None where there is nothing."""

    then: float | None
    now: float | None


def line(shown: TwoMarks, look: Look) -> str:
    """Draw the line, such as `1 --o===@-- 5`; empty in plain mode, where the caption alone is read."""
    if look.plain:
        return ""
    thin, thick = ("-", "=") if look.ascii else ("\u2500", "\u2501")
    at = _signs(shown, look)
    signs = [thick if at and min(at) <= place <= max(at) else thin for place in range(PLACES)]
    for place, (sign, _) in at.items():
        signs[place] = sign
    return f"{LOWEST} {''.join(signs)} {HIGHEST}"


def legend(
    pictures: Iterable[TwoMarks], look: Look, *, then: str = "then", now: str = "now"
) -> list[RenderableType]:
    """Say what the signs of these pictures are: of those that are drawn and no others; nothing in plain mode.

    Args:
        pictures: all those that it stands above or below.
        look: how they are drawn.
        then: what the hollow sign is called there.
        now: what the full one is called.
    """
    if look.plain:
        return []
    drawn = {what: sign for shown in pictures for sign, what in _signs(shown, look).values()}
    told = {THEN: then, NOW: now, BOTH: "both" if len(drawn) == 3 else f"{then} and {now} in one place"}
    said = [f"{drawn[what]} is {meant}" for what, meant in told.items() if what in drawn]
    return [words(f"{', '.join(said)}.")] if said else []


def beside(shown: TwoMarks, caption: str, look: Look, *, narrow_below: int = 70) -> Text:
    """The line with its caption: beside it, or under it on a narrow screen; the caption alone in plain mode."""
    drawn = line(shown, look)
    if not drawn:
        return words(caption)
    return words(f"{drawn}\n{caption}" if look.width < narrow_below else f"{drawn}  {caption}")


def _signs(shown: TwoMarks, look: Look) -> dict[int, tuple[str, str]]:
    """The signs of a picture by their place: each with what it stands for."""
    hollow, full, one = ("o", "@", "#") if look.ascii else ("\u25cb", "\u25cf", "\u25c9")
    then, now = _place(shown.then), _place(shown.now)
    if then is not None and then == now:
        return {then: (one, BOTH)}
    signs = {then: (hollow, THEN), now: (full, NOW)}
    return {place: sign for place, sign in signs.items() if place is not None}


def _place(value: float | None) -> int | None:
    """The place nearest to a value; half a place is taken downwards, so that no picture shows more than was."""
    if value is None:
        return None
    return min(max(int((value - LOWEST) * 2 + 0.499), 0), PLACES - 1)
