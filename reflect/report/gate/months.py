"""The ratings that may leave, month by month: what a picture over time is drawn from. No day of them ever leaves."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from reflect.report.desk import Desk
from reflect.report.gate.entries import admit_ratings, is_private
from reflect.report.gate.shareable import SharedMonth, SharedTally
from reflect.report.policy import Policy
from reflect.values.entry import Entry

KNOWN = 6
"""Months that are told where the page itself is about fewer; the last one is that of its last day."""
MOST = 13
"""The weeks of a year lie in so many."""
A_WEEK = 7
"""Days."""


def admit_months(desk: Desk, policy: Policy) -> tuple[SharedMonth, ...]:
    """Count the ratings that may be shared by month, from the first month that has one to the last of the page."""
    by_month: dict[date, Counter[tuple[str, int]]] = defaultdict(Counter)
    told = admit_ratings(_entries(desk, policy), private_areas=desk.private_areas, ladder=desk.ladder)
    for day, area, line in told:
        by_month[day.replace(day=1)][area, line] += 1
    if not by_month:
        return ()
    last = _last_month(policy)
    if last not in by_month and (policy.until - last).days < A_WEEK:
        # The page ends with a whole week, which may reach into a month that has hardly begun.
        last = _months_before(last, 1)
    return tuple(_month(month, by_month[month]) for month in _through(min(by_month), last))


def has_earlier_lines(desk: Desk, policy: Policy) -> bool:
    """True if a rating of these months could be shared, and is left out since it was picked from earlier lines."""
    return any(
        rating.scale != desk.ladder.scale
        and rating.value is not None
        and not (rating.private or rating.area in desk.private_areas)
        # Judged as if it were of today: what a rating is of another kind for does not count either way.
        and desk.ladder.takes(rating.area, rating.kind, desk.ladder.scale)
        for entry in _entries(desk, policy)
        if not is_private(entry)
        for rating in entry.ratings
    )


def _entries(desk: Desk, policy: Policy) -> Iterable[Entry]:
    """The entries of these months, each once: those of the page and those before it."""
    first = _first_month(policy)
    numbered = {entry.number: entry for entry in (*desk.history, *desk.entries)}
    return [entry for entry in numbered.values() if first <= entry.day < policy.until]


def _first_month(policy: Policy) -> date:
    last = _last_month(policy)
    of_the_page = max(policy.since.replace(day=1), _months_before(last, MOST - 1))
    return min(of_the_page, _months_before(last, KNOWN - 1))


def _last_month(policy: Policy) -> date:
    return (policy.until - timedelta(days=1)).replace(day=1)


def _months_before(month: date, count: int) -> date:
    years, of_year = divmod(month.year * 12 + month.month - 1 - count, 12)
    return date(years, of_year + 1, 1)


def _through(first: date, last: date) -> Iterable[date]:
    while first <= last:
        yield first
        first = _months_before(first, -1)


def _month(month: date, tally: Counter[tuple[str, int]]) -> SharedMonth:
    areas = dict.fromkeys(area for area, _ in tally)
    return SharedMonth(
        month=f"{month:%Y-%m}",
        tallies=tuple(
            SharedTally(
                area=area,
                counts=(tally[area, 1], tally[area, 2], tally[area, 3], tally[area, 4], tally[area, 5]),
            )
            for area in sorted(areas)
        ),
    )
