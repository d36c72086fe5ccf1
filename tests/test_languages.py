"""A language is a folder of the prompts that holds packs; nothing else is registered."""

from pathlib import Path

import pytest

from reflect import languages as room
from reflect.languages import ENGLISH, languages, prompts_root


def test_the_languages_are_the_folders_that_hold_packs() -> None:
    folders = {f.name for f in Path(str(prompts_root())).iterdir() if (f / "packs").is_dir()}
    assert set(languages()) == folders == {"en", "es"}
    assert languages()[0] == ENGLISH


def test_a_folder_without_packs_is_no_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("en/packs", "fr/packs", "notes"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "concepts.toml").touch()
    monkeypatch.setattr(room, "prompts_root", lambda: tmp_path)
    assert languages() == ("en", "fr")
