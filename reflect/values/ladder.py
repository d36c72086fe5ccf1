"""By which lines is rated now. What was picked from other lines keeps its words, and is in no count beside these."""

from collections.abc import Callable
from dataclasses import dataclass

FIRST_SCALE = 1
"""The version of the lines from before lines had versions: what says nothing of its scale was picked from those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The lines of all growth areas as they stand now.

    Attributes:
        scale: their version. It goes up when lines are written anew, for all areas at once.
    """

    scale: int

    def takes(self, scale: int) -> bool:
        """Say whether a rating that was picked from the lines of this version may stand beside those of today."""
        return scale == self.scale


LadderOf = Callable[[], Ladder]
"""Gives the lines of today; called only where something is counted, since they have to be read first."""
