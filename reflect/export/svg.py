"""The picture of a growth area as inline SVG, with words for those who can't see it. It links nothing and moves nothing.

Sizes are in units of the picture's view box. Texts pass `escaped`, as every text of the page does.
"""

import html
from collections.abc import Iterator
from math import ceil

from reflect.report.report import Dots

# Five columns of one width behind the names of the months, and rows of one height, so that what stands there compares.
_NAMES, _COLUMN, _GAP, _PITCH = 106, 36, 5, 9
_HIGH = 4
"""Dots on top of each other, before those of the whole picture get smaller."""
_LETTERS = 15
"""The height of a line of words."""


def escaped(text: str) -> str:
    """Escape a text for an element or for an attribute in double quotes."""
    return html.escape(text, quote=True)


def dots(area: Dots, id: str) -> Iterator[str]:
    """Draw one dot for each rating: in the row of its month, in the column of its line.

    Args:
        area: the picture.
        id: what the ids of its title and description begin with; one of its own on the page.
    """
    most = max(count for month in area.months for count in month.counts)
    across = max(_COLUMN // _PITCH, ceil(most / _HIGH))
    pitch = min(_PITCH, _COLUMN / across)
    row = max(_LETTERS, ceil(most / across) * pitch) + _GAP
    width, foot = _NAMES + 5 * (_COLUMN + _GAP) - _GAP, len(area.months) * row + 2
    yield f'<svg viewBox="0 0 {width} {foot + 18:.0f}" role="img" aria-labelledby="{id}-name {id}-said">'
    yield f'<title id="{id}-name">{escaped(area.name)}</title>'
    yield f'<desc id="{id}-said">{escaped(area.by_month)}</desc>'
    for number, month in enumerate(area.months):
        middle = (number + 0.5) * row
        yield f'<text class="month" x="0" y="{middle + 4:.1f}">{escaped(month.name)}</text>'
        for line, count in enumerate(month.counts):
            left = _NAMES + line * (_COLUMN + _GAP)
            under = f"{(number + 1) * row:.1f}"
            yield f'<line class="row" x1="{left}" y1="{under}" x2="{left + _COLUMN}" y2="{under}"/>'
            yield from _heap(count, left + _COLUMN / 2, middle, across=across, pitch=pitch)
    yield f'<text class="less" x="{_NAMES}" y="{foot + 13:.0f}">{escaped(area.less)}</text>'
    yield f'<text class="more" x="{width}" y="{foot + 13:.0f}">{escaped(area.more)}</text>'
    yield "</svg>"


def _heap(count: int, x: float, y: float, *, across: int, pitch: float) -> Iterator[str]:
    """Lay dots around a place, as many beside each other as there is room for."""
    rows = ceil(count / across)
    for n in range(count):
        row, column = divmod(n, across)
        beside = min(across, count - row * across)
        cx = x + (column - (beside - 1) / 2) * pitch
        cy = y + (row - (rows - 1) / 2) * pitch
        yield f'<circle class="dot" cx="{cx:.1f}" cy="{cy:.1f}" r="{pitch * 0.38:.1f}"/>'
