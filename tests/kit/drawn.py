"""A screen to draw on, and what a person would see there."""

import io
import re

from rich.cells import cell_len
from rich.console import Console, RenderableType

from reflect.render.lines import WithoutRich
from reflect.render.look import Look

WIDTHS = (40, 80, 120)
SIGNS = "\u25cb\u25cf\u25c9o@#"
"""What stands on a picture of then and now."""
LOOKS = {
    "signs": {},
    "ascii": {"ascii": True},
    "plain": {"plain": True},
    "plain_ascii": {"plain": True, "ascii": True},
}


def look(kind: str = "signs", width: int = 80) -> Look:
    """Give one way of drawing."""
    return Look(width=width, **LOOKS[kind])


def drawn(drawing: RenderableType, width: int = 80, *, color: bool = False) -> str:
    """Draw on a screen as the program does. What can go without Rich is the same to the letter without it."""
    out = io.StringIO()
    Console(  # with a height too, or a terminal that is called dumb would always be 80 wide
        file=out, width=width, height=100, markup=False, emoji=False, highlight=False, legacy_windows=False,
        no_color=not color, color_system="truecolor" if color else None, force_terminal=color,
    ).print(drawing)  # fmt: skip
    text = out.getvalue()
    simple = drawing.simple(width) if isinstance(drawing, WithoutRich) and not color else None
    assert simple is None or simple == "".join(f"{row}\n" for row in text.splitlines())
    return text


def loud(colored: str) -> set[str]:
    """Name what a drawing sets beyond bold, faint and the one accent, such as a red."""
    styles = re.findall(r"\x1b\[([0-9;]*)m", colored)
    return {code for style in styles for code in style.replace("38;5;30", "1").split(";")} - {"0", "1", "2"}


def widest(text: str) -> int:
    """Count the cells of the widest line."""
    return max((cell_len(line) for line in text.splitlines()), default=0)


def unexplained(text: str) -> list[str]:
    """Name what a legend on this screen explains though it is not drawn there, and what is drawn without a legend.

    A picture stands under the legend nearest above it; a dot with a number has its legend anywhere on the page.
    """
    wrong: list[str] = []
    explained, drawn = "", ""
    legend, picture = (
        rf"[{SIGNS}] is (?:then|now|before|from then)\b[^.]*\.",
        rf"1 [-=\u2500\u2501{SIGNS}]{{9}} 5",
    )
    for found in re.finditer(f"{legend}|{picture}", text):
        if found[0].startswith("1 "):
            drawn += re.sub(r"[-=\u2500\u2501 15]", "", found[0])
        else:
            wrong += sorted(set(explained) - set(drawn))
            explained, drawn = "".join(re.findall(rf"([{SIGNS}])\s+is\b", found[0])), ""
    wrong += sorted(set(explained) ^ set(drawn))
    meant = re.findall(r"([\u25cfo]x\d+) means", text)
    numbers = re.findall(r"[\u25cfo]x\d+", re.sub(r"[\u25cfo]x\d+ means", "", text))
    wrong += [sign for sign in meant if sign not in numbers]
    if numbers and not meant:
        wrong.append(numbers[0])
    return wrong


def squeezed(text: str) -> str:
    """Leave out all white space, which wrapping may change."""
    return "".join(text.split())
