"""The picture of then and now: one line from 1 to 5 with a sign for each. Its caption says the same in words.

Colour plays no part: the hollow sign is then, the full one is now, and the thick line between them is the way.
"""

from dataclasses import dataclass

from rich.text import Text

from reflect.render.look import Look
from reflect.render.words import words

LOWEST, HIGHEST = 1, 5
PLACES = 9
"""Places on the line: each of the five lines, and one half way between two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenNow:
    """What a picture shows: lines from 1 to 5, halves too; None where there is nothing."""

    then: float | None
    now: float | None


def line(shown: ThenNow, look: Look) -> str:
    """Draw the line, such as `1 --o===@-- 5`; empty in plain mode, where the caption alone is read.

    Where then and now are the same, only now is seen.
    """
    if look.plain:
        return ""
    thin, thick, hollow, full = (
        ("-", "=", "o", "@") if look.ascii else ("\u2500", "\u2501", "\u25cb", "\u25cf")
    )
    then, now = _place(shown.then), _place(shown.now)
    signs = [thin] * PLACES
    if then is not None and now is not None:
        low, high = sorted((then, now))
        signs[low : high + 1] = [thick] * (high - low + 1)
    if then is not None:
        signs[then] = hollow
    if now is not None:
        signs[now] = full
    return f"{LOWEST} {''.join(signs)} {HIGHEST}"


def beside(shown: ThenNow, caption: str, look: Look, *, narrow_below: int = 70) -> Text:
    """The line with its caption: beside it, or under it on a narrow screen; the caption alone in plain mode."""
    drawn = line(shown, look)
    if not drawn:
        return words(caption)
    return words(f"{drawn}\n{caption}" if look.width < narrow_below else f"{drawn}  {caption}")


def _place(value: float | None) -> int | None:
    """The place nearest to a value; half a place is taken downwards, so that no picture shows more than was."""
    if value is None:
        return None
    return min(max(int((value - LOWEST) * 2 + 0.499), 0), PLACES - 1)
