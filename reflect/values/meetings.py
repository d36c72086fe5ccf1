"""What a person says of meetings of supervision outside of an entry."""

from datetime import date

from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNext:
    """The next meeting, as it was said last outside of the record of one.

    Attributes:
        day: its day; None where it was taken off.
        at: its time, such as "15:30"; empty if that was not said.
        after: the number of the newest entry then, so that a meeting written down later has the last word.
    """

    day: date | None
    at: str = ""
    after: int = 0
