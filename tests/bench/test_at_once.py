"""What takes all of a journal at once: flat memory, a cost that grows as the journal does, and a minute for an import."""

import at_once
import pytest
from speed.timing import Run


@pytest.mark.parametrize(
    ("name", "memory", "work", "seconds", "verdict"),
    [
        (at_once.ARCHIVE, 54, 100, 100, "ok"),
        (at_once.ARCHIVE, 56, 100, 100, "**over**"),
        (at_once.EXPORT, 50, 120, 100, "**over**"),
        (at_once.IMPORT, 50, 100, 59, "ok"),
        (at_once.IMPORT, 50, 100, 61, "**over**"),
    ],
)
def test_a_line_is_held_against_its_budget(
    name: str, memory: int, work: float, seconds: float, verdict: str
) -> None:
    runs = (Run(5, 10, 50_000_000, ""), Run(seconds, work, memory * 1_000_000, ""))
    text = at_once.told([at_once.Taken(name=name, entries=(10_000, 100_000), runs=runs)], quick=False)
    [line] = [line for line in text.splitlines() if line.startswith(f"| {name}")]
    assert line.endswith(f"| {verdict} |")
