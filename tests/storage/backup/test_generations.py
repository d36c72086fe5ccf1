"""When a backup is due without being asked for, and which of those made so may go."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reflect.storage.backup.generations import LATEST, MANY, Generation, is_due, may_go

NOW = datetime(2026, 3, 6, 18, 30, tzinfo=UTC)


def made(number, *, days=0, entries=0, by_rule=True):
    return Generation(
        what=number, number=number, made_at=NOW + timedelta(days=days), entries=entries, by_rule=by_rule
    )


def test_one_is_due_after_a_week_or_ten_entries_or_where_there_is_none():
    assert is_due(None, now=NOW, entries=0)
    assert not is_due(made(1, days=-6, entries=5), now=NOW, entries=5 + MANY - 1)
    assert is_due(made(1, days=-7, entries=5), now=NOW, entries=5)
    assert is_due(made(1, entries=5), now=NOW, entries=5 + MANY)
    assert not is_due(made(1, entries=50), now=NOW, entries=2)


def test_one_that_a_wrong_clock_dated_ahead_says_nothing_of_its_age():
    assert is_due(made(1, days=300_000), now=NOW, entries=0)


def test_a_year_of_weekly_ones_leaves_the_last_ones_one_a_week_and_one_a_month():
    kept: list[Generation[int]] = []
    for week in range(60):
        kept.append(made(week, days=7 * week, entries=week))
        gone = may_go(kept)
        kept = [one for one in kept if one.number not in gone]
    assert [one.number for one in kept][-4:] == [56, 57, 58, 59]
    assert len(kept) == 4 + 12 - 1  # the last of this month is among the last of the weeks
    assert len({(one.made_at.year, one.made_at.month) for one in kept}) == 12


def test_those_that_were_asked_for_stay():
    assert may_go([made(n, by_rule=False) for n in range(40)]) == []


def test_a_smaller_one_never_pushes_out_a_larger():
    many = [made(n, entries=40) for n in range(5)]
    few = [made(n, entries=3) for n in range(5, 20)]
    assert 4 not in may_go(many + few)
    assert 4 in may_go([*many, *few, made(20, entries=40), *(made(n) for n in range(21, 25))])


def test_a_clock_that_jumps_far_ahead_lets_nothing_go_that_would_not_go_now():
    weekly = [made(n, days=7 * n) for n in range(20)]
    now, jumped = may_go(weekly), may_go([*weekly, made(20, days=300_000)])
    assert set(jumped) - set(now) <= {16, 17}  # one slot of the last and one of the weeks


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 30), st.booleans()), min_size=1, max_size=60))
def test_in_any_order_the_last_and_the_largest_stay(rows):
    everything = [made(n, days=d, entries=e, by_rule=r) for n, (d, e, r) in enumerate(rows)]
    gone = set(may_go(everything))
    by_rule = [one.number for one in everything if one.by_rule]
    assert gone <= set(by_rule[:-LATEST])
    most = max(one.entries for one in everything)
    assert any(one.entries == most for one in everything if one.number not in gone)
    for one in everything:
        if one.number in gone:
            later = [o for o in everything if o.number > one.number and o.number not in gone]
            assert max(o.entries for o in later) >= one.entries
    left = [one for one in everything if one.number not in gone]
    assert may_go(left) == []
