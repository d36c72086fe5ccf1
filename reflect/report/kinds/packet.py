"""The supervision packet: what passes the gate for it, its sections, and every word in it that is ours.

No section sees an entry: each function takes what the gate let through and gives blocks; a section without blocks is left out.
Counts stand beside the words they count, one area at a time: never a total over areas, a rank or a mean.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from reflect.growth.renewal import number
from reflect.growth.supervision import PREP_PACK
from reflect.growth.themes import RECURS_IN_ENTRIES, RECURS_IN_WEEKS
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.entries import admit_agreements, admit_all, admit_commitments
from reflect.report.gate.learning import admit_learning, hours_against_rules
from reflect.report.gate.shareable import Passed, Shareable, SharedAnswer, SharedLearning
from reflect.report.kinds import Reads, Which
from reflect.report.parts import renewal_lines
from reflect.report.parts.areas import CANNOT_TELL, growth_areas, looking_back, times
from reflect.report.parts.cleared import Cleared
from reflect.report.policy import Policy
from reflect.report.report import (
    Block,
    Bullets,
    Heading,
    Lines,
    Paragraph,
    Said,
    Section,
    Table,
)
from reflect.values.entry import MomentKind
from reflect.values.plans import Status, several
from reflect.values.room import SETTINGS

MOST_STRENGTHS = 8
MOST_EDGES = 4
MOST_IDEAS = 6

CALLED = "a packet"
TITLE = "Supervision packet"
WEEKS_BACK = 6
WHICH = Which(asked="Which of these do you want to quote? What is not ticked gives counts only.")
NEVER_UNREAD = ""
FOR_A_MEETING = True
READS: frozenset[Reads] = frozenset({"entries", "history", "learned", "ideas", "of_the_past"})
KEEPS = None
TITLE_SAYS = frozenset(
    {
        "What do you want from this meeting?",
        "What is one thing you did that you want to celebrate? What came of it?",
        "What situation do you want to think through, in general terms?",
    }
)
"""The questions whose words the title of a section says. A pack of one's own may ask something else in their place."""
COVER = "About my practice. Not a record of services. Not an evaluation."


STANDINGS = {
    Status.KEPT: "done",
    Status.PARTLY: "partly",
    Status.NOT_YET: "not yet",
    Status.OPEN: "open",
    Status.LET_GO: "let go",
}
"""How a commitment stands. One that was said another way lives on in its new words, which have their own."""


def admit(desk: Desk, policy: Policy) -> Passed:
    """Pass the counts of all entries of the period, and the words of those that were picked."""
    inside = within.entries(desk, policy)
    homes = {entry.number for entry in inside}
    plans = within.lived(desk.commitments, policy, homes=homes)
    agreed = within.lived(desk.agreements, policy, homes=homes)
    picked, private = policy.quotable, desk.private_areas
    return Passed(
        entries=admit_all(
            inside,
            picked,
            private_areas=private,
            ladder=desk.ladder,
            ideas=desk.ideas if policy.signed else None,
            of_the_past=desk.of_the_past,
        ),
        commitments=admit_commitments(plans, desk.entries, picked=picked, private_areas=private),
        agreements=admit_agreements(agreed, desk.entries, picked=picked),
        learned=admit_learning(within.learned(desk, policy), courses=False, names={}),
        renewal=hours_against_rules(desk, policy),
    )


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
    """Without a filter, a page without entries is an honest one: there were none. With one, it is a slip of typing."""
    entries = passed.entries or passed.learned
    return not (entries or passed.commitments or passed.agreements or passed.renewal)


