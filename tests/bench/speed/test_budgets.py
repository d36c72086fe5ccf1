"""The list of budgets and the list of commands fit together: nothing is run for no line, and no line lacks its run."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from speed import budgets, commands
from speed.places import Made
from speed.timing import Run, Runs

NOT_HELD = {"week locked"}
"""Run for its memory alone."""


@pytest.fixture
def places(tmp_path: Path) -> commands.Places:
    (tmp_path / "journal.db").write_bytes(bytes(300))
    large = Made(tmp_path, 100_000, 100)
    return commands.Places(
        large=large, small=replace(large, entries=1_000), large_copy=tmp_path, small_copy=tmp_path,
        answers=tmp_path, tab_script=tmp_path,
    )  # fmt: skip


def run_once(names: dict[str, commands.Command]) -> Runs:
    return {name: [Run(0.1, 0.1, 30_000_000, "100.0")] for name in names}


def found(places: commands.Places, without: str = "") -> list[budgets.Row]:
    whole = commands.whole(places)
    runs = run_once({**whole, **commands.inside(places)})
    runs["floor"] = [Run(0.01, 0.01, 1, "")]
    runs.pop(without, None)
    counts = dict.fromkeys(whole, 400) | {"floor": 100}
    return budgets.rows(runs, run_once(commands.long_texts()), counts, places)


def test_each_line_has_its_figure(places: commands.Places) -> None:
    rows = {row.name: row for row in found(places)}
    nothing = rows["a command that does nothing (`where --json`)"]
    assert (nothing.figure.middle, nothing.holds) == (pytest.approx(10), False)
    assert (nothing.instructions, nothing.instructions_over) == (400, 4)
    assert rows["most memory, `list` of 100,000, raw key"].figure.middle == 30
    assert rows["file of 100,000 entries"].figure.middle == 3
    assert rows["a megabyte of dense text, a character"].figure.middle == pytest.approx(0.25)
    assert len(rows) == len(found(places)), "no name stands twice"


def test_a_line_of_what_is_not_there_is_left_out(places: commands.Places) -> None:
    assert {row.name for row in found(places)} - {row.name for row in found(places, without="tab")} == {
        "the Tab key after `reflect lis`, with bash itself"
    }


@pytest.mark.parametrize("which", ["whole", "inside"])
def test_nothing_is_run_for_no_line(places: commands.Places, which: str) -> None:
    for name in set(getattr(commands, which)(places)) - NOT_HELD - {"tab"}:
        with suppress(KeyError):  # what a line is a ratio to
            assert len(found(places, without=name)) < len(found(places)), name
