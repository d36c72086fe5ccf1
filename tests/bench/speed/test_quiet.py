"""When figures are kept: the work of others is what all processors did less our own, and the floor has to lie still."""

from pathlib import Path

import pytest
from speed import quiet
from speed.timing import Spread

STILL = Spread(10.0, 9.8, 10.2)


def watched(*, everybody: float | None, own: float, seconds: float = 100.0) -> float | None:
    """Processors that others kept busy, where all worked so long meanwhile, and this program so long of it."""
    work, ours, clock = (
        iter([1000.0, everybody and 1000.0 + everybody]),
        iter([5.0, 5.0 + own]),
        iter([0.0, seconds]),
    )
    watch = quiet.Watch(all_work=lambda: next(work), own_work=lambda: next(ours), clock=lambda: next(clock))
    return watch.others()


def test_others_are_all_but_this_program() -> None:
    assert watched(everybody=95.0, own=90.0) == pytest.approx(0.05)
    assert watched(everybody=190.0, own=90.0) == pytest.approx(1.0)
    assert watched(everybody=89.9, own=90.0) == 0.0, "ticks are coarse"
    assert watched(everybody=None, own=1.0) is None


def test_what_the_system_tells_is_read(tmp_path: Path) -> None:
    stat = tmp_path / "stat"
    stat.write_text(
        f"cpu  {quiet.TICKS} {quiet.TICKS} {quiet.TICKS} 9 9 9 9 {quiet.TICKS} 0 0\ncpu0 1 1 1\n", "ascii"
    )
    assert quiet.worked(stat) == 4.0
    stat.write_text("cpu  0 0 0 0 0 0 0 0 0 0\n", "ascii")
    assert quiet.worked(stat) is None, "a system that hides it"
    assert quiet.worked(tmp_path / "none") is None


@pytest.mark.parametrize(
    ("others", "floor", "says"),
    [
        (0.05, STILL, ""),
        (None, STILL, ""),
        (0.5, STILL, "others kept 0.50 processors busy"),
        (0.05, Spread(10.0, 9.0, 11.0), "the quarters of the floor lie 20% apart"),
        (None, Spread(10.0, 9.0, 11.0), "the quarters of the floor lie 20% apart"),
    ],
)
def test_what_is_said_of_a_busy_run(others: float | None, floor: Spread, says: str) -> None:
    assert quiet.busy_during(others, floor) == says


def test_the_load_counts_only_where_nothing_else_is_known() -> None:
    assert quiet.busy_before(0.1, 3.0) == "", "the load still tells of what ended a minute ago"
    assert quiet.busy_before(1.4, 0.0) == "others keep 1.4 processors busy"
    assert quiet.busy_before(None, 0.5) == ""
    assert quiet.busy_before(None, 1.2) == "the load is 1.2 a processor"
