"""The sections of a learning log: a table of what was learned, with its hours. It never sees an entry.

It is the one page on which a day and names of courses may stand, since a board asks for them. Hours are added up
as they were noted; no growth area is.
"""

from collections import defaultdict
from collections.abc import Sequence

from reflect.growth import renewal
from reflect.report.gate.shareable import SharedLearning
from reflect.report.kinds import renewal_lines
from reflect.report.kinds.material import Material
from reflect.report.report import Block, Paragraph, Section, Table

TITLE = "Learning log"
COVER = "What I learned, with hours as I noted them. Not a certificate."
IN_SEVERAL = "What counts for two categories stands in both, so these do not add up to all hours."
NOTHING = "Nothing was noted as learning in these weeks."


def pages(material: Material) -> tuple[str, tuple[Section, ...]]:
    """Give the title and the sections of a learning log."""
    learned = material.passed.learned
    parts: list[tuple[str, Sequence[Block]]] = [
        ("", [Paragraph(text=COVER)]),
        ("What I learned", [_table(learned)] if learned else [Paragraph(text=NOTHING)]),
        ("Hours by category", _by_category(learned)),
        (renewal_lines.TITLE, renewal_lines.blocks(material.passed.renewal)),
    ]
    return TITLE, tuple(Section(title=title, blocks=tuple(blocks)) for title, blocks in parts if blocks)


def _table(learned: Sequence[SharedLearning]) -> Table:
    rows = tuple(
        (
            one.on or one.week,
            one.course or one.source or "Something new",
            one.sponsor,
            one.source or "",
            hours(one.hours),
        )
        for one in learned
    )
    return Table(
        header=("When", "What", "Who ran it", "How", "Hours"),
        rows=rows,
        total=("All together", "", "", "", hours(sum(one.hours or 0 for one in learned))),
    )


def _by_category(learned: Sequence[SharedLearning]) -> list[Block]:
    """Hours by the categories of one's own board; a course that counts for two stands in both."""
    by: dict[str, float] = defaultdict(float)
    names: dict[str, str] = {}
    for one in learned:
        for tick in one.counts_for:
            by[tick.category] += one.hours or 0
            names[tick.category] = tick.name
    if not by:
        return []
    table = Table(header=("Category", "Hours"), rows=tuple((names[id], hours(n)) for id, n in by.items()))
    if all(len(one.counts_for) < 2 for one in learned):
        return [table]
    return [table, Paragraph(text=IN_SEVERAL)]


def hours(number: float | None) -> str:
    """Say hours as they were noted: 1, 1.5, 0.75."""
    return renewal.number(number) if number else ""
