"""What time it is for a journal: the instant, and the local day of its person. It knows nothing of what is kept."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from reflect.quick_dataclass import dataclass

Clock = Callable[[], datetime]
"""Gives the instant, aware."""
ZoneOf = Callable[[], str]
"""Gives the IANA name of the zone that a person is in: asked for when something is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """When something is written.

    Attributes:
        at: the instant, in UTC.
        zone: the IANA name of the zone that its person is in.
        day: the local day there, whatever day an entry is about.
    """

    at: datetime
    zone: str
    day: date


def utc() -> str:
    """Give the name of the zone where nobody said another."""
    return "UTC"


def now_utc() -> datetime:
    """Give the instant, aware."""
    return datetime.now(UTC)


def local_day(instant: datetime, zone: str) -> date:
    """Give the day of an instant in a zone; where nothing is known of a zone of that name, the day of the instant itself.

    Args:
        instant: aware.
        zone: an IANA name.
    """
    from zoneinfo import ZoneInfo

    try:
        return instant.astimezone(ZoneInfo(zone)).date()
    except (KeyError, ValueError, OSError, OverflowError):
        return instant.date()
