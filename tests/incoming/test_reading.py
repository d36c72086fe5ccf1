"""Which kind of file something is, and every file of the attack corpus refused or read, never followed."""

from pathlib import Path

import pytest
from kit.world import ROOT

from reflect.errors import BadFile
from reflect.incoming.found import FORMATS, About, FoundText
from reflect.incoming.reading import read, recognise
from reflect.incoming.source import Source

ELSEWHERE = ROOT / "tests" / "fixtures" / "elsewhere"
BAD = sorted((ROOT / "tests" / "fixtures" / "bad_imports").iterdir())


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("a.json", (ELSEWHERE / "jrnl.json").read_bytes(), "jrnl"),
        ("a.json", (ELSEWHERE / "dayone.json").read_bytes(), "dayone"),
        ("a", (ELSEWHERE / "jrnl.txt").read_bytes(), "jrnl"),
        ("a", (ELSEWHERE / "jrnl.txt").read_text("utf-8").encode("utf-16"), "jrnl"),
        ("a.csv", b"x;y\n", "csv"),
        ("a", b"date,text\n2026-03-01,x\n", "csv"),
        ("a.md", b"words", "markdown"),
        ("a", b"# 2026-03-01\nwords", "markdown"),
        ("a.zip", b"PK\x03\x04", "dayone"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(tmp_path: Path, name: str, words: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(words)
    assert recognise(Source.of(tmp_path / name)) == kind
    assert recognise(Source.of(tmp_path)) == "markdown"


@pytest.mark.parametrize("words", [b"JRNLv3\x00abc", b"gAAAAABsomething"])
def test_a_locked_journal_is_told_how_to_come_in(words: bytes) -> None:
    with pytest.raises(BadFile, match="jrnl has locked") as refused:
        recognise(Source("x", held=words))
    assert "reflect import -" in refused.value.hint


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.name)
def test_no_file_of_the_corpus_is_more_than_refused_or_read(file: Path) -> None:
    source = Source.of(file)
    for kind in (None, *FORMATS):
        try:
            found = list(read(source, kind or recognise(source), About()))
        except BadFile as refused:
            assert refused.exit_code == 7
        else:
            assert all(item.place for item in found if isinstance(item, FoundText))
    assert not Path("pwned").exists() and not Path("/tmp/reflect_pwned").exists()


def test_a_folder_is_only_markdown(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="it is a folder"):
        list(read(Source.of(tmp_path), "csv", About()))
