"""How the growth of cost is told: the slope over the start, against what the answer itself grows by."""

from pathlib import Path

import pytest
from speed import growing
from speed.places import Made
from speed.timing import Run

JOURNALS = [Made(Path(f"j{n}"), n, 1) for n in (1_000, 10_000, 100_000)]
START = 100.0


def exponents(costs: dict[str, tuple[float, float, float]], *, counted: bool) -> dict[str, growing.Grown]:
    """Every command costs nothing but its start, but for these."""
    runs, counts = {"nothing": [Run(1.0, START, 1, "")]}, {"nothing": int(START)}
    for asked in growing.ASKED:
        for made, cost in zip(JOURNALS, costs.get(asked.name, (0, 0, 0)), strict=True):
            name = growing.name_at(asked, made)
            runs[name], counts[name] = [Run(1.0, START + cost, 1, "")], int(START + cost)
    found = growing.grown(runs, counts if counted else {}, JOURNALS, nothing="nothing")
    return {row.name: row for row in found}


@pytest.mark.parametrize("counted", [True, False])
def test_the_exponent_is_of_the_cost_over_the_start(counted: bool) -> None:
    rows = exponents({"`focus`": (10, 20, 40), "`themes` of all years": (10, 100, 1000)}, counted=counted)
    assert rows["`focus`"].exponent == pytest.approx(0.301, abs=0.001) and not rows["`focus`"].holds
    assert (
        rows["`themes` of all years"].exponent == pytest.approx(1.0) and rows["`themes` of all years"].holds
    )
    assert rows["`week`"].exponent == 0 and rows["`week`"].holds, (
        "less than a hundredth of the start is noise"
    )
    assert rows["`focus`"].over_start == pytest.approx((10, 20, 40))


def test_what_was_not_counted_at_each_size_is_told_by_time() -> None:
    counts = dict.fromkeys(["nothing", *growing.followed(JOURNALS)], 5)
    del counts[growing.name_at(growing.ASKED[0], JOURNALS[0])]
    runs = {name: [Run(1.0, 1.0, 1, "")] for name in ["nothing", *growing.followed(JOURNALS)]}
    first, *others = growing.grown(runs, counts, JOURNALS, nothing="nothing")
    assert not first.counted and all(other.counted for other in others)


def test_a_cost_may_grow_as_its_answer_does() -> None:
    sizes = (10_000, 100_000)
    assert growing.bound(0, sizes) == growing.SAME
    assert growing.bound(growing.ALL, sizes) == pytest.approx(1.05)
    assert growing.bound(7, sizes) == pytest.approx(0.749, abs=0.001), (
        "ten times the entries in twice the years"
    )


def test_every_command_is_run_on_every_journal() -> None:
    assert len(growing.followed(JOURNALS)) == len(growing.ASKED) * 3 == len(set(growing.followed(JOURNALS)))
