"""One thing that was found, however often it stands in the texts: what is listed, counted and told in the same unit. Decides nothing."""

from collections.abc import Iterable

from reflect.masking.asked.fragments import compare_key
from reflect.masking.plan.details import Detail

Thing = tuple[str, str, bool]
"""Its kind, its words as they are compared, and whether it is more than a word that may be ordinary."""


def things(details: Iterable[Detail]) -> dict[Thing, list[Detail]]:
    """Put the details together that are one thing: Marisol, marisol's; in the order of the texts."""
    found: dict[Thing, list[Detail]] = {}
    for detail in details:
        span = detail.span
        found.setdefault((span.kind, compare_key(span.text), bool(span.rank)), []).append(detail)
    return found
