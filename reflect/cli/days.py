"""`--since` and `--until`: the days that a command is about."""

from typing import TYPE_CHECKING

from reflect import dates
from reflect.errors import BadUsage
from reflect.values import Filter

if TYPE_CHECKING:
    from reflect.cli.context import Context


def chosen_days(app: "Context", since: str | None, until: str | None) -> Filter:
    """Read `--since` and `--until` into the half-open days of a `Filter`.

    Raises:
        BadUsage: if the words are unknown, or since lies after until.
    """
    first = dates.parse(since, today=app.today).first if since else None
    end = dates.parse(until, today=app.today).end if until else None
    if first and end and first >= end:
        raise BadUsage("--since lies after --until.")
    return Filter(since=first, until=end)
