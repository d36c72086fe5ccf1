"""How many meetings of supervision were noted and how long they were, as lines on a page. What was said in one is not known here."""

from reflect.growth.hours import amount, number, without_length
from reflect.report.gate.shareable import SharedMeetings
from reflect.report.report import Block, Paragraph
from reflect.wording import later, speak, speak_n

TITLE = later("Supervision")


def blocks(meetings: SharedMeetings | None) -> list[Block]:
    """Say how many meetings were noted and how long they were; what was not noted is said."""
    if meetings is None:
        return []
    many = speak_n("One meeting noted", "{n} meetings noted", meetings.count)
    if not meetings.hours:
        return [Paragraph(text=speak("{meetings}, without a length.", meetings=many))]
    one_to_one, in_group = meetings.one_to_one, meetings.in_group
    forms = [
        *([speak("{hours} one-to-one", hours=number(one_to_one))] if one_to_one else []),
        *([speak("{hours} in a group", hours=number(in_group))] if in_group else []),
    ]
    hours = amount(meetings.hours)
    together = speak("{hours} together", hours=hours) if meetings.count > 1 else hours
    listed = f" ({', '.join(forms)})" if forms else ""
    told = [f"{many}, {together}{listed}."]
    if meetings.with_peers:
        told.append(speak("{hours} of these in co-reflection.", hours=amount(meetings.with_peers)))
    if meetings.unsaid:
        told.append(f"{without_length(meetings.unsaid)}.")
    told.append(speak("As I noted them; the supervisor's own form decides."))
    return [Paragraph(text=" ".join(told))]
