"""The values that a report is made of: the ASCII twin of the picture of then and now."""

import pytest

from reflect.report.report import Moved


@pytest.mark.parametrize(
    ("before", "now", "drawn", "legend"),
    [
        (2, 4, "1 --o===@-- 5", "o is before, @ is now."),
        (4, 2, "1 --@===o-- 5", "o is before, @ is now."),
        (1, 5, "1 o=======@ 5", "o is before, @ is now."),
        (3, 3, "1 ----#---- 5", "# is before and now, in one place."),
        (3.6, 3.8, "1 -----o@-- 5", "o is before, @ is now."),
        (2.8, 2.9, "1 ----#---- 5", "# is before and now, in one place."),
        (2.5, 4.0, "1 ---o==@-- 5", "o is before, @ is now."),
        (None, 5, "1 --------@ 5", "@ is now."),
        (1, None, "1 o-------- 5", "o is before."),
        (None, None, "1 --------- 5", ""),
    ],
)
def test_then_is_a_ring_and_now_a_dot_on_a_line_from_one_to_five(before, now, drawn, legend):
    shown = Moved(name="A", before=before, now=now, n_before=3, n_now=4, sentence="S.")
    assert (shown.drawn, shown.legend) == (drawn, legend)
