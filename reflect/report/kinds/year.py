"""The review of a year: what I see when I look back, what we agreed and what came of it, hours, and room for what I want next.

No section sees an entry. Of words it holds only what a step back says, what was agreed in supervision, and the names of the writer's
own guidelines; a year of reflections is no page for others. All else is from closed lists, so it can be made without a signature too,
as a packet can.
"""

from collections.abc import Sequence
from dataclasses import replace

from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.entries import admit_agreements, admit_all, admit_commitments
from reflect.report.gate.guidelines import admit_guidelines
from reflect.report.gate.learning import admit_learning, hours_against_rules
from reflect.report.gate.meetings import admit_meetings
from reflect.report.gate.months import admit_months, has_earlier_lines
from reflect.report.gate.shareable import Passed, Shareable
from reflect.report.kinds import Reads, Which
from reflect.report.parts import learned_lines, meeting_half, meeting_lines, roadmap_lines
from reflect.report.parts.agreed import standing
from reflect.report.parts.areas import cannot_tell, growth_areas, looking_back
from reflect.report.parts.cleared import Cleared
from reflect.report.parts.counts import FEWEST, left_out, moments
from reflect.report.policy import Policy
from reflect.report.report import Block, Bullets, Heading, Lines, Paragraph, Said, Section
from reflect.values.meetings import RECORD_PACK
from reflect.wording import later, speak

STEP_BACK_PACK = "step_back"
LOOKED_AT = "pick"
"""The question of that pack that asks which areas to look back on."""
MOST_STRENGTHS = 8

CALLED = later("a review of a year")
TITLE = later("A year of my practice")
WEEKS_BACK = 52
WHICH = Which(
    asked=later(
        "Which of these may be quoted? A step back gives its words, a meeting what was agreed in it."
    ),
    refused="A review of a year quotes only what you saw when you stepped back, and what was agreed in supervision.",
    only=frozenset({STEP_BACK_PACK, RECORD_PACK}),
    ticked="all",
)
NEVER_UNREAD = ""
FOR_A_MEETING = False
BY_DAYS = False
READS: frozenset[Reads] = frozenset({"entries", "history", "learned", "meetings"})
KEEPS = None
HIDES = None
COVER = later("About my practice, as I noted it over the year. Not a record of services. Not an evaluation.")
NEXT_YEAR = (
    (later("What I want next year"), later("What I want to get better at, keep, or let go:"), 4),
    (later("What would help me with it"), later("Time, learning, supervision, or something at work:"), 2),
)
"""Title -> what to write about, and how many lines there are for it."""


def admit(desk: Desk, policy: Policy) -> Passed:
    """Pass the counts of the year, the words of the step-backs that were picked, and what was agreed in the meetings that were."""
    inside = within.entries(desk, policy)
    homes = {entry.number for entry in inside}
    plans = within.lived(desk.commitments, policy, homes=homes)
    agreed = within.lived(desk.agreements, policy, homes=homes)
    picked, private = policy.quotable, desk.private_areas
    shared = admit_all(inside, picked, private_areas=private, ladder=desk.ladder)
    return Passed(
        entries=tuple(_told_here(entry) for entry in shared),
        commitments=admit_commitments(plans, desk.entries, picked=picked, private_areas=private),
        agreements=admit_agreements(agreed, desk.entries, picked=picked),
        learned=admit_learning(within.learned(desk, policy), courses=False, names={}),
        renewal=hours_against_rules(desk, policy),
        months=admit_months(desk, policy),
        earlier_lines=has_earlier_lines(desk, policy),
        meetings=admit_meetings(desk, policy),
        guidelines=admit_guidelines(desk, policy),
    )


def _told_here(entry: Shareable) -> Shareable:
    """Leave out what was said in a meeting besides what was agreed, and which areas were looked back on: the table says that.

    What has no place here is neither asked about nor counted.
    """
    told = () if entry.pack == RECORD_PACK else entry.answers
    return replace(entry, answers=tuple(a for a in told if a.question != LOOKED_AT), questions=())


def quoted(_: Desk, policy: Policy) -> frozenset[int]:
    """Only what was picked is quoted."""
    return policy.picked


def counted(passed: Passed) -> int:
    """All entries are counted, the quoted ones too."""
    return len(passed.entries)


def weeks(_: Passed, policy: Policy) -> tuple[str, str]:
    """It is about the weeks that were asked for, also those in which nothing was written."""
    return policy.weeks


def is_empty(passed: Passed) -> bool:
    """A year of which nothing was written down is an honest page, but not where some entries only were asked for."""
    entries = passed.entries or passed.learned
    return not (entries or passed.commitments or passed.agreements)


def pages(cleared: Cleared) -> tuple[Section, ...]:
    """Lay out the year, in words before counts, then room for the next one and for both signatures."""
    passed, areas = cleared.passed, growth_areas(cleared)
    least = 1 if cleared.signed else FEWEST
    parts: tuple[tuple[str, Sequence[Block]], ...] = (
        ("", [Paragraph(text=speak(COVER)), *([] if cleared.signed else [Paragraph(text=left_out())])]),
        (later("Looking back"), [*looking_back(cleared), *_stepped_back(cleared)]),
        (later("What was agreed, and what came of it"), standing(passed)),
        (
            later("Strengths that I ticked"),
            moments(passed.entries, "strength", at_least=least, most=MOST_STRENGTHS),
        ),
        (roadmap_lines.TITLE, roadmap_lines.blocks(passed.guidelines)),
        (meeting_lines.TITLE, meeting_lines.blocks(passed.meetings)),
        (learned_lines.title(passed), learned_lines.blocks(passed)),
        (later("Growth areas"), areas),
        *_room_for_the_next(),
        (meeting_half.SIGNED_BY_BOTH, meeting_half.signatures()),
        (later("What this page cannot tell"), [Bullets(items=cannot_tell())] if areas else []),
    )
    return tuple(
        Section(title=speak(title) if title else "", blocks=tuple(blocks))
        for title, blocks in parts
        if blocks
    )


def _room_for_the_next() -> list[tuple[str, Sequence[Block]]]:
    return [(title, [Paragraph(text=speak(about)), Lines(count=lines)]) for title, about, lines in NEXT_YEAR]


def _stepped_back(cleared: Cleared) -> list[Block]:
    """What was said at each step back, by its week."""
    found: list[Block] = []
    for entry in cleared.quoted():
        if entry.answers:
            found.append(Heading(text=speak("As I said it in {week}", week=entry.week)))
            found += [Said(asked=answer.asked, words=answer.words) for answer in entry.answers]
    return found
