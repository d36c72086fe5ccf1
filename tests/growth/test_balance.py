"""One area's ratings as counts, with a typical line that was really picked."""

from dataclasses import fields
from statistics import median_low
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.worked import WORKED

from reflect.growth.balance import AreaWeek, area_week

RATINGS = st.lists(st.integers(1, 5), max_size=8)


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


def test_nothing_is_added_up_over_areas() -> None:
    assert {f.name for f in fields(AreaWeek)} == {"area", "n", "counts", "typical", "lowest", "highest"}