def pages(cleared: Cleared) -> tuple[Section, ...]:
    """Make the sections of a supervision packet, in reading order, without the empty ones."""
    prep = _Prep(cleared.quoted())
    areas = growth_areas(cleared)
    chosen_by_me = "Chosen by me. " if cleared.signed else ""
    sections: tuple[tuple[str, Sequence[Block]], ...] = (
        ("", [Paragraph(text=chosen_by_me + COVER)]),
        (
            "What I want from this meeting",
            [*prep.told("want"), *_kept_questions(cleared)],
        ),
        ("Since last time", _since_last_time(cleared)),
        ("To celebrate", prep.told("win", only_as_ours=True)),
        (
            "Strengths that I ticked",
            _moments(cleared.passed.entries, "strength", at_least=1, most=MOST_STRENGTHS),
        ),
        ("One situation to think through", [*prep.told("situation"), *prep.asked("question", "so_far")]),
        ("Role and values", prep.asked("pull", "pull_from")),
        (
            "Places to grow that I ticked",
            _moments(cleared.passed.entries, "edge", at_least=2, most=MOST_EDGES),
        ),
        ("What kept coming up", _ideas(cleared.passed.entries)),
        ("Growth areas", areas),
        ("Looking back", looking_back(cleared)),
        (
            renewal_lines.WITH_LEARNING if cleared.passed.renewal else "Learning",
            [*_learning(cleared.passed.learned), *renewal_lines.blocks(cleared.passed.renewal)],
        ),
        ("Kinds of time I wrote about", _settings(cleared.passed.entries)),
        ("What would help me", prep.asked("ask")),
        ("To hear, and to say", prep.asked("feedback", "wellness_line")),
        ("Agreements", _agreements()),
        ("Entries I chose", _chosen(cleared, prep)),
        ("What this page cannot tell", [Bullets(items=CANNOT_TELL)] if areas else []),
    )
    return tuple(Section(title=title, blocks=tuple(blocks)) for title, blocks in sections if blocks)


class _Prep:
    """The answers of the picked preparations for this meeting, by question, each shown once."""

    def __init__(self, quoted: Iterable[Shareable]) -> None:
        self.shown: set[SharedAnswer] = set()
        now = (entry for entry in quoted if entry.pack == PREP_PACK and not entry.of_the_past)
        self._answers = [answer for entry in now for answer in entry.answers]

    def told(self, question: str, *, only_as_ours: bool = False) -> list[Block]:
        """Answers whose question is said by the title of the section; with their own question where it is another.

        Args:
            question: its id.
            only_as_ours: the title would praise what another question asks for: its answer stays with its entry.
        """
        return [
            Paragraph(text=answer.words)
            if answer.asked in TITLE_SAYS
            else Said(asked=answer.asked, words=answer.words)
            for answer in self._take((question,), only_as_ours=only_as_ours)
        ]

    def asked(self, *questions: str) -> list[Block]:
        """Answers that need the words of their question."""
        return [Said(asked=answer.asked, words=answer.words) for answer in self._take(questions)]

    def _take(self, questions: tuple[str, ...], *, only_as_ours: bool = False) -> list[SharedAnswer]:
        fit = [a for a in self._answers if a.asked in TITLE_SAYS or not only_as_ours]
        taken = [answer for question in questions for answer in fit if answer.question == question]
        self.shown.update(taken)
        return taken


def _kept_questions(cleared: Cleared) -> list[Block]:
    return [
        Said(asked="I kept this for the meeting", words=words)
        for entry in cleared.quoted()
        if not entry.of_the_past
        for words in entry.questions
    ]


def _since_last_time(cleared: Cleared) -> list[Block]:
    standing = Counter(commitment.status for commitment in cleared.passed.commitments)
    counts = [f"{standing[status]} {words}" for status, words in STANDINGS.items() if standing[status]]
    blocks: list[Block] = []
    if counts:
        told = f"What I wanted to try: {', '.join(counts)}."
        blocks.append(Paragraph(text=told))
    blocks += [
        Said(asked=f"I wanted to try ({STANDINGS[commitment.status]})", words=commitment.words)
        for commitment in cleared.passed.commitments
        if commitment.words and commitment.status in STANDINGS
    ]
    done = sum(agreement.done for agreement in cleared.passed.agreements)
    still_open = len(cleared.passed.agreements) - done
    stand = [f"{count} {words}" for count, words in ((done, "done"), (still_open, "open")) if count]
    if stand:
        blocks.append(Paragraph(text=f"What my supervisor agreed to do: {', '.join(stand)}."))
    blocks += [
        Said(asked=f"We agreed ({'done' if agreement.done else 'open'})", words=agreement.words)
        for agreement in cleared.passed.agreements
        if agreement.words
    ]
    return blocks


