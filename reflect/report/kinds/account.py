"""The reflective account: one page on a piece of one's own practice, in one's own words. No section of it sees an entry."""

from collections.abc import Sequence
from dataclasses import replace

from reflect.errors import BadUsage
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.entries import admit_all
from reflect.report.gate.shareable import Passed, Shareable, SharedAnswer
from reflect.report.kinds import Reads, Which
from reflect.report.parts.cleared import Cleared
from reflect.report.policy import Policy
from reflect.report.report import Block, Lines, Paragraph, Said, Section
from reflect.wording import later, speak

CALLED = later("a reflective account")
TITLE = later("Reflective account")
WEEKS_BACK = 13
WHICH = Which(asked=later("Which of these is the account about? One is enough."), needed=True)
NEVER_UNREAD = later("A reflective account is your own words, so it is never written unread.")
FOR_A_MEETING = False
BY_DAYS = False
READS: frozenset[Reads] = frozenset({"entries"})
KEEPS = None
HIDES = None
COVER = later("About my own practice, in my own words. Not a record of services. Not an evaluation.")
STAGES = (
    (later("What it was about"), ("what_happened",)),
    (later("What I make of it"), ("felt", "made_of_it")),
    (later("What I take with me"), ("learned",)),
    (later("For next time"), ("next_time",)),
)
"""Title of a section -> the steps of a reflection that it tells. No title says that something was learned, or changed:
most questions of these steps ask what one wants to remember, or would try."""
NEVER_EMPTY = frozenset({"What I take with me", "For next time"})
"""Whoever asks for an account asks for these, so where nothing was written there are lines to write on."""
LINKS = later("Which value, or which line of my code of ethics, does it link to, and how?")
ROOM = 2
"""Lines to write on."""


def admit(desk: Desk, policy: Policy) -> Passed:
    """Pass the entries that were picked, and nothing else.

    Raises:
        BadUsage: none was.
    """
    if not policy.picked:
        raise BadUsage(
            "A reflective account is about an entry, so pick one.",
            hint="Try: reflect export --kind account --pick 3",
        )
    told = [entry for entry in within.entries(desk, policy) if entry.number in policy.picked]
    shared = admit_all(told, policy.quotable, private_areas=desk.private_areas, ladder=desk.ladder)
    # There is no place for these: what stands on no page is not asked about, and not counted.
    return Passed(entries=tuple(replace(entry, questions=()) for entry in shared))


def quoted(_: Desk, policy: Policy) -> frozenset[int]:
    """It is about what was picked."""
    return policy.picked


def counted(_: Passed) -> int:
    """It has no counts."""
    return 0


def weeks(passed: Passed, _: Policy) -> tuple[str, str]:
    """It is about the weeks of its entries, whatever was asked for."""
    all_weeks = [entry.week for entry in passed.entries]
    return min(all_weeks), max(all_weeks)


def is_empty(_: Passed) -> bool:
    """Without an entry it is not even admitted."""
    return False


def pages(cleared: Cleared) -> tuple[Section, ...]:
    """Tell the picked entries in the order of a reflection."""
    quoted = cleared.quoted()
    parts: list[tuple[str, Sequence[Block]]] = [("", [Paragraph(text=speak(COVER))])]
    for title, stages in STAGES:
        told = _told(quoted, stages)
        parts.append((title, told or ([Lines(count=ROOM)] if title in NEVER_EMPTY else [])))
    parts += [
        (later("More"), _others(quoted)),
        (
            later("Values and areas it links to"),
            _links(cleared, quoted),
        ),
        (later("What my supervisor adds"), [Lines(count=ROOM)]),
    ]
    return tuple(
        Section(title=speak(title) if title else "", blocks=tuple(blocks))
        for title, blocks in parts
        if blocks
    )


def _told(quoted: Sequence[Shareable], stages: Sequence[str]) -> list[Block]:
    return [_said(answer) for entry in quoted for answer in entry.answers if answer.stage in stages]


def _others(quoted: Sequence[Shareable]) -> list[Block]:
    """What belongs to no step of a reflection is told too: the writer picked the whole entry."""
    return [_said(answer) for entry in quoted for answer in entry.answers if answer.stage is None]


def _said(answer: SharedAnswer) -> Said:
    return Said(asked=answer.asked, words=answer.words)


def _links(cleared: Cleared, quoted: Sequence[Shareable]) -> list[Block]:
    """The areas of what the writer rated and ticked, by name and in their order, and room for a link in their own words."""
    linked = {rating.area for entry in quoted for rating in entry.ratings}
    linked |= {moment.area for entry in quoted for moment in entry.moments}
    names = tuple(name for area, name in cleared.area_names.items() if area in linked)
    if names:
        return [Paragraph(text=f"{', '.join(names)}. {speak(LINKS)}"), Lines(count=1)]
    return [Paragraph(text=speak(LINKS)), Lines(count=ROOM)]
