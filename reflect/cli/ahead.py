"""Entries that a wrong clock dated ahead: said in one line, marked in a list, and found by their day."""

from datetime import date
from typing import TYPE_CHECKING

from reflect import dates, wording

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.values.entry import Entry
    from reflect.values.head import EntryHead

LONG_AGO = 365
"""After so many days without an entry the clock may as well be wrong."""


def sentence(app: "Context") -> str:
    """Say which entry is dated on a day that has not come yet, and how to put it right; empty if none is."""
    found = app.journal.counts.ahead(app.today)
    if not found:
        return ""
    number, day = found[0]
    here = f"today is {_said(app.today)} here"
    mend = f"To put it right, type: reflect edit {number} --date DAY"
    if len(found) == 1:
        return f"Entry {number} is dated {_said(day)}, which has not come yet: {here}. {mend}"
    return (
        f"{wording.number(len(found))} entries are dated on days that have not come yet: {here}. If it is not, the clock of this computer "
        f"is wrong. The farthest is entry {number}, {_said(day)}. {mend}"
    )


def note_before_writing(app: "Context") -> None:
    """Say on standard error, before something is written for today, what makes the clock look wrong."""
    line = sentence(app)
    newest = app.journal.counts.last_written()
    if not line and newest is not None and (app.today - newest).days > LONG_AGO:
        line = f"Your newest entry is from {_said(newest)}, and the clock of this computer says {_said(app.today)}."
    if line:
        app.screen.note(line)


def among(app: "Context", rows: "list[EntryHead] | list[Entry]") -> frozenset[int]:
    """The numbers of those of these entries whose day has not come yet."""
    if all(row.day <= app.today for row in rows):
        return frozenset()
    return frozenset(number for number, _ in app.journal.counts.ahead(app.today))


def days(app: "Context", text: str) -> dates.Period:
    """Read the days that are meant. They may be ahead, as far as there are entries there.

    Raises:
        BadUsage: see `dates.parse`.
    """
    starts = app.settings.week_start
    try:
        return dates.parse(text, today=app.today, starts=starts)
    except dates.NotYet:
        newest = app.journal.counts.last_written()
        if newest is None or newest <= app.today:
            raise
        return dates.parse(text, today=app.today, starts=starts, latest=newest)


def _said(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
