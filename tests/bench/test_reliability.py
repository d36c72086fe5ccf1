"""The page of figures: each row is on it, each test that it names is there, and figures come from what was run."""

import json
from pathlib import Path

import pytest
import reliability

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "bench" / "RELIABILITY.md").read_text("utf-8")
FOUND = [
    {"row": "T8", "what": "key files", "command": "make", "commit": "1a2b3c4", "figures": {"mutated": n, "wrong": 0, "MiB at most": n / 4}}
    for n in (1000, 500)
]  # fmt: skip


def test_the_page_has_a_line_for_every_row_and_is_as_it_is_written() -> None:
    assert [line.split("|")[1].strip() for line in PAGE.splitlines() if line.startswith(("| T", "| c"))] == [
        *(f"T{n}" for n in range(1, 21)), "controls",
    ]  # fmt: skip
    assert reliability.written({}, reliability.earlier(PAGE)) == PAGE, (
        "type: python bench/reliability.py, or mend the rows"
    )


@pytest.mark.parametrize("row", reliability.ROWS, ids=lambda row: row.id)
def test_every_test_that_a_row_names_is_there(row: reliability.Row) -> None:
    assert all((ROOT / test.partition("::")[0]).is_file() for test in (*row.always, *row.long))
    assert row.always or row.long or row.not_tried or reliability.NO_FIGURE in PAGE


def test_figures_of_one_trial_are_added_up_and_the_most_is_the_most(tmp_path: Path) -> None:
    for n, one in enumerate(FOUND):
        (tmp_path / f"T8-{n}.json").write_text(json.dumps(one))
    told = reliability.in_words(reliability.figures(tmp_path))
    assert told == {"T8": [("key files: 1,500 mutated, 0 wrong, 250.00 MiB at most", "1a2b3c4")]}


def test_a_row_that_was_not_run_now_keeps_its_figures() -> None:
    told = reliability.in_words(FOUND)
    page = reliability.written(told, {})
    assert reliability.earlier(page)["T8"] == told["T8"]
    assert reliability.written({}, reliability.earlier(page)) == page
    assert reliability.written({}, {}) != page
