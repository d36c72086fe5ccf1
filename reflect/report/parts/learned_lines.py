"""How something was learned, and for how many hours, as lines on a page. No course is named here."""

from collections import Counter
from collections.abc import Sequence

from reflect.growth.hours import number, total
from reflect.report.gate.shareable import Passed, SharedLearning
from reflect.report.parts import renewal_lines
from reflect.report.parts.counts import times
from reflect.report.report import Block, Paragraph, Table
from reflect.wording import later, speak


def title(passed: Passed) -> str:
    """What stands above them: beside the writer's own rules, where there are any."""
    return renewal_lines.WITH_LEARNING if passed.renewal else later("Learning")


def blocks(passed: Passed) -> list[Block]:
    """Say the hours of the page's weeks and how they came about, then those of the writer's renewal period."""
    return [*_of_these_weeks(passed.learned), *renewal_lines.blocks(passed.renewal)]


def _of_these_weeks(learned: Sequence[SharedLearning]) -> list[Block]:
    sources = Counter(learning.source for learning in learned if learning.source)
    hours = total(learning.hours for learning in learned)
    found: list[Block] = []
    if hours:
        found.append(Paragraph(text=speak("Hours of learning: {hours}.", hours=number(hours))))
    if sources:
        rows = tuple((source, times(n)) for source, n in sources.items())
        found.append(Table(header=(speak("How I learned"), speak("How often")), rows=rows))
    return found
