"""Calendar files: a quiet moment each week, or a talk on a day. They say nothing of what they are for."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from reflect.cli.context import Context
from reflect.cli.given import named_place
from reflect.cli.phrases import NOT_WRITTEN
from reflect.errors import BadUsage

QUIET, TALK = "A quiet moment", "A talk"
DAYS = {"mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU"}
NAME = "quiet-moment.ics"


def require(place: Path) -> None:
    """Make sure, before anything else is done, that a calendar file can be written there. Nothing is written over.

    Raises:
        BadUsage: if the name is that of another kind of file.
        NotFound, ComputerSaidNo: see `named_place.folder`.
        Protected: if there is something of that name.
    """
    if place.suffix.lower() not in ("", ".ics"):
        raise BadUsage(
            f"A calendar file ends in .ics, and not in {place.suffix[:20]!r}. {NOT_WRITTEN}",
            hint="Choose another name with --ics.",
        )
    named_place.folder(place.parent, hint="Choose another folder with --ics.")
    named_place.free(place, named=place, hint="Choose another name with --ics.")


def write(app: Context, place: Path, content: str) -> None:
    """Write a calendar file, never over another one, and say what to do with it.

    Raises:
        BadUsage, NotFound, ComputerSaidNo, Protected: as `require`.
    """
    require(place)
    put(app, place, content)


def put(app: Context, place: Path, content: str) -> None:
    """Write a calendar file in a place that was asked for with `require`, before something else was kept.

    Raises:
        ComputerSaidNo, Protected: see `files.write_new`.
    """
    from reflect.storage.disk import files

    files.write_new(place, content.encode("utf-8"))
    app.screen.say("Open this file with your calendar:")
    app.screen.path(place)


def time_of(said: str) -> str:
    """Read a time of day, such as 9:05 or 16:30, and give it as it is kept: "09:05".

    Raises:
        BadUsage: if it is none.
    """
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", said)
    if not found:
        raise BadUsage(f"I don't know the time {said[:20]!r}.", hint="Write it like 16:30.")
    return f"{int(found[1]):02}:{found[2]}"


def quiet_moments(*, at: str, days: str, today: date, made_at: datetime) -> str:
    """Give one event a week on these days, in local time wherever you are.

    Raises:
        BadUsage: if the time or a day is none.
    """
    time = time_of(at)
    wanted = [word.strip().lower()[:3] for word in days.split(",")]
    unknown = [word for word in wanted if word not in DAYS]
    if unknown:
        raise BadUsage(f"I don't know the days {days[:40]!r}.", hint=f"There are: {', '.join(DAYS)}")
    names = list(DAYS)
    first = next(d for d in (today + timedelta(days=n) for n in range(7)) if names[d.weekday()] in wanted)
    rule = f"RRULE:FREQ=WEEKLY;BYDAY={','.join(DAYS[d] for d in dict.fromkeys(wanted))}"
    return _calendar(QUIET, _start(first, time), "DURATION:PT15M", rule, alarm="PT0M", made_at=made_at)


def talk(day: date, *, at: str, made_at: datetime) -> str:
    """Give one event on a day, of an hour where its time is known, and a note of it the day before."""
    when = (_start(day, at), "DURATION:PT1H") if at else (f"DTSTART;VALUE=DATE:{day:%Y%m%d}",)
    return _calendar(TALK, *when, alarm="-P1D", made_at=made_at)


def _start(day: date, time: str) -> str:
    return f"DTSTART:{day:%Y%m%d}T{time.replace(':', '')}00"


def _calendar(title: str, *when: str, alarm: str, made_at: datetime) -> str:
    """An iCalendar text (RFC 5545) of one event."""
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "BEGIN:VEVENT", f"UID:{uuid4()}",
        f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}", *when, f"SUMMARY:{title}", "CLASS:PRIVATE", "BEGIN:VALARM",
        "ACTION:DISPLAY", f"DESCRIPTION:{title}", f"TRIGGER:{alarm}", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    return "\r\n".join(lines) + "\r\n"


def offer(app: "Context") -> None:
    """Write quiet moments on Fridays into the folder the person is in; a name that is taken is said, and no more."""
    from reflect.errors import ReflectError

    try:
        moments = quiet_moments(at="16:30", days="fri", today=app.today, made_at=app.clock())
        write(app, Path(NAME).absolute(), moments)
    except ReflectError as error:
        app.screen.note(f"{error.message} {error.hint}")
