"""A line that was picked before the lines were written anew, as it was read then. A value; it is never counted as a line of today."""

from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLine:
    """What was picked for an area from lines that are no longer asked.

    Attributes:
        area: its id.
        value: the line, 1 to 5, or None for "did not come up".
        words: those that the person read; empty for None.
        scale: the version of the lines.
    """

    area: str
    value: int | None
    words: str
    scale: int
