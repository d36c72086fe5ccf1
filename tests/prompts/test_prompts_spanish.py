"""The Spanish words: nothing left out, the same form as the English ones, short enough, plain, and kind."""

import re
import tomllib
from statistics import mean
from typing import Any

import pytest
from kit.shipped import EMOJI, ROOT, texts

from reflect.guide.check.kinder_words import kinder
from reflect.guide.check.reading_ease import QUITE_EASY, ease
from reflect.guide.decode import decode
from reflect.guide.library import Library
from reflect.guide.translation.twin import is_twin

ENGLISH, SPANISH = ROOT / "prompts" / "en", ROOT / "prompts" / "es"
LONGEST = 33
"""Characters of a title or a label, so that it fits a narrow window."""
PLACEHOLDER = re.compile(r"\{\w+\}|___")
PACKS = sorted(file.stem for file in (SPANISH / "packs").glob("*.toml"))
ALLOWED = ("Responsabilidad sin culpa",)


def table(name: str, lang: str = "es") -> dict[str, Any]:
    return tomllib.loads((ROOT / "prompts" / lang / name).read_text("utf-8"))


def pack(id: str, lang: str = "es") -> Any:
    return decode((ROOT / "prompts" / lang / "packs" / f"{id}.toml").read_bytes())


def held(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


# Complete


def test_every_pack_is_there_in_spanish_and_no_other() -> None:
    assert sorted(file.stem for file in (ENGLISH / "packs").glob("*.toml")) == PACKS


@pytest.mark.parametrize("id", PACKS)
def test_a_pack_has_the_form_of_its_english_twin(id: str) -> None:
    english, spanish = pack(id, "en"), pack(id)
    assert (spanish.pack, spanish.lang) == (id, "es")
    assert spanish.version == english.version, f"look at {id} again: its English words are of another version"
    assert [q.id for q in spanish.questions] == [q.id for q in english.questions]
    for q, twin in zip(english.questions, spanish.questions, strict=True):
        assert is_twin(q, twin), (id, q.id)
        assert (held(q.ask), held(q.help)) == (held(twin.ask), held(twin.help)), (id, q.id)
        assert bool(q.help) == bool(twin.help), (id, q.id)
    assert bool(english.again) == bool(spanish.again)


def test_a_name_leads_to_one_pack_only() -> None:
    library = Library(lang="es")
    names = [name for id in library.ids() for name in library.get(id).names]
    assert [name for name in set(names) if names.count(name) > 1 or name in library.ids()] == []


def test_areas_moments_cards_and_spotlights_are_all_there() -> None:
    ours, english = table("growth_areas.toml"), table("growth_areas.toml", "en")
    assert ours["scale"] == english["scale"], "the lines were written anew in English"
    assert [a["id"] for a in ours["area"]] == [a["id"] for a in english["area"]]
    assert [row[:3] for row in table("moments.toml")["moments"]] == [
        row[:3] for row in table("moments.toml", "en")["moments"]
    ]
    assert set(table("cards.toml")) == set(table("cards.toml", "en"))
    spotlight = {area: len(asked) for area, asked in table("spotlight.toml").items()}
    assert spotlight == {area: len(asked) for area, asked in table("spotlight.toml", "en").items()}


def test_every_topic_of_help_and_every_crisis_line_is_told_in_spanish() -> None:
    spanish, english = Library(lang="es"), Library()
    assert [id for id, topic in spanish.help.items() if topic.about == english.help[id].about] == []
    assert spanish.crisis_lines.line[0] != english.crisis_lines.line[0]
    assert spanish.crisis_lines.checked == english.crisis_lines.checked


def test_numbers_to_call_are_those_of_the_english_lines() -> None:
    def numbers(lines: Any) -> set[str]:
        return set(re.findall(r"\d{3,}", " ".join(f"{line.to} {line.how}" for line in lines.line)))

    assert numbers(Library(lang="es").crisis_lines) == numbers(Library().crisis_lines)


# Short, plain and kind


def test_titles_and_labels_fit_a_narrow_window() -> None:
    labels = [(id, words) for id in PACKS for q in pack(id).questions for _, words in q.options]
    labels += [(id, pack(id).title) for id in PACKS]
    labels += [("moment", row[3]) for row in table("moments.toml")["moments"]]
    labels += [("area", area["name"]) for area in table("growth_areas.toml")["area"]]
    assert [(place, words, len(words)) for place, words in labels if len(words) > LONGEST] == []


def spanish_texts() -> list[tuple[str, str]]:
    files = sorted(SPANISH.rglob("*.toml"))
    return [
        (f"{file.stem}: {path}", text)
        for file in files
        for path, text in texts(tomllib.loads(file.read_text("utf-8")))
        if not re.search(r"(?:^|\.|\])(?:id|pack|lang|show_if|type|areas|also|names)\b", path)
    ]


def test_no_word_labels_blames_or_judges() -> None:
    found = {
        place: told
        for place, text in spanish_texts()
        if (told := [pair[0] for pair in kinder(_without_allowed(text), "es")])
    }
    assert found == {}


def _without_allowed(text: str) -> str:
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    return text


def test_the_list_finds_what_it_is_there_for() -> None:
    for text in (
        "Habla con tu cliente.",
        "Los pacientes",
        "Está limpio",
        "Una recaída",
        "Deberías llamar",
        "Un fracaso",
        "un adicto",
    ):
        assert list(kinder(text, "es")), text


def test_nothing_shouts_and_no_sign_stands_for_a_letter() -> None:
    for place, text in spanish_texts():
        assert "!" not in text and "¡" not in text and not EMOJI.search(text), place
        assert not re.search(r"\w[@]\w*\b|\b\w+(?:o/a|a/o|os/as|xs)\b", text), place


@pytest.mark.parametrize("id", PACKS)
def test_each_pack_is_quite_easy_to_read(id: str) -> None:
    form = pack(id)
    asked = [text for q in form.questions for text in (q.ask, q.help) if text]
    measured = [value for text in asked if (value := ease(PLACEHOLDER.sub("eso", text))) is not None]
    assert mean(measured) >= QUITE_EASY, round(mean(measured), 1)


def test_lines_cards_and_help_are_quite_easy_to_read() -> None:
    areas = [
        line for area in table("growth_areas.toml")["area"] for line in (area["definition"], *area["anchors"])
    ]
    spotlight = [asked for questions in table("spotlight.toml").values() for asked in questions]
    for told in (areas, spotlight, list(table("cards.toml").values())):
        assert mean(value for text in told if (value := ease(text)) is not None) >= QUITE_EASY
