"""What on the desk a page is about: by its days, and where it is about some entries only, by these. Nothing passes here.

It chooses among what is kept, private or not; the gate's other modules decide what may leave of it.
"""

from collections.abc import Collection, Sequence
from typing import TypeVar

from reflect.dates import iso_week
from reflect.errors import NotFound
from reflect.report.desk import Desk
from reflect.report.gate.entries import refuse_private
from reflect.report.gate.learning import day_of, open_pages
from reflect.report.policy import Policy
from reflect.values.entry import Entry
from reflect.values.plans import Agreement, Commitment

Agreed = TypeVar("Agreed", Commitment, Agreement)


def check_picked(desk: Desk, policy: Policy) -> None:
    """Refuse a picked entry that can't be on the page.

    Raises:
        NotFound: it is not among the entries of the period.
        Protected: it is private.
    """
    numbered = {entry.number: entry for entry in desk.entries}
    for number in sorted(policy.picked):
        entry = numbered.get(number)
        if entry is None:
            raise NotFound(f"I can't find entry {number} in these weeks.", hint="Try: reflect list")
        refuse_private(entry)
        if not _is_inside(entry, policy):
            raise NotFound(
                f"Entry {number} is about week {iso_week(entry.day)}, which is outside these weeks.",
                hint="Nothing was written. Choose other weeks with --since and --until.",
            )


def entries(desk: Desk, policy: Policy) -> list[Entry]:
    """Give the entries of the period, by day."""
    return sorted((e for e in desk.entries if _is_inside(e, policy)), key=lambda e: (e.day, e.number))


def learned(desk: Desk, policy: Policy) -> list[Entry]:
    """Give the open pages about learning (see `open_pages`) whose day is in the period, by that day."""
    pages = open_pages(desk.learned, private_areas=desk.private_areas)
    return [page for page in pages if policy.since <= day_of(page) < policy.until]


def lived(agreed: Sequence[Agreed], policy: Policy, *, homes: Collection[int]) -> list[Agreed]:
    """Give what lived in the period; where only some entries count, what belongs to one of these (`homes`)."""
    return [
        one
        for one in agreed
        if one.made_on < policy.until
        and not (one.closed_on is not None and one.closed_on < policy.since)
        and (not policy.narrowed or one.entry in homes)
    ]


def _is_inside(entry: Entry, policy: Policy) -> bool:
    return policy.since <= entry.day < policy.until
