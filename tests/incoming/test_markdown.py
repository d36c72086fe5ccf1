"""Markdown: a folder with one entry a file, or one file with an entry for each heading that is a day."""

import os
from pathlib import Path

import pytest

from reflect.errors import BadFile
from reflect.incoming import markdown
from reflect.incoming.found import About, FoundText, Item, LeftOut, Noticed
from reflect.incoming.source import Source


def one_file(folder: Path, words: str, name: str = "diary.md", given: About = About()) -> list[Item]:
    (folder / name).write_bytes(words.encode())
    return list(markdown.from_file(Source.of(folder / name), given))


FRONT = '---\ntitle: "A walk"\ndate: 2026-03-01 09:05\ntags: [rest, "slow day"]\nmood: fine\n# a note\n---\n\nBody.\n\n## Part\n'


def test_front_matter_says_day_title_and_tags(tmp_path: Path) -> None:
    (one,) = one_file(tmp_path, FRONT)
    assert isinstance(one, FoundText)
    assert (one.title, one.text, one.tags) == ("A walk", "Body.\n\n## Part", ("rest", "slow day"))
    assert one.when.wall == "2026-03-01 09:05" and one.remarks == ("front_matter",)
    (other,) = one_file(tmp_path, "---\ndate: '2026-03-01'\ntags:\n  - rest\n  - slow day\n---\nx")
    assert isinstance(other, FoundText) and other.tags == ("rest", "slow day")


@pytest.mark.parametrize(
    "words",
    [
        "---\na: &a [1,1]\nb: [*a,*a]\n---\nbody",
        '---\nx: !!python/object/apply:os.system ["touch pwned"]\n---\nbody',
        "---\ntitle: x\nbody never ends",
        "just words",
        "---\ndate: someday\n---\nwords",
    ],
)
def test_a_text_without_a_day_is_left_out(tmp_path: Path, words: str) -> None:
    (left,) = one_file(tmp_path, words)
    assert isinstance(left, LeftOut) and "body" not in left.reason


def test_a_heading_that_is_a_day_begins_an_entry(tmp_path: Path) -> None:
    words = (
        "\n## 2026-03-01\nOne.\n### A part\n\n```\n## 2026-01-01\n```\n\n## 2026-03-02 09:05 - Walk\nTwo.\n"
        "## 3 March 2026: A talk\n## 2026 was long\nThree.\n"
    )
    one, two, three = one_file(tmp_path, words)
    assert isinstance(one, FoundText) and isinstance(two, FoundText) and isinstance(three, FoundText)
    assert (one.place, one.text) == ("line 2", "One.\n### A part\n\n```\n## 2026-01-01\n```")
    assert (two.title, two.text, two.when.wall) == ("Walk", "Two.", "2026-03-02 09:05")
    assert (three.title, three.text) == ("A talk", "## 2026 was long\nThree.")


def test_words_before_the_first_day_leave_a_file_whole(tmp_path: Path) -> None:
    (one,) = one_file(tmp_path, "Words.\n\n## 2026-03-01\nMore.", name="2026-03-05.md")
    assert isinstance(one, FoundText) and one.when.wall == "2026-03-05" and "## 2026-03-01" in one.text


def test_a_file_is_named_after_its_day_and_titled_by_its_heading(tmp_path: Path) -> None:
    (one,) = one_file(tmp_path, "# A walk\r\n\r\nBody.\r\n", name="2026-03-01 walk.md")
    assert isinstance(one, FoundText) and (one.title, one.text) == ("A walk", "Body.")
    (bare,) = one_file(tmp_path, "# Only this", name="2026-03-01.md")
    assert isinstance(bare, FoundText) and (bare.title, bare.text) == ("", "# Only this")


def test_a_folder_gives_its_files_in_order_and_follows_nothing(tmp_path: Path) -> None:
    away = tmp_path / "away.md"
    away.write_text("secret", "utf-8")
    root = tmp_path / "notes"
    (root / "2026").mkdir(parents=True)
    (root / ".hidden").mkdir()
    for name in (
        "2026/2026-03-01.md",
        "2026-03-02.txt",
        ".hidden/2026-03-03.md",
        ".2026-03-04.md",
        "2026-03-05.pdf",
    ):
        (root / name).write_text("words", "utf-8")
    (root / "2026-03-06.md").symlink_to(away)
    (root / "2026-03-07.md").write_bytes(b"\xff")
    (root / "2026-03-08.md").write_bytes(b"")
    items = list(markdown.from_folder(Source.of(root), About()))
    assert [item.place for item in items if isinstance(item, FoundText)] == [
        "2026-03-02.txt",
        str(Path("2026/2026-03-01.md")),
    ]
    assert [item.place for item in items if isinstance(item, Noticed)] == ["2026-03-06.md"]
    assert [item.place for item in items if isinstance(item, LeftOut)] == ["2026-03-07.md", "2026-03-08.md"]


def test_a_folder_without_texts_or_with_too_many_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadFile, match="no file in it"):
        list(markdown.from_folder(Source.of(tmp_path), About()))
    for n in range(3):
        (tmp_path / f"2026-03-0{n + 1}.md").write_text("words", "utf-8")
    monkeypatch.setattr(markdown, "MOST_FILES", 2)
    with pytest.raises(BadFile, match="more than"):
        list(markdown.from_folder(Source.of(tmp_path), About()))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "2026-03-01.md")
    (item,) = markdown.from_folder(Source.of(tmp_path), About())
    assert isinstance(item, Noticed)
