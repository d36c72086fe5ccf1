"""Bytes that can be read twice, bounded, in the letters that they are written in."""

import io
import os
from pathlib import Path

import pytest

from reflect.errors import BadFile
from reflect.incoming import source as module
from reflect.incoming.source import Source, letters_of, text_of


def made(folder: Path, raw: bytes, name: str = "diary.txt") -> Source:
    (folder / name).write_bytes(raw)
    return Source.of(folder / name)


@pytest.mark.parametrize(
    ("raw", "letters"),
    [
        ("año\n".encode(), "utf-8"),
        ("año\n".encode("utf-8-sig"), "utf-8"),
        ("año\n".encode("utf-16"), "utf-16"),
        ("\ufeffaño\n".encode("utf-16-be"), "utf-16"),
        ("año\n".encode("cp1252"), "cp1252"),
    ],
)
def test_letters_are_found_out_and_a_mark_is_none(tmp_path: Path, raw: bytes, letters: str) -> None:
    source = made(tmp_path, raw)
    assert letters_of(source, windows=True) == letters
    assert list(source.lines(letters)) == ["año\n"]


def test_what_is_no_text_is_refused_with_line_and_byte(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as refused:
        letters_of(made(tmp_path, b"one\ntwo\nthr\xffee"))
    assert refused.value.place == "line 3, byte 4"
    with pytest.raises(BadFile) as cut:
        letters_of(made(tmp_path, b"one\n\xc3"))
    assert cut.value.place == "line 2, byte 1"
    with pytest.raises(BadFile):
        letters_of(made(tmp_path, b"neither \x8f\xff"), windows=True)
    with pytest.raises(BadFile, match="line 2"):
        text_of(b"one\n\xff", "x")


def test_a_place_behind_the_first_piece_is_counted_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 4)
    with pytest.raises(BadFile) as refused:
        letters_of(made(tmp_path, b"one\ntwo\nthree \xff"))
    assert refused.value.place == "line 3, byte 7"


def test_a_pipe_can_be_read_twice_and_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source.piped("standard input", io.BytesIO(b"words"))
    assert source.whole() == source.whole() == b"words" and source.suffix == "" and not source.is_folder
    monkeypatch.setattr(module, "MOST_AT_ONCE", 4)
    with pytest.raises(BadFile, match="larger than"):
        Source.piped("standard input", io.BytesIO(b"words"))


def test_a_file_has_a_bound_and_a_folder_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = made(tmp_path, b"words")
    assert Source.of(tmp_path).is_folder
    monkeypatch.setattr(module, "MOST_AT_ONCE", 4)
    with pytest.raises(BadFile, match="larger than"):
        source.whole()
    monkeypatch.setattr(module, "MOST", 4)
    with pytest.raises(BadFile, match="larger than"):
        Source.of(tmp_path / "diary.txt")


@pytest.mark.parametrize("name", ["not here", "a\0b", "x" * 5000])
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadFile, match="it can't be read"):
        Source.of(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_with_a_name_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadFile, match="not an ordinary file"):
        Source.of(tmp_path / "pipe")
