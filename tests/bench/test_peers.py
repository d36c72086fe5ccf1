"""Beside jrnl: the same words in its form, and what the README says is what the page says."""

import json

import peers
import pytest
from kit.shipped import ROOT
from speed import jrnl, page
from speed.timing import Run, Runs

RECORD = {
    "row": {"written_at": "2026-03-10T12:39:00.000000+00:00", "title": "After a group"},
    "parts": {
        "answer": [{"value": '"led"', "words": "I led it"}, {"value": '"Later [2026-01-01 08:00] we met"', "words": ""}],
        "moment": [{"words": "I waited"}],
        "tag": [{"tag": "my story"}, {"tag": "housing"}],
    },
}  # fmt: skip


def runs(entries: int, *, times: float) -> Runs:
    """jrnl takes so many times as long as reflect for everything."""
    return {
        jrnl.name_of(who, task, entries, kind): [Run(times if who == "jrnl" else 1.0, 1.0, 1, "")] * 3
        for who in ("jrnl", "reflect") for task in jrnl.TASKS for kind in jrnl.KINDS
    }  # fmt: skip


def test_an_entry_has_its_words_and_tags_in_the_form_of_jrnl() -> None:
    text = jrnl.as_jrnl(json.loads(json.dumps(RECORD)))
    assert (
        text
        == "[2026-03-10 12:39] After a group.\nI led it\nLater [2026-01-01 08:00] we met\nI waited\n@my_story @housing\n"
    )


@pytest.mark.parametrize(
    ("entries", "times", "held"), [(1_000, 1.6, 4), (10_000, 4.5, 3), (10_000, 16, 4), (100_000, 24, 0)]
)
def test_the_budgets_stand_for_locked_journals(entries: int, times: float, held: int) -> None:
    found = peers.beside(runs(entries, times=times), entries)
    assert (
        len(found) == (8 if entries < 100_000 else 3)
        and sum(row.holds for row in found if row.kind == "locked") == held
    )
    if entries == peers.TOLD:
        assert f"{held} of 4 budgets hold." in peers.told(found, "4.6")


def test_the_readme_says_what_the_page_says() -> None:
    part = page.part(page.RESULTS.read_text("utf-8"), page.PEERS)
    readme = (ROOT / "README.md").read_text("utf-8")
    [line] = [line for line in readme.splitlines() if line.startswith(peers.SAYING)]
    assert "`make peers`" in line
    assert line in part.splitlines() or not part, "type: make peers"


def test_the_line_of_the_readme_has_the_figures_of_locked_journals() -> None:
    line = peers.saying(peers.beside(runs(peers.TOLD, times=4.5), peers.TOLD), "4.6")
    assert line.count("4.5 times as long") == 4
    assert peers.with_saying(f"# it\n\n{peers.SAYING}old\n\nMore.\n", line) == f"# it\n\n{line}\n\nMore.\n"
