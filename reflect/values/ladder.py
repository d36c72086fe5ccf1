"""By which lines is rated now. What was picked from other lines keeps its words, and is in no count beside these."""

from collections.abc import Callable

from reflect.quick_dataclass import dataclass

FIRST_SCALE = 1
"""The version of the lines from before lines had versions: what says nothing of its scale was picked from those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The lines of all growth areas as they stand now.

    Attributes:
        scale: their version. It goes up when lines are written anew, for all areas at once.
        by_week: the areas that are asked once a week, and not after single sessions.
    """

    scale: int
    by_week: frozenset[str] = frozenset()

    def takes(self, area: str, kind: str, scale: int) -> bool:
        """Say whether a rating counts: picked from the lines of today, and of the kind that its area is asked by."""
        return scale == self.scale and kind == ("week" if area in self.by_week else "session")


LadderOf = Callable[[], Ladder]
"""Gives the lines of today; called only where something is counted, since they have to be read first."""
