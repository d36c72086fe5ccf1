"""How many meetings of supervision were noted and how long they were, as lines on a page. What was said in one is not known here."""

from reflect.growth.hours import amount, number, without_length
from reflect.report.gate.shareable import SharedMeetings
from reflect.report.report import Block, Paragraph

TITLE = "Supervision"


def blocks(meetings: SharedMeetings | None) -> list[Block]:
    """Say how many meetings were noted and how long they were; what was not noted is said."""
    if meetings is None:
        return []
    many = "One meeting noted" if meetings.count == 1 else f"{meetings.count} meetings noted"
    if not meetings.hours:
        return [Paragraph(text=f"{many}, without a length.")]
    forms = (("one-to-one", meetings.one_to_one), ("in a group", meetings.in_group))
    told = ", ".join(f"{number(hours)} {form}" for form, hours in forms if hours)
    together = " together" if meetings.count > 1 else ""
    all_of_it = f"{many}, {amount(meetings.hours)}{together}{f' ({told})' if told else ''}."
    peers = f" {amount(meetings.with_peers)} of these in co-reflection." if meetings.with_peers else ""
    unsaid = f" {without_length(meetings.unsaid)}." if meetings.unsaid else ""
    return [Paragraph(text=f"{all_of_it}{peers}{unsaid} As I noted them; the supervisor's own form decides.")]
