"""The supervision packet: what passes the gate for it, its sections, and every word in it that is ours.

No section sees an entry: each function takes what the gate let through and gives blocks; a section without blocks is left out.
Counts stand beside the words they count, one area at a time: never a total over areas, a rank or a mean.
"""

from collections.abc import Iterable, Mapping, Sequence

from reflect.growth.themes import RECURS_IN_ENTRIES, RECURS_IN_WEEKS
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.entries import admit_agreements, admit_all, admit_commitments
from reflect.report.gate.guidelines import admit_guidelines
from reflect.report.gate.learning import admit_learning, hours_against_rules
from reflect.report.gate.meetings import admit_meetings
from reflect.report.gate.months import admit_months, has_earlier_lines
from reflect.report.gate.shareable import Passed, Shareable, SharedAnswer
from reflect.report.kinds import Reads, Which
from reflect.report.parts import learned_lines, meeting_half, meeting_lines, roadmap_lines
from reflect.report.parts.agreed import STANDINGS, standing
from reflect.report.parts.areas import cannot_tell, growth_areas, looking_back
from reflect.report.parts.cleared import Cleared
from reflect.report.parts.counts import FEWEST, kinds_of_time, left_out, moments
from reflect.report.policy import Policy
from reflect.report.report import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Said,
    Section,
)
from reflect.values.meetings import PREP_PACK
from reflect.values.plans import several
from reflect.wording import later, number, speak

MOST_STRENGTHS = 8
MOST_EDGES = 4
MOST_IDEAS = 6

CALLED = later("a packet")
TITLE = later("Supervision packet")
WEEKS_BACK = 6
WHICH = Which(asked=later("Which of these do you want to quote? What is not ticked gives counts only."))
NEVER_UNREAD = ""
FOR_A_MEETING = True
BY_DAYS = False
READS: frozenset[Reads] = frozenset({"entries", "history", "learned", "meetings", "ideas", "of_the_past"})
KEEPS = None
HIDES = None
TITLE_SAYS = frozenset(
    {
        later("What do you want from this meeting?"),
        later("What is one thing you did that you want to celebrate?"),
        # As it was asked once, so that a preparation that was kept then stands in the same place.
        "What is one thing you did that you want to celebrate? What came of it?",
        later("What came of what you want to celebrate?"),
        later("What situation do you want to think through, in general terms?"),
    }
)
"""The questions whose words the title of a section says. A pack of one's own may ask something else in their place."""
WANTED = later("What I want from this meeting")
COVER = later("About my practice. Not a record of services. Not an evaluation.")


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
        months=admit_months(desk, policy),
        earlier_lines=has_earlier_lines(desk, policy),
        meetings=admit_meetings(desk, policy),
        guidelines=admit_guidelines(desk, policy),
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
    """Make the sections of a supervision packet, in reading order, without the empty ones.

    What the writer wants of the reader comes first, then what happened in words, then what was counted. Last is what
    both fill in.
    """
    prep = _Prep(cleared.quoted())
    wanted = [
        *prep.told("want"),
        *_kept_questions(cleared),
        *prep.asked("ask", "feedback", "tell", "wellness_line"),
    ]
    parts: list[tuple[str, Sequence[Block]]] = [
        ("", _cover(signed=cleared.signed)),
        (WANTED, wanted),
        *_in_words(cleared, prep),
        *_in_counts(cleared),
        (meeting_half.TITLE, meeting_half.blocks()),
    ]
    return tuple(
        Section(title=speak(title) if title else "", blocks=tuple(blocks), framed=title == WANTED)
        for title, blocks in parts
        if blocks
    )


def _cover(*, signed: bool) -> list[Block]:
    if signed:
        return [Paragraph(text=speak("Chosen by me.") + " " + speak(COVER))]
    return [Paragraph(text=speak(COVER)), Paragraph(text=left_out())]


def _in_words(cleared: Cleared, prep: "_Prep") -> list[tuple[str, Sequence[Block]]]:
    with_entries = _plans_in_entries(cleared)
    return [
        (later("Since last time"), standing(cleared.passed, told=with_entries)),
        (later("To celebrate"), [b for q in ("win", "came_of_it") for b in prep.told(q, only_as_ours=True)]),
        (
            later("One situation to think through"),
            [*prep.told("situation"), *prep.asked("question", "so_far")],
        ),
        (later("Role and values"), prep.asked("pull", "pull_from")),
        (roadmap_lines.TITLE, roadmap_lines.blocks(cleared.passed.guidelines)),
        (later("Entries I chose"), _chosen(cleared, prep, with_entries)),
    ]


