"""The values that a report is made of: the ASCII twin of the picture of then and now."""

import pytest

from reflect.report.report import ThenNow


@pytest.mark.parametrize(
    ("before", "now", "drawn"),
    [
        (2, 4, "1 --o===@-- 5"),
        (4, 2, "1 --@===o-- 5"),
        (1, 5, "1 o=======@ 5"),
        (3, 3, "1 ----@---- 5"),
        (2.5, 4.0, "1 ---o==@-- 5"),
        (None, 5, "1 --------@ 5"),
        (1, None, "1 o-------- 5"),
        (None, None, "1 --------- 5"),
    ],
)
def test_then_is_a_ring_and_now_a_dot_on_a_line_from_one_to_five(before, now, drawn):
    assert ThenNow(name="A", before=before, now=now, n_before=3, n_now=4, sentence="S.").drawn == drawn
