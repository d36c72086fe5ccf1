"""Figures of a busy computer are shown and not kept, and the exit code says so."""

from pathlib import Path

import pytest
from speed import ending, page


@pytest.mark.parametrize(
    ("busy", "keep", "code"),
    [(("", ""), True, 0), (("others keep 2.0 processors busy", ""), True, 3), (("", "the floor"), True, 3), (("", ""), False, 0)],
)  # fmt: skip
def test_figures_are_kept_only_of_a_quiet_computer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], busy: tuple[str, str], keep: bool, code: int
) -> None:
    file = tmp_path / "page.md"
    file.write_text("as it was")
    assert ending.ended({page.BUDGETS: "All hold."}, *busy, keep=keep, file=file) == code
    shown = capsys.readouterr()
    assert f"## {page.BUDGETS}\n\nAll hold." in shown.out
    assert ("All hold." in file.read_text()) == (code == 0 and keep)
    assert ("Nothing was written down" in shown.err) == (code == ending.BUSY)