def _in_counts(cleared: Cleared) -> list[tuple[str, Sequence[Block]]]:
    entries, least = cleared.passed.entries, 1 if cleared.signed else FEWEST
    areas, time = growth_areas(cleared), kinds_of_time(entries, signed=cleared.signed)
    return [
        (later("Strengths that I ticked"), moments(entries, "strength", at_least=least, most=MOST_STRENGTHS)),
        (
            later("Places to grow that I ticked"),
            moments(entries, "edge", at_least=max(2, least), most=MOST_EDGES),
        ),
        (later("What kept coming up"), _ideas(entries)),
        (later("Growth areas"), areas),
        (later("Looking back"), looking_back(cleared)),
        (learned_lines.title(cleared.passed), learned_lines.blocks(cleared.passed)),
        (meeting_lines.TITLE, meeting_lines.blocks(cleared.passed.meetings)),
        (later("Kinds of time I wrote about"), [Paragraph(text=time)] if time else []),
        (later("What this page cannot tell"), [Bullets(items=cannot_tell())] if areas else []),
    ]


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
            Paragraph(text=answer.words) if _is_ours(answer) else Said(asked=answer.asked, words=answer.words)
            for answer in self._take((question,), only_as_ours=only_as_ours)
        ]

    def asked(self, *questions: str) -> list[Block]:
        """Answers that need the words of their question."""
        return [Said(asked=answer.asked, words=answer.words) for answer in self._take(questions)]

    def _take(self, questions: tuple[str, ...], *, only_as_ours: bool = False) -> list[SharedAnswer]:
        fit = [a for a in self._answers if _is_ours(a) or not only_as_ours]
        taken = [answer for question in questions for answer in fit if answer.question == question]
        self.shown.update(taken)
        return taken


def _is_ours(answer: SharedAnswer) -> bool:
    """True if it was asked in the words that the title of a section says, in English or in the language of the page."""
    return answer.asked in TITLE_SAYS or answer.asked in {speak(asked) for asked in TITLE_SAYS}


def _kept_questions(cleared: Cleared) -> list[Block]:
    return [
        Said(asked=speak("I kept this for the meeting"), words=words)
        for entry in cleared.quoted()
        if not entry.of_the_past
        for words in entry.questions
    ]


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
    note = speak(
        "Ideas of a fixed list, counted by words in what I wrote. "
        "It is not known what I meant, and none of it is good or bad."
    )
    items = tuple(
        speak(
            "{idea} (in {count} of {all} entries)",
            idea=idea,
            count=number(len(weeks[idea])),
            all=number(len(shared)),
        )
        for idea in recur
        if idea in most
    )
    return [Paragraph(text=note), Bullets(items=items)]


def _plans_in_entries(cleared: Cleared) -> dict[str, str]:
    """Words of plans of my own that an entry on the page tells itself -> how they stand."""
    quoted = {answer.words for entry in cleared.quoted() for answer in entry.answers}
    return {
        plan.words: speak(STANDINGS[plan.status])
        for plan in cleared.passed.commitments
        if plan.words in quoted and plan.words and plan.status in STANDINGS and not plan.of_supervision
    }


def _chosen(cleared: Cleared, prep: _Prep, plans: Mapping[str, str]) -> list[Block]:
    told = {c.words for c in cleared.passed.commitments if c.status in STANDINGS and c.words not in plans}
    told.update(agreement.words for agreement in cleared.passed.agreements)
    chosen: list[list[Block]] = []
    for entry in cleared.quoted():
        if not entry.of_the_past:
            told.update(entry.questions)
        rest = [a for a in entry.answers if not told.issuperset(several(a.words)) and a not in prep.shown]
        said: list[Block] = [_with_standing(answer, plans) for answer in rest]
        if not (said or entry.answers or entry.questions):
            said = [Paragraph(text=speak("There are no words of my own in this one."))]
        if said:
            chosen.append(
                [
                    Heading(
                        text=speak("Reflection {number} ({week})", number=len(chosen) + 1, week=entry.week)
                    ),
                    *said,
                ]
            )
    return [block for blocks in chosen for block in blocks]


def _with_standing(answer: SharedAnswer, plans: Mapping[str, str]) -> Said:
    stands = plans.get(answer.words)
    return Said(asked=f"{answer.asked} ({stands})" if stands else answer.asked, words=answer.words)
