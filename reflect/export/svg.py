"""The pictures of a growth area as inline SVG, with words for those who can't see them. It links nothing and moves nothing.

Sizes are in units of each picture's view box. Texts pass `escaped`, as every text of the page does.
"""

import html
from collections.abc import Iterator
from math import ceil

from reflect.export.page_words import page_words
from reflect.report.report import Dots, Moved

# Stacks of dots: five columns of one width, so that heights compare.
_COLUMN, _TALL, _PITCH = 48, 84, 12
_HIGH = _TALL // _PITCH

# Then and now: a line from 1 to 5 with room for a word above and below it.
_WIDTH, _LEFT, _STEP, _AXIS = 232, 26, 45, 30


def escaped(text: str) -> str:
    """Escape a text for an element or for an attribute in double quotes."""
    return html.escape(text, quote=True)


def dots(area: Dots, id: str) -> Iterator[str]:
    """Stack one dot for each rating over its line.

    Args:
        area: the picture.
        id: what the ids of its title and description begin with; one of its own on the page.
    """
    across = max(1, ceil(max(area.counts) / _HIGH))
    pitch = min(_PITCH, _COLUMN / across)
    rows = ceil(max(area.counts) / across)
    top = rows * pitch + 4
    width = 5 * (_COLUMN + 8)
    yield from _opening(width, f"{top + 20:.0f}", id, area.name, area.sentence)
    yield f'<line class="axis" x1="4" y1="{top:.0f}" x2="{width - 4}" y2="{top:.0f}"/>'
    for line, count in enumerate(area.counts, start=1):
        middle = (line - 0.5) * (_COLUMN + 8)
        left = middle - (min(across, count) - 1) * pitch / 2
        for n in range(count):
            row, column = divmod(n, across)
            x, y = left + column * pitch, top - (row + 0.5) * pitch - 2
            yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{pitch * 0.38:.1f}"/>'
        yield f'<text class="mark" x="{middle:.0f}" y="{top + 15:.0f}">{line}</text>'
    yield "</svg>"


def then_now(area: Moved, id: str, lang: str) -> Iterator[str]:
    """Draw where most ratings were before (an open ring, named below) and are now (a dot, named above)."""
    words = page_words(lang)
    yield from _opening(_WIDTH, "58", id, area.name, area.sentence)
    yield f'<line class="axis" x1="{_at(1)}" y1="{_AXIS}" x2="{_at(5)}" y2="{_AXIS}"/>'
    for line in range(1, 6):
        yield f'<line class="axis" x1="{_at(line)}" y1="{_AXIS - 4}" x2="{_at(line)}" y2="{_AXIS + 4}"/>'
    yield f'<text class="mark" x="{_at(1) - 18}" y="{_AXIS + 4}">1</text>'
    yield f'<text class="mark" x="{_at(5) + 18}" y="{_AXIS + 4}">5</text>'
    if area.before is not None and area.now is not None and area.before != area.now:
        yield f'<line class="way" x1="{_at(area.before)}" y1="{_AXIS}" x2="{_at(area.now)}" y2="{_AXIS}"/>'
    if area.before is not None:
        yield f'<circle class="ring" cx="{_at(area.before)}" cy="{_AXIS}" r="8"/>'
        yield _named(area.before, _AXIS + 24, f"{words.before} ({area.n_before})")
    if area.now is not None:
        yield f'<circle class="dot" cx="{_at(area.now)}" cy="{_AXIS}" r="{4.5 if area.now == area.before else 8}"/>'
        yield _named(area.now, _AXIS - 16, f"{words.now} ({area.n_now})")
    yield "</svg>"


def _opening(width: int, height: str, id: str, name: str, sentence: str) -> Iterator[str]:
    yield f'<svg viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-name {id}-said">'
    yield f'<title id="{id}-name">{escaped(name)}</title>'
    yield f'<desc id="{id}-said">{escaped(sentence)}</desc>'


def _at(line: float) -> float:
    return round(_LEFT + (line - 1) * _STEP, 1)


def _named(line: float, y: int, words: str) -> str:
    # At the ends the word would leave the frame.
    x = min(max(_at(line), 34), _WIDTH - 28)
    return f'<text class="mark" x="{x}" y="{y}">{words}</text>'
