"""Sentences in the language that is spoken; English is in the source, and what has no translation is told in it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from kit.shipped import ROOT

from reflect.cli.asking.guided import hints as keys
from reflect.wording import _catalogue, later, later_n, number, speak, speak_n, speaking, spoken

NAMES = {"speak": 1, "later": 1, "speak_n": 2, "later_n": 2}
HOLE = re.compile(r"\{\w+\}")


def said() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence of the program with its place."""
    for file in sorted((ROOT / "reflect").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
                texts = [a.value for a in node.args[: NAMES[node.func.id]] if isinstance(a, ast.Constant)]
                if len(texts) == NAMES[node.func.id] and all(isinstance(text, str) for text in texts):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", tuple(texts)


def test_english_loads_nothing() -> None:
    code = "import sys; from reflect.wording import speak; speak('Done'); print('gettext' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_a_sentence_is_told_in_the_language_that_is_spoken() -> None:
    assert speak("Saved as {number}. Thank you for taking the time.", number=12).startswith("Saved as 12.")
    with speaking("es"):
        assert spoken() == "es"
        assert speak("Saved as {number}. Thank you for taking the time.", number=12).startswith(
            "Guardado como 12."
        )
        with speaking("en"):
            assert speak("Done") == "Done"
        assert speak("Done") == "Hecho"
    assert spoken() == "en"


def test_what_counts_agrees_with_its_number() -> None:
    told = [speak_n("{n} plan", "{n} plans", n) for n in (0, 1, 2)]
    with speaking("es"):
        told += [speak_n("{n} plan", "{n} plans", n) for n in (0, 1, 2)]
        told += [speak_n("{hours} hour", "{hours} hours", h, hours=h) for h in (1, 1.5)]
    assert told == ["0 plans", "1 plan", "2 plans", "0 planes", "1 plan", "2 planes", "1 hora", "1.5 horas"]


def test_how_many_there_are_is_said_in_one_way_and_the_number_of_an_entry_stays_as_it_is_typed() -> None:
    many = (999, 1000, 3000, 12_345, 1_000_000)
    assert [number(n) for n in many] == ["999", "1,000", "3,000", "12,345", "1,000,000"]
    told = [speak_n("{n} plan", "{n} plans", 3000), speak("{n} places", n=3000), number(1.5)]
    with speaking("es"):
        assert [number(n) for n in many] == ["999", "1000", "3000", "12,345", "1,000,000"]
        told += [speak_n("{n} plan", "{n} plans", 3000), speak_n("{n} plan", "{n} plans", 12_345)]
    assert told == ["3,000 plans", "3,000 places", "1.5", "3000 planes", "12,345 planes"]
    assert "3000" in speak("Saved as {number}. Thank you for taking the time.", number=3000)


def test_what_is_not_translated_is_told_in_english() -> None:
    with speaking("es"):
        assert (
            speak("A sentence that nobody wrote {down}.", down="{yet}")
            == "A sentence that nobody wrote {yet}."
        )
    with speaking("xx"):
        assert (speak("Done"), speak_n("one", "many", 2)) == ("Done", "many")
    assert (later("Done"), later_n("a", "b")) == ("Done", ("a", "b"))


def test_every_sentence_is_told_in_spanish_with_the_same_holes() -> None:
    catalogue = _catalogue("es")
    missing, holes = [], []
    for place, texts in said():
        told = (
            [catalogue.ngettext(*texts, n) for n in (1, 2)]
            if len(texts) == 2
            else [catalogue.gettext(texts[0])]
        )
        if told == list(texts) and re.search(r"[a-z]{3}", HOLE.sub("", texts[0])) and texts[0] != "No":
            missing.append((place, texts[0]))
        for text, spanish in zip(texts, told, strict=True):
            more = {"{n}"} if len(texts) == 2 else set()  # "in the week", and not "in the 1 week"
            if set(HOLE.findall(text)) - more != set(HOLE.findall(spanish)) - more:
                holes.append((place, text, spanish))
    assert (missing, holes) == ([], [])


def test_every_key_in_a_line_of_keys_is_told_in_spanish() -> None:
    hints = [hint for name in dir(keys) if name.endswith("_HINTS") for hint in getattr(keys, name)]
    parts = {part for hint in hints for part in hint.format("s or n").split(keys.BETWEEN)}
    with speaking("es"):
        assert {part for part in parts if keys.told(part) == part} == set()
        assert keys.told("Enter next · Ctrl+C pause") == "Enter sigue · Ctrl+C pausa"


@pytest.mark.parametrize(
    "sentence", ["Your journal is ready. To write your first reflection, type: reflect log"]
)
def test_what_is_typed_stays_as_it_is_typed(sentence: str) -> None:
    with speaking("es"):
        assert "reflect log" in speak(sentence)
