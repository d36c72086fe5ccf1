"""How things are drawn on this screen: plain words or signs, ASCII or not, how wide. Values only."""

from reflect.quick_dataclass import dataclass


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
