"""The report on masking: what was put aside is counted and never shown, and details are counted as they are labelled."""

from pathlib import Path

import masking
import pytest
from masking_tally import outcome, tally
from masking_texts import FIXTURES, Case, cases, groups


def test_what_is_missed_in_texts_that_were_put_aside_is_never_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("aside.txt", "aside9.txt", "seen.txt"):
        (tmp_path / name).write_text("# voice: calm\nthey [ORG:walked] on and said so\n", "utf-8")
        masking.main([str(tmp_path / name), "--misses"])
        shown = capsys.readouterr().out
        assert "0.000 (0 of 1)" in shown
        assert ("walked" in shown) == (name == "seen.txt")
    half = tmp_path / "halves.jsonl"
    span = '[{"start": 11, "end": 17, "label": "ORG"}]'
    half.write_text(
        f'{{"half": "a", "text": "quietly we walked on", "spans": {span}}}\n'
        f'{{"half": "b", "text": "gravely we walked on", "spans": {span}}}\n',
        "utf-8",
    )
    masking.main([str(half), "--misses"])
    shown = capsys.readouterr().out
    assert "0.000 (0 of 2)" in shown and "quietly" in shown and "gravely" not in shown


def test_every_file_that_was_put_aside_is_in_the_group_that_says_so() -> None:
    [aside] = [group for group in groups() if group.put_aside]
    assert {file.name for file in aside.files} == {file.name for file in FIXTURES.glob("aside*")}
    assert all(case.voice for case in aside.cases)


def test_voices_and_labels_are_read() -> None:
    read = cases(FIXTURES / "aside.txt")
    assert all(case.text[start:end].strip() for case in read for start, end, _ in case.spans)
    assert not [case for case in read if "[PERSON:" in case.text]


def test_details_are_counted_whole() -> None:
    text = "Kayla Moss sat with Marcus on Tuesday, then walked home"
    spans = ((0, 10, "PERSON"), (20, 26, "PERSON"), (30, 37, "DATE_REL"), (44, 55, "PLACE"))
    found = tally([outcome(Case(text, spans))])
    assert (found.of["all"], found.hit["all"], found.of["PLACE"], found.hit["PLACE"]) == (3, 2, 1, 0)
    assert (found.with_details, found.clean, found.words, found.over) == (1, 0, 4, 0)
    assert found.nothing_left == 0 and found.share("DATE") is None
