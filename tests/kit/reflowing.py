"""A terminal as most are: a row that has no room any more is broken, and goes on in the next one. pyte's own cuts it off."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pyte
from prompt_toolkit.utils import get_cwidth


class Reflowing(pyte.Screen):
    """A screen that becomes narrower, and in which each row that was written stays a row of its own when it widens."""

    def becomes(self, columns: int) -> None:
        """Take another width, and keep all that stands there, the cursor where it stood among it."""
        rows: list[list[Any]] = []
        cursor = (0, 0)
        used = [self._signs(y) for y in range(self.lines)]
        while len(used) > self.cursor.y + 1 and not used[-1]:
            used.pop()
        for y, signs in enumerate(used):
            ends = self._ends(signs, columns)
            if y == self.cursor.y:
                before = [end for end in ends[1:-1] if end <= self.cursor.x]
                cursor = (len(rows) + len(before), self.cursor.x - (before[-1] if before else 0))
            rows += [signs[start:end] for start, end in pairwise(ends)]
        gone = max(len(rows) - self.lines, 0)
        self.resize(self.lines, columns)
        self.buffer.clear()
        for y, signs in enumerate(rows[gone:]):
            for x, sign in enumerate(signs):
                self.buffer[y][x] = sign
        self.cursor.y, self.cursor.x = max(cursor[0] - gone, 0), min(cursor[1], columns - 1)

    def _signs(self, y: int) -> list[Any]:
        """The cells of a row up to its last sign."""
        cells = [self.buffer[y][x] for x in range(self.columns)]
        while cells and cells[-1].data == " ":
            cells.pop()
        return cells

    @staticmethod
    def _ends(signs: Sequence[Any], columns: int) -> list[int]:
        """Where the rows begin and end that a row is broken into; a sign of two columns is never broken."""
        ends, used = [0], 0
        for x, sign in enumerate(signs):
            width = get_cwidth(sign.data) if sign.data else 0
            if used + width > columns:
                ends.append(x)
                used = 0
            used += width
        return [*ends, len(signs)]
