"""The page of figures: each program writes its part and keeps the others, and a budget is reached twice when two runs say so."""

from pathlib import Path

import pytest
from speed import page
from speed.budgets import Row
from speed.timing import Spread

SUITE = "# Where the time goes\n\nIn tests.\n"


def row(name: str, figure: float, budget: float = 8.0, **more: float) -> Row:
    return Row(
        name=name,
        figure=Spread(figure, figure - 1, figure + 1),
        unit="x floor",
        budget=budget,
        ms=12.3,
        **more,
    )


def test_each_part_is_written_by_itself_and_the_others_stay(tmp_path: Path) -> None:
    file, suite = tmp_path / "page.md", tmp_path / "suite.md"
    suite.write_text(SUITE)
    page.write({page.PEERS: "jrnl is slower.\n\n| a | table |"}, file, suite)
    page.write({page.BUDGETS: "All hold.", page.GROWS: "Hardly."}, file, suite)
    page.write({page.BUDGETS: "None holds."}, file, suite)
    whole = file.read_text()
    assert page.parts(whole) == {
        page.BUDGETS: "None holds.", page.GROWS: "Hardly.", page.PEERS: "jrnl is slower.\n\n| a | table |",
    }  # fmt: skip
    assert whole.endswith("\n\n## Where the time goes\n\nIn tests.\n") and whole.count("Where the time") == 1


def test_a_budget_is_reached_twice_when_the_run_before_reached_it_too() -> None:
    first = page.table([row("one", 5), row("two", 9), row("three", 5), row("new | old", -5)], {})
    assert page.figures_before(first) == {"one": 5, "two": 9, "three": 5, "new | old": -5}
    second = page.table(
        [row("one", 6), row("two", 7), row("three", 8.5), row("four", 1)], page.figures_before(first)
    )
    said = {
        line.split(" | ")[0][2:]: line.split(" | ")[4] + line.split(" | ")[-1]
        for line in second.splitlines()[2:]
    }
    assert said == {"one": "5.00twice |", "two": "9.00once |", "three": "5.00**over** |", "four": "once |"}


def test_a_tighter_budget_is_not_reached_twice_by_an_old_figure() -> None:
    assert page.verdict(row("one", 5, budget=6), before=7) == "once"


@pytest.mark.parametrize(
    ("more", "says"),
    [({}, ""), ({"instructions": 312_400_000}, "312 M"), ({"instructions": 312_400_000, "instructions_over": 7.8}, "312 M, 7.80x")],
)  # fmt: skip
def test_instructions_stand_beside_the_time(more: dict[str, float], says: str) -> None:
    assert page.counted(row("one", 5, **more)) == says
    assert page.figures_before(page.table([row("one", 5, **more)], {})) == {"one": 5}


def test_the_page_that_is_there_is_read() -> None:
    found = page.parts(page.RESULTS.read_text("utf-8"))
    assert page.BUDGETS in found
    assert len(page.figures_before(found[page.BUDGETS])) > 20