def _moments(shared: Iterable[Shareable], kind: MomentKind, *, at_least: int, most: int) -> list[Block]:
    ticked = [moment for entry in shared for moment in entry.moments if moment.kind == kind]
    words = {moment.id: moment.words for moment in ticked}
    often = [(id, n) for id, n in Counter(moment.id for moment in ticked).most_common(most) if n >= at_least]
    return [Bullets(items=tuple(f"{words[id]} ({times(n)})" for id, n in often))] if often else []


def _ideas(shared: Sequence[Shareable]) -> list[Block]:
    """The ideas that keep coming up, out of all entries of these weeks, in the order in which they first did."""
    weeks: dict[str, list[str]] = {}
    for entry in shared:
        for idea in entry.ideas:
            weeks.setdefault(idea, []).append(entry.week)
    recur = [
        idea
        for idea, told in weeks.items()
        if len(told) >= RECURS_IN_ENTRIES and len(set(told)) >= RECURS_IN_WEEKS
    ]
    most = set(sorted(recur, key=lambda idea: -len(weeks[idea]))[:MOST_IDEAS])
    if not most:
        return []
    note = (
        "Ideas of a fixed list, counted by words in what I wrote. "
        "It is not known what I meant, and none of it is good or bad."
    )
    items = tuple(
        f"{idea} (in {len(weeks[idea])} of {len(shared)} entries)" for idea in recur if idea in most
    )
    return [Paragraph(text=note), Bullets(items=items)]


def _learning(learned: Sequence[SharedLearning]) -> list[Block]:
    sources = Counter(learning.source for learning in learned if learning.source)
    hours = sum(learning.hours for learning in learned if learning.hours)
    blocks: list[Block] = []
    if hours:
        blocks.append(Paragraph(text=f"Hours of learning: {number(hours)}."))
    if sources:
        rows = tuple((source, times(n)) for source, n in sources.items())
        blocks.append(Table(header=("How I learned", "How often"), rows=rows))
    return blocks


def _settings(shared: Iterable[Shareable]) -> list[Block]:
    kinds = Counter(entry.setting for entry in shared)
    rows = tuple((words, str(kinds[setting])) for setting, words in SETTINGS.items() if kinds[setting])
    return [Table(header=("Kind of time", "Reflections"), rows=rows)] if rows else []


def _agreements() -> list[Block]:
    return [
        Heading(text="What I will do"),
        Lines(count=3),
        Heading(text="What my supervisor will do"),
        Lines(count=3),
        Heading(text="What we come back to"),
        Lines(count=2),
    ]


def _chosen(cleared: Cleared, prep: _Prep) -> list[Block]:
    told = {c.words for c in cleared.passed.commitments if c.status in STANDINGS}
    told.update(agreement.words for agreement in cleared.passed.agreements)
    chosen: list[list[Block]] = []
    for entry in cleared.quoted():
        if not entry.of_the_past:
            told.update(entry.questions)
        rest = [a for a in entry.answers if not told.issuperset(several(a.words)) and a not in prep.shown]
        said: list[Block] = [Said(asked=answer.asked, words=answer.words) for answer in rest]
        if not (said or entry.answers or entry.questions):
            said = [Paragraph(text="There are no words of my own in this one.")]
        if said:
            chosen.append([Heading(text=f"Reflection {len(chosen) + 1} ({entry.week})"), *said])
    return [block for blocks in chosen for block in blocks]
