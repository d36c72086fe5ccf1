"""The meetings that were written down, and how it stands since the last one."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context

if TYPE_CHECKING:
    from reflect.growth.supervision import Meeting


def held(app: Context) -> "tuple[Meeting, ...]":
    """Give the meetings with a supervisor that were written down, the last one first."""
    from reflect.growth.supervision import RECORD_PACK

    return _of_packs(app, RECORD_PACK)


def all_held(app: Context) -> "tuple[Meeting, ...]":
    """Give those and every co-reflection, the last one first: all whose hours are counted."""
    from reflect.growth.supervision import HELD_PACKS

    return _of_packs(app, *HELD_PACKS)


def _of_packs(app: Context, *packs: str) -> "tuple[Meeting, ...]":
    from reflect.growth.supervision import meetings
    from reflect.values.filter import Filter

    journal = app.journal
    records = [entry for pack in packs for entry in journal.entries(Filter(pack=pack))]
    if not records:
        return ()
    return meetings(
        records,
        journal.plans.began_in(*packs),
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
