"""Takes the year away too, where what is left of a date reads as something else: the #2000 of "#Mar 1 2000"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reflect.masking.plan.details import Detail, Mask
from reflect.masking.spans import NOUNS, Span


def without_years(details: Iterable[Detail], leaks: Sequence[Span]) -> list[Detail]:
    """Put [date] where a year was put in and is found again as a part of a number or an address.

    Args:
        details: The details of one text, in its order.
        leaks: What the last check found in the masked text, in its order.

    Returns:
        The details in their order.
    """
    made, longer, at = list[Detail](), 0, 0
    for detail in details:
        if not detail.masked:
            made.append(detail)
            continue
        start = detail.span.start + longer
        end = start + len(detail.replacement)
        longer = end - detail.span.end
        while at < len(leaks) and leaks[at].end <= start:
            at += 1
        read_as_more = at < len(leaks) and leaks[at].start < end
        is_year = isinstance(detail.decision, Mask) and detail.span.kind == "date"
        made.append(replace(detail, code=NOUNS["date"]) if is_year and read_as_more else detail)
    return made
