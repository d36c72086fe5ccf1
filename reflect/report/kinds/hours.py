"""Hours for a board: two tables, one of courses and one of meetings, with their days and hours. No section of it sees an entry.

A board reads what a course was called, who ran it, and when; so these stand as the writer noted them, unless they mask
them. Nothing else of an entry is here: no idea, no answer, no plan, no proof, no rating.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from reflect.dates import said
from reflect.growth.hours import amount, number, total, without_length
from reflect.growth.supervision import IN_GROUP, ONE_TO_ONE
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.learning import admit_learning
from reflect.report.gate.meetings import admit_each_meeting, open_meetings
from reflect.report.gate.shareable import Passed, SharedLearning, SharedMeeting, SharedTick
from reflect.report.kinds import Keeps, Reads, Which
from reflect.report.parts.cleared import Cleared
from reflect.report.policy import Policy
from reflect.report.report import Blanks, Block, Bullets, Paragraph, Section, Table
from reflect.wording import later, later_n, speak

CALLED = later("a page of hours")
TITLE = later("Hours of learning and supervision")
WEEKS_BACK = 52
WHICH = Which(refused="A page of hours tells of all hours in its weeks, so no entry is picked.")
NEVER_UNREAD = later("A page of hours names courses and days, so it is never written unread.")
FOR_A_MEETING = False
BY_DAYS = True
READS: frozenset[Reads] = frozenset({"learned", "meetings"})
KEEPS = Keeps(
    # What a board asks for of a course: who held it, where, and when. A telephone number of theirs is none of it.
    details=frozenset({"person", "place", "organization", "date"}),
    at_review=later("What belongs to a course stays, since a board reads it. The rest is masked."),
    on_page=later_n(
        "One name, place or day of a course stands as it is.",
        "{n} names, places and days of courses stand as they are.",
    ),
    in_history="as part of a course",
)
HIDES = None
COVER = later("Hours as I noted them. Not a certificate. What counts is for the board to say.")
IN_SEVERAL = later("What counts for two stands in both, so these do not add up to all hours.")
NOTHING = later("No hours were noted in these days.")
SIGNING = later("The supervisor signs for the hours of supervision, and for nothing else.")
_TITLES = {False: later("Supervision"), True: later("Supervision and co-reflection")}
FORMS = {ONE_TO_ONE: later("One-to-one"), IN_GROUP: later("Group")}


def admit(desk: Desk, policy: Policy) -> Passed:
    """Pass what was learned and the meetings of the period; of these, only what the two tables show."""
    names = {c.id: c.words for c in desk.rules.categories} if desk.rules is not None else {}
    return Passed(
        learned=admit_learning(within.learned(desk, policy), courses=policy.signed, names=names),
        held=admit_each_meeting(desk, policy, names=names),
        days=(policy.since.isoformat(), (policy.until - timedelta(days=1)).isoformat()),
    )


def quoted(desk: Desk, policy: Policy) -> frozenset[int]:
    """It tells of all that was learned and of all meetings of the period, picked or not."""
    held = (m.entry for m in open_meetings(desk) if policy.since <= m.day < policy.until)
    return frozenset([*(page.number for page in within.learned(desk, policy)), *held])


def counted(passed: Passed) -> int:
    """Each page about learning, and each about a meeting, is one entry."""
    return len(passed.learned) + len(passed.held)


def weeks(_: Passed, policy: Policy) -> tuple[str, str]:
    """It is about the weeks that were asked for."""
    return policy.weeks


def is_empty(_: Passed) -> bool:
    """It says itself where nothing was noted."""
    return False


def pages(cleared: Cleared) -> tuple[Section, ...]:
    """Lay out both tables, the hours by category, and the places for two signatures."""
    learned, held = cleared.passed.learned, cleared.passed.held
    together = _together(learned, held)
    cover = [Paragraph(text=_days(cleared.passed)), Paragraph(text=speak(COVER))]
    parts: list[tuple[str, Sequence[Block]]] = [
        ("", [*cover, Bullets(items=together) if together else Paragraph(text=speak(NOTHING))]),
        (later("Learning"), _learning(learned)),
        (_title(held), _supervision(held)),
        (later("Hours by category"), _by_category(learned, held)),
        (later("Signatures"), _signatures(held)),
    ]
    return tuple(
        Section(title=speak(title) if title else "", blocks=tuple(blocks))
        for title, blocks in parts
        if blocks
    )


def _days(passed: Passed) -> str:
    first, last = (date.fromisoformat(day) for day in passed.days or ())
    return speak("From {first} to {last}.", first=said(first), last=said(last))


def _together(learned: Sequence[SharedLearning], held: Sequence[SharedMeeting]) -> tuple[str, ...]:
    """All hours in a few lines. Co-reflection stands apart: boards differ on whether it counts."""
    parts: Sequence[tuple[str, Sequence[SharedLearning | SharedMeeting]]] = (
        (later("Learning"), learned),
        (later("Supervision"), [m for m in held if not m.with_peers]),
        (later("Co-reflection"), [m for m in held if m.with_peers]),
    )
    return tuple(f"{speak(what)}: {amount(total(one.hours for one in ones))}" for what, ones in parts if ones)


def _learning(learned: Sequence[SharedLearning]) -> list[Block]:
    if not learned:
        return []
    rows = tuple(
        (
            one.on or one.week,
            one.course or one.source or speak("Something new"),
            one.sponsor,
            _names(one.counts_for),
            _said(one.hours),
        )
        for one in learned
    )
    header = (speak("When"), speak("What"), speak("Who ran it"), speak("Counts for"), speak("Hours"))
    return [Table(header=header, rows=rows, total=(speak("All together"), "", "", "", _all(learned)))]


def _supervision(held: Sequence[SharedMeeting]) -> list[Block]:
    if not held:
        return []
    rows = tuple(
        (
            m.on or m.week,
            speak("Co-reflection") if m.with_peers else speak("Supervision"),
            speak(FORMS[m.form]) if m.form in FORMS else "",
            _names(m.counts_for),
            _said(m.hours),
        )
        for m in held
    )
    header = (speak("When"), speak("What"), speak("Form"), speak("Counts for"), speak("Hours"))
    table = Table(header=header, rows=rows, total=(speak("All together"), "", "", "", _all(held)))
    unsaid = sum(m.hours is None for m in held)
    return [table, Paragraph(text=f"{without_length(unsaid)}.")] if unsaid else [table]


def _by_category(learned: Sequence[SharedLearning], held: Sequence[SharedMeeting]) -> list[Block]:
    """Hours by the categories of one's own board; what counts for two stands in both."""
    both: tuple[SharedLearning | SharedMeeting, ...] = (*learned, *held)
    ticks = [tick for one in both for tick in one.counts_for]
    if not ticks:
        return []
    names = {tick.category: tick.name for tick in ticks}

    def of(ones: Iterable[SharedLearning | SharedMeeting], id: str) -> str:
        return _said(total(one.hours for one in ones if id in {t.category for t in one.counts_for}))

    rows = tuple((name, of(learned, id), of(held, id)) for id, name in names.items())
    table = Table(header=(speak("Category"), speak("Learning"), speak(_title(held))), rows=rows)
    in_several = any(len(one.counts_for) > 1 for one in both)
    return [table, Paragraph(text=speak(IN_SEVERAL))] if in_several else [table]


def _title(held: Sequence[SharedMeeting]) -> str:
    """What the hours of these meetings are: where some are of a co-reflection, they are not called supervision alone."""
    return _TITLES[any(m.with_peers for m in held)]


def _signatures(held: Sequence[SharedMeeting]) -> list[Block]:
    """Places for the writer and for a supervisor, who has nothing to sign for where all was among peers."""
    mine = Blanks(names=(speak("Signature, peer specialist"), speak("Date")))
    if all(m.with_peers for m in held):
        return [mine]
    return [
        mine,
        Paragraph(text=speak(SIGNING)),
        Blanks(names=(speak("Signature, supervisor"), speak("Date"))),
    ]


def _names(ticks: Iterable[SharedTick]) -> str:
    return ", ".join(tick.name for tick in ticks)


def _all(ones: Iterable[SharedLearning | SharedMeeting]) -> str:
    return _said(total(one.hours for one in ones))


def _said(hours: float | None) -> str:
    return number(hours) if hours else ""
