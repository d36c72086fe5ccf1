"""Only words are taken from another language: never what is private, when it is asked, or which card is shown."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from kit.packs import pack, question
from msgspec.structs import replace

from reflect.guide import library
from reflect.guide.help import CrisisLines, Part, Topic, Turn
from reflect.guide.library import Library
from reflect.guide.translation.twin import crisis_lines_in, help_in, is_twin, pack_in
from reflect.languages import prompts_root

OPTIONS = 'options = [["yes", "Yes"], ["no", "No"]]\n'
ENGLISH = pack(
    question("danger", "select", "Is anyone in danger?", OPTIONS + 'store = "never"\ncard_if = { yes = "danger_now" }'),
    question("other", "select", "And this?", OPTIONS),
    question("felt", "text", "How was it?", 'show_if = "other == yes"\nprivate = true'),
)  # fmt: skip
SPANISH_OPTIONS = 'options = [["yes", "Sí"], ["no", "No"]]\n'


def spanish(*questions: str) -> object:
    return replace(pack(*questions), title="Probado", lang="es")


def test_words_are_laid_over_the_english_form_and_nothing_else() -> None:
    careless = spanish(
        question("danger", "select", "¿Hay peligro?", SPANISH_OPTIONS),
        question("other", "select", "¿Y esto?", SPANISH_OPTIONS),
        question("felt", "text", "¿Cómo fue?"),
    )
    told = pack_in(ENGLISH, careless)
    assert (told.title, told.lang) == ("Probado", "es")
    assert [q.ask for q in told.questions] == ["¿Hay peligro?", "¿Y esto?", "¿Cómo fue?"]
    assert told.questions[0].options == (("yes", "Sí"), ("no", "No"))
    for told_one, ours in zip(told.questions, ENGLISH.questions, strict=True):
        assert replace(told_one, ask=ours.ask, help=ours.help, options=ours.options) == ours


def test_where_no_file_of_a_language_can_be_read_all_is_told_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(Path(str(prompts_root())), tmp_path / "prompts")
    for file in (tmp_path / "prompts" / "es").rglob("*.toml"):
        file.write_bytes(b"a = " + b"[" * 5_000)
    monkeypatch.setattr(library, "prompts_root", lambda: tmp_path / "prompts")
    told, ours = Library(lang="es"), Library()
    assert (told.help, told.crisis_lines) == (ours.help, ours.crisis_lines)
    assert told.get("hard_session") == ours.get("hard_session")


def test_a_question_that_is_missing_or_another_one_stays_in_english() -> None:
    told = pack_in(
        ENGLISH,
        spanish(
            question("other", "select", "¿Y esto?", 'options = [["yes", "Sí"], ["maybe", "Quizá"]]'),
            question("danger", "text", "¿Hay peligro?"),
            question("more", "text", "¿Algo más?"),
        ),
    )
    assert [q.ask for q in told.questions] == ["Is anyone in danger?", "And this?", "How was it?"]
    assert not is_twin(ENGLISH.questions[0], told.questions[1])
    assert pack_in(ENGLISH, replace(ENGLISH, pack="another", title="Otro")) == ENGLISH


def test_a_pack_is_found_by_its_names_in_both_languages_and_begins_anew_in_its_own_words() -> None:
    english = replace(ENGLISH, names=("call", "chat"), again="One more call?")
    told = pack_in(english, replace(english, lang="es", names=("llamada", "chat"), again="¿Otra llamada?"))
    assert (told.names, told.again) == (("call", "chat", "llamada"), "¿Otra llamada?")
    assert pack_in(english, replace(english, lang="es", again="")).again == "One more call?"
    assert pack_in(ENGLISH, replace(ENGLISH, lang="es", again="¿Otra llamada?")).again == ""


def test_help_is_told_topic_by_topic_and_other_words_lead_there_in_both() -> None:
    english = {
        "a": Topic(title="A", about="about a", also=("one",), part=(Part(text="Text."),)),
        "b": Topic(title="B", about="about b", part=(Part(rows=(("x", "y"),)),)),
    }
    other = {
        "a": Topic(title="Á", about="sobre a", also=("uno",), part=(Part(text="Texto."),)),
        "b": Topic(title="Bé", about="sobre b", part=(Part(rows=(("x", "y"), ("z", "w"))),)),
    }
    told = help_in(english, other)
    assert (told["a"].title, told["a"].also) == ("Á", ("one", "uno"))
    assert told["b"] == english["b"]


def test_crisis_lines_are_told_only_while_they_are_as_fresh_as_the_english_ones() -> None:
    line = (Turn(to="988", how="Call."),)
    english = CrisisLines(checked=date(2026, 11, 22), line=line)
    spanish_lines = CrisisLines(checked=date(2026, 11, 22), line=(Turn(to="988", how="Llama."),))
    assert crisis_lines_in(english, spanish_lines) == spanish_lines
    assert crisis_lines_in(replace(english, checked=date(2026, 12, 1)), spanish_lines).line == line
    assert crisis_lines_in(replace(english, line=(*line, *line)), spanish_lines).line == (*line, *line)


def test_no_translation_takes_a_question_or_a_number_to_call_away() -> None:
    blank = spanish(question("felt", "text", " "))
    assert pack_in(ENGLISH, blank).questions[2].ask == "How was it?"
    english = CrisisLines(checked=date(2026, 11, 22), line=(Turn(to="988", how="Call."),))
    other = replace(english, line=(Turn(to="Una línea", how="Llama al 998."),))
    assert crisis_lines_in(english, other) == english


def test_a_language_with_nothing_in_it_is_all_english() -> None:
    assert Library(lang="xx").practice == Library().practice
    assert Library(lang="xx").get("quick_checkin") == Library().get("quick_checkin")
