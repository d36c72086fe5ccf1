"""The first words of a set-up: how to ask, and in which language; both are kept where a person finds them again."""

import tomllib

import pytest

from reflect.cli import first_words
from reflect.wording import speak, speaking


@pytest.mark.parametrize(("lang", "kept"), [("es", {"lang": "es"}), ("en", {})])
def test_a_language_that_was_chosen_is_kept_and_said(empty_world, lang, kept):
    _, said, _ = empty_world.at_terminal("--lang", lang, "init", typed="\n")
    file = empty_world.home / "settings.toml"
    assert (tomllib.loads(file.read_text("utf-8")) if file.exists() else {}) == kept
    with speaking(lang):
        assert (speak(first_words.SPEAKS) in " ".join(said.split())) is bool(kept)


def test_settings_that_are_there_stay_as_they_are(empty_world):
    empty_world.home.mkdir(parents=True, exist_ok=True)
    file = empty_world.home / "settings.toml"
    file.write_text("pager = false\n", encoding="utf-8")
    empty_world.at_terminal("--lang", "es", "init", typed="\n")
    assert file.read_text("utf-8") == "pager = false\n"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_who_comes_back_with_a_backup_is_told_before_a_new_journal_is_made(empty_world, lang):
    assert "reflect restore FILE" in empty_world.run("list").err
    _, said, _ = empty_world.at_terminal("--lang", lang, "init", typed="\n")
    before, _, _ = said.partition(speak(first_words.PLAIN) if lang == "en" else "líneas")
    assert "reflect restore FILE" in before
