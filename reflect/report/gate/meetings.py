"""The gate for meetings of supervision and for co-reflections: that they were, and how long. What was said in one never comes through here.

The day of the meeting decides to which weeks it belongs; else the day of its page.
"""

from collections.abc import Iterable
from dataclasses import replace

from reflect.dates import iso_week
from reflect.growth.supervision import HELD_PACKS, IN_GROUP, ONE_TO_ONE, Meeting, hours, meetings
from reflect.growth.supervision import within as of_days
from reflect.report.desk import Desk
from reflect.report.gate.entries import is_private
from reflect.report.gate.shareable import SharedMeeting, SharedMeetings, SharedTick
from reflect.report.policy import Policy
from reflect.values.entry import Entry


def admit_meetings(desk: Desk, policy: Policy) -> SharedMeetings | None:
    """Count the meetings of the period that may be shared, with their hours as they were noted.

    Returns:
        None if there were none, or where the page is about some entries only: a part would read as all of them.
    """
    held = () if policy.narrowed else of_days(open_meetings(desk), policy.since, policy.until)
    if not held:
        return None
    found = hours(held)
    return SharedMeetings(
        count=found.count,
        hours=found.total,
        one_to_one=found.one_to_one,
        in_group=found.in_group,
        with_peers=found.with_peers,
        unsaid=found.unsaid,
    )


def admit_each_meeting(desk: Desk, policy: Policy, *, names: dict[str, str]) -> tuple[SharedMeeting, ...]:
    """Admit each meeting of the period that may be shared for a page about hours, the first one first.

    Its day and what it counts for pass only if the page is signed.

    Args:
        desk: all that lies there.
        policy: what the writer allows.
        names: what the writer's own categories are called now, by id.
    """
    held = of_days(open_meetings(desk), policy.since, policy.until)
    told = (_one(m, names, signed=policy.signed) for m in sorted(held, key=lambda m: (m.day, m.entry)))
    return tuple(told)


def open_meetings(desk: Desk) -> tuple[Meeting, ...]:
    """Give the meetings of any day that are not private, without what was answered privately."""
    return meetings(list(_open_pages(desk)), (), (), ())


def _open_pages(desk: Desk) -> Iterable[Entry]:
    for page in desk.meetings:
        if page.pack in HELD_PACKS and not is_private(page):
            kept = (a for a in page.answers if not a.private and desk.private_areas.isdisjoint(a.areas))
            yield replace(page, answers=tuple(kept))


def _one(m: Meeting, names: dict[str, str], *, signed: bool) -> SharedMeeting:
    return SharedMeeting(
        week=iso_week(m.day),
        # Like the day of a course: where it was not said, the day of the entry is not the day of the meeting.
        on=m.day.isoformat() if signed and m.is_day_said else "",
        hours=m.hours,
        # By its id: the label of a person's own pack is free text.
        form=m.form if m.form in (ONE_TO_ONE, IN_GROUP) else "",
        with_peers=m.with_peers,
        counts_for=tuple(SharedTick(category=id, name=names.get(id, shown)) for id, shown in m.categories)
        if signed
        else (),
    )
