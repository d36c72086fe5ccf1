"""The gate for meetings: what of one may leave for a page about hours, and what has no field to travel in."""

from datetime import date

from kit.packet_sample import desk
from report.kinds.test_hours import meeting, ticks
from report.parts.test_renewal_lines import RULES, course

from reflect.report.gate.learning import hours_against_rules
from reflect.report.gate.meetings import admit_each_meeting
from reflect.report.gate.shareable import SharedMeeting, SharedTick
from reflect.report.policy import Policy

UNTIL = date(2026, 11, 5)


def policy(*, signed: bool) -> Policy:
    return Policy(kind="hours", since=date(2026, 9, 2), until=UNTIL, picked=frozenset(), signed=signed)


def test_a_form_that_is_none_of_ours_does_not_pass_and_a_day_and_a_category_only_signed() -> None:
    laid = desk([], meetings=[meeting(1, "2026-10-02", 1.25, "my_own_form", ticks("a"))])
    signed = admit_each_meeting(laid, policy(signed=True), names={"a": "Ethics"})
    assert signed == (
        SharedMeeting(
            week="2026-W40",
            on="2026-10-02",
            hours=1.25,
            counts_for=(SharedTick(category="a", name="Ethics"),),
        ),
    )
    unsigned = admit_each_meeting(laid, policy(signed=False), names={"a": "Ethics"})
    assert unsigned == (SharedMeeting(week="2026-W40", hours=1.25),)


def test_a_meeting_after_the_page_is_not_in_the_hours_of_the_renewal_period() -> None:
    held = [meeting(n, on, 1, "group") for n, on in enumerate(("2026-11-04", "2026-11-05", "2026-06-30"))]
    found = hours_against_rules(
        desk([], learned=[course(9, 2, on="2026-10-01")], meetings=held, rules=RULES), policy(signed=True)
    )
    assert found is not None and found.supervision is not None
    assert (found.hours, found.supervision.hours, found.supervision.in_group) == (2, 1, 1)
