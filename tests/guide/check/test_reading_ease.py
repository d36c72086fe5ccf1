"""Syllables of Spanish, counted by hand for these words, and the formula, worked out on paper."""

import pytest

from reflect.guide.check.reading_ease import QUITE_EASY, ease, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sol", 1), ("casa", 2), ("persona", 3), ("tiempo", 2), ("bien", 1), ("día", 2), ("país", 2), ("reír", 2),
        ("guía", 2), ("que", 1), ("quiero", 2), ("guerra", 2), ("pingüino", 3), ("ciudad", 2), ("cuidar", 2),
        ("leer", 2), ("caos", 2), ("muy", 1), ("hoy", 1), ("y", 1), ("ayuda", 3), ("apoyo", 3), ("confianza", 3),
        ("experiencia", 4), ("Paraguay", 3), ("viuda", 2), ("recuperación", 5), ("cariño", 3), ("sonreía", 4),
        ("averigüe", 4), ("buey", 1), ("oír", 2), ("oído", 3), ("pasión", 2), ("limpiáis", 2), ("tsk", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula_is_the_published_one() -> None:
    # 4 words, 7 syllables (có-mo te fue hoy: 2 + 1 + 1 + 1 = 5), one sentence.
    assert ease("¿Cómo te fue hoy?") == pytest.approx(206.835 - 62.3 * 5 / 4 - 4)
    assert ease("Sí. No.") == pytest.approx(206.835 - 62.3 - 1)
    assert ease("1, 2 ...") is None


def test_long_words_in_one_long_sentence_are_hard() -> None:
    easy = ease("Escribe lo que sentiste. Una línea basta.")
    hard = ease(
        "La implementación institucional de procedimientos interdisciplinarios requiere evaluaciones periódicas."
    )
    assert easy is not None and hard is not None
    assert hard < QUITE_EASY < easy
