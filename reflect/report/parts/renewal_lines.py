"""Hours against the writer's own renewal rules, as lines on a page. By weeks, and as counts only: never how it looks to a board."""

from collections.abc import Iterator

from reflect.growth import hours, renewal
from reflect.report.gate.shareable import SharedCategory, SharedRenewal, SharedSupervision
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
    told = hours.altogether(found.hours, found.asked)
    parts: list[Block] = [
        Paragraph(text=speak("In my renewal period ({weeks}): {hours}.", weeks=weeks, hours=told))
    ]
    if found.supervision:
        parts.append(Paragraph(text=" ".join(_supervision(found.supervision))))
    lines = tuple(line for c in found.categories for line in _of_category(c))
    if lines:
        parts.append(Bullets(items=lines))
    note = f"{speak(NOTE)} {speak(renewal.IN_SEVERAL)}" if found.in_several else speak(NOTE)
    return [*parts, Paragraph(text=note)]


def _supervision(held: SharedSupervision) -> Iterator[str]:
    """The hours of supervision in sentences: altogether, by form where that is noted or asked for, and with peers."""
    yield speak("Supervision: {hours}.", hours=hours.altogether(held.hours, held.asked))
    forms = (
        (later("Supervision one-to-one: {hours}."), held.one_to_one, held.one_to_one_asked),
        (later("Supervision in a group: {hours}."), held.in_group, held.in_group_asked),
        (later("Supervision in co-reflection: {hours}."), held.with_peers, None),
    )
    for said, noted, asked in forms:
        if noted or asked is not None:
            yield speak(said, hours=hours.altogether(noted, asked))


def _of_category(c: SharedCategory) -> Iterator[str]:
    supervised = bool(c.supervised) or c.supervised_asked is not None
    if c.hours or c.asked is not None or not supervised:
        yield renewal.of_category(c.name, c.hours, c.asked)
    if supervised:
        yield renewal.of_category(speak("{name}, supervision", name=c.name), c.supervised, c.supervised_asked)
