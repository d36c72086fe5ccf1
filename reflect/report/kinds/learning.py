"""The learning log: a table of what was learned, with its hours. No section of it sees an entry.

It is the one page on which a day and names of courses may stand, since a board asks for them. Hours are added up
as they were noted; no growth area is.
"""

from collections import defaultdict
from collections.abc import Sequence

from reflect.growth.hours import number as said
from reflect.growth.hours import total
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.learning import admit_learning, hours_against_rules
from reflect.report.gate.shareable import Passed, SharedLearning
from reflect.report.kinds import Keeps, Reads, Which
from reflect.report.parts import renewal_lines
from reflect.report.parts.cleared import Cleared
from reflect.report.policy import Policy
from reflect.report.report import Block, Paragraph, Section, Table
from reflect.wording import later, later_n, speak

CALLED = later("a learning log")
TITLE = later("Learning log")
WEEKS_BACK = 52
WHICH = Which(refused="A learning log tells of all that was learned in its weeks, so no entry is picked.")
NEVER_UNREAD = ""
FOR_A_MEETING = False
BY_DAYS = False
READS: frozenset[Reads] = frozenset({"learned", "meetings"})
KEEPS = Keeps(
    # What a board asks for of a course: who held it, where, and when. A telephone number of theirs is none of it.
    details=frozenset({"person", "place", "organization", "date"}),
    at_review=later("What belongs to a course stays. The rest is masked."),
    on_page=later_n(
        "One name, place or day of a course stands as it is.",
        "{n} names, places and days of courses stand as they are.",
    ),
    in_history="as part of a course",
)
HIDES = None
COVER = later("What I learned, with hours as I noted them. Not a certificate.")
IN_SEVERAL = later("What counts for two categories stands in both, so these do not add up to all hours.")
NOTHING = later("Nothing was noted as learning in these weeks.")


def admit(desk: Desk, policy: Policy) -> Passed:
    """Pass what was learned in the period; the courses by name, with their days and categories, only if it is signed."""
    names = {c.id: c.words for c in desk.rules.categories} if desk.rules is not None else {}
    return Passed(
        learned=admit_learning(within.learned(desk, policy), courses=policy.signed, names=names),
        renewal=hours_against_rules(desk, policy),
    )


def quoted(desk: Desk, policy: Policy) -> frozenset[int]:
    """It tells of all that was learned in the period, picked or not."""
    return frozenset(page.number for page in within.learned(desk, policy))


def counted(passed: Passed) -> int:
    """Each page about learning is one entry."""
    return len(passed.learned)


def weeks(_: Passed, policy: Policy) -> tuple[str, str]:
    """It is about the weeks that were asked for."""
    return policy.weeks


def is_empty(_: Passed) -> bool:
    """It says itself where nothing was noted as learning."""
    return False


def pages(cleared: Cleared) -> tuple[Section, ...]:
    """Lay out the table, then the hours by category and against the writer's own rules."""
    learned = cleared.passed.learned
    parts: list[tuple[str, Sequence[Block]]] = [
        ("", [Paragraph(text=speak(COVER))]),
        (later("What I learned"), [_table(learned)] if learned else [Paragraph(text=speak(NOTHING))]),
        (later("Hours by category"), _by_category(learned)),
        (renewal_lines.TITLE, renewal_lines.blocks(cleared.passed.renewal)),
    ]
    return tuple(
        Section(title=speak(title) if title else "", blocks=tuple(blocks))
        for title, blocks in parts
        if blocks
    )


def _table(learned: Sequence[SharedLearning]) -> Table:
    rows = tuple(
        (
            one.on or one.week,
            one.course or one.source or speak("Something new"),
            one.sponsor,
            one.source or "",
            hours(one.hours),
        )
        for one in learned
    )
    return Table(
        header=(speak("When"), speak("What"), speak("Who ran it"), speak("How"), speak("Hours")),
        rows=rows,
        total=(speak("All together"), "", "", "", hours(total(one.hours for one in learned))),
    )


def _by_category(learned: Sequence[SharedLearning]) -> list[Block]:
    """Hours by the categories of one's own board; a course that counts for two stands in both."""
    by: dict[str, list[float | None]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in learned:
        for tick in one.counts_for:
            by[tick.category].append(one.hours)
            names[tick.category] = tick.name
    if not by:
        return []
    table = Table(
        header=(speak("Category"), speak("Hours")),
        rows=tuple((names[id], hours(total(n))) for id, n in by.items()),
    )
    if all(len(one.counts_for) < 2 for one in learned):
        return [table]
    return [table, Paragraph(text=speak(IN_SEVERAL))]


def hours(number: float | None) -> str:
    """Say hours as they were noted: 1, 1.5, 0.75."""
    return said(number) if number else ""
