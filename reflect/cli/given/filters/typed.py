"""One filter as it was typed, with what it takes to read it. It reads days; every other word is for the filter to read."""

from typing import Any

from reflect import dates
from reflect.cli.ahead import days as may_be_ahead
from reflect.cli.context import Context
from reflect.quick_dataclass import dataclass

WHICH = "Which entries"
"""The panel of all filters in the help."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one filter.

    Attributes:
        app: the world to read it in.
        said: the words, or True for a switch.
        ahead: whether days that have not come yet are fine where there are entries.
    """

    app: Context
    said: Any
    ahead: bool

    @property
    def days(self) -> dates.Period:
        """The days that are meant.

        Raises:
            BadUsage: see `dates.parse`.
        """
        if self.ahead:
            return may_be_ahead(self.app, self.said)
        return dates.parse(self.said, today=self.app.today, starts=self.app.settings.week_start)
