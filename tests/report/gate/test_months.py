"""The months that may leave: counts of ratings that are not private, from before the page too, and never a day."""

from dataclasses import replace
from datetime import date

import pytest
from kit.packet_sample import PRIVATE, UNTIL, desk, entry, policy, rated

from reflect.report.gate.months import KNOWN, MOST, admit_months, has_earlier_lines
from reflect.report.gate.shareable import SharedMonth, SharedTally
from reflect.values.ladder import Ladder
from reflect.values.room import Room

PAGE = replace(policy(), since=date(2026, 10, 5))
"""Six weeks up to the middle of November."""


def months(*entries, history=(), allowed=PAGE, **more):
    return admit_months(desk(entries, history=history, **more), allowed)


def test_the_months_run_from_the_first_with_a_rating_to_that_of_the_last_day() -> None:
    before = [entry(n, date(2026, 7, n), ratings=rated(peer_focus=2)) for n in (1, 2)]
    inside = entry(3, date(2026, 10, 6), ratings=rated(peer_focus=4, safe_space=4))
    # What lies in the period is in both; it is one rating all the same.
    found = months(inside, history=[*before, inside])
    assert [month.month for month in found] == ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]
    assert found[0] == SharedMonth(
        month="2026-07", tallies=(SharedTally(area="peer_focus", counts=(0, 2, 0, 0, 0)),)
    )
    assert found[3].tallies == tuple(
        SharedTally(area=area, counts=(0, 0, 0, 1, 0)) for area in ("peer_focus", "safe_space")
    )
    assert found[1].tallies == found[4].tallies == ()
    assert months() == ()


@pytest.mark.parametrize(
    ("since", "first"),
    [(date(2026, 10, 5), KNOWN), (date(2026, 3, 2), 9), (date(2020, 1, 6), MOST)],
)
def test_a_short_page_tells_what_is_known_of_half_a_year_and_none_more_than_a_year(
    since: date, first: int
) -> None:
    each = [
        entry(n, date(2025 + (n - 1) // 12, (n - 1) % 12 + 1, 10), ratings=rated(peer_focus=3))
        for n in range(1, 24)
    ]
    found = months(history=each, allowed=replace(PAGE, since=since))
    assert len(found) == first and found[-1].month == "2026-11"


def test_a_month_that_has_hardly_begun_is_not_told_as_one_without_ratings() -> None:
    one = entry(1, date(2026, 10, 30), ratings=rated(peer_focus=3))
    ends = replace(PAGE, until=date(2026, 11, 2))
    assert [month.month for month in months(one, allowed=ends)] == ["2026-10"]
    new = entry(2, date(2026, 11, 1), ratings=rated(peer_focus=3))
    assert [month.month for month in months(one, new, allowed=ends)] == ["2026-10", "2026-11"]


def test_nothing_private_and_nothing_after_the_page_is_in_a_month() -> None:
    day, one = date(2026, 9, 9), rated(peer_focus=1)
    hidden = [
        entry(1, day, room=Room.PRIVATE, ratings=one),
        entry(2, day, private_pack=True, ratings=one),
        entry(3, day, pack="self_care", ratings=one),
        entry(4, day, ratings=tuple(replace(r, private=True) for r in one)),
        entry(5, day, ratings=rated(**dict.fromkeys(PRIVATE, 1))),
        entry(6, UNTIL, ratings=one),
    ]
    assert months(*hidden, history=hidden) == ()


def test_ratings_by_earlier_lines_are_left_out_and_that_is_known() -> None:
    day = date(2026, 9, 9)
    (now,) = rated(peer_focus=4)
    old = replace(now, scale=1)
    found = desk([entry(1, day, ratings=(old, now))])
    assert [t.counts for month in admit_months(found, PAGE) for t in month.tallies] == [(0, 0, 0, 1, 0)]
    assert has_earlier_lines(found, PAGE)
    for left in (
        entry(1, day, ratings=(now,)),
        entry(1, day, ratings=(replace(old, kind="then"),)),
        entry(1, day, ratings=(replace(old, private=True),)),
        entry(1, day, ratings=(replace(old, value=None, anchor=""),)),
        entry(1, day, ratings=(old,), room=Room.PRIVATE),
        entry(1, date(2026, 1, 9), ratings=(old,)),
    ):
        assert not has_earlier_lines(desk([left]), PAGE)


def test_an_area_that_is_asked_by_the_week_is_told_by_its_weeks() -> None:
    (one,) = rated(accountability=4)
    week, session = replace(one, kind="week"), replace(one, value=1)
    by_week = Ladder(scale=2, by_week=frozenset({"accountability"}))
    (month, _) = months(entry(1, date(2026, 10, 9), ratings=(week, session)), ladder=by_week)
    assert month.tallies == (SharedTally(area="accountability", counts=(0, 0, 0, 1, 0)),)
