"""A page in its reader's language: from an English journal to a Spanish page, and the other way round."""

import json
import re
from pathlib import Path

import pytest
from kit.world import World

from reflect.guide.library import Library

ENGLISH = "I let the quiet sit, and Marisol said what was on her mind."
SPANISH = "Dejé que el silencio se quedara y no lo llené con mis palabras."


def kept(world: World, words: str, *options: str) -> None:
    answers = {"setting": "group", "keep": words, "focus_rating": 4, "moments": ["asked_view"]}
    world.ok(
        *options,
        "log",
        "quick_checkin",
        "--answers",
        "-",
        stdin=json.dumps({"pack": "quick_checkin", "answers": answers}),
    )


def page(world: World, place: Path, *options: str) -> str:
    code, screen, err = world.at_terminal("export", "--pick", "1", "--out", str(place), *options)
    assert code == 0, (screen, err)
    return re.sub(r"<style>.*?</style>", "", place.read_text("utf-8"), flags=re.DOTALL)


def asked(id: str) -> str:
    question = Library(lang="es").get("quick_checkin").question(id)
    assert question is not None
    return question.ask


@pytest.fixture
def told(world: World, tmp_path: Path) -> str:
    kept(world, ENGLISH)
    return page(world, tmp_path / "p.html", "--lang", "es")


def test_an_english_journal_makes_a_spanish_page_with_its_words_as_they_are(told: str) -> None:
    assert '<html lang="es">' in told and "<h1>Página para supervisión</h1>" in told
    assert asked("keep") in told and "En grupo" in told
    assert "Le pregunté cómo lo ve" in told and "Conexión real y esperanza" in told
    assert (
        '<dd lang="en" dir="auto">I let the quiet sit, and Persona 1 said what was on her mind.</dd>' in told
    )
    assert "Marisol" not in told and "Person 1" not in told
    assert "Página leída y firmada por quien la escribe" in told


def test_no_fixed_sentence_of_a_spanish_page_is_english(told: str) -> None:
    fixed = re.sub(r'<(\w+)[^>]* lang="en".*?</\1>', "", told)
    words = re.findall(
        r"\b(?:the|and|of|with|ratings?|weeks?|page|meeting|writer|my|from)\b", re.sub(r"<[^>]+>", " ", fixed)
    )
    assert words == []


def test_a_spanish_journal_makes_an_english_page(world: World, tmp_path: Path) -> None:
    kept(world, SPANISH, "--lang", "es")
    made = page(world, tmp_path / "p.html")
    assert (
        '<html lang="en">' in made and "What is one thing you want to remember about how you worked?" in made
    )
    assert 'lang="es"' in made and "I asked how they see it" in made and ">Group<" in made


def test_what_was_signed_in_one_language_is_not_offered_in_another(world: World, tmp_path: Path) -> None:
    kept(world, ENGLISH)
    page(world, tmp_path / "p.html")
    _, screen, _ = world.at_terminal(
        "export", "--out", str(tmp_path / "q.txt"), "--format", "txt", typed="\n"
    )
    assert "You signed a packet" in screen
    _, screen, _ = world.at_terminal("export", "--lang", "es", "--out", str(tmp_path / "r.txt"), typed="\n")
    assert "You signed" not in screen and not (tmp_path / "r.txt").exists()


def test_a_question_of_ours_is_never_masked(world: World, tmp_path: Path) -> None:
    kept(world, SPANISH, "--lang", "es")
    made = page(world, tmp_path / "p.html", "--lang", "es")
    assert all("Persona" not in asked for asked in re.findall(r"<dt[^>]*>(.*?)</dt>", made))
