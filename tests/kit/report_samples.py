"""Sample reports of each kind, made by the builder from an invented journal, and one that has a text of one's choice in
every place a report can hold one."""

from datetime import date

from kit import sample_journal as sample
from kit.packet_sample import SINCE, UNTIL, desk, packet

from reflect.growth.lexicon import Lexicon
from reflect.guide import concepts
from reflect.masking.plan.plan import plan
from reflect.report.admitted import admit
from reflect.report.build import build
from reflect.report.policy import Policy
from reflect.report.report import (
    Blanks,
    Block,
    Bullets,
    Dots,
    Heading,
    Lines,
    Month,
    Paragraph,
    Report,
    Said,
    Section,
    Table,
)


def sample_report(allowed: Policy) -> Report:
    """The page that the program makes of the sample journal, with masking as it is before anything is decided."""
    weekly, plans = sample.weeks()
    about, agreed = sample.supervision()
    courses = sample.courses()
    entries = [*weekly, *about, *courses]
    laid = desk(
        entries,
        [*plans, *agreed],
        agreements=sample.agreements(about),
        area_names=sample.AREA_NAMES,
        private_areas=sample.PRIVATE_AREAS,
        focus=sample.FOCUS,
        history=entries,
        first_rated=weekly[0].day,
        yardsticks=sample.YARDSTICKS,
        ideas=Lexicon(concepts.load()),
        learned=courses,
        meetings=about,
        rules=sample.RULES,
        name=sample.WRITER,
    )
    admitted = admit(laid, allowed)
    return build(admitted, plan(admitted.texts)).report


def pictured() -> Report:
    """A packet of twelve weeks in which everything stands that a packet can have."""
    picked = frozenset({sample.FIRST_MEETING, sample.MEETING, sample.PREP})
    return sample_report(Policy(kind="packet", since=SINCE, until=UNTIL, picked=picked, signed=True))


def account() -> Report:
    """A reflective account of one sitting."""
    return sample_report(
        Policy(since=SINCE, until=UNTIL, picked=frozenset({sample.STORY}), signed=True, kind="account")
    )


def learning() -> Report:
    """A learning log of most of a year."""
    return sample_report(
        Policy(since=date(2025, 12, 29), until=UNTIL, picked=frozenset(), signed=True, kind="learning")
    )


def situation() -> Report:
    """A page for a group, of one sitting."""
    return sample_report(
        Policy(since=SINCE, until=UNTIL, picked=frozenset({sample.STORY}), signed=True, kind="situation")
    )


def year() -> Report:
    """A review of a year, with a step back and two meetings."""
    picked = frozenset({sample.FIRST_MEETING, sample.MEETING, sample.LOOK_BACK})
    return sample_report(
        Policy(since=date(2025, 11, 17), until=UNTIL, picked=picked, signed=True, kind="year")
    )


def hours() -> Report:
    """A page of hours of most of a year."""
    return sample_report(
        Policy(since=date(2025, 12, 29), until=UNTIL, picked=frozenset(), signed=True, kind="hours")
    )


def blocks(report: Report) -> list[Block]:
    """All blocks of a report, in reading order."""
    return [block for section in report.sections for block in section.blocks]


def saying(text: str) -> Report:
    """A report with one text wherever a report can hold one."""
    return Report(
        kind="packet",
        title=text,
        lang="en",
        period=text,
        reviewed=True,
        stamp=text,
        sections=(
            Section(title="", blocks=(Paragraph(text=text), Heading(text=text))),
            Section(
                title=text,
                blocks=(
                    Heading(text=text),
                    Paragraph(text=text),
                    Said(asked=text, words=text),
                    Bullets(items=(text, text)),
                    Table(header=(text, text), rows=((text, text),), total=(text, text)),
                    Dots(
                        name=text,
                        sentence=text,
                        counts=(0, 1, 2, 0, 9),
                        less=text,
                        more=text,
                        lines=(text,),
                        trend=text,
                        months=(Month(name=text, counts=(0, 1, 2, 0, 9), said=text),),
                    ),
                    Lines(count=2),
                    Blanks(names=(text, text)),
                ),
            ),
        ),
        foot=(text,),
    )


PLACES = 29
"""How often `saying` holds its text."""

REPORTS = {
    "packet": packet(4, 12, 13),
    "pictures": pictured(),
    "unreviewed": packet(4, 12, 13, signed=False),
    "account": account(),
    "learning": learning(),
    "situation": situation(),
    "year": year(),
    "hours": hours(),
}

PICTURE = next(block for block in blocks(REPORTS["pictures"]) if isinstance(block, Dots))
"""The first picture of an area in the sample packet."""
