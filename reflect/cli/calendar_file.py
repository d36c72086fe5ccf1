"""A calendar file for a quiet moment each week. It says nothing of what it is for."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from reflect.cli.context import Context
from reflect.cli.given import named_place
from reflect.cli.phrases import NOT_WRITTEN
from reflect.errors import BadUsage

TITLE = "A quiet moment"
DAYS = {"mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU"}
NAME = "quiet-moment.ics"


def write(app: Context, place: Path, *, at: str, days: str) -> None:
    """Write the file, never over another one, and say what to do with it.

    Raises:
        BadUsage: if the time or a day is none, or the name is that of another kind of file.
        NotFound, ComputerSaidNo: see `named_place.folder`.
        Protected: if there is something of that name.
    """
    from reflect.storage.disk import files

    if place.suffix.lower() not in ("", ".ics"):
        raise BadUsage(
            f"A calendar file ends in .ics, and not in {place.suffix[:20]!r}. {NOT_WRITTEN}",
            hint="Choose another name with --ics.",
        )
    content = calendar(at=at, days=days, today=app.today, made_at=app.clock())
    named_place.folder(place.parent, hint="Choose another folder with --ics.")
    named_place.free(place, named=place, hint="Choose another name with --ics.")
    files.write_new(place, content.encode("utf-8"))
    app.screen.say("Open this file with your calendar:")
    app.screen.path(place)


def calendar(*, at: str, days: str, today: date, made_at: datetime) -> str:
    """Give an iCalendar text (RFC 5545): one event a week on these days, in local time wherever you are.

    Raises:
        BadUsage: if the time or a day is none.
    """
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", at)
    if not found:
        raise BadUsage(f"I don't know the time {at[:20]!r}.", hint="Write it like 16:30.")
    wanted = [word.strip().lower()[:3] for word in days.split(",")]
    unknown = [word for word in wanted if word not in DAYS]
    if unknown:
        raise BadUsage(f"I don't know the days {days[:40]!r}.", hint=f"There are: {', '.join(DAYS)}")
    names = list(DAYS)
    first = next(d for d in (today + timedelta(days=n) for n in range(7)) if names[d.weekday()] in wanted)
    start = f"{first:%Y%m%d}T{int(found[1]):02}{found[2]}00"
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "BEGIN:VEVENT", f"UID:{uuid4()}",
        f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}", f"DTSTART:{start}", "DURATION:PT15M",
        f"RRULE:FREQ=WEEKLY;BYDAY={','.join(DAYS[d] for d in dict.fromkeys(wanted))}", f"SUMMARY:{TITLE}",
        "CLASS:PRIVATE", "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{TITLE}", "TRIGGER:PT0M", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    return "\r\n".join(lines) + "\r\n"
