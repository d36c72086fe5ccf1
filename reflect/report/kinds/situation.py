"""A situation for a group to think through: one page with my question first, on which no one is named. No section sees an entry.

Several people read it, and take it home: so there is no week and no rating on it, the writer's name only if they ask for it, and
no name of anyone else, whatever was decided. It tells one reflection whole; of what was written before supervision only what
is about the situation, since the rest is for the supervisor.
"""

from collections.abc import Sequence
from dataclasses import replace

from reflect.errors import BadUsage
from reflect.growth.supervision import HELD_PACKS
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.entries import admit_all
from reflect.report.gate.shareable import Passed, Shareable, SharedAnswer
from reflect.report.kinds import Hides, Reads, Which
from reflect.report.parts.cleared import Cleared
from reflect.report.policy import Policy
from reflect.report.report import Block, Lines, Paragraph, Said, Section
from reflect.values.meetings import PREP_PACK
from reflect.wording import later, speak

CALLED = later("a situation for a group")
TITLE = later("A situation to think through together")
WEEKS_BACK = 13
WHICH = Which(
    asked=later("Which one is the situation? Pick one."),
    needed=True,
    refused="A page for a group is about one situation: one entry, and not the record of a meeting.",
    most=1,
    never=frozenset(HELD_PACKS),
    ticked="none",
)
NEVER_UNREAD = later("A situation for a group is your own words, so it is never written unread.")
FOR_A_MEETING = False
BY_DAYS = False
READS: frozenset[Reads] = frozenset({"entries"})
KEEPS = None
HIDES = Hides(
    details=frozenset(
        {"person", "date", "phone", "email", "handle", "link", "ip", "number", "address", "zip"}
    ),
    at_review=later(
        "A group reads this page. Names of people and dates that were found are masked on it, also where you keep them."
    ),
    on_page=later("Every name of a person and every date that was found is masked, and no week is named."),
    in_place_of_weeks=later("Without dates"),
)
COVER = later(
    "About my own practice, for a group that thinks along with me. Not a record of services. Not an evaluation. "
    "What is told here stays in the group."
)
NEEDS = later(
    "Circle what fits: to be heard, questions that open it up, how others see it, ideas to try, a check on my role."
)

ASKS = ("question", "roadmap_question")
"""The questions after what somebody wants to ask about it."""
TOLD = ("what_happened",)
TRIED = ("so_far",)
MAKES = ("felt", "made_of_it", "learned", "next_time")
"""The steps of a reflection after the telling."""
OF_A_PREPARATION = frozenset({"situation", "question", "so_far"})
"""All else that one writes before supervision is for the supervisor."""


def admit(desk: Desk, policy: Policy) -> Passed:
    """Pass the answers and questions of the one entry that was picked, and nothing else of it.

    Raises:
        BadUsage: none was picked.
    """
    if not policy.picked:
        raise BadUsage(
            "A situation for a group is told by an entry, so pick one.",
            hint="Try: reflect export --kind situation --pick 3",
        )
    told = [entry for entry in within.entries(desk, policy) if entry.number in policy.picked]
    shared = admit_all(told, policy.quotable, private_areas=desk.private_areas, ladder=desk.ladder)
    return Passed(entries=tuple(_told_here(entry) for entry in shared))


def _told_here(entry: Shareable) -> Shareable:
    """Leave out what stands nowhere on the page, so that it is neither asked about nor counted."""
    answers = tuple(
        answer for answer in entry.answers if entry.pack != PREP_PACK or answer.question in OF_A_PREPARATION
    )
    asked = {answer.words for answer in answers}
    return replace(
        entry,
        answers=answers,
        questions=tuple(words for words in entry.questions if words not in asked),
        ratings=(),
        moments=(),
        looked_back=(),
    )


def quoted(_: Desk, policy: Policy) -> frozenset[int]:
    """It is about what was picked."""
    return policy.picked


def counted(_: Passed) -> int:
    """It has no counts."""
    return 0


def weeks(passed: Passed, _: Policy) -> tuple[str, str]:
    """It is about the week of its entry. Only the history of exports says so, never the page."""
    week = passed.entries[0].week
    return week, week


def is_empty(_: Passed) -> bool:
    """Without an entry it is not even admitted."""
    return False


def pages(cleared: Cleared) -> tuple[Section, ...]:
    """Put the question first, then the telling; where nothing is told there are lines to write on."""
    (entry,) = cleared.quoted()
    asks = [answer for answer in entry.answers if answer.question in ASKS]
    tried = [answer for answer in entry.answers if answer.question in TRIED]
    rest = [answer for answer in entry.answers if answer not in (*asks, *tried)]
    makes = _said([answer for answer in rest if answer.stage in MAKES])
    parts: tuple[tuple[str, Sequence[Block]], ...] = (
        ("", [Paragraph(text=speak(COVER))]),
        (
            later("My question"),
            [*_said(asks), *(Paragraph(text=words) for words in entry.questions)] or _room(2),
        ),
        (later("The situation, in general terms"), _said([a for a in rest if a.stage in TOLD]) or _room(4)),
        (later("More about it"), _said([a for a in rest if a.stage is None])),
        (later("What I tried or thought of so far"), _said(tried) or ([] if makes else _room(2))),
        (later("What I make of it"), makes),
        (later("What I need from the group"), [Paragraph(text=speak(NEEDS)), Lines(count=1)]),
        (later("What I take with me from the group"), _room(2)),
    )
    return tuple(
        Section(title=speak(title) if title else "", blocks=tuple(blocks))
        for title, blocks in parts
        if blocks
    )


def _said(answers: Sequence[SharedAnswer]) -> list[Block]:
    return [Said(asked=answer.asked, words=answer.words) for answer in answers]


def _room(lines: int) -> list[Block]:
    return [Lines(count=lines)]
