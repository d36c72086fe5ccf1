"""The gate for meetings of supervision: how many there were and how long. What was said in one never comes through here.

The day of the meeting decides to which weeks it belongs; else the day of its page.
"""

from dataclasses import replace

from reflect.growth.supervision import RECORD_PACK, hours, meetings
from reflect.growth.supervision import within as of_days
from reflect.report.desk import Desk
from reflect.report.gate.entries import is_private
from reflect.report.gate.shareable import SharedMeetings
from reflect.report.policy import Policy


def admit_meetings(desk: Desk, policy: Policy) -> SharedMeetings | None:
    """Count the meetings of the period that may be shared, with their hours as they were noted.

    Returns:
        None if there were none, or where the page is about some entries only: a part would read as all of them.
    """
    if policy.narrowed:
        return None
    open_pages = [
        replace(
            page,
            answers=tuple(
                a for a in page.answers if not a.private and desk.private_areas.isdisjoint(a.areas)
            ),
        )
        for page in desk.meetings
        if page.pack == RECORD_PACK and not is_private(page)
    ]
    held = of_days(meetings(open_pages, (), (), ()), policy.since, policy.until)
    if not held:
        return None
    found = hours(held)
    return SharedMeetings(
        count=len(held),
        hours=found.total,
        one_to_one=found.one_to_one,
        in_group=found.in_group,
        unsaid=found.unsaid,
    )
