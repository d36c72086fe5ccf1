"""The next meeting of supervision: noted, taken off, shown, and written into a calendar file that tells nothing."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.cli.phrases import TAKE_BACK, TO_THE_PAGE
from reflect.errors import BadUsage, NotFound

if TYPE_CHECKING:
    from reflect.growth.supervision import NextMeeting

NONE_NOTED = "No next meeting is noted. To note one: reflect supervision next 12 Dec"
TO_NOTE = "To note one: reflect supervision next 12 Dec"
IN_CALENDAR = "For your calendar: reflect supervision next --ics FILE"


def upcoming(app: Context) -> "NextMeeting | None":
    """Give the next meeting, or None where none is known or its day is over."""
    from reflect.cli.gathering.meetings import held
    from reflect.growth.supervision import next_meeting

    return next_meeting(held(app), app.journal.agreements.next_said, today=app.today)


def note(app: Context, said: str, *, at: str | None) -> None:
    """Note the day of the next meeting, or only the time of the one that is noted.

    Args:
        app: the world.
        said: the day as it was typed; empty for the day that is noted already.
        at: the time as it was typed; None for none.

    Raises:
        BadUsage: if the day or the time is none.
        NotFound: if there is only a time, and no day is noted.
    """
    from reflect.cli.calendar_file import time_of
    from reflect.days_to_come import parse_day_to_come

    time = time_of(at) if at is not None else ""
    if said:
        day = parse_day_to_come(said, today=app.today)
    elif (known := upcoming(app)) is not None:
        day = known.day
    else:
        raise NotFound("No next meeting is noted, so there is no day for that time.", hint=TO_NOTE)
    app.journal.agreements.say_next(day, at=time)
    app.screen.say(f"{told(app)} {TAKE_BACK}")


def take_off(app: Context) -> None:
    """Take the next meeting off, if one is noted."""
    if upcoming(app) is None:
        app.screen.say(NONE_NOTED)
        return
    app.journal.agreements.say_next(None)
    app.screen.say(f"No next meeting is noted any more. {TAKE_BACK}")


def told(app: Context) -> str:
    """Say when the next meeting is, or that none is noted."""
    coming = upcoming(app)
    return f"Next meeting: {_said(coming)}." if coming else NONE_NOTED


def write_calendar(app: Context, place: Path) -> None:
    """Write the next meeting into a calendar file. Ask `calendar_file.require` first, before anything is noted.

    Raises:
        NotFound: if none is noted.
        ComputerSaidNo, Protected: see `calendar_file.put`.
    """
    from reflect.cli import calendar_file

    coming = upcoming(app)
    if coming is None:
        raise NotFound("No next meeting is noted, so nothing was written.", hint=TO_NOTE)
    calendar_file.put(app, place, calendar_file.talk(coming.day, at=coming.at, made_at=app.clock()))


def after_record(app: Context) -> str:
    """Say, once a meeting is written down, when the next one is and how to get it into a calendar; empty if none is noted."""
    return f"{told(app)} {IN_CALENDAR}" if upcoming(app) else ""


def asks_to_prepare(app: Context) -> bool:
    """True the day before the next meeting and on its day, while nothing was prepared for it."""
    return _at_hand(app) is not None and not is_prepared(app)


def greeting(app: Context) -> str:
    """Say the day before the next meeting and on its day what can be done for it; empty on any other day."""
    coming = _at_hand(app)
    if coming is None:
        return ""
    when = "today" if coming.day == app.today else "tomorrow"
    at = f" at {coming.at}" if coming.at else ""
    ready = TO_THE_PAGE if is_prepared(app) else "To get ready for it, type: reflect supervision prep"
    return f"You meet for supervision {when}{at}. {ready}"


def _at_hand(app: Context) -> "NextMeeting | None":
    coming = upcoming(app)
    return coming if coming and coming.day - app.today <= timedelta(days=1) else None


def is_prepared(app: Context) -> bool:
    """True if something was prepared since the last meeting."""
    from reflect.cli.gathering.meetings import last_held
    from reflect.growth.supervision import is_of_the_past
    from reflect.values.filter import Filter
    from reflect.values.meetings import PREP_PACK

    newest = next(iter(app.journal.heads(Filter(pack=PREP_PACK), limit=1)), None)
    return newest is not None and not is_of_the_past(newest, last_held(app))


def check(words: list[str] | None, *, at: str | None, clear: bool, ics: Path | None, json: bool) -> None:
    """Refuse what contradicts itself.

    Raises:
        BadUsage: if a meeting is to be taken off and noted at once, or shown and changed.
    """
    if json and (words or at is not None or ics is not None or clear):
        raise BadUsage("--json shows the next meeting, so it stands alone.")
    if clear and (words or at is not None or ics is not None):
        raise BadUsage("--clear takes the next meeting off, so it stands alone.")


def document(app: Context) -> dict[str, str | None] | None:
    """The next meeting for programs, or None."""
    coming = upcoming(app)
    return {"day": coming.day.isoformat(), "time": coming.at or None} if coming else None


def _said(coming: "NextMeeting") -> str:
    return _day(coming.day) + (f" at {coming.at}" if coming.at else "")


def _day(day: date) -> str:
    from reflect.dates import said

    return f"{day:%A} {said(day)}"
