"""Takes the year away too, where what is left of a date reads as something else: the #2000 of "#Mar 1 2000"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reflect.masking.plan.items import Item, Mask
from reflect.masking.spans import NOUNS, Span


def without_years(items: Iterable[Item], leaks: Sequence[Span]) -> list[Item]:
    """Put [date] where a year was put in and is found again as a part of a number or an address.

    Args:
        items: The items of one text, in its order.
        leaks: What the last check found in the masked text, in its order.

    Returns:
        The items in their order.
    """
    made, longer, at = list[Item](), 0, 0
    for item in items:
        if not item.masked:
            made.append(item)
            continue
        start = item.span.start + longer
        end = start + len(item.replacement)
        longer = end - item.span.end
        while at < len(leaks) and leaks[at].end <= start:
            at += 1
        read_as_more = at < len(leaks) and leaks[at].start < end
        is_year = isinstance(item.decision, Mask) and item.span.kind == "date"
        made.append(replace(item, code=NOUNS["date"]) if is_year and read_as_more else item)
    return made
