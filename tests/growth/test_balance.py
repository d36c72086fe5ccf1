"""The balance of a week: two strengths at most, then one growing edge at most, each with what it is from."""

from dataclasses import fields
from statistics import median_low
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.weeks import entry, rating
from kit.worked import WORKED

from reflect.growth.balance import AreaWeek, area_week, area_weeks, edge, strengths

RATINGS = st.lists(st.integers(1, 5), max_size=8)


def weeks(**ratings: list[int]) -> list[AreaWeek]:
    return [area_week(area, given) for area, given in ratings.items()]


def strong(**ratings: list[int]) -> list[str]:
    return [w.area for w in strengths(weeks(**ratings))]


def growing(**ratings: list[int]) -> str | None:
    found = edge(weeks(**ratings))
    return found.area if found else None


@pytest.mark.parametrize("case", WORKED["weekly"])
def test_the_worked_examples_come_out(case: dict[str, Any]) -> None:
    w = area_week("learning", case["ratings"])
    assert (w.n, list(w.counts)) == (case["n"], case["counts"])
    assert (w.typical, w.lowest, w.highest) == (case["typical"], case["lowest"], case["highest"])


@given(RATINGS)
def test_the_typical_line_is_one_that_was_picked(ratings: list[int]) -> None:
    w = area_week("learning", ratings)
    assert sum(w.counts) == w.n == len(ratings)
    assert w.typical == (median_low(ratings) if ratings else None)
    assert w.high + w.low + w.counts[2] == w.n


def test_a_strength_is_an_area_with_most_ratings_at_4_or_5() -> None:
    assert strong(a=[4, 5], b=[4, 4, 3], c=[5, 2]) == ["a", "b"]
    assert strong(a=[4], b=[3, 3]) == []
    assert strong(a=[4, 4, 3], b=[5, 5]) == ["b", "a"]


def test_ties_go_by_number_then_order_and_two_are_enough() -> None:
    assert strong(a=[4, 4], b=[4, 4, 4], c=[5, 5]) == ["b", "a"]
    assert strong(a=[4, 4], b=[5, 5], c=[4, 5]) == ["a", "b"]


def test_an_edge_needs_a_third_and_two_ratings() -> None:
    assert growing(a=[1]) is None
    assert growing(a=[2, 4, 4, 4]) is None
    assert growing(a=[3, 3, 2]) == "a"
    assert growing(a=[3, 3, 3]) is None
    assert growing(a=[2, 3], b=[1, 2]) == "b"
    assert growing(a=[2, 3], b=[1, 1, 3, 3]) == "b"
    assert growing(a=[2, 3], b=[3, 1]) == "a"


def test_no_area_is_both() -> None:
    assert strong(a=[4, 4, 2]) == ["a"]
    assert growing(a=[4, 4, 2]) is None
    assert growing(a=[4, 4, 2], b=[4, 2]) == "b"


@given(st.dictionaries(st.sampled_from("abcdefghij"), RATINGS))
def test_two_strengths_and_one_edge_at_most(ratings: dict[str, list[int]]) -> None:
    every = weeks(**ratings)
    most, low = strengths(every), edge(every)
    assert len(most) <= 2
    assert all(w.n >= 2 and 2 * w.high > w.n for w in most)
    assert low is None or (low.n >= 2 and 3 * low.low >= low.n and low not in most)


def test_only_lines_of_sessions_are_counted_area_by_area() -> None:
    entries = [
        entry(1, ratings=(rating(4), rating(None), rating(2, "self_care", private=True))),
        entry(2, ratings=(rating(5), rating(1, kind="week"), rating(1, kind="then"), rating(3))),
    ]  # fmt: skip
    found = {w.area: w for w in area_weeks(entries, ["safe_space", "learning", "self_care"])}
    assert list(found) == ["safe_space", "learning", "self_care"]
    assert found["learning"].counts == (0, 0, 1, 1, 1)
    assert (found["safe_space"].n, found["self_care"].n) == (0, 1)


def test_nothing_is_added_up_over_areas() -> None:
    assert {f.name for f in fields(AreaWeek)} == {"area", "n", "counts", "typical", "lowest", "highest"}
