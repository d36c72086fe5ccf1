"""A screen to draw on, and what a person would see there."""

import io

from rich.cells import cell_len
from rich.console import Console, RenderableType

from reflect.render.look import Look

WIDTHS = (40, 80, 120)
LOOKS = {
    "signs": {},
    "ascii": {"ascii": True},
    "plain": {"plain": True},
    "plain_ascii": {"plain": True, "ascii": True},
}


def look(kind: str = "signs", width: int = 80) -> Look:
    """Give one way of drawing."""
    return Look(width=width, **LOOKS[kind])  # type: ignore[arg-type]


def drawn(drawing: RenderableType, width: int = 80, *, color: bool = False) -> str:
    """Draw on a screen as the program does."""
    out = io.StringIO()
    Console(
        file=out, width=width, markup=False, emoji=False, highlight=False, legacy_windows=False,
        no_color=not color, color_system="truecolor" if color else None, force_terminal=color,
    ).print(drawing)  # fmt: skip
    return out.getvalue()


def widest(text: str) -> int:
    """Count the cells of the widest line."""
    return max((cell_len(line) for line in text.splitlines()), default=0)


def squeezed(text: str) -> str:
    """Leave out all white space, which wrapping may change."""
    return "".join(text.split())
