"""How things are drawn on this screen: plain words or signs, ASCII or not, how wide. Values only."""

from reflect import wording
from reflect.quick_dataclass import dataclass

ACCENT = "color(30)"
"""The one quiet colour, a sister of the packet's teal: 4.4 to 1 on white and 4.8 to 1 on black. It judges nothing:
whatever wears it reads the same without it."""
DIM = "dim"
"""Labels, explanations and feet: the terminal's own faint, so that it suits a light and a dark one."""
OWN = ""
"""What the person wrote: the terminal's own colour, neither faint nor bold, the clearest thing on the page."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way of drawing.

    Attributes:
        plain: sentences only, for screen readers: no signs that stand for something.
        ascii: no sign beyond ASCII.
        width: columns.
    """

    plain: bool = False
    ascii: bool = False
    width: int = 80

    @property
    def dot(self) -> str:
        """The sign for one rating."""
        return "o" if self.ascii else "\u25cf"

    @property
    def dash(self) -> str:
        """The sign between two parts of a line."""
        return "-" if self.ascii or self.plain else "\u00b7"


def times(number: int) -> str:
    """Say how often, in words a screen reader reads well."""
    return {1: "once", 2: "twice"}.get(number, f"{wording.number(number)} times")
