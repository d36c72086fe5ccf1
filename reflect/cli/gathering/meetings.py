"""The meetings that were written down, and how it stands since the last one."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context

if TYPE_CHECKING:
    from reflect.growth.supervision import Meeting


def held(app: Context) -> "tuple[Meeting, ...]":
    """Give the meetings that were written down, the last one first."""
    from reflect.growth.supervision import RECORD_PACK, meetings
    from reflect.values.filter import Filter

    journal = app.journal
    return meetings(
        journal.entries(Filter(pack=RECORD_PACK)),
        journal.plans.all(),
        journal.agreements.all(),
        journal.questions.all(),
    )


def held_by_now(app: Context) -> "tuple[Meeting, ...]":
    """Give the meetings whose day has come, the last one first: one that a wrong clock dated ahead was not the last."""
    found = held(app)
    return tuple(meeting for meeting in found if meeting.day <= app.today) or found


def last_held(app: Context) -> "Meeting | None":
    """Give the last meeting that was written down, or None."""
    return next(iter(held_by_now(app)), None)
