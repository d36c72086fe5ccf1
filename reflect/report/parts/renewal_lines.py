"""Hours against the writer's own renewal rules, as lines on a page. By weeks, and as counts only: never how it looks to a board."""

from reflect.growth import renewal
from reflect.report.gate.shareable import SharedRenewal
from reflect.report.report import Block, Bullets, Paragraph
from reflect.wording import later, speak

WITH_LEARNING = later("Learning and hours against my own rules")
TITLE = later("Hours against my own rules")
NOTE = later(
    "Hours as I noted them, beside rules that I wrote down myself. What counts is for the board to say."
)


def blocks(found: SharedRenewal | None) -> list[Block]:
    """Say the hours of the renewal period altogether, and of each category that may be named; nothing without rules."""
    if found is None:
        return []
    first, last = found.first_week, found.last_week
    weeks = first if first == last else speak("{first} to {last}", first=first, last=last)
    told = renewal.altogether(found.hours, found.asked)
    parts: list[Block] = [
        Paragraph(text=speak("In my renewal period ({weeks}): {hours}.", weeks=weeks, hours=told))
    ]
    lines = tuple(renewal.of_category(c.name, c.hours, c.asked) for c in found.categories)
    if lines:
        parts.append(Bullets(items=lines))
    note = f"{speak(NOTE)} {speak(renewal.IN_SEVERAL)}" if found.in_several else speak(NOTE)
    return [*parts, Paragraph(text=note)]
